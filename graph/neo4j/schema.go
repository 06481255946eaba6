package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// SchemaVersion is the version of the schema that this package reads and
// writes.
func SchemaVersion() int { return len(migrations) }

// migrate brings the schema up to date. The version is raised last, and every
// step may run again, so a migration that was cut off is simply done again.
func (s *Store) migrate(ctx context.Context) error {
	version, err := s.schema(ctx)
	if err != nil {
		return err
	}
	if version == SchemaVersion() {
		whole, err := s.hasIndexes(ctx)
		if err != nil || whole {
			return err
		}
		version = 0 // somebody dropped an index: the steps bring it back
	}
	if err := s.step(ctx, statements["store_constraint"]); err != nil {
		return err
	}
	if err := s.step(ctx, statements["store_create"]); err != nil {
		return err
	}
	// Schema commands need transactions of their own. They run while this one
	// holds the lock, so that processes migrate one after the other.
	return s.locked(ctx, func(tx transaction, now state) error {
		if err := refuseNewer(now.schema); err != nil {
			return err
		}
		for n := version; n < SchemaVersion(); n++ {
			for _, statement := range migrations[n] {
				if err := s.step(ctx, statement); err != nil {
					return err
				}
			}
		}
		if err := s.step(ctx, statements["store_await"]); err != nil {
			return err
		}
		return tx.run("store_set_schema", map[string]any{"schema": SchemaVersion()})
	})
}

// schema returns the version stored, 0 where there is none, and refuses a
// newer one before anything is touched.
func (s *Store) schema(ctx context.Context) (int, error) {
	rows, err := s.read(ctx, "store_schema", nil)
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	version := whole(rows[0], "schema")
	return int(version), refuseNewer(version)
}

func refuseNewer(version int64) error {
	if version > int64(SchemaVersion()) {
		return fmt.Errorf("%w: its schema is version %d, this parley knows %d; use the newer parley", graph.ErrNewerSchema, version, SchemaVersion())
	}
	return nil
}

// step runs one statement of a migration in a transaction of its own. Two
// processes may make the same constraint at the same time; the second is told
// that it is there, or that it was in the way, and asks again.
func (s *Store) step(ctx context.Context, statement string) error {
	var err error
	for range 3 {
		_, err = driver.ExecuteQuery(ctx, s.driver, statement, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.database))
		var answer *driver.Neo4jError
		if !errors.As(err, &answer) || answer.Code != "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists" && !isConflict(err) {
			break
		}
	}
	return s.explain(ctx, err)
}

// hasIndexes reports whether every index and constraint is there and ready.
func (s *Store) hasIndexes(ctx context.Context) (bool, error) {
	rows, err := s.read(ctx, "store_indexes", nil)
	if err != nil {
		return false, err
	}
	var online []string
	for _, row := range rows {
		online = append(online, text(row, "name"))
	}
	return !slices.ContainsFunc(indexNames(), func(name string) bool { return !slices.Contains(online, name) }), nil
}
