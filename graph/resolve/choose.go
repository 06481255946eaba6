package resolve

import (
	"cmp"
	"slices"

	"github.com/parley-events/parley/graph"
)

// chooseDate picks the date an event shows: among the mentions of its status
// where one of them is dated, the narrowest; of equally narrow ones the one
// most sources give; then the first. nil where no source gives a date.
func chooseDate(ev []*evidence, status graph.Status) *graph.EventDate {
	dated := filter(ev, func(e *evidence) bool { return e.Date != nil })
	if agree := filter(dated, func(e *evidence) bool { return e.Status == status }); len(agree) > 0 {
		dated = agree
	}
	switch len(dated) {
	case 0:
		return nil
	case 1:
		return dated[0].Date
	}
	given := map[string]map[string]bool{} // date -> sources
	for _, e := range dated {
		if given[e.Date.EDTF] == nil {
			given[e.Date.EDTF] = map[string]bool{}
		}
		given[e.Date.EDTF][e.source] = true
	}
	best := slices.MinFunc(dated, func(a, b *evidence) int {
		return cmp.Or(
			cmp.Compare(width(a.Date), width(b.Date)),
			-cmp.Compare(len(given[a.Date.EDTF]), len(given[b.Date.EDTF])),
			inOrder(a, b),
		)
	})
	return best.Date
}

// width is how imprecise a date is, in days; an hour is narrower than its day,
// an open end wider than everything.
func width(d *graph.EventDate) int {
	switch {
	case d.Earliest == "" || d.Latest == "":
		return 1 << 30
	case d.Time != "":
		return 0
	}
	return d.Earliest.DaysUntil(d.Latest) + 1
}

// choosePlace picks the place: the most precise, then the first.
func choosePlace(ev []*evidence) *graph.PlaceObserved {
	placed := filter(ev, func(e *evidence) bool { return e.Place != nil })
	if len(placed) == 0 {
		return nil
	}
	return slices.MinFunc(placed, func(a, b *evidence) int {
		return cmp.Or(cmp.Compare(breadth(a.Place.Kind), breadth(b.Place.Kind)),
			-cmp.Compare(len(a.Place.Path()), len(b.Place.Path())), inOrder(a, b))
	}).Place
}

// breadth orders place kinds, narrow to wide; an unknown kind (-1) comes last.
func breadth(k graph.PlaceKind) int {
	return slices.Index([]graph.PlaceKind{graph.Venue, graph.City, graph.Region, graph.CountryPlace, graph.World}, k) & 7
}

// chooseStatus: what happened, happened, whoever planned or denied it before.
// Otherwise the latest word counts.
func chooseStatus(ev []*evidence) graph.Status {
	for _, e := range ev {
		if e.Status == graph.Occurred {
			return graph.Occurred
		}
	}
	return ev[len(ev)-1].Status
}

// chooseType: a meeting where any source tells of one, else the first.
func chooseType(ev []*evidence, class graph.EventType) graph.EventType {
	for _, e := range ev {
		if e.Type == class {
			return class
		}
	}
	return ev[0].Type
}

// first returns the first value that is not zero.
func first[T comparable](ev []*evidence, of func(*evidence) T) T {
	var zero T
	for _, e := range ev {
		if v := of(e); v != zero {
			return v
		}
	}
	return zero
}

func filter[T any](all []T, keep func(T) bool) []T {
	var kept []T
	for _, v := range all {
		if keep(v) {
			kept = append(kept, v)
		}
	}
	return kept
}
