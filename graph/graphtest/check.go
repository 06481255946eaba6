package graphtest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

// export returns the canonical export of the store.
func export(t testing.TB, s graph.Reader) string {
	t.Helper()
	text, err := exported(testContext(t), s)
	if err != nil {
		t.Fatalf("export: %v", err)
	}
	return text
}

func exported(ctx context.Context, s graph.Reader) (string, error) {
	var b strings.Builder
	err := graph.WriteExport(&b, s.Export(ctx))
	return b.String(), err
}

// factsOf returns the facts of an export.
func factsOf(export string) (graph.Batch, error) {
	var b graph.Batch
	for r, err := range graph.ReadExport(strings.NewReader(export)) {
		if err != nil {
			return b, fmt.Errorf("reading an export back: %w", err)
		}
		switch r.Kind() {
		case graph.RecordArticle:
			b.Articles = append(b.Articles, *r.Article)
		case graph.RecordMention:
			b.Mentions = append(b.Mentions, *r.Mention)
		case graph.RecordDecision:
			b.Decisions = append(b.Decisions, *r.Decision)
		}
	}
	return b, nil
}

// write writes the batches one after the other.
func write(t testing.TB, s graph.Writer, batches ...graph.Batch) {
	t.Helper()
	for i, b := range batches {
		if _, err := s.Write(testContext(t), b); err != nil {
			t.Fatalf("writing batch %d of %d: %v", i+1, len(batches), err)
		}
	}
}

// oracleOf returns an oracle that holds the batches.
func oracleOf(t testing.TB, batches ...graph.Batch) *Oracle {
	t.Helper()
	o := NewOracle()
	write(t, o, batches...)
	return o
}

// must returns the value, or ends the test.
func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// same compares two values by their JSON, and shows where they part.
func same(t testing.TB, what string, got, want any) bool {
	t.Helper()
	g, w := pretty(t, got), pretty(t, want)
	if g == w {
		return true
	}
	t.Errorf("%s: %s", what, difference(g, w))
	return false
}

func pretty(t testing.TB, v any) string {
	t.Helper()
	if s, ok := v.(string); ok {
		return s
	}
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// difference shows the first lines in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	from := max(0, i-3)
	show := func(lines []string) string {
		var b strings.Builder
		for _, l := range lines[min(from, len(lines)):min(i+4, len(lines))] {
			fmt.Fprintf(&b, "\n    %s", clip(l))
		}
		return b.String()
	}
	return fmt.Sprintf("differs at line %d (%d lines, want %d)\n  got%s\n  want%s", i+1, len(g), len(w), show(g), show(w))
}

func clip(s string) string {
	const most = 600
	if len(s) <= most {
		return s
	}
	return s[:most] + "…"
}

// page is a list without its cursors, which are each engine's own.
type page struct {
	Items                any
	HasNext, HasPrevious bool
	Total                int
}

func withoutCursors[T any](l graph.List[T]) page {
	items := l.Items
	if items == nil {
		items = []T{}
	}
	return page{items, l.HasNext, l.HasPrevious, l.Total}
}

// samePage compares two pages, and that a cursor stands beside every item.
func samePage[T any](t testing.TB, what string, got, want graph.List[T]) bool {
	t.Helper()
	if len(got.Cursors) != len(got.Items) {
		t.Errorf("%s: %d cursors beside %d items", what, len(got.Cursors), len(got.Items))
		return false
	}
	return same(t, what, withoutCursors(got), withoutCursors(want))
}

func samePages[T any](t testing.TB, what string, got, want []graph.List[T]) bool {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d lists, want %d, one a parent", what, len(got), len(want))
		return false
	}
	ok := true
	for i := range got {
		ok = samePage(t, fmt.Sprintf("%s: list %d", what, i), got[i], want[i]) && ok
	}
	return ok
}
