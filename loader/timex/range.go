package timex

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

// readDays reads days of one month: "Dec. 4–5", "June 14 and 15, 2016".
func readDays(c *context) (reading, bool) {
	first, last := c.int("dom"), c.int("last")
	if last <= first {
		return reading{}, false
	}
	r, ok := readDay(c)
	if !ok || r.date == nil {
		return r, ok
	}
	from := r.date.Earliest
	to := isoDay(yearOf(from), int(monthOf(from)), last)
	d := graph.DateOfInterval(from, to)
	if to == "" || d.EDTF == "" {
		return reading{}, false
	}
	d.Basis = r.date.Basis
	a, b := r, r
	a.date, b.date = dayWithBasis(from, d.Basis), dayWithBasis(to, d.Basis)
	a.value, b.value = string(from), string(to)
	r.value, r.date = fmt.Sprintf("%s/%s", from, to), &d
	r.parts = c.daysApart(a, b)
	return r, true
}

func dayWithBasis(day graph.Day, basis graph.DateBasis) *graph.EventDate {
	d := graph.DateOfDay(day)
	d.Basis = basis
	return &d
}

// daysApart splits "Dec. 4–5" behind the first day, "4–5 December" before the
// second.
func (c *context) daysApart(a, b reading) []part {
	first, last := c.place("dom"), c.place("last")
	return []part{{c.rule, c.at, first + 1, a}, {c.rule, last, c.end, b}}
}

// readSince reads "since the spring": a {date} with an open end. "The first since
// the spring" compares with that date, and nothing goes on from it.
func readSince(c *context) (reading, bool) {
	r, ok := c.readNamed("date", "", unsaid)
	if c.has("told") { // "since then"
		if c.memory.last == nil || c.memory.last.Earliest == "" {
			return unresolved("XXXX-XX-XX")
		}
		last := *c.memory.last
		r, ok = counted(last, string(last.Earliest), graph.BasisNarrative)
	}
	if !ok || r.date == nil {
		return r, ok
	}
	if c.clauses().firsts.any(c.clauses().start[c.match.start], c.match.start) {
		r.compared = true
		return r, true
	}
	d := graph.Between(r.date, nil)
	if d.EDTF == "" {
		return reading{}, false
	}
	d.Basis = r.date.Basis
	r.date = &d
	return r, true
}

func (c *context) readNamed(name string, from graph.Day, toward direction) (reading, bool) {
	v, ok := c.match.get(name)
	if !ok {
		return reading{}, false
	}
	inner := c.inside()
	if from != "" {
		inner.from = from
	}
	if toward != unsaid {
		inner.toward = toward
	}
	return v.date.read(inner)
}

// readRange reads "from Nov. 3 to Nov. 5": dates {a} and {b} with all between.
// Of two ends without a year or month of their own the one is counted from the
// other, so that the range runs forward.
func readRange(c *context) (reading, bool) {
	a, b, ok := c.ends()
	if !ok {
		return reading{}, false
	}
	d := graph.Between(a.date, b.date)
	if d.EDTF == "" || a.date.EDTF == b.date.EDTF {
		return reading{}, false
	}
	d.Basis = b.date.Basis
	va, _ := c.match.get("a")
	vb, _ := c.match.get("b")
	return reading{
		typ: TypeDate, value: a.value + "/" + b.value, date: &d, relative: a.relative || b.relative,
		parts: []part{partOf(va.date, a), partOf(vb.date, b)},
	}, true
}

func partOf(f *found, r reading) part { return part{f.rule, f.match.open, f.match.shut, r} }

func (c *context) ends() (a, b reading, ok bool) {
	a, okA := c.readNamed("a", "", unsaid)
	b, okB := c.readNamed("b", "", unsaid)
	if !okA || !okB || a.date == nil || b.date == nil || a.date.Earliest == "" || b.date.Latest == "" {
		return a, b, false
	}
	switch {
	case a.date.Basis == graph.BasisExplicit || !a.relative:
		if b.relative {
			b, okB = c.readNamed("b", a.date.Earliest, future)
			if okB && b.date != nil {
				b.date.Basis = a.date.Basis
			}
		}
	case a.relative && c.direction() == future:
		b, okB = c.readNamed("b", a.date.Earliest, future)
	case a.relative:
		basis := b.date.Basis
		a, okA = c.readNamed("a", b.date.Latest, past)
		if okA && a.date != nil {
			a.date.Basis = basis
		}
	}
	ok = okA && okB && a.date != nil && b.date != nil && a.date.Earliest != "" && b.date.Latest != "" &&
		a.date.Earliest <= b.date.Latest
	return a, b, ok
}

// readPair reads "Monday and Tuesday": a range if the one follows the other.
func readPair(c *context) (reading, bool) {
	r, ok := readRange(c)
	if !ok {
		return r, false
	}
	a, b := r.parts[0].date, r.parts[1].date
	if a.Precision != b.Precision || a.Latest == "" || a.Latest.Add(1) != b.Earliest {
		return reading{}, false
	}
	return r, true
}

// readNightInto reads "overnight into Monday": that day and the one before.
func readNightInto(c *context) (reading, bool) {
	r, ok := c.readNamed("date", "", unsaid)
	if !c.has("date") && !ok { // "overnight"
		if c.published == "" {
			return reading{typ: TypeTime, value: "XXXX-XX-XXTNI", relative: true}, true
		}
		r, ok = counted(graph.DateOfDay(c.published), string(c.published), graph.BasisPublication)
	}
	if !ok || r.date == nil || r.date.Precision != graph.PrecisionDay {
		return reading{}, false
	}
	before := r.date.Earliest.Add(-1)
	d := graph.DateOfInterval(before, r.date.Earliest)
	d.Basis = r.date.Basis
	r.date, r.typ, r.value = &d, TypeTime, string(before)+"TNI"
	return r, true
}
