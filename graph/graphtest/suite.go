package graphtest

import (
	"context"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

// Engine is a store under test.
type Engine struct {
	Name string
	// Open opens an empty store, closed by t.Cleanup. The suite holds one store
	// of an engine open at a time, so all of them may share one database.
	Open func(t testing.TB) graph.Store
	// Reopen opens the data of s a second time, as another process would,
	// closed by t.Cleanup.
	Reopen func(t testing.TB, s graph.Store) graph.Store
	// Locate returns the locator by which the function given to ChildMain opens
	// the data of s in another process.
	Locate func(t testing.TB, s graph.Store) string
}

// Run holds the engine to the whole contract. It leaves nothing out.
func Run(t *testing.T, e Engine) {
	for _, part := range []struct {
		name string
		run  func(*testing.T, Engine)
	}{
		{"cases", runCases},
		{"writing", runWriting},
		{"concurrency", runConcurrency},
		{"processes", runProcesses},
		{"interruption", runInterruption},
		{"reading", runReading},
		{"lookups", runLookups},
		{"pages", runPages},
		{"search", runSearch},
		{"journal", runJournal},
		{"random", runRandom},
	} {
		t.Run(part.name, func(t *testing.T) { part.run(t, e) })
	}
}

// patience bounds every call of the suite: an engine that hangs fails.
const patience = time.Minute

// context returns the context that calls within a test run under.
func testContext(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}
