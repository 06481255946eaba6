package graph_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestNet(t *testing.T) {
	created := func(id graph.EventID) graph.Change { return graph.Change{Kind: graph.ChangeCreated, Event: id} }
	change := func(kind graph.ChangeKind, id graph.EventID, was ...graph.EventID) graph.Change {
		return graph.Change{Kind: kind, Event: id, Was: was}
	}
	for name, c := range map[string]struct {
		log                    []graph.Change
		created, changed, gone int
	}{
		"nothing":                         {nil, 0, 0, 0},
		"new":                             {[]graph.Change{created("a"), created("b")}, 2, 0, 0},
		"new, then more is told of it":    {[]graph.Change{created("a"), change(graph.ChangeChanged, "a", "a")}, 1, 0, 0},
		"new, then under another id":      {[]graph.Change{created("b"), change(graph.ChangeChanged, "a", "b")}, 1, 0, 0},
		"two new ones are one":            {[]graph.Change{created("a"), created("b"), change(graph.ChangeMerged, "a", "a", "b")}, 1, 0, 0},
		"a new one joins an old one":      {[]graph.Change{created("b"), change(graph.ChangeMerged, "a", "a", "b")}, 0, 1, 0},
		"two old ones are one":            {[]graph.Change{change(graph.ChangeMerged, "a", "a", "b")}, 0, 1, 0},
		"an old one is two":               {[]graph.Change{change(graph.ChangeSplit, "a", "a"), change(graph.ChangeSplit, "b", "a")}, 0, 2, 0},
		"a new one is two":                {[]graph.Change{created("a"), change(graph.ChangeSplit, "a", "a"), change(graph.ChangeSplit, "b", "a")}, 2, 0, 0},
		"an old one twice":                {[]graph.Change{change(graph.ChangeChanged, "a", "a"), change(graph.ChangeChanged, "a", "a")}, 0, 1, 0},
		"an old one is gone":              {[]graph.Change{change(graph.ChangeDeleted, "a", "a")}, 0, 0, 1},
		"an old one changes, then goes":   {[]graph.Change{change(graph.ChangeChanged, "a", "a"), change(graph.ChangeDeleted, "a", "a")}, 0, 0, 1},
		"a new one is gone":               {[]graph.Change{created("a"), change(graph.ChangeDeleted, "a", "a")}, 0, 0, 0},
		"an old one moves, then it moves": {[]graph.Change{change(graph.ChangeChanged, "b", "c"), change(graph.ChangeChanged, "a", "b")}, 0, 1, 0},
		"an old one is hidden":            {[]graph.Change{change(graph.ChangeHidden, "a", "a")}, 0, 1, 0},
		"a new one is hidden at once":     {[]graph.Change{change(graph.ChangeHidden, "a")}, 0, 0, 0},
	} {
		var n graph.Net
		n.Add(c.log...)
		if created, changed, gone := n.Counts(); created != c.created || changed != c.changed || gone != c.gone {
			t.Errorf("%s: %d new, %d changed, %d gone; want %d, %d, %d", name, created, changed, gone, c.created, c.changed, c.gone)
		}
	}
}
