package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/parley-events/parley/graph"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration brings the schema to its version.
type migration struct {
	version int
	sql     string
}

// applicationID marks a SQLite file as ours: "prly".
const applicationID = 0x70726c79

var migrations = mustMigrations()

// mustMigrations reads the embedded files, NNNN_name.sql, by version.
func mustMigrations() []migration {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		panic(err) // embedded
	}
	var all []migration
	for i, e := range entries {
		b, err := migrationFiles.ReadFile(path.Join("migrations", e.Name()))
		if err != nil {
			panic(err)
		}
		number, _, _ := strings.Cut(e.Name(), "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			panic(fmt.Sprintf("sqlite: migration %s is not number %d", e.Name(), i+1))
		}
		all = append(all, migration{version, string(b)})
	}
	return all
}

var (
	readApplication = sqlOf("application", "SELECT application_id FROM pragma_application_id")
	readVersion     = sqlOf("schema version", "SELECT user_version FROM pragma_user_version")
	countTables     = sqlOf("tables", "SELECT count(*) FROM sqlite_schema")
	setApplication  = sqlOf("set application", fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	setWAL          = sqlOf("set WAL", "PRAGMA journal_mode = WAL")
)

// prepare checks that the file is a store of ours and brings its schema up to
// date.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.checkHeader(); err != nil {
		return err
	}
	c := <-s.writer
	defer func() { s.writer <- c }()
	if s.readOnly {
		return c.transact(ctx, begin, s.checkSchema)
	}
	var current bool
	err := c.transact(ctx, begin, func(t tx) error {
		version, err := s.schemaVersion(t)
		current = version == len(migrations)
		return err
	})
	if err != nil || current {
		return err
	}
	if s.path != Memory {
		// Not before it is known to be ours, and not in a transaction. It needs
		// the file for itself, and does not wait for it.
		if err := s.retry(ctx, func() error { return tx{ctx, c}.exec(setWAL) }); err != nil {
			return err
		}
	}
	// Another process may have done it meanwhile: look again under the lock.
	return s.retry(ctx, func() error { return c.transact(ctx, beginImmediate, s.migrate) })
}

// retry calls f again while another process is in the way, as long as the store
// has patience.
func (s *Store) retry(ctx context.Context, f func() error) error {
	patience := time.NewTimer(s.patience)
	defer patience.Stop()
	for {
		err := f()
		if code := resultCode(err); code != codeBusy && code != codeLocked {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-patience.C:
			return err
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// checkHeader refuses what is no SQLite database. An empty file is a new one.
func (s *Store) checkHeader() error {
	if s.path == Memory {
		return nil
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil // it is made below, or SQLite says why not
	}
	defer f.Close()
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	if n > 0 && string(head[:n]) != "SQLite format 3\x00" {
		return fmt.Errorf("%w: %s is not a parley store; give the path of one, or of a new file", graph.ErrInvalid, s.path)
	}
	if n == 0 && err != nil && s.readOnly {
		return fmt.Errorf("%w: %s is empty", graph.ErrInvalid, s.path)
	}
	return nil
}

// schemaVersion returns 0 for a new file. It refuses other programs' files and
// newer schemas.
func (s *Store) schemaVersion(t tx) (version int, err error) {
	var application, tables int
	for st, into := range map[*statement]*int{readApplication: &application, readVersion: &version, countTables: &tables} {
		if err := t.one(st, into); err != nil {
			return 0, err
		}
	}
	switch {
	case application != applicationID && (tables > 0 || application != 0):
		return 0, fmt.Errorf("%w: %s is a database of another program, not a parley store", graph.ErrInvalid, s.path)
	case version > len(migrations):
		return 0, fmt.Errorf("%w: %s has schema %d and this parley knows up to %d; install the newer parley",
			graph.ErrNewerSchema, s.path, version, len(migrations))
	}
	return version, nil
}

// checkSchema is for those who may not migrate.
func (s *Store) checkSchema(t tx) error {
	version, err := s.schemaVersion(t)
	if err == nil && version < len(migrations) {
		err = fmt.Errorf("%w: %s has the older schema %d; open it once for writing to bring it up to date", graph.ErrReadOnly, s.path, version)
	}
	return err
}

// migrate runs what is missing, all in one transaction: a migration that is
// interrupted has not happened.
func (s *Store) migrate(t tx) error {
	version, err := s.schemaVersion(t)
	if err != nil {
		return err
	}
	if version == 0 {
		if err := t.exec(setApplication); err != nil {
			return err
		}
	}
	for _, m := range migrations[version:] {
		if _, err := t.conn.ExecContext(t.ctx, m.sql); err != nil {
			return err
		}
		if _, err := t.conn.ExecContext(t.ctx, fmt.Sprintf("PRAGMA user_version = %d", m.version)); err != nil {
			return err
		}
	}
	return nil
}
