package tagging

import (
	"github.com/parley-events/parley/loader/syntax/internal/lexicon"
	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// Tagger is a model with working memory, for one goroutine.
type Tagger struct {
	*Model
	known    remembered
	words    []Word
	features []uint32
	scores   [linear.MaxClasses]int32
}

// Words is Model.Words in working memory: the result is valid until the next
// call.
func (t *Tagger) Words(forms []string) []Word {
	t.words = t.words[:0]
	for _, form := range forms {
		t.words = append(t.words, t.known.word(t.Model, form))
	}
	t.relate(t.words)
	return t.words
}

// Tag returns the class of each word.
func (t *Tagger) Tag(words []Word) []uint8 {
	tags := make([]uint8, len(words))
	h := Start()
	for i := range words {
		tags[i] = t.choose(words, i, h)
		h = t.Next(h, tags[i])
	}
	return tags
}

func (t *Tagger) choose(words []Word, i int, h History) uint8 {
	candidates := t.Candidates(&words[i])
	if len(candidates) == 1 {
		return candidates[0]
	}
	t.features = Features(t.features[:0], words, i, h)
	t.Weights.Score(t.features, candidates, &t.scores)
	return linear.Best(candidates, &t.scores)
}

// Lemmatise sets the lemmas of words that bear tags.
func (m *Model) Lemmatise(words []Word, tags []uint8) {
	for i := range words {
		_, penn := m.Split(tags[i])
		words[i].Lemma = lexicon.Lemma(words[i].Lower, penn)
	}
}
