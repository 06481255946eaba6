package extract

import (
	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/timex"
)

// daysBefore returns the days of talks before the one a mention tells of: "meet
// on Saturday for the third day in a row" says that they met on Thursday and
// Friday. It is nil where nothing says so.
func (t *tree) daysBefore(g *trigger, date *graph.EventDate) *graph.EventDate {
	if !consult(g.frame) || date == nil || date.Precision != graph.PrecisionDay {
		return nil
	}
	for k := range t.times {
		n := t.times[k].Ordinal
		if n < 2 || n > 60 || t.times[k].Type != timex.TypeSet || t.times[k].Value != "P1D" {
			continue
		}
		d := graph.DateOfInterval(date.Earliest.Add(1-n), date.Earliest.Add(-1))
		d.Basis, d.Expression = date.Basis, t.times[k].Text
		return &d
	}
	return nil
}
