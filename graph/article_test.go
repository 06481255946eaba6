package graph_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

func TestParsePublication(t *testing.T) {
	for in, day := range map[string]graph.Day{
		"":                          "",
		"2025-12-06":                "2025-12-06",
		"2025-12-06T07:42:00Z":      "2025-12-06",
		"2025-12-06T00:30:00+02:00": "2025-12-06", // still the fifth in London
		"2025-12-05T23:30:00-05:00": "2025-12-05",
	} {
		p, err := graph.ParsePublication(in)
		if err != nil || p.String() != in || p.Day() != day || p.IsZero() != (in == "") {
			t.Errorf("%q: got %q of %s, %v", in, p, p.Day(), err)
		}
		var back graph.Publication
		b, _ := json.Marshal(p)
		if err := json.Unmarshal(b, &back); err != nil || back.String() != in {
			t.Errorf("%q came back from JSON as %q, %v", in, back, err)
		}
	}
	for _, in := range []string{"yesterday", "2025", "2025-13-01", "2025-12-06 07:42", "2025-12-06T07:42:00"} {
		if _, err := graph.ParsePublication(in); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: got %v, want ErrInvalid", in, err)
		}
	}
}

func TestPublicationCompare(t *testing.T) {
	order := []string{"", "2025-12-05T23:00:00-05:00", "2025-12-06T05:00:00Z", "2025-12-07"}
	for i, x := range order {
		for j, y := range order {
			a, _ := graph.ParsePublication(x)
			b, _ := graph.ParsePublication(y)
			if got := a.Compare(b); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("Compare(%q, %q) = %d", x, y, got)
			}
		}
	}
}

func TestIdentify(t *testing.T) {
	a := graph.Article{URL: "https://example.org/a", Text: "one"}
	a.Identify()
	b := a
	b.Text = "two"
	b.Identify()
	if a.ID != b.ID || a.Version == b.Version {
		t.Errorf("two texts under one URL: ids %s, %s, versions %s, %s", a.ID, b.ID, a.Version, b.Version)
	}
	c := a
	c.Published = graph.Publication{Time: time.Date(2025, 12, 6, 0, 0, 0, 0, time.UTC), DayOnly: true}
	c.Identify()
	if c.Version == a.Version {
		t.Error("the publication time is part of the version: relative dates count from it")
	}
	again := c
	if again.Identify(); again != c {
		t.Error("identified twice is another article")
	}
}

// TestSupersedes holds that it is a strict total order: of any set of versions
// the same one counts, whatever the order of loading.
func TestSupersedes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	day := func() graph.Publication {
		p, _ := graph.ParsePublication([]string{"", "2025-12-05", "2025-12-06", "2025-12-06T00:00:00Z", "2025-12-06T02:00:00+02:00"}[rng.IntN(5)])
		return p
	}
	var all []graph.Article
	for range 60 {
		a := graph.Article{URL: "https://example.org/a", Text: fmt.Sprint(rng.IntN(3)), Headline: fmt.Sprint(rng.IntN(2)), Published: day(), Modified: day()}
		a.Identify()
		all = append(all, a)
	}
	for i := range all {
		for j := range all {
			a, b := &all[i], &all[j]
			if ab, ba := a.Supersedes(b), b.Supersedes(a); ab && ba || ab == ba && *a != *b {
				t.Fatalf("%+v and %+v: %v and %v", a, b, ab, ba)
			}
			for k := range all {
				if c := &all[k]; a.Supersedes(b) && b.Supersedes(c) && !a.Supersedes(c) {
					t.Fatalf("not transitive: %+v, %+v, %+v", a, b, c)
				}
			}
		}
	}
}

func TestSupersedesByModificationFirst(t *testing.T) {
	at := func(published, modified, text string) *graph.Article {
		a := graph.Article{Text: text}
		a.Published, _ = graph.ParsePublication(published)
		a.Modified, _ = graph.ParsePublication(modified)
		a.Identify()
		return &a
	}
	for _, tt := range []struct{ newer, older *graph.Article }{
		{at("2025-12-01", "2025-12-03", "a"), at("2025-12-02", "", "a")},
		{at("2025-12-02", "", "a"), at("2025-12-01", "", "a")},
		{at("2025-12-01", "", "a"), at("", "", "a")},
	} {
		if !tt.newer.Supersedes(tt.older) {
			t.Errorf("%+v does not supersede %+v", tt.newer, tt.older)
		}
	}
}
