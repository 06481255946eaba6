package actors_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/syntax"
)

// gold is what an analyst would put on a timeline from an article.
type gold struct {
	Events []struct {
		Quote        string
		Participants []struct {
			Names   []string
			Kind    string
			Country string
		}
	}
}

// TestGoldActors measures against labelled articles, NAME.txt with front matter
// and NAME.json, in the folder that PARLEY_EVAL names: how many of the gold
// participants the cast has, and how many of the people in the cast, judged by
// the sentences the gold quotes, the gold has too.
func TestGoldActors(t *testing.T) {
	folder := os.Getenv("PARLEY_EVAL")
	if folder == "" {
		t.Skip("PARLEY_EVAL names no folder of labelled articles")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s (%v)", folder, err)
	}
	type score struct{ hit, all int }
	recall := map[string]*score{"PERSON": {}, "ORGANIZATION": {}, "COUNTRY": {}, "GROUP": {}}
	var person, country score
	for _, file := range files {
		if !tuning(filepath.Base(file)) {
			continue
		}
		article, g := readGold(t, file)
		sents := syntax.Analyse(article.text)
		cast := actors.Read(article.text, sents, article.day, actors.Default())
		have := map[string]bool{}
		for i := range cast.Entities {
			for _, n := range namesOf(&cast.Entities[i]) {
				have[n] = true
			}
		}
		goldNames := map[string]bool{}
		seen := map[string]bool{}
		for _, e := range g.Events {
			for _, p := range e.Participants {
				for _, n := range p.Names {
					goldNames[graph.Fold(n)] = true
				}
				if seen[p.Kind+p.Names[0]] {
					continue
				}
				seen[p.Kind+p.Names[0]] = true
				s := recall[p.Kind]
				s.all++
				if known(have, p.Names) {
					s.hit++
					if p.Kind == "PERSON" && p.Country != "" && p.Country != "EU" {
						country.all++
						if countryOf(&cast, p.Names) == p.Country {
							country.hit++
						} else {
							t.Logf("%s: country of %s: got %q, want %q", filepath.Base(file), p.Names[0], countryOf(&cast, p.Names), p.Country)
						}
					}
				} else {
					t.Logf("%s: missed %s %v", filepath.Base(file), p.Kind, p.Names)
				}
			}
		}
		for i := range cast.Entities {
			e := &cast.Entities[i]
			if e.Actor.Kind != graph.Person || !inQuotes(&cast, i, article.text, g) {
				continue
			}
			person.all++
			if hit := false; !hit {
				for _, n := range namesOf(e) {
					hit = hit || goldNames[n]
				}
				if hit {
					person.hit++
				} else {
					t.Logf("%s: extra person %s", filepath.Base(file), e.Actor.FullName)
				}
			}
		}
	}
	for kind, s := range recall {
		t.Logf("recall %-12s %d of %d (%.1f %%)", kind, s.hit, s.all, 100*float64(s.hit)/float64(s.all))
	}
	t.Logf("people in quoted sentences that the gold has: %d of %d (%.1f %%)", person.hit, person.all, 100*float64(person.hit)/float64(person.all))
	t.Logf("country of people: %d of %d", country.hit, country.all)
	if p := recall["PERSON"]; p.hit*100 < p.all*95 {
		t.Errorf("recall of people %d of %d, want 95 %%", p.hit, p.all)
	}
	if person.hit*100 < person.all*85 {
		t.Errorf("precision of people %d of %d, want 85 %%", person.hit, person.all)
	}
}

// tuning leaves out the articles kept as a blind check: "d-02", "d-04", …
func tuning(name string) bool {
	m := regexp.MustCompile(`^d-(\d+)`).FindStringSubmatch(name)
	if m == nil {
		return true
	}
	n, _ := strconv.Atoi(m[1])
	return n%2 == 1
}

type goldArticle struct {
	text string
	day  graph.Day
}

func readGold(t *testing.T, file string) (goldArticle, gold) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(raw), "---\n", 3)
	if len(parts) != 3 {
		t.Fatalf("%s: no front matter", file)
	}
	day := regexp.MustCompile(`(?m)^published: (\d{4}-\d\d-\d\d)`).FindStringSubmatch(parts[1])
	if day == nil {
		t.Fatalf("%s: no publication day", file)
	}
	var g gold
	data, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err == nil {
		err = json.Unmarshal(data, &g)
	}
	if err != nil {
		t.Fatal(err)
	}
	return goldArticle{text: parts[2], day: graph.Day(day[1])}, g
}

func namesOf(e *actors.Entity) []string {
	if !e.IsActor() {
		return nil
	}
	names := []string{graph.Fold(e.Actor.FullName)}
	for _, a := range e.Actor.Aliases {
		names = append(names, graph.Fold(a))
	}
	return names
}

func known(have map[string]bool, names []string) bool {
	for _, n := range names {
		if have[graph.Fold(n)] {
			return true
		}
	}
	return false
}

func countryOf(c *actors.Cast, names []string) string {
	for i := range c.Entities {
		own := map[string]bool{}
		for _, n := range namesOf(&c.Entities[i]) {
			own[n] = true
		}
		if known(own, names) {
			return c.Entities[i].Actor.Country
		}
	}
	return ""
}

func inQuotes(c *actors.Cast, id int, text string, g gold) bool {
	for _, n := range c.Namings {
		if n.Entity != id {
			continue
		}
		for _, e := range g.Events {
			at := strings.Index(text, e.Quote)
			if e.Quote != "" && at >= 0 && (graph.Span{Start: at, End: at + len(e.Quote)}).Overlaps(n.Span) {
				return true
			}
		}
	}
	return false
}
