package timex

import (
	"fmt"
	"time"

	"github.com/parley-events/parley/graph"
)

// readMonth reads a {month} with a {year}, {yearrel} ("last year"), {rel}
// ("last March"), {told} ("that March") or alone.
func readMonth(c *context) (reading, bool) {
	month := c.int("month")
	if c.has("year") {
		return explicitMonth(c.int("year"), month)
	}
	base, basis := c.yearBase()
	if (c.has("told") || c.has("toldyear")) && c.memory.last != nil && c.memory.last.Earliest != "" {
		base, basis = c.memory.last.Earliest, graph.BasisNarrative
	}
	if base == "" {
		return unresolved(fmt.Sprintf("XXXX-%02d", month))
	}
	year := yearOf(base)
	if (c.has("yearrel") || c.has("rel")) && c.published != "" && !c.history {
		base, basis = c.published, graph.BasisPublication
		year = yearOf(base)
	}
	switch {
	case c.has("yearrel"):
		year += c.int("yearrel")
	case c.has("toldyear"):
		year += c.int("toldyear")
	case c.has("rel"):
		year = steppedYear(base, month, c.int("rel"))
	case c.has("told"):
		year = steppedYear(base, month, c.int("told"))
	default:
		year = c.yearOfMonth(base, month)
	}
	return yearless(counted(graph.DateOfMonth(year, time.Month(month)), fmt.Sprintf("%04d-%02d", year, month), basis))
}

// readMonthEnd reads "the last day of November".
func readMonthEnd(c *context) (reading, bool) {
	r, ok := readMonth(c)
	if !ok || r.date == nil || r.date.Latest == "" {
		return r, ok
	}
	return yearless(counted(graph.DateOfDay(r.date.Latest), string(r.date.Latest), r.date.Basis))
}

// firsts lists the first days of a month in the years around one.
func firsts(year int, month time.Month) []graph.Day {
	var out []graph.Day
	for y := year - 1; y <= year+1; y++ {
		if d := isoDay(y, int(month), 1); d != "" {
			out = append(out, d)
		}
	}
	return out
}

func explicitMonth(year, month int) (reading, bool) {
	return explicit(graph.DateOfMonth(year, time.Month(month)), fmt.Sprintf("%04d-%02d", year, month))
}

// yearOfMonth gives a bare month its year: the latest such month up to the
// base's, in a clause about the future the next, unless that is most of a year
// away ("was to have been ready in October", told in November).
func (c *context) yearOfMonth(base graph.Day, month int) int {
	const far = 9
	year, at := yearOf(base), int(monthOf(base))
	ahead := (month - at + 12) % 12
	if story := c.story(); story != nil {
		from := *story
		from.Earliest = isoDay(year, at, 1)
		return yearOf(inStory(firsts(year, time.Month(month)), &from, c.published))
	}
	toFuture := c.direction() == future && (ahead <= far || c.from != "")
	switch {
	case month < at && toFuture:
		return year + 1
	case month > at && !toFuture:
		return year - 1
	}
	return year
}

// steppedYear is the year of the last such month before the base's for -1, of
// the next after it for 1, and the base's for 0.
func steppedYear(base graph.Day, month, step int) int {
	year, at := yearOf(base), int(monthOf(base))
	switch {
	case step < 0 && month >= at:
		return year - 1
	case step > 0 && month <= at:
		return year + 1
	}
	return year
}

func readYear(c *context) (reading, bool) {
	year := c.int("year")
	return explicit(graph.DateOfYear(year), fmt.Sprintf("%04d", year))
}

func readDecade(c *context) (reading, bool) {
	return explicit(graph.DateOfDecade(c.int("decade")), c.key("decade"))
}

// readCentury reads "the 19th century", 1800 to 1899.
func readCentury(c *context) (reading, bool) {
	n := c.int("ordinal") - 1
	if n < 0 || n > 99 {
		return reading{}, false
	}
	d, err := graph.ParseEDTF(fmt.Sprintf("%02dXX", n))
	if err != nil {
		return reading{}, false
	}
	return explicit(d, fmt.Sprintf("%02d", n))
}

// readBC reads years before Christ, which have a value but no date: the
// calendar of package graph begins in the year 0.
func readBC(c *context) (reading, bool) {
	return reading{typ: TypeDate, value: fmt.Sprintf("BC%04d", c.int("digits"))}, true
}
