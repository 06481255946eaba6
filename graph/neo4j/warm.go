package neo4j

import (
	"context"
)

// Warm has the server compile every statement that lists ask, so that the
// first question is not seconds slower than the next. It finds nothing and
// changes nothing; a long-running service calls it once, beside its start.
func (s *Store) Warm(ctx context.Context) error {
	for _, kind := range listKinds {
		for _, statement := range []string{listing(kind, false), listing(kind, true), counting(kind)} {
			if _, err := s.read(ctx, statement, coldParams()); err != nil {
				return err
			}
		}
	}
	for _, statement := range []string{
		"read_events", "read_mentions", "read_current", "read_actors", "read_places", "read_articles",
		"read_actors_named", "read_places_named", "read_actors_by_wikidata",
	} {
		if _, err := s.read(ctx, statement, row{"ids": []string{"-"}}); err != nil {
			return err
		}
	}
	for _, statement := range []string{"read_statistics", "store_state"} {
		if _, err := s.read(ctx, statement, nil); err != nil {
			return err
		}
	}
	_, err := s.read(ctx, "read_sizes", row{"anchors": []row{{"n": 0, "by": "actor", "key": "-"}}})
	return err
}

// coldParams are parameters for any list.
func coldParams() row {
	word := []string{"-"}
	return row{
		"parents": []row{{"n": 0, "key": "-", "keys": word, "lo": "", "hi": "", "lanes": []row{{"dated": "-", "turn": 0, "lo": "", "hi": ""}}}},
		"f":       row{}, "query": `+"-"`, "tokens": word, "indexes": []string{"actor_text"}, "lo": "", "hi": "", "limit": 1,
	}
}
