package explain

import (
	"fmt"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/timex"
)

// Date is a time expression.
type Date struct {
	Phrase string
	Type   string // TIMEX3: DATE, TIME, DURATION, SET
	Value  string // TIMEX3
	EDTF   string // "" where it is no date
	Rule   string
	Anchor string // what it counts from, or why it is no date
	span   graph.Span
}

func dateOf(e *timex.Expression, published graph.Day) Date {
	d := Date{Phrase: e.Text, Type: e.Type, Value: e.Value, Rule: e.Rule, Anchor: anchor(e, published), span: e.Span}
	if e.Date != nil {
		d.EDTF = e.Date.EDTF
	}
	return d
}

// anchor says what an expression counts from.
func anchor(e *timex.Expression, published graph.Day) string {
	switch {
	case e.Offset != nil && e.Date == nil:
		return "counts from the event beside it"
	case e.Type == timex.TypeDuration:
		return "a length of time, no date"
	case e.Type == timex.TypeSet:
		return "something repeated, no date"
	case e.Date == nil && e.Relative && published == "" && !strings.HasSuffix(e.Value, "_REF"):
		return "there is no publication day to count from: give --published"
	case e.Date == nil:
		return "too vague for a date"
	}
	basis := ""
	switch e.Date.Basis {
	case graph.BasisPublication:
		basis = "counts from the publication day, " + weekday(published)
	case graph.BasisNarrative:
		basis = "counts from what was told before: " + told(e.Told)
	default:
		basis = "as it is written"
	}
	if e.Compared {
		basis += "; the date of another event, compared with"
	}
	return basis
}

func weekday(d graph.Day) string {
	if d == "" {
		return "unknown"
	}
	return fmt.Sprintf("%s %s", d.Weekday(), d)
}

// told names the date that a narrative date counts from: the last one spoken of,
// and the day being told where that is another.
func told(t timex.Told) string {
	switch {
	case t.Last == "" && t.Day == "":
		return "nothing"
	case t.Day == "" || string(t.Day) == t.Last:
		return t.Last
	case t.Last == "":
		return weekday(t.Day)
	}
	return fmt.Sprintf("last %s, on the day %s", t.Last, weekday(t.Day))
}
