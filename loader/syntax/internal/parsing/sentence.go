package parsing

import (
	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Sentence is what stays fixed during a parse. Position 0 means "none", the
// words are at 1 to n, the root at n+1.
type Sentence struct {
	n      int
	word   []uint32 // atoms
	tag    []uint32 // atoms: class + 2
	both   []uint32 // word and tag
	commas []int    // up to here
	finite []uint32 // tag of the next finite verb to the right, with a bit if behind a comma
}

const (
	rootWord, rootTag = 3, 1
	behindComma       = 128
)

// NewSentence prepares words, tagged and lemmatised, for parsing.
func (m *Model) NewSentence(words []tagging.Word, tags []uint8) *Sentence {
	n := len(words)
	atoms := make([]uint32, 4*(n+2))
	s := &Sentence{
		n: n, word: atoms[:n+2], tag: atoms[n+2 : 2*(n+2)], both: atoms[2*(n+2) : 3*(n+2)], finite: atoms[3*(n+2):],
		commas: make([]int, n+2),
	}
	for i := 1; i <= n; i++ {
		w := &words[i-1]
		s.tag[i] = uint32(tags[i-1]) + 2
		s.word[i] = m.wordAtom(w)
		s.commas[i] = s.commas[i-1]
		if w.Form == "," {
			s.commas[i]++
		}
	}
	s.word[n+1], s.tag[n+1], s.commas[n+1] = rootWord, rootTag, s.commas[n]
	for i := range s.both {
		s.both[i] = linear.Mix(s.word[i], s.tag[i])
	}
	for i := n - 1; i > 0; i-- {
		switch {
		case m.finite[tags[i]]: // of word i+1
			s.finite[i] = s.tag[i+1]
		default:
			s.finite[i] = s.finite[i+1]
			if s.commas[i+1] > s.commas[i] {
				s.finite[i] |= behindComma
			}
		}
	}
	return s
}

// wordAtom tells lemmas of the vocabulary apart; of others it knows the ending
// and the shape only.
func (m *Model) wordAtom(w *tagging.Word) uint32 {
	if m.Vocabulary[w.Lemma] {
		return linear.Hash(w.Lemma)
	}
	return linear.Mix(w.Suffix3, w.Shape&^tagging.First)
}

func (s *Sentence) root() int { return s.n + 1 }

// ArcKind is the pair of tags an arc joins and its direction. It is below 1<<17.
func (s *Sentence) ArcKind(head, dependent int) uint32 {
	kind := s.tag[head]<<8 | s.tag[dependent]
	if dependent < head {
		kind |= 1 << 16
	}
	return kind
}
