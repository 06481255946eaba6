package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/parley-events/parley/graph"
)

// Revision implements graph.Reader.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	rows, err := s.read(ctx, "store_state", nil)
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 {
		return 0, nil // emptied behind our back
	}
	return whole(rows[0], "revision"), nil
}

// Statistics implements graph.Reader.
func (s *Store) Statistics(ctx context.Context) (graph.Statistics, error) {
	rows, err := s.read(ctx, "read_statistics", nil)
	if err != nil {
		return graph.Statistics{}, err
	}
	r := rows[0]
	return graph.Statistics{
		Articles: int(whole(r, "articles")), Mentions: int(whole(r, "mentions")), Events: int(whole(r, "events")),
		Actors: int(whole(r, "actors")), Places: int(whole(r, "places")),
		Earliest: graph.Day(text(r, "earliest")), Latest: graph.Day(text(r, "latest")), Revision: whole(r, "revision"),
	}, nil
}

// Decisions implements graph.Decisions.
func (s *Store) Decisions(ctx context.Context) ([]graph.Decision, error) {
	rows, err := s.read(ctx, "fact_decisions", nil)
	if err != nil {
		return nil, err
	}
	all, err := elements[graph.Decision](rows)
	slices.SortFunc(all, func(a, b graph.Decision) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return all, err
}

// Changes implements graph.Changes.
func (s *Store) Changes(ctx context.Context, since int64, limit int) ([]graph.Change, error) {
	limit = max(0, min(limit, math.MaxInt32))
	var all []graph.Change
	err := s.reading(ctx, func(tx transaction) error {
		all = nil
		sizes, err := tx.rows("read_revision_sizes", row{"since": since, "limit": limit + 1})
		if err != nil || len(sizes) == 0 {
			return err
		}
		until, entries := whole(sizes[0], "revision"), int64(0)
		for _, r := range sizes[1:] {
			if entries += whole(r, "entries"); entries > int64(limit) {
				break
			}
			until = whole(r, "revision")
		}
		rows, err := tx.rows("read_revisions", row{"since": since, "until": until})
		if err != nil {
			return err
		}
		parts, err := elements[[]graph.Change](rows)
		all = slices.Concat(parts...)
		return err
	})
	return all, err
}

func compareChanges(a, b graph.Change) int {
	return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Kind, b.Kind))
}

// SaveJob implements graph.Jobs.
func (s *Store) SaveJob(ctx context.Context, j graph.Job) error {
	return s.locked(ctx, func(tx transaction, now state) error {
		if err := refuseNewer(now.schema); err != nil {
			return err
		}
		return tx.run("write_job", row{"id": string(j.ID), "props": row{
			"state": given(j.State), "started": j.Started.UTC().Format(time.RFC3339), "sk": jobKey(j), "data": encode(j),
		}})
	})
}

// jobKey orders jobs by when they started, then by id.
func jobKey(j graph.Job) string {
	return j.Started.UTC().Format("2006-01-02T15:04:05.000000000") + "|" + string(j.ID)
}

// Job implements graph.Jobs.
func (s *Store) Job(ctx context.Context, id graph.JobID) (graph.Job, error) {
	rows, err := s.read(ctx, "read_job", row{"id": string(id)})
	if err != nil {
		return graph.Job{}, err
	}
	if len(rows) == 0 {
		return graph.Job{}, fmt.Errorf("job %s: %w", id, graph.ErrNotFound)
	}
	return element[graph.Job](rows[0])
}

// Jobs implements graph.Jobs.
func (s *Store) Jobs(ctx context.Context, limit int) ([]graph.Job, error) {
	rows, err := s.read(ctx, "read_jobs", row{"limit": max(0, limit)})
	if err != nil {
		return nil, err
	}
	return elements[graph.Job](rows)
}
