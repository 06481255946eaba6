package resolvers

import (
	"context"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

func newEvent(e *graph.Event) *model.Event         { return &model.Event{Event: e} }
func newActor(a *graph.Actor) *model.Actor         { return &model.Actor{Actor: a} }
func newPlace(p *graph.Place) *model.Place         { return &model.Place{Place: p} }
func newArticle(a *graph.Article) *model.Article   { return &model.Article{Article: a} }
func newMention(m *graph.MentionOf) *model.Mention { return &model.Mention{MentionOf: m} }

// The ...ByID methods return one object for each id, nil where the id is empty
// or names nothing.

func (r *resolver) eventsByID(ctx context.Context, ids []graph.EventID) ([]*model.Event, error) {
	return find(ctx, ids, r.store.EventsByID, newEvent)
}

func (r *resolver) actorsByID(ctx context.Context, ids []graph.ActorID) ([]*model.Actor, error) {
	return find(ctx, ids, r.store.ActorsByID, newActor)
}

func (r *resolver) placesByID(ctx context.Context, ids []graph.PlaceID) ([]*model.Place, error) {
	return find(ctx, ids, r.store.PlacesByID, newPlace)
}

func (r *resolver) articlesByID(ctx context.Context, ids []graph.ArticleID) ([]*model.Article, error) {
	return find(ctx, ids, r.store.ArticlesByID, newArticle)
}

func (r *resolver) mentionsByID(ctx context.Context, ids []graph.MentionID) ([]*model.Mention, error) {
	return find(ctx, ids, r.store.MentionsByID, newMention)
}

// each returns what of gives for every element.
func each[T, R any](all []T, of func(T) R) []R {
	out := make([]R, len(all))
	for i, v := range all {
		out[i] = of(v)
	}
	return out
}

// complete reports what a write took away between two reads of one query.
func complete[T any](all []*T) ([]*T, error) {
	for _, v := range all {
		if v == nil {
			return nil, errChanged
		}
	}
	return all, nil
}
