package train_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/extract/train"
)

// truth is what made-up occasions follow.
var truth = map[string]float64{extract.Bias: 1, "a": 2, "b": -1.5, "c": 0}

// made returns n occasions in articles of ten that are events by the odds of
// truth.
func made(n int) []train.Example {
	rng := rand.New(rand.NewPCG(1, 2))
	w := extract.Weights{ByFeature: truth}
	var list []train.Example
	for i := range n {
		e := train.Example{Article: i / 10, Counts: true, Evidence: extract.Evidence{Features: []extract.Share{{Feature: extract.Bias, Of: 1}}}}
		for _, name := range []string{"a", "b", "c"} {
			if rng.IntN(2) == 0 {
				e.Evidence.Features = append(e.Evidence.Features, extract.Share{Feature: name, Of: 1})
			}
		}
		e.Event = rng.Float64() < w.Probability(e.Evidence)
		list = append(list, e)
	}
	return list
}

func TestFitFindsTheWeights(t *testing.T) {
	got := train.Fit(made(20000), 0.1)
	for name, want := range truth {
		if math.Abs(got[name]-want) > 0.15 {
			t.Errorf("%s: %.2f, want %.2f", name, got[name], want)
		}
	}
}

func TestPenaltyShrinksWeights(t *testing.T) {
	examples := made(500)
	loose, tight := train.Fit(examples, 1), train.Fit(examples, 100)
	for _, name := range []string{"a", "b"} {
		if math.Abs(tight[name]) >= math.Abs(loose[name]) {
			t.Errorf("%s: %.2f with a penalty of 100, %.2f with 1", name, tight[name], loose[name])
		}
	}
}

func TestFitWhereAllAgree(t *testing.T) {
	examples := made(100)
	for i := range examples {
		examples[i].Event = true
	}
	for name, v := range train.Fit(examples, 1) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Errorf("%s: %v", name, v)
		}
	}
}

func TestRareFeaturesGetNoWeight(t *testing.T) {
	examples := made(100)
	f := &examples[0].Evidence.Features
	*f = append(*f, extract.Share{Feature: "once", Of: 1})
	if _, ok := train.Fit(examples, 1)["once"]; ok {
		t.Error("a feature of one example has a weight")
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	a, b := train.Train(made(400), 300), train.Train(made(400), 300)
	if a.Weights.String() != b.Weights.String() || a.Penalty != b.Penalty || !slices.Equal(a.Held, b.Held) {
		t.Error("the same examples gave other weights")
	}
}

// TestHeldOutProbabilitiesAreCalibrated: of the occasions given about p, a share
// of p are events, by weights that have not seen them.
func TestHeldOutProbabilitiesAreCalibrated(t *testing.T) {
	examples := made(4000)
	o := train.Train(examples, 3000)
	for _, b := range train.Bins(examples, o.Held, 0.2, 0.4, 0.6, 0.8, 1) {
		if b.Count > 100 && math.Abs(b.Said-b.Events) > 0.06 {
			t.Errorf("%.1f to %.1f: said %.2f, %.2f are events", b.From, b.To, b.Said, b.Events)
		}
	}
}

// TestThresholdDropsOnlyWhatCosts: occasions that are mostly no events go, and
// where all are events none does.
func TestThresholdDropsOnlyWhatCosts(t *testing.T) {
	examples := made(1000)
	for i := range examples { // "b" without "a" is no event
		f := examples[i].Evidence.Features
		has := func(name string) bool {
			return slices.ContainsFunc(f, func(s extract.Share) bool { return s.Feature == name })
		}
		examples[i].Event = has("a") || !has("b")
	}
	o := train.Train(examples, 800)
	if th := o.Weights.Threshold; th <= 0 || train.F1(examples, o.Held, th, 800) <= train.F1(examples, o.Held, 0, 800) {
		t.Errorf("threshold %v", th)
	}
	for i := range examples {
		examples[i].Event = true
	}
	o = train.Train(examples, 1000)
	if f := train.F1(examples, o.Held, o.Weights.Threshold, 1000); f != 1 {
		t.Errorf("all are events: F1 %v with the threshold %v", f, o.Weights.Threshold)
	}
}

// TestFittedArticlesDoNotMakeSurer: of the second half of the articles all is
// read well, and that says nothing of others.
func TestFittedArticlesDoNotMakeSurer(t *testing.T) {
	examples := made(4000)
	plain := train.Fit(examples[:2000], 1)[extract.Bias]
	for i := range examples[2000:] {
		examples[2000+i].Event = true
	}
	surer := train.Fit(examples, 1)[extract.Bias]
	for i := range examples[2000:] {
		examples[2000+i].Fitted = true
	}
	w := train.Train(examples, 1500).Weights
	if got := w.ByFeature[extract.Bias]; surer < plain+0.5 || math.Abs(got-plain) > 0.35 {
		t.Errorf("bias %.2f, without the fitted %.2f, with them as others %.2f", got, plain, surer)
	}
	if _, ok := w.ByFeature["fitted"]; ok {
		t.Error("the fitted articles have a weight that is used")
	}
}

func TestBinsHoldEveryExample(t *testing.T) {
	examples := made(4)
	examples[0].Event, examples[1].Event, examples[2].Event, examples[3].Event = false, true, true, true
	bins := train.Bins(examples, []float64{0, 0.5, 0.75, 1}, 0.5, 1)
	want := []train.Bin{{0, 0.5, 1, 0, 0}, {0.5, 1, 3, 0.75, 1}}
	if !slices.Equal(bins, want) {
		t.Errorf("%v", bins)
	}
}

func TestRanking(t *testing.T) {
	examples := made(3)
	examples[0].Event, examples[1].Event, examples[2].Event = true, false, true
	if got := train.Ranking(examples, []float64{0.9, 0.5, 0.5}); got != 0.75 {
		t.Errorf("%v", got)
	}
	if !maps.Equal(train.Fit(nil, 1), map[string]float64{extract.Bias: 0}) {
		t.Error("weights from nothing")
	}
}
