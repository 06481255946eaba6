package graph_test

import (
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

func TestDecisionIdentify(t *testing.T) {
	at := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	a := graph.Decision{Kind: graph.DecideHide, Mentions: []graph.MentionAnchor{{Mention: "men-x"}}, Author: "ann", At: at}
	a.Identify()
	if graph.Kind(string(a.ID)) != "decision" {
		t.Errorf("id %q", a.ID)
	}

	same := a
	same.ID, same.At = "old", at.In(time.FixedZone("", 3*60*60))
	if same.Identify(); same.ID != a.ID || same.At.Location() != time.UTC {
		t.Errorf("the same instant in another zone: id %s at %s, want %s", same.ID, same.At, a.ID)
	}

	for name, change := range map[string]func(*graph.Decision){
		"kind":     func(d *graph.Decision) { d.Kind = graph.DecideSplit },
		"mentions": func(d *graph.Decision) { d.Mentions = []graph.MentionAnchor{{Mention: "men-y"}} },
		"author":   func(d *graph.Decision) { d.Author = "ben" },
		"reason":   func(d *graph.Decision) { d.Reason = "twice" },
		"time":     func(d *graph.Decision) { d.At = at.Add(time.Nanosecond) },
	} {
		d := a
		change(&d)
		if d.Identify(); d.ID == a.ID {
			t.Errorf("another %s, the same id", name)
		}
	}
}
