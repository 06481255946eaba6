// Package sqlite keeps a graph in one SQLite file, or in memory, without a
// server. It is the default store.
//
// One connection writes, and takes the file's write lock before it reads
// (BEGIN IMMEDIATE), so that several processes take turns; a few others read,
// each call in a transaction of its own. The file is in WAL mode: readers and
// the writer do not wait for each other.
//
// Records are JSON. What they are found and ordered by stands in columns and
// tables beside them: see migrations, posting.go for what events are listed
// under, and sortkey.go for their order.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/parley-events/parley/graph"
)

// Memory is the path of a store that lives in memory, one for each Open.
const Memory = ":memory:"

// Store is a graph in a SQLite file. It implements graph.Store.
type Store struct {
	path     string
	readOnly bool
	patience time.Duration
	db       *sql.DB // of the writer
	readDB   *sql.DB
	// Sessions wait here while they are idle. In memory there is one, for both.
	writer, readers chan *session
	closing         sync.Once
}

var _ graph.Store = (*Store)(nil)

// Option changes how a store is opened.
type Option func(*Store)

// ReadOnly opens a store that is there, and refuses every write with
// graph.ErrReadOnly.
func ReadOnly() Option { return func(s *Store) { s.readOnly = true } }

// Patience is how long a write waits for other processes to finish theirs,
// where its context does not end before. It is a minute unless set.
func Patience(d time.Duration) Option { return func(s *Store) { s.patience = d } }

const (
	// mappedBytes of the file are read through the page table. Without it the
	// driver's readers queue at one lock of SQLite's page cache.
	mappedBytes = 1 << 30
	// writerPages and readerPages of cache, in KiB.
	writerPages, readerPages = 128 << 10, 8 << 10
	// walBytes is the length of the log from which a write checkpoints it.
	walBytes = 64 << 20
)

// Open opens the store in the file at path, or in memory; the file is made
// where there is none. It brings an older schema up to date, and refuses a
// newer one with graph.ErrNewerSchema.
func Open(ctx context.Context, path string, opts ...Option) (*Store, error) {
	s := &Store{path: path, patience: time.Minute}
	for _, o := range opts {
		o(s)
	}
	if err := s.checkPath(); err != nil {
		return nil, err
	}
	if err := s.openSessions(); err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(s.explain(err), s.Close())
	}
	return s, nil
}

// checkPath tells apart what SQLite calls all the same.
func (s *Store) checkPath() error {
	if s.path == Memory {
		if s.readOnly {
			return fmt.Errorf("%w: a store in memory is empty when it is opened: it cannot be read-only", graph.ErrInvalid)
		}
		return nil
	}
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.readOnly:
		return fmt.Errorf("%w: there is no store at %s", graph.ErrNotFound, s.path)
	case errors.Is(err, fs.ErrNotExist):
		return checkFolder(s.path)
	case err != nil:
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	case info.IsDir():
		return fmt.Errorf("%w: %s is a folder; name a file in it, such as %s", graph.ErrInvalid, s.path, filepath.Join(s.path, "parley.db"))
	}
	flag := os.O_RDWR
	if s.readOnly {
		flag = os.O_RDONLY
	}
	f, err := os.OpenFile(s.path, flag, 0)
	if err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	return f.Close()
}

// checkFolder reports a missing folder, or a file in its place.
func checkFolder(path string) error {
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: there is no folder %s for the store; make it first", graph.ErrNotFound, dir)
	case err != nil:
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	case !info.IsDir():
		return fmt.Errorf("%w: %s is no folder", graph.ErrInvalid, dir)
	}
	return nil
}

func (s *Store) openSessions() (err error) {
	wait := busyTimeout(min(s.patience, 5*time.Second)) // writes try again, see write
	params := url.Values{}
	if s.readOnly {
		params.Set("mode", "ro")
	}
	s.db, err = openDB(s.path, params, wait, "synchronous(normal)", "wal_autocheckpoint(0)", "temp_store(memory)",
		fmt.Sprintf("mmap_size(%d)", mappedBytes), fmt.Sprintf("cache_size(-%d)", writerPages))
	if err != nil {
		return err
	}
	s.writer = make(chan *session, 1)
	s.writer <- &session{db: s.db, only: s.path == Memory}
	if s.path == Memory {
		s.db.SetMaxOpenConns(1)
		s.readDB, s.readers = s.db, s.writer
		return nil
	}
	s.readDB, err = openDB(s.path, url.Values{"mode": params["mode"]}, wait, "query_only(1)",
		fmt.Sprintf("mmap_size(%d)", mappedBytes), fmt.Sprintf("cache_size(-%d)", readerPages))
	if err != nil {
		return err
	}
	s.readers = make(chan *session, max(runtime.GOMAXPROCS(0), 2))
	for range cap(s.readers) {
		s.readers <- &session{db: s.readDB}
	}
	return nil
}

// Close waits for the calls under way, and leaves the whole store in its one
// file. Closing again does nothing.
func (s *Store) Close() (err error) {
	s.closing.Do(func() { err = s.close() })
	return err
}

func (s *Store) close() error {
	var err error
	if s.path != Memory {
		for range cap(s.readers) {
			err = errors.Join(err, (<-s.readers).close())
		}
		close(s.readers)
	}
	w := <-s.writer
	if w.conn != nil && !s.readOnly && s.path != Memory {
		_ = tx{context.Background(), w}.exec(checkpoint) // the last to close does it in any case
	}
	err = errors.Join(err, w.close(), s.db.Close())
	close(s.writer)
	if s.readDB != s.db {
		err = errors.Join(err, s.readDB.Close())
	}
	return s.explain(err)
}

// errClosed is returned by calls on a closed store.
func (s *Store) errClosed() error {
	return fmt.Errorf("%w: %s is closed", graph.ErrUnavailable, s.path)
}

// acquire waits for an idle session.
func (s *Store) acquire(ctx context.Context, from chan *session) (*session, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case c, ok := <-from:
		if !ok {
			return nil, s.errClosed()
		}
		return c, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// read runs f in a transaction that sees one state of the store.
func (s *Store) read(ctx context.Context, f func(tx) error) error {
	c, err := s.acquire(ctx, s.readers)
	if err != nil {
		return err
	}
	defer func() { s.readers <- c }()
	return s.explain(c.transact(ctx, begin, f))
}

// readAlone is read on a connection opened for it.
func (s *Store) readAlone(ctx context.Context, f func(tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c := &session{db: s.readDB}
	err := c.transact(ctx, begin, f)
	return s.explain(errors.Join(err, c.close()))
}

// write runs f in the transaction that holds the store's lock. It waits for
// the lock as long as the context lasts, or as the store has patience.
func (s *Store) write(ctx context.Context, f func(tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.readOnly {
		return fmt.Errorf("%w: %s", graph.ErrReadOnly, s.path)
	}
	ctx2, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	c, err := s.acquire(ctx2, s.writer)
	if err != nil {
		return s.impatient(ctx, err)
	}
	defer func() { s.writer <- c }()
	err = s.retry(ctx, func() error { return c.transact(ctx, beginImmediate, f) })
	if err == nil {
		s.shortenLog(tx{context.WithoutCancel(ctx), c})
	}
	return s.explain(err)
}

// impatient tells the end of the store's patience from that of the caller.
func (s *Store) impatient(ctx context.Context, err error) error {
	if ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: %s is being written to and did not finish in time; try again", graph.ErrUnavailable, s.path)
	}
	return err
}

var (
	// checkpoint waits for readers as long as busy_timeout says.
	checkpoint = sqlOf("checkpoint", "PRAGMA wal_checkpoint(TRUNCATE)")
	passive    = sqlOf("passive checkpoint", "PRAGMA wal_checkpoint(PASSIVE)")
)

// shortenLog checkpoints a long log. Left to itself SQLite never gets to it
// while there is always a reader.
func (s *Store) shortenLog(t tx) {
	if s.path == Memory {
		return
	}
	info, err := os.Stat(s.path + "-wal")
	if err != nil || info.Size() < walBytes {
		return
	}
	st := passive
	if info.Size() >= 2*walBytes {
		st = checkpoint
	}
	_ = t.exec(st) // in vain where a reader is long; the next write tries again
}
