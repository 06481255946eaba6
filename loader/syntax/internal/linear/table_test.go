package linear_test

import (
	"math/rand/v2"
	"testing"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// The sums are those of the definition, for any classes and any number of
// features.
func TestScore(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{1, 64, 1 << 12} {
		table := make(linear.Table, size)
		for i := range table {
			table[i] = int8(r.Uint32())
		}
		for n := range 600 {
			features := make([]uint32, n)
			for i := range features {
				features[i] = r.Uint32()
			}
			var classes []uint8
			for c := range linear.MaxClasses {
				if r.IntN(4) == 0 {
					classes = append(classes, uint8(c))
				}
			}
			var got [linear.MaxClasses]int32
			table.Score(features, classes, &got)
			for _, c := range classes {
				want := int32(0)
				for _, f := range features {
					want += int32(table[(f^uint32(c))&uint32(size-1)])
				}
				if got[c] != want {
					t.Fatalf("table of %d, %d features, class %d: got %d, want %d", size, n, c, got[c], want)
				}
			}
		}
	}
}
