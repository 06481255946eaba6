package resolvers_test

import (
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
)

// A part of a name is enough where one actor has it and none has just that.
func TestPartOfName(t *testing.T) {
	var guests []graph.Participant
	for _, a := range []graph.ActorObserved{
		{Name: "Sergei Lavrov", Kind: graph.Person, Country: "RU"},
		{Name: "John Smith", Kind: graph.Person, Country: "US"},
		{Name: "Mary Smith", Kind: graph.Person, Country: "GB"},
		{Name: "Anna Brown", Kind: graph.Person, Country: "GB"},
		{Name: "Brown", Kind: graph.Person, Country: "US"},
		{Name: "Li Qiang", Kind: graph.Person, Country: "CN"},
		{Name: "Jim Jordan", Kind: graph.Person, Country: "US"},
		{Name: "Bank of Russia", Kind: graph.Organization, Country: "RU"},
		{Name: "UK Treasury", Kind: graph.Organization, Country: "GB"},
	} {
		guests = append(guests, part(a, graph.RoleParticipant, graph.Side{}, "", ""))
	}
	island := graph.PlaceObserved{Name: "Hotel Cyprus", Kind: graph.Venue}
	h := newHandler(t, newStore(t, tell("Example Wire", "2025-12-03", "A reception").
		says("All of them met.", event(graph.Meeting, 1, "met", who(guests...), at(island))).
		batch()), resolvers.Options{})

	for name, want := range map[string]string{
		"Lavrov":        "Sergei Lavrov",
		"lavrov SERGEI": "Sergei Lavrov",
		"Lavro":         "NOT_FOUND",
		"Petr Lavrov":   "NOT_FOUND",
		"Smith":         "AMBIGUOUS",
		"Mary Smith":    "Mary Smith",
		"Brown":         "Brown",
		"Treasury":      "UK Treasury",
		"Li":            "Li Qiang",
		"UK":            "NOT_FOUND",
		"Jordan":        "NOT_FOUND",
		"Russia":        "NOT_FOUND",
	} {
		a := ask(t, h, `query($n: String!) { actor(is: {name: $n}) { name } }`, map[string]any{"n": name})
		var found struct{ Actor *struct{ Name string } }
		if len(a.Errors) == 0 {
			a.into(t, &found)
		}
		got := strings.Join(a.codes(), " ")
		if found.Actor != nil {
			got = found.Actor.Name
		}
		if got != want {
			t.Errorf("actor %q: %s, want %s", name, got, want)
		}
	}

	for name, want := range map[string]string{"Hotel": "", "Cyprus": "NOT_FOUND", "Hotels": "NOT_FOUND"} {
		a := ask(t, h, `query($n: String!) { events(filter: {placeWithin: {name: $n}}) { totalCount } }`, map[string]any{"n": name})
		if got := strings.Join(a.codes(), " "); got != want {
			t.Errorf("place %q: %q, want %q", name, got, want)
		}
	}
}

// What a name may mean is listed, as far as a message is to go.
func TestManyCandidates(t *testing.T) {
	var guests []graph.Participant
	for c := 'A'; c <= 'Z'; c++ {
		a := graph.ActorObserved{Name: strings.Repeat(string(c), 3) + " Smith", Kind: graph.Person, Country: "GB"}
		guests = append(guests, part(a, graph.RoleParticipant, graph.Side{}, "", ""))
	}
	h := newHandler(t, newStore(t, tell("Example Wire", "2025-12-03", "A reception").
		says("All of them met.", event(graph.Meeting, 1, "met", who(guests...))).
		batch()), resolvers.Options{})
	a := ask(t, h, `{ actor(is: {name: "Smith"}) { name } }`, nil)
	if len(a.Errors) != 1 {
		t.Fatalf("errors %+v", a.Errors)
	}
	message := a.Errors[0].Message
	if got := strings.Count(message, "PERSON"); got != 20 || !strings.HasSuffix(message, ", and more") {
		t.Errorf("%d candidates in %s", got, message)
	}
}
