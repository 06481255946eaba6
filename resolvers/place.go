package resolvers

import (
	"context"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type placeResolver struct{ *resolver }

func (r placeResolver) PartOf(ctx context.Context, p *model.Place) (*model.Place, error) {
	return together(ctx, p, func(all []*model.Place) ([]*model.Place, error) {
		return r.placesByID(ctx, each(all, func(p *model.Place) graph.PlaceID { return p.Place.PartOf }))
	})
}

func (r placeResolver) Events(
	ctx context.Context, p *model.Place, filter *gql.EventFilter, orderBy *gql.EventOrder,
	first *int, after *string, last *int, before *string,
) (*model.EventConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, p, func(all []*model.Place) ([]*model.EventConnection, error) {
		f, err := r.eventFilter(ctx, filter)
		if err != nil {
			return nil, err
		}
		ids := each(all, func(p *model.Place) graph.PlaceID { return p.ID })
		return r.eventsUnder(ctx, graph.EventParents{Places: ids}, f, orderBy, w)
	})
}
