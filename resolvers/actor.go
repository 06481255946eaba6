package resolvers

import (
	"context"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type actorResolver struct{ *resolver }

func actorID(a *model.Actor) graph.ActorID { return a.ID }

func (r actorResolver) Positions(ctx context.Context, a *model.Actor) ([]*model.Position, error) {
	return together(ctx, a, func(all []*model.Actor) ([][]*model.Position, error) {
		return children(all, func(a *model.Actor) []*model.Position {
			return each(a.Actor.Positions, func(p graph.Position) *model.Position { return &model.Position{Position: &p} })
		}), nil
	})
}

func (r actorResolver) Events(
	ctx context.Context, a *model.Actor, filter *gql.EventFilter, orderBy *gql.EventOrder,
	first *int, after *string, last *int, before *string,
) (*model.EventConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, a, func(all []*model.Actor) ([]*model.EventConnection, error) {
		return r.eventsOf(ctx, all, filter, orderBy, w)
	})
}

func (r *resolver) eventsOf(
	ctx context.Context, actors []*model.Actor, filter *gql.EventFilter, orderBy *gql.EventOrder, w window,
) ([]*model.EventConnection, error) {
	f, err := r.eventFilter(ctx, filter)
	if err != nil {
		return nil, err
	}
	return r.eventsUnder(ctx, graph.EventParents{Actors: each(actors, actorID)}, f, orderBy, w)
}

func (r actorResolver) Participations(
	ctx context.Context, a *model.Actor, filter *gql.EventFilter, orderBy *gql.EventOrder,
	first *int, after *string, last *int, before *string,
) (*model.ParticipationConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, a, func(all []*model.Actor) ([]*model.ParticipationConnection, error) {
		pages, err := r.eventsOf(ctx, all, filter, orderBy, w)
		if err != nil {
			return nil, err
		}
		parts := children(indexes(all), func(i int) []*model.Participation {
			return each(pages[i].Nodes, func(e *model.Event) *model.Participation { return partOf(all[i], e) })
		})
		return each(indexes(all), func(i int) *model.ParticipationConnection {
			return replaceNodes(pages[i], parts[i])
		}), nil
	})
}

// partOf returns the part the actor had in an event that was listed under it.
func partOf(a *model.Actor, e *model.Event) *model.Participation {
	i := slices.IndexFunc(e.Event.Participations, func(p graph.Participation) bool { return p.Actor == a.ID })
	return &model.Participation{Participation: &e.Event.Participations[i], Event: e}
}

// replaceNodes returns the page with other nodes in the same places.
func replaceNodes[A, B any](page *model.Connection[A], nodes []B) *model.Connection[B] {
	c := &model.Connection[B]{
		Edges: make([]*model.Edge[B], len(nodes)), Nodes: nodes,
		PageInfo: page.PageInfo, TotalCount: page.TotalCount,
	}
	for i, n := range nodes {
		c.Edges[i] = &model.Edge[B]{Cursor: page.Edges[i].Cursor, Node: n}
	}
	return c
}

type positionResolver struct{ *resolver }

func (r positionResolver) Side(ctx context.Context, p *model.Position) (*model.Side, error) {
	return together(ctx, p, func(all []*model.Position) ([]*model.Side, error) {
		return child(all, func(p *model.Position) *model.Side { return newSide(p.Position.Side) }), nil
	})
}
