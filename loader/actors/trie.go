package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// trie holds names as paths of folded words. Walking it costs one map look-up a
// word, however many names there are.
type trie[V any] struct {
	next map[step]int32
	at   map[int32][]V
	size int32
}

type step struct {
	node int32
	word string
}

func newTrie[V any]() *trie[V] {
	return &trie[V]{next: map[step]int32{}, at: map[int32][]V{}, size: 1}
}

func (t *trie[V]) clone() *trie[V] {
	c := newTrie[V]()
	c.size = t.size
	for k, v := range t.next {
		c.next[k] = v
	}
	for k, v := range t.at {
		c.at[k] = v[:len(v):len(v)] // appending to the copy must not write into the original
	}
	return c
}

func (t *trie[V]) add(path []string, v V) {
	node := int32(0)
	for _, w := range path {
		s := step{node, w}
		child, ok := t.next[s]
		if !ok {
			child = t.size
			t.size++
			t.next[s] = child
		}
		node = child
	}
	if node != 0 {
		t.at[node] = append(t.at[node], v)
	}
}

// pattern is a name made ready for the trie: its folded words, and what case
// each must have in the text.
type pattern struct {
	path []string
	// capital has bit i set where word i must begin with a capital, allCaps
	// where it must be in capitals ("US", but not "us" or "Us").
	capital, allCaps uint32
}

func newPattern(name string) pattern {
	var p pattern
	if p.plain(name) {
		return p
	}
	for _, s := range syntax.Segment(name) {
		for _, t := range s.Tokens {
			if f := foldWord(t.Text); f != "" {
				p.add(t.Text, f)
			}
		}
	}
	return p
}

func (p *pattern) add(text, fold string) {
	i := len(p.path)
	p.path = append(p.path, fold)
	if i >= 32 {
		return
	}
	if startsUpper(text) {
		p.capital |= 1 << i
	}
	if inCapitals(text) {
		p.allCaps |= 1 << i
	}
}

// plain reads a name of letters, blanks and inner hyphens, where no tokeniser is
// needed to tell the words apart: nearly all names, and reading them all at the
// start must take no time. A test holds that it reads as the tokeniser does.
func (p *pattern) plain(name string) bool {
	words := 1
	for i, r := range name {
		switch {
		case r == ' ' || r == '-':
			if i == 0 || i == len(name)-1 || name[i-1] == ' ' || name[i-1] == '-' || r == '-' && name[i+1]|0x20 == name[i+1] {
				return false // "co-operation" is one word
			}
			words++
		case r < utf8.RuneSelf:
			if r|0x20 < 'a' || r|0x20 > 'z' {
				return false
			}
		case !unicode.IsLetter(r):
			return false
		}
	}
	if name == "" {
		return false
	}
	p.path = make([]string, 0, words)
	for len(name) > 0 {
		end := strings.IndexAny(name, " -")
		word := name
		if end < 0 {
			name = ""
		} else {
			word, name = name[:end], name[end+1:]
		}
		p.add(word, foldWord(word))
	}
	return true
}

// foldWord returns the form words are compared in: lower case, without
// diacritics, dots and inner apostrophes; "" for punctuation save the comma
// of "Washington, D.C." and the plus of "OPEC+".
func foldWord(s string) string {
	if s == "," || s == "+" {
		return s
	}
	plain, small := true, true
	for i := 0; i < len(s) && plain; i++ {
		small = small && s[i] >= 'a'
		plain = s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z'
	}
	switch {
	case plain && small:
		return s
	case plain:
		return strings.ToLower(s)
	}
	if s == "'s" || s == "’s" {
		return "s"
	}
	if strings.Contains(s, ".") {
		s = strings.ReplaceAll(s, ".", "")
	}
	tokens := graph.Tokens(s)
	if len(tokens) == 1 {
		return tokens[0]
	}
	return strings.Join(tokens, "")
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// inCapitals finds "US", "U.S.", "G20": two letters or more, none small.
func inCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			letters++
		}
	}
	return letters > 1 && startsUpper(s)
}
