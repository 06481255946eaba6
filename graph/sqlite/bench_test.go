package sqlite_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/sqlite"
)

var events = flag.Int("events", 20_000, "events in the store that is measured; the published figures are of 200000")

// load writes the synthetic corpus, several of its batches at a time as a bulk
// load does, and returns the mentions of the last batch.
func load(b *testing.B, s *sqlite.Store, n, together int) []graph.Mention {
	b.Helper()
	var (
		some  graph.Batch
		count int
	)
	flush := func() {
		if _, err := s.Write(context.Background(), some); err != nil {
			b.Fatal(err)
		}
	}
	for batch := range graphtest.Synthetic(n, 1) {
		if count == together {
			flush()
			some, count = graph.Batch{}, 0
		}
		some.Articles = append(some.Articles, batch.Articles...)
		some.Mentions = append(some.Mentions, batch.Mentions...)
		count++
	}
	flush()
	return some.Mentions
}

// BenchmarkBulkWrite loads as many events as -events says, each with three
// participants, through graph/resolve.
func BenchmarkBulkWrite(b *testing.B) {
	for _, together := range []int{1, 16} {
		b.Run(fmt.Sprintf("batches of %d000", together), func(b *testing.B) {
			for b.Loop() {
				s := open(b, filepath.Join(b.TempDir(), "parley.db"))
				load(b, s, *events, together)
			}
			b.ReportMetric(float64(*events*b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

// BenchmarkMeetings asks when two actors met: a page of 25, of pairs that met.
func BenchmarkMeetings(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "parley.db"))
	ms := load(b, s, *events, 4)
	var took []time.Duration
	i := 0
	for b.Loop() {
		m := ms[i%len(ms)]
		i++
		q := graph.EventQuery{Filter: graph.EventFilter{
			Types: []graph.EventType{graph.Meeting, graph.Visit, graph.Call},
			Actors: []graph.ActorMatch{{All: []graph.ActorSelector{
				{Actor: m.Participants[0].ID()}, {Actor: m.Participants[1].ID()},
			}}},
		}}
		start := time.Now()
		if _, err := s.Events(context.Background(), graph.EventParents{}, q); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}
