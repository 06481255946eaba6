package extract

import (
	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// colons returns the statements that a colon introduces and no verb: "X: …",
// "X shook his head: …", "X's answer was brief: …".
func (t *tree) colons(r *rules.Rules, found []trigger) []trigger {
	var list []trigger
	start := 0
	for i := 1; i < len(t.tok)-1; i++ {
		if t.tok[i].Text == ";" && !t.quoted[i] {
			start = i + 1
		}
		frame := r.Mark(t.tok[i].Text)
		if frame == nil || t.quoted[i] || t.introduced(start, i, found) {
			continue
		}
		at := t.clauseTop(start, i)
		if at < 0 {
			continue
		}
		subject := []int{at}
		switch bare := t.bare(start, i, at); {
		case !bare && !t.quoted[i+1]:
			continue
		case !bare:
			if subject, _ = t.subject(at, 0); len(t.actorsOf(subject)) == 0 {
				if n := t.endsInName(start, i); n >= 0 { // "Among those present was Ann Lee: …"
					subject = []int{n}
					break
				}
				at = t.lastVerb(start, i)
				if at < 0 {
					continue
				}
				subject = t.verbSlots(at).subject
			}
		}
		s := &slots{prep: map[string][]int{}, subject: subject}
		if t.filled(frame, s) && t.personal(subject) {
			list = append(list, trigger{at: at, noun: -1, frame: frame, slots: s, mark: i})
		}
		start = i + 1
	}
	return list
}

// endsInName returns the head of the person's name that the words from..to-1 end
// in, -1 without one.
func (t *tree) endsInName(from, to int) int {
	if to <= from || len(t.cover[to-1]) == 0 {
		return -1
	}
	n := &t.namings[t.cover[to-1][0]]
	if n.As.Kind != graph.Person || n.Possessive || !canAct(n) {
		return -1
	}
	return t.namingHead(*n)
}

// introduced reports whether another trigger of the words start..colon-1 tells of
// a statement, or a reporting clause says who speaks after the colon.
func (t *tree) introduced(start, colon int, found []trigger) bool {
	for k := range found {
		g := &found[k]
		if g.at >= start && g.at < colon && (g.frame.Type == graph.Statement || onlySaid(g.frame.Type)) {
			return true
		}
	}
	for k := range t.reports {
		r := &t.reports[k]
		if r.left[0] > colon && r.left[0] <= colon+2 || r.from < colon && r.to >= colon {
			return true
		}
	}
	return false
}

// clauseTop returns the word of from..to-1 that the others depend on, -1 for
// none.
func (t *tree) clauseTop(from, to int) int {
	for i := from; i < to; i++ {
		if h := t.head(i); (h < from || h >= to) && t.tok[i].UPOS != "PUNCT" && t.tok[i].UPOS != "CCONJ" && t.tok[i].UPOS != "ADV" {
			return i
		}
	}
	return -1
}

// lastVerb returns the last finite verb of from..to-1 that is in no clause of
// another, -1 for none: "Asked when, he shook his head".
func (t *tree) lastVerb(from, to int) int {
	for i := to - 1; i >= from; i-- {
		switch t.tok[i].XPOS {
		case "VBD", "VBZ", "VBP":
			if rel := t.tok[i].Rel; rel == "root" || rel == "parataxis" || rel == "conj" {
				return i
			}
		}
	}
	return -1
}

// bare reports whether the words from..to-1 are a name and hardly more: "Weber",
// "Weber again".
func (t *tree) bare(from, to, at int) bool {
	if len(t.cover[at]) == 0 {
		return false
	}
	n := &t.namings[t.cover[at][0]]
	if n.from != from {
		return false
	}
	for k := n.to; k < to; k++ {
		if t.tok[k].UPOS != "ADV" && !t.inTime[k] {
			return false
		}
	}
	verb := false
	for k := to + 1; k < len(t.tok); k++ {
		verb = verb || t.verb(k)
	}
	return verb || t.quoted[to+1]
}

// personal reports whether a subject is a person, or the words of one: a text
// before a colon quotes itself.
func (t *tree) personal(subject []int) bool {
	for _, h := range subject {
		for _, n := range t.actorsAt(h) {
			if t.namings[n].As.Kind == graph.Person {
				return true
			}
		}
	}
	return false
}

// afterColon returns the words that a colon introduces: the quotation after it,
// else the rest of the clause.
func (t *tree) afterColon(colon int) [2]int {
	end := colon + 1
	for end < len(t.tok) && !(t.tok[end].Text == ";" && !t.quoted[end]) && (t.quoted[end] || !t.quoted[colon+1]) {
		end++
	}
	return [2]int{colon + 1, end}
}

// says reports whether words are said with the verb i: a quotation, or the sentence
// around ", X said".
func (t *tree) says(i int) bool {
	if t.reporting(i) != nil {
		return true
	}
	for k := i + 1; k < len(t.tok) && t.tok[k].Text != ";"; k++ {
		if isQuote(t.tok[k].Text) && t.quoted[k] && !t.quoted[i] {
			switch t.tok[k-1].UPOS { // not `agreed a "final" text`
			case "DET", "ADJ", "ADP", "NUM", "SCONJ":
				return false
			}
			return t.tok[k-1].XPOS != "PRP$"
		}
		if t.tok[k].UPOS == "VERB" {
			return false
		}
	}
	return false
}

// publishes reports whether a verb only tells how another statement came out:
// "told him in a message that she posted on Facebook".
func (t *tree) publishes(g *trigger, found []trigger) bool {
	h := t.head(g.at)
	if g.frame.Type != graph.Statement || h < 0 || t.tok[g.at].Rel != "acl" && t.tok[g.at].Rel != "acl:relcl" || !t.rules.Words.Has("speech_noun", t.lemma(h)) {
		return false
	}
	for i, n := t.head(h), 0; i >= 0 && n < maxDepth; i, n = t.head(i), n+1 {
		for k := range found {
			if f := &found[k]; f.at == i && (f.frame.Type == graph.Statement || onlySaid(f.frame.Type)) {
				return true
			}
		}
		if t.predicate(i) {
			return false
		}
	}
	return false
}
