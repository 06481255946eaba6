package graphtest

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

func sharedBatches(seed uint64) []graph.Batch { return nil }
func runCases(t *testing.T, e Engine)         {}
func runWriting(t *testing.T, e Engine)       {}
func runConcurrency(t *testing.T, e Engine)   {}
func runProcesses(t *testing.T, e Engine)     {}
func runInterruption(t *testing.T, e Engine)  {}
func runReading(t *testing.T, e Engine)       {}
func runLookups(t *testing.T, e Engine)       {}
func runPages(t *testing.T, e Engine)         {}
func runSearch(t *testing.T, e Engine)        {}
func runJournal(t *testing.T, e Engine)       {}
func runRandom(t *testing.T, e Engine)        {}
