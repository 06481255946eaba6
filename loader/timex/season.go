package timex

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

var seasons = map[string]graph.Season{"SP": graph.Spring, "SU": graph.Summer, "FA": graph.Autumn, "WI": graph.Winter}

// readSeason reads a {season} with a {year}, {yearrel}, {rel}, {told} or alone.
// A winter belongs to the year of its December.
func readSeason(c *context) (reading, bool) {
	key := c.key("season")
	season := func(year int) graph.EventDate { return graph.DateOfSeason(year, seasons[key]) }
	if c.has("year") {
		return explicit(season(c.int("year")), fmt.Sprintf("%04d-%s", c.int("year"), key))
	}
	base, basis := c.yearBase()
	if c.has("told") && c.memory.last != nil && c.memory.last.Earliest != "" {
		base, basis = c.memory.last.Earliest, graph.BasisNarrative
	}
	if base == "" {
		return unresolved("XXXX-" + key)
	}
	if (c.has("yearrel") || c.has("rel")) && c.published != "" && !c.history {
		base, basis = c.published, graph.BasisPublication
	}
	year := c.yearOfSeason(base, season)
	return yearless(counted(season(year), fmt.Sprintf("%04d-%s", year, key), basis))
}

// yearOfSeason picks among the seasons around the base: "last" has ended,
// "next" has not begun, "this" is of the base's year or still runs; a bare one
// is the latest that has begun, in a clause about the future the next.
func (c *context) yearOfSeason(base graph.Day, season func(int) graph.EventDate) int {
	year := yearOf(base)
	begun := year
	if season(year).Earliest > base {
		begun = year - 1
	}
	running := season(begun).Latest >= base
	switch {
	case c.has("yearrel"):
		return year + c.int("yearrel")
	case c.has("rel") || c.has("told"):
		step := c.int("rel") + c.int("told")
		switch {
		case step < 0 && running:
			return begun - 1
		case step < 0:
			return begun
		case step > 0:
			return begun + 1
		case running:
			return begun
		}
		return year
	case c.story() != nil:
		return year
	case !running && c.direction() == future:
		return begun + 1
	}
	return begun
}

// readQuarter reads a quarter, {n} with a {year}, {yearrel} or alone.
func readQuarter(c *context) (reading, bool) {
	n := c.int("n")
	if n < 1 || n > 4 {
		return reading{}, false
	}
	return c.partOfYear(
		func(year int) graph.EventDate { return graph.DateOfQuarter(year, n) },
		fmt.Sprintf("-Q%d", n),
	)
}

// readHalf reads "the first half of 2024".
func readHalf(c *context) (reading, bool) {
	n := c.int("n")
	return c.partOfYear(
		func(year int) graph.EventDate {
			return graph.DateOfInterval(graph.DateOfQuarter(year, 2*n-1).Earliest, graph.DateOfQuarter(year, 2*n).Latest)
		},
		fmt.Sprintf("-H%d", n),
	)
}

func (c *context) partOfYear(of func(int) graph.EventDate, suffix string) (reading, bool) {
	if c.has("year") {
		return explicit(of(c.int("year")), c.key("year")+suffix)
	}
	base, basis := c.yearBase()
	if base == "" {
		return unresolved("XXXX" + suffix)
	}
	year := yearOf(base) + c.int("yearrel")
	if !c.has("yearrel") && c.direction() != future && of(year).Earliest > base {
		year--
	}
	return counted(of(year), fmt.Sprintf("%04d%s", year, suffix), basis)
}
