package resolvers

import (
	"context"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

func (r queryResolver) Search(
	ctx context.Context, query string, types []graph.HitKind, first *int, after *string, last *int, before *string,
) (*model.SearchResultConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	list, err := r.store.Search(ctx, graph.SearchQuery{Text: query, Kinds: types, Page: w.Page})
	if err != nil {
		return nil, err
	}
	list = cut(w, list)
	return model.Connect(list, results(list.Items)), nil
}

// results shows hits, those of each kind on one level.
func results(hits []graph.Hit) []model.SearchResult {
	var (
		actors   []*model.Actor
		events   []*model.Event
		places   []*model.Place
		articles []*model.Article
	)
	all := each(hits, func(h graph.Hit) model.SearchResult {
		switch h.Kind {
		case graph.HitActor:
			actors = append(actors, newActor(h.Actor))
			return actors[len(actors)-1]
		case graph.HitEvent:
			events = append(events, newEvent(h.Event))
			return events[len(events)-1]
		case graph.HitPlace:
			places = append(places, newPlace(h.Place))
			return places[len(places)-1]
		default:
			articles = append(articles, newArticle(h.Article))
			return articles[len(articles)-1]
		}
	})
	model.OnOneLevel(actors)
	model.OnOneLevel(events)
	model.OnOneLevel(places)
	model.OnOneLevel(articles)
	return all
}
