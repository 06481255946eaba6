package train

import (
	"math"

	"github.com/parley-events/parley/loader/extract"
)

// penalties are those that are tried.
var penalties = []float64{1, 2, 4, 8, 16, 32, 64}

// folds is how many parts the articles are divided into.
const folds = 10

// Outcome is what training gives.
type Outcome struct {
	Weights *extract.Weights
	Penalty float64
	// Held are the probabilities of the examples by weights that were trained
	// without their article.
	Held []float64
}

// Train chooses penalty and threshold by cross-validation and fits the weights
// to all examples. events is how many events count in the articles that are not
// fitted.
func Train(examples []Example, events int) Outcome {
	var best Outcome
	least := math.Inf(1)
	for _, p := range penalties {
		held := crossValidate(examples, p)
		if l := LogLoss(examples, held); l < least {
			least = l
			best = Outcome{Penalty: p, Held: held}
		}
	}
	w := Fit(examples, best.Penalty)
	delete(w, fitted)
	best.Weights = &extract.Weights{Features: extract.FeatureHash(), ByFeature: w, Threshold: threshold(examples, best.Held, events)}
	return best
}

// crossValidate gives each example the probability by weights fitted to the
// articles of the other folds.
func crossValidate(examples []Example, penalty float64) []float64 {
	held := make([]float64, len(examples))
	for fold := range folds {
		var others []Example
		for _, e := range examples {
			if e.Article%folds != fold {
				others = append(others, e)
			}
		}
		w := extract.Weights{ByFeature: Fit(others, penalty)}
		for i, e := range examples {
			if e.Article%folds == fold {
				held[i] = w.Probability(extract.Evidence{Features: e.shares()})
			}
		}
	}
	return held
}

// threshold is half the F1 of events: keeping what is more probable than that
// raises it, if the probabilities are right. It is 0 where they are not, so that
// dropping does not pay.
func threshold(examples []Example, p []float64, events int) float64 {
	var seen []Example
	var said []float64
	for i, e := range examples {
		if !e.Fitted {
			seen, said = append(seen, e), append(said, p[i])
		}
	}
	all := F1(seen, said, 0, events)
	if half := math.Floor(50*all) / 100; F1(seen, said, half, events) >= all {
		return half
	}
	return 0
}

// F1 is that of events where only examples of at least this probability are
// kept, of so many events.
func F1(examples []Example, p []float64, least float64, events int) float64 {
	found, kept := 0, 0
	for i, e := range examples {
		if !e.Counts || p[i] < least {
			continue
		}
		kept++
		if e.Event {
			found++
		}
	}
	return 2 * float64(found) / float64(max(1, kept+events))
}

// LogLoss is the mean surprise of what is true, in nats.
func LogLoss(examples []Example, p []float64) float64 {
	sum := 0.0
	for i, e := range examples {
		if e.Event {
			sum -= math.Log(p[i])
		} else {
			sum -= math.Log(1 - p[i])
		}
	}
	return sum / float64(max(1, len(examples)))
}

// Ranking is how often an event is more probable than what is none (AUC), a half
// by chance.
func Ranking(examples []Example, p []float64) float64 {
	right, pairs := 0.0, 0.0
	for i := range examples {
		for j := range examples {
			if examples[i].Event && !examples[j].Event {
				pairs++
				switch {
				case p[i] > p[j]:
					right++
				case p[i] == p[j]:
					right += 0.5
				}
			}
		}
	}
	return right / max(1, pairs)
}

// Bin are the examples of one range of probability.
type Bin struct {
	From, To     float64
	Count        int
	Said, Events float64 // mean probability, share that are events
}

// Bins compares what was said with what is true, in ranges that end at edges,
// the last of which is 1.
func Bins(examples []Example, p []float64, edges ...float64) []Bin {
	bins := make([]Bin, len(edges))
	from := 0.0
	for k, to := range edges {
		b := &bins[k]
		b.From, b.To = from, to
		for i, e := range examples {
			if p[i] >= from && (p[i] < to || to >= 1) {
				b.Count++
				b.Said += p[i]
				if e.Event {
					b.Events++
				}
			}
		}
		if b.Count > 0 {
			b.Said /= float64(b.Count)
			b.Events /= float64(b.Count)
		}
		from = to
	}
	return bins
}
