package neo4j

import (
	"cmp"
	"context"
	"slices"

	"github.com/parley-events/parley/graph"
)

// EventsByID implements graph.Reader.
func (s *Store) EventsByID(ctx context.Context, ids []graph.EventID) ([]*graph.Event, error) {
	mentions := make([]graph.MentionID, len(ids))
	for i, id := range ids {
		mentions[i] = id.FirstMention()
	}
	found, err := byID[graph.Event](ctx, s, "read_events", mentions)
	if err != nil {
		return nil, err
	}
	var missing []graph.MentionID
	for i, e := range found {
		if e == nil {
			missing = append(missing, mentions[i])
		}
	}
	heirs, err := s.successors(ctx, missing)
	if err != nil || len(heirs) == 0 {
		return found, err
	}
	for i, id := range mentions {
		mentions[i] = cmp.Or(heirs[id], id)
	}
	return byID[graph.Event](ctx, s, "read_events", mentions)
}

// ActorsByID implements graph.Reader.
func (s *Store) ActorsByID(ctx context.Context, ids []graph.ActorID) ([]*graph.Actor, error) {
	return byID[graph.Actor](ctx, s, "read_actors", ids)
}

// PlacesByID implements graph.Reader.
func (s *Store) PlacesByID(ctx context.Context, ids []graph.PlaceID) ([]*graph.Place, error) {
	return byID[graph.Place](ctx, s, "read_places", ids)
}

// ArticlesByID implements graph.Reader.
func (s *Store) ArticlesByID(ctx context.Context, ids []graph.ArticleID) ([]*graph.Article, error) {
	return byID[graph.Article](ctx, s, "read_articles", ids)
}

// ActorsNamed implements graph.Reader.
func (s *Store) ActorsNamed(ctx context.Context, names []string) ([][]graph.Actor, error) {
	return byText[graph.Actor](ctx, s, "read_actors_named", folded(names))
}

// ActorsByWikidata implements graph.Reader.
func (s *Store) ActorsByWikidata(ctx context.Context, ids []string) ([][]graph.Actor, error) {
	return byText[graph.Actor](ctx, s, "read_actors_by_wikidata", validAll(ids))
}

// PlacesNamed implements graph.Reader.
func (s *Store) PlacesNamed(ctx context.Context, names []string) ([][]graph.Place, error) {
	return byText[graph.Place](ctx, s, "read_places_named", folded(names))
}

func folded(names []string) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = graph.Fold(n)
	}
	return all
}

// distinct returns ids as a parameter, each once.
func distinct[ID ~string](ids []ID) []string {
	all := validAll(ids)
	slices.Sort(all)
	return slices.Compact(all)
}

// byID runs a statement that returns an element for each id it knows, and
// returns one for each id asked.
func byID[T any, ID ~string](ctx context.Context, s *Store, statement string, ids []ID) ([]*T, error) {
	lists, err := byText[T](ctx, s, statement, validAll(ids))
	if err != nil {
		return nil, err
	}
	found := make([]*T, len(ids))
	for i := range lists {
		if len(lists[i]) > 0 {
			found[i] = &lists[i][0]
		}
	}
	return found, nil
}

// byText runs a statement that returns elements for what it is asked by, in
// order, and returns a list for each; an asked "" finds nothing.
func byText[T any](ctx context.Context, s *Store, statement string, asked []string) ([][]T, error) {
	lists := make([][]T, len(asked))
	want := slices.DeleteFunc(distinct(asked), func(a string) bool { return a == "" })
	if len(want) == 0 {
		return lists, nil
	}
	rows, err := s.read(ctx, statement, row{"ids": want})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		for i, a := range asked { // each gets its own copy
			if a != text(r, "id") {
				continue
			}
			v, err := element[T](r)
			if err != nil {
				return nil, err
			}
			lists[i] = append(lists[i], v)
		}
	}
	return lists, nil
}
