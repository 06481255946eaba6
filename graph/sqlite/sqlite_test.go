package sqlite_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/sqlite"
)

func TestMain(m *testing.M) {
	graphtest.ChildMain(func(ctx context.Context, path string) (graphtest.ChildStore, error) { return sqlite.Open(ctx, path) })
	childToKill()
	os.Exit(m.Run())
}

// open opens a store that is closed when the test ends.
func open(t testing.TB, path string, opts ...sqlite.Option) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, opts...)
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

func TestContract(t *testing.T) {
	paths := map[graph.Store]string{}
	graphtest.Run(t, graphtest.Engine{
		Name: "sqlite",
		Open: func(t testing.TB) graph.Store {
			path := filepath.Join(t.TempDir(), "parley.db")
			s := open(t, path)
			paths[s] = path
			return s
		},
		Reopen: func(t testing.TB, s graph.Store) graph.Store { return open(t, paths[s]) },
		Locate: func(t testing.TB, s graph.Store) string { return paths[s] },
	})
}
