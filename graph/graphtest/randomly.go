package graphtest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parley-events/parley/graph"
)

// runRandom writes random news to the engine and to the oracle, and asks both
// the same random questions on the way.
func runRandom(t *testing.T, e Engine) {
	s := seed(t)
	rng := random(s)
	store, oracle := e.Open(t), NewOracle()
	news := NewNewsroom(random(s + 1))
	for i := range 40 {
		b := news.Batch()
		want, err := oracle.Write(testContext(t), b)
		if err != nil {
			t.Fatalf("batch %d: the newsroom writes what is refused: %v", i, err)
		}
		got := must[graph.Summary](t)(store.Write(testContext(t), b))
		ok := same(t, fmt.Sprintf("batch %d: summary", i), got, want)
		if i%8 == 7 || !ok {
			ok = same(t, fmt.Sprintf("batch %d: export", i), export(t, store), export(t, oracle)) && ok
			for n := 0; n < 25 && ok; n++ {
				ok = askEvents(t, rng, store, oracle)
			}
		}
		if !ok {
			return
		}
	}
}

// askEvents asks a random question and turns two pages of the answer, each
// store by its own cursors.
func askEvents(t *testing.T, rng *rand.Rand, s graph.Store, o *Oracle) bool {
	t.Helper()
	v := vocabularyOf(o.state)
	under := randomParents(rng, v)
	q := graph.EventQuery{
		Filter: randomFilter(rng, v),
		Order:  pick(rng, []graph.EventOrder{"", graph.OldestFirst, graph.NewestFirst}),
		Page:   graph.Page{First: rng.IntN(6), Total: rng.IntN(2) == 0},
	}
	if q.Page.First == 0 && rng.IntN(2) == 0 {
		q.Page.Last = 1 + rng.IntN(5)
	}
	what := fmt.Sprintf("events under %s, query %s", encode(under), encode(q))
	got := must[[]graph.List[graph.Event]](t)(s.Events(testContext(t), under, q))
	want := must[[]graph.List[graph.Event]](t)(o.Events(testContext(t), under, q))
	if !samePages(t, what, got, want) {
		return false
	}
	i := rng.IntN(len(want))
	if len(want[i].Items) == 0 {
		return true
	}
	at := rng.IntN(len(want[i].Items))
	alone, mine, theirs := parentAt(under, i), q, q
	mine.Page.After, theirs.Page.After = got[i].Cursors[at], want[i].Cursors[at]
	return samePages(t, what+", from the next on", must[[]graph.List[graph.Event]](t)(s.Events(testContext(t), alone, mine)),
		must[[]graph.List[graph.Event]](t)(o.Events(testContext(t), alone, theirs)))
}
