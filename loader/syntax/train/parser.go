package train

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/parsing"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// trainParser makes a parser from sentences with predicted tags.
func trainParser(data []Sentence, tags [][]uint8, tagger *tagging.Model, s Settings, progress func(epoch int)) *parsing.Model {
	labels, class := labelSet(data)
	m := parsing.NewModel(labels, tagger.Tags, s.BeamWidth)
	words := make([][]tagging.Word, len(data))
	for i := range data {
		words[i] = tagger.Words(data[i].Forms())
		tagger.Lemmatise(words[i], tags[i])
	}
	fillVocabulary(m, words)
	trees := make([]tree, len(data))
	for i := range data {
		trees[i] = newTree(&data[i], m.NewSentence(words[i], tags[i]), class)
	}
	fillAllowed(m, trees)

	runs := inParallel(s.Runs, func(run int) *parserLearner {
		l := newParserLearner(m, s)
		trees := slices.Clone(trees)
		r := newRandom(s.Seed + 1 + uint64(run))
		for epoch := range s.ParserEpochs {
			shuffle(r, trees)
			for i := range trees {
				l.learn(&trees[i])
			}
			if run == 0 {
				progress(epoch + 1)
			}
		}
		return l
	})
	var actions, arcs []*perceptron
	for _, l := range runs {
		actions, arcs = append(actions, l.actions), append(arcs, l.arcs)
	}
	m.Actions, m.Arcs = table(actions, s.FewestUpdates), table(arcs, s.FewestUpdates)
	return m
}

// tree is a gold tree by position (see parsing.Sentence).
type tree struct {
	sentence *parsing.Sentence
	heads    []int
	labels   []uint8
}

func newTree(s *Sentence, x *parsing.Sentence, class map[string]uint8) tree {
	n := len(s.Words)
	t := tree{sentence: x, heads: make([]int, n+2), labels: make([]uint8, n+2)}
	for i, w := range s.Words {
		t.heads[i+1] = w.Head + 1
		if w.Head < 0 {
			t.heads[i+1] = n + 1
		}
		t.labels[i+1] = class[w.Rel]
	}
	return t
}

// labelSet returns the labels of the data, "root" first, and the class of each
// relation. A rare one is taken for the relation it is a subtype of.
func labelSet(data []Sentence) (labels []string, class map[string]uint8) {
	const fewest = 5
	count := map[string]int{}
	for _, s := range data {
		for _, w := range s.Words {
			count[w.Rel]++
		}
	}
	labels = []string{"root"}
	class = map[string]uint8{"root": parsing.RootLabel}
	for _, rel := range byCount(count) {
		if rel == "root" {
			continue
		}
		if count[rel] >= fewest && len(labels) < linear.MaxClasses {
			class[rel] = uint8(len(labels))
			labels = append(labels, rel)
			continue
		}
		base, _, _ := strings.Cut(rel, ":")
		if c, found := class[base]; found {
			class[rel] = c
		} else {
			class[rel] = class["dep"]
		}
	}
	return labels, class
}

func fillVocabulary(m *parsing.Model, sentences [][]tagging.Word) {
	const fewest = 3
	count := map[string]int{}
	for _, words := range sentences {
		for i := range words {
			count[words[i].Lemma]++
		}
	}
	for lemma, n := range count {
		if n >= fewest {
			m.Vocabulary[lemma] = true
		}
	}
}

// fillAllowed notes the labels each kind of arc bears.
func fillAllowed(m *parsing.Model, trees []tree) {
	seen := map[uint32]*[256]bool{}
	for i := range trees {
		t := &trees[i]
		for d := 1; d < len(t.heads)-1; d++ {
			kind := t.sentence.ArcKind(t.heads[d], d)
			if seen[kind] == nil {
				seen[kind] = new([256]bool)
			}
			seen[kind][t.labels[d]] = true
		}
	}
	for kind, labels := range seen {
		for label, is := range labels {
			if is {
				m.Allowed[kind] = append(m.Allowed[kind], uint8(label))
			}
		}
	}
}
