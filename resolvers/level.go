package resolvers

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

// together answers the field being resolved for all objects that stand on the
// object's level, once: load gets them all and returns one result for each.
// Nodes and edges, fragments and aliases that ask the same share the answer;
// an alias with other arguments is another question.
func together[T model.Peer[T], R any](ctx context.Context, object T, load func(all []T) ([]R, error)) (R, error) {
	return model.Together(object, question(ctx), load)
}

// question names the field being resolved with its arguments, and whether the
// length of the list is asked for.
func question(ctx context.Context) string {
	fc := graphql.GetFieldContext(ctx)
	args, err := json.Marshal(fc.Args)
	if err != nil {
		panic(err) // arguments came as JSON or as GraphQL
	}
	name := fc.Object + "." + fc.Field.Name + string(args)
	if asksTotal(ctx) {
		name += "#"
	}
	return name
}

// asksTotal reports whether the length of the list being resolved is selected:
// it costs the store a count.
func asksTotal(ctx context.Context) bool {
	if len(graphql.GetFieldContext(ctx).Field.Selections) == 0 {
		return false
	}
	for _, f := range graphql.CollectFieldsCtx(ctx, nil) {
		if f.Name == "totalCount" {
			return true
		}
	}
	return false
}

// alone puts one object on a level of its own.
func alone[N model.Peer[N]](node N) N { return model.OnOneLevel([]N{node})[0] }

// children puts what the parents hold on one level: one list a parent.
func children[P any, C model.Peer[C]](parents []P, of func(P) []C) [][]C {
	lists := make([][]C, len(parents))
	var all []C
	for i, p := range parents {
		lists[i] = of(p)
		all = append(all, lists[i]...)
	}
	model.OnOneLevel(all)
	return lists
}

// child does so where each parent holds one thing, or nil.
func child[P any, C interface {
	comparable
	model.Peer[C]
}](parents []P, of func(P) C) []C {
	one := make([]C, len(parents))
	var all []C
	var none C
	for i, p := range parents {
		if one[i] = of(p); one[i] != none {
			all = append(all, one[i])
		}
	}
	model.OnOneLevel(all)
	return one
}

// find returns for each id the object it names, nil where it is empty or names
// nothing. It asks the store once for the distinct ids, and what it finds
// stands on one level.
func find[ID ~string, T any, N model.Peer[N]](
	ctx context.Context, ids []ID, get func(context.Context, []ID) ([]*T, error), node func(*T) N,
) ([]N, error) {
	var distinct []ID
	nodes := map[ID]N{}
	for _, id := range ids {
		if _, seen := nodes[id]; !seen && id != "" {
			var none N
			nodes[id] = none
			distinct = append(distinct, id)
		}
	}
	if len(distinct) > 0 {
		found, err := get(ctx, distinct)
		if err != nil {
			return nil, err
		}
		var all []N
		for i, v := range found {
			if v != nil {
				nodes[distinct[i]] = node(v)
				all = append(all, nodes[distinct[i]])
			}
		}
		model.OnOneLevel(all)
	}
	one := make([]N, len(ids))
	for i, id := range ids {
		one[i] = nodes[id]
	}
	return one, nil
}

// connect shows lists that the store returned for one question. What stands in
// several of them is one object; all objects stand on one level.
func connect[T any, ID comparable, N model.Peer[N]](
	w window, lists []graph.List[T], id func(*T) ID, node func(*T) N,
) []*model.Connection[N] {
	var all []N
	seen := map[ID]N{}
	pages := make([]*model.Connection[N], len(lists))
	for i := range lists {
		list := cut(w, lists[i])
		nodes := make([]N, len(list.Items))
		for j := range list.Items {
			item := &list.Items[j]
			n, ok := seen[id(item)]
			if !ok {
				n = node(item)
				seen[id(item)] = n
				all = append(all, n)
			}
			nodes[j] = n
		}
		pages[i] = model.Connect(list, nodes)
	}
	model.OnOneLevel(all)
	return pages
}
