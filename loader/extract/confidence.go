package extract

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// Evidence is what speaks for and against an occasion being an event: the
// features of its mentions with the share of mentions that have them (0 to 1,
// none of 0), in a fixed order.
type Evidence struct {
	Occasion int
	Features []Share
}

// Share is how many of the mentions of an occasion have a feature.
type Share struct {
	Feature string
	Of      float64
}

// Bias is the feature that every occasion has. The others are named by
// FeatureNames, and ruleFeature with the id of a rule.
const (
	Bias        = "bias"
	ruleFeature = "rule "
	twice       = "told in two sentences"
	often       = "told in three sentences or more"
)

// FeatureNames lists the features without those of single rules.
func FeatureNames() []string {
	names := []string{Bias, twice, often}
	for _, f := range features {
		names = append(names, f.name)
	}
	return names
}

// FeatureHash changes with the list of features, so that weights made for
// another list are noticed.
func FeatureHash() string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(FeatureNames(), "\n"))))[:12]
}

// Weights turn evidence into a probability, by logistic regression.
type Weights struct {
	Features string // FeatureHash of the list that they were made for
	// Threshold is the least probability of what is kept.
	Threshold float64
	ByFeature map[string]float64 // what is missing weighs nothing

	inOrder []float64 // by index into features
}

// ReadWeights reads the form that Weights.String writes; lines that begin with
// # say where the weights come from.
func ReadWeights(text string) (*Weights, error) {
	w := &Weights{ByFeature: map[string]float64{}}
	lines := bufio.NewScanner(strings.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		first, rest, _ := strings.Cut(line, "\t")
		if first == "features" {
			w.Features = rest
			continue
		}
		number := first
		if first == "threshold" {
			number = rest
		}
		v, err := strconv.ParseFloat(number, 64)
		switch {
		case err != nil || math.IsNaN(v) || math.IsInf(v, 0):
			return nil, fmt.Errorf("line %d: %q is no number", n, number)
		case first == "threshold":
			w.Threshold = v
		default:
			w.ByFeature[rest] = v
		}
	}
	for _, f := range features {
		w.inOrder = append(w.inOrder, w.ByFeature[f.name])
	}
	return w, lines.Err()
}

// String writes the weights, the features in the order of FeatureNames, then
// the rules by id.
func (w *Weights) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "features\t%s\nthreshold\t%.2f\n", w.Features, w.Threshold)
	names := FeatureNames()
	var rules []string
	for name := range w.ByFeature {
		if strings.HasPrefix(name, ruleFeature) {
			rules = append(rules, name)
		}
	}
	slices.Sort(rules)
	for _, name := range append(names, rules...) {
		if v, ok := w.ByFeature[name]; ok {
			fmt.Fprintf(&b, "%+.3f\t%s\n", v, name)
		}
	}
	return b.String()
}

// Probability is that of the evidence, between 0 and 1.
func (w *Weights) Probability(e Evidence) float64 {
	z := 0.0
	for _, f := range e.Features {
		z += f.Of * w.ByFeature[f.Feature]
	}
	return Logistic(z)
}

// Logistic maps log odds to a probability.
func Logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

//go:embed confidence.txt
var trained string

// weights are read on first use. The file is part of the program, so one that
// cannot be read is a fault of the build and no input can cause it.
var weights = sync.OnceValue(func() *Weights {
	w, err := ReadWeights(trained)
	if err != nil {
		panic("extract: confidence.txt: " + err.Error())
	}
	return w
})

// Trained returns the weights that parley brings.
func Trained() *Weights { return weights() }

// weigh gives each mention the probability that its occasion is an event.
func (r Reader) weigh(mentions []graph.Mention, found []candidate) {
	w := weights()
	seen := make(map[graph.MentionID]*sighting, len(found))
	for i := range found {
		seen[found[i].ID] = &found[i].sighting
	}
	beside(mentions, seen)
	byOccasion := map[int][]int{}
	var occasions []int
	for i := range mentions {
		o := mentions[i].Occasion
		if byOccasion[o] == nil {
			occasions = append(occasions, o)
		}
		byOccasion[o] = append(byOccasion[o], i)
	}
	for _, o := range occasions {
		members := byOccasion[o]
		if r.Evidence != nil || r.Observe != nil {
			r.tell(evidence(o, members, mentions, seen), members, mentions)
		}
		z := 0.0
		for _, i := range members {
			m := &mentions[i]
			z += w.ByFeature[ruleFeature+m.Rule]
			for k := range features {
				if v := w.inOrder[k]; v != 0 && features[k].is(seen[m.ID], m) {
					z += v
				}
			}
		}
		z = z/float64(len(members)) + w.ByFeature[Bias] + w.ByFeature[told(sentences(members, mentions))]
		p := min(max(math.Round(100*Logistic(z))/100, 0.01), 0.99)
		for _, i := range members {
			mentions[i].Confidence = p
		}
	}
}

// tell tells those who observe of the evidence on an occasion.
func (r Reader) tell(e Evidence, members []int, mentions []graph.Mention) {
	if r.Evidence != nil {
		r.Evidence(e)
	}
	if r.Observe == nil {
		return
	}
	why := weights().reasons(e)
	for _, i := range members {
		m := &mentions[i]
		r.Observe(Note{Sentence: m.Sentence, Word: m.Trigger, Frame: r.frame(m.Rule), Outcome: Weighed, Why: why})
	}
}

// frame returns the rule of an id, nil for none.
func (r Reader) frame(id string) *rules.Frame {
	if k := slices.IndexFunc(r.Rules.Frames, func(f *rules.Frame) bool { return f.ID == id }); k >= 0 {
		return r.Rules.Frames[k]
	}
	return nil
}

// reasons names the features that weigh most: "+ dated in full, a person; -
// quoted".
func (w *Weights) reasons(e Evidence) string {
	const most, least = 3, 0.1
	heavy := slices.DeleteFunc(slices.Clone(e.Features), func(s Share) bool {
		return s.Feature == Bias || math.Abs(s.Of*w.ByFeature[s.Feature]) < least
	})
	slices.SortStableFunc(heavy, func(a, b Share) int {
		return cmp.Compare(math.Abs(b.Of*w.ByFeature[b.Feature]), math.Abs(a.Of*w.ByFeature[a.Feature]))
	})
	var parts []string
	for _, sign := range []string{"+", "-"} {
		var names []string
		for _, s := range heavy {
			if (w.ByFeature[s.Feature] > 0) == (sign == "+") && len(names) < most {
				names = append(names, s.Feature)
			}
		}
		if names != nil {
			parts = append(parts, sign+" "+strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// sentences is how many sentences the mentions stand in, which are in text order.
func sentences(members []int, mentions []graph.Mention) int {
	n, last := 0, -1
	for _, i := range members {
		if s := mentions[i].Sentence; s != last {
			n, last = n+1, s
		}
	}
	return n
}

// told is the feature of an occasion that n sentences tell of, "" of one.
func told(n int) string {
	switch {
	case n >= 3:
		return often
	case n == 2:
		return twice
	}
	return ""
}

// evidence spells out what weigh sums.
func evidence(o int, members []int, mentions []graph.Mention, seen map[graph.MentionID]*sighting) Evidence {
	e := Evidence{Occasion: o, Features: []Share{{Bias, 1}}}
	if f := told(sentences(members, mentions)); f != "" {
		e.Features = append(e.Features, Share{f, 1})
	}
	part := 1 / float64(len(members))
	for k := range features {
		n := 0
		for _, i := range members {
			if features[k].is(seen[mentions[i].ID], &mentions[i]) {
				n++
			}
		}
		if n > 0 {
			e.Features = append(e.Features, Share{features[k].name, float64(n) * part})
		}
	}
	rules := map[string]int{}
	var ids []string
	for _, i := range members {
		if rules[mentions[i].Rule]++; rules[mentions[i].Rule] == 1 {
			ids = append(ids, mentions[i].Rule)
		}
	}
	for _, id := range ids {
		e.Features = append(e.Features, Share{ruleFeature + id, float64(rules[id]) * part})
	}
	return e
}

// Likely leaves out the mentions that are probably of no event.
func (r Reader) Likely(mentions []graph.Mention) []graph.Mention {
	least := weights().Threshold
	return slices.DeleteFunc(mentions, func(m graph.Mention) bool {
		if m.Confidence >= least {
			return false
		}
		if r.Observe != nil {
			r.Observe(Note{
				Sentence: m.Sentence, Word: m.Trigger, Frame: r.frame(m.Rule), Outcome: Dropped,
				Why: fmt.Sprintf("dropped: probability %.2f of being an event, less than %.2f", m.Confidence, least),
			})
		}
		return true
	})
}
