package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/neo4j"
	"github.com/parley-events/parley/graph/sqlite"
)

// database says which store to open.
type database struct{ address, user, password, name string }

func (d *database) flags(f *pflag.FlagSet) {
	f.StringVar(&d.address, "db", "sqlite:parley.db", "store: sqlite:FILE, or bolt://HOST, neo4j://HOST, neo4j+s://HOST")
	f.StringVar(&d.user, "db-user", "neo4j", "user of a Neo4j store")
	f.StringVar(&d.password, "db-password", "", "password of a Neo4j store; better given as PARLEY_DB_PASSWORD")
	f.StringVar(&d.name, "db-name", "", "database of a Neo4j store, where it is not the user's own")
}

// bulk is how many facts a restore writes at once. SQLite is the faster the
// more there are; a Neo4j server keeps a whole transaction in its heap.
func (d *database) bulk() int {
	if strings.HasPrefix(d.address, "sqlite:") {
		return 16_000
	}
	return 2_000
}

// openExisting opens a store to read from it: a file that is not there is a
// slip, not an empty graph.
func (d *database) openExisting(ctx context.Context) (graph.Store, error) {
	if file, ok := strings.CutPrefix(d.address, "sqlite:"); ok && file != "" && file != sqlite.Memory {
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no store %s; make one with: parley load --db %s PATH", file, d.address)
		}
	}
	return d.open(ctx)
}

// open opens the store, and brings its schema up to date.
func (d *database) open(ctx context.Context) (graph.Store, error) {
	scheme, rest, _ := strings.Cut(d.address, ":")
	switch scheme {
	case "sqlite":
		if rest == "" {
			return nil, fmt.Errorf("%w: --db sqlite: names no file; try sqlite:parley.db", errUsage)
		}
		return sqlite.Open(ctx, rest)
	case "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc":
		o := neo4j.Options{User: d.user, Password: d.password, Database: d.name}
		if d.password == "" {
			o.User = "" // a server that asks for none
		}
		return neo4j.Open(ctx, d.address, o)
	}
	return nil, fmt.Errorf("%w: --db %q: unknown kind of store; use sqlite:FILE, bolt://HOST:7687, neo4j://HOST:7687 or neo4j+s://HOST", errUsage, d.address)
}
