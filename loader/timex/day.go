package timex

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

// readDay reads a day of a month, {dom} {month}, with a {year}, a {weekday},
// both or neither; "this year" and "last year" count as years.
func readDay(c *context) (reading, bool) {
	month, dom := c.int("month"), c.int("dom")
	if isoDay(2024, month, dom) == "" { // a leap year: is it ever a day?
		return reading{}, false
	}
	if c.has("year") {
		day := isoDay(c.int("year"), month, dom)
		return explicit(graph.DateOfDay(day), string(day))
	}
	base, basis := c.yearBase()
	if c.has("toldyear") && c.memory.last != nil && c.memory.last.Earliest != "" {
		day := isoDay(yearOf(c.memory.last.Earliest)+c.int("toldyear"), month, dom)
		return counted(graph.DateOfDay(day), string(day), graph.BasisNarrative)
	}
	if c.has("yearrel") && c.published != "" {
		base, basis = c.published, graph.BasisPublication
		day := isoDay(yearOf(base)+c.int("yearrel"), month, dom)
		return counted(graph.DateOfDay(day), string(day), basis)
	}
	if base == "" {
		return unresolved(fmt.Sprintf("XXXX-%02d-%02d", month, dom))
	}
	day := c.nearestYear(base, month, dom)
	return yearless(counted(graph.DateOfDay(day), string(day), basis))
}

// yearless marks a date whose year the text does not give.
func yearless(r reading, ok bool) (reading, bool) {
	r.yearless = true
	return r, ok
}

// nearestYear gives a day of a month its year.
func (c *context) nearestYear(base graph.Day, month, dom int) graph.Day {
	year := yearOf(base)
	if weekday := c.int("weekday"); weekday != 0 {
		for _, dy := range []int{0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5} {
			if d := isoDay(year+dy, month, dom); d != "" && weekdayNumber(d) == weekday {
				return d
			}
		}
	}
	var candidates []graph.Day
	for _, y := range []int{year - 4, year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3, year + 4} {
		if d := isoDay(y, month, dom); d != "" {
			candidates = append(candidates, d)
		}
	}
	if c.has("rel") {
		if c.published != "" && !c.history {
			base = c.published
		}
		return stepped(candidates, base, c.int("rel"))
	}
	if story := c.story(); story != nil {
		return inStory(candidates, story, c.published)
	}
	return choose(candidates, base, c.direction(), c.from != "")
}

// stepped is the last candidate before the base for -1, the first after it for
// 1, and the one of the base's year for 0.
func stepped(candidates []graph.Day, base graph.Day, step int) graph.Day {
	before, after := around(candidates, base)
	switch {
	case step < 0:
		return before
	case step > 0 && after != base:
		return after
	}
	for _, d := range candidates {
		if yearOf(d) == yearOf(base) {
			return d
		}
	}
	return after
}

// around returns the last candidate before the base and the first from it on.
func around(candidates []graph.Day, base graph.Day) (before, onOrAfter graph.Day) {
	for _, d := range candidates {
		if d < base {
			before = d
		} else {
			return before, d
		}
	}
	return before, ""
}

// choose takes the candidate a clause of that direction means. A clause about
// the future may still name a day just gone by ("was to meet on Dec. 2"), and
// one that says nothing may name one soon to come. A strict choice, of the
// other end of a range, allows neither.
func choose(candidates []graph.Day, base graph.Day, toward direction, strict bool) graph.Day {
	const justGone, soon, verySoon = 65, 90, 45
	before, after := around(candidates, base)
	switch {
	case after == base || before == "":
		return after
	case after == "":
		return before
	}
	days := base.DaysUntil(after)
	switch {
	case strict && toward == future:
		return after
	case strict:
		return before
	case toward == future && (before.DaysUntil(base) > justGone || days <= soon):
		return after
	case toward == unsaid && days <= soon:
		return after
	case toward == past && days <= verySoon: // of a year ago the text would say so
		return after
	}
	return before
}

// readNumeric reads a date in figures. Where day and month could change places
// it stays unresolved.
func readNumeric(c *context) (reading, bool) {
	day := graph.Day(c.key("numeric"))
	if day == "?" {
		return unresolved("XXXX-XX-XX")
	}
	return explicit(graph.DateOfDay(day), string(day))
}

// readOrdinalDay reads "on the 24th" and "on the 7th and 8th": of the month last
// spoken of.
func readOrdinalDay(c *context) (reading, bool) {
	if c.has("inside") && !c.apart() {
		return reading{}, false
	}
	dom, last := c.int("dom"), c.int("last")
	base, basis := c.month()
	if base == "" {
		return unresolved(fmt.Sprintf("XXXX-XX-%02d", dom))
	}
	day := isoDay(yearOf(base), int(monthOf(base)), dom)
	if day == "" {
		return reading{}, false
	}
	if last == 0 {
		return counted(graph.DateOfDay(day), string(day), basis)
	}
	to := isoDay(yearOf(base), int(monthOf(base)), last)
	if to <= day {
		return reading{}, false
	}
	return counted(graph.DateOfInterval(day, to), fmt.Sprintf("%s/%s", day, to), basis)
}

// month is a day of the month that a day without one lies in.
func (c *context) month() (graph.Day, graph.DateBasis) {
	switch last := c.memory.last; {
	case last != nil && last.Earliest != "" && (last.Precision != graph.PrecisionYear || c.memory.day == ""):
		return last.Earliest, graph.BasisNarrative
	case c.memory.day != "":
		return c.memory.day, graph.BasisNarrative
	}
	return c.published, graph.BasisPublication
}

// apart reports whether "on the 17th" stands by itself: the word behind it is
// not what it counts ("the 24th floor"). At the start of a sentence the name of
// who did something may follow.
func (c *context) apart() bool {
	first := c.words[c.place("dom")].normal
	if first == "" || first[0] < '0' || first[0] > '9' || c.end >= len(c.words) {
		return false
	}
	next := c.words[c.end]
	switch {
	case next.capital:
		return c.at == 1
	case next.xpos == "NN" || next.xpos == "JJ" || next.xpos == "CD" || next.xpos == "NNP" || next.xpos == "JJS":
		return false
	}
	return true
}
