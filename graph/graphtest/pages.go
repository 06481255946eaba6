package graphtest

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
)

// listing is one list of a store, of whatever: the ids on a page of it.
type listing struct {
	name string
	page func(context.Context, graph.Page) (graph.List[string], error)
}

func listOf[T any](name string, get func(context.Context, graph.Page) (graph.List[T], error), id func(*T) string) listing {
	return listing{name, func(ctx context.Context, p graph.Page) (graph.List[string], error) {
		l, err := get(ctx, p)
		out := graph.List[string]{Cursors: l.Cursors, HasNext: l.HasNext, HasPrevious: l.HasPrevious, Total: l.Total}
		for i := range l.Items {
			out.Items = append(out.Items, id(&l.Items[i]))
		}
		return out, err
	}}
}

func eventList(s graph.Reader, name string, under graph.EventParents, f graph.EventFilter, order graph.EventOrder) listing {
	get := func(ctx context.Context, p graph.Page) (graph.List[graph.Event], error) {
		lists, err := s.Events(ctx, under, graph.EventQuery{Filter: f, Order: order, Page: p})
		if err != nil {
			return graph.List[graph.Event]{}, err
		}
		return lists[0], nil
	}
	return listOf(name, get, func(e *graph.Event) string { return string(e.ID) })
}

func mentionList(s graph.Reader, name string, under graph.MentionParents) listing {
	get := func(ctx context.Context, p graph.Page) (graph.List[graph.MentionOf], error) {
		lists, err := s.Mentions(ctx, under, p)
		if err != nil {
			return graph.List[graph.MentionOf]{}, err
		}
		return lists[0], nil
	}
	return listOf(name, get, func(m *graph.MentionOf) string { return string(m.ID) })
}

func searchList(s graph.Reader, name string, q graph.SearchQuery) listing {
	get := func(ctx context.Context, p graph.Page) (graph.List[graph.Hit], error) {
		q.Page = p
		return s.Search(ctx, q)
	}
	return listOf(name, get, hitID)
}

func hitID(h *graph.Hit) string {
	switch {
	case h.Actor != nil:
		return string(h.Actor.ID)
	case h.Event != nil:
		return string(h.Event.ID)
	case h.Place != nil:
		return string(h.Place.ID)
	default:
		return string(h.Article.ID)
	}
}

// everyList lists every kind of list a store has, under the given parents.
func everyList(s graph.Reader, actor graph.ActorID, event graph.EventID, article graph.ArticleID) []listing {
	dated := true
	all := graph.EventParents{}
	under := graph.EventParents{Actors: []graph.ActorID{actor}}
	actors := func(ctx context.Context, p graph.Page) (graph.List[graph.Actor], error) {
		return s.Actors(ctx, graph.ActorFilter{}, p)
	}
	persons := func(ctx context.Context, p graph.Page) (graph.List[graph.Actor], error) {
		return s.Actors(ctx, graph.ActorFilter{Kinds: []graph.ActorKind{graph.Person}}, p)
	}
	places := func(ctx context.Context, p graph.Page) (graph.List[graph.Place], error) {
		return s.Places(ctx, graph.PlaceFilter{}, p)
	}
	articles := func(ctx context.Context, p graph.Page) (graph.List[graph.Article], error) {
		return s.Articles(ctx, graph.ArticleFilter{}, p)
	}
	actorID := func(a *graph.Actor) string { return string(a.ID) }
	return []listing{
		eventList(s, "events, oldest first", all, graph.EventFilter{}, graph.OldestFirst),
		eventList(s, "events, newest first", all, graph.EventFilter{}, graph.NewestFirst),
		eventList(s, "dated events, oldest first", all, graph.EventFilter{Dated: &dated}, graph.OldestFirst),
		eventList(s, "events of the hub, oldest first", under, graph.EventFilter{}, graph.OldestFirst),
		eventList(s, "events of the hub, newest first", under, graph.EventFilter{}, graph.NewestFirst),
		eventList(s, "events of an article", graph.EventParents{Articles: []graph.ArticleID{article}}, graph.EventFilter{}, graph.OldestFirst),
		mentionList(s, "mentions of an event", graph.MentionParents{Events: []graph.EventID{event}}),
		mentionList(s, "mentions of an article", graph.MentionParents{Articles: []graph.ArticleID{article}}),
		listOf("actors", actors, actorID),
		listOf("persons", persons, actorID),
		listOf("places", places, func(p *graph.Place) string { return string(p.ID) }),
		listOf("articles", articles, func(a *graph.Article) string { return string(a.ID) }),
		searchList(s, "search for a word", graph.SearchQuery{Text: "Rassendyll"}),
		searchList(s, "search for a word in events", graph.SearchQuery{Text: "Rassendyll", Kinds: []graph.HitKind{graph.HitEvent}}),
	}
}

// runPages holds the laws of the Relay cursor connections specification for
// every list, against the same list of the oracle.
func runPages(t *testing.T, e Engine) {
	store, oracle := e.Open(t), NewOracle()
	news := NewNewsroom(random(seed(t)))
	facts := joined(nil, append(news.Batches(5), news.Strangers(3)))[0]
	write(t, store, facts)
	write(t, oracle, facts)
	event, article := busiest(oracle.state)
	actor := hubNow(t, oracle)
	lists, wanted := everyList(store, actor, event, article), everyList(oracle, actor, event, article)
	for i, l := range lists {
		t.Run(l.name, func(t *testing.T) {
			want := whole(t, wanted[i])
			if len(want) < 2 && i < 5 {
				t.Fatalf("the newsroom gave this list %d items: too few to turn a page", len(want))
			}
			testEverySize(t, l, want)
			testBetween(t, l, want)
			testRefusedPages(t, l, lists[(i+1)%len(lists)])
		})
	}
	t.Run("inserts between pages", func(t *testing.T) { testInserts(t, store, oracle, news, lists, wanted) })
	t.Run("the largest page and the default one", func(t *testing.T) { testLargePages(t, e.Open(t)) })
}

// testLargePages: a page is as large as it says, up to the maximum; one that
// says nothing has the default size.
func testLargePages(t *testing.T, s graph.Store) {
	const n = graph.MaxPage + 30
	for b := range Synthetic(n, 1) {
		write(t, s, b)
	}
	l := eventList(s, "events", graph.EventParents{}, graph.EventFilter{}, graph.OldestFirst)
	want := whole(t, l)
	if len(want) != n {
		t.Fatalf("%d events, want %d", len(want), n)
	}
	turn(t, l, graph.Page{Total: true}, want, 0, graph.DefaultPage)
	turn(t, l, graph.Page{First: graph.MaxPage}, want, 0, graph.MaxPage)
	turn(t, l, graph.Page{Last: graph.MaxPage, Total: true}, want, n-graph.MaxPage, n)
}

// hubNow is the actor that the hub is: an analyst may have merged it.
func hubNow(t testing.TB, o *Oracle) graph.ActorID {
	t.Helper()
	a := must[[]*graph.Actor](t)(o.ActorsByID(testContext(t), []graph.ActorID{hub.observed(false).ID()}))[0]
	if a == nil {
		t.Fatal("the newsroom never wrote of its hub")
	}
	return a.ID
}

// busiest returns the event with the most mentions and the article in most events.
func busiest(s state) (event graph.EventID, article graph.ArticleID) {
	count := map[graph.ArticleID]int{}
	most := 0
	for _, e := range s.events {
		if !e.Hidden && len(e.Mentions) > most {
			most, event = len(e.Mentions), e.ID
		}
		for _, a := range e.Articles {
			count[a]++
			if c := count[article]; count[a] > c || count[a] == c && a < article {
				article = a
			}
		}
	}
	return event, article
}

// whole returns the whole list, page by page.
func whole(t testing.TB, l listing) []string {
	t.Helper()
	var all []string
	p := graph.Page{First: graph.MaxPage}
	for {
		got := must[graph.List[string]](t)(l.page(testContext(t), p))
		all = append(all, got.Items...)
		if !got.HasNext || len(got.Items) == 0 {
			return all
		}
		p.After = got.Cursors[len(got.Cursors)-1]
	}
}

// testEverySize: whatever the size of the pages and the direction, they make
// up the list, and say truly where it ends.
func testEverySize(t *testing.T, l listing, want []string) {
	for size := 1; size <= len(want)+1; size++ {
		var forward, backward []string
		for p, more := (graph.Page{First: size, Total: size%2 == 0}), true; more; {
			got := turn(t, l, p, want, len(forward), min(len(forward)+size, len(want)))
			forward = append(forward, got.Items...)
			if more = got.HasNext && len(got.Items) > 0; more {
				p.After = got.Cursors[len(got.Cursors)-1]
			}
		}
		for p, more := (graph.Page{Last: size, Total: size%2 == 0}), true; more; {
			to := len(want) - len(backward)
			got := turn(t, l, p, want, max(0, to-size), to)
			backward = append(slices.Clone(got.Items), backward...)
			if more = got.HasPrevious && len(got.Items) > 0; more {
				p.Before = got.Cursors[0]
			}
		}
		same(t, fmt.Sprintf("first %d after, joined", size), forward, want)
		same(t, fmt.Sprintf("last %d before, joined", size), backward, want)
		if t.Failed() {
			return
		}
	}
}

// turn asks for a page, which is want[from:to].
func turn(t *testing.T, l listing, p graph.Page, want []string, from, to int) graph.List[string] {
	t.Helper()
	got, err := l.page(testContext(t), p)
	if err != nil {
		t.Fatalf("page %+v: %v", p, err)
	}
	total := -1
	if p.Total {
		total = len(want)
	}
	samePage(t, fmt.Sprintf("page %+v", p), got, graph.List[string]{
		Items: want[from:to], HasPrevious: from > 0, HasNext: to < len(want), Total: total,
	})
	return got
}

// testBetween: after and before may be given together, in either direction.
func testBetween(t *testing.T, l listing, want []string) {
	all, err := l.page(testContext(t), graph.Page{First: graph.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	if n := min(len(want), graph.MaxPage); n >= 4 {
		after, before := all.Cursors[0], all.Cursors[n-1]
		turn(t, l, graph.Page{First: 1, After: after, Before: before}, want, 1, 2)
		turn(t, l, graph.Page{Last: 1, After: after, Before: before}, want, n-2, n-1)
		turn(t, l, graph.Page{First: 50, After: all.Cursors[1], Before: all.Cursors[3]}, want, 2, 3)
		turn(t, l, graph.Page{First: 5, Before: all.Cursors[2]}, want, 0, 2)
		turn(t, l, graph.Page{Last: 5, After: all.Cursors[n-2], Total: true}, want, max(n-1, len(want)-5), len(want))
	}
	if n := len(all.Cursors); n > 0 && n == len(want) {
		turn(t, l, graph.Page{First: 3, After: all.Cursors[n-1]}, want, n, n)
		turn(t, l, graph.Page{Last: 3, Before: all.Cursors[0]}, want, 0, 0)
	}
}

// testRefusedPages: a page that asks for too much or for both directions, and
// a cursor that was changed or is of another list, is refused.
func testRefusedPages(t *testing.T, l, other listing) {
	mine := must[graph.List[string]](t)(l.page(testContext(t), graph.Page{First: 1}))
	foreign := must[graph.List[string]](t)(other.page(testContext(t), graph.Page{First: 1}))
	refused := map[string]graph.Page{
		"first over the maximum": {First: graph.MaxPage + 1},
		"last over the maximum":  {Last: graph.MaxPage + 1},
		"first below 0":          {First: -1},
		"last below 0":           {Last: -1},
		"both directions":        {First: 1, Last: 1},
		"no cursor at all":       {After: "a cursor"},
		"a cursor made up":       {Before: graph.Cursor(base64.RawURLEncoding.EncodeToString([]byte("aaaaaaaa|bbbbbbbb|0")))},
	}
	if len(foreign.Cursors) > 0 {
		refused["after a cursor of another list"] = graph.Page{After: foreign.Cursors[0]}
		refused["before a cursor of another list"] = graph.Page{Before: foreign.Cursors[0]}
	}
	if len(mine.Cursors) > 0 {
		refused["a cursor changed"] = graph.Page{After: tampered(mine.Cursors[0])}
		refused["a cursor cut short"] = graph.Page{After: mine.Cursors[0][:len(mine.Cursors[0])-4]}
		refused["a cursor and more"] = graph.Page{Before: mine.Cursors[0] + "AAAA"}
	}
	for name, p := range refused {
		if _, err := l.page(testContext(t), p); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: error %v, want %v", name, err, graph.ErrInvalid)
		}
	}
}

// tampered moves the position that a cursor holds by one letter.
func tampered(c graph.Cursor) graph.Cursor {
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err != nil || len(b) == 0 {
		return c + "x" // not a cursor of ours in the first place
	}
	b[len(b)-1] ^= 1
	return graph.Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// testInserts: who turns pages while others write sees whatever was there
// throughout exactly once, in order.
func testInserts(t *testing.T, s, oracle graph.Store, news *Newsroom, lists, wanted []listing) {
	before := make([][]string, len(lists))
	seen := make([][]string, len(lists))
	pages := make([]graph.Page, len(lists))
	for i := range lists {
		before[i] = whole(t, wanted[i])
		pages[i] = graph.Page{First: 1 + len(before[i])/4}
	}
	for round := range 40 {
		turned := false
		for i, l := range lists {
			got := must[graph.List[string]](t)(l.page(testContext(t), pages[i]))
			seen[i] = append(seen[i], got.Items...)
			if len(got.Items) > 0 {
				pages[i].After = got.Cursors[len(got.Cursors)-1]
				turned = true
			}
		}
		if !turned {
			break
		}
		if round >= 6 {
			continue // enough is inserted; let them come to an end
		}
		b := news.Strangers(2) // what is there stays, and keeps its place
		write(t, s, b)
		write(t, oracle, b)
	}
	for i, l := range lists {
		after := whole(t, wanted[i])
		stayed := intersect(before[i], after)
		if repeated := firstRepeated(seen[i]); repeated != "" {
			t.Errorf("%s: %s came twice", l.name, repeated)
		}
		same(t, l.name+": of what was there throughout", intersect(seen[i], stayed), stayed)
	}
}

// intersect returns the values of a that are in b, in the order of a.
func intersect(a, b []string) []string {
	in := map[string]bool{}
	for _, v := range b {
		in[v] = true
	}
	return filtered(a, func(v *string) bool { return in[*v] })
}

func firstRepeated(values []string) string {
	seen := map[string]bool{}
	for _, v := range values {
		if seen[v] {
			return v
		}
		seen[v] = true
	}
	return ""
}
