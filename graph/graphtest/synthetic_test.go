package graphtest_test

import (
	"encoding/json"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/resolve"
)

func TestSyntheticEventsDoNotUnite(t *testing.T) {
	const n = 3010
	all := collect(n, 1)
	d, err := resolve.All(all)
	if err != nil {
		t.Fatal(err)
	}
	if len(all.Mentions) != n || len(d.Events) != n {
		t.Errorf("%d mentions of %d events, want %d of each", len(all.Mentions), len(d.Events), n)
	}
	for _, e := range d.Events {
		if len(e.Participations) != 3 {
			t.Fatalf("event %s has %d participants, want 3", e.ID, len(e.Participations))
		}
	}
}

func TestSyntheticIsTheSameForASeed(t *testing.T) {
	one, again, other := encode(t, collect(500, 7)), encode(t, collect(500, 7)), encode(t, collect(500, 8))
	if one != again {
		t.Error("the same seed gives two corpora")
	}
	if one == other {
		t.Error("two seeds give the same corpus")
	}
}

func collect(n int, seed uint64) graph.Batch {
	var all graph.Batch
	for b := range graphtest.Synthetic(n, seed) {
		all.Articles = append(all.Articles, b.Articles...)
		all.Mentions = append(all.Mentions, b.Mentions...)
	}
	return all
}

func encode(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
