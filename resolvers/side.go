package resolvers

import (
	"context"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type sideResolver struct{ *resolver }

// newSide returns nil for the empty side.
func newSide(s graph.Side) *model.Side {
	if s.Key == "" {
		return nil
	}
	return &model.Side{Side: s}
}

func (r sideResolver) Actor(ctx context.Context, s *model.Side) (*model.Actor, error) {
	return together(ctx, s, func(all []*model.Side) ([]*model.Actor, error) {
		return r.actorsByID(ctx, each(all, func(s *model.Side) graph.ActorID { return s.Side.Actor() }))
	})
}
