package timex

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

// readStep reads a calendar {span} some steps away: {rel} from the publication
// ("last month", "today"), {told} from the date last spoken of ("the next day",
// "that week").
func readStep(c *context) (reading, bool) {
	unit, basis := c.key("span"), graph.BasisPublication
	base, step := c.published, c.int("rel")
	if c.history && step == 0 && c.has("rel") && c.memory.last != nil {
		base, basis = c.toldBase(unit), graph.BasisNarrative // "this day"
	}
	if c.from != "" {
		base = c.from
	}
	if c.has("told") {
		base, basis, step = c.toldBase(unit), graph.BasisNarrative, c.int("told")
		if base == "" && step < 0 && c.memory.last == nil { // before what the article is about
			base, basis = c.published, graph.BasisPublication
		}
	}
	if base == "" {
		return unresolved(unknownUnit[unit])
	}
	d, timex3 := unitAt(unit, base, step)
	return counted(d, timex3, basis)
}

// readNthDay reads "on the second day": of what began on the first of the days
// last spoken of.
func readNthDay(c *context) (reading, bool) {
	n := c.int("n")
	if c.memory.opening == "" || n < 1 || n > 31 {
		return reading{}, false
	}
	day := c.memory.opening.Add(n - 1)
	return counted(graph.DateOfDay(day), string(day), graph.BasisNarrative)
}

// unknownUnit is the TIMEX3 value of a unit nobody knows which.
var unknownUnit = map[string]string{
	"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
	"Y": "XXXX", "DE": "XXX", "CE": "XX",
}

// toldBase is the start of the date last spoken of, if that lies within one
// such unit: "that month" does not follow "in 2014".
func (c *context) toldBase(unit string) graph.Day {
	if unit == "D" || unit == "W" || unit == "WE" {
		return c.memory.toldDay(c.published, c.direction())
	}
	last := c.memory.last
	if last == nil || last.Earliest == "" {
		return ""
	}
	from, _ := unitAt(unit, last.Earliest, 0)
	if last.Latest != "" && last.Latest > from.Latest {
		return ""
	}
	return last.Earliest
}

// unitAt returns the unit n steps from the one that holds the base, with its
// TIMEX3 value.
func unitAt(unit string, base graph.Day, n int) (graph.EventDate, string) {
	year := yearOf(base)
	switch unit {
	case "D":
		d := base.Add(n)
		return graph.DateOfDay(d), string(d)
	case "W":
		d := base.Add(7 * n)
		return graph.DateOfWeek(d), isoWeek(d)
	case "WE":
		d := base.Add(7 * n)
		return weekendOf(d), isoWeek(d) + "-WE"
	case "M":
		y, m := addMonths(base, n)
		return graph.DateOfMonth(y, m), fmt.Sprintf("%04d-%02d", y, int(m))
	case "Q":
		y, m := addMonths(base, 3*n)
		q := (int(m)-1)/3 + 1
		return graph.DateOfQuarter(y, q), fmt.Sprintf("%04d-Q%d", y, q)
	case "Y":
		return graph.DateOfYear(year + n), fmt.Sprintf("%04d", year+n)
	case "DE":
		return graph.DateOfDecade(year + 10*n), fmt.Sprintf("%03d", (year+10*n)/10)
	case "CE":
		timex3 := fmt.Sprintf("%02d", year/100+n)
		d, err := graph.ParseEDTF(timex3 + "XX")
		if err != nil {
			return graph.EventDate{}, ""
		}
		return d, timex3
	}
	return graph.EventDate{}, ""
}
