package extract_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestWhoThePartiesAre(t *testing.T) {
	const (
		lead  = "President Omar Idris of Chad and President Sami Haddad of Sudan spent an hour apart in Doha on Monday. "
		sides = "Chad and Sudan have fought over the lake since 2019. "
	)
	for _, c := range []struct {
		text string
		want []string
	}{
		{lead + "The two men agreed on Tuesday on how to share the lake.", []string{"PARTICIPANT Omar Idris", "PARTICIPANT Sami Haddad"}},
		{lead + "The two leaders set their signatures to a truce on Tuesday.", []string{"PARTICIPANT Omar Idris", "PARTICIPANT Sami Haddad"}},
		{sides + "The two countries signed an accord in Doha in May.", []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
		{sides + "A truce was agreed in Doha on Tuesday.", []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
		{sides + "Only on Tuesday could a truce be signed.", []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
		{sides + "A truce of three days came into force on Tuesday.", []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
		{sides + "The formal signing is set for Sunday in Doha.", []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
		{"Chad and Sudan's truce took effect on Tuesday.", []string{"PARTICIPANT Chad", "PARTICIPANT Sudan"}},
	} {
		m := only(t, c.text, graph.Agreement)
		if got := who(m); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNobodyIsAPartyWithoutAPartner(t *testing.T) {
	for _, text := range []string{
		"Chad has a lake. A truce was agreed on Tuesday.",
		"Chad and Sudan have fought over the lake since 2019. A truce could be agreed on Tuesday.",
		"Chad and Sudan have fought over the lake since 2019. The two dogs agreed on Tuesday to share a bone.",
	} {
		_, mentions := read(text, day(t, "2026-03-12"))
		if slices.ContainsFunc(mentions, func(m graph.Mention) bool { return m.Type == graph.Agreement }) {
			t.Errorf("%q: got %s, want no agreement", text, describe(mentions))
		}
	}
}
