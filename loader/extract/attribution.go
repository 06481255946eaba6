package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// source is who the article credits with what a clause says.
type source struct {
	by     []graph.ActorObserved
	quoted bool // in their own words
	said   bool // reported as said, quoted or not
}

// source of the word at i: the subject of the verb of saying it depends on,
// whoever stands behind "according to", or the speaker of a quotation.
func (t *tree) source(i int, speech []trigger) source {
	s := source{quoted: t.quoted[i]}
	if g := t.sayer(i, speech); g != nil {
		s.said = true
		for _, h := range g.slots.subject {
			s.credit(t.asserters(h))
		}
	}
	for _, h := range t.accordingTo() {
		s.credit(t.asserters(h))
		s.said = s.said || i >= 0
	}
	s.said = s.said || s.quoted
	return s
}

func (s *source) credit(who []graph.ActorObserved) {
	for _, o := range who {
		if !slices.ContainsFunc(s.by, func(seen graph.ActorObserved) bool { return graph.ActorKey(seen) == graph.ActorKey(o) }) {
			s.by = append(s.by, o)
		}
	}
}

// asserters are the actors that the phrase of word h names, else the people
// without a name that it speaks of.
func (t *tree) asserters(h int) []graph.ActorObserved {
	var who []graph.ActorObserved
	for _, n := range t.actorsAt(h) {
		if t.witness(&t.namings[n]) {
			continue
		}
		if m := &t.namings[n]; m.As.Kind == graph.Group && m.As.Gazetteer == "" && h >= m.from && h < m.to && t.informant(h) {
			o := observed(*m)
			o.Name = t.describe(h) // "two Western diplomats", and not only "diplomats"
			o.FullName = o.Name
			who = append(who, o)
			continue
		}
		who = append(who, observed(t.namings[n]))
	}
	if len(who) == 0 && (t.informant(h) || t.body(h)) {
		name := t.describe(h)
		who = append(who, graph.ActorObserved{Name: name, FullName: name, Kind: graph.Group})
	}
	return who
}

// informants returns the verbs of saying whose subjects have no name. They make no
// statement of their own, and yet it is not the reporter who says so.
func (t *tree) informants(gs []trigger) []trigger {
	var found []trigger
	for i := range t.tok {
		if t.tok[i].UPOS != "VERB" || !t.isSpeech(t.lemma(i)) || slices.ContainsFunc(gs, func(g trigger) bool { return g.at == i }) {
			continue
		}
		s := t.verbSlots(i)
		if slices.ContainsFunc(s.subject, t.informant) || slices.ContainsFunc(s.subject, t.body) || t.reporting(i) != nil || s.passive && t.hasChild(i, "ccomp") { // "it was announced that"
			found = append(found, trigger{at: i, noun: -1, slots: s})
		}
	}
	return found
}

// informant reports whether a word is a noun for people who tell something and
// are not named: "a senior official".
func (t *tree) informant(h int) bool {
	return t.tok[h].UPOS == "NOUN" && t.rules.Words.Has("informant", t.lemma(h))
}

// witness reports whether a naming is no name but people who tell something, with
// the capital of the sentence: "Witnesses said".
func (t *tree) witness(n *naming) bool {
	return n.from == 0 && n.to == 1 && t.tok[0].UPOS == "NOUN" && t.rules.Words.Has("informant", t.lemma(0))
}

// body reports whether a word is a noun for a body that tells something: "the
// presidency", "the local police".
func (t *tree) body(h int) bool {
	if t.tok[h].UPOS != "NOUN" && t.tok[h].UPOS != "PROPN" || len(t.cover[h]) > 0 {
		return false
	}
	return t.rules.Words.Has("informant_body", t.lemma(h))
}

// describe writes a noun phrase as the text does, without its article: "senior
// official", "spokesman for the port".
func (t *tree) describe(h int) string {
	lo, _ := t.phrase(h)
	hi := h + 1
	for _, k := range t.child(h, "nmod") {
		switch t.prep(k) {
		case "of", "from", "for", "at", "in", "with":
			if _, end := t.phrase(k); k > h && !t.inTime[k] {
				hi = max(hi, end)
			}
		}
	}
	for _, k := range t.child(h, "amod") { // "a person familiar with the plan"
		if _, end := t.span(k); k == h+1 && !slices.ContainsFunc(t.tok[k:end], func(w syntax.Token) bool { return w.UPOS == "VERB" }) {
			hi = max(hi, end)
		}
	}
	for _, k := range t.child(h, "acl") { // "people briefed on the plan"
		if _, end := t.span(k); k == h+1 && t.tok[k].XPOS == "VBN" && end <= h+8 {
			hi = max(hi, end)
		}
	}
	for lo < h && (t.tok[lo].UPOS == "DET" || t.tok[lo].XPOS == "PRP$") {
		lo++
	}
	var words strings.Builder
	for k := lo; k < hi; k++ {
		word := t.tok[k].Text
		if k == 0 && t.tok[k].UPOS != "PROPN" {
			word = strings.ToLower(word) // the capital of the sentence
		}
		if k > lo && t.tok[k].Start > t.tok[k-1].End {
			words.WriteByte(' ')
		}
		words.WriteString(word)
	}
	return words.String()
}

// sayer returns the statement whose content holds word i, nil without one.
func (t *tree) sayer(i int, speech []trigger) *trigger {
	for k := range speech {
		g := &speech[k]
		if g.at == i {
			continue
		}
		if r := t.reporting(g.at); r != nil {
			if r.holds(i) {
				return g
			}
			continue
		}
		for _, c := range t.child(g.at, "ccomp", "parataxis") {
			if t.below(i, c) && !t.below(g.at, c) {
				return g
			}
		}
		if t.quoted[i] && !t.quoted[g.at] {
			return g
		}
	}
	return nil
}

// accordingTo returns the heads of "according to X": whoever is named first, else
// people without a name.
func (t *tree) accordingTo() []int {
	var heads []int
	for i := range t.tok {
		if t.lower(i) != "according" || t.lower(i+1) != "to" {
			continue
		}
		unnamed := -1
		for k := i + 2; k < len(t.tok); k++ {
			if len(t.cover[k]) > 0 {
				if head := t.namingHead(t.namings[t.cover[k][0]]); unnamed < 0 || len(t.actorsAt(head)) > 0 {
					heads, unnamed = append(heads, head), -1
				}
				break
			}
			if unnamed < 0 && t.informant(k) {
				unnamed = k
			}
			if t.tok[k].UPOS == "PUNCT" || strings.HasPrefix(t.tok[k].XPOS, "VB") {
				break
			}
		}
		if unnamed >= 0 {
			heads = append(heads, unnamed)
		}
	}
	return heads
}
