package resolvers

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type queryResolver struct{ *resolver }

func (r queryResolver) Actor(ctx context.Context, is gql.ActorRef) (*model.Actor, error) {
	return r.actor(ctx, &is)
}

func (r queryResolver) Actors(
	ctx context.Context, filter *gql.ActorFilter, first *int, after *string, last *int, before *string,
) (*model.ActorConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	list, err := r.store.Actors(ctx, actorFilter(filter), w.Page)
	if err != nil {
		return nil, err
	}
	id := func(a *graph.Actor) graph.ActorID { return a.ID }
	return connect(w, []graph.List[graph.Actor]{list}, id, newActor)[0], nil
}

func (r queryResolver) Event(ctx context.Context, id string) (*model.Event, error) {
	events, err := r.eventsByID(ctx, []graph.EventID{graph.EventID(id)})
	if err != nil {
		return nil, err
	}
	if events[0] == nil {
		return nil, fmt.Errorf("event %s: %w; no current article supports it", quoted(id), graph.ErrNotFound)
	}
	return events[0], nil
}

func (r queryResolver) Events(
	ctx context.Context, filter *gql.EventFilter, orderBy *gql.EventOrder,
	first *int, after *string, last *int, before *string,
) (*model.EventConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	f, err := r.eventFilter(ctx, filter)
	if err != nil {
		return nil, err
	}
	pages, err := r.eventsUnder(ctx, graph.EventParents{}, f, orderBy, w)
	if err != nil {
		return nil, err
	}
	return pages[0], nil
}

func (r queryResolver) Place(ctx context.Context, is gql.PlaceRef) (*model.Place, error) {
	places, err := r.places(ctx, []*gql.PlaceRef{&is})
	if err != nil {
		return nil, err
	}
	return alone(newPlace(places[0])), nil
}

func (r queryResolver) Places(
	ctx context.Context, filter *gql.PlaceFilter, first *int, after *string, last *int, before *string,
) (*model.PlaceConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	list, err := r.store.Places(ctx, placeFilter(filter), w.Page)
	if err != nil {
		return nil, err
	}
	id := func(p *graph.Place) graph.PlaceID { return p.ID }
	return connect(w, []graph.List[graph.Place]{list}, id, newPlace)[0], nil
}

func (r queryResolver) Article(ctx context.Context, is gql.ArticleRef) (*model.Article, error) {
	if err := checkOneOf("ArticleRef", is.ID, is.URL); err != nil {
		return nil, err
	}
	id := graph.ArticleID(value(is.ID))
	if is.URL != nil {
		id = graph.NewArticleID(graph.CanonicalURL(*is.URL), "")
	}
	articles, err := r.articlesByID(ctx, []graph.ArticleID{id})
	if err != nil {
		return nil, err
	}
	if articles[0] == nil {
		return nil, fmt.Errorf("article %s: %w", quoted(cmp.Or(value(is.ID), value(is.URL))), graph.ErrNotFound)
	}
	return articles[0], nil
}

func (r queryResolver) Articles(
	ctx context.Context, filter *gql.ArticleFilter, first *int, after *string, last *int, before *string,
) (*model.ArticleConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	f, err := articleFilter(filter)
	if err != nil {
		return nil, err
	}
	list, err := r.store.Articles(ctx, f, w.Page)
	if err != nil {
		return nil, err
	}
	id := func(a *graph.Article) graph.ArticleID { return a.ID }
	return connect(w, []graph.List[graph.Article]{list}, id, newArticle)[0], nil
}

func (r queryResolver) Statistics(ctx context.Context) (*graph.Statistics, error) {
	s, err := r.store.Statistics(ctx)
	return &s, err
}

type statisticsResolver struct{ *resolver }

func (r statisticsResolver) Revision(_ context.Context, s *graph.Statistics) (string, error) {
	return strconv.FormatInt(s.Revision, 10), nil
}
