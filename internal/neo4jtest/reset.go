package neo4jtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// resetTimeout covers a database of some 100,000 nodes on a slow machine.
const resetTimeout = 5 * time.Minute

// Reset empties the server's database: nodes, relationships, constraints and
// indexes. What is left is what a fresh installation has.
//
// A server of NEO4J_URI is somebody's: it is emptied only if it held no node
// when tests first saw it. They leave the index testIndex there as the sign.
func (s Server) Reset(t testing.TB) {
	t.Helper()
	s.empty(t, true)
}

// Clear empties the server's database of nodes and relationships and leaves
// constraints and indexes, which saves seconds where many tests need the same.
func (s Server) Clear(t testing.TB) {
	t.Helper()
	s.empty(t, false)
}

func (s Server) empty(t testing.TB, schema bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), resetTimeout)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatalf("neo4j %s: %v", s.Version, err)
	}
	defer driver.Close(ctx)
	db := database{ctx, driver}
	if s.Version == External {
		err = db.claim()
	}
	if err == nil {
		err = db.deleteNodes()
	}
	if err == nil && schema {
		err = db.dropSchema()
	}
	if err != nil {
		t.Fatalf("neo4j %s: %v", s.Version, err)
	}
}

// testIndex marks an external database as given to tests. It is an index and
// not a node so that an emptied database is empty.
const testIndex = "parley_tests_may_empty_this_database"

// database is the home database of the user, reached for one Reset.
type database struct {
	ctx    context.Context
	driver neo4j.DriverWithContext
}

// run executes one statement and returns its rows.
func (db database) run(cypher string) ([]*neo4j.Record, error) {
	result, err := neo4j.ExecuteQuery(db.ctx, db.driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		return nil, err
	}
	return result.Records, nil
}

// claim refuses a database that holds data and was never given to tests.
func (db database) claim() error {
	marked, err := db.run("SHOW INDEXES YIELD name WHERE name = '" + testIndex + "' RETURN name")
	if err != nil || len(marked) > 0 {
		return err
	}
	nodes, err := db.run("MATCH (n) RETURN labels(n) LIMIT 1")
	if err != nil {
		return err
	}
	if len(nodes) > 0 {
		return fmt.Errorf("the database of NEO4J_URI holds data (a node with labels %v), which tests would delete: give them an empty database", nodes[0].Values[0])
	}
	_, err = db.run("CREATE RANGE INDEX " + testIndex + " IF NOT EXISTS FOR (n:ParleyTests) ON (n.marker)")
	return err
}

// deleteNodes works in batches: one transaction over everything could outgrow
// the memory of the server.
func (db database) deleteNodes() error {
	for {
		deleted, err := db.run("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*)")
		if err != nil {
			return err
		}
		if deleted[0].Values[0] == int64(0) {
			return nil
		}
	}
}

// dropSchema drops constraints first: their indexes go with them. The two
// lookup indexes belong to every new database and stay.
func (db database) dropSchema() error {
	if err := db.drop("CONSTRAINT", "SHOW CONSTRAINTS YIELD name RETURN name"); err != nil {
		return err
	}
	return db.drop("INDEX", "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' AND name <> '"+testIndex+"' RETURN name")
}

func (db database) drop(kind, list string) error {
	names, err := db.run(list)
	if err != nil {
		return err
	}
	for _, row := range names {
		if _, err := db.run(fmt.Sprintf("DROP %s `%s` IF EXISTS", kind, row.Values[0])); err != nil {
			return err
		}
	}
	return nil
}

// external returns the server of NEO4J_URI. Its one database serves one test
// process at a time: the others wait here for their turn.
func external(t testing.TB, uri string) Server {
	t.Helper()
	turnOnce.Do(func() {
		sum := sha256.Sum256([]byte(uri))
		path := filepath.Join(os.TempDir(), "parley-neo4j-"+hex.EncodeToString(sum[:6])+".lock")
		_, turnErr = lockFile(path) // to the end of the process, which unlocks it
	})
	if turnErr != nil {
		t.Fatal(turnErr)
	}
	user := os.Getenv("NEO4J_USER")
	if user == "" {
		user = "neo4j"
	}
	return Server{URI: uri, User: user, Password: os.Getenv("NEO4J_PASSWORD"), Version: External}
}

var (
	turnOnce sync.Once
	turnErr  error
)
