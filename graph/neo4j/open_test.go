package neo4j_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/neo4j"
	"github.com/parley-events/parley/internal/neo4jtest"
)

// seconds is how long a user may wait to hear that there is no database.
const seconds = 15 * time.Second

func TestOpenRefused(t *testing.T) {
	secret := "not-the-password"
	closed := closedPort(t)
	tests := []struct {
		name, uri string
		options   neo4j.Options
		want      error
		says      string
	}{
		{"no server", "bolt://" + closed, neo4j.Options{User: "neo4j", Password: secret}, graph.ErrUnavailable, closed},
		{"no cluster", "neo4j://" + closed, neo4j.Options{User: "neo4j", Password: secret}, graph.ErrUnavailable, closed},
		{"no such scheme", "http://" + closed, neo4j.Options{}, graph.ErrInvalid, "bolt://HOST:PORT"},
		{"no host", "bolt://", neo4j.Options{}, graph.ErrInvalid, "bolt://HOST:PORT"},
		{"no address", "::", neo4j.Options{}, graph.ErrInvalid, "bolt://HOST:PORT"},
		{"password in the address", "bolt://neo4j:" + secret + "@" + closed, neo4j.Options{}, graph.ErrInvalid, "apart"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refused(t, tt.uri, tt.options, tt.want, tt.says, secret) })
	}
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		if server.Version == neo4jtest.External && server.Password == "" {
			t.Skip("this server takes any password")
		}
		t.Run("wrong password", func(t *testing.T) {
			refused(t, server.URI, neo4j.Options{User: server.User, Password: secret}, graph.ErrUnavailable, "password", secret)
		})
		t.Run("no password", func(t *testing.T) {
			refused(t, server.URI, neo4j.Options{}, graph.ErrUnavailable, "password", secret)
		})
		t.Run("no such database", func(t *testing.T) {
			o := options(server)
			o.Database = "elsewhere"
			refused(t, server.URI, o, graph.ErrUnavailable, "elsewhere", secret)
		})
	})
}

// refused holds that the address is refused in seconds, with an error that
// tells what to do and no secret.
func refused(t *testing.T, uri string, o neo4j.Options, want error, says, secret string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), seconds)
	defer cancel()
	s, err := neo4j.Open(ctx, uri, o)
	if err == nil {
		_ = s.Close()
		t.Fatal("opened")
	}
	if !errors.Is(err, want) || !strings.Contains(err.Error(), says) {
		t.Errorf("got %q, want %v that says %q", err, want, says)
	}
	for _, never := range []string{secret, "MATCH", "Neo4jError", "ConnectivityError", "dial tcp"} {
		if strings.Contains(err.Error(), never) {
			t.Errorf("%q says %q", err, never)
		}
	}
}

// closedPort is an address where nothing listens.
func closedPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestNewerSchemaIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		before := open(t, server)
		rowsOf(t, server, "MATCH (s:Store) SET s.schema = 1000")
		if _, err := neo4j.Open(testContext(t), server.URI, options(server)); !errors.Is(err, graph.ErrNewerSchema) {
			t.Errorf("Open: got %v, want %v", err, graph.ErrNewerSchema)
		}
		if _, err := before.Write(testContext(t), week()); !errors.Is(err, graph.ErrNewerSchema) {
			t.Errorf("a store that was open before: got %v, want %v", err, graph.ErrNewerSchema)
		}
		if got := rowsOf(t, server, "MATCH (n) WHERE NOT n:Store RETURN n"); len(got) != 0 {
			t.Errorf("%d nodes were written all the same", len(got))
		}
	})
}

// TestMigrationsRestart opens a database whose first migration was cut off,
// and one in which somebody dropped an index.
func TestMigrationsRestart(t *testing.T) {
	const indexes = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name ORDER BY name"
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		server.Reset(t)
		open(t, server)
		whole := strings.Join(rowsOf(t, server, indexes), "\n")
		tests := []struct {
			name  string
			spoil []string
		}{
			{"cut off before the version was raised", []string{"MATCH (s:Store) SET s.schema = 0", "DROP INDEX event_text", "DROP CONSTRAINT event_id"}},
			{"cut off before the Store node was there", []string{"MATCH (s:Store) DELETE s", "DROP CONSTRAINT store_name", "DROP INDEX participation_order"}},
			{"an index was dropped", []string{"DROP INDEX event_order"}},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				for _, statement := range tt.spoil {
					rowsOf(t, server, statement)
				}
				store := open(t, server)
				if got := strings.Join(rowsOf(t, server, indexes), "\n"); got != whole {
					t.Errorf("indexes\n%s\nwant\n%s", got, whole)
				}
				if got := rowsOf(t, server, "MATCH (s:Store) RETURN s.schema"); len(got) != 1 || got[0] != "1" {
					t.Errorf("schema versions %v, want [1]", got)
				}
				if _, err := store.Write(testContext(t), week()); err != nil {
					t.Error(err)
				}
			})
		}
	})
}

func TestOpenAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		server.Reset(t)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				s, err := neo4j.Open(testContext(t), server.URI, options(server))
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if got := rowsOf(t, server, "MATCH (s:Store) RETURN s.schema"); len(got) != 1 {
			t.Errorf("%d Store nodes, want 1", len(got))
		}
	})
}

// TestRoutedAddress opens by the scheme of clusters, which asks for a routing
// table also of a single server.
func TestRoutedAddress(t *testing.T) {
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		server.URI = strings.Replace(server.URI, "bolt://", "neo4j://", 1)
		store := open(t, server)
		sum, err := store.Write(testContext(t), week())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := store.Revision(testContext(t)); err != nil || got != sum.Revision {
			t.Errorf("revision %d (%v) after a write that made it %d", got, err, sum.Revision)
		}
	})
}
