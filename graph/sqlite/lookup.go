package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/parley-events/parley/graph"
)

var (
	findHolders = sqlOf("events of mentions", `SELECT m.id, m.event
FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value WHERE m.event IS NOT NULL`)
	findEvents = sqlOf("events by number", `SELECT e.number, e.json
FROM json_each(?1) j CROSS JOIN event e ON e.number = j.value`)
	findActors = sqlOf("actors by key", `SELECT k.key, a.json
FROM json_each(?1) j CROSS JOIN actor_key k ON k.key = j.value CROSS JOIN actor a ON a.number = k.actor`)
	findPlaces = sqlOf("places by id", `SELECT p.id, p.json
FROM json_each(?1) j CROSS JOIN place p ON p.id = j.value`)
	findCurrentArticles = sqlOf("current articles by id", `SELECT a.id, a.json
FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value WHERE a.current`)
	findReadings = sqlOf("readings by id", `SELECT m.id, m.number, a.number, a.current, a.published, e.id, m.json
FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value CROSS JOIN article a ON a.number = m.article
LEFT JOIN event e ON e.number = m.event`)
	findVersions = sqlOf("articles by number", `SELECT a.number, a.json
FROM json_each(?1) j CROSS JOIN article a ON a.number = j.value`)
	findNamedActors = sqlOf("actors by name", `SELECT n.name, a.json
FROM json_each(?1) j CROSS JOIN actor_name n ON n.name = j.value CROSS JOIN actor a ON a.number = n.actor
ORDER BY a.name`)
	findWikidata = sqlOf("actors by Wikidata id", `SELECT a.wikidata, a.json
FROM json_each(?1) j CROSS JOIN actor a ON a.wikidata = j.value AND a.wikidata <> ''
ORDER BY a.name`)
	findNamedPlaces = sqlOf("places by name", `SELECT n.name, p.json
FROM json_each(?1) j CROSS JOIN place_name n ON n.name = j.value CROSS JOIN place p ON p.number = n.place
ORDER BY p.name`)
)

// keyed returns the records of a statement that gives a key and JSON, by key,
// in the order of the rows.
func keyed[K comparable, T any](t tx, st *statement, args ...any) (map[K][]T, error) {
	all := map[K][]T{}
	var raw sql.RawBytes
	err := t.each(st, func(rows *sql.Rows) error {
		var (
			key K
			v   T
		)
		if err := rows.Scan(&key, &raw); err != nil {
			return err
		}
		if err := json.Unmarshal(raw, &v); err != nil {
			return errStored("%v", err)
		}
		all[key] = append(all[key], v)
		return nil
	}, args...)
	return all, err
}

// inOrder returns one record for each id; nil where there is none. Repeats are
// records of their own.
func inOrder[ID comparable, T any](ids []ID, found map[ID][]T) []*T {
	out := make([]*T, len(ids))
	for i, id := range ids {
		if all := found[id]; len(all) > 0 {
			v := all[0]
			out[i] = &v
		}
	}
	return out
}

// byID reads one record for each id.
func byID[ID comparable, T any](ctx context.Context, s *Store, st *statement, ids []ID) ([]*T, error) {
	var out []*T
	err := s.read(ctx, func(t tx) error {
		found, err := keyed[ID, T](t, st, listOf(ids))
		out = inOrder(ids, found)
		return err
	})
	return out, err
}

// ActorsByID implements graph.Reader.
func (s *Store) ActorsByID(ctx context.Context, ids []graph.ActorID) ([]*graph.Actor, error) {
	return byID[graph.ActorID, graph.Actor](ctx, s, findActors, ids)
}

// PlacesByID implements graph.Reader.
func (s *Store) PlacesByID(ctx context.Context, ids []graph.PlaceID) ([]*graph.Place, error) {
	return byID[graph.PlaceID, graph.Place](ctx, s, findPlaces, ids)
}

// ArticlesByID implements graph.Reader.
func (s *Store) ArticlesByID(ctx context.Context, ids []graph.ArticleID) ([]*graph.Article, error) {
	return byID[graph.ArticleID, graph.Article](ctx, s, findCurrentArticles, ids)
}

// EventsByID implements graph.Reader.
func (s *Store) EventsByID(ctx context.Context, ids []graph.EventID) ([]*graph.Event, error) {
	var out []*graph.Event
	err := s.read(ctx, func(t tx) error {
		holders, err := holdersOf(t, ids)
		if err != nil {
			return err
		}
		found, err := eventsNumbered(t, holders)
		out = inOrder(ids, found)
		return err
	})
	return out, err
}

// eventsNumbered reads the event of each id.
func eventsNumbered(t tx, holders map[graph.EventID]int64) (map[graph.EventID][]graph.Event, error) {
	numbers := make([]int64, 0, len(holders))
	for _, n := range holders {
		numbers = append(numbers, n)
	}
	events, err := keyed[int64, graph.Event](t, findEvents, listOf(numbers))
	found := map[graph.EventID][]graph.Event{}
	for id, n := range holders {
		found[id] = events[n]
	}
	return found, err
}

// holdersOf returns the number of the event that each id leads to.
func holdersOf(t tx, ids []graph.EventID) (map[graph.EventID]int64, error) {
	firsts := make([]graph.MentionID, len(ids))
	for i, id := range ids {
		firsts[i] = id.FirstMention()
	}
	of, err := heldBy(t, firsts)
	if err != nil {
		return nil, err
	}
	holders := map[graph.EventID]int64{}
	var lost []graph.MentionID
	for i, id := range ids {
		if n, ok := of[firsts[i]]; ok {
			holders[id] = n
		} else {
			lost = append(lost, firsts[i])
		}
	}
	if len(lost) == 0 {
		return holders, nil
	}
	heirs, err := successors(t, lost)
	for id, n := range heirs {
		holders[graph.EventOf(id)] = n
	}
	return holders, err
}

// heldBy returns the number of the event that holds each mention.
func heldBy(t tx, ids []graph.MentionID) (map[graph.MentionID]int64, error) {
	of := map[graph.MentionID]int64{}
	err := t.each(findHolders, func(rows *sql.Rows) error {
		var (
			id graph.MentionID
			n  int64
		)
		err := rows.Scan(&id, &n)
		of[id] = n
		return err
	}, listOf(ids))
	return of, err
}

// successors returns, for those of the mentions that are retired, the event of
// the mention that now stands in their place.
func successors(t tx, ids []graph.MentionID) (map[graph.MentionID]int64, error) {
	readings, err := readingsThatCount(t, ids)
	if err != nil || len(readings) == 0 {
		return nil, err
	}
	var articles []graph.ArticleID
	for _, r := range readings {
		articles = append(articles, r.Article)
	}
	current, err := decoded[graph.Mention](t, currentOfArticles, listOf(articles))
	if err != nil {
		return nil, err
	}
	heirOf := map[graph.MentionID]graph.MentionID{}
	var heirs []graph.MentionID
	for id, r := range readings {
		if heir, ok := graph.Successor(r.Mention, current); ok {
			heirOf[id] = heir
			heirs = append(heirs, heir)
		}
	}
	events, err := heldBy(t, heirs)
	of := map[graph.MentionID]int64{}
	for id, heir := range heirOf {
		if n, ok := events[heir]; ok {
			of[id] = n
		}
	}
	return of, err
}

// MentionsByID implements graph.Reader.
func (s *Store) MentionsByID(ctx context.Context, ids []graph.MentionID) ([]*graph.MentionOf, error) {
	out := make([]*graph.MentionOf, len(ids))
	err := s.read(ctx, func(t tx) error {
		found, err := readingsThatCount(t, ids)
		for i, id := range ids {
			if r, ok := found[id]; ok {
				of := r.MentionOf
				out[i] = &of
			}
		}
		return err
	})
	return out, err
}

// reading is a mention as read from one version of its article.
type reading struct {
	graph.MentionOf
	number, version int64
}

// readingsThatCount returns one reading of each mention: the current one, or
// that of the newest version which had it.
func readingsThatCount(t tx, ids []graph.MentionID) (map[graph.MentionID]reading, error) {
	all := map[graph.MentionID][]reading{}
	err := t.each(findReadings, func(rows *sql.Rows) error {
		id, r, err := scanReading(rows)
		all[id] = append(all[id], r)
		return err
	}, listOf(ids))
	if err != nil {
		return nil, err
	}
	best := map[graph.MentionID]reading{}
	var disputed []int64 // versions
	for id, rs := range all {
		best[id] = rs[0]
		for _, r := range rs {
			if !r.Retired {
				best[id] = r
			}
		}
		if best[id].Retired && len(rs) > 1 {
			for _, r := range rs {
				disputed = append(disputed, r.version)
			}
		}
	}
	if len(disputed) == 0 {
		return best, nil
	}
	versions, err := keyed[int64, graph.Article](t, findVersions, listOf(disputed))
	if err != nil {
		return nil, err
	}
	for id, rs := range all {
		for _, r := range rs {
			if b := best[id]; b.Retired && r.version != b.version && versions[r.version][0].Supersedes(&versions[b.version][0]) {
				best[id] = r
			}
		}
	}
	return best, nil
}

func scanReading(rows *sql.Rows) (graph.MentionID, reading, error) {
	var (
		id        graph.MentionID
		r         reading
		current   bool
		published string
		event     sql.NullString
		raw       sql.RawBytes
	)
	err := rows.Scan(&id, &r.number, &r.version, &current, &published, &event, &raw)
	if err != nil {
		return id, r, err
	}
	if err := json.Unmarshal(raw, &r.Mention); err != nil {
		return id, r, errStored("mention %s: %v", id, err)
	}
	r.Retired = !current
	r.Event = graph.EventID(event.String)
	r.Published, err = graph.ParsePublication(published)
	return id, r, err
}

// ActorsNamed implements graph.Reader.
func (s *Store) ActorsNamed(ctx context.Context, names []string) ([][]graph.Actor, error) {
	return named[graph.Actor](ctx, s, findNamedActors, folded(names))
}

// ActorsByWikidata implements graph.Reader.
func (s *Store) ActorsByWikidata(ctx context.Context, ids []string) ([][]graph.Actor, error) {
	return named[graph.Actor](ctx, s, findWikidata, ids)
}

// PlacesNamed implements graph.Reader.
func (s *Store) PlacesNamed(ctx context.Context, names []string) ([][]graph.Place, error) {
	return named[graph.Place](ctx, s, findNamedPlaces, folded(names))
}

func named[T any](ctx context.Context, s *Store, st *statement, names []string) ([][]T, error) {
	out := make([][]T, len(names))
	err := s.read(ctx, func(t tx) error {
		unique := map[string]bool{}
		for _, n := range names {
			if n != "" {
				unique[n] = true
			}
		}
		var list []string
		for n := range unique {
			list = append(list, n)
		}
		found, err := keyed[string, T](t, st, listOf(list))
		for i, n := range names {
			out[i] = append([]T{}, found[n]...)
		}
		return err
	})
	return out, err
}
