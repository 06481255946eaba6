// Package analyser runs the tagger and the parser of a model over the words of a
// sentence.
package analyser

import (
	"github.com/parley-events/parley/loader/syntax/internal/modelfile"
	"github.com/parley-events/parley/loader/syntax/internal/parsing"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Word is what the model says of a word. Head is an index, -1 for the root. Form
// is the word as the model sees it, Lower that in lower case, and Lemma its
// dictionary form in lower case.
type Word struct {
	Form, Lower, Lemma string

	UPOS, XPOS, Rel string
	Head            int
}

// Analyser is a model with working memory, for one goroutine. Any number may
// share a model.
type Analyser struct {
	tagger tagging.Tagger
	parser parsing.Parser
}

// New returns an analyser with empty working memory.
func New(m modelfile.Model) *Analyser {
	return &Analyser{tagger: tagging.Tagger{Model: m.Tagger}, parser: parsing.Parser{Model: m.Parser}}
}

// Analyse tags and parses the words of one sentence. The time it takes grows
// little faster than their number.
func (a *Analyser) Analyse(forms []string) []Word {
	words := a.tagger.Words(forms)
	tags := a.tagger.Tag(words)
	a.tagger.Lemmatise(words, tags)
	heads, labels := a.parser.Parse(words, tags)
	out := make([]Word, len(forms))
	for i := range out {
		upos, xpos := a.tagger.Split(tags[i])
		w := &words[i]
		out[i] = Word{Form: w.Form, Lower: w.Lower, Lemma: w.Lemma, UPOS: upos, XPOS: xpos, Rel: a.parser.Labels[labels[i]], Head: heads[i]}
	}
	return out
}
