package parsing

import (
	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Fingerprint identifies the set of features: it is taken from those of a fixed
// parse, so it changes with the templates and the hash.
func Fingerprint() uint32 {
	tags := []string{"PROPN_NNP", "VERB_VBD", "ADP_IN", "PUNCT_,", "NOUN_NN"}
	tagger := tagging.NewModel(tags, []uint8{0})
	words := tagger.Words([]string{"Envoys", "met", ",", "he", "said", ",", "for", "talks", "in", "Geneva"})
	classes := []uint8{0, 1, 3, 0, 1, 3, 2, 4, 2, 0}
	tagger.Lemmatise(words, classes)

	m := NewModel([]string{"root", "nsubj", "case", "punct", "obl"}, tags, 1)
	m.Vocabulary["said"] = true
	var s State
	s.Reset(m.NewSentence(words, classes))
	h := uint32(0)
	var features []uint32
	for step := 0; !s.Done(); step++ {
		features = ActionFeatures(features[:0], &s)
		h = linear.Fingerprint(h, features)
		legal := s.Legal()
		action := legal[(step*step/3)%len(legal)]
		if action != Shift {
			head, dependent := s.Arc(action)
			features = ArcFeatures(features[:0], &s, action)
			h = linear.Fingerprint(linear.Mix(h, s.chart.ArcKind(head, dependent)), features)
		}
		m.Apply(&s, action, uint8(1+step%4))
	}
	return h
}
