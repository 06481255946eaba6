package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkStart runs the built program over one sentence: what a command takes
// before it has anything to show.
//
//	go test ./cmd/parley -run '^$' -bench Start -benchtime 20x
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	program, article := filepath.Join(dir, "parley"), filepath.Join(dir, "a.txt")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if err := os.WriteFile(article, []byte("---\npublished: 2025-12-06\n---\nNorway and Denmark met in Oslo on Friday.\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if out, err := exec.Command(program, "extract", article).CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
}
