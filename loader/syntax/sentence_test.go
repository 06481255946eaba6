package syntax_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/loader/syntax"
)

// envoys is "Two envoys of Oslo met Lee." with its tree.
func envoys() *syntax.Sentence {
	return &syntax.Sentence{Start: 10, End: 37, Tokens: []syntax.Token{
		{Text: "Two", Start: 10, End: 13, Head: 1, Rel: "nummod"},
		{Text: "envoys", Start: 14, End: 20, Head: 4, Rel: "nsubj"},
		{Text: "of", Start: 21, End: 23, Head: 3, Rel: "case"},
		{Text: "Oslo", Start: 24, End: 28, Head: 1, Rel: "nmod"},
		{Text: "met", Start: 29, End: 32, Head: -1, Rel: "root"},
		{Text: "Lee", Start: 33, End: 36, Head: 4, Rel: "obj"},
		{Text: ".", Start: 36, End: 37, Head: 4, Rel: "punct"},
	}}
}

func TestChildren(t *testing.T) {
	s := envoys()
	for i, want := range map[int][]int{0: nil, 1: {0, 3}, 3: {2}, 4: {1, 5, 6}} {
		if got := s.Children(i); !slices.Equal(got, want) {
			t.Errorf("Children(%d) = %v, want %v", i, got, want)
		}
	}
	if got := s.Child(4, "obj", "nsubj"); got != 1 {
		t.Errorf("Child(obj, nsubj) = %d, want the first, 1", got)
	}
	if got := s.Child(4, "iobj"); got != -1 {
		t.Errorf("Child(iobj) = %d, want -1", got)
	}
}

func TestSubtree(t *testing.T) {
	s := envoys()
	for i, want := range map[int][]int{0: {0}, 1: {0, 1, 2, 3}, 3: {2, 3}, 4: {0, 1, 2, 3, 4, 5, 6}, -1: nil, 7: nil} {
		if got := s.Subtree(i); !slices.Equal(got, want) {
			t.Errorf("Subtree(%d) = %v, want %v", i, got, want)
		}
	}
	s.Tokens[4].Head = 1 // a cycle made by hand must not hang
	if got := s.Subtree(3); !slices.Equal(got, []int{2, 3}) {
		t.Errorf("beside a cycle: %v", got)
	}
}

func TestTokenAt(t *testing.T) {
	s := envoys()
	for offset, want := range map[int]int{0: -1, 10: 0, 12: 0, 13: -1, 14: 1, 35: 5, 36: 6, 37: -1} {
		if got := s.TokenAt(offset); got != want {
			t.Errorf("TokenAt(%d) = %d, want %d", offset, got, want)
		}
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct{ word, xpos, want string }{
		{"Met", "VBD", "meet"}, {"Talks", "NNS", "talk"}, {"NATO", "NNP", "NATO"}, {"Putin", "NNP", "Putin"},
		{"Republicans", "NNPS", "Republican"}, {"Territories", "NNPS", "Territory"}, {"Netherlands", "NNPS", "Netherlands"},
		{"’s", "VBZ", "be"}, {"n’t", "RB", "not"}, {"me", "PRP", "I"}, {"İstanbul", "NNP", "İstanbul"}, {"", "NNP", ""},
	} {
		if got := syntax.Lemma(c.word, c.xpos); got != c.want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", c.word, c.xpos, got, c.want)
		}
	}
}
