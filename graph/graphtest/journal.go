package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

// runJournal: what is kept beside the graph: decisions, changes and jobs.
func runJournal(t *testing.T, e Engine) {
	store, oracle := e.Open(t), NewOracle()
	ctx := testContext(t)
	for _, b := range sharedBatches(seed(t)) {
		write(t, store, b)
		write(t, oracle, b)
	}
	same(t, "decisions", must[[]graph.Decision](t)(store.Decisions(ctx)), must[[]graph.Decision](t)(oracle.Decisions(ctx)))
	t.Run("changes", func(t *testing.T) { testChanges(t, store, oracle) })
	t.Run("jobs", func(t *testing.T) { testJobs(t, store) })
}

// testChanges: the log is what compares before and after, and can be read in
// parts of whole revisions.
func testChanges(t *testing.T, s, oracle graph.Store) {
	ctx := testContext(t)
	const everything = 1 << 20
	want := must[[]graph.Change](t)(oracle.Changes(ctx, 0, everything))
	same(t, "the whole log", must[[]graph.Change](t)(s.Changes(ctx, 0, everything)), want)
	for _, limit := range []int{1, 3, 10} {
		var joined []graph.Change
		since := int64(0)
		for {
			part := must[[]graph.Change](t)(s.Changes(ctx, since, limit))
			if len(part) == 0 {
				break
			}
			if beyond := len(part) - endOfRevision(part, 0); beyond > limit {
				t.Errorf("limit %d: %d entries beyond the first revision", limit, beyond)
			}
			joined = append(joined, part...)
			since = part[len(part)-1].Revision
		}
		same(t, fmt.Sprintf("the log in parts of %d", limit), joined, want)
	}
	last := want[len(want)-1].Revision
	if late := must[[]graph.Change](t)(s.Changes(ctx, last, 10)); len(late) > 0 {
		t.Errorf("%d changes after the last one", len(late))
	}
}

func testJobs(t *testing.T, s graph.Store) {
	ctx := testContext(t)
	before := export(t, s)
	revision := must[int64](t)(s.Revision(ctx))
	start := time.Date(2026, 1, 2, 3, 4, 5, 678_000_000, time.UTC)
	var jobs []graph.Job
	for i, id := range []graph.JobID{"job-b", "job-a", "job-d", "job-c"} {
		j := graph.Job{
			ID: id, State: graph.JobRunning, Sources: []string{"news/", "https://example.org/Straße?a=b&c=<d>"},
			Started: start.Add(time.Duration(i) * time.Second),
		}
		if err := s.SaveJob(ctx, j); err != nil {
			t.Fatal(err)
		}
		jobs = append(jobs, j)
	}
	jobs[1].State, jobs[1].Finished = graph.JobFailed, start.Add(time.Hour)
	jobs[1].Errors, jobs[1].Articles, jobs[1].Failed = []string{"a.txt: empty"}, 3, 1
	jobs[1].Summary = graph.Summary{Revision: 7, Articles: 3, Created: 2}
	if err := s.SaveJob(ctx, jobs[1]); err != nil {
		t.Fatal(err)
	}
	for _, j := range jobs {
		same(t, "job "+string(j.ID), must[graph.Job](t)(s.Job(ctx, j.ID)), j)
	}
	slices.Reverse(jobs)
	same(t, "jobs", must[[]graph.Job](t)(s.Jobs(ctx, 10)), jobs)
	same(t, "the latest two jobs", must[[]graph.Job](t)(s.Jobs(ctx, 2)), jobs[:2])
	if _, err := s.Job(ctx, "job-x"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an unknown job: error %v, want %v", err, graph.ErrNotFound)
	}
	same(t, "export after jobs", export(t, s), before)
	same(t, "revision after jobs", must[int64](t)(s.Revision(ctx)), revision)
}
