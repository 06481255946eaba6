package sqlite_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/sqlite"
)

// scans lists what a statement may read from end to end: what it is given,
// what it was asked for as a whole, and small tables.
var scans = map[string][]string{
	"export articles":      {"article"},
	"export mentions":      {"m"},
	"export decisions":     {"decision"},
	"export event ids":     {"event"},
	"export actors":        {"actor"},
	"export places":        {"place"},
	"decisions":            {"decision"},
	"jobs":                 {"job"},
	"revision":             {"store"},
	"set revision":         {"store"},
	"tables":               {"sqlite_master"},
	"counts":               {"article", "a", "actor", "place"},
	"application":          {"pragma_application_id"},
	"schema version":       {"pragma_user_version"},
	"versions of articles": {},
}

// TestPlans explains every statement there is: none but those above reads a
// table from end to end, and lists of events come in order without sorting.
func TestPlans(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "parley.db"))
	for _, b := range graphtest.NewNewsroom(rand.New(rand.NewPCG(1, 1))).Batches(5) {
		if _, err := s.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	plans, err := sqlite.Plans(s)
	if err != nil {
		t.Fatal(err)
	}
	if len(plans) < 50 {
		t.Fatalf("%d statements are known, want all of them", len(plans))
	}
	for name, lines := range plans {
		for _, line := range lines {
			table, isScan := strings.CutPrefix(line, "SCAN ")
			table, _, _ = strings.Cut(table, " ")
			if isScan && !mayScan(name, table, line) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
	for _, name := range []string{"events by term, oldest first", "events by term, newest first"} {
		plan := strings.Join(plans[name], "\n")
		for _, want := range []string{"SEARCH l USING PRIMARY KEY (term=? AND day>? AND day<?)", "SEARCH e USING INTEGER PRIMARY KEY"} {
			if !strings.Contains(plan, want) {
				t.Errorf("%s: no %q in\n%s", name, want, plan)
			}
		}
		if strings.Contains(plan, "USE TEMP B-TREE FOR ORDER BY") {
			t.Errorf("%s sorts the whole list:\n%s", name, plan)
		}
	}
}

func mayScan(name, table, line string) bool {
	_, how, virtual := strings.Cut(line, "VIRTUAL TABLE INDEX ")
	switch {
	case strings.HasSuffix(table, "_text"):
		return strings.ContainsAny(how, "M=") // a question, or one row
	case virtual, table == "h", table == "j", table == "(subquery-1)", table == "CONSTANT", strings.HasSuffix(table, "-ROW"):
		return true // a parameter's list, what was found by it, or rows to write
	}
	for _, ok := range scans[name] {
		if table == ok {
			return true
		}
	}
	return false
}

// TestListedQuestions holds that each question walks what has the fewest
// events, by the rows it may read.
func TestListedQuestions(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "parley.db"))
	var last graph.Batch
	for b := range graphtest.Synthetic(3000, 1) {
		if _, err := s.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		last = b
	}
	m := last.Mentions[len(last.Mentions)-1]
	a, b := m.Participants[0], m.Participants[1]
	of := func(ids ...graph.ActorID) graph.ActorMatch {
		var match graph.ActorMatch
		for _, id := range ids {
			match.All = append(match.All, graph.ActorSelector{Actor: id})
		}
		return match
	}
	sides := graph.ActorMatch{All: []graph.ActorSelector{{Side: a.Side.Key}, {Side: b.Side.Key}}}
	meetings := []graph.EventType{graph.Meeting}
	word := graph.Tokens(m.Quote)[0]
	for _, c := range []struct {
		name   string
		filter graph.EventFilter
		walked string
	}{
		{"meetings with an actor", graph.EventFilter{Types: meetings, Actors: []graph.ActorMatch{of(a.ID())}}, "actor/"},
		{"meetings between two actors", graph.EventFilter{Types: meetings, Actors: []graph.ActorMatch{of(a.ID(), b.ID())}}, "actor/"},
		{"meetings between two sides", graph.EventFilter{Types: meetings, Actors: []graph.ActorMatch{sides}}, "side/"},
		{"events of a type by date", graph.EventFilter{Types: []graph.EventType{graph.Attack}, Date: &graph.DateRange{From: "2015-01-10"}}, "type/"},
		{"events at a place", graph.EventFilter{Within: []graph.PlaceID{m.Place.ID()}}, "place/"},
		{"events of an article", graph.EventFilter{In: m.Article}, "article/"},
		{"events by text", graph.EventFilter{Text: word}, "text"},
		{"everything", graph.EventFilter{}, "all"},
	} {
		walked, rows, err := sqlite.Walked(s, c.filter)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(walked, c.walked) {
			t.Errorf("%s: walks %s of %d events, want %s…", c.name, walked, rows, c.walked)
		}
	}
}
