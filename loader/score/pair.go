package score

import (
	"cmp"
	"slices"

	"github.com/parley-events/parley/graph"
)

// pair is a gold event and what was predicted for it, by index.
type pair struct{ gold, predicted int }

// pairs matches events one to one, the heaviest pairs first, then in the order
// of the article.
func pairs(gold, predicted []Event) []pair {
	type candidate struct {
		weight float64
		pair
	}
	var all []candidate
	for i := range gold {
		for j := range predicted {
			if w := weight(&gold[i], &predicted[j]); w > 0 {
				all = append(all, candidate{w, pair{i, j}})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.gold, b.gold), cmp.Compare(a.predicted, b.predicted))
	})
	takenGold, takenPredicted := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, c := range all {
		if !takenGold[c.gold] && !takenPredicted[c.predicted] {
			takenGold[c.gold], takenPredicted[c.predicted] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

// weight is how well a prediction fits a gold event; 0 says that it cannot be it.
func weight(g, p *Event) float64 {
	if g.Type != p.Type {
		return 0
	}
	shared, named, quoted := sharedActors(g, p), 0, sharesQuote(g, p)
	for _, s := range shared {
		if g.Participants[s.gold].Kind != graph.Group {
			named++
		}
	}
	rel := relate(g.Date, p.Date)
	switch {
	case g.named() > 0 && named == 0,
		g.named() == 0 && len(shared) == 0 && !quoted,
		rel == apart && !quoted:
		return 0
	}
	w := 1 + 2*(float64(len(shared))/float64(max(1, len(p.Participants), g.named())))
	w += map[relation]float64{exact: 2, overlapping: 1, bothNone: 1, oneNone: 0.5}[rel]
	if quoted {
		w += 1.5
	}
	return w
}

// sharedActors pairs participants in the order of the gold, each with the first
// that fits.
func sharedActors(g, p *Event) []pair {
	used := make([]bool, len(p.Participants))
	var out []pair
	for i := range g.Participants {
		for j := range p.Participants {
			if !used[j] && same(&g.Participants[i], &p.Participants[j]) {
				used[j] = true
				out = append(out, pair{i, j})
				break
			}
		}
	}
	return out
}
