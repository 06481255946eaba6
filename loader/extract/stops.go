package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// stops deals a journey to several places out to one visit each: "flew to Chad and
// Niger", "is due in Oslo on Monday and in Bergen on Tuesday". It is nil where
// there is one.
func (t *tree) stops(m *graph.Mention) []graph.Mention {
	if m.Type != graph.Visit || m.Place == nil {
		return nil
	}
	var places []*graph.PlaceObserved
	var at []int // the words that name them
	end, joined := -1, false
	for n := range t.namings {
		x := &t.namings[n]
		p := x.entity.Place
		if p == nil || !x.Place && p.Kind != graph.CountryPlace || end < 0 && graph.PlaceKey(*p) != graph.PlaceKey(*m.Place) {
			continue // "Ghana" may be read as who acts
		}
		if end >= 0 {
			and, ok := t.onward(end, x.from)
			if !ok || p.Kind != m.Place.Kind || slices.ContainsFunc(places, func(o *graph.PlaceObserved) bool { return graph.PlaceKey(*o) == graph.PlaceKey(*p) }) {
				break
			}
			joined = joined || and
		}
		places, at, end = append(places, p), append(at, x.from), x.to
	}
	if len(places) < 2 || !joined {
		return nil
	}
	dates := t.datesAfter(at)
	var parts []graph.Mention
	for i, p := range places {
		part := *m
		part.Participants = slices.Clone(m.Participants)
		part.Place = p
		if dates != nil {
			part.Date = dates[i]
		}
		parts = append(parts, part)
	}
	return parts
}

// onward reports whether the words from..to-1 only lead from one place to the
// next: "and", "on Monday and in", ", then to"; and says that an "and" is among
// them.
func (t *tree) onward(from, to int) (and, ok bool) {
	const furthest = 7
	if to <= from || to-from > furthest {
		return false, false
	}
	for i := from; i < to; i++ {
		switch w := t.lower(i); {
		case w == "and":
			and = true
		case w == "," || w == "then" || w == "in" || w == "to" || w == "for" || w == "later" || w == "on" || w == "next" || w == "finally" || t.inTime[i]:
		default:
			return false, false
		}
	}
	return and, true
}
