package graphtest

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Statistics implements graph.Reader.
func (o *Oracle) Statistics(ctx context.Context) (graph.Statistics, error) {
	s, err := o.read(ctx)
	if err != nil {
		return graph.Statistics{}, err
	}
	revision, err := o.Revision(ctx)
	st := graph.Statistics{
		Articles: len(s.current),
		Mentions: len(s.currentMentions(func(*graph.Mention) bool { return true })),
		Actors:   len(s.actors),
		Places:   len(s.places),
		Revision: revision,
	}
	for _, e := range s.events {
		if e.Hidden {
			continue
		}
		st.Events++
		if e.Date == nil {
			continue
		}
		if d := e.Date.Earliest; d != "" && (st.Earliest == "" || d < st.Earliest) {
			st.Earliest = d
		}
		st.Latest = max(st.Latest, e.Date.Latest)
	}
	return st, err
}

// find returns one element for each id, nil where get knows none.
func find[ID, T any](ids []ID, get func(ID) *T) []*T {
	found := make([]*T, len(ids))
	for i, id := range ids {
		if v := get(id); v != nil {
			c := *v
			found[i] = &c
		}
	}
	return found
}

func first[T any](all []T, is func(*T) bool) *T {
	for i := range all {
		if is(&all[i]) {
			return &all[i]
		}
	}
	return nil
}

// EventsByID implements graph.Reader.
func (o *Oracle) EventsByID(ctx context.Context, ids []graph.EventID) ([]*graph.Event, error) {
	s, err := o.read(ctx)
	return find(ids, s.eventNamed), err
}

// ActorsByID implements graph.Reader.
func (o *Oracle) ActorsByID(ctx context.Context, ids []graph.ActorID) ([]*graph.Actor, error) {
	s, err := o.read(ctx)
	return find(ids, func(id graph.ActorID) *graph.Actor {
		return first(s.actors, func(a *graph.Actor) bool {
			return slices.ContainsFunc(a.Keys, func(key string) bool { return graph.NewActorID(key) == id })
		})
	}), err
}

// PlacesByID implements graph.Reader.
func (o *Oracle) PlacesByID(ctx context.Context, ids []graph.PlaceID) ([]*graph.Place, error) {
	s, err := o.read(ctx)
	return find(ids, func(id graph.PlaceID) *graph.Place {
		return first(s.places, func(p *graph.Place) bool { return p.ID == id })
	}), err
}

// ArticlesByID implements graph.Reader.
func (o *Oracle) ArticlesByID(ctx context.Context, ids []graph.ArticleID) ([]*graph.Article, error) {
	s, err := o.read(ctx)
	return find(ids, func(id graph.ArticleID) *graph.Article { return s.current[id] }), err
}

// MentionsByID implements graph.Reader.
func (o *Oracle) MentionsByID(ctx context.Context, ids []graph.MentionID) ([]*graph.MentionOf, error) {
	s, err := o.read(ctx)
	return find(ids, func(id graph.MentionID) *graph.MentionOf {
		m := s.reading(id)
		if m == nil {
			return nil
		}
		of := s.at(*m)
		return &of
	}), err
}

// Events implements graph.Reader.
func (o *Oracle) Events(ctx context.Context, under graph.EventParents, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	s, err := o.read(ctx)
	if err != nil {
		return nil, err
	}
	names, filters := under.Filters(q.Filter)
	lists := make([]graph.List[graph.Event], len(names))
	for i, f := range filters {
		name := graph.ListName("events", names[i], q.Filter, string(q.Order))
		lists[i], err = pageOf(name, filtered(s.events, f.Holds), eventKey, eventOrder(q.Order), q.Page)
		if err != nil {
			return nil, err
		}
	}
	return lists, nil
}

// Mentions implements graph.Reader.
func (o *Oracle) Mentions(ctx context.Context, under graph.MentionParents, page graph.Page) ([]graph.List[graph.MentionOf], error) {
	s, err := o.read(ctx)
	if err != nil {
		return nil, err
	}
	var lists []graph.List[graph.MentionOf]
	list := func(name string, where func(*graph.Mention) bool) {
		var of []graph.MentionOf
		for _, m := range s.currentMentions(where) {
			of = append(of, s.at(m))
		}
		l, e := pageOf(graph.ListName("mentions", name, nil, ""), of, mentionKey, strings.Compare, page)
		lists = append(lists, l)
		if err == nil {
			err = e
		}
	}
	for _, id := range under.Events {
		e := s.eventNamed(id)
		list(string(id), func(m *graph.Mention) bool { return e != nil && s.holding[m.ID] == e })
	}
	for _, id := range under.Articles {
		list(string(id), func(m *graph.Mention) bool { return m.Article == id })
	}
	return lists, err
}

// Actors implements graph.Reader.
func (o *Oracle) Actors(ctx context.Context, f graph.ActorFilter, page graph.Page) (graph.List[graph.Actor], error) {
	s, err := o.read(ctx)
	if err != nil {
		return graph.List[graph.Actor]{}, err
	}
	return pageOf(graph.ListName("actors", "", f, ""), filtered(s.actors, f.Holds), actorKey, strings.Compare, page)
}

// Places implements graph.Reader.
func (o *Oracle) Places(ctx context.Context, f graph.PlaceFilter, page graph.Page) (graph.List[graph.Place], error) {
	s, err := o.read(ctx)
	if err != nil {
		return graph.List[graph.Place]{}, err
	}
	return pageOf(graph.ListName("places", "", f, ""), filtered(s.places, f.Holds), placeKey, strings.Compare, page)
}

// Articles implements graph.Reader.
func (o *Oracle) Articles(ctx context.Context, f graph.ArticleFilter, page graph.Page) (graph.List[graph.Article], error) {
	s, err := o.read(ctx)
	if err != nil {
		return graph.List[graph.Article]{}, err
	}
	return pageOf(graph.ListName("articles", "", f, ""), filtered(s.currentArticles(), f.Holds), articleKey, newestArticle, page)
}

func (s state) currentArticles() []graph.Article {
	var all []graph.Article
	for i := range s.facts.Articles {
		if a := s.facts.Articles[i]; s.current[a.ID].Version == a.Version {
			all = append(all, a)
		}
	}
	return all
}

// ActorsNamed implements graph.Reader.
func (o *Oracle) ActorsNamed(ctx context.Context, names []string) ([][]graph.Actor, error) {
	s, err := o.read(ctx)
	return matching(names, s.actors, func(name string, a *graph.Actor) bool {
		return isNamed(name, a.Name, a.Aliases)
	}, actorKey), err
}

// ActorsByWikidata implements graph.Reader.
func (o *Oracle) ActorsByWikidata(ctx context.Context, ids []string) ([][]graph.Actor, error) {
	s, err := o.read(ctx)
	return matching(ids, s.actors, func(id string, a *graph.Actor) bool {
		return id != "" && a.Wikidata == id
	}, actorKey), err
}

// PlacesNamed implements graph.Reader.
func (o *Oracle) PlacesNamed(ctx context.Context, names []string) ([][]graph.Place, error) {
	s, err := o.read(ctx)
	return matching(names, s.places, func(name string, p *graph.Place) bool {
		return isNamed(name, p.Name, p.Aliases)
	}, placeKey), err
}

func isNamed(want, name string, aliases []string) bool {
	fold := graph.Fold(want)
	return fold != "" && (graph.Fold(name) == fold ||
		slices.ContainsFunc(aliases, func(a string) bool { return graph.Fold(a) == fold }))
}

// matching returns for each wanted thing all that match it, by key.
func matching[W, T any](wanted []W, all []T, is func(W, *T) bool, key func(*T) string) [][]T {
	found := make([][]T, len(wanted))
	for i, w := range wanted {
		found[i] = filtered(all, func(v *T) bool { return is(w, v) })
		slices.SortFunc(found[i], func(a, b T) int { return strings.Compare(key(&a), key(&b)) })
	}
	return found
}

func filtered[T any](all []T, holds func(*T) bool) []T {
	var some []T
	for i := range all {
		if holds(&all[i]) {
			some = append(some, all[i])
		}
	}
	return some
}

// Search implements graph.Reader.
func (o *Oracle) Search(ctx context.Context, q graph.SearchQuery) (graph.List[graph.Hit], error) {
	s, err := o.read(ctx)
	if err != nil {
		return graph.List[graph.Hit]{}, err
	}
	tokens := graph.Tokens(q.Text)
	hits := filtered(s.hits(tokens), func(h *graph.Hit) bool {
		return len(q.Kinds) == 0 || slices.Contains(q.Kinds, h.Kind)
	})
	return pageOf(graph.ListName("search", q.Text, q.Kinds, ""), hits,
		func(h *graph.Hit) string { return h.Key(tokens) }, strings.Compare, q.Page)
}

// hits lists what holds every token; without a token there is nothing to find.
func (s state) hits(tokens []string) []graph.Hit {
	var hits []graph.Hit
	add := func(words []string, h graph.Hit) {
		if len(tokens) > 0 && !slices.ContainsFunc(tokens, func(t string) bool { return !slices.Contains(words, t) }) {
			hits = append(hits, h)
		}
	}
	for i := range s.actors {
		a := &s.actors[i]
		add(graph.NameTokens(a.Name, a.Aliases), graph.Hit{Kind: graph.HitActor, Actor: a})
	}
	for i := range s.places {
		p := &s.places[i]
		add(graph.NameTokens(p.Name, p.Aliases), graph.Hit{Kind: graph.HitPlace, Place: p})
	}
	for i := range s.events {
		if e := &s.events[i]; !e.Hidden {
			add(e.Tokens, graph.Hit{Kind: graph.HitEvent, Event: e})
		}
	}
	for _, a := range s.currentArticles() {
		add(graph.ArticleTokens(&a), graph.Hit{Kind: graph.HitArticle, Article: &a})
	}
	return hits
}

// Export implements graph.Reader.
func (o *Oracle) Export(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		s, err := o.read(ctx)
		if err != nil {
			yield(graph.Record{}, err)
			return
		}
		for _, r := range s.records() {
			if err := ctx.Err(); err != nil {
				yield(graph.Record{}, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (s state) records() []graph.Record {
	var all []graph.Record
	for i := range s.facts.Articles {
		all = append(all, graph.Record{Article: &s.facts.Articles[i]})
	}
	for i := range s.facts.Mentions {
		all = append(all, graph.Record{Mention: &s.facts.Mentions[i]})
	}
	for i := range s.facts.Decisions {
		all = append(all, graph.Record{Decision: &s.facts.Decisions[i]})
	}
	for i := range s.events {
		all = append(all, graph.Record{Event: &s.events[i]})
	}
	for i := range s.actors {
		all = append(all, graph.Record{Actor: &s.actors[i]})
	}
	for i := range s.places {
		all = append(all, graph.Record{Place: &s.places[i]})
	}
	return all
}
