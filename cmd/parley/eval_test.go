package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sampleGold = "../../testdata/articles-gold"

func TestEvalReadsOrTakesPredictions(t *testing.T) {
	read := parley(t.Context(), nil, "", "eval", sampleGold, "--texts", sampleFolder, "--verbose")
	read.want(t, "eval", 0, "event (type, who)", "who met whom, when", "STATEMENT", "geneva-framework: MISS", ": EXTRA", ": DATE")

	dir := t.TempDir()
	parley(t.Context(), nil, "", "extract", "--out", dir, sampleFolder).want(t, "extract", 0)
	taken := parley(t.Context(), nil, "", "eval", sampleGold, "--texts", sampleFolder, "--pred", dir, "--verbose")
	taken.want(t, "eval --pred", 0)
	if read.out != taken.out {
		t.Errorf("--pred gives other figures:\n%s\n%s", read.out, taken.out)
	}
}

func TestEvalSaysWhatIsMissing(t *testing.T) {
	gold := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(gold, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	parley(t.Context(), nil, "", "eval", gold).want(t, "empty", exitFailed, "holds no article NAME.txt with its gold NAME.json")
	parley(t.Context(), nil, "", "eval", filepath.Join(gold, "no")).want(t, "no folder", exitFailed, "name the folder")
	write("a.txt", "Vladimir Putin met Narendra Modi.")
	write("b.json", `{"events": []}`)
	write("c.txt", "Vladimir Putin met Narendra Modi.")
	write("c.json", `{"events": []}`)
	r := parley(t.Context(), nil, "", "eval", gold, "--pred", t.TempDir())
	r.want(t, "parts", 0, "a.txt has no gold", "b.json has no article", "c counts as an article of which nothing was predicted", "gold 0  predicted 0")
	write("c.json", "{")
	parley(t.Context(), nil, "", "eval", gold).want(t, "broken", exitFailed, "c.json:1: this is no JSON")
	write("c.json", `{"events": []}`)
	write("c.txt", "")
	bad := parley(t.Context(), nil, "", "eval", gold)
	bad.want(t, "empty article", exitFailed, "c.txt", "gold 0  predicted 0")
	if !strings.HasPrefix(bad.out, "gold") {
		t.Errorf("no figures:\n%s", bad.out)
	}
}
