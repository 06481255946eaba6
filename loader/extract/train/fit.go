package train

import (
	"math"
	"slices"

	"github.com/parley-events/parley/loader/extract"
)

// Example is an occasion of which is known whether it is an event.
type Example struct {
	Article  int // examples of one article have one number
	Evidence extract.Evidence
	Event    bool
	// Counts says that finding it counts: it is no event, or not an optional one.
	Counts bool
	// Fitted says that rules were written from its article, which they read
	// better than others.
	Fitted bool
}

// fitted is a feature of training only. It takes up how much better the articles
// are read that rules were written from, so that the other weights are those for
// articles nobody has seen.
const fitted = "fitted"

// shares are the features of the evidence.
func (e *Example) shares() []extract.Share {
	if e.Fitted {
		return append(slices.Clone(e.Evidence.Features), extract.Share{Feature: fitted, Of: 1})
	}
	return e.Evidence.Features
}

// rarest is how many examples must have a feature for it to get a weight.
const rarest = 8

// vocabulary numbers the features of the examples, the bias first.
func vocabulary(examples []Example) map[string]int {
	seen := map[string]int{}
	var order []string
	for i := range examples {
		for _, f := range examples[i].shares() {
			if seen[f.Feature]++; seen[f.Feature] == rarest && f.Feature != extract.Bias {
				order = append(order, f.Feature)
			}
		}
	}
	index := map[string]int{extract.Bias: 0}
	for _, name := range order {
		index[name] = len(index)
	}
	return index
}

// Fit returns the weights that make the examples most probable, less penalty/2
// times the sum of their squares. The bias is not penalised.
func Fit(examples []Example, penalty float64) map[string]float64 {
	index := vocabulary(examples)
	n := len(index)
	w := make([]float64, n)
	rows := make([][]entry, len(examples))
	for i := range examples {
		for _, f := range examples[i].shares() {
			if k, ok := index[f.Feature]; ok {
				rows[i] = append(rows[i], entry{k, f.Of})
			}
		}
	}
	const rounds, small = 50, 1e-8
	for range rounds {
		gradient, hessian := slopes(examples, rows, w, penalty)
		step := solve(hessian, gradient)
		largest := 0.0
		for k := range w {
			w[k] -= step[k]
			largest = max(largest, math.Abs(step[k]))
		}
		if largest < small {
			break
		}
	}
	weights := make(map[string]float64, n)
	for name, k := range index {
		weights[name] = w[k]
	}
	return weights
}

// entry is a value of a row other than 0.
type entry struct {
	at    int
	value float64
}

// slopes are the first and second derivatives of the loss. The bias has a
// penalty too small to matter, which keeps the equations solvable where all
// examples agree.
func slopes(examples []Example, rows [][]entry, w []float64, penalty float64) (gradient []float64, hessian [][]float64) {
	const tiny = 1e-2
	n := len(w)
	gradient, hessian = make([]float64, n), make([][]float64, n)
	for k := range hessian {
		hessian[k] = make([]float64, n)
		p := penalty
		if k == 0 {
			p = tiny
		}
		gradient[k], hessian[k][k] = p*w[k], p
	}
	for i, row := range rows {
		z := 0.0
		for _, e := range row {
			z += w[e.at] * e.value
		}
		p := extract.Logistic(z)
		wrong := p
		if examples[i].Event {
			wrong--
		}
		for _, a := range row {
			gradient[a.at] += wrong * a.value
			for _, b := range row {
				hessian[a.at][b.at] += p * (1 - p) * a.value * b.value
			}
		}
	}
	return gradient, hessian
}

// solve solves a x = b for a symmetric positive definite a, by Cholesky's
// decomposition. It overwrites a.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= a[i][k] * a[j][k]
			}
			if i == j {
				a[i][i] = math.Sqrt(sum)
			} else {
				a[i][j] = sum / a[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		x[i] = b[i]
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}
