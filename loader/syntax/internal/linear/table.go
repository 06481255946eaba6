// Package linear scores classes by a sum of weights of hashed features.
//
// The weight of feature f for class c sits at (f ^ c) & mask, so the weights of
// one feature share a cache line. Features may collide; with a table of a
// million slots or more that costs little.
package linear

// MaxClasses is the highest number of classes a model can tell apart.
const MaxClasses = 64

// Scorer adds up weights: out[c] is set for each c in classes.
type Scorer interface {
	Score(features []uint32, classes []uint8, out *[MaxClasses]int32)
}

// Table is a trained model. Its length is a power of two.
type Table []int8

// Score implements Scorer.
func (t Table) Score(features []uint32, classes []uint8, out *[MaxClasses]int32) {
	Sum(t, features, classes, out)
}

// Sum is Score over weights of any size.
func Sum[W int8 | int32](weights []W, features []uint32, classes []uint8, out *[MaxClasses]int32) {
	mask := uint32(len(weights) - 1)
	for _, c := range classes {
		out[c] = 0
	}
	for _, f := range features {
		for _, c := range classes {
			out[c] += int32(weights[(f^uint32(c))&mask])
		}
	}
}

// Best returns the class with the highest score, the first of equals.
func Best(classes []uint8, out *[MaxClasses]int32) uint8 {
	best := classes[0]
	for _, c := range classes[1:] {
		if out[c] > out[best] {
			best = c
		}
	}
	return best
}
