package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/internal/neo4jtest"
)

var update = flag.Bool("update", false, "rewrite the expected answers in testdata/questions")

const questionFolder = "../../testdata/questions"

// TestQuestions asks the questions of testdata/questions of every store, each
// loaded by the program from the sample files, and holds the answers against
// the files beside them. So the answers of all stores are the same, byte for
// byte.
func TestQuestions(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { askAll(t, []string{"--db", newDB(t)}, *update) })
	t.Run("neo4j", func(t *testing.T) {
		for _, server := range neo4jtest.Servers(t) {
			t.Run(server.Version, func(t *testing.T) {
				server.Reset(t)
				askAll(t, []string{"--db", server.URI, "--db-user", server.User, "--db-password", server.Password}, false)
			})
		}
	})
}

func askAll(t *testing.T, db []string, update bool) {
	t.Helper()
	parley(t.Context(), nil, "", append([]string{"load", sampleFolder}, db...)...).want(t, "load", 0, "25 articles: ")
	parley(t.Context(), nil, "", append([]string{"load", sampleFolder}, db...)...).want(t, "again", 0, "the store is unchanged")
	server := httptest.NewServer(open(t, db))
	defer server.Close()
	files, err := filepath.Glob(filepath.Join(questionFolder, "*.graphql"))
	if err != nil || len(files) < 7 {
		t.Fatalf("%d questions, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := ask(t, server.URL+"/graphql", string(query))
			golden := strings.TrimSuffix(file, ".graphql") + ".json"
			if update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// open returns the service over the store that the flags name.
func open(t *testing.T, db []string) http.Handler {
	t.Helper()
	var d database
	flags := newServe(streams{}).Flags()
	if err := flags.Parse(db); err != nil {
		t.Fatal(err)
	}
	for name, into := range map[string]*string{"db": &d.address, "db-user": &d.user, "db-password": &d.password} {
		*into = flags.Lookup(name).Value.String()
	}
	var store graph.Store
	store, err := d.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	handler, err := newHandler(store, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// ask posts a query and returns the answer, indented.
func ask(t *testing.T, url, query string) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK || bytes.Contains(answer, []byte(`"errors"`)) {
		t.Fatalf("%s: %s", resp.Status, answer)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, answer, "", "  "); err != nil {
		t.Fatal(err)
	}
	return append(bytes.TrimSpace(out.Bytes()), '\n')
}

func TestWrongPasswordOfNeo4j(t *testing.T) {
	for _, server := range neo4jtest.Servers(t) {
		parley(t.Context(), nil, "", "dump", "--db", server.URI, "--db-user", server.User, "--db-password", server.Password+"x").
			want(t, server.Version, exitFailed, "password")
		env := map[string]string{"PARLEY_DB": server.URI, "PARLEY_DB_USER": server.User, "PARLEY_DB_PASSWORD": server.Password}
		parley(t.Context(), env, "", "dump").want(t, server.Version+" by variable", 0)
	}
}
