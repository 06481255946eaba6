package graph_test

import (
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestDigestKeepsPartsApart(t *testing.T) {
	lists := [][]string{{}, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"", "ab"}, {"ab", ""}, {"a:1", "b"}, {"a", ":1b"}, {"1:a1:b"}, {"b", "a"}}
	seen := map[string][]string{}
	for _, parts := range lists {
		d := graph.Digest(parts...)
		if other, ok := seen[d]; ok {
			t.Errorf("%q and %q have one digest", other, parts)
		}
		seen[d] = parts
		if len(d) != 26 || strings.Trim(d, "abcdefghijklmnopqrstuvwxyz234567") != "" {
			t.Errorf("Digest(%q) = %q", parts, d)
		}
	}
}

// Ids are stored and passed on: another way of making them is another graph.
func TestIDsStayTheSame(t *testing.T) {
	mention := graph.MentionKey{Article: "art-x", Sentence: "They met.", Repeat: 1, Trigger: 5, Part: 2, Extractor: "rules"}
	witkoff := graph.ActorObserved{Name: "Witkoff", FullName: "Steve Witkoff", Kind: graph.Person, Country: "US"}
	for got, want := range map[string]string{
		string(graph.NewArticleID("https://example.org/a", "text")): "art-" + graph.Digest("url", "https://example.org/a"),
		string(graph.NewArticleID("", "text")):                      "art-" + graph.Digest("text", "text"),
		string(mention.ID()):                                        "men-" + graph.Digest("art-x", "They met.", "1", "5", "2", "rules"),
		string(witkoff.ID()):                                        "act-" + graph.Digest("actor", "person:steve witkoff:us"),
		graph.Digest("a"):                                           "ifrp3xjzupscexuoeojoz3jdp4",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestMentionKeyTellsMentionsApart(t *testing.T) {
	base := graph.MentionKey{Article: "art-x", Sentence: "They met.", Extractor: "rules"}
	seen := map[graph.MentionID]bool{base.ID(): true}
	for _, change := range []func(*graph.MentionKey){
		func(k *graph.MentionKey) { k.Article = "art-y" },
		func(k *graph.MentionKey) { k.Sentence = "They met" },
		func(k *graph.MentionKey) { k.Repeat = 1 },
		func(k *graph.MentionKey) { k.Trigger = 1 },
		func(k *graph.MentionKey) { k.Part = 1 },
		func(k *graph.MentionKey) { k.Extractor = "llm" },
	} {
		k := base
		change(&k)
		if seen[k.ID()] {
			t.Errorf("%+v has the id of another", k)
		}
		seen[k.ID()] = true
	}
}

func TestEventOfAndFirstMention(t *testing.T) {
	m := graph.MentionKey{Sentence: "They met."}.ID()
	e := graph.EventOf(m)
	if graph.Kind(string(e)) != "event" || e.FirstMention() != m {
		t.Errorf("event of %s is %s, its first mention %s", m, e, e.FirstMention())
	}
}

func TestKind(t *testing.T) {
	d := graph.Digest("x")
	for id, want := range map[string]string{
		"art-" + d: "article", "men-" + d: "mention", "evt-" + d: "event",
		"act-" + d: "actor", "plc-" + d: "place", "dec-" + d: "decision",
		"": "", "evt-": "", d: "", "evt-" + d + "a": "", "EVT-" + d: "", "job-" + d: "", "evt_" + d: "",
	} {
		if got := graph.Kind(id); got != want {
			t.Errorf("Kind(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestActorKey(t *testing.T) {
	for _, tt := range []struct {
		o    graph.ActorObserved
		want string
	}{
		{graph.ActorObserved{Name: "Witkoff", FullName: "Steve WITKOFF", Kind: graph.Person, Country: "US"}, "person:steve witkoff:us"},
		{graph.ActorObserved{Name: "Erdoğan", Kind: graph.Person}, "person:erdogan:"},
		{graph.ActorObserved{Name: "NATO", Kind: graph.Organization}, "organization:nato:"},
		{graph.ActorObserved{Name: "Zelensky", Kind: graph.Person, Country: "UA", Gazetteer: "person/zelensky"}, "gazetteer:person/zelensky"},
	} {
		if got := graph.ActorKey(tt.o); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// A side leads to the country that is an actor, or to the organisation.
func TestSideActor(t *testing.T) {
	us := graph.ActorObserved{Name: "Washington", Kind: graph.Country, Gazetteer: graph.CountryKey("US")}
	hamas := graph.ActorObserved{Name: "Hamas", Kind: graph.Organization}
	if got := (graph.Side{Key: "US"}).Actor(); got != us.ID() {
		t.Errorf("side US: got %s, want %s", got, us.ID())
	}
	if got := (graph.Side{Key: string(hamas.ID())}).Actor(); got != hamas.ID() {
		t.Errorf("side Hamas: got %s, want %s", got, hamas.ID())
	}
}
