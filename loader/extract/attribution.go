package extract

import (
	"strings"

	"github.com/parley-events/parley/graph"
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
			for _, n := range t.actorsAt(h) {
				s.credit(t.namings[n])
			}
		}
	}
	for _, h := range t.accordingTo() {
		for _, n := range t.actorsAt(h) {
			s.credit(t.namings[n])
		}
		s.said = s.said || i >= 0
	}
	s.said = s.said || s.quoted
	return s
}

func (s *source) credit(n naming) {
	o := observed(n)
	for _, seen := range s.by {
		if graph.ActorKey(seen) == graph.ActorKey(o) {
			return
		}
	}
	s.by = append(s.by, o)
}

// sayer returns the statement whose content holds word i, nil without one.
func (t *tree) sayer(i int, speech []trigger) *trigger {
	for k := range speech {
		g := &speech[k]
		if g.at == i {
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
		// "…, X said": the tree may hang the verb of saying on what is said
		if g.at > i && t.postposed(g) && t.below(g.at, t.clauseHead(i)) {
			return g
		}
	}
	return nil
}

// postposed reports whether a verb of saying follows what it introduces:
// ", X said" or ", said X".
func (t *tree) postposed(g *trigger) bool {
	first := g.at
	for _, h := range g.slots.subject {
		lo, _ := t.phrase(h)
		for _, n := range t.cover[h] {
			lo = min(lo, t.namings[n].from)
		}
		first = min(first, lo)
	}
	if first == 0 {
		return false
	}
	p := t.tok[first-1].Text
	return (p == "," || isQuote(p) || p == "?" || p == "!") && (!t.hasChild(g.at, "ccomp") || t.ccompBefore(g.at))
}

func (t *tree) ccompBefore(at int) bool {
	for _, c := range t.child(at, "ccomp") {
		if c > at {
			return false
		}
	}
	return t.hasChild(at, "ccomp")
}

// clauseHead climbs to the predicate of the main clause that word i stands in.
func (t *tree) clauseHead(i int) int {
	for n := 0; n < len(t.tok); n++ {
		h := t.head(i)
		if h < 0 || t.tok[i].Rel == "parataxis" || t.tok[i].Rel == "ccomp" {
			return i
		}
		i = h
	}
	return i
}

// accordingTo returns the heads of "according to X".
func (t *tree) accordingTo() []int {
	var heads []int
	for i := range t.tok {
		if t.lower(i) != "according" || t.lower(i+1) != "to" {
			continue
		}
		for k := i + 2; k < len(t.tok); k++ {
			if len(t.cover[k]) > 0 {
				heads = append(heads, t.namingHead(t.namings[t.cover[k][0]]))
				break
			}
			if t.tok[k].UPOS == "PUNCT" || strings.HasPrefix(t.tok[k].XPOS, "VB") {
				break
			}
		}
	}
	return heads
}
