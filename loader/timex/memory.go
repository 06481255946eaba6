package timex

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// memory is what of the dates spoken of so far later ones may count from.
type memory struct {
	// last is the date spoken of last, day the last one that is a day: "in
	// 2014" between two sentences does not end the day being told.
	last *graph.EventDate
	day  graph.Day
	// scene is the last such day that was not told with hindsight: in "he had
	// arrived on Wednesday" the scene is another day.
	scene graph.Day
	// done is the last such day up to the publication: "the next day" in the
	// past tense does not follow a deadline yet to come.
	done graph.Day
	// story is a date of long ago that the paragraph tells of: what follows
	// without a year belongs to its time.
	story     *graph.EventDate
	paragraph int
	// opening is the first of the days that "the second day" counts from.
	opening graph.Day
	// night says that the last such day was told at its end, so that a dawn is
	// that of the day after.
	night bool
	// quoted says that the sentence begins inside a quotation.
	quoted bool
}

// rememberOnly starts a memory with one date; nil for an empty one.
func rememberOnly(d *graph.EventDate) *memory {
	m := &memory{}
	if d != nil {
		m.remember(d)
	}
	return m
}

// enter forgets the story, and what was told with hindsight, at the start of a
// paragraph.
func (m *memory) enter(paragraph int) {
	if paragraph != m.paragraph {
		m.story, m.quoted = nil, false
		if m.scene != "" {
			m.day = m.scene
		}
	}
	m.paragraph = paragraph
}

// hear remembers a date of a text published on a day. In a history what counts
// from the publication is no part of the story.
func (m *memory) hear(d *graph.EventDate, published graph.Day, history, hindsight bool) {
	const longAgo = 300
	if history && d.Basis == graph.BasisPublication {
		return
	}
	scene := m.scene
	m.remember(d)
	if hindsight {
		m.scene = scene
	}
	if m.day <= published {
		m.done = m.day
	}
	switch {
	case published == "":
	case d.Basis == graph.BasisPublication:
		m.story = nil
	case !strings.Contains(d.EDTF, "-"):
		// a year: "the 2015 deal" names a deal and tells no story
	case d.Earliest != "" && d.Latest != "" && d.Earliest.DaysUntil(published) > longAgo:
		m.story = m.last
	}
}

// pass goes over words that open and close quotations.
func (m *memory) pass(over words) {
	for i := range over {
		switch over[i].normal {
		case "“":
			m.quoted = true
		case "”":
			m.quoted = false
		case `"`, "``", "''":
			m.quoted = !m.quoted
		}
	}
}

// told is the memory as an expression shows it.
func (m *memory) told() Told {
	t := Told{Day: m.day}
	if m.last != nil {
		t.Last = m.last.EDTF
	}
	return t
}

// toldDay is the day last spoken of, as a clause that speaks of the past or the
// future means it.
func (m *memory) toldDay(published graph.Day, toward direction) graph.Day {
	if toward == past && published != "" && m.day > published && m.done != "" {
		return m.done
	}
	return m.day
}

// leftBy reports whether the text has gone from a day to a month or year that
// the day does not lie in, of which it says no day.
func (m *memory) leftBy(day graph.Day) bool {
	d := m.last
	return d != nil && d.Precision != graph.PrecisionYear && d.Earliest != "" && d.Latest != "" && (day < d.Earliest || day > d.Latest)
}

func (m *memory) remember(d *graph.EventDate) {
	c := *d
	m.last = &c
	if day, ok := lastDayOf(d); ok {
		m.day, m.scene, m.opening = day, day, d.Earliest
	}
}

// lastDayOf returns the day that "the next day" counts from: the day itself,
// or the last of a few days told as one.
func lastDayOf(d *graph.EventDate) (graph.Day, bool) {
	const few = 7
	if d.Earliest == "" {
		return "", false
	}
	if d.Latest == "" {
		if len(d.EDTF) >= len("2006-01-02") && d.EDTF[:10] == string(d.Earliest) {
			return d.Earliest, true // "since Dec. 2"
		}
		return "", false
	}
	narrow := d.Precision == graph.PrecisionDay || d.Precision == graph.PrecisionHour ||
		d.Precision == graph.PrecisionInterval && d.Earliest.DaysUntil(d.Latest) < few
	return d.Latest, narrow
}
