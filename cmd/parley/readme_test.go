package main

import (
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
)

const readmeFile = "../../README.md"

// passage is a stretch of README.md that shows what the program prints: what
// stands before it, the output, what stands after it.
type passage struct{ name, before, after, output string }

// TestReadmeTellsTheTruth holds what the README shows against what happens;
// with -update it writes what happens into it.
func TestReadmeTellsTheTruth(t *testing.T) {
	b, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	for _, p := range outputs(t, readme) {
		at, end := p.find(t, readme)
		if got := readme[at:end]; got != p.output && *update {
			readme = readme[:at] + p.output + readme[end:]
		} else if got != p.output {
			t.Errorf("README.md shows of %s\n%s\nand it is\n%s\n(go test ./cmd/parley -run Readme -update)", p.name, got, p.output)
		}
	}
	if *update {
		if err := os.WriteFile(readmeFile, []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// find returns where the output stands in the README.
func (p passage) find(t *testing.T, readme string) (from, to int) {
	t.Helper()
	from = strings.Index(readme, p.before)
	if from < 0 {
		t.Fatalf("%s: README.md has no %q", p.name, p.before)
	}
	from += len(p.before)
	to = strings.Index(readme[from:], p.after)
	if to < 0 {
		t.Fatalf("%s: README.md has no %q behind it", p.name, p.after)
	}
	return from, from + to
}

// outputs runs what the README shows.
func outputs(t *testing.T, readme string) []passage {
	t.Helper()
	db := newDB(t)
	loaded := parley(t.Context(), nil, "", "load", "--db", db, sampleFolder)
	server := httptest.NewServer(open(t, []string{"--db", db}))
	defer server.Close()
	from, to := passage{name: "the question", before: "```graphql\n", after: "```"}.find(t, readme)
	answer := ask(t, server.URL+"/graphql", readme[from:to])

	week := []string{"load", "--db", newDB(t), sampleFolder + "/week-*.txt"}
	once, again := parley(t.Context(), nil, "", week...), parley(t.Context(), nil, "", week...)

	const sentence = "Vladimir Putin met Narendra Modi in New Delhi on Friday."
	if !strings.Contains(readme, `"`+sentence+`"`) {
		t.Fatalf("README.md has no %q", sentence)
	}
	explained := parley(t.Context(), nil, sentence, "extract", "--published", "2025-12-06", "--explain", "-")
	steps := regexp.MustCompile(`(?m)^.* (date|actor|place|word|->) .*\n`).FindAllString(explained.out, -1)
	eval := parley(t.Context(), nil, "", "eval", "../../testdata/gold")
	totals, _, _ := strings.Cut(eval.out, "\n  ACCUSATION ")
	return []passage{
		{"the demo", "that come with it, and serves the graph:\n\n```\n", "\nGraphQL ", loaded.out},
		{"the answer", "```json\n", "```", string(answer)},
		{"loading", "$ parley load articles/\n", "$ parley load", once.out},
		{"loading again", "$ parley load articles/\n" + once.out + "$ parley load articles/\n", "```", again.out},
		{"--explain", "grep -E ' (date|actor|place|word|->) '\n", "```", strings.Join(steps, "")},
		{"eval", "$ parley eval testdata/gold\n", "```", totals + "\n"},
	}
}
