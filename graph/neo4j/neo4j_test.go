package neo4j_test

import (
	"context"
	"encoding/json"
	"os"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/neo4j"
	"github.com/parley-events/parley/internal/neo4jtest"
)

func TestMain(m *testing.M) {
	graphtest.ChildMain(func(ctx context.Context, locator string) (graphtest.ChildStore, error) {
		var server neo4jtest.Server
		if err := json.Unmarshal([]byte(locator), &server); err != nil {
			return nil, err
		}
		return neo4j.Open(ctx, server.URI, options(server))
	})
	os.Exit(neo4jtest.Main(m))
}

func options(server neo4jtest.Server) neo4j.Options {
	return neo4j.Options{User: server.User, Password: server.Password}
}

// onEach runs a test on every server there is, each time with an empty
// database.
func onEach(t *testing.T, test func(t *testing.T, server neo4jtest.Server)) {
	t.Helper()
	for _, server := range neo4jtest.Servers(t) {
		t.Run(server.Version, func(t *testing.T) {
			server.Clear(t)
			test(t, server)
		})
	}
}

func open(t testing.TB, server neo4jtest.Server) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(testContext(t), server.URI, options(server))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func testContext(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func TestContract(t *testing.T) {
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		locator, err := json.Marshal(server)
		if err != nil {
			t.Fatal(err)
		}
		graphtest.Run(t, graphtest.Engine{
			Name: "neo4j " + server.Version,
			Open: func(t testing.TB) graph.Store {
				server.Clear(t)
				return open(t, server)
			},
			Reopen: func(t testing.TB, _ graph.Store) graph.Store { return open(t, server) },
			Locate: func(testing.TB, graph.Store) string { return string(locator) },
		})
	})
}
