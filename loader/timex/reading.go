package timex

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/parley-events/parley/graph"
)

// reading is what an expression says.
type reading struct {
	typ, value, mod string
	date            *graph.EventDate
	relative        bool
	offset          *Offset
	ordinal         int
	yearless        bool // the year was inferred
	compared        bool
	parts           []part
}

// part is one end of a range: its words and what they say.
type part struct {
	rule    *rule
	at, end int
	reading
}

// resolver turns a match into a reading; false refuses it, and the next best
// match is tried.
type resolver func(*context) (reading, bool)

// context is one match with what it counts from.
type context struct {
	*scan
	match   *match
	rule    *rule
	at, end int // words of the whole expression, for the clause around it

	// from and toward are set where the other end of a range gives them.
	from   graph.Day
	toward direction
}

// resolvers are the values of "as" in the rule file.
var resolvers map[string]resolver

func init() { // the map refers to functions that refer to it
	resolvers = map[string]resolver{
		"day": readDay, "numeric": readNumeric, "weekday": readWeekday, "ordinal day": readOrdinalDay,
		"month": readMonth, "month end": readMonthEnd, "year": readYear, "decade": readDecade, "century": readCentury, "bc": readBC,
		"season": readSeason, "quarter": readQuarter, "half": readHalf, "feast": readFeast,
		"step": readStep, "weekend": readWeekend, "shift": readShift, "in": readIn, "offset": readOffset, "vague": readVague,
		"part of day": readPartOfDay, "clock": readClock, "date with clock": readDateWithClock,
		"modified": readModified, "edge of unit": readEdgeOfUnit, "within": readWithin,
		"duration": readDuration, "stretch": readStretch, "set": readSet, "consecutive": readConsecutive,
		"days": readDays, "since": readSince, "range": readRange, "pair": readPair, "night into": readNightInto, "nth weekday": readNthWeekday, "nth day": readNthDay,
	}
}

func resolverNames() []string { return slices.Sorted(maps.Keys(resolvers)) }

// key returns what a class of the pattern, or "with" of the rule, gives.
func (c *context) key(name string) string {
	if v, ok := c.match.get(name); ok {
		return v.key
	}
	return c.rule.with[name]
}

// place is the first word that a class of the pattern stood on, -1 for none.
func (c *context) place(name string) int {
	for _, got := range c.match.caps {
		if got.name == name {
			return got.at
		}
	}
	return -1
}

// word is that word's normal form.
func (c *context) word(name string) string { return c.words.at(c.place(name)) }

func (c *context) has(name string) bool { return c.key(name) != "" }

// int returns a number of the pattern, 0 where it has none.
func (c *context) int(name string) int {
	if v, ok := c.match.get(name); ok && v.num != 0 {
		return int(v.num)
	}
	n := 0
	fmt.Sscanf(c.key(name), "%d", &n)
	return n
}

// base is the day that weekdays and the like count from.
func (c *context) base() (graph.Day, graph.DateBasis) {
	if c.from != "" {
		return c.from, graph.BasisPublication
	}
	return c.published, graph.BasisPublication
}

// story is the date that words without a year count from while the text tells
// of another time than its own: in a history, and after a date of long ago in
// the same paragraph. Nil if it does not.
func (c *context) story() *graph.EventDate {
	switch {
	case c.from != "":
		return nil
	case c.history && c.memory.last != nil && c.memory.last.Earliest != "":
		return c.memory.last
	}
	return c.memory.story
}

// yearBase is what words without a year count from.
func (c *context) yearBase() (graph.Day, graph.DateBasis) {
	if d := c.story(); d != nil {
		return d.Earliest, graph.BasisNarrative
	}
	return c.base()
}

// inStory gives words without a year the candidate nearest to the story, which
// tends to go forward, but not past the publication. A story of a year stays
// in it.
func inStory(candidates []graph.Day, story *graph.EventDate, published graph.Day) graph.Day {
	const back = 150
	before, after := around(candidates, story.Earliest)
	goesBack := before != "" && before.DaysUntil(story.Earliest) <= back && story.Precision != graph.PrecisionYear
	if goesBack || after == "" || before != "" && published != "" && after > published {
		return before
	}
	return after
}

func (c *context) direction() direction {
	if c.toward != unsaid {
		return c.toward
	}
	return c.scan.direction(c.at, c.end)
}

// explicit is a date that is written out.
func explicit(d graph.EventDate, timex3 string) (reading, bool) {
	if d.EDTF == "" {
		return reading{}, false
	}
	d.Basis = graph.BasisExplicit
	return reading{typ: TypeDate, value: timex3, date: &d}, true
}

// counted is a date that was counted from another.
func counted(d graph.EventDate, timex3 string, basis graph.DateBasis) (reading, bool) {
	r, ok := explicit(d, timex3)
	if ok {
		r.date.Basis, r.relative = basis, true
	}
	return r, ok
}

// unresolved is an expression that has nothing to count from.
func unresolved(timex3 string) (reading, bool) {
	return reading{typ: TypeDate, value: timex3, relative: true}, true
}

// isoDay returns the day, "" if the calendar has none such.
func isoDay(year, month, day int) graph.Day {
	d, err := graph.ParseDay(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil {
		return ""
	}
	return d
}

func yearOf(d graph.Day) int { return d.Time().Year() }

func monthOf(d graph.Day) time.Month { return d.Time().Month() }

// weekdayNumber is ISO's: 1 for Monday to 7 for Sunday.
func weekdayNumber(d graph.Day) int { return (int(d.Weekday())+6)%7 + 1 }

func isoWeek(d graph.Day) string {
	year, week := d.Time().ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}
