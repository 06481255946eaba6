package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/rules"
)

// attendance reads a sentence that only says who else was there: "Also at the
// table were A and B", "Joining them was C", "D was also present". It goes by
// the order of the words, since a parser loses a sentence that is turned round.
// ok is false where it says nothing of the kind.
func (t *tree) attendance(r *rules.Rules) (g trigger, ok bool) {
	const tries = 3
	tried := 0
	for b := range t.tok {
		posture := t.lower(b) == "sat" || t.lower(b) == "stood" || t.lower(b) == "sits"
		if t.lemma(b) != "be" && !posture || t.quoted[b] || t.tok[b].XPOS == "VBG" {
			continue
		}
		if g, ok = t.turnedRound(r, b); ok {
			return g, true
		}
		if g, ok = t.wasPresent(r, b); ok && !posture {
			return g, true
		}
		if tried++; tried == tries {
			break
		}
	}
	return trigger{}, false
}

// turnedRound: "Also at the table were A and B", with "were" at b.
func (t *tree) turnedRound(r *rules.Rules, b int) (g trigger, ok bool) {
	const longest = 12
	after := t.nameFrom(b+1, 8)
	if after < 0 || b == 0 || b > longest {
		return g, false
	}
	cue := ""
	for i := range b {
		for _, n := range t.cover[i] {
			if n := &t.namings[n]; canAct(n) && !n.Possessive && n.How != actors.ByDemonym && n.How != actors.ByPronoun {
				return g, false // a subject in its usual place
			}
		}
		if t.tok[i].UPOS == "VERB" && t.tok[i].XPOS != "VBG" && t.tok[i].XPOS != "VB" {
			return g, false
		}
		if cue == "" {
			cue = t.cueOf(i, &r.Words, cue)
		}
	}
	if cue == "" {
		return g, false
	}
	return t.attends(r, cue, b, after), true
}

// cueOf returns what word i says of being there: "call" on a line, "meeting" in
// a room.
func (t *tree) cueOf(i int, w *rules.Words, known string) string {
	switch word := t.lower(i); {
	case w.Has("on_the_line", word):
		return "call.attend"
	case w.Has("in_the_room", word):
		return "meet.attend"
	}
	return known
}

// wasPresent: "A and B were also present", "C was on the line too", with "was"
// at b.
func (t *tree) wasPresent(r *rules.Rules, b int) (g trigger, ok bool) {
	const reach = 5
	s, _ := t.subject(b, 0)
	if len(s) == 0 {
		return g, false
	}
	for i := b + 1; i < len(t.tok) && i <= b+reach; i++ {
		switch {
		case t.tok[i].UPOS == "VERB", t.tok[i].UPOS == "PUNCT", len(t.cover[i]) > 0, t.lower(i) == "not", t.lower(i) == "to":
			return g, false
		}
		if cue := t.cueOf(i, &r.Words, ""); cue != "" && (t.lower(i) == "present" || t.hasChild(i, "case")) {
			return t.attends(r, cue, b, s...), len(t.actorsAt(s[0])) > 0
		}
	}
	return g, false
}

func (t *tree) attends(r *rules.Rules, frame string, at int, who ...int) trigger {
	return trigger{at: at, noun: -1, frame: r.Frame(frame), back: true, slots: &slots{prep: map[string][]int{}, subject: t.expand(who)}}
}

// nameFrom returns the head of a naming of an actor that begins within n words
// of i, -1 without one.
func (t *tree) nameFrom(i, n int) int {
	for k := i; k < len(t.tok) && k < i+n; k++ {
		for _, c := range t.cover[k] {
			if m := &t.namings[c]; canAct(m) && m.As.Kind == graph.Person && m.How != actors.ByPronoun {
				return t.namingHead(*m)
			}
		}
		if t.tok[k].UPOS == "VERB" || t.tok[k].UPOS == "ADP" {
			return -1
		}
	}
	return -1
}

// matrix returns the people of the clauses above a verb, for whom "they" stands
// where the cast leaves it open: "A told B when they met".
func (t *tree) matrix(i int) []int {
	var found []int
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			break
		}
		if t.verb(h) && h != i {
			s := t.verbSlots(h)
			for _, k := range slices.Concat(s.subject, s.indirect, s.object, s.prep["with"], s.prep["to"]) {
				for _, c := range t.actorsAt(k) {
					if t.namings[c].As.Kind == graph.Person && !slices.Contains(found, c) {
						found = append(found, c)
					}
				}
			}
			if len(found) > 1 {
				return found
			}
		}
		i = h
	}
	return nil
}
