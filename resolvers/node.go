package resolvers

import (
	"context"
	"fmt"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

func (r queryResolver) Node(ctx context.Context, id string) (model.Node, error) {
	nodes, err := r.nodes(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	if nodes[0] == nil {
		return nil, fmt.Errorf("id %s: %w", quoted(id), graph.ErrNotFound)
	}
	return nodes[0], nil
}

func (r queryResolver) Nodes(ctx context.Context, ids []string) ([]model.Node, error) {
	if len(ids) > graph.MaxPage {
		return nil, fmt.Errorf("%w ids: %d are over the maximum of %d", graph.ErrInvalid, len(ids), graph.MaxPage)
	}
	return r.nodes(ctx, ids)
}

// nodes asks the store once for each kind of id.
func (r *resolver) nodes(ctx context.Context, ids []string) ([]model.Node, error) {
	nodes := make([]model.Node, len(ids))
	err := firstError(
		fill(ctx, nodes, ids, "actor", r.actorsByID),
		fill(ctx, nodes, ids, "article", r.articlesByID),
		fill(ctx, nodes, ids, "event", r.eventsByID),
		fill(ctx, nodes, ids, "mention", r.mentionsByID),
		fill(ctx, nodes, ids, "place", r.placesByID),
	)
	return nodes, err
}

// fill puts the objects whose ids are of one kind in their places.
func fill[ID ~string, T any, N interface {
	*T
	model.Node
}](ctx context.Context, nodes []model.Node, ids []string, kind string, get func(context.Context, []ID) ([]N, error)) error {
	mine := make([]ID, len(ids)) // empty where the id is of another kind
	for i, id := range ids {
		if graph.Kind(id) == kind {
			mine[i] = ID(id)
		}
	}
	found, err := get(ctx, mine)
	if err != nil {
		return err
	}
	for i, n := range found {
		if n != nil {
			nodes[i] = n
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
