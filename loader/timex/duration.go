package timex

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
)

// readDuration reads {number} {unit}, or a bare unit for an unknown number.
func readDuration(c *context) (reading, bool) {
	if c.pluralOfOne() {
		return reading{}, false
	}
	return reading{typ: TypeDuration, value: c.period()}, true
}

// pluralOfOne finds "a months-long siege", where "a" is no number.
func (c *context) pluralOfOne() bool {
	number, unit := c.word("number"), c.word("unit")
	return (number == "a" || number == "an") && strings.HasSuffix(unit, "s")
}

// period is the ISO 8601 duration: "P3D", "PT5H", "PXY".
func (c *context) period() string { return periodOf(c.key("number"), c.key("unit")) }

// periodOf writes a number of units, X where the number is unknown.
func periodOf(number, unit string) string {
	times := func(k float64) string {
		n, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return "X"
		}
		return strconv.FormatFloat(n*k, 'f', -1, 64)
	}
	switch unit {
	case "TS", "TM", "TH":
		return "PT" + times(1) + unit[1:]
	case "FN":
		return "P" + times(2) + "W"
	case "WE":
		return "P" + times(2) + "D"
	case "Q":
		return "P" + times(3) + "M"
	case "DE":
		return "P" + times(10) + "Y"
	case "CE":
		return "P" + times(100) + "Y"
	}
	return "P" + times(1) + unit
}

// readStretch reads "the past three weeks", "the next two days": a duration
// that ends or begins at the publication, so it has a date too. Months and
// years are counted to the month, no closer.
func readStretch(c *context) (reading, bool) {
	r := reading{typ: TypeDuration, value: c.period()}
	o, known := c.shift()
	if c.rule.with["from"] == "told" {
		return c.deadline(r, o, known)
	}
	if !known || c.published == "" || c.story() != nil || o.Unit == "TH" {
		return r, true
	}
	other := c.published.Add(o.N)
	switch o.Unit {
	case "W":
		other = c.published.Add(7 * o.N)
	case "M", "Y":
		d, _ := unitAt("M", c.published, o.N*monthsIn[o.Unit])
		other = d.Earliest
		if o.N > 0 {
			other = d.Latest
		}
	}
	from, to := min(other, c.published), max(other, c.published)
	if d := graph.DateOfInterval(from, to); d.EDTF != "" {
		d.Basis = graph.BasisPublication
		r.date, r.relative = &d, true
	}
	return r, true
}

// deadline reads "within 72 hours": some day from the one last spoken of on.
func (c *context) deadline(r reading, o Offset, known bool) (reading, bool) {
	base, basis := c.memory.day, graph.BasisNarrative
	if base == "" {
		base, basis = c.published, graph.BasisPublication
	}
	if !known || base == "" {
		return r, true
	}
	last, ok := o.From(graph.DateOfDay(base))
	if !ok {
		return r, true
	}
	if d := graph.DateOfInterval(base, last.Latest); d.EDTF != "" {
		d.Basis = basis
		r.date, r.relative = &d, true
	}
	return r, true
}

var monthsIn = map[string]int{"M": 1, "Y": 12}

// readSet reads "every Monday", "daily", "twice a week".
func readSet(c *context) (reading, bool) {
	v := c.key("often")
	switch {
	case c.has("weekday"):
		v = "XXXX-WXX-" + c.key("weekday")
	case v == "":
		v = periodOf(cmp.Or(c.key("number"), "1"), c.key("unit"))
	}
	return reading{typ: TypeSet, value: v}, true
}

// readConsecutive reads "for a third consecutive day": no date by itself, but
// with the date of the clause it says when the first was.
func readConsecutive(c *context) (reading, bool) {
	return reading{typ: TypeSet, value: periodOf("1", c.key("span")), ordinal: c.int("ordinal")}, true
}
