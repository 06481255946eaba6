package graphtest

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

const writers = 8

func runConcurrency(t *testing.T, e Engine) {
	batches := sharedBatches(seed(t))
	want := export(t, oracleOf(t, batches...))
	t.Run("eight writers and a reader", func(t *testing.T) {
		store := e.Open(t)
		stop := watch(t, store, batches)
		writeTogether(t, batches, store)
		stop()
		same(t, "export", export(t, store), want)
	})
	t.Run("two handles", func(t *testing.T) {
		store := e.Open(t)
		other := e.Reopen(t, store)
		stop := watch(t, other, batches)
		writeTogether(t, batches, store, other)
		stop()
		same(t, "export of one handle", export(t, store), want)
		same(t, "export of the other", export(t, other), want)
		same(t, "revision of the other", must[int64](t)(other.Revision(testContext(t))), must[int64](t)(store.Revision(testContext(t))))
		same(t, "changes of the other", must[[]graph.Change](t)(other.Changes(testContext(t), 0, 1e6)),
			must[[]graph.Change](t)(store.Changes(testContext(t), 0, 1e6)))
	})
}

// writeTogether writes the batches from eight goroutines over the handles,
// every batch twice.
func writeTogether(t *testing.T, batches []graph.Batch, handles ...graph.Store) {
	t.Helper()
	ctx := testContext(t)
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range batches {
				i = (i + w*len(batches)/writers) % len(batches)
				if (i+w)%4 != 0 { // each batch by two of the eight
					continue
				}
				if _, err := handles[w%len(handles)].Write(ctx, batches[i]); err != nil {
					t.Errorf("writer %d: %v", w, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// watch reads the store until stop is called: whatever it sees is whole
// batches with what follows from them, and the revision never goes back.
func watch(t *testing.T, s graph.Reader, batches []graph.Batch) (stop func()) {
	ctx, cancel := context.WithCancel(testContext(t))
	var wg sync.WaitGroup
	wg.Go(func() {
		var last int64
		for ctx.Err() == nil {
			revision, err := s.Revision(ctx)
			if err == nil && revision < last {
				t.Errorf("revision %d after %d", revision, last)
			}
			last = revision
			seen := ""
			if err == nil {
				seen, err = exported(ctx, s)
			}
			if ctx.Err() != nil {
				return
			}
			if err == nil {
				err = torn(seen, batches)
			}
			if err != nil {
				t.Errorf("reading while others write: %v", err)
				return
			}
			wait(ctx, 20*time.Millisecond) // leave the machine to the writers
		}
	})
	return func() { cancel(); wg.Wait() }
}

func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// torn says in what the export is not the whole of some of the batches.
func torn(seen string, batches []graph.Batch) error {
	facts, err := factsOf(seen)
	if err != nil {
		return err
	}
	o := NewOracle()
	if _, err := o.Write(context.Background(), facts); err != nil {
		return fmt.Errorf("the facts do not stand alone: %w", err)
	}
	want, err := exported(context.Background(), o)
	if err != nil {
		return err
	}
	if want != seen {
		return fmt.Errorf("what is derived does not follow from the facts: %s", difference(seen, want))
	}
	mentions := map[mentionReading]bool{}
	for _, m := range facts.Mentions {
		mentions[mentionReading{m.ID, m.Version}] = true
	}
	for i, b := range batches {
		here := 0
		for _, m := range b.Mentions {
			if mentions[mentionReading{m.ID, m.Version}] {
				here++
			}
		}
		// A mention is never there before its batch, unless a batch before had it.
		if here > 0 && here < len(b.Mentions) && !sharesMentions(b, batches, i) {
			return fmt.Errorf("of batch %d there are %d mentions of %d", i, here, len(b.Mentions))
		}
	}
	return nil
}

func sharesMentions(b graph.Batch, batches []graph.Batch, at int) bool {
	in := map[mentionReading]bool{}
	for _, m := range b.Mentions {
		in[mentionReading{m.ID, m.Version}] = true
	}
	for i, o := range batches {
		for _, m := range o.Mentions {
			if i != at && in[mentionReading{m.ID, m.Version}] {
				return true
			}
		}
	}
	return false
}

// runProcesses: two processes write to one store at the same time, each half
// of the batches.
func runProcesses(t *testing.T, e Engine) {
	s := seed(t)
	store := e.Open(t)
	locator := e.Locate(t, store)
	children := []*child{
		startChild(t, childTask{Locator: locator, Seed: s, Part: 0, Of: 2}),
		startChild(t, childTask{Locator: locator, Seed: s, Part: 1, Of: 2}),
	}
	for _, c := range children {
		c.start(t)
	}
	for _, c := range children {
		c.wait(t)
	}
	same(t, "export", export(t, store), export(t, oracleOf(t, sharedBatches(s)...)))
}
