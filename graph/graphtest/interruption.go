package graphtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

// runInterruption: a call whose context is over returns the context's error,
// and a write that is interrupted leaves nothing or everything.
func runInterruption(t *testing.T, e Engine) {
	store := e.Open(t)
	news := NewNewsroom(random(seed(t)))
	write(t, store, news.Batches(3)...)
	before := export(t, store)

	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	late, cancelLate := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancelLate()
	for _, c := range []struct {
		ctx  context.Context
		want error
	}{{cancelled, context.Canceled}, {late, context.DeadlineExceeded}} {
		for name, call := range everyCall(store, news) {
			if err := call(c.ctx); !errors.Is(err, c.want) {
				t.Errorf("%s: error %v, want %v", name, err, c.want)
			}
		}
	}
	same(t, "export after calls that were over", export(t, store), before)
	testInterruptedWrites(t, store, news)
	testAbandonedExport(t, store, news)
}

// everyCall lists the calls of a store, with something to do for each.
func everyCall(s graph.Store, news *Newsroom) map[string]func(context.Context) error {
	first := news.mentions[0]
	batch := news.Batch()
	calls := map[string]func(context.Context) error{}
	add := func(name string, call func(context.Context) error) { calls[name] = call }
	add("Revision", func(ctx context.Context) error { _, err := s.Revision(ctx); return err })
	add("Statistics", func(ctx context.Context) error { _, err := s.Statistics(ctx); return err })
	add("EventsByID", func(ctx context.Context) error {
		_, err := s.EventsByID(ctx, []graph.EventID{graph.EventOf(first.ID)})
		return err
	})
	add("ActorsByID", func(ctx context.Context) error {
		_, err := s.ActorsByID(ctx, []graph.ActorID{hub.observed(false).ID()})
		return err
	})
	add("PlacesByID", func(ctx context.Context) error {
		_, err := s.PlacesByID(ctx, []graph.PlaceID{strelsau.ID()})
		return err
	})
	add("ArticlesByID", func(ctx context.Context) error {
		_, err := s.ArticlesByID(ctx, []graph.ArticleID{first.Article})
		return err
	})
	add("MentionsByID", func(ctx context.Context) error {
		_, err := s.MentionsByID(ctx, []graph.MentionID{first.ID})
		return err
	})
	add("Events", func(ctx context.Context) error {
		_, err := s.Events(ctx, graph.EventParents{}, graph.EventQuery{})
		return err
	})
	add("Mentions", func(ctx context.Context) error {
		_, err := s.Mentions(ctx, graph.MentionParents{Articles: []graph.ArticleID{first.Article}}, graph.Page{})
		return err
	})
	add("Actors", func(ctx context.Context) error {
		_, err := s.Actors(ctx, graph.ActorFilter{}, graph.Page{})
		return err
	})
	add("Places", func(ctx context.Context) error {
		_, err := s.Places(ctx, graph.PlaceFilter{}, graph.Page{})
		return err
	})
	add("Articles", func(ctx context.Context) error {
		_, err := s.Articles(ctx, graph.ArticleFilter{}, graph.Page{})
		return err
	})
	add("ActorsNamed", func(ctx context.Context) error { _, err := s.ActorsNamed(ctx, []string{hub.full}); return err })
	add("ActorsByWikidata", func(ctx context.Context) error {
		_, err := s.ActorsByWikidata(ctx, []string{hub.wikidata})
		return err
	})
	add("PlacesNamed", func(ctx context.Context) error { _, err := s.PlacesNamed(ctx, []string{"Strelsau"}); return err })
	add("Search", func(ctx context.Context) error { _, err := s.Search(ctx, graph.SearchQuery{Text: "the"}); return err })
	add("Export", func(ctx context.Context) error { _, err := exported(ctx, s); return err })
	add("Write", func(ctx context.Context) error { _, err := s.Write(ctx, batch); return err })
	add("Decisions", func(ctx context.Context) error { _, err := s.Decisions(ctx); return err })
	add("Changes", func(ctx context.Context) error { _, err := s.Changes(ctx, 0, 10); return err })
	add("SaveJob", func(ctx context.Context) error {
		return s.SaveJob(ctx, graph.Job{ID: "job", Started: firstDay.Time()})
	})
	add("Job", func(ctx context.Context) error { _, err := s.Job(ctx, "job"); return err })
	add("Jobs", func(ctx context.Context) error { _, err := s.Jobs(ctx, 10); return err })
	return calls
}

// testInterruptedWrites cancels writes at later and later moments. Whenever it
// comes, the batch is there as a whole or not at all, and can be written again.
func testInterruptedWrites(t *testing.T, s graph.Store, news *Newsroom) {
	for pause := time.Duration(0); pause < 32*time.Millisecond; pause = 2*pause + 500*time.Microsecond {
		b := joined(nil, news.Batches(6))[0]
		before := export(t, s)
		ctx, cancel := context.WithTimeout(context.Background(), pause)
		_, err := s.Write(ctx, b)
		cancel()
		between := export(t, s)
		if err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a write interrupted after %v: error %v, want %v", pause, err, context.DeadlineExceeded)
		}
		write(t, s, b)
		after := export(t, s)
		switch {
		case err == nil && between != after:
			t.Errorf("a write that came through within %v is not whole: %s", pause, difference(between, after))
		case between != before && between != after:
			t.Errorf("a write interrupted after %v left a part: %s", pause, difference(between, before))
		}
	}
}

// testAbandonedExport: who stops reading an export half-way leaves nothing
// behind that is in the way of a write.
func testAbandonedExport(t *testing.T, s graph.Store, news *Newsroom) {
	for range 8 { // more than an engine has connections to lose
		for _, err := range s.Export(testContext(t)) {
			if err != nil {
				t.Fatalf("export: %v", err)
			}
			break
		}
	}
	write(t, s, news.Batch())
}
