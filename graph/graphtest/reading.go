package graphtest

import (
	"fmt"
	"testing"

	"github.com/parley-events/parley/graph"
)

// runReading: the lists under many parents are, in one call, what the list
// under each alone is; the page applies to each.
func runReading(t *testing.T, e Engine) {
	store, oracle := e.Open(t), NewOracle()
	news := NewNewsroom(random(seed(t)))
	facts := joined(nil, news.Batches(16))[0]
	write(t, store, facts)
	write(t, oracle, facts)
	v := vocabularyOf(oracle.state)
	t.Run("events under many parents", func(t *testing.T) {
		for _, parents := range []graph.EventParents{
			{Actors: twice(v.actors)}, {Places: twice(v.places)}, {Articles: twice(v.articles)}, {},
		} {
			testEventParents(t, store, oracle, parents)
		}
	})
	t.Run("mentions under many parents", func(t *testing.T) {
		var events []graph.EventID
		for _, e := range oracle.state.events {
			events = append(events, e.ID)
		}
		events = append(events, "evt-aaaaaaaaaaaaaaaaaaaaaaaaaa")
		testMentionParents(t, store, oracle, graph.MentionParents{Events: twice(events)})
		testMentionParents(t, store, oracle, graph.MentionParents{Articles: twice(v.articles)})
	})
	t.Run("evidence in order", func(t *testing.T) { testEvidence(t, store, oracle) })
}

// twice repeats the first and the last id, and turns the order around.
func twice[T any](ids []T) []T {
	out := make([]T, 0, len(ids)+2)
	for i := len(ids) - 1; i >= 0; i-- {
		out = append(out, ids[i])
	}
	return append(out, ids[0], ids[len(ids)-1])
}

func testEventParents(t *testing.T, s, oracle graph.Store, under graph.EventParents) {
	ctx := testContext(t)
	for _, q := range []graph.EventQuery{
		{Page: graph.Page{First: 1, Total: true}},
		{Page: graph.Page{Last: 2, Total: true}, Order: graph.NewestFirst},
		{Page: graph.Page{First: graph.MaxPage}, Filter: graph.EventFilter{Types: []graph.EventType{graph.Meeting, graph.Visit}}},
		{Filter: graph.EventFilter{Actors: []graph.ActorMatch{{All: []graph.ActorSelector{{Actor: hub.observed(false).ID()}}}}}},
		{Filter: graph.EventFilter{Within: []graph.PlaceID{ruritaniaPlace.ID(), borduriaPlace.ID()}, Statuses: []graph.Status{graph.Occurred}}},
	} {
		got := must[[]graph.List[graph.Event]](t)(s.Events(ctx, under, q))
		want := must[[]graph.List[graph.Event]](t)(oracle.Events(ctx, under, q))
		if !samePages(t, fmt.Sprintf("%d actors, %d places, %d articles, query %s", len(under.Actors), len(under.Places), len(under.Articles), encode(q)), got, want) {
			return
		}
	}
	lists := must[[]graph.List[graph.Event]](t)(s.Events(ctx, under, graph.EventQuery{Page: graph.Page{First: 1}}))
	turnUnder(t, s, oracle, under, lists)
}

// turnUnder: a cursor from a list under one of many parents is that of the
// list under the parent alone.
func turnUnder(t *testing.T, s, oracle graph.Store, under graph.EventParents, lists []graph.List[graph.Event]) {
	for i := 0; i < len(lists); i += 5 {
		if !lists[i].HasNext {
			continue
		}
		alone := parentAt(under, i)
		q := graph.EventQuery{Page: graph.Page{First: 2, After: lists[i].Cursors[0]}}
		got := must[[]graph.List[graph.Event]](t)(s.Events(testContext(t), alone, q))
		all := must[[]graph.List[graph.Event]](t)(oracle.Events(testContext(t), alone, graph.EventQuery{Page: graph.Page{First: 3}}))
		same(t, fmt.Sprintf("the next page under parent %d alone", i), got[0].Items, all[0].Items[1:])
	}
}

func parentAt(under graph.EventParents, i int) graph.EventParents {
	switch {
	case under.Actors != nil:
		return graph.EventParents{Actors: under.Actors[i : i+1]}
	case under.Places != nil:
		return graph.EventParents{Places: under.Places[i : i+1]}
	case under.Articles != nil:
		return graph.EventParents{Articles: under.Articles[i : i+1]}
	}
	return graph.EventParents{}
}

func testMentionParents(t *testing.T, s, oracle graph.Store, under graph.MentionParents) {
	ctx := testContext(t)
	for _, p := range []graph.Page{{First: 1, Total: true}, {Last: 2}, {First: graph.MaxPage, Total: true}} {
		got := must[[]graph.List[graph.MentionOf]](t)(s.Mentions(ctx, under, p))
		want := must[[]graph.List[graph.MentionOf]](t)(oracle.Mentions(ctx, under, p))
		if !samePages(t, fmt.Sprintf("mentions under %d events, %d articles, page %+v", len(under.Events), len(under.Articles), p), got, want) {
			return
		}
	}
}

// testEvidence: an event's mentions are listed as the event lists them, and
// each quote stands in its article where its span says.
func testEvidence(t *testing.T, s, oracle graph.Store) {
	ctx := testContext(t)
	events := must[[]graph.List[graph.Event]](t)(s.Events(ctx, graph.EventParents{}, graph.EventQuery{Page: graph.Page{First: graph.MaxPage}}))[0].Items
	var ids []graph.EventID
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	lists := must[[]graph.List[graph.MentionOf]](t)(s.Mentions(ctx, graph.MentionParents{Events: ids}, graph.Page{First: graph.MaxPage}))
	for i, l := range lists {
		var listed []graph.MentionID
		for _, m := range l.Items {
			listed = append(listed, m.ID)
			if m.Event != ids[i] {
				t.Errorf("mention %s of event %s says it is of %s", m.ID, ids[i], m.Event)
			}
			a := must[[]*graph.Article](t)(s.ArticlesByID(ctx, []graph.ArticleID{m.Article}))[0]
			if a == nil || m.Span.Of(a.Text) != m.Quote || m.Trigger.Of(a.Text) == "" {
				t.Errorf("mention %s: the span does not lead to the quote %q", m.ID, m.Quote)
			}
		}
		same(t, "mentions of event "+string(ids[i]), listed, events[i].Mentions)
	}
}
