package resolvers_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
)

// A mention of an older version of an article can still be read, without what
// needs the text of that version; the id of its event leads to the event that
// the new version tells of.
func TestRetiredMention(t *testing.T) {
	version := func(modified, verb string) graph.Batch {
		a := tell("Example Wire", "2025-12-03", "Talks")
		a.article.Modified, _ = graph.ParsePublication(modified)
		return a.says("Steve Witkoff "+verb+" Rustem Umerov.", event(graph.Meeting, 1, verb,
			who(part(witkoff, graph.RoleParticipant, us, "", ""), part(umerov, graph.RoleParticipant, ukraine, "", "")))).batch()
	}
	before, after := version("", "met"), version("2025-12-04", "saw")
	old, current := before.Mentions[0], after.Mentions[0]
	h := newHandler(t, newStore(t, before, after), resolvers.Options{})

	type mention struct {
		ID      graph.MentionID
		Retired bool
		Event   *struct{ ID graph.EventID }
		Start   *int
		Trigger string
		Quote   struct {
			Exact          string
			Prefix, Suffix *string
		}
		Article struct {
			Mentions struct {
				Nodes []struct{ ID graph.MentionID }
			}
		}
	}
	var got struct {
		Old, Current mention
		Event        struct{ ID graph.EventID }
	}
	ask(t, h, `query($old: ID!, $current: ID!, $event: ID!) {
		old: node(id: $old) { ...M }
		current: node(id: $current) { ...M }
		event(id: $event) { id }
	}
	fragment M on Mention { id retired event { id } start trigger quote { exact prefix suffix } article { mentions { nodes { id } } } }`,
		map[string]any{"old": old.ID, "current": current.ID, "event": graph.EventOf(old.ID)}).into(t, &got)

	o, c := got.Old, got.Current
	if !o.Retired || o.Event != nil || o.Start != nil || o.Quote.Prefix != nil || o.Quote.Suffix != nil ||
		o.Quote.Exact != old.Quote || o.Trigger != "met" {
		t.Errorf("retired: %+v", o)
	}
	if c.Retired || c.Event == nil || c.Start == nil || c.Quote.Prefix == nil || c.Trigger != "saw" {
		t.Errorf("current: %+v", c)
	}
	if got.Event.ID != graph.EventOf(current.ID) {
		t.Errorf("the old id leads to %s, want %s", got.Event.ID, graph.EventOf(current.ID))
	}
	if nodes := o.Article.Mentions.Nodes; len(nodes) != 1 || nodes[0].ID != current.ID {
		t.Errorf("the article says %+v", nodes)
	}
}
