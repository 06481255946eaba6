package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// Days returns the dates of the events that the words at byte offsets tell of,
// whether or not a rule knows the words, in the order of the offsets; nil where
// the text says none. It dates as Mentions does.
func (r Reader) Days(a *graph.Article, sents []syntax.Sentence, times [][]timex.Expression, cast *actors.Cast, words []int) []*graph.EventDate {
	x := &reading{article: a, rules: r.Rules, published: a.Published.Day()}
	x.tale = newNarrative(x.published, sents)
	out := make([]*graph.EventDate, len(words))
	var early []int
	r.trees(sents, times, cast, func(t *tree) {
		x.tale.enter(t)
		gs := t.triggers(x.rules)
		for n, at := range words {
			if at < t.s.Start || at >= t.s.End {
				continue
			}
			i, _ := t.words(at, at)
			if i >= len(t.tok) {
				continue
			}
			g := trigger{at: i, noun: -1, frame: unknownFrame}
			with := append(slices.Clone(gs), g)
			told, soon := x.tale.tells(t, &g, nil)
			if out[n] = t.date(&g, t.schedule(with), &x.scene); out[n] == nil {
				out[n] = told
			}
			if out[n] == nil && soon {
				early = append(early, n)
			}
		}
	})
	for _, n := range early {
		out[n] = x.tale.news
	}
	return out
}

// unknownFrame is that of a word no rule speaks of; its type is one that has no
// rules of its own for dates.
var unknownFrame = &rules.Frame{ID: "unknown", Type: graph.Mobilization}
