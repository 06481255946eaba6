package graphtest

import (
	"maps"
	"slices"

	"github.com/parley-events/parley/graph"
)

// compare returns what a write changed, by event: the definition of the change
// log, from the state before and after.
func compare(before, after state) []graph.Change {
	var changes []graph.Change
	heirs := map[graph.EventID]map[graph.EventID]bool{} // before → after
	for i := range before.events {
		was := &before.events[i]
		heirs[was.ID] = map[graph.EventID]bool{}
		for _, m := range was.Mentions {
			if now, ok := after.holding[m]; ok {
				heirs[was.ID][now.ID] = true
			}
		}
		if len(heirs[was.ID]) == 0 {
			changes = append(changes, graph.Change{Kind: graph.ChangeDeleted, Event: was.ID, Was: []graph.EventID{was.ID}})
		}
	}
	for i := range after.events {
		now := &after.events[i]
		was := map[graph.EventID]bool{}
		split := false
		for _, m := range now.Mentions {
			if e, ok := before.holding[m]; ok {
				was[e.ID] = true
				split = split || len(heirs[e.ID]) > 1
			}
		}
		c := graph.Change{Event: now.ID, Was: slices.Sorted(maps.Keys(was))}
		same := before.byID[now.ID]
		if same != nil && encode(*same) == encode(*now) && !readAgain(before, after, now) {
			continue
		}
		switch {
		case now.Hidden && (same == nil || !same.Hidden):
			c.Kind = graph.ChangeHidden
		case len(was) == 0:
			c.Kind = graph.ChangeCreated
		case len(was) > 1:
			c.Kind = graph.ChangeMerged
		case split:
			c.Kind = graph.ChangeSplit
		default:
			c.Kind = graph.ChangeChanged
		}
		changes = append(changes, c)
	}
	slices.SortFunc(changes, func(a, b graph.Change) int { return compareIDs(a.Event, b.Event) })
	return changes
}

// readAgain reports whether another reading of a mention of the event counts
// than before: its evidence changed, if not what is derived from it.
func readAgain(before, after state, e *graph.Event) bool {
	return slices.ContainsFunc(e.Mentions, func(id graph.MentionID) bool {
		was := before.evidence[id]
		return was != nil && encode(was) != encode(after.evidence[id])
	})
}

// count adds the changes to the summary of the write that brought them.
func count(s *graph.Summary, changes []graph.Change) {
	for _, c := range changes {
		switch c.Kind {
		case graph.ChangeCreated:
			s.Created++
		case graph.ChangeDeleted:
			s.Deleted++
		default:
			s.Changed++
		}
	}
}
