package timex

import "github.com/parley-events/parley/graph"

// readModified reads "early December", "around 2014": the {date} itself, no
// narrower, with its TIMEX3 modifier. About a date makes it approximate.
func readModified(c *context) (reading, bool) {
	at, _ := c.match.get("date")
	r, ok := at.date.read(c.inside())
	if !ok {
		return r, false
	}
	switch mod := c.key("edge"); {
	case c.has("about"):
		r.mod = "APPROX"
		if r.date != nil {
			r.date = approximate(*r.date)
		}
	case mod != "NONE":
		r.mod = mod
	}
	return r, true
}

// approximate marks a date; one with a written interval or a time, which EDTF
// cannot mark as a whole, only gets the flag from its ends.
func approximate(d graph.EventDate) *graph.EventDate {
	a, err := graph.ParseEDTF(d.EDTF + "~")
	if err != nil || !a.Approximate {
		return &d
	}
	a.Basis = d.Basis
	return &a
}

// readEdgeOfUnit reads "the end of the year": a {span} of the publication day,
// in a history of the date last spoken of.
func readEdgeOfUnit(c *context) (reading, bool) {
	unit := c.key("span")
	base, basis := c.published, graph.BasisPublication
	if c.story() != nil || c.has("told") {
		base, basis = c.toldBase(unit), graph.BasisNarrative
	}
	if base == "" {
		return unresolved(unknownUnit[unit])
	}
	d, timex3 := unitAt(unit, base, c.int("rel"))
	r, ok := counted(d, timex3, basis)
	if mod := c.key("edge"); mod != "NONE" {
		r.mod = mod
	}
	return r, ok
}
