package graph_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestSearchKeyOrder(t *testing.T) {
	want := []string{
		graph.SearchKey(graph.InName, "", "act-a"),
		graph.SearchKey(graph.InName, "", "act-b"),
		graph.SearchKey(graph.InTitle, "9999-12-31", "evt-a"),
		graph.SearchKey(graph.InTitle, "2025-12-10", "evt-z"),
		graph.SearchKey(graph.InTitle, "2025-12-02", "evt-a"),
		graph.SearchKey(graph.InTitle, "2025-12-02", "evt-b"),
		graph.SearchKey(graph.InTitle, "2025-02-12", "evt-a"),
		graph.SearchKey(graph.InTitle, "1990-12-31", "evt-a"),
		graph.SearchKey(graph.InTitle, "0000-01-01", "evt-a"),
		graph.SearchKey(graph.InTitle, "", "evt-a"),
		graph.SearchKey(graph.InText, "2026-01-01", "art-a"),
	}
	for i := range want {
		for j := range want {
			if (want[i] < want[j]) != (i < j) {
				t.Errorf("%q and %q are in the wrong order", want[i], want[j])
			}
		}
	}
}

func TestHitKey(t *testing.T) {
	date, _ := graph.ParseEDTF("2025-12-02")
	event := &graph.Event{ID: "evt-x", Title: "Witkoff met Putin", Date: &date}
	article := &graph.Article{ID: "art-x", Headline: "Talks in Moscow"}
	article.Published, _ = graph.ParsePublication("2025-12-03")
	for _, tt := range []struct {
		hit   graph.Hit
		words []string
		want  string
	}{
		{graph.Hit{Kind: graph.HitActor, Actor: &graph.Actor{ID: "act-x"}}, []string{"putin"}, graph.SearchKey(graph.InName, "", "act-x")},
		{graph.Hit{Kind: graph.HitPlace, Place: &graph.Place{ID: "plc-x"}}, []string{"kyiv"}, graph.SearchKey(graph.InName, "", "plc-x")},
		{graph.Hit{Kind: graph.HitEvent, Event: event}, []string{"putin", "witkoff"}, graph.SearchKey(graph.InTitle, "2025-12-02", "evt-x")},
		{graph.Hit{Kind: graph.HitEvent, Event: event}, []string{"putin", "kremlin"}, graph.SearchKey(graph.InText, "2025-12-02", "evt-x")},
		{graph.Hit{Kind: graph.HitEvent, Event: &graph.Event{ID: "evt-y"}}, []string{"putin"}, graph.SearchKey(graph.InText, "", "evt-y")},
		{graph.Hit{Kind: graph.HitArticle, Article: article}, []string{"moscow"}, graph.SearchKey(graph.InTitle, "2025-12-03", "art-x")},
		{graph.Hit{Kind: graph.HitArticle, Article: article}, []string{"putin"}, graph.SearchKey(graph.InText, "2025-12-03", "art-x")},
	} {
		if got := tt.hit.Key(tt.words); got != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.hit.Kind, tt.words, got, tt.want)
		}
	}
}

func TestEventTokens(t *testing.T) {
	e := graph.Event{Title: "Witkoff met Putin", Participations: []graph.Participation{{Name: "Vladimir Putin"}}}
	got := graph.EventTokens(&e, []graph.Mention{
		{Quote: "They met."}, {Quote: "He spoke.", Content: &graph.Utterance{Text: "Peace, now"}},
	})
	want := []string{"he", "met", "now", "peace", "putin", "spoke", "they", "vladimir", "witkoff"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
