package resolvers

import (
	"context"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type articleResolver struct{ *resolver }

func articleID(a *model.Article) graph.ArticleID { return a.ID }

func (r articleResolver) Mentions(
	ctx context.Context, a *model.Article, first *int, after *string, last *int, before *string,
) (*model.MentionConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, a, func(all []*model.Article) ([]*model.MentionConnection, error) {
		return r.mentionsUnder(ctx, graph.MentionParents{Articles: each(all, articleID)}, w)
	})
}

func (r articleResolver) Events(
	ctx context.Context, a *model.Article, filter *gql.EventFilter, orderBy *gql.EventOrder,
	first *int, after *string, last *int, before *string,
) (*model.EventConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, a, func(all []*model.Article) ([]*model.EventConnection, error) {
		f, err := r.eventFilter(ctx, filter)
		if err != nil {
			return nil, err
		}
		return r.eventsUnder(ctx, graph.EventParents{Articles: each(all, articleID)}, f, orderBy, w)
	})
}
