package timex

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

// readPartOfDay reads a {part} of a day: of a {date} ("Tuesday evening"), of
// one counted from the publication, {rel} ("tonight", "last night"), or of the
// day last spoken of, {told} or nothing ("that evening", "in the afternoon").
func readPartOfDay(c *context) (reading, bool) {
	part := c.key("part")
	if at, ok := c.match.get("date"); ok {
		r, ok := at.date.read(c.inside())
		if !ok || r.typ == TypeTime || r.date != nil && r.date.Precision != graph.PrecisionDay || r.date == nil && !r.relative {
			return reading{}, false
		}
		r.typ, r.value = TypeTime, r.value+"T"+part
		return r, true
	}
	base, basis, step := c.published, graph.BasisPublication, c.int("rel")
	if !c.has("rel") && c.memory.scene != "" {
		base, basis = c.memory.scene, graph.BasisNarrative
	}
	if c.has("told") {
		base, step = c.memory.day, c.int("told")
	}
	if base == "" {
		return reading{typ: TypeTime, value: "XXXX-XX-XXT" + part, relative: true}, true
	}
	if !c.has("rel") && !c.has("told") && c.memory.night && base == c.memory.day && (part == "MO" || c.rule.with["dawn"] == "early") {
		step++ // the night has been told
	}
	day := base.Add(step)
	r, ok := counted(graph.DateOfDay(day), string(day)+"T"+part, basis)
	r.typ = TypeTime
	return r, ok
}

// inside is the context for an expression within this one: the clause around
// the whole decides its direction.
func (c *context) inside() *context {
	return &context{scan: c.scan, at: c.at, end: c.end, from: c.from, toward: c.toward}
}

// readClock reads a time of day, of the day last spoken of, else the
// publication's.
func readClock(c *context) (reading, bool) {
	base, basis := c.memory.day, graph.BasisNarrative
	if base == "" {
		base, basis = c.published, graph.BasisPublication
	}
	if base == "" {
		return reading{typ: TypeTime, value: "XXXX-XX-XXT" + c.clockKey(), relative: true}, true
	}
	if c.memory.night && base == c.memory.day && c.clockKey() < "10:00" && c.key("meridiem") == "am" {
		base = base.Add(1)
	}
	r, _ := counted(graph.DateOfDay(base), "", basis)
	return c.at24(r)
}

// readDateWithClock reads "Tuesday at 3 p.m.".
func readDateWithClock(c *context) (reading, bool) {
	date, _ := c.match.get("date")
	r, ok := date.date.read(c.inside())
	if !ok || r.date == nil || r.date.Precision != graph.PrecisionDay {
		return reading{}, false
	}
	clock, _ := c.match.get("time")
	inner := c.inside()
	inner.match, inner.rule = &clock.date.match, clock.date.rule
	return inner.at24(r)
}

// at24 puts the clock of the match on a day.
func (c *context) at24(r reading) (reading, bool) {
	d := r.date.AtTime(c.clockKey(), c.zone())
	r.date, r.typ = &d, TypeTime
	r.value = string(d.Earliest) + "T" + d.Time
	if d.TimeZone == "UTC" {
		r.value += "Z"
	}
	return r, d.Time != ""
}

func (c *context) zone() string {
	zone := c.key("zone")
	if zone == "local" {
		return ""
	}
	return zone
}

// clockKey is the time on the 24-hour clock, "15:04".
func (c *context) clockKey() string {
	var hour, minute int
	fmt.Sscanf(c.key("clock"), "%d:%d", &hour, &minute)
	switch c.key("meridiem") {
	case "am":
		if hour == 12 {
			hour = 0
		}
	case "pm":
		if hour < 12 {
			hour += 12
		}
	}
	return fmt.Sprintf("%02d:%02d", hour, minute)
}
