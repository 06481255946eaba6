package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/sqlite"
)

func newsroom() *graphtest.Newsroom { return graphtest.NewNewsroom(rand.New(rand.NewPCG(7, 7))) }

// filled returns the path of a store that holds something, closed.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "parley.db")
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range newsroom().Batches(3) {
		if _, err := s.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func export(t *testing.T, s graph.Reader) string {
	t.Helper()
	var b strings.Builder
	if err := graph.WriteExport(&b, s.Export(context.Background())); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rawExec runs SQL on the file behind the store's back.
func rawExec(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, st := range statements {
		if _, err := db.Exec(st); err != nil {
			t.Fatalf("%s: %v", st, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	empty := filepath.Join(dir, "empty.db")
	other := filepath.Join(dir, "other.db")
	newer := filled(t)
	for path, content := range map[string]string{text: "Dear diary, today they met.", empty: ""} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rawExec(t, other, "CREATE TABLE recipe (name TEXT)")
	rawExec(t, newer, fmt.Sprintf("PRAGMA user_version = %d", sqlite.Migrations+1))
	for _, c := range []struct {
		name, path string
		opts       []sqlite.Option
		want       error
		message    string
	}{
		{"a folder", dir, nil, graph.ErrInvalid, "is a folder"},
		{"a missing folder", filepath.Join(dir, "none", "parley.db"), nil, graph.ErrNotFound, "there is no folder"},
		{"a file as a folder", filepath.Join(text, "parley.db"), nil, graph.ErrUnavailable, "not a directory"},
		{"a text file", text, nil, graph.ErrInvalid, "is not a parley store"},
		{"another program's database", other, nil, graph.ErrInvalid, "another program"},
		{"a newer schema", newer, nil, graph.ErrNewerSchema, "install the newer parley"},
		{"a newer schema to read", newer, []sqlite.Option{sqlite.ReadOnly()}, graph.ErrNewerSchema, "install the newer parley"},
		{"nothing to read", filepath.Join(dir, "none.db"), []sqlite.Option{sqlite.ReadOnly()}, graph.ErrNotFound, "there is no store"},
		{"an empty file to read", empty, []sqlite.Option{sqlite.ReadOnly()}, graph.ErrInvalid, "is empty"},
		{"memory to read", sqlite.Memory, []sqlite.Option{sqlite.ReadOnly()}, graph.ErrInvalid, "cannot be read-only"},
	} {
		s, err := sqlite.Open(context.Background(), c.path, c.opts...)
		if err == nil {
			s.Close()
		}
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: error %v, want %v with %q", c.name, err, c.want, c.message)
		}
	}
}

func TestOpenLeavesOthersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	rawExec(t, path, "CREATE TABLE recipe (name TEXT)")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(context.Background(), path); err == nil {
		t.Fatal("another program's database was opened")
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Error("another program's database was changed")
	}
}

// TestDamage: whatever is broken in a file, a call fails with a clear error or
// answers; it never panics.
func TestDamage(t *testing.T) {
	whole, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 0))
		broken := append([]byte{}, whole...)
		for range 200 {
			at := 100 + r.IntN(len(broken)-100) // after the header
			broken[at] = byte(r.Uint32())
		}
		path := filepath.Join(t.TempDir(), "parley.db")
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := useAll(path); err != nil {
			failed++
			if !errors.Is(err, graph.ErrUnavailable) && !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("seed %d: error %v, want %v", seed, err, graph.ErrUnavailable)
			}
			if strings.Contains(err.Error(), "SELECT") || strings.Contains(err.Error(), "malformed") {
				t.Errorf("seed %d: the driver speaks in %q", seed, err)
			}
		}
	}
	if failed == 0 {
		t.Error("no damage was noticed")
	}
}

func useAll(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := s.Events(ctx, graph.EventParents{}, graph.EventQuery{Page: graph.Page{First: 100}}); err != nil {
		return err
	}
	for _, err := range s.Export(ctx) {
		if err != nil {
			return err
		}
	}
	for _, b := range newsroom().Batches(5) {
		if _, err := s.Write(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

func TestReadOnly(t *testing.T) {
	path := filled(t)
	want := export(t, open(t, path))
	s := open(t, path, sqlite.ReadOnly())
	if got := export(t, s); got != want {
		t.Error("a read-only store shows something else")
	}
	_, err := s.Write(context.Background(), newsroom().Batch())
	if !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("write: error %v, want %v", err, graph.ErrReadOnly)
	}
	if err := s.SaveJob(context.Background(), graph.Job{ID: "1"}); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("job: error %v, want %v", err, graph.ErrReadOnly)
	}
}

func TestMemory(t *testing.T) {
	a, b := open(t, sqlite.Memory), open(t, sqlite.Memory)
	for _, batch := range newsroom().Batches(3) {
		if _, err := a.Write(context.Background(), batch); err != nil {
			t.Fatal(err)
		}
	}
	path := filled(t)
	if got, want := export(t, a), export(t, open(t, path)); got != want {
		t.Error("a store in memory differs from one in a file")
	}
	if got := export(t, b); got != "" {
		t.Error("two stores in memory share their data")
	}
	// Who reads an export may ask the store, and write to it, on the way.
	for r, err := range a.Export(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Event != nil {
			if _, err := a.EventsByID(context.Background(), []graph.EventID{r.Event.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	cancelled, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	_, _ = a.Write(cancelled, newsroom().Batch()) // may come through; must not cost the data
	if got := export(t, a); got == "" {
		t.Error("an interrupted write lost what was in memory")
	}
}

func TestClosed(t *testing.T) {
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	_, err = s.Revision(context.Background())
	if !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("reading: error %v, want %v", err, graph.ErrUnavailable)
	}
	if _, err = s.Write(context.Background(), graph.Batch{}); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("writing: error %v, want %v", err, graph.ErrUnavailable)
	}
}

// TestOneFile: after Close the store is its one file, to copy or to mail.
func TestOneFile(t *testing.T) {
	path := filled(t)
	for _, suffix := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(path + suffix); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s%s is left behind", filepath.Base(path), suffix)
		}
	}
}

// TestPatience: a writer that another one keeps waiting gives up when its
// context ends, or when the store's patience does.
func TestPatience(t *testing.T) {
	path := filled(t)
	other, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	hold, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer hold.Rollback()
	s := open(t, path, sqlite.Patience(50*time.Millisecond))
	if _, err := s.Write(context.Background(), newsroom().Batch()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("error %v, want %v", err, graph.ErrUnavailable)
	}
	patient := open(t, path)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := patient.Write(ctx, newsroom().Batch()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
	}
	if err := hold.Rollback(); err != nil {
		t.Fatal(err)
	}
	for _, store := range []*sqlite.Store{s, patient} {
		if _, err := store.Write(context.Background(), newsroom().Batch()); err != nil {
			t.Errorf("after the other one is done: %v", err)
		}
	}
}

// TestFirstOpenedByMany: whoever comes first makes the schema.
func TestFirstOpenedByMany(t *testing.T) {
	path := filepath.Join(t.TempDir(), "parley.db")
	errs := make(chan error)
	for range 8 {
		go func() {
			s, err := sqlite.Open(context.Background(), path)
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

// TestInterruptedMigration: a process that dies while it makes the schema has
// made nothing, and the next one makes it.
func TestInterruptedMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "parley.db")
	kill(t, path, "migrate")
	s := open(t, path)
	if _, err := s.Write(context.Background(), newsroom().Batch()); err != nil {
		t.Error(err)
	}
}

// TestKilledWriter: after a kill the store holds whole batches, and the rest
// can be written.
func TestKilledWriter(t *testing.T) {
	want := open(t, sqlite.Memory)
	var prefixes []string
	for _, b := range newsroom().Batches(killBatches) {
		prefixes = append(prefixes, export(t, want))
		if _, err := want.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	all := export(t, want)
	path := filepath.Join(t.TempDir(), "parley.db")
	kill(t, path, "write")
	s := open(t, path)
	got := export(t, s)
	whole := got == all
	for _, p := range prefixes {
		whole = whole || got == p
	}
	if !whole {
		t.Error("after the kill the store holds a part of a batch")
	}
	for _, b := range newsroom().Batches(killBatches) {
		if _, err := s.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	if export(t, s) != all {
		t.Error("writing everything again leaves another graph")
	}
}

const (
	killBatches = 40
	killEnv     = "PARLEY_SQLITE_TEST_CHILD"
)

// kill starts this test again as another process, and kills it while it does
// what is named.
func kill(t *testing.T, path, what string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), killEnv+"="+what+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if line != "now\n" {
		t.Errorf("the child said %q (%v)", line, err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}

// childToKill is what the killed process does, where this is one.
func childToKill() {
	what, path, ok := strings.Cut(os.Getenv(killEnv), "=")
	if !ok {
		return
	}
	if what == "migrate" {
		err := sqlite.OpenAndHang(path, func() { fmt.Println("now") })
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s, err := sqlite.Open(context.Background(), path)
	for i, b := range newsroom().Batches(killBatches) {
		if err == nil {
			_, err = s.Write(context.Background(), b)
		}
		if i == killBatches/4 {
			fmt.Println("now") // the kill comes in one of the writes that follow
		}
	}
	_, _ = io.WriteString(os.Stderr, fmt.Sprintln("not killed", err))
	select {}
}
