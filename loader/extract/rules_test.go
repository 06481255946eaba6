package extract_test

import (
	"testing"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/examples"
)

// TestExamplesOfRules reads the examples of every rule file.
func TestExamplesOfRules(t *testing.T) {
	failures, total := examples.Run(loader.BuiltIn())
	for _, f := range failures {
		t.Error(f)
	}
	if total < 200 {
		t.Errorf("only %d examples found", total)
	}
}
