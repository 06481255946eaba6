package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// tree is a sentence with its dependency tree, its namings and its times laid
// over the words.
type tree struct {
	rules   *rules.Rules
	s       *syntax.Sentence
	tok     []syntax.Token
	kids    [][]int
	cast    *actors.Cast
	namings []naming // in the sentence, by position
	cover   [][]int  // by word: the namings that hold it
	times   []timex.Expression
	inTime  []bool // by word: part of a time expression
	quoted  []bool // by word: between quotation marks
	observe func(Note)
	reports []reporting
}

// naming is an actors.Naming by the words it covers: tokens from..to-1.
type naming struct {
	actors.Naming
	entity   *actors.Entity
	from, to int
}

// newTree lays out a sentence; quoted says by word whether it stands between
// quotation marks.
func newTree(r *rules.Rules, s *syntax.Sentence, quoted []bool, times []timex.Expression, cast *actors.Cast, namings []actors.Naming) *tree {
	reports := reportingClauses(&r.Words, s, quoted, times)
	if len(reports) > 0 {
		s = apart(s, reports, times)
	} else {
		s = asides(s, times)
	}
	s = promoted(s, quoted, times)
	s = mended(complements(&r.Words, s, times))
	n := len(s.Tokens)
	t := &tree{
		rules: r, cast: cast, s: s, tok: s.Tokens, kids: make([][]int, n), cover: make([][]int, n), times: times,
		inTime: make([]bool, n), quoted: quoted, reports: reports,
	}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	for _, m := range namings {
		from, to := t.words(m.Span.Start, m.Span.End)
		if from == to || m.Entity < 0 || m.Entity >= len(cast.Entities) {
			continue
		}
		for k := from; k < to; k++ {
			t.cover[k] = append(t.cover[k], len(t.namings))
		}
		t.namings = append(t.namings, naming{m, &cast.Entities[m.Entity], from, to})
	}
	for i := range times {
		from, to := t.words(times[i].Span.Start, times[i].Span.End)
		for k := from; k < to; k++ {
			t.inTime[k] = true
		}
	}
	return t
}

// words returns the words that lie in a stretch of the text: from..to-1.
func (t *tree) words(start, end int) (from, to int) {
	from, _ = slices.BinarySearchFunc(t.tok, start, func(k syntax.Token, at int) int { return k.Start - at })
	to = from
	for to < len(t.tok) && t.tok[to].End <= end {
		to++
	}
	return from, to
}

// head returns the word that i depends on, -1 for the root.
func (t *tree) head(i int) int {
	h := t.tok[i].Head
	if h == i || h >= len(t.tok) {
		return -1
	}
	return h
}

func (t *tree) child(i int, rels ...string) []int {
	var out []int
	for _, k := range t.kids[i] {
		if slices.Contains(rels, t.tok[k].Rel) {
			out = append(out, k)
		}
	}
	return out
}

func (t *tree) hasChild(i int, rels ...string) bool { return len(t.child(i, rels...)) > 0 }

// lower is the word in lower case, as it is written.
func (t *tree) lower(i int) string {
	if i < 0 || i >= len(t.tok) {
		return ""
	}
	return strings.ToLower(t.tok[i].Text)
}

func (t *tree) lemma(i int) string { return strings.ToLower(t.tok[i].Lemma) }

func (t *tree) verb(i int) bool { return t.tok[i].UPOS == "VERB" || t.tok[i].UPOS == "AUX" }

// predicate reports whether word i heads a clause: a verb, or what a copula or
// a subject hangs on.
func (t *tree) predicate(i int) bool {
	return t.tok[i].UPOS == "VERB" || t.hasChild(i, "cop", "nsubj", "nsubj:pass")
}

// nominal reports whether a word can head a noun phrase.
func (t *tree) nominal(i int) bool {
	switch t.tok[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X":
		return true
	}
	return false
}

// prep returns the preposition of the phrase of word i: "with", "because of",
// "" without one.
func (t *tree) prep(i int) string {
	var p []string
	for _, k := range t.kids[i] {
		if t.tok[k].Rel == "case" && k < i && t.tok[k].XPOS != "POS" {
			p = append(p, t.lower(k))
			for _, f := range t.child(k, "fixed") {
				p = append(p, t.lower(f))
			}
		}
	}
	return strings.Join(p, " ")
}

// expand adds the conjuncts of each word.
func (t *tree) expand(heads []int) []int {
	var out []int
	for _, i := range heads {
		out = append(out, i)
		for queue := t.child(i, "conj", "list"); len(queue) > 0; {
			k := queue[0]
			queue = queue[1:]
			if t.nominal(k) && !slices.Contains(out, k) {
				out = append(out, k)
				queue = append(queue, t.child(k, "conj", "list")...)
			}
		}
	}
	return out
}

// below reports whether word i is anc or depends on it, at any depth.
func (t *tree) below(i, anc int) bool {
	for n := 0; i >= 0 && n <= len(t.tok); i, n = t.head(i), n+1 {
		if i == anc {
			return true
		}
	}
	return false
}

// phrase is the core noun phrase of head h: first word and the one after the
// last, with modifiers to the left, the rest of a name and "of" phrases.
func (t *tree) phrase(h int) (lo, hi int) { return t.phraseWithin(h, 0) }

func (t *tree) phraseWithin(h, depth int) (lo, hi int) {
	lo, hi = h, h+1
	if depth > maxDepth {
		return lo, hi
	}
	for _, k := range t.kids[h] {
		if t.inTime[k] {
			continue
		}
		switch r := t.tok[k].Rel; {
		case r == "conj" && depth > 0 && t.nominal(k):
			_, r := t.phraseWithin(k, depth+1)
			hi = max(hi, r)
		case r == "det", r == "amod", r == "compound", r == "flat", r == "nmod:poss", r == "nummod", r == "nmod:desc",
			r == "case" && t.tok[k].XPOS == "POS", r == "punct" && t.tok[k].XPOS == "HYPH",
			r == "nmod" && (t.prep(k) == "of" || t.prep(k) == "from"), r == "conj" && t.tok[k].UPOS == "ADJ":
			l, r := t.phraseWithin(k, depth+1)
			lo, hi = min(lo, l), max(hi, r)
		}
	}
	return lo, hi
}

// maxDepth bounds every walk down or along a tree, which input could make deep.
const maxDepth = 12
