package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCodebookIsCurrent holds CODEBOOK.md against the rules and what they reach
// on the annotated articles. After a change of rules:
//
//	go test ./cmd/parley -run TestCodebookIsCurrent -update
func TestCodebookIsCurrent(t *testing.T) {
	const file = "../../CODEBOOK.md"
	args := []string{"rules", "codebook", "--gold", "../../testdata/gold", "--aside", "g-?[02468]-*"}
	if *update {
		parley(t.Context(), nil, "", append(args, "--out", file)...).want(t, "update", 0)
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := parley(t.Context(), nil, "", args...)
	got.want(t, "codebook", 0)
	if got.out != string(want) {
		t.Error("CODEBOOK.md is not what the rules say: run make codebook")
	}
}

func TestCodebookOfOwnRules(t *testing.T) {
	dir := ruleFolder(t, map[string]string{"frames.yaml": ownFrame})
	parley(t.Context(), nil, "", "rules", "codebook", "--rules", dir).want(t, "own rules", 0, "#### `meet.kgotla`", "held a kgotla")
	parley(t.Context(), nil, "", "rules", "codebook", "--gold", dir).want(t, "no gold", exitFailed, "holds no article NAME.txt")
	parley(t.Context(), nil, "", "rules", "codebook", "--gold", dir, "--aside", "[").want(t, "pattern", exitUsage, "--aside [")
	parley(t.Context(), nil, "", "rules", "codebook", "--out", filepath.Join(dir, "no", "x.md")).want(t, "out", exitFailed, "no such file")
}
