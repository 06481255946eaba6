package neo4j

import (
	"context"
	"fmt"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// Actors implements graph.Reader.
func (s *Store) Actors(ctx context.Context, f graph.ActorFilter, page graph.Page) (graph.List[graph.Actor], error) {
	return listOf[graph.Actor](ctx, s, "actors", graph.ListName("actors", "", f, ""), f.Text,
		row{"kinds": texts(f.Kinds), "countries": texts(f.Countries)}, page)
}

// Places implements graph.Reader.
func (s *Store) Places(ctx context.Context, f graph.PlaceFilter, page graph.Page) (graph.List[graph.Place], error) {
	return listOf[graph.Place](ctx, s, "places", graph.ListName("places", "", f, ""), f.Text,
		row{"kinds": texts(f.Kinds), "countries": texts(f.Countries)}, page)
}

// Articles implements graph.Reader.
func (s *Store) Articles(ctx context.Context, f graph.ArticleFilter, page graph.Page) (graph.List[graph.Article], error) {
	params := row{"publishers": nil, "published": nil, "from": nil, "to": nil}
	if len(f.Publishers) > 0 {
		params["publishers"] = folded(f.Publishers)
	}
	if d := f.Published; d != nil { // a publication is one day: it matches both ways or not
		params["published"], params["from"], params["to"] = true, given(d.From), given(d.To)
	}
	return listOf[graph.Article](ctx, s, "articles", graph.ListName("articles", "", f, ""), f.Text, params, page)
}

// listOf pages through elements by their `sk`, those that hold the text where
// one is asked for.
func listOf[T any](ctx context.Context, s *Store, kind, name, words string, filter row, page graph.Page) (graph.List[T], error) {
	tokens := graph.Tokens(words)
	if len(tokens) > 0 {
		kind += "_by_text"
	}
	params := func(keys stretch, limit int) row {
		return row{"f": withRest(filter, tokens), "query": luceneQuery(tokens), "lo": keys.lo, "hi": keys.hi, "limit": limit}
	}
	return list(name, page,
		func(keys stretch, descending bool, limit int) ([]item[T], error) {
			rows, err := s.read(ctx, listing(kind, descending), params(keys, limit))
			if err != nil {
				return nil, err
			}
			return items(rows, element[T])
		},
		func() (int, error) { return s.total(ctx, counting(kind), params(span{}.ascending(), 0)) })
}

// withRest adds to a filter the words that the full-text index is not asked.
func withRest(filter row, tokens []string) row {
	filter["tokens"] = nil
	if len(tokens) > maxClauses {
		filter["tokens"] = spacedEach(tokens)
	}
	return filter
}

func items[T any](rows []*driver.Record, read func(*driver.Record) (T, error)) ([]item[T], error) {
	all := make([]item[T], 0, len(rows))
	for _, r := range rows {
		v, err := read(r)
		if err != nil {
			return nil, err
		}
		all = append(all, item[T]{text(r, "sk"), v})
	}
	return all, nil
}

// total runs a counting statement of one list.
func (s *Store) total(ctx context.Context, statement string, params row) (int, error) {
	rows, err := s.read(ctx, statement, params)
	if err != nil {
		return 0, err
	}
	return int(whole(rows[0], "total")), nil
}

// hitIndexes are the full-text indexes by what they find.
var hitIndexes = []struct {
	kind  graph.HitKind
	index string
}{
	{graph.HitActor, "actor_text"},
	{graph.HitEvent, "event_text"},
	{graph.HitPlace, "place_text"},
	{graph.HitArticle, "article_text"},
}

// Search implements graph.Reader.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.List[graph.Hit], error) {
	tokens := graph.Tokens(q.Text)
	indexes := []string{}
	for _, h := range hitIndexes {
		if len(tokens) > 0 && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, h.kind)) {
			indexes = append(indexes, h.index)
		}
	}
	params := func(keys stretch, limit int) row {
		return row{
			"indexes": indexes, "query": luceneQuery(tokens), "tokens": spacedEach(tokens),
			"f": withRest(row{}, tokens), "lo": keys.lo, "hi": keys.hi, "limit": limit,
		}
	}
	return list(graph.ListName("search", q.Text, q.Kinds, ""), q.Page,
		func(keys stretch, descending bool, limit int) ([]item[graph.Hit], error) {
			rows, err := s.read(ctx, listing("search", descending), params(keys, limit))
			if err != nil {
				return nil, err
			}
			return items(rows, hit)
		},
		func() (int, error) { return s.total(ctx, counting("search"), params(span{}.ascending(), 0)) })
}

func hit(r *driver.Record) (graph.Hit, error) {
	switch index := text(r, "index"); index {
	case "actor_text":
		a, err := element[graph.Actor](r)
		return graph.Hit{Kind: graph.HitActor, Actor: &a}, err
	case "event_text":
		e, err := element[graph.Event](r)
		return graph.Hit{Kind: graph.HitEvent, Event: &e}, err
	case "place_text":
		p, err := element[graph.Place](r)
		return graph.Hit{Kind: graph.HitPlace, Place: &p}, err
	case "article_text":
		a, err := element[graph.Article](r)
		return graph.Hit{Kind: graph.HitArticle, Article: &a}, err
	default:
		return graph.Hit{}, fmt.Errorf("neo4j: %w: a hit of no known index", errDamaged)
	}
}
