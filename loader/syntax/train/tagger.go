package train

import (
	"maps"
	"math"
	"slices"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// trainTagger makes a tagger with the classes of tags.
func trainTagger(data []Sentence, tags tagset, s Settings) *tagging.Model {
	counts := countTags(data, tags)
	m := tagging.NewModel(tags.tags, openClasses(counts, len(tags.tags)))
	fillDictionary(m, counts)

	examples := make([]taggedSentence, len(data))
	for i := range data {
		examples[i] = taggedSentence{m.Words(data[i].Forms()), make([]uint8, len(data[i].Words))}
		for k, w := range data[i].Words {
			examples[i].tags[k] = tags.of(w)
		}
	}
	runs := inParallel(s.Runs, func(run int) *perceptron {
		p := newPerceptron(s.TaggerBits)
		examples := slices.Clone(examples)
		r := newRandom(s.Seed + uint64(run))
		for range s.TaggerEpochs {
			shuffle(r, examples)
			for _, x := range examples {
				learnTags(m, p, x)
			}
		}
		return p
	})
	m.Weights = table(runs, s.FewestUpdates)
	return m
}

type taggedSentence struct {
	words []tagging.Word
	tags  []uint8
}

// learnTags tags a sentence, corrects the weights at each wrong tag and goes on
// with the wrong one, so that the tagger learns to live with its mistakes.
func learnTags(m *tagging.Model, p *perceptron, x taggedSentence) {
	var features []uint32
	var scores [linear.MaxClasses]int32
	h := tagging.Start()
	for i := range x.words {
		features = tagging.Features(features[:0], x.words, i, h)
		candidates := m.Candidates(&x.words[i])
		p.Score(features, candidates, &scores)
		got := linear.Best(candidates, &scores)
		if got != x.tags[i] {
			p.correct(features, x.tags[i], got)
		}
		p.step++
		h = m.Next(h, got)
	}
}

// countTags counts the tags of each normalised form.
func countTags(data []Sentence, tags tagset) map[string]map[uint8]int {
	counts := map[string]map[uint8]int{}
	for _, s := range data {
		for _, w := range s.Words {
			form := tagging.Normalise(w.Form)
			if counts[form] == nil {
				counts[form] = map[uint8]int{}
			}
			counts[form][tags.of(w)]++
		}
	}
	return counts
}

// openClasses returns the classes that rare words have, all if there are none.
func openClasses(counts map[string]map[uint8]int, classes int) []uint8 {
	const rareForm, fewest = 2, 5
	ofRare := map[uint8]int{}
	for _, c := range counts {
		if total(c) <= rareForm {
			for class, n := range c {
				ofRare[class] += n
			}
		}
	}
	var open, all []uint8
	for class := range uint8(classes) {
		all = append(all, class)
		if ofRare[class] >= fewest {
			open = append(open, class)
		}
	}
	if len(open) == 0 {
		return all
	}
	return open
}

// fillDictionary enters the forms that came twice, with all tags but those that
// came so rarely that they are likely mistakes of the annotators.
func fillDictionary(m *tagging.Model, counts map[string]map[uint8]int) {
	const fewest, share = 2, 200
	for form, c := range counts {
		n := total(c)
		if n < fewest {
			continue
		}
		var seen []uint8
		for _, class := range slices.Sorted(maps.Keys(c)) {
			if c[class]*share >= n {
				seen = append(seen, class)
			}
		}
		m.AddEntry(form, seen, uint8(min(n, math.MaxUint8)))
	}
}

func total(counts map[uint8]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
