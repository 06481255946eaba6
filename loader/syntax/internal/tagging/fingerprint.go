package tagging

import "github.com/parley-events/parley/loader/syntax/internal/linear"

// Fingerprint identifies the set of features: it is taken from those of fixed
// sentences, so it changes with the templates, the hash and the word list.
func Fingerprint() uint32 {
	m := NewModel([]string{"NOUN_NN", "VERB_VBD", "VERB_VBN", "PROPN_NNP"}, []uint8{0, 3})
	m.AddEntry("met", []uint8{1, 2}, 50)
	m.AddEntry("said", []uint8{1}, 50)
	m.AddEntry("talks", []uint8{0}, 2)
	h := uint32(0)
	var features []uint32
	for _, forms := range [][]string{
		{"Envoys", "met", "for", "Geneva-2", "talks", ",", "he", "said", "’s", "24"},
		{"TALKS", "BETTER", "DENIED"},
		{"“", "Talks", "spokesmen"},
	} {
		words := m.Words(forms)
		history := Start()
		for i := range words {
			features = Features(features[:0], words, i, history)
			h = linear.Fingerprint(h, features)
			history = m.Next(history, uint8(i%len(m.Tags)))
		}
	}
	return h
}
