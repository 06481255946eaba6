package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// remarked reports whether a noun for words tells that somebody spoke them, and
// fills its slots with who that was: "a warning from Ann Lee", "Ann Lee's promise
// that", "opened the talks with an appeal to", "in the words of Ann Lee".
func (t *tree) remarked(i int, s *slots) bool {
	said := t.tellsWhat(i)
	switch {
	case t.negativeDeterminer(i):
		return false
	case t.anyActor(s.prep["from"]) || t.anyActor(s.prep["by"]):
		return said || !t.definite(i)
	case t.lemma(i) == "word":
		if t.prep(i) != "in" || !t.anyQuoted() {
			return false
		}
		s.subject = slices.Concat(s.possessor, s.prep["of"])
		return t.anyActor(s.subject)
	case !said:
		return false
	case t.anyActor(s.possessor):
		h := t.head(i)
		return h < 0 || !t.verb(h) || t.tok[i].Rel != "obj"
	case t.prep(i) == "with":
		h := t.clauseOf(i)
		if h < 0 || t.rules.Words.Has("moving", t.lemma(h)) || t.rules.Words.Has("leaving", t.lemma(h)) { // "came away with a promise": not their own
			return false
		}
		s.subject = t.subjectOf(h)
		return t.anyPerson(s.subject)
	}
	return false
}

// tellsWhat reports whether what is said follows a noun for words: a clause, or a
// quotation.
func (t *tree) tellsWhat(i int) bool {
	for _, k := range t.child(i, "acl", "ccomp", "acl:relcl", "nmod") {
		if k > i && (t.hasMark(k, "that") || t.hasMark(k, "to")) {
			return true
		}
	}
	if h := t.head(i); t.tok[i].Rel == "nsubj" && h >= 0 && t.quoted[h] && !t.quoted[i] && t.hasChild(h, "cop") { // "her verdict was \"…\""
		return true
	}
	if t.hasChild(i, "cop") && slices.ContainsFunc(t.child(i, "nsubj", "csubj"), func(k int) bool { return t.quoted[k] && !t.quoted[i] }) { // "\"…\" was her verdict"
		return true
	}
	for k := i + 1; k < len(t.tok) && k < i+12; k++ {
		switch {
		case t.quoted[k] && !t.quoted[i]:
			return true
		case t.lower(k) == "that" && t.tok[k].UPOS == "SCONJ":
			return true
		case t.tok[k].UPOS == "VERB" || t.tok[k].Text == "," || t.tok[k].Text == ";":
			return false
		}
	}
	return false
}

// anyQuoted reports whether words of the sentence stand in quotation marks.
func (t *tree) anyQuoted() bool { return slices.Contains(t.quoted, true) }

// retold reports whether a noun for words only names those of a verb above it:
// "said in a message from the palace".
func (t *tree) retold(g *trigger, found []trigger) bool {
	if g.frame.Type != graph.Statement {
		return false
	}
	if slices.ContainsFunc(found, func(f trigger) bool { // "a statement posted by"
		return f.frame.Type == graph.Statement && t.head(f.at) == g.at && strings.HasPrefix(t.tok[f.at].Rel, "acl")
	}) {
		return true
	}
	for i, n := t.head(g.at), 0; i >= 0 && n < maxDepth; i, n = t.head(i), n+1 {
		if slices.ContainsFunc(found, func(f trigger) bool {
			return f.at == i && (f.frame.Type == graph.Statement || onlySaid(f.frame.Type) || f.frame.Type == graph.Agreement)
		}) {
			return true
		}
		if t.predicate(i) {
			return false
		}
	}
	return false
}

// quotations returns the statements that only a quotation shows: whatever the verb
// before it tells, a person whose words follow it has spoken ("likened the bargain
// to \"a reward for aggression\""), and so has whoever stands behind one with a
// verb of any kind ("\"Perhaps,\" Ann Lee shrugged").
func (t *tree) quotations(r *rules.Rules, found []trigger) []trigger {
	frame := r.Mark("“")
	if frame == nil || !slices.Contains(t.quoted, true) {
		return nil
	}
	var list []trigger
	add := func(v int) {
		if slices.ContainsFunc(found, func(g trigger) bool { return g.at == v && !(g.frame.Pair && len(t.participants(&g)) < 2) }) || slices.ContainsFunc(list, func(g trigger) bool { return g.at == v }) {
			return
		}
		if s := t.verbSlots(v); !s.passive && t.filled(frame, s) && t.anyPerson(s.subject) && !t.whatever(v) {
			list = append(list, trigger{at: v, noun: -1, frame: frame, slots: s})
		}
	}
	for k := range t.reports {
		add(t.reports[k].verb)
	}
	for from := 0; from < len(t.tok); from++ {
		if !t.quoted[from] {
			continue
		}
		to := from
		for to < len(t.tok) && t.quoted[to] {
			to++
		}
		if v := t.verbBefore(from); v >= 0 && t.spoken(from, to) && !t.introduced(v, from, found) && !t.heldByReport(from) {
			add(v)
		}
		from = to
	}
	return list
}

// heldByReport reports whether a reporting clause says who spoke word i.
func (t *tree) heldByReport(i int) bool {
	return slices.ContainsFunc(t.reports, func(r reporting) bool { return r.holds(i) })
}

// verbBefore returns the verb with a tense in whose clause a quotation begins, -1
// without one.
func (t *tree) verbBefore(quote int) int {
	for k := quote - 1; k >= 0; k-- {
		if s := t.tok[k].Text; s == ";" || s == ":" || t.quoted[k] {
			return -1
		}
		if t.tok[k].UPOS != "VERB" {
			continue
		}
		switch t.tok[k].XPOS {
		case "VBD", "VBZ", "VBP":
			return k
		case "VBN":
			if t.hasChild(k, "aux") {
				return k
			}
		}
		return -1
	}
	return -1
}

// spoken reports whether the words from..to-1 of a quotation are a remark and not a
// title, a term or a name: several words, most of them without a capital.
func (t *tree) spoken(from, to int) bool {
	const fewest = 3
	words, capitals := 0, 0
	for k := from; k < to; k++ {
		if t.tok[k].UPOS == "PUNCT" {
			continue
		}
		words++
		if first := []rune(t.tok[k].Text)[0]; unicode.IsUpper(first) {
			capitals++
		}
	}
	if words < fewest || 2*capitals > words {
		return false
	}
	for k := from - 1; k >= max(0, from-3); k-- {
		switch w := t.lower(k); {
		case t.rules.Words.Has("titling", t.lemma(k)), strings.HasSuffix(w, "called") && w != "called":
			return false
		}
	}
	return true
}
