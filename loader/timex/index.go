package timex

import (
	"unicode"
	"unicode/utf8"
)

// starts says with which words a program can begin.
type starts struct {
	words  map[string]bool
	figure bool // any word that begins with a figure
	any    bool
}

func (s *starts) add(o starts) {
	for w := range o.words {
		s.words[w] = true
	}
	s.figure = s.figure || o.figure
	s.any = s.any || o.any
}

// startsOf follows a program up to its first word.
func (g *grammar) startsOf(p program) starts {
	out := starts{words: map[string]bool{}}
	seen := map[int]bool{}
	var walk func(pc int)
	walk = func(pc int) {
		if pc < 0 || seen[pc] {
			return
		}
		seen[pc] = true
		switch in := p[pc]; in.op {
		case opWord:
			out.words[in.text] = true
		case opClass:
			out.add(g.startsOfClass(in.class))
		case opSplit:
			walk(in.x)
			walk(in.y)
		case opJump:
			walk(in.x)
		case opOpen, opClose:
			walk(pc + 1)
		}
	}
	walk(0)
	return out
}

func (g *grammar) startsOfClass(c class) starts {
	out := starts{words: map[string]bool{}}
	switch {
	case c.read == nil:
		for w := range c.list {
			out.words[w] = true
		}
	case c.level > 0:
		for _, r := range g.rules {
			if r.level <= c.level {
				out.add(r.starts)
			}
		}
	case c.numeric:
		out.figure = true
		for _, words := range []map[string]int{cardinal, multiples, ordinal} {
			for w := range words {
				out.words[w] = true
			}
		}
		for w := range g.lists["many"] {
			out.words[w] = true
		}
		out.words["a"], out.words["an"] = true, true
	default:
		out.any = true
	}
	return out
}

// index maps first words to what can begin with them, in order.
type index[T any] struct {
	byWord      map[string][]T
	figure, any []T // for words that byWord does not have
}

func newIndex[T any](all []T, startsOf func(T) starts) index[T] {
	ix := index[T]{byWord: map[string][]T{}}
	of := make([]starts, len(all))
	for i, x := range all {
		of[i] = startsOf(x)
		for w := range of[i].words {
			ix.byWord[w] = nil
		}
	}
	for i, x := range all {
		for w := range ix.byWord {
			if of[i].any || of[i].words[w] || of[i].figure && isFigure(w) {
				ix.byWord[w] = append(ix.byWord[w], x)
			}
		}
		if of[i].any || of[i].figure {
			ix.figure = append(ix.figure, x)
		}
		if of[i].any {
			ix.any = append(ix.any, x)
		}
	}
	return ix
}

func (ix *index[T]) at(word string) []T {
	if xs, ok := ix.byWord[word]; ok {
		return xs
	}
	if isFigure(word) {
		return ix.figure
	}
	return ix.any
}

func isFigure(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r)
}
