package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph/sqlite"
)

// manyArticles writes the samples again and again under other addresses, so
// that a load takes a while.
func manyArticles(t *testing.T, copies int) string {
	t.Helper()
	dir := t.TempDir()
	files, err := filepath.Glob(filepath.Join(sampleFolder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range copies {
			other := strings.Replace(string(text), "https://example.org/", fmt.Sprintf("https://example.org/%d/", i), 1)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-%s", i, filepath.Base(file))), []byte(other), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// start runs parley as a process of its own.
func start(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), asProgram+"=1")
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, &out
}

// waitForArticles returns once the store holds n articles. How long a load
// takes to get there differs from machine to machine, so no clock decides it.
func waitForArticles(t *testing.T, db string, n int) {
	t.Helper()
	for range 3000 {
		if articlesIn(t, db) >= n {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("a minute has gone by and %s does not hold %d articles", db, n)
}

// articlesIn is 0 while the store is still being made.
func articlesIn(t *testing.T, db string) int {
	s, err := sqlite.Open(t.Context(), strings.TrimPrefix(db, "sqlite:"), sqlite.ReadOnly())
	if err != nil {
		return 0
	}
	defer func() { _ = s.Close() }()
	have, err := s.Statistics(t.Context())
	if err != nil {
		return 0
	}
	return have.Articles
}

// TestKilledLoads ends loads in the middle, by kill -9 and by Ctrl-C, and
// holds that nothing half loaded is there and that a last, whole load leaves
// the graph of an undisturbed one.
func TestKilledLoads(t *testing.T) {
	if testing.Short() {
		t.Skip("loads many articles several times: left out with -short")
	}
	articles, db := manyArticles(t, 6), newDB(t)
	undisturbed := newDB(t)
	parley(t.Context(), nil, "", "load", "--db", undisturbed, articles).want(t, "undisturbed", 0)
	want := parley(t.Context(), nil, "", "dump", "--db", undisturbed)

	for _, end := range []os.Signal{os.Kill, os.Interrupt, os.Kill, os.Interrupt} {
		before := articlesIn(t, db)
		c, out := start(t, "load", "--db", db, articles)
		waitForArticles(t, db, before+10)
		_ = c.Process.Signal(end)
		err := c.Wait()
		if end == os.Interrupt && err != nil && c.ProcessState.ExitCode() != exitInterrupted {
			t.Errorf("Ctrl-C: exit code %d: %s", c.ProcessState.ExitCode(), out)
		}
		dump := parley(t.Context(), nil, "", "dump", "--db", db)
		dump.want(t, "dump after "+end.String(), 0)
		parley(t.Context(), nil, dump.out, "restore", "--db", newDB(t), "-").want(t, "what is there after "+end.String()+" is whole", 0)
	}
	parley(t.Context(), nil, "", "load", "--db", db, articles).want(t, "last load", 0)
	if got := parley(t.Context(), nil, "", "dump", "--db", db); got.out != want.out {
		t.Error("after killed loads the graph is another one")
	}
}
