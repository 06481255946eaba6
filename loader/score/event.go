package score

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Event is an event of one article, of the gold or predicted: gold has Names,
// one Quote and may be Optional, a prediction has a Name, Aliases and Quotes.
type Event struct {
	ID           string          `json:"id"`
	Type         graph.EventType `json:"type"`
	Status       graph.Status    `json:"status"`
	Date         string          `json:"date"` // EDTF level 1, "" for none
	DateText     string          `json:"date_text"`
	Place        *Place          `json:"place"`
	Participants []Actor         `json:"participants"`
	Optional     bool            `json:"optional"`
	Quote        string          `json:"quote"`
	Quotes       []string        `json:"quotes"`
}

// Actor is a participant. The first name is the main one.
type Actor struct {
	Name    string          `json:"name"`
	Aliases []string        `json:"aliases"`
	Names   []string        `json:"names"`
	Kind    graph.ActorKind `json:"kind"`
	Role    graph.Role      `json:"role"`
	Country string          `json:"country"` // ISO 3166-1 alpha-2, "" for none

	folded []string
}

// Place is where an event was: any of its names, and for a prediction those of
// the places it lies in.
type Place struct {
	Name   string   `json:"name"`
	Names  []string `json:"names"`
	Within []string `json:"within"`
}

// roleClass is the sort of a role: those who do, and those it is done or said to.
func roleClass(r graph.Role) string {
	switch r {
	case graph.RoleTarget, graph.RoleAddressee:
		return "to"
	case graph.RoleParticipant, graph.RoleHost, graph.RoleMediator, graph.RoleVisitor, graph.RoleSpeaker, graph.RoleSource:
		return "by"
	}
	return ""
}

// named are the participants that are no unnamed group.
func (e *Event) named() int {
	n := 0
	for _, p := range e.Participants {
		if p.Kind != graph.Group {
			n++
		}
	}
	return n
}

// placeFits reports whether the predicted place, or one it lies in, bears a name
// of the gold's.
func placeFits(gold, predicted *Place) bool {
	if gold == nil || predicted == nil {
		return false
	}
	var names []string
	for _, n := range gold.Names {
		names = append(names, fold(n))
	}
	candidates := slices.Concat([]string{predicted.Name}, predicted.Names, predicted.Within)
	return slices.ContainsFunc(candidates, func(n string) bool { return slices.Contains(names, fold(n)) })
}

// sharesQuote reports whether a prediction rests on the sentence of the gold.
func sharesQuote(gold, predicted *Event) bool {
	want := spaced(gold.Quote)
	return slices.ContainsFunc(predicted.Quotes, func(q string) bool {
		q = spaced(q)
		return q != "" && (strings.Contains(want, q) || strings.Contains(q, want))
	})
}

// spaced has single spaces.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
