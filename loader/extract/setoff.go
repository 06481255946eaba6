package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// setOff finds the subject that commas part from its verb, which a tree often
// loses: "Ann Lee, the minister, who steered the talks, warned". It returns -1
// without one. The leftmost name that can begin the clause is the subject: those
// behind it stand in what is said of it.
func (t *tree) setOff(v int) int {
	const longest = 60
	comma := t.beforeVerb(v)
	if comma <= 0 || t.tok[comma].Text != "," && t.tok[comma].Text != "—" && t.tok[comma].Text != "–" || t.quoted[comma] && !t.quoted[v] {
		return -1
	}
	for n := range t.namings {
		m := &t.namings[n]
		if m.from < comma-longest || !canAct(m) || m.Possessive || m.How == actors.ByDemonym {
			continue
		}
		if m.to >= comma {
			break
		}
		if t.partedAt(m.to) && t.opensClause(m.from) && t.onlySetOff(m.to, comma) && t.quoted[m.from] == t.quoted[v] {
			return t.namingHead(*m)
		}
	}
	return -1
}

// beforeVerb returns the word before a verb, its auxiliaries, its adverbs and the
// time that stands with it.
func (t *tree) beforeVerb(v int) int {
	k := v - 1
	for k >= 0 {
		switch {
		case t.tok[k].UPOS == "AUX", t.tok[k].UPOS == "ADV", t.tok[k].UPOS == "PART", t.inTime[k]:
		case t.tok[k].UPOS == "ADP" && t.inTime[k+1]:
		default:
			return k
		}
		k--
	}
	return k
}

// partedAt reports whether a comma follows a name that ends before word k, or its
// "of Egypt" or "(KRG)".
func (t *tree) partedAt(k int) bool {
	if t.lower(k) == "of" || t.lower(k) == "from" {
		k++
		for k < len(t.tok) && len(t.cover[k]) > 0 {
			k++
		}
	}
	if t.lower(k) == "(" {
		for k < len(t.tok) && t.tok[k].Text != ")" {
			k++
		}
		k++
	}
	return k < len(t.tok) && (t.tok[k].Text == "," || t.tok[k].Text == "—" || t.tok[k].Text == "–")
}

// opensClause reports whether the phrase of which word k is a part can be the
// subject of a clause that begins with it or with an adverbial.
func (t *tree) opensClause(k int) bool {
	for j := k - 1; ; j-- {
		if j < 0 || t.inTime[j] {
			return true
		}
		if len(t.cover[j]) > 0 && t.namings[t.cover[j][0]].Place && t.namings[t.cover[j][0]].to <= k {
			return true // "In Geneva Ann Lee, …"
		}
		switch t.tok[j].UPOS {
		case "PROPN", "NOUN", "ADJ", "DET", "NUM":
			if t.tok[j].XPOS == "WDT" {
				return true
			}
			continue
		case "SCONJ", "CCONJ", "ADV":
			return t.lower(j) != "and" || j == 0 || len(t.cover[j-1]) == 0
		case "PUNCT":
			if t.tok[j].XPOS == "HYPH" {
				continue
			}
			return true
		case "PART":
			if t.tok[j].XPOS == "POS" {
				continue
			}
		case "PRON":
			switch t.tok[j].XPOS {
			case "PRP$":
				continue
			case "WP", "WDT":
				return true
			}
		}
		return false
	}
}

// onlySetOff reports whether the words from..to-1 have no verb that could be that
// of the clause: each one with a tense has a word that opens a clause of its own.
func (t *tree) onlySetOff(from, to int) bool {
	tensed, opened := 0, 0
	for i := from; i < to; i++ {
		switch t.tok[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if !t.quoted[i] && !(t.tok[i].XPOS == "VBD" && t.lower(i+1) == "by") {
				tensed++
			}
		case "WP", "WDT", "WRB", "WP$":
			opened++
		case "IN":
			if t.tok[i].UPOS == "SCONJ" {
				opened++
			}
		}
		if s := t.tok[i].Text; (s == ";" || s == ":") && !t.quoted[i] {
			return false
		}
	}
	return tensed <= opened
}

// besideVerb returns the person whose name stands right before a verb and whom the
// tree has taken for a part of the title: "Minister for Migration Ann Lee said".
// It returns -1 without one.
func (t *tree) besideVerb(v int) int {
	k := t.beforeVerb(v)
	if k <= 0 || len(t.cover[k]) == 0 {
		return -1
	}
	n := &t.namings[t.cover[k][0]]
	if n.to != k+1 || n.Possessive || n.As.Kind != graph.Person || !canAct(n) {
		return -1
	}
	if n.from > 0 && (t.tok[n.from-1].UPOS == "ADP" || t.tok[n.from-1].UPOS == "VERB" || t.lower(n.from-1) == "and") {
		return -1
	}
	return t.namingHead(*n)
}

// recovered returns the subject of a verb with a tense where the tree has none that
// acts, or one of another clause; -1 where the tree is right or nothing better is
// found.
func (t *tree) recovered(v int, subject []int, inherited bool) int {
	switch t.tok[v].XPOS {
	case "VBD", "VBZ", "VBP":
	case "VBN":
		if !t.hasChild(v, "aux") || t.hasChild(v, "aux:pass") {
			return -1
		}
	default:
		return -1
	}
	own := t.child(v, "nsubj", "nsubj:pass")
	if len(own) > 0 && t.relativePronoun(own[0]) {
		return -1
	}
	acts := slices.ContainsFunc(subject, func(h int) bool { return len(t.actorsAt(h)) > 0 })
	if acts && !inherited {
		return -1
	}
	k := t.setOff(v)
	if k < 0 && !acts && len(subject) == 1 && subject[0] < v && !inherited {
		k = t.besideVerb(v)
	}
	if k < 0 || acts && k < t.head(v) {
		return -1
	}
	return k
}
