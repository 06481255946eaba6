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
	t.fetch(features)
	Sum(t, features, classes, out)
}

// fetch touches the weights of all features, so that they come into the cache side
// by side: the table is larger than the cache, and the sums alone, with more to do
// for each feature, wait for one after the other. It is a call of its own, or the
// compiler would leave out what nobody uses.
//
//go:noinline
func (t Table) fetch(features []uint32) (touched int8) {
	mask := uint32(len(t) - 1)
	for _, f := range features {
		touched ^= t[f&mask]
	}
	return touched
}

// Sum is Score over weights of any size. It goes over the features once for
// every three classes: so many sums stay in registers.
func Sum[W int8 | int32](weights []W, features []uint32, classes []uint8, out *[MaxClasses]int32) {
	mask := uint32(len(weights) - 1)
	for ; len(classes) >= 3; classes = classes[3:] {
		c0, c1, c2 := uint32(classes[0]), uint32(classes[1]), uint32(classes[2])
		var s0, s1, s2 int32
		for _, f := range features {
			s0 += int32(weights[(f^c0)&mask])
			s1 += int32(weights[(f^c1)&mask])
			s2 += int32(weights[(f^c2)&mask])
		}
		out[c0], out[c1], out[c2] = s0, s1, s2
	}
	for _, c := range classes {
		var sum int32
		for _, f := range features {
			sum += int32(weights[(f^uint32(c))&mask])
		}
		out[c] = sum
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
