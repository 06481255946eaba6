package graph_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestSuccessor(t *testing.T) {
	at := func(id graph.MentionID, quote string, from, to int) graph.Mention {
		return graph.Mention{ID: id, Article: "art", Type: graph.Meeting, Quote: quote, Span: graph.Span{Start: from, End: to}}
	}
	typed := func(m graph.Mention, t graph.EventType) graph.Mention { m.Type = t; return m }
	elsewhere := func(m graph.Mention) graph.Mention { m.Article = "other"; return m }
	old := at("old", "They met.", 100, 110)
	for _, c := range []struct {
		name    string
		retired graph.Mention
		current []graph.Mention
		want    graph.MentionID
	}{
		{"none left", old, nil, ""},
		{"same quote, moved far", old, []graph.Mention{at("near", "They had met.", 100, 114), at("moved", "They met.", 900, 910)}, "moved"},
		{"reworded", old, []graph.Mention{at("a", "Before.", 60, 102), at("b", "They had met.", 102, 116)}, "b"},
		{"only touching", old, []graph.Mention{at("a", "Before.", 60, 100), at("b", "After.", 110, 120)}, ""},
		{"same type first", old, []graph.Mention{typed(at("a", "They met.", 10, 20), graph.Call), at("b", "They met.", 30, 40)}, "b"},
		{"then the first in the text", old, []graph.Mention{at("a", "They met.", 30, 40), at("b", "They met.", 10, 20)}, "b"},
		{"then by id", old, []graph.Mention{at("b", "They met.", 10, 20), at("a", "They met.", 10, 20)}, "a"},
		{"another article", old, []graph.Mention{elsewhere(old)}, ""},
		{"rows without a text have nothing to go by", at("old", "", 0, 0), []graph.Mention{at("a", "", 0, 0)}, ""},
	} {
		got, ok := graph.Successor(c.retired, c.current)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, %v, want %q", c.name, got, ok, c.want)
		}
	}
}
