package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/internal/neo4jtest"
)

// onEach opens an empty store on every server there is.
func onEach(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Helper()
	for _, server := range neo4jtest.Servers(t) {
		t.Run(server.Version, func(t *testing.T) {
			server.Clear(t)
			s, err := Open(t.Context(), server.URI, Options{User: server.User, Password: server.Password})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close() })
			test(t, s)
		})
	}
}

// TestPlans holds that no statement looks through all of the graph, and that
// each list begins at the index that is made for it.
func TestPlans(t *testing.T) {
	index := map[string]string{
		"events_by_actor": "PARTICIPATED_IN(actor, dated, sk)", "events_by_side": "INVOLVES(side, dated, sk)",
		"events_by_place": "LOCATED_IN(place, dated, sk)", "events_by_type": "Event(type, dated, sk)",
		"events_by_date": "Event(dated, sk)", "events_by_article": "Article(id)", "events_by_text": "db.index.fulltext.queryNodes",
		"mentions_of_events": "Mention(id)", "mentions_of_articles": "Article(id)",
		"actors": "Actor(sk)", "places": "Place(sk)", "articles": "Article(sk)",
		"actors_by_text": "db.index.fulltext.queryNodes", "places_by_text": "db.index.fulltext.queryNodes",
		"articles_by_text": "db.index.fulltext.queryNodes", "search": "db.index.fulltext.queryNodes",
	}
	// These read all there is, of what is few or wanted whole.
	whole := []string{"store_schema", "fact_decisions", "write_sides_gone"}
	onEach(t, func(t *testing.T, s *Store) {
		for name, text := range statements {
			if strings.HasPrefix(text, "SHOW") || strings.HasPrefix(text, "CREATE CONSTRAINT") || name == "store_await" {
				continue // no plans
			}
			operators := planOf(t, s, text)
			for _, scan := range []string{"AllNodesScan", "NodeByLabelScan", "RelationshipTypeScan", "AllRelationshipsScan"} {
				if i := slices.IndexFunc(operators, func(o string) bool { return strings.Contains(o, scan) }); i >= 0 && !slices.Contains(whole, name) {
					t.Errorf("%s scans: %s", name, operators[i])
				}
			}
			kind := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "_asc"), "_desc"), "_count")
			if want := index[kind]; want != "" && !slices.ContainsFunc(operators, func(o string) bool { return strings.Contains(o, want) }) {
				t.Errorf("%s does not begin at %s:\n%s", name, want, strings.Join(operators, "\n"))
			}
			if ordered(kind) && !strings.HasSuffix(name, "_count") && sortsUnderLimit(operators) {
				t.Errorf("%s sorts what an index has in order:\n%s", name, strings.Join(operators, "\n"))
			}
		}
		for _, kind := range listKinds {
			if index[kind] == "" {
				t.Errorf("no index is expected for %s", kind)
			}
		}
	})
}

// ordered are the lists whose index gives the order.
func ordered(kind string) bool {
	return slices.Contains([]string{"events_by_actor", "events_by_side", "events_by_place", "events_by_type", "events_by_date", "actors", "places", "articles"}, kind)
}

// sortsUnderLimit reports whether the operator that reads the index hands its
// rows to a sort rather than to a limit. Plans list the last operator first.
func sortsUnderLimit(operators []string) bool {
	read := slices.IndexFunc(operators, func(o string) bool { return strings.Contains(o, "IndexSeek") })
	for i := read - 1; i >= 0; i-- {
		switch op, _, _ := strings.Cut(operators[i], " "); {
		case strings.HasPrefix(op, "Limit"):
			return false
		case strings.HasPrefix(op, "Top"), strings.HasPrefix(op, "Sort"), strings.HasPrefix(op, "PartialTop"):
			return true
		}
	}
	return true
}

// planOf returns the operators of a statement's plan with their details.
func planOf(t *testing.T, s *Store, text string) []string {
	t.Helper()
	params := coldParams()
	for _, list := range []string{"ids", "rows", "ranges", "anchors", "folds"} {
		params[list] = []any{}
	}
	params["keys"] = []string{"-"}
	for _, one := range []string{"id", "since", "until", "schema", "revision"} {
		params[one] = 0
	}
	params["props"] = row{}
	r, err := driver.ExecuteQuery(t.Context(), s.driver, "EXPLAIN "+text, packed(params), driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.database))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var operators []string
	var walk func(driver.Plan)
	walk = func(p driver.Plan) {
		details, _ := p.Arguments()["Details"].(string)
		operators = append(operators, p.Operator()+" "+details)
		for _, c := range p.Children() {
			walk(c)
		}
	}
	walk(r.Summary.Plan())
	return operators
}

// TestReadersCannotWrite holds that reads go out as such: a server refuses to
// write for them, and a cluster sends them to any of its members.
func TestReadersCannotWrite(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		_, err := s.ask(t.Context(), "store_lock", nil)
		if !refusedAsReader(err) {
			t.Errorf("ask: a write got %v", err)
		}
		err = s.reading(t.Context(), func(tx transaction) error { return tx.run("store_lock", nil) })
		if !refusedAsReader(err) {
			t.Errorf("reading: a write got %v", err)
		}
	})
}

func refusedAsReader(err error) bool {
	var answer *driver.Neo4jError
	return errors.As(err, &answer) && answer.Code == "Neo.ClientError.Statement.AccessMode"
}

// TestSessionsShareBookmarks holds that every session says which database it
// means and what it must have seen.
func TestSessionsShareBookmarks(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		var seen []driver.SessionConfig
		s.driver = watchedDriver{s.driver, &seen}
		if _, err := s.Statistics(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Changes(t.Context(), 0, 1); err != nil {
			t.Fatal(err)
		}
		if err := s.SaveJob(t.Context(), graph.Job{ID: "j"}); err != nil {
			t.Fatal(err)
		}
		modes := map[driver.AccessMode]bool{}
		for _, c := range seen {
			modes[c.AccessMode] = true
			if c.DatabaseName == "" || c.BookmarkManager != s.driver.ExecuteQueryBookmarkManager() {
				t.Errorf("a session of database %q, bookmarks shared: %v", c.DatabaseName, c.BookmarkManager == s.driver.ExecuteQueryBookmarkManager())
			}
		}
		if len(seen) != 3 || !modes[driver.AccessModeRead] || !modes[driver.AccessModeWrite] {
			t.Errorf("%d sessions of modes %v, want 3 of both", len(seen), modes)
		}
	})
}

type watchedDriver struct {
	driver.DriverWithContext
	seen *[]driver.SessionConfig
}

func (d watchedDriver) NewSession(ctx context.Context, c driver.SessionConfig) driver.SessionWithContext {
	*d.seen = append(*d.seen, c)
	return d.DriverWithContext.NewSession(ctx, c)
}

func TestWarm(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		if err := s.Warm(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Statistics(t.Context()); err != nil || got != (graph.Statistics{}) {
			t.Errorf("statistics %+v (%v) after warming, want none", got, err)
		}
	})
}
