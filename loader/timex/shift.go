package timex

import (
	"math"
	"strconv"
	"time"

	"github.com/parley-events/parley/graph"
)

// Offset is how far a date lies from an event that the text names: N units
// after it, before it where N is negative. Unit is a TIMEX3 letter: D, W, M, Y,
// and TH for hours; N is 0 where the text does not say how many.
type Offset struct {
	N    int
	Unit string
	// Event is the date of that event, where the text gives the sum: "on
	// Thursday, a day after the talks" puts the talks on Wednesday. Else nil.
	Event *graph.EventDate
}

// countFrom sets the date of the event from a date right before the offset.
func (o *Offset) countFrom(d *graph.EventDate) {
	if o == nil || d == nil {
		return
	}
	back := Offset{N: -o.N, Unit: o.Unit}
	if event, ok := back.From(*d); ok {
		event.Basis = d.Basis
		o.Event = &event
	}
}

// From returns the date that lies the offset from d, as wide as its unit; false
// where d or the offset is too vague to count from. Hours stay on the day.
func (o Offset) From(d graph.EventDate) (graph.EventDate, bool) {
	base, narrow := lastDayOf(&d)
	switch {
	case o.Unit == "TH" || o.Unit == "TM":
		if !narrow || o.N == 0 {
			return graph.DateOfDay(base), narrow
		}
		return graph.DateOfDay(base.Add(o.N / 24)), true
	case o.N == 0 || d.Earliest == "":
		return graph.EventDate{}, false
	case o.Unit == "D" || o.Unit == "W":
		if !narrow {
			return graph.EventDate{}, false
		}
	default:
		base = d.Earliest
	}
	got, _ := unitAt(o.Unit, base, o.N)
	return got, got.EDTF != ""
}

// addMonths returns the month n months from the one that holds the day.
func addMonths(d graph.Day, n int) (int, time.Month) {
	t := time.Date(yearOf(d), monthOf(d)+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return t.Year(), t.Month()
}

// readShift reads {number} {unit} "ago" or "later". The rule says "toward: past"
// or future, and "from: publication" or told. The result is as wide as the
// unit: "a year ago" is a year.
func readShift(c *context) (reading, bool) {
	o, known := c.shift()
	if c.rule.with["from"] == "publication" {
		if !known {
			return reading{typ: TypeDate, value: vague[c.rule.with["toward"]], relative: true}, true
		}
		if c.published == "" {
			return unresolved("XXXX-XX-XX")
		}
		return c.shifted(o, graph.DateOfDay(c.published), graph.BasisPublication)
	}
	base := c.memory.last
	if o.Unit == "D" || o.Unit == "W" || o.Unit == "TH" || o.Unit == "TM" {
		base = nil
		if told := c.memory.toldDay(c.published, c.direction()); told != "" && !c.memory.leftBy(told) {
			day := graph.DateOfDay(told)
			base = &day
		}
	}
	if !known {
		return reading{typ: TypeDate, value: vague[c.rule.with["toward"]], relative: true}, true
	}
	switch {
	case base != nil && o.Unit == "W" && base.Precision == graph.PrecisionDay:
		return c.weeksFrom(o.N, base.Earliest)
	case base != nil:
		return c.shifted(o, *base, graph.BasisNarrative)
	case o.N < 0 && c.published != "": // earlier than what the article is about
		return c.shifted(o, graph.DateOfDay(c.published), graph.BasisPublication)
	}
	return unresolved("XXXX-XX-XX")
}

// weeksFrom reads "a week later", counted from a day: as TIMEX3 it is a week, as
// a date the same day of that week.
func (c *context) weeksFrom(n int, day graph.Day) (reading, bool) {
	d := day.Add(7 * n)
	return counted(graph.DateOfDay(d), isoWeek(d), graph.BasisNarrative)
}

// readIn reads "in two weeks": in a clause about the future a date, else how
// long something took.
func readIn(c *context) (reading, bool) {
	o, known := c.shift()
	if !known || c.published == "" || c.direction() != future || o.Unit == "TH" && o.N < 24 {
		return readDuration(c)
	}
	return c.shifted(o, graph.DateOfDay(c.published), graph.BasisPublication)
}

var vague = map[string]string{"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}

func (c *context) shifted(o Offset, from graph.EventDate, basis graph.DateBasis) (reading, bool) {
	d, ok := o.From(from)
	if !ok {
		return unresolved("XXXX-XX-XX")
	}
	_, timex3 := unitAt(widthOf(o.Unit), d.Earliest, 0)
	return counted(d, timex3, basis)
}

// widthOf is the calendar unit that a shift by a unit ends in.
func widthOf(unit string) string {
	switch unit {
	case "TH", "TM", "TS":
		return "D"
	}
	return unit
}

// shift is the offset the words say; false where they leave the number open
// ("several weeks ago"), which hours may: they stay on the day.
func (c *context) shift() (Offset, bool) {
	unit, number := c.key("unit"), c.key("number")
	n, err := strconv.ParseFloat(number, 64)
	known := err == nil
	switch {
	case unit == "DE":
		unit, n = "Y", 10*n
	case unit == "CE":
		unit, n = "Y", 100*n
	case unit == "FN":
		unit, n = "W", 2*n
	case unit == "WE":
		unit = "W"
	case unit == "Q":
		unit, n = "M", 3*n
	case unit == "TM" || unit == "TS":
		unit, n = "TH", 0
	}
	if c.rule.with["toward"] == "past" {
		n = -n
	}
	return Offset{N: int(math.Round(n)), Unit: unit}, known || unit == "TH"
}

// readOffset reads "two days" of "two days after the talks": a duration, and
// the offset of the date from the event, whose date is not known here. Where a
// {date} follows, the event has it.
func readOffset(c *context) (reading, bool) {
	o, _ := c.shift()
	at, ok := c.match.get("date")
	if !ok {
		return reading{typ: TypeDuration, value: periodOf(c.key("number"), c.key("unit")), relative: true, offset: &o}, !c.pluralOfOne()
	}
	base, ok := at.date.read(c.inside())
	if !ok || base.date == nil {
		return reading{}, false
	}
	got, ok := c.shifted(o, *base.date, base.date.Basis)
	got.relative = base.relative
	return got, ok
}

// readVague reads words like "recently" and "now".
func readVague(c *context) (reading, bool) {
	return reading{typ: TypeDate, value: vague[c.rule.with["toward"]], relative: true}, true
}

// readWithin reads "within hours" and "later in the day": on the day last spoken
// of; with "from: scene" not on one that was told with hindsight.
func readWithin(c *context) (reading, bool) {
	if c.rule.with["from"] == "scene" {
		return c.onScene()
	}
	if c.memory.day == "" {
		return unresolved("XXXX-XX-XX")
	}
	return counted(graph.DateOfDay(c.memory.day), string(c.memory.day), graph.BasisNarrative)
}

func (c *context) onScene() (reading, bool) {
	switch {
	case c.memory.scene != "":
		return counted(graph.DateOfDay(c.memory.scene), string(c.memory.scene), graph.BasisNarrative)
	case c.published != "":
		return counted(graph.DateOfDay(c.published), string(c.published), graph.BasisPublication)
	}
	return unresolved("XXXX-XX-XX")
}
