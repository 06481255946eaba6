package resolve_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/resolve"
)

// BenchmarkAll derives 30,000 events of 30,000 mentions, three participants
// each, at once.
func BenchmarkAll(b *testing.B) {
	const n = 30_000
	var all graph.Batch
	for batch := range graphtest.Synthetic(n, 1) {
		all.Articles = append(all.Articles, batch.Articles...)
		all.Mentions = append(all.Mentions, batch.Mentions...)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := resolve.All(all); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "mentions/s")
}
