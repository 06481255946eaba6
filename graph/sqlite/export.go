package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

var (
	exportArticles  = sqlOf("export articles", "SELECT json FROM article ORDER BY id, version")
	exportMentions  = sqlOf("export mentions", "SELECT m.json FROM mention m CROSS JOIN article a ON a.number = m.article ORDER BY m.id, a.version")
	exportDecisions = sqlOf("export decisions", "SELECT json FROM decision ORDER BY id")
	exportEventIDs  = sqlOf("export event ids", "SELECT id, number FROM event")
	exportActors    = sqlOf("export actors", "SELECT json FROM actor ORDER BY id")
	exportPlaces    = sqlOf("export places", "SELECT json FROM place ORDER BY id")
)

// Export implements graph.Reader.
func (s *Store) Export(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		err := s.export(ctx, yield)
		if err != nil && !errors.Is(err, errStop) {
			yield(graph.Record{}, err)
		}
	}
}

// export reads on a connection of its own, for a reader may take its time and
// ask the store meanwhile. In memory there is no other connection: there all is
// read before any of it is given.
func (s *Store) export(ctx context.Context, yield func(graph.Record, error) bool) error {
	if s.path != Memory {
		return s.readAlone(ctx, func(t tx) error { return exportTo(t, yield) })
	}
	var all []graph.Record
	keep := func(r graph.Record, _ error) bool { all = append(all, r); return true }
	if err := s.read(ctx, func(t tx) error { return exportTo(t, keep) }); err != nil {
		return err
	}
	for _, r := range all {
		if !yield(r, nil) {
			return errStop
		}
	}
	return nil
}

// exportTo yields every record; errStop where the reader has had enough.
func exportTo(t tx, yield func(graph.Record, error) bool) error {
	give := func(r graph.Record) error {
		if !yield(r, nil) {
			return errStop
		}
		return t.ctx.Err()
	}
	for _, kind := range []func() error{
		func() error {
			return stream(t, exportArticles, func(a *graph.Article) error { return give(graph.Record{Article: a}) })
		},
		func() error {
			return stream(t, exportMentions, func(m *graph.Mention) error { return give(graph.Record{Mention: m}) })
		},
		func() error {
			return stream(t, exportDecisions, func(d *graph.Decision) error { return give(graph.Record{Decision: d}) })
		},
		func() error {
			return streamEvents(t, func(e *graph.Event) error { return give(graph.Record{Event: e}) })
		},
		func() error {
			return stream(t, exportActors, func(a *graph.Actor) error { return give(graph.Record{Actor: a}) })
		},
		func() error {
			return stream(t, exportPlaces, func(p *graph.Place) error { return give(graph.Record{Place: p}) })
		},
	} {
		if err := kind(); err != nil {
			return err
		}
	}
	return nil
}

// stream gives the records of a statement one by one.
func stream[T any](t tx, st *statement, give func(*T) error, args ...any) error {
	var raw sql.RawBytes
	return t.each(st, func(rows *sql.Rows) error {
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		v := new(T)
		if err := json.Unmarshal(raw, v); err != nil {
			return errStored("%v", err)
		}
		return give(v)
	}, args...)
}

// streamEvents gives the events by id. There is no index on it, so the ids
// are sorted here.
func streamEvents(t tx, give func(*graph.Event) error) error {
	type numbered struct {
		id     string
		number int64
	}
	var all []numbered
	err := t.each(exportEventIDs, func(rows *sql.Rows) error {
		var n numbered
		err := rows.Scan(&n.id, &n.number)
		all = append(all, n)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b numbered) int { return strings.Compare(a.id, b.id) })
	for part := range slices.Chunk(all, 256) {
		numbers := make([]int64, len(part))
		for i, n := range part {
			numbers[i] = n.number
		}
		events, err := keyed[int64, graph.Event](t, findEvents, listOf(numbers))
		if err != nil {
			return err
		}
		for _, n := range numbers {
			if err := give(&events[n][0]); err != nil {
				return err
			}
		}
	}
	return nil
}
