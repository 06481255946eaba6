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

// has reports whether a word is among them.
func (s *starts) has(word string) bool { return s.any || s.words[word] || s.figure && isFigure(word) }

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

// seconds finds out how rules go on behind a first word.
type seconds struct {
	g     *grammar
	first string
	known map[int]second // by level, for the classes of expressions
}

// second is how something goes on behind its first word, and whether it can end
// there.
type second struct {
	starts starts
	ends   bool
}

// of follows a program past the first word.
func (x *seconds) of(p program) second {
	out, ends := starts{words: map[string]bool{}}, false
	seen := map[int]bool{}
	goOn := func(pc int) {
		out.add(x.g.startsFrom(p, pc))
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
			if in.text == x.first {
				goOn(pc + 1)
			}
		case opClass:
			next := x.ofClass(in.class)
			out.add(next.starts)
			if next.ends {
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
	return second{out, ends}
}

// ofClass follows what a class reads.
func (x *seconds) ofClass(c class) second {
	out := second{starts: starts{words: map[string]bool{}}}
	switch {
	case c.read == nil:
		for _, e := range c.list[x.first] {
			if len(e.words) > 1 {
				out.starts.words[e.words[1]] = true
			} else {
				out.ends = true
			}
		}
	case c.level > 0:
		if known, ok := x.known[c.level]; ok {
			return known
		}
		for _, r := range x.g.rules {
			if r.level <= c.level && r.starts.has(x.first) {
				next := x.of(r.when)
				out.starts.add(next.starts)
				out.ends = out.ends || next.ends
			}
		}
		x.known[c.level] = out
	case c.numeric:
		if s := x.g.startsOfClass(c); s.has(x.first) {
			out.starts.any, out.ends = true, true
		}
	default:
		out.starts.any, out.ends = true, true
	}
	return out
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

	// after divides what can begin with a frequent word by the word behind it.
	after map[string]*index[T]
}

// frequent words begin many rules, and few expressions.
var frequent = []string{"the", "a", "an", "in", "at", "that"}

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

// divide makes what can begin with a frequent word depend on the next one too.
func (ix *index[T]) divide(secondsOf func(first string) func(T) starts) {
	ix.after = map[string]*index[T]{}
	for _, w := range frequent {
		if all, ok := ix.byWord[w]; ok {
			next := newIndex(all, secondsOf(w))
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
