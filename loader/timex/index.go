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
func (g *grammar) startsOf(p program) starts { return g.startsFrom(p, 0) }

func (g *grammar) startsFrom(p program, pc int) starts {
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
	walk(pc)
	return out
}

// secondsOf follows a program past a first word: with what it can go on, and
// whether it can end there.
func (g *grammar) secondsOf(p program, first string) (out starts, ends bool) {
	out = starts{words: map[string]bool{}}
	seen := map[int]bool{}
	goOn := func(pc int) {
		out.add(g.startsFrom(p, pc))
		ends = ends || p.endsAt(pc)
	}
	var walk func(pc int)
	walk = func(pc int) {
		if pc < 0 || seen[pc] {
			return
		}
		seen[pc] = true
		switch in := p[pc]; in.op {
		case opWord:
			if in.text == first {
				goOn(pc + 1)
			}
		case opClass:
			next, single := g.secondsOfClass(in.class, first)
			out.add(next)
			if single {
				goOn(pc + 1)
			}
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
	return out, ends
}

// secondsOfClass is secondsOf for a class; single says that the first word can
// be all it reads.
func (g *grammar) secondsOfClass(c class, first string) (out starts, single bool) {
	out = starts{words: map[string]bool{}}
	switch {
	case c.read == nil:
		for _, e := range c.list[first] {
			if len(e.words) > 1 {
				out.words[e.words[1]] = true
			} else {
				single = true
			}
		}
	case c.level > 0:
		for _, r := range g.rules {
			if r.level <= c.level {
				next, ends := g.secondsOf(r.when, first)
				out.add(next)
				single = single || ends
			}
		}
	case c.numeric:
		if s := g.startsOfClass(c); s.words[first] || isFigure(first) {
			out.any, single = true, true
		}
	default:
		out.any, single = true, true
	}
	return out, single
}

// endsAt reports whether a program can end at an instruction without another
// word.
func (p program) endsAt(pc int) bool {
	if pc < 0 {
		return false
	}
	switch in := p[pc]; in.op {
	case opDone:
		return true
	case opSplit:
		return p.endsAt(in.x) || p.endsAt(in.y)
	case opJump:
		return p.endsAt(in.x)
	case opOpen, opClose:
		return p.endsAt(pc + 1)
	}
	return false
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

	// after divides what can begin with a word that very much can, such as
	// "the", by the word that follows it.
	after map[string]*index[T]
}

// many things begin with a word if it is worth asking for the next one too.
const many = 20

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

// divide makes what can begin with a word depend on the next one too.
func (ix *index[T]) divide(secondsOf func(x T, first string) starts) {
	ix.after = map[string]*index[T]{}
	for w, all := range ix.byWord {
		if len(all) > many {
			next := newIndex(all, func(x T) starts { return secondsOf(x, w) })
			ix.after[w] = &next
		}
	}
}

// at returns what can begin with a word that another follows.
func (ix *index[T]) at(word, next string) []T {
	if after := ix.after[word]; after != nil {
		return after.at(next, "")
	}
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
