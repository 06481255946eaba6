package modelfile_test

import (
	"testing"

	"github.com/parley-events/parley/loader/syntax/internal/modelfile"
)

// Decoding is most of what the program does before its first sentence.
func BenchmarkDecode(b *testing.B) {
	file := shipped(b)
	for b.Loop() {
		if _, err := modelfile.Decode(file); err != nil {
			b.Fatal(err)
		}
	}
}
