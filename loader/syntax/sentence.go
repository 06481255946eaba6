package syntax

import (
	"slices"
	"sort"
)

// Sentence is one sentence of a text and its words.
type Sentence struct {
	// Index counts the sentences of the text from 0, Paragraph its paragraphs.
	Index, Paragraph int

	// Start and End are byte offsets into the text, without surrounding space.
	Start, End int

	Tokens []Token
}

// Children returns the words that depend on word i, in ascending order.
func (s *Sentence) Children(i int) []int {
	var out []int
	for k := range s.Tokens {
		if s.Tokens[k].Head == i {
			out = append(out, k)
		}
	}
	return out
}

// Child returns the first child of word i whose relation is one of rels, -1 if
// there is none. A relation is compared whole: "nsubj" does not match
// "nsubj:pass".
func (s *Sentence) Child(i int, rels ...string) int {
	for k := range s.Tokens {
		if s.Tokens[k].Head == i && slices.Contains(rels, s.Tokens[k].Rel) {
			return k
		}
	}
	return -1
}

// Subtree returns word i and all words below it, in ascending order.
func (s *Sentence) Subtree(i int) []int {
	if i < 0 || i >= len(s.Tokens) {
		return nil
	}
	const unknown, in, out = 0, 1, 2
	state := make([]byte, len(s.Tokens))
	state[i] = in
	var subtree, path []int
	for k := range s.Tokens {
		path = path[:0]
		at := k
		for at >= 0 && at < len(state) && state[at] == unknown {
			state[at] = out // until shown otherwise: also ends a walk round a cycle
			path = append(path, at)
			at = s.Tokens[at].Head
		}
		if at >= 0 && at < len(state) && state[at] == in {
			for _, p := range path {
				state[p] = in
			}
		}
		if state[k] == in {
			subtree = append(subtree, k)
		}
	}
	return subtree
}

// TokenAt returns the index of the word that covers the byte offset, -1 if none
// does.
func (s *Sentence) TokenAt(offset int) int {
	k := sort.Search(len(s.Tokens), func(k int) bool { return s.Tokens[k].End > offset })
	if k < len(s.Tokens) && s.Tokens[k].Start <= offset {
		return k
	}
	return -1
}
