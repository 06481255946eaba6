package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/parley-events/parley/graph"
)

// timeKey sorts as instants do.
func timeKey(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000") }

var (
	readDecisions = sqlOf("decisions", "SELECT json FROM decision ORDER BY at, id")
	readChanges   = sqlOf("changes", `SELECT revision, event, kind, was FROM change
WHERE revision > ?1 ORDER BY revision, event`)
	saveJob = sqlOf("save job", `INSERT INTO job (id, started, json) VALUES (?1, ?2, ?3)
ON CONFLICT (id) DO UPDATE SET started = ?2, json = ?3`)
	readJob  = sqlOf("job", "SELECT json FROM job WHERE id = ?1")
	readJobs = sqlOf("jobs", `SELECT json FROM job ORDER BY started DESC, id DESC LIMIT ?1`)
)

// Decisions implements graph.Decisions.
func (s *Store) Decisions(ctx context.Context) (all []graph.Decision, err error) {
	err = s.read(ctx, func(t tx) (err error) {
		all, err = decoded[graph.Decision](t, readDecisions)
		return err
	})
	return all, err
}

// Changes implements graph.Changes.
func (s *Store) Changes(ctx context.Context, since int64, limit int) (all []graph.Change, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err = readWholeRevisions(t, since, limit)
		return err
	})
	return all, err
}

// readWholeRevisions reads the first revision after since, and those that
// follow as long as they have at most limit entries together.
func readWholeRevisions(t tx, since int64, limit int) ([]graph.Change, error) {
	var all []graph.Change
	first, whole := 0, 0 // entries of the first revision, of all whole ones
	err := t.each(readChanges, func(rows *sql.Rows) error {
		var (
			c   graph.Change
			was sql.RawBytes
		)
		if err := rows.Scan(&c.Revision, &c.Event, &c.Kind, &was); err != nil {
			return err
		}
		if n := len(all); n > 0 && all[n-1].Revision != c.Revision {
			whole = n
			if first == 0 {
				first = n
			}
		}
		if first > 0 && len(all) >= first+limit {
			return errStop // the entry at hand is one too many
		}
		if err := json.Unmarshal(was, &c.Was); err != nil {
			return errStored("change %d: %v", c.Revision, err)
		}
		all = append(all, c)
		return nil
	}, since)
	if errors.Is(err, errStop) {
		return all[:whole], nil
	}
	return all, err
}

// SaveJob implements graph.Jobs.
func (s *Store) SaveJob(ctx context.Context, j graph.Job) error {
	return s.write(ctx, func(t tx) error {
		return t.exec(saveJob, string(j.ID), timeKey(j.Started), encode(j))
	})
}

// Job implements graph.Jobs.
func (s *Store) Job(ctx context.Context, id graph.JobID) (j graph.Job, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err := decoded[graph.Job](t, readJob, string(id))
		if err == nil && len(all) == 0 {
			return fmt.Errorf("job %s: %w", id, graph.ErrNotFound)
		}
		if err == nil {
			j = all[0]
		}
		return err
	})
	return j, err
}

// Jobs implements graph.Jobs.
func (s *Store) Jobs(ctx context.Context, limit int) (all []graph.Job, err error) {
	err = s.read(ctx, func(t tx) (err error) {
		all, err = decoded[graph.Job](t, readJobs, max(limit, 0))
		return err
	})
	return all, err
}
