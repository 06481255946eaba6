// The one Store node: schema version, revision, and the lock of writers.

// name: store_schema
// It runs before the schema is there.
MATCH (s:Store) RETURN s.schema AS schema ORDER BY schema DESC LIMIT 1;

// name: store_constraint
CREATE CONSTRAINT store_name IF NOT EXISTS FOR (s:Store) REQUIRE s.name IS UNIQUE;

// name: store_create
MERGE (s:Store {name: 'parley'}) ON CREATE SET s.schema = 0, s.revision = 0;

// name: store_lock
// The first statement of every write. The value says nothing; setting it holds
// the node to the end of the transaction.
MATCH (s:Store {name: 'parley'}) SET s.writes = coalesce(s.writes, 0) + 1 RETURN count(s) AS stores;

// name: store_state
MATCH (s:Store {name: 'parley'}) RETURN s.schema AS schema, s.revision AS revision;

// name: store_set_schema
MATCH (s:Store {name: 'parley'}) SET s.schema = $p.schema;

// name: store_set_revision
MATCH (s:Store {name: 'parley'}) SET s.revision = $p.revision;

// name: store_indexes
SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name;

// name: store_await
CALL db.awaitIndexes(600);

// name: store_database
CALL db.info() YIELD name RETURN name;
