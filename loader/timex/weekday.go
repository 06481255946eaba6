package timex

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

// readWeekday reads a {weekday}, alone, with {rel} ("last", "next"), with
// {told} ("that Sunday"), or with the {week} it lies in ("Saturday last week").
func readWeekday(c *context) (reading, bool) {
	weekday := c.int("weekday")
	if c.has("toldweek") {
		if c.memory.day == "" {
			return unresolved(fmt.Sprintf("XXXX-WXX-%d", weekday))
		}
		day := c.memory.day.Add(weekday - weekdayNumber(c.memory.day) + 7*c.int("toldweek"))
		return counted(graph.DateOfDay(day), string(day), graph.BasisNarrative)
	}
	if c.has("told") {
		return c.toldWeekday(weekday)
	}
	base, basis := c.base()
	if base == "" {
		return unresolved(fmt.Sprintf("XXXX-WXX-%d", weekday))
	}
	day := c.weekdayFrom(base, weekday)
	return counted(graph.DateOfDay(day), string(day), basis)
}

func (c *context) weekdayFrom(base graph.Day, weekday int) graph.Day {
	inWeek := base.Add(weekday - weekdayNumber(base)) // of the base's week, Monday to Sunday
	switch {
	case c.has("week"):
		return inWeek.Add(7 * c.int("week"))
	case !c.has("rel"):
		return bareWeekday(base, weekday, c.direction())
	}
	switch c.int("rel") {
	case -1:
		return bareWeekday(base.Add(-1), weekday, past)
	case -2:
		return bareWeekday(base.Add(-8), weekday, past)
	case 1:
		return inWeek.Add(7)
	}
	if inWeek < base && c.direction() == future {
		return inWeek.Add(7)
	}
	return inWeek
}

// bareWeekday is the latest such day up to and including the base, in a clause
// about the future the first from it on.
func bareWeekday(base graph.Day, weekday int, toward direction) graph.Day {
	ahead := (weekday - weekdayNumber(base) + 7) % 7
	if toward == future || ahead == 0 {
		return base.Add(ahead)
	}
	return base.Add(ahead - 7)
}

// toldWeekday reads "that Sunday": the one nearest to the date last spoken of,
// "the following Sunday" and "the previous Sunday". "On the Sunday" is told as
// the story runs on.
func (c *context) toldWeekday(weekday int) (reading, bool) {
	base, basis := c.memory.day, graph.BasisNarrative
	if base == "" && c.int("told") < 0 { // before what the article is about
		base, basis = c.published, graph.BasisPublication
	}
	if base == "" {
		return unresolved(fmt.Sprintf("XXXX-WXX-%d", weekday))
	}
	ahead := (weekday - weekdayNumber(base) + 7) % 7
	switch step := c.int("told"); {
	case step > 0 && ahead == 0, step == 0 && ahead > 3 && !c.has("run"):
		ahead += 7 * (2*step - 1)
	case step < 0:
		ahead -= 7
	}
	day := base.Add(ahead)
	return counted(graph.DateOfDay(day), string(day), basis)
}

// readNthWeekday reads "the first Sunday of May" and "the second weekend of May".
func readNthWeekday(c *context) (reading, bool) {
	r, ok := readMonth(c)
	if !ok || r.date == nil || r.date.Earliest == "" {
		return r, false
	}
	n, weekday := c.int("n"), c.int("weekday")
	first := r.date.Earliest.Add((weekday - weekdayNumber(r.date.Earliest) + 7) % 7)
	day := first.Add(7 * (n - 1))
	if n < 1 || day > r.date.Latest {
		return reading{}, false
	}
	if c.place("weekday") < 0 { // a weekend
		return counted(weekendOf(day), isoWeek(day)+"-WE", r.date.Basis)
	}
	return counted(graph.DateOfDay(day), string(day), r.date.Basis)
}

// readWeekend reads "the weekend": the latest up to the base, in a clause about
// the future the next.
func readWeekend(c *context) (reading, bool) {
	base, basis := c.base()
	if base == "" {
		return unresolved("XXXX-WXX-WE")
	}
	saturday := bareWeekday(base, 6, c.direction())
	if weekdayNumber(base) == 7 {
		saturday = base.Add(-1)
	}
	return counted(weekendOf(saturday), isoWeek(saturday)+"-WE", basis)
}

// weekendOf returns the Saturday and Sunday of the week that holds the day.
func weekendOf(d graph.Day) graph.EventDate {
	saturday := d.Add(6 - weekdayNumber(d))
	return graph.DateOfInterval(saturday, saturday.Add(1))
}
