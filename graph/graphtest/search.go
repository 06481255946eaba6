package graphtest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
)

// runSearch: words are found in any script, case and with or without
// diacritics; the best hits come first, and the order is the contract's.
func runSearch(t *testing.T, e Engine) {
	store, oracle := e.Open(t), NewOracle()
	s := seed(t)
	facts := joined(nil, NewNewsroom(random(s)).Batches(20))[0]
	write(t, store, facts)
	write(t, oracle, facts)
	v := vocabularyOf(oracle.state)
	kinds := [][]graph.HitKind{
		nil, {graph.HitActor}, {graph.HitEvent}, {graph.HitPlace}, {graph.HitArticle}, {graph.HitArticle, graph.HitEvent},
	}
	questions := []string{
		"", "!?", "rassendyll", "RASSENDYLL", "Rassendyll met", "müsstler", "Musstler", "zolkiewski", "ŻÓŁKIEWSKI",
		"Їжакевич", "переговори", "王小明", "سمير", "O'Brien", "obrien's", "café", "cafe", "naive hopes", "strasse", "Straße",
		"szohod", "winter palace", "winter-palace", "deal hours five", "\"", "a* OR b", "NOT peace", "NEAR(a b)", "x:y", "-", "%", "_", "'; DROP TABLE events; --",
	}
	rng := random(s)
	for range 20 {
		questions = append(questions, randomText(rng, v))
	}
	for i, text := range questions {
		q := graph.SearchQuery{Text: text, Kinds: kinds[i%len(kinds)], Page: graph.Page{First: 50, Total: true}}
		for _, q.Kinds = range [][]graph.HitKind{nil, kinds[i%len(kinds)]} {
			got := must[graph.List[graph.Hit]](t)(store.Search(testContext(t), q))
			want := must[graph.List[graph.Hit]](t)(oracle.Search(testContext(t), q))
			samePage(t, fmt.Sprintf("search %q in %v", text, q.Kinds), got, want)
			inKeyOrder(t, q, got)
		}
	}
}

func inKeyOrder(t *testing.T, q graph.SearchQuery, l graph.List[graph.Hit]) {
	t.Helper()
	tokens := graph.Tokens(q.Text)
	var keys []string
	for _, h := range l.Items {
		keys = append(keys, h.Key(tokens))
	}
	if !slices.IsSorted(keys) {
		t.Errorf("search %q: hits are not in the order of their keys: %q", q.Text, keys)
	}
}
