package timex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
)

// readFeast reads a {feast} with a {year}, {rel} ("last Christmas") or alone.
func readFeast(c *context) (reading, bool) {
	key := c.key("feast")
	if c.has("year") {
		day := feastDay(key, c.int("year"))
		return explicit(graph.DateOfDay(day), string(day))
	}
	base, basis := c.yearBase()
	if base == "" {
		return unresolved("XXXX-XX-XX")
	}
	var candidates []graph.Day
	for dy := -2; dy <= 2; dy++ {
		if d := feastDay(key, yearOf(base)+dy); d != "" {
			candidates = append(candidates, d)
		}
	}
	var day graph.Day
	if c.has("rel") {
		day = stepped(candidates, base, c.int("rel"))
	} else if story := c.story(); story != nil {
		day = inStory(candidates, story, c.published)
	} else {
		day = choose(candidates, base, c.direction(), false)
	}
	return yearless(counted(graph.DateOfDay(day), string(day), basis))
}

// feastDay reads the notation of the list "feast": "12-25", "easter-2", or
// "4th-4-of-11", the fourth Thursday of November.
func feastDay(key string, year int) graph.Day {
	if offset, ok := strings.CutPrefix(key, "easter"); ok {
		n, err := strconv.Atoi(offset)
		if err != nil {
			return ""
		}
		return easter(year).Add(n)
	}
	var n, weekday, month, day int
	if _, err := fmt.Sscanf(key, "%dth-%d-of-%d", &n, &weekday, &month); err == nil {
		first := isoDay(year, month, 1)
		if first == "" {
			return ""
		}
		return bareWeekday(first, weekday, future).Add(7 * (n - 1))
	}
	if _, err := fmt.Sscanf(key, "%d-%d", &month, &day); err != nil {
		return ""
	}
	return isoDay(year, month, day)
}

// easter is Easter Sunday of the Gregorian calendar, by the computus of Meeus,
// Jones and Butcher.
func easter(year int) graph.Day {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return isoDay(year, n/31, n%31+1)
}
