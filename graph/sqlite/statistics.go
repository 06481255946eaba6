package sqlite

import (
	"context"
	"database/sql"

	"github.com/parley-events/parley/graph"
)

var (
	readRevision = sqlOf("revision", "SELECT revision FROM store")
	readCounts   = sqlOf("counts", `SELECT
  (SELECT count(*) FROM article WHERE current),
  (SELECT count(*) FROM article a CROSS JOIN mention m ON m.article = a.number WHERE a.current),
  (SELECT count(*) FROM actor), (SELECT count(*) FROM place),
  coalesce((SELECT number FROM term WHERE name = 'all'), 0),
  coalesce((SELECT events FROM term WHERE name = 'all'), 0)`)
	readEarliest = sqlOf("earliest day", `SELECT coalesce(min(day), 0) FROM listing WHERE term = ?1 AND day BETWEEN ?2 AND ?3`)
	readLast     = sqlOf("last day an event begins", `SELECT coalesce(max(day), 0) FROM listing WHERE term = ?1 AND day <= ?2`)
	// The last day of what is not wide lies less than wideDays after its first,
	// so the end of the listing has it; the wide are few.
	readLatest = sqlOf("latest day", `SELECT coalesce(max(e.latest), 0) FROM listing l CROSS JOIN event e ON e.number = l.event
WHERE l.term = ?1 AND l.day BETWEEN ?2 AND ?3 AND e.latest < ?4`)
)

// Revision implements graph.Reader.
func (s *Store) Revision(ctx context.Context) (n int64, err error) {
	err = s.read(ctx, func(t tx) error { return t.one(readRevision, &n) })
	return n, err
}

// Statistics implements graph.Reader.
func (s *Store) Statistics(ctx context.Context) (st graph.Statistics, err error) {
	err = s.read(ctx, func(t tx) error {
		if err := t.one(readRevision, &st.Revision); err != nil {
			return err
		}
		var all int64
		err := t.each(readCounts, func(rows *sql.Rows) error {
			return rows.Scan(&st.Articles, &st.Mentions, &st.Actors, &st.Places, &all, &st.Events)
		})
		if err != nil || st.Events == 0 {
			return err
		}
		st.Earliest, st.Latest, err = datesCovered(t, all)
		return err
	})
	return st, err
}

// datesCovered returns the first and last day of the dated events listed.
func datesCovered(t tx, all int64) (earliest, latest graph.Day, err error) {
	const firstDay, lastDay = int64(1) << dayShift, undatedDay<<dayShift - 1
	var first, last, narrow, wide int64
	if err := t.one(readEarliest, &first, all, firstDay, lastDay); err != nil {
		return "", "", err
	}
	if err := t.one(readLast, &last, all, lastDay); err != nil {
		return "", "", err
	}
	from := max(last>>dayShift-wideDays, 0) << dayShift
	if err := t.one(readLatest, &narrow, all, from, lastDay, openEnd); err != nil {
		return "", "", err
	}
	if err := t.one(readLatest, &wide, -all, 0, lastDay, openEnd); err != nil {
		return "", "", err
	}
	return dayNumbered(first >> dayShift), dayNumbered(max(narrow, wide)), nil
}
