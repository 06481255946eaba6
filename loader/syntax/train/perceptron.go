package train

import (
	"math"
	"slices"
	"sync"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// perceptron is a linear model in training: integer weights and what is needed
// to average them over all steps.
type perceptron struct {
	weights []int32
	moments []int64 // sum of (change of the weight * step at which it came)
	updates []uint8 // number of changes, at most 255
	step    int64
}

func newPerceptron(bits int) *perceptron {
	n := 1 << bits
	return &perceptron{weights: make([]int32, n), moments: make([]int64, n), updates: make([]uint8, n), step: 1}
}

// Score implements linear.Scorer.
func (p *perceptron) Score(features []uint32, classes []uint8, out *[linear.MaxClasses]int32) {
	linear.Sum(p.weights, features, classes, out)
}

// add changes the weights of features for a class.
func (p *perceptron) add(features []uint32, class uint8, by int32) {
	mask := uint32(len(p.weights) - 1)
	for _, f := range features {
		i := (f ^ uint32(class)) & mask
		p.weights[i] += by
		p.moments[i] += int64(by) * p.step
		if p.updates[i] < math.MaxUint8 {
			p.updates[i]++
		}
	}
}

// correct moves the weights from a class chosen wrongly to the right one.
func (p *perceptron) correct(features []uint32, right, wrong uint8) {
	p.add(features, right, 1)
	p.add(features, wrong, -1)
}

// inParallel returns the results of n calls of run, in order.
func inParallel[T any](n int, run func(i int) T) []T {
	out := make([]T, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { out[i] = run(i) })
	}
	wg.Wait()
	return out
}

// clipped is the share of weights that fit into a byte without being cut.
const clipped = 0.9999

// table averages the weights over all steps and over runs that differ in the
// order of the data, and scales them to bytes. A weight must have changed
// fewestUpdates times a run to be kept.
func table(runs []*perceptron, fewestUpdates int) linear.Table {
	average := make([]float64, len(runs[0].weights))
	var sizes []float64
	for i := range average {
		updates := 0
		for _, p := range runs {
			updates += int(p.updates[i])
		}
		if updates < fewestUpdates*len(runs) {
			continue
		}
		for _, p := range runs {
			average[i] += float64(p.weights[i]) - float64(p.moments[i])/float64(p.step)
		}
		if average[i] != 0 {
			sizes = append(sizes, math.Abs(average[i]))
		}
	}
	t := make(linear.Table, len(average))
	if len(sizes) == 0 {
		return t
	}
	slices.Sort(sizes)
	scale := math.MaxInt8 / sizes[min(int(float64(len(sizes))*clipped), len(sizes)-1)]
	for i, a := range average {
		scaled := float64(a * scale) // the conversion keeps it from being fused, which would differ by machine
		t[i] = int8(math.Round(min(max(scaled, -math.MaxInt8), math.MaxInt8)))
	}
	return t
}
