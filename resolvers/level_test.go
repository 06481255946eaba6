package resolvers_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
)

// counting counts the calls of a store.
type counting struct {
	graph.Reader
	mu    sync.Mutex
	calls map[string]int
}

func (c *counting) count(method string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[method]++
}

// String lists the calls, "Events 1, Mentions 2".
func (c *counting) String() string {
	var list []string
	for _, m := range slices.Sorted(maps.Keys(c.calls)) {
		list = append(list, fmt.Sprintf("%s %d", m, c.calls[m]))
	}
	return strings.Join(list, ", ")
}

func (c *counting) Statistics(ctx context.Context) (graph.Statistics, error) {
	c.count("Statistics")
	return c.Reader.Statistics(ctx)
}

func (c *counting) EventsByID(ctx context.Context, ids []graph.EventID) ([]*graph.Event, error) {
	c.count("EventsByID")
	return c.Reader.EventsByID(ctx, ids)
}

func (c *counting) ActorsByID(ctx context.Context, ids []graph.ActorID) ([]*graph.Actor, error) {
	c.count("ActorsByID")
	return c.Reader.ActorsByID(ctx, ids)
}

func (c *counting) PlacesByID(ctx context.Context, ids []graph.PlaceID) ([]*graph.Place, error) {
	c.count("PlacesByID")
	return c.Reader.PlacesByID(ctx, ids)
}

func (c *counting) ArticlesByID(ctx context.Context, ids []graph.ArticleID) ([]*graph.Article, error) {
	c.count("ArticlesByID")
	return c.Reader.ArticlesByID(ctx, ids)
}

func (c *counting) MentionsByID(ctx context.Context, ids []graph.MentionID) ([]*graph.MentionOf, error) {
	c.count("MentionsByID")
	return c.Reader.MentionsByID(ctx, ids)
}

func (c *counting) Events(ctx context.Context, under graph.EventParents, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	c.count("Events")
	return c.Reader.Events(ctx, under, q)
}

func (c *counting) Mentions(ctx context.Context, under graph.MentionParents, page graph.Page) ([]graph.List[graph.MentionOf], error) {
	c.count("Mentions")
	return c.Reader.Mentions(ctx, under, page)
}

func (c *counting) Actors(ctx context.Context, f graph.ActorFilter, page graph.Page) (graph.List[graph.Actor], error) {
	c.count("Actors")
	return c.Reader.Actors(ctx, f, page)
}

func (c *counting) Places(ctx context.Context, f graph.PlaceFilter, page graph.Page) (graph.List[graph.Place], error) {
	c.count("Places")
	return c.Reader.Places(ctx, f, page)
}

func (c *counting) Articles(ctx context.Context, f graph.ArticleFilter, page graph.Page) (graph.List[graph.Article], error) {
	c.count("Articles")
	return c.Reader.Articles(ctx, f, page)
}

func (c *counting) ActorsNamed(ctx context.Context, names []string) ([][]graph.Actor, error) {
	c.count("ActorsNamed")
	return c.Reader.ActorsNamed(ctx, names)
}

func (c *counting) PlacesNamed(ctx context.Context, names []string) ([][]graph.Place, error) {
	c.count("PlacesNamed")
	return c.Reader.PlacesNamed(ctx, names)
}

func (c *counting) Search(ctx context.Context, q graph.SearchQuery) (graph.List[graph.Hit], error) {
	c.count("Search")
	return c.Reader.Search(ctx, q)
}

// A level of a query costs one store call, however it is written.
func TestOneCallALevel(t *testing.T) {
	store := newStore(t, week()...)
	for name, c := range map[string]struct{ query, calls string }{
		"nodes": {
			`{ events { nodes { mentions(first: 3) { nodes { id } } } } }`,
			"Events 1, Mentions 1"},
		"edges": {
			`{ events { edges { node { mentions(first: 3) { edges { node { id } } } } } } }`,
			"Events 1, Mentions 1"},
		"nodes and edges of one list": {
			`{ events { nodes { mentions(first: 3) { nodes { id } } } edges { node { mentions(first: 3) { nodes { start } } } } } }`,
			"ArticlesByID 1, Events 1, Mentions 1"},
		"aliases that ask the same": {
			`{ events { nodes { a: mentions(first: 3) { nodes { id } } b: mentions(first: 3) { nodes { id } } } } }`,
			"Events 1, Mentions 1"},
		"aliases that ask for other pages": {
			`{ events { nodes { a: mentions(first: 3) { nodes { id } } b: mentions(last: 2) { nodes { id } } } } }`,
			"Events 1, Mentions 2"},
		"fragments": {
			`{ events { nodes { ...Place ...More } } }
			fragment Place on Event { place { name } }
			fragment More on Event { place { partOf { name } } mentions { nodes { ...Source } } }
			fragment Source on Mention { article { headline } }`,
			"ArticlesByID 1, Events 1, Mentions 1, PlacesByID 2"},
		"inline fragments on an interface": {
			`query($ids: [ID!]!) { nodes(ids: $ids) { ... on Actor { events { nodes { id } } } ... on Event { mentions { nodes { id } } } } }`,
			"ActorsByID 1, Events 1, EventsByID 1, Mentions 1"},
		"hits of several kinds": {
			`{ search(query: "kremlin") { nodes { ... on Event { place { name } } ... on Article { events { nodes { id } } } ... on Place { partOf { name } } } } }`,
			"Events 1, PlacesByID 2, Search 1"},
		"three levels": {
			`{ events(first: 10) { nodes { participations(first: 10) { nodes { actor { name events(first: 5) { nodes { title mentions(first: 2) { nodes { article { headline } } } } } } } } } } }`,
			"ActorsByID 1, ArticlesByID 1, Events 2, Mentions 1"},
		"actors, their parts, the places of the events": {
			`{ actors { nodes { participations(first: 5) { edges { node { role event { place { name } participations(first: 4) { nodes { actor { name } } } } } } } } } }`,
			"Actors 1, ActorsByID 1, Events 1, PlacesByID 1"},
		"places and what happened there": {
			`{ places { nodes { events(first: 4) { nodes { sides { actor { name } } assertedBy { name } partOf { title } } } } } }`,
			"ActorsByID 2, Events 1, EventsByID 1, Places 1"},
		"articles and the mentions in them": {
			`{ articles(first: 10) { nodes { mentions(first: 10) { nodes { event { title } place { place { name } } participants { actor { name } } assertedBy { actor { name } } } } } } }`,
			"ActorsByID 2, Articles 1, EventsByID 1, Mentions 1, PlacesByID 1"},
		"everything that counts in the text": {
			`{ events { nodes { mentions(first: 5) { nodes { start end quote { prefix suffix } article { headline } } } } } }`,
			"ArticlesByID 1, Events 1, Mentions 1"},
		"history and words": {
			`{ events { nodes { statusHistory { mention { article { headline } } } utterances { mention { article { headline } } } } } }`,
			"ArticlesByID 2, Events 1, Mentions 1, MentionsByID 1"},
		"several names": {
			`{ events(filter: {actors: [{any: [{name: "Putin"}, {name: "Witkoff"}]}, {none: {name: "Modi"}}], placeWithin: [{name: "Kremlin"}, {name: "Miami"}]}) { nodes { id } } }`,
			"ActorsNamed 1, Events 1, PlacesNamed 1"},
		"parts of names": {
			`{ events(filter: {actors: [{any: [{name: "Vladimir"}, {name: "VLADIMIR"}, {name: "Witkoff"}]}], placeWithin: [{name: "New"}, {name: "Miami"}]}) { nodes { id } } }`,
			"Actors 1, ActorsNamed 1, Events 1, Places 1, PlacesNamed 1"},
	} {
		t.Run(name, func(t *testing.T) {
			counted := &counting{Reader: store, calls: map[string]int{}}
			h := newHandler(t, counted, resolvers.Options{})
			var variables map[string]any
			if strings.Contains(c.query, "$ids") {
				variables = map[string]any{"ids": someIDs(t, store)}
			}
			if a := ask(t, h, c.query, variables); len(a.Errors) > 0 {
				t.Fatalf("errors: %+v", a.Errors)
			}
			if got := counted.String(); got != c.calls {
				t.Errorf("calls: %s\nwant: %s", got, c.calls)
			}
		})
	}
}

// someIDs lists actors and events by turns.
func someIDs(t *testing.T, store graph.Reader) []string {
	t.Helper()
	actors, err := store.Actors(t.Context(), graph.ActorFilter{}, graph.Page{First: 5})
	if err != nil {
		t.Fatal(err)
	}
	events, err := store.Events(t.Context(), graph.EventParents{}, graph.EventQuery{Page: graph.Page{First: 5}})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i := range actors.Items {
		ids = append(ids, string(actors.Items[i].ID), string(events[0].Items[i].ID))
	}
	return ids
}

// What is answered for a level is what is answered for each of its objects.
func TestLevelAnswersAlike(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	const fields = `title mentions(first: 2) { totalCount nodes { id quote { exact } } } participations(first: 2) { pageInfo { endCursor hasNextPage } nodes { name actor { id } } } articles(last: 1) { nodes { id } }`
	var together struct {
		Events struct{ Nodes []map[string]any }
	}
	ask(t, h, `{ events { nodes { id `+fields+` } } }`, nil).into(t, &together)
	if len(together.Events.Nodes) < 5 {
		t.Fatal("too few events")
	}
	for _, want := range together.Events.Nodes {
		var alone struct{ Event map[string]any }
		ask(t, h, `query($id: ID!) { event(id: $id) { id `+fields+` } }`, map[string]any{"id": want["id"]}).into(t, &alone)
		if got := fmt.Sprint(alone.Event); got != fmt.Sprint(want) {
			t.Errorf("alone %v\ntogether %v", got, want)
		}
	}
}
