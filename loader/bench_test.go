package loader_test

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
)

// BenchmarkRead takes the sample articles from their files' text to mentions, on
// one core:
//
//	go test ./loader -run '^$' -bench Read -benchmem
func BenchmarkRead(b *testing.B) {
	var items []source.Item
	for item, err := range samples(b.Context()) {
		if err != nil {
			b.Fatal(err)
		}
		items = append(items, item)
	}
	o := options()
	read := func() (sentences int) {
		for _, item := range items {
			a, _ := clean.Article(*item.Document, o.Clean)
			sentences += len(loader.Read(a, o.Steps).Sentences)
		}
		return sentences
	}
	sentences := read() // the models are read on first use
	for b.Loop() {
		read()
	}
	b.ReportMetric(float64(b.N*len(items))/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(b.N*sentences)/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkMemory loads as many short articles as it is told and reports the
// heap in use after the first tenth and after the last:
//
//	go test ./loader -run '^$' -bench Memory -benchtime 100000x
func BenchmarkMemory(b *testing.B) {
	paragraphs := paragraphsOf(b)
	w := &weighing{every: max(b.N/10, 1)}
	if _, err := loader.Load(b.Context(), short(paragraphs, b.N), w, options()); err != nil {
		b.Fatal(err)
	}
	if w.articles != b.N {
		b.Fatalf("%d of %d articles", w.articles, b.N)
	}
	b.ReportMetric(w.heap[0], "MB-at-first")
	b.ReportMetric(w.heap[len(w.heap)-1], "MB-at-last")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// weighing is a store that keeps nothing but the size of the heap.
type weighing struct {
	graph.Writer
	every, articles int
	heap            []float64 // in MB, each time so many articles were written
}

func (w *weighing) Write(_ context.Context, batch graph.Batch) (graph.Summary, error) {
	w.articles += len(batch.Articles)
	if w.articles >= w.every*(len(w.heap)+1) {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		w.heap = append(w.heap, float64(m.HeapAlloc)/(1<<20))
	}
	return graph.Summary{}, nil
}

// paragraphsOf returns the paragraphs of the sample articles.
func paragraphsOf(tb testing.TB) []string {
	tb.Helper()
	var all []string
	for item, err := range samples(tb.Context()) {
		if err != nil {
			tb.Fatal(err)
		}
		a, _ := clean.Article(*item.Document, clean.Options{})
		all = append(all, strings.Split(a.Text, "\n\n")...)
	}
	return all
}

// short yields n articles of a paragraph each, no two alike.
func short(paragraphs []string, n int) iter.Seq2[source.Item, error] {
	return func(yield func(source.Item, error) bool) {
		for i := range n {
			text := fmt.Sprintf("---\ntitle: Article %d\npublished: 2025-12-06\n---\n%s\n\nReport number %d.", i, paragraphs[i%len(paragraphs)], i)
			item := source.Item{Name: fmt.Sprint(i), Document: &clean.Document{Format: clean.Text, Data: []byte(text)}}
			if !yield(item, nil) {
				return
			}
		}
	}
}
