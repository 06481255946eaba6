package timex

import (
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// The TIMEX3 types of an expression.
const (
	TypeDate     = "DATE"
	TypeTime     = "TIME"
	TypeDuration = "DURATION"
	TypeSet      = "SET"
)

// Anchor is what relative words count from.
type Anchor struct {
	// Published is the publication's local day; where it is empty, relative
	// dates stay unresolved.
	Published graph.Day
	// Narrative is the date last spoken of; nil for none.
	Narrative *graph.EventDate
	// History says that the text tells of times long before its publication,
	// so that a day or month without a year counts from Narrative.
	History bool
}

// Expression is one time expression of a sentence.
type Expression struct {
	// Span holds the expression without its preposition: byte offsets into the
	// text. Date.Expression is the phrase with it ("on Tuesday").
	Span graph.Span
	Text string
	Rule string // id in rules.yaml
	Type string // DATE, TIME, DURATION, SET
	// Value is the TIMEX3 value ("2025-12-02", "2025-SP", "P3D", "PAST_REF"),
	// with X for digits that the text does not give. Mod is TIMEX3's START,
	// MID, END or APPROX, or empty.
	Value, Mod string
	// Date is nil for durations, sets, vague words ("recently") and relative
	// expressions that have nothing to count from.
	Date *graph.EventDate
	// Relative: counted from the publication or from a date spoken of before.
	Relative bool
	// Offset is set for "two days after …": its Date is nil because it counts
	// from the event that follows, which the caller may know.
	Offset *Offset
	// Compared: the date is another event's, with which the sentence compares:
	// "the first meeting since 2021".
	Compared bool
	// Told are the dates spoken of before, which a narrative date counts from.
	Told Told
	// Ordinal is n in "the nth consecutive day", else 0. Value is the unit.
	Ordinal int
	// Parts are the two dates of a range, each as its own expression.
	Parts []Expression

	yearless bool // the year was inferred
}

// Told is what of the dates spoken of so far later ones may count from: the
// last one, and the day that the text is telling of. Empty for none.
type Told struct {
	Last string // EDTF
	Day  graph.Day
}

// Find returns the time expressions of a sentence of text, ascending and
// without overlap.
func Find(text string, s *syntax.Sentence, a Anchor) []Expression {
	return english().find(text, s, a.Published, rememberOnly(a.Narrative), a.History)
}

// Walk returns the time expressions of every sentence of an article in order,
// each resolved against the publication day and the dates spoken of before it.
// It finds out by itself whether the article is a history.
func Walk(text string, sents []syntax.Sentence, published graph.Publication) [][]Expression {
	day := published.Day()
	found := walk(text, sents, day, false)
	if filed := filedOn(sents, found, day); filed != day {
		day = filed
		found = walk(text, sents, day, false)
	}
	if isHistory(found, day) {
		return walk(text, sents, day, true)
	}
	return found
}

func walk(text string, sents []syntax.Sentence, published graph.Day, history bool) [][]Expression {
	out := make([][]Expression, len(sents))
	var m memory
	for i := range sents {
		out[i] = english().find(text, &sents[i], published, &m, history)
	}
	return out
}

// filedOn is the day that the dateline of an article says it was written, where
// the paper came out a day or two later: "THURMONT, Md., July 25 —" in that of
// July 26 says "today" of the 25th. Else it is the publication day.
func filedOn(sents []syntax.Sentence, found [][]Expression, published graph.Day) graph.Day {
	const opening, longest, late = 3, 12, 2 // sentences, words, days
	if published == "" {
		return published
	}
	for i := range min(opening, len(sents)) {
		tok := sents[i].Tokens
		if len(found[i]) == 0 || len(tok) == 0 || len(tok[0].Text) < 2 || tok[0].Text != strings.ToUpper(tok[0].Text) {
			continue
		}
		e := &found[i][0]
		for k := 1; k < min(len(tok)-1, longest); k++ {
			switch tok[k].Text {
			case "—", "–", "-", "--":
			default:
				continue
			}
			d := e.Date
			if tok[k].Start <= tok[k-1].End || e.Span.End > tok[k].Start || d == nil || d.Precision != graph.PrecisionDay || e.Relative && d.Basis != graph.BasisPublication {
				continue
			}
			if ago := d.Earliest.DaysUntil(published); ago > 0 && ago <= late {
				return d.Earliest
			}
			return published
		}
	}
	return published
}

// isHistory reports whether a text mostly tells of times long before its
// publication: it writes out such dates, and hardly ever says "on Tuesday".
func isHistory(found [][]Expression, published graph.Day) bool {
	const longAgo, enough, share = 400, 5, 5
	var old, current int
	for _, sentence := range found {
		for _, e := range sentence {
			if e.Date == nil || e.Date.Latest == "" || e.yearless {
				continue
			}
			switch {
			case e.Date.Basis == graph.BasisPublication:
				current++
			case published == "" || e.Date.Latest.DaysUntil(published) > longAgo:
				old++
			}
		}
	}
	return old >= enough && old >= share*current
}
