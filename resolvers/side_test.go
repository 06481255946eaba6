package resolvers_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
)

// A side is known by its code or key, by the names of a country or
// organisation that took part, and by the English name of a country that only
// others acted for.
func TestSides(t *testing.T) {
	georgia := graph.ActorObserved{Name: "Georgia", Kind: graph.Country, Country: "GE", Gazetteer: "country/ge"}
	company := graph.ActorObserved{Name: "Georgia", Kind: graph.Organization, Country: "US"}
	namesakes := tell("Small Example", "2025-12-06", "Georgia meets Georgia").
		says("Georgia and Georgia signed.", event(graph.Agreement, 1, "signed",
			who(part(georgia, graph.RoleParticipant, graph.Side{}, "", ""), part(company, graph.RoleParticipant, graph.Side{}, "", "")))).
		batch()
	h := newHandler(t, newStore(t, append(week(), namesakes)...), resolvers.Options{})

	count := func(side string) (int, []string) {
		a := ask(t, h, `query($s: String!) { events(filter: {actors: {all: {side: $s}}}) { totalCount } }`, map[string]any{"s": side})
		if len(a.Errors) > 0 {
			return 0, a.codes()
		}
		var got struct{ Events page }
		a.into(t, &got)
		return got.Events.TotalCount, nil
	}
	russian, _ := count("RU")
	american, _ := count("US")
	british, _ := count("GB")
	if russian < 2 || american < 2 || british != 1 || russian == american {
		t.Fatalf("events by side: Russia %d, United States %d, United Kingdom %d", russian, american, british)
	}
	for _, c := range []struct {
		side string
		want int
		code string
	}{
		{"ru", russian, ""},
		{" Russia ", russian, ""},
		{"usa", american, ""},
		{"RUS", russian, ""},
		{"the United States", american, ""},
		{"united states", american, ""},
		{"UK", british, ""},
		{"Britain", british, ""},
		{"GRU", 0, ""}, // an organisation that is here, for which nobody acted
		{string(gru.ID()), 0, ""},
		{"France", 0, "NOT_FOUND"},
		{"FR", 0, "NOT_FOUND"},
		{"Putin", 0, "NOT_FOUND"}, // a person is no side
		{"", 0, "INVALID"},
		{"act-aaaaaaaaaaaaaaaaaaaaaaaaaa", 0, "NOT_FOUND"},
		{"Georgia", 0, "AMBIGUOUS"},
	} {
		got, codes := count(c.side)
		if got != c.want || c.code == "" && codes != nil || c.code != "" && !slices.Equal(codes, []string{c.code}) {
			t.Errorf("side %q: %d events, errors %v, want %d %s", c.side, got, codes, c.want, c.code)
		}
	}
}
