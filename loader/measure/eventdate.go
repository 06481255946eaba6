package measure

import (
	"fmt"
	"io"
	"math"
	"regexp"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
)

// EventDates counts event mentions whose word is given and whose day is known.
type EventDates struct {
	Mentions int
	// Dated are those for which the text says a date, and Right those of them
	// that have the day of gold.
	Dated, Right int
	// Filled are right where the day of publication stands in for a date that the
	// text does not say, and Published are right by that day alone: the baseline.
	Filled, Published int
}

func (e EventDates) String() string {
	share := func(n int) float64 { return 100 * float64(n) / math.Max(1, float64(e.Mentions)) }
	return fmt.Sprintf("%d mentions with a day; dated by the text %.1f %%, of these right %.1f %%; right with the publication's day for the rest %.1f %%; by the publication's day alone %.1f %%",
		e.Mentions, share(e.Dated), 100*float64(e.Right)/math.Max(1, float64(e.Dated)), share(e.Filled), share(e.Published))
}

var wholeDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// Days measures the dates of the event mentions in a file of MEANTIME documents.
// miss may be nil.
func Days(r io.Reader, k loader.Knowledge, miss Miss) (EventDates, error) {
	var e EventDates
	err := lines(r, func(d meantime) error {
		published, err := graph.ParsePublication(d.DCT)
		if err != nil {
			return err
		}
		text, starts := d.text(len(d.Sents))
		var words []int
		var gold []string
		for _, v := range d.Events {
			if v.Span == nil || len(v.Span.Tok) == 0 || !wholeDay.MatchString(v.Date) || v.Span.Tok[0] >= len(starts) {
				continue
			}
			words, gold = append(words, starts[v.Span.Tok[0]]), append(gold, v.Date)
		}
		got := loader.DaysAt(graph.Article{Text: text, Published: published}, words, k)
		for i, want := range gold {
			e.count(want, got[i], published.Day())
			if got[i] != nil && !isDay(got[i], want) {
				orSilent(miss)("DATE", d.ID, fmt.Sprintf("%s want %s got %s: %.80s", word(text, words[i]), want, got[i].EDTF, text[words[i]:]))
			}
		}
		return nil
	})
	return e, err
}

func (e *EventDates) count(want string, got *graph.EventDate, published graph.Day) {
	e.Mentions++
	byPublication := want == string(published)
	if byPublication {
		e.Published++
	}
	switch {
	case got == nil:
		if byPublication {
			e.Filled++
		}
		return
	case isDay(got, want):
		e.Right++
		e.Filled++
	}
	e.Dated++
}

// isDay reports whether a date is the day, be it with an hour.
func isDay(d *graph.EventDate, day string) bool {
	return string(d.Earliest) == day && string(d.Latest) == day
}

func word(text string, at int) string {
	for i := at; i < len(text); i++ {
		if text[i] == ' ' {
			return text[at:i]
		}
	}
	return text[at:]
}
