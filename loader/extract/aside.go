package extract

import (
	"strings"

	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// asides parses a sentence again without its dateline and without the time
// expressions that the tree took for something else ("Last Wednesday the king
// received" has no subject Wednesday), and hangs each on the predicate beside
// it: a bare time phrase is always an adverbial. The sentence given is not
// changed.
func asides(s *syntax.Sentence, times []timex.Expression) *syntax.Sentence {
	out := make([]bool, len(s.Tokens))
	found := false
	t := &tree{s: s, tok: s.Tokens, times: times}
	for i := range dateline(s.Tokens) {
		out[i], found = true, true
	}
	for k := range times {
		if times[k].Type == timex.TypeDuration || times[k].Type == timex.TypeSet {
			continue
		}
		from, to := t.words(times[k].Span.Start, times[k].Span.End)
		if to-from > 1 && t.tok[to-1].UPOS == "SCONJ" {
			to-- // "hours after" meeting
		}
		if from == to || !t.mistaken(t.timeHead(k)) && !t.fronted(from, t.timeHead(k)) && !t.swallows(from, to) {
			continue
		}
		if from > 0 && s.Tokens[from-1].Rel == "case" && s.Tokens[from-1].UPOS == "ADP" {
			from--
		}
		for i := from; i < to; i++ {
			out[i], found = true, true
		}
	}
	if !found {
		return s
	}
	return without(s, out)
}

// dateline is how many words at the start are no part of the sentence: "MINSK,
// Belarus —", "VIENNA, Dec 3 -".
func dateline(tok []syntax.Token) int {
	const longest = 10
	if len(tok) == 0 || len(tok[0].Text) < 2 || tok[0].Text != strings.ToUpper(tok[0].Text) {
		return 0
	}
	for i := 1; i < min(len(tok)-1, longest); i++ {
		switch tok[i].Text {
		case "—", "–", "-", "--":
			if tok[i].Start > tok[i-1].End {
				return i + 1
			}
		}
	}
	return 0
}

// fronted reports whether a time expression opens its sentence and yet does not
// hang on the main clause, where it belongs.
func (t *tree) fronted(from, i int) bool {
	h := t.head(i)
	return from <= 1 && h >= 0 && t.head(h) >= 0 && (from == 0 || t.tok[0].UPOS == "ADP")
}

// swallows reports whether the tree lists with a time expression what follows
// its comma: "In a call on Thursday, A and B agreed" has no "Thursday and A".
func (t *tree) swallows(from, to int) bool {
	for i := to + 1; i < len(t.tok) && i < to+8; i++ {
		if h := t.head(i); h >= from && h < to && (t.tok[i].Rel == "conj" || t.tok[i].Rel == "appos") && t.tok[i].UPOS == "PROPN" && t.lower(to) == "," {
			return true
		}
	}
	return false
}

// mistaken reports whether the tree has made a time expression with the head i
// an argument or a part of a name.
func (t *tree) mistaken(i int) bool {
	h := t.head(i)
	switch rel := t.tok[i].Rel; rel {
	case "nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "ccomp", "xcomp", "flat", "appos", "compound", "amod", "nmod:desc", "dep", "list", "parataxis", "acl:relcl", "root":
		return !strings.EqualFold(t.tok[i].Text, "today") || h < 0 || t.tok[h].UPOS == "VERB"
	}
	return false
}

// without parses the words that are not out, and puts the others back as
// adverbials.
func without(s *syntax.Sentence, out []bool) *syntax.Sentence {
	rest := syntax.Sentence{Index: s.Index, Paragraph: s.Paragraph, Start: s.Start, End: s.End}
	var where []int // by word of rest: its index in s
	place := make([]int, len(s.Tokens))
	for i, k := range s.Tokens {
		place[i] = len(where)
		if !out[i] {
			where = append(where, i)
			rest.Tokens = append(rest.Tokens, k)
		}
	}
	if len(where) == 0 {
		return s
	}
	syntax.Parse(&rest)
	all := *s
	all.Tokens = append([]syntax.Token(nil), s.Tokens...)
	for r, i := range where {
		all.Tokens[i] = rest.Tokens[r]
		if h := rest.Tokens[r].Head; h >= 0 {
			all.Tokens[i].Head = where[h]
		}
	}
	for i := 0; i < len(out); i++ {
		if !out[i] {
			continue
		}
		end := i
		for end < len(out) && out[end] {
			end++
		}
		all.Tokens[end-1].Head, all.Tokens[end-1].Rel = where[clauseAt(&rest, place[i])], "obl"
		if i == 0 && all.Tokens[end-1].UPOS == "PUNCT" {
			all.Tokens[end-1].Rel = "punct" // a dateline
		}
		for k := i; k < end-1; k++ {
			all.Tokens[k].Head, all.Tokens[k].Rel = end-1, "compound"
		}
		if all.Tokens[i].UPOS == "ADP" && i < end-1 {
			all.Tokens[i].Rel = "case"
		}
		i = end
	}
	return &all
}

// clauseAt returns the predicate of the clause around the gap before word k: of
// the main clause at the start of a sentence, else of the word before it, or of
// the one after it where a clause begins there.
func clauseAt(s *syntax.Sentence, k int) int {
	from := k - 1
	if from < 0 {
		for i := range s.Tokens {
			if s.Tokens[i].Head < 0 {
				return i
			}
		}
	}
	if from < 0 || s.Tokens[from].UPOS == "PUNCT" || s.Tokens[from].UPOS == "CCONJ" || s.Tokens[from].UPOS == "SCONJ" {
		from = k
	}
	if from >= len(s.Tokens) {
		from = len(s.Tokens) - 1
	}
	if s.Tokens[from].UPOS == "PUNCT" && from+1 < len(s.Tokens) {
		from++
	}
	i := from
	for n := 0; n < len(s.Tokens); n++ {
		if s.Tokens[i].UPOS == "VERB" || s.Tokens[i].Head < 0 {
			return i
		}
		i = s.Tokens[i].Head
	}
	return i
}
