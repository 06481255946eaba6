package resolvers

import (
	"context"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type eventResolver struct{ *resolver }

// eventsUnder lists events, one list a parent, in one store call.
func (r *resolver) eventsUnder(
	ctx context.Context, under graph.EventParents, f graph.EventFilter, order *gql.EventOrder, w window,
) ([]*model.EventConnection, error) {
	lists, err := r.store.Events(ctx, under, graph.EventQuery{Filter: f, Order: orderOf(order), Page: w.Page})
	if err != nil {
		return nil, err
	}
	id := func(e *graph.Event) graph.EventID { return e.ID }
	return connect(w, lists, id, newEvent), nil
}

func orderOf(o *gql.EventOrder) graph.EventOrder {
	if o != nil && o.Direction == gql.SortDirectionDesc {
		return graph.NewestFirst
	}
	return graph.OldestFirst
}

func (r eventResolver) Place(ctx context.Context, e *model.Event) (*model.Place, error) {
	return together(ctx, e, func(all []*model.Event) ([]*model.Place, error) {
		return r.placesByID(ctx, each(all, func(e *model.Event) graph.PlaceID { return e.Event.Place() }))
	})
}

func (r eventResolver) PartOf(ctx context.Context, e *model.Event) (*model.Event, error) {
	return together(ctx, e, func(all []*model.Event) ([]*model.Event, error) {
		return r.eventsByID(ctx, each(all, func(e *model.Event) graph.EventID { return e.Event.PartOf }))
	})
}

func (r eventResolver) AssertedBy(ctx context.Context, e *model.Event) ([]*model.Actor, error) {
	return together(ctx, e, func(all []*model.Event) ([][]*model.Actor, error) {
		var ids []graph.ActorID
		for _, e := range all {
			ids = append(ids, e.Event.AssertedBy...)
		}
		actors, err := r.actorsByID(ctx, ids)
		if err != nil {
			return nil, err
		}
		if actors, err = complete(actors); err != nil {
			return nil, err
		}
		return each(all, func(e *model.Event) []*model.Actor {
			n := len(e.Event.AssertedBy)
			mine := actors[:n]
			actors = actors[n:]
			return mine
		}), nil
	})
}

func (r eventResolver) StatusHistory(ctx context.Context, e *model.Event) ([]*model.StatusChange, error) {
	return together(ctx, e, func(all []*model.Event) ([][]*model.StatusChange, error) {
		return children(all, func(e *model.Event) []*model.StatusChange {
			return each(e.History, func(c graph.StatusChange) *model.StatusChange {
				return &model.StatusChange{StatusChange: &c}
			})
		}), nil
	})
}

func (r eventResolver) Sides(ctx context.Context, e *model.Event) ([]*model.Side, error) {
	return together(ctx, e, func(all []*model.Event) ([][]*model.Side, error) {
		return children(all, func(e *model.Event) []*model.Side {
			return each(e.Event.Sides(), func(s graph.Side) *model.Side { return &model.Side{Side: s} })
		}), nil
	})
}

func (r eventResolver) Participations(
	ctx context.Context, e *model.Event, role []graph.Role, first *int, after *string, last *int, before *string,
) (*model.ParticipationConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, e, func(all []*model.Event) ([]*model.ParticipationConnection, error) {
		lists := make([]graph.List[graph.Participation], len(all))
		for i, e := range all {
			ps := e.Event.Participations
			if len(role) > 0 {
				ps = slices.DeleteFunc(slices.Clone(ps), func(p graph.Participation) bool { return !slices.Contains(role, p.Role) })
			}
			name := graph.ListName("participations", string(e.ID), role, "")
			list, err := pageOf(name, ps, func(p *graph.Participation) string { return string(p.Actor) }, w.Page)
			if err != nil {
				return nil, err
			}
			lists[i] = cut(w, list)
		}
		nodes := children(indexes(all), func(i int) []*model.Participation {
			return each(lists[i].Items, func(p graph.Participation) *model.Participation {
				return &model.Participation{Participation: &p, Event: all[i]}
			})
		})
		return each(indexes(all), func(i int) *model.ParticipationConnection {
			return model.Connect(lists[i], nodes[i])
		}), nil
	})
}

func indexes[T any](all []T) []int {
	is := make([]int, len(all))
	for i := range is {
		is[i] = i
	}
	return is
}

func (r eventResolver) Mentions(
	ctx context.Context, e *model.Event, first *int, after *string, last *int, before *string,
) (*model.MentionConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, e, func(all []*model.Event) ([]*model.MentionConnection, error) {
		return r.mentionsUnder(ctx, graph.MentionParents{Events: each(all, eventID)}, w)
	})
}

func eventID(e *model.Event) graph.EventID { return e.ID }

// Utterances reads one page of mentions: an event that a hundred articles
// quote is not helped by the words of the next hundred.
func (r eventResolver) Utterances(ctx context.Context, e *model.Event) ([]*model.Utterance, error) {
	return together(ctx, e, func(all []*model.Event) ([][]*model.Utterance, error) {
		w := window{Page: graph.Page{First: graph.MaxPage}}
		pages, err := r.mentionsUnder(ctx, graph.MentionParents{Events: each(all, eventID)}, w)
		if err != nil {
			return nil, err
		}
		return each(pages, func(page *model.MentionConnection) []*model.Utterance { return utterances(page.Nodes) }), nil
	})
}

// utterances lists what the mentions say was said, each wording once.
func utterances(mentions []*model.Mention) []*model.Utterance {
	said := []*model.Utterance{}
	seen := map[string]bool{}
	for _, m := range mentions {
		u := m.Utterance()
		if u == nil || seen[graph.Fold(u.Text)] {
			continue
		}
		seen[graph.Fold(u.Text)] = true
		said = append(said, u)
	}
	return said
}

func (r eventResolver) Articles(
	ctx context.Context, e *model.Event, first *int, after *string, last *int, before *string,
) (*model.ArticleConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return together(ctx, e, func(all []*model.Event) ([]*model.ArticleConnection, error) {
		lists := make([]graph.List[graph.ArticleID], len(all))
		var ids []graph.ArticleID
		for i, e := range all {
			name := graph.ListName("articles", string(e.ID), nil, "")
			list, err := pageOf(name, e.Event.Articles, func(id *graph.ArticleID) string { return string(*id) }, w.Page)
			if err != nil {
				return nil, err
			}
			lists[i] = cut(w, list)
			ids = append(ids, lists[i].Items...)
		}
		articles, err := r.articlesByID(ctx, ids)
		if err != nil {
			return nil, err
		}
		if articles, err = complete(articles); err != nil {
			return nil, err
		}
		return each(lists, func(l graph.List[graph.ArticleID]) *model.ArticleConnection {
			mine := articles[:len(l.Items)]
			articles = articles[len(l.Items):]
			return model.Connect(l, mine)
		}), nil
	})
}

type statusChangeResolver struct{ *resolver }

func (r statusChangeResolver) Mention(ctx context.Context, c *model.StatusChange) (*model.Mention, error) {
	return together(ctx, c, func(all []*model.StatusChange) ([]*model.Mention, error) {
		return r.mentionsByID(ctx, each(all, func(c *model.StatusChange) graph.MentionID { return c.StatusChange.Mention }))
	})
}

type participationResolver struct{ *resolver }

func (r participationResolver) Actor(ctx context.Context, p *model.Participation) (*model.Actor, error) {
	return together(ctx, p, func(all []*model.Participation) ([]*model.Actor, error) {
		actors, err := r.actorsByID(ctx, each(all, func(p *model.Participation) graph.ActorID { return p.Participation.Actor }))
		if err != nil {
			return nil, err
		}
		return complete(actors)
	})
}

func (r participationResolver) Side(ctx context.Context, p *model.Participation) (*model.Side, error) {
	return together(ctx, p, func(all []*model.Participation) ([]*model.Side, error) {
		return child(all, func(p *model.Participation) *model.Side { return newSide(p.Participation.Side) }), nil
	})
}
