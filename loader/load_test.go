package loader_test

import (
	"compress/gzip"
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/source"
	"github.com/parley-events/parley/testdata"
)

func options() loader.Options { return loader.Options{Steps: loader.Steps(loader.BuiltIn())} }

func samples(ctx context.Context) iter.Seq2[source.Item, error] {
	return source.FS(ctx, testdata.Articles, source.Options{})
}

func export(t *testing.T, s graph.Store) string {
	t.Helper()
	var b strings.Builder
	if err := graph.WriteExport(&b, s.Export(t.Context())); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLoadingTwiceChangesNothingAndSaysSo(t *testing.T) {
	store := graphtest.NewOracle()
	first, err := loader.Load(t.Context(), samples(t.Context()), store, options())
	if err != nil || first.Failed > 0 {
		t.Fatalf("%v, %v", err, first.Errors)
	}
	if first.Articles < 25 || first.Summary.Created < first.Articles {
		t.Errorf("got %d articles and %d events: too few", first.Articles, first.Summary.Created)
	}
	want := export(t, store)
	second, err := loader.Load(t.Context(), samples(t.Context()), store, options())
	if err != nil || !second.Summary.Unchanged() || second.Articles != first.Articles {
		t.Errorf("the second time: %+v, %v", second, err)
	}
	if export(t, store) != want {
		t.Error("the second load changed the graph")
	}
}

func TestOrderAndBatchesOfLoadingChangeNothing(t *testing.T) {
	var items []source.Item
	for item, err := range samples(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	var want string
	for _, batch := range []int{1, 7, 100000} {
		store := graphtest.NewOracle()
		o := options()
		o.BatchMentions = batch
		seq := func(yield func(source.Item, error) bool) {
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
		}
		if _, err := loader.Load(t.Context(), seq, store, o); err != nil {
			t.Fatal(err)
		}
		got := export(t, store)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("batches of %d in another order gave another graph", batch)
		}
		slices.Reverse(items)
	}
}

// failing refuses every write after some.
type failing struct {
	graph.Writer
	writes int
	err    error
}

func (f *failing) Write(ctx context.Context, b graph.Batch) (graph.Summary, error) {
	if f.writes--; f.writes < 0 {
		return graph.Summary{}, f.err
	}
	return f.Writer.Write(ctx, b)
}

func TestWhatIsReportedIsInTheStore(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"store goes away": {graph.ErrUnavailable, graph.ErrUnavailable},
		"interrupted":     {context.Canceled, context.Canceled},
	} {
		store := graphtest.NewOracle()
		o := options()
		o.BatchMentions = 1
		var acknowledged int
		o.Progress = func(p loader.Progress) { acknowledged += p.Articles }
		report, err := loader.Load(t.Context(), samples(t.Context()), &failing{store, 3, c.err}, o)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		stats, err := store.Statistics(t.Context())
		if err != nil || stats.Articles != report.Articles || report.Articles != acknowledged || acknowledged == 0 {
			t.Errorf("%s: %d in the store, %d reported, %d acknowledged, %v", name, stats.Articles, report.Articles, acknowledged, err)
		}
	}
}

func TestCancellingStopsTheLoad(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	store := graphtest.NewOracle()
	o := options()
	o.BatchMentions = 1
	o.Progress = func(loader.Progress) { cancel() }
	report, err := loader.Load(ctx, samples(ctx), store, o)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	stats, err := store.Statistics(t.Context())
	if err != nil || stats.Articles != report.Articles || report.Articles == 0 || report.Articles > 20 {
		t.Errorf("%d in the store, %d reported, %v", stats.Articles, report.Articles, err)
	}
}

func TestBadInputNamesTheFileAndTheOthersLoad(t *testing.T) {
	dir := t.TempDir()
	put := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const said = "Vladimir Putin met Narendra Modi in New Delhi on 5 December 2025."
	put("a-good.txt", "---\ntitle: A\npublished: 2025-12-06\n---\n"+said)
	put("b-undated.txt", said)
	put("c-empty.txt", "")
	put("d-page.html", "<html><body><script>render()</script></body></html>")
	put("e-date.txt", "---\npublished: yesterday\n---\n"+said)
	put("f-good.txt", "---\ntitle: F\npublished: 2025-12-07\n---\n"+said+" They talked.")
	f, err := os.Create(filepath.Join(dir, "g-cut.txt.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	_, _ = z.Write([]byte(strings.Repeat(said, 100)))
	_ = z.Flush() // and no end
	_ = f.Close()

	store := graphtest.NewOracle()
	report, err := loader.Load(t.Context(), source.Read(t.Context(), []string{dir}, nil, source.Options{}), store, options())
	if err != nil {
		t.Fatal(err)
	}
	if report.Articles != 3 || report.Failed != 4 {
		t.Errorf("%d loaded, %d failed, want 3 and 4", report.Articles, report.Failed)
	}
	for i, want := range []string{"c-empty.txt: it is empty", "d-page.html: no article text", `e-date.txt: front matter: invalid publication time "yesterday"`, "g-cut.txt.gz: the compressed file ends too early"} {
		if i >= len(report.Errors) || !strings.Contains(report.Errors[i].Error(), want) {
			t.Errorf("message %d of %q: want %q", i, report.Errors, want)
		}
	}
	if len(report.Warnings) != 1 || !strings.Contains(report.Warnings[0], "b-undated.txt") || !strings.Contains(report.Warnings[0], "--published") {
		t.Errorf("warnings: %q", report.Warnings)
	}
}
