package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/source"
)

func newLoad(s streams) *cobra.Command {
	var (
		db database
		in input
	)
	c := &cobra.Command{
		Use:   "load PATH...",
		Short: "Read articles into the store",
		Long: `Reads files, folders, globs and "-" (standard input): .html, .txt and .md, articles
as .json or .jsonl, each also with .gz, and the .jsonl that parley dump writes.
Loading the same again changes nothing.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			items, o, err := in.open(c.Context(), paths, s.in)
			if err != nil {
				return err
			}
			store, err := db.open(c.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			return load(c.Context(), store, items, paths, o, s)
		},
	}
	db.flags(c.Flags())
	in.flags(c.Flags())
	return c
}

// load reads the items into the store, shows how it goes, and records the run.
func load(ctx context.Context, store graph.Store, items iter.Seq2[source.Item, error], from []string, o loader.Options, s streams) error {
	bar := newProgress(s.err)
	o.Progress = bar.tell
	job := graph.Job{ID: graph.JobID("job-" + rand.Text()), State: graph.JobRunning, Sources: from, Started: time.Now().UTC()}
	if err := store.SaveJob(ctx, job); err != nil {
		return err
	}
	before, err := store.Revision(ctx)
	if err != nil {
		return err
	}
	report, err := loader.Load(ctx, items, store, o)
	bar.finish()
	if err == nil {
		err = netSummary(ctx, store, before, &report.Summary)
	}
	// The run is recorded even where it was interrupted.
	saved := store.SaveJob(context.WithoutCancel(ctx), ended(job, report, err))
	tellReport(s, report)
	switch {
	case err != nil:
		return err
	case saved != nil:
		return saved
	case report.Failed > 0:
		return errReported
	}
	return nil
}

// netSummary makes the counts of a load those of what it comes to. How many writes
// it took depends on how fast the articles were read, and an event that one of them
// made and the next one changed is one new event.
func netSummary(ctx context.Context, store graph.Changes, since int64, s *graph.Summary) error {
	const page = 10_000
	var n graph.Net
	for {
		log, err := store.Changes(ctx, since, page)
		if err != nil {
			return err
		}
		if len(log) == 0 {
			break
		}
		n.Add(log...)
		since = log[len(log)-1].Revision
	}
	s.Created, s.Changed, s.Deleted = n.Counts()
	return nil
}

// mostErrors of a run are kept with it.
const mostErrors = 100

func ended(job graph.Job, r loader.Report, err error) graph.Job {
	job.State, job.Articles, job.Failed, job.Summary = graph.JobSucceeded, r.Articles, r.Failed, r.Summary
	job.Finished = time.Now().UTC()
	for _, e := range r.Errors[:min(len(r.Errors), mostErrors)] {
		job.Errors = append(job.Errors, e.Error())
	}
	switch {
	case errors.Is(err, context.Canceled):
		job.State = graph.JobCancelled
	case err != nil:
		job.State = graph.JobFailed
	}
	return job
}

func tellReport(s streams, r loader.Report) {
	for _, w := range r.Warnings {
		fmt.Fprintln(s.err, "warning:", w)
	}
	for _, e := range r.Errors {
		fmt.Fprintln(s.err, "failed: ", e)
	}
	fmt.Fprintln(s.out, summary(r))
}

// summary says in a line what a load came to.
func summary(r loader.Report) string {
	line := count(r.Articles, "article")
	if r.Failed > 0 {
		line += fmt.Sprintf(", %d failed", r.Failed)
	}
	if r.Summary.Unchanged() {
		return line + ": nothing is new, the store is unchanged"
	}
	return line + fmt.Sprintf(": %s (%d new, %d changed, %d gone) from %s",
		count(r.Summary.Created+r.Summary.Changed+r.Summary.Deleted, "event"), r.Summary.Created, r.Summary.Changed, r.Summary.Deleted,
		count(r.Summary.Mentions, "new mention"))
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
