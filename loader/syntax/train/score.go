package train

import (
	"fmt"
	"strings"

	"github.com/parley-events/parley/loader/syntax/internal/analyser"
	"github.com/parley-events/parley/loader/syntax/internal/modelfile"
)

// Score counts words in the manner of the CoNLL 2018 shared task: labels are
// compared without their subtype. Words are matched by their place in the text.
type Score struct {
	Gold, System     int // words
	Words, UPOS, UAS int // right
	LAS              int
}

// ScoreModel tags and parses the gold words of a treebank with a model file.
func ScoreModel(file []byte, data []Sentence) (Score, error) {
	m, err := modelfile.Decode(file)
	if err != nil {
		return Score{}, err
	}
	a := analyser.New(m)
	var total Score
	for i := range data {
		got := append([]Word(nil), data[i].Words...)
		for k, w := range a.Analyse(data[i].Forms()) {
			got[k].UPOS, got[k].XPOS, got[k].Head, got[k].Rel = w.UPOS, w.XPOS, w.Head, w.Rel
		}
		total.Add(data[i].Words, got)
	}
	return total, nil
}

// Add compares one sentence.
func (s *Score) Add(gold, system []Word) {
	s.Gold += len(gold)
	s.System += len(system)
	type place struct{ start, end int }
	inGold := map[place]int{}
	for i, w := range gold {
		inGold[place{w.Start, w.End}] = i
	}
	const root, lost = -1, -2
	counterpart := func(i int) int {
		if i < 0 {
			return root
		}
		if k, found := inGold[place{system[i].Start, system[i].End}]; found {
			return k
		}
		return lost
	}
	for i, w := range system {
		k := counterpart(i)
		if k == lost {
			continue
		}
		s.Words++
		if gold[k].UPOS == w.UPOS {
			s.UPOS++
		}
		if counterpart(w.Head) == gold[k].Head {
			s.UAS++
			if baseRelation(w.Rel) == baseRelation(gold[k].Rel) {
				s.LAS++
			}
		}
	}
}

// F1 returns the share of right ones of n in percent, as the harmonic mean over
// gold and system words.
func (s Score) F1(n int) float64 {
	return 200 * float64(n) / float64(max(s.Gold+s.System, 1))
}

func (s Score) String() string {
	return fmt.Sprintf("words %.2f  UPOS %.2f  UAS %.2f  LAS %.2f", s.F1(s.Words), s.F1(s.UPOS), s.F1(s.UAS), s.F1(s.LAS))
}

func baseRelation(rel string) string {
	base, _, _ := strings.Cut(rel, ":")
	return base
}
