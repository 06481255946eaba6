package extract_test

import (
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/testdata"
)

// samples returns the bodies of the sample articles with their publication, by
// name.
func samples(t testing.TB) map[string]sample {
	t.Helper()
	names, err := fs.Glob(testdata.Articles, "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no sample articles: %v", err)
	}
	all := map[string]sample{}
	for _, name := range names {
		b, err := fs.ReadFile(testdata.Articles, name)
		if err != nil {
			t.Fatal(err)
		}
		head, body, _ := strings.Cut(strings.TrimPrefix(string(b), "---\n"), "\n---\n")
		_, published, _ := strings.Cut(head, "published: ")
		published, _, _ = strings.Cut(published, "\n")
		all[name] = sample{strings.TrimSpace(body), day(t, published)}
	}
	return all
}

type sample struct {
	text      string
	published graph.Publication
}

// check holds the laws every list of mentions obeys.
func check(t *testing.T, a *graph.Article, mentions []graph.Mention) {
	t.Helper()
	if _, err := resolve.All(graph.Batch{Articles: []graph.Article{*a}, Mentions: mentions}); err != nil {
		t.Errorf("resolve: %v", err)
	}
	ids := map[graph.MentionID]bool{}
	at := 0
	for _, m := range mentions {
		if m.Quote == "" || m.Span.Of(a.Text) != m.Quote {
			t.Errorf("quote %q is not the text of its span %v", m.Quote, m.Span)
		}
		for name, s := range map[string]graph.Span{"trigger": m.Trigger, "clause": m.Clause} {
			if s.Empty() || s.Start < m.Span.Start || s.End > m.Span.End {
				t.Errorf("%s %v lies outside its sentence %v", name, s, m.Span)
			}
		}
		if m.Content != nil && m.Content.Span.Of(a.Text) != m.Content.Text {
			t.Errorf("content %q is not the text of its span", m.Content.Text)
		}
		if ids[m.ID] {
			t.Errorf("two mentions of id %s", m.ID)
		}
		ids[m.ID] = true
		if m.Span.Start < at {
			t.Errorf("mention %s is out of text order", m.ID)
		}
		at = m.Span.Start
		if m.Occasion < 1 || m.Article != a.ID || m.Version != a.Version || m.Extractor != extract.Name || m.ExtractorVersion != extract.Version {
			t.Errorf("mention %+v lacks its provenance", m)
		}
		if m.Confidence <= 0 || m.Confidence > 1 {
			t.Errorf("confidence %v", m.Confidence)
		}
		if !slices.IsSorted(m.Topics) {
			t.Errorf("topics %v are not sorted", m.Topics)
		}
		checkParticipants(t, m)
	}
}

func checkParticipants(t *testing.T, m graph.Mention) {
	t.Helper()
	seen := map[string]bool{}
	for _, p := range m.Participants {
		if graph.Fold(p.Name) == "" || p.Kind == "" {
			t.Errorf("participant %+v without name or kind", p)
		}
		if k := graph.ActorKey(p.ActorObserved); seen[k] {
			t.Errorf("participant %s twice in %q", k, m.Quote)
		} else {
			seen[k] = true
		}
	}
}

func TestLawsOnSamples(t *testing.T) {
	for name, s := range samples(t) {
		t.Run(name, func(t *testing.T) {
			a, mentions := read(s.text, s.published)
			if len(mentions) == 0 {
				t.Error("no mentions")
			}
			check(t, &a, mentions)
		})
	}
}

func TestMentionsAreTheSameEachTime(t *testing.T) {
	all := samples(t)
	var wg sync.WaitGroup
	for name, s := range all {
		_, want := read(s.text, s.published)
		for range 2 {
			wg.Go(func() {
				if _, got := read(s.text, s.published); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: read at the same time as others it differs", name)
				}
			})
		}
	}
	wg.Wait()
}

func TestRepeatedSentencesHaveTheirOwnIDs(t *testing.T) {
	a, mentions := read("Norway and Denmark met in Oslo. Norway and Denmark met in Oslo.", day(t, "2025-12-05"))
	if len(mentions) != 2 {
		t.Fatalf("got %d mentions, want 2", len(mentions))
	}
	check(t, &a, mentions)
}

func FuzzMentions(f *testing.F) {
	for _, s := range samples(f) {
		paragraph, _, _ := strings.Cut(s.text, "\n\n") // short inputs fuzz faster
		f.Add(paragraph)
	}
	for _, s := range []string{"", " ", "\x00\xff", "\"", "“Met,” said", "met met met", "A B, C's D met.", "According to", "the third day in a row", "OSLO — Norway met Denmark", "1. 2. 3."} {
		f.Add(s)
	}
	published := day(f, "2025-12-05")
	f.Fuzz(func(t *testing.T, text string) {
		a, mentions := read(text, published)
		check(t, &a, mentions)
	})
}

func BenchmarkMentions(b *testing.B) {
	all := samples(b)
	sentences := 0
	for _, s := range all {
		sentences += len(syntax.Segment(s.text))
		read(s.text, s.published) // the models are read on first use
	}
	for b.Loop() {
		for _, s := range all {
			read(s.text, s.published)
		}
	}
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(b.N*len(all))/seconds, "articles/s")
	b.ReportMetric(float64(b.N*sentences)/seconds, "sentences/s")
}
