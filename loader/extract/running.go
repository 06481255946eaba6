package extract

import (
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/timex"
)

// running returns the days that talks of several days took, where the words say
// how many and that d was the last or the first of them: "eight days of talks
// ended on Friday", "opened a two-day summit on Friday". Else it returns d.
func (t *tree) running(g *trigger, d *graph.EventDate) *graph.EventDate {
	if d == nil || !consult(g.frame) || d.Precision != graph.PrecisionDay {
		return d
	}
	n := t.days(g)
	if n < 2 {
		return d
	}
	var all graph.EventDate
	switch t.phase(g) {
	case ending:
		all = graph.DateOfInterval(d.Earliest.Add(1-n), d.Earliest)
	case opening:
		all = graph.DateOfInterval(d.Earliest, d.Earliest.Add(n-1))
	default:
		return d
	}
	all.Basis, all.Expression = d.Basis, d.Expression
	return &all
}

// days is how many days the words beside a trigger say that it took, 0 for none.
func (t *tree) days(g *trigger) int {
	const most = 31 // longer ones are campaigns
	for k := range t.times {
		e := &t.times[k]
		if e.Type != timex.TypeDuration || !strings.HasPrefix(e.Value, "P") || !strings.HasSuffix(e.Value, "D") {
			continue
		}
		n, err := strconv.Atoi(e.Value[1 : len(e.Value)-1])
		if err != nil || n > most {
			continue
		}
		i := t.timeHead(k)
		for _, at := range []int{g.at, g.noun} {
			if at >= 0 && (t.head(i) == at || t.head(at) == i && t.prep(at) == "of") {
				return n
			}
		}
	}
	return 0
}

// phase is the part of an event that a sentence dates.
type phase int

const (
	whole phase = iota
	opening
	ending
)

// phase reads the verb or preposition over a trigger: "wrapped up talks", "after
// two days of talks".
func (t *tree) phase(g *trigger) phase {
	for _, at := range []int{g.at, g.noun} {
		for n := 0; at >= 0 && n < 4; n, at = n+1, t.head(at) {
			if t.tok[at].UPOS == "VERB" {
				switch lemma := t.verbLemma(at); {
				case t.rules.Words.Has("finishing", lemma):
					return ending
				case t.rules.Words.Has("opening", lemma):
					return opening
				}
				break
			}
			if t.rules.Words.Has("finishing", t.lemma(at)) { // "at the end of"
				return ending
			}
			if p := t.prep(at); p == "after" || p == "following" {
				return ending
			}
		}
	}
	return whole
}
