package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// mood is what the words around a trigger say of its reality.
type mood struct {
	status graph.Status
	unreal bool   // a hypothesis, a wish, a refusal: no event
	by     string // the word that says so
	// implied says that it is told only as a purpose ("flew there to meet").
	implied bool
	present bool // simple present
	words   bool // of a statement
	// refusal says that its own denial does not count: "would not accept".
	refusal bool
}

// unreal is the mood of what did not happen, by the word that says so.
func (t *tree) unreal(by int) mood { return mood{unreal: true, by: t.tok[by].Text} }

// mood of the trigger, by the verbs and nouns above it.
func (t *tree) mood(g *trigger, r *rules.Rules) mood {
	w := &r.Words
	m := mood{status: graph.Occurred, refusal: g.refusal, words: g.frame.Type == graph.Statement}
	if g.mark > 0 && !t.verb(g.at) { // what stands before a colon is what a speaker did, or his name alone
		return m
	}
	if g.noun >= 0 && !g.refusal {
		m = t.nounMood(g.noun, w, m)
	}
	if m.unreal {
		return m
	}
	if !t.verb(g.at) || t.nounInDisguise(g.at) {
		m = t.nounMood(g.at, w, m)
		if m.unreal {
			return m
		}
		return t.governed(g.at, w, m, 0)
	}
	if g.noun >= 0 {
		switch lemma := t.verbLemma(g.at); {
		case w.Has("cancel", lemma) && (consult(g.frame) || g.frame.Type == graph.Protest || g.frame.Type == graph.Mobilization):
			m.status = graph.Cancelled // elsewhere it is the deed: "suspended relations"
		case w.Has("planning", lemma) && consult(g.frame):
			m.status = graph.Planned
		}
	}
	if m = t.verbMood(g.at, w, m, 0); m.status == graph.Planned && t.conditional(g.at) {
		return t.unreal(g.at)
	}
	return m
}

// verbLemma is the lemma with its particle: "call off".
func (t *tree) verbLemma(i int) string {
	for _, k := range t.child(i, "compound:prt") {
		return t.lemma(i) + " " + t.lower(k)
	}
	return t.lemma(i)
}

func (m mood) plan() mood {
	if m.status == graph.Occurred {
		m.status = graph.Planned
	}
	return m
}

// verbMood reads auxiliaries, negation and subordinators of a verb, and goes on
// with the verb it depends on.
func (t *tree) verbMood(i int, w *rules.Words, m mood, depth int) mood {
	if depth > maxDepth {
		return m
	}
	tensed := false
	for _, k := range t.kids[i] {
		word := t.lower(k)
		switch rel := t.tok[k].Rel; {
		case m.refusal && (negation(word) || t.noLonger(k) || t.neither(k) || rel == "aux" && word != "may" && word != "might"):
			tensed = true
		case (negation(word) || t.noLonger(k)) && !t.onlyThen(i):
			return t.unreal(k)
		case rel == "aux" && (word == "will" || word == "shall" || word == "'ll" || word == "’ll" || word == "wo"):
			m, tensed = m.plan(), true
		case rel == "aux" && (word == "would" || word == "'d" || word == "’d"):
			switch {
			case t.onlySays(i, k): // "would only say that"
				tensed = true
			case !t.reported(i):
				return t.unreal(k)
			default:
				m, tensed = m.plan(), true
			}
		case rel == "aux" && word == "could" && t.onlyThen(i):
			tensed = true
		case rel == "aux" && w.Has("unreal_modal", word):
			return t.unreal(k)
		case rel == "aux" || rel == "cop" || rel == "aux:pass":
			tensed = true
		case rel == "mark" && w.Has("if", word):
			return t.unreal(k)
		case rel == "advmod" && (word == "nearly" || word == "almost"):
			return t.unreal(k)
		case strings.HasPrefix(rel, "nsubj") && t.negativeDeterminer(k):
			return t.unreal(k)
		}
	}
	if m.refusal && t.failed(i) {
		m.refusal = false
		return t.verbMood(t.head(i), w, m, depth+1)
	}
	m.refusal = false
	if t.beTo(i) {
		m, tensed = t.wasTo(i, m), true
		if h := t.head(i); !strings.HasPrefix(t.tok[i].Rel, "acl") || h < 0 || !w.Has("terms", t.lemma(h)) {
			return m
		}
	}
	if tag := t.tok[i].XPOS; depth == 0 && !tensed && (tag == "VBZ" || tag == "VBP") {
		m.present = true
	}
	h := t.head(i)
	if h < 0 {
		return m
	}
	rel := t.tok[i].Rel
	if t.tok[i].XPOS != "VBG" && t.hasMark(i, "to") && t.took(i) {
		return m
	}
	switch rel {
	case "xcomp", "ccomp", "csubj":
		return t.complementMood(i, h, w, m, depth)
	case "advcl":
		if t.hasMark(i, "to") {
			if !t.commands(h) && (w.Has("asking", t.lemma(h)) || w.Has("unreal_verb", t.lemma(h))) {
				return t.unreal(h) // "appealed to the union to call off"
			}
			if slices.ContainsFunc(t.child(h, "obj"), func(o int) bool { return w.Has("terms", t.lemma(o)) }) {
				return t.unreal(h) // "struck a deal to reopen the border"
			}
			if g := t.head(h); g >= 0 && strings.HasPrefix(t.tok[h].Rel, "acl") && w.Has("unreal_noun", t.lemma(g)) || t.given(h) {
				return t.unreal(h) // "the boldest attempt ever made to settle", "gave them until Sunday to say yes"
			}
			m.implied = true
			return t.verbMood(h, w, m, depth+1)
		}
		if t.tok[i].XPOS == "VBG" && t.shunned(i, h) {
			return t.unreal(h)
		}
		if t.tok[i].XPOS == "VBG" || t.tok[i].XPOS == "VBN" && !tensed {
			return t.verbMood(h, w, m, depth+1)
		}
	case "acl":
		if t.hasMark(i, "to") {
			if m.words && t.spokeOut(h, w) {
				return m
			}
			return t.toNoun(h, w, m)
		}
		if t.tok[i].XPOS == "VBG" && t.shunned(i, h) {
			return t.unreal(h)
		}
	case "acl:relcl":
		if m.status == graph.Planned && w.Has("terms", t.lemma(h)) {
			return t.unreal(h) // "a truce under which they would be freed"
		}
	case "conj":
		if !tensed && t.tok[i].XPOS != "VBD" && t.verb(h) {
			return t.verbMood(h, w, m, depth+1)
		}
	}
	return m
}

// wasTo is the mood of what "is to" be, and of what "was to have" been and was not.
func (t *tree) wasTo(i int, m mood) mood {
	for _, k := range t.child(i, "aux") { // "was to have met"
		if t.lower(k) == "have" && m.status == graph.Occurred {
			m.status = graph.Cancelled
		}
	}
	return m.plan()
}

// struckOff: "A session that had been scheduled for Friday was scrapped", of which
// a parser loses the verb of the sentence for that of the clause.
func (t *tree) struckOff(i int, w *rules.Words) bool {
	if h := t.head(i); h >= 0 && !w.Has("arrange", t.lemma(h)) || !consultNoun(t, i) {
		return false
	}
	for k := i + 2; k < len(t.tok); k++ {
		if t.tok[k].XPOS == "VBN" && w.Has("cancel", t.verbLemma(k)) && t.lemma(k-1) == "be" && t.tok[k-1].XPOS != "VB" {
			return true
		}
	}
	return false
}

// consultNoun reports whether a noun names a meeting, a call or a visit.
func consultNoun(t *tree, i int) bool {
	return slices.ContainsFunc(t.rules.Noun(t.nounLemma(i)), func(p rules.Pattern) bool { return consult(p.Frame) })
}

// shunned reports whether a preposition before a verb in -ing says that nothing
// came of it, or that somebody only alleges it: "refrained from attacking",
// "stopped short of quitting", "accused them of shelling".
func (t *tree) shunned(i, h int) bool {
	w := &t.rules.Words
	for _, k := range t.child(i, "mark", "case") {
		switch t.lower(k) {
		case "from", "against", "without", "instead":
			return true
		case "of":
			if t.tok[h].UPOS == "NOUN" { // "a policy of lending", but "after days of shelling"
				return !w.Has("stretch_of_time", t.lemma(h))
			}
			return t.tok[h].UPOS == "ADJ" || w.Has("alleging", t.lemma(h)) || w.Has("unreal_noun", t.lemma(h)) || w.Has("unreal_verb", t.lemma(h))
		case "with": // "tasked her with forming a government"
			return t.tok[h].UPOS == "VERB" && (t.lemma(h) == "task" || t.lemma(h) == "entrust" || w.Has("alleging", t.lemma(h)))
		case "to", "at", "for", "on", "about":
			return w.Has("unreal_verb", t.lemma(h)) || t.tok[h].UPOS == "ADJ" && w.Has("unreal_adjective", t.lemma(h))
		}
	}
	return false
}

// onlySays: "would only say that" means that this was said.
func (t *tree) onlySays(i, would int) bool {
	return t.isSpeech(t.lemma(i)) && (t.lower(would+1) == "only" || t.lower(i+1) == "only" || t.lower(would+1) == "merely")
}

// commands reports whether a verb gives an order to those who have to obey it: what
// a leader orders his own people to do is done. Another state need not obey.
func (t *tree) commands(h int) bool {
	switch t.lemma(h) {
	case "order", "instruct", "direct", "command":
	default:
		return false
	}
	return !slices.ContainsFunc(t.child(h, "obj", "iobj", "nsubj:pass"), func(o int) bool {
		own := slices.ContainsFunc(t.child(o, "nmod:poss"), func(k int) bool { return t.tok[k].XPOS == "PRP$" })
		return !own && slices.ContainsFunc(t.actorsAt(o), func(n int) bool {
			k := t.namings[n].As.Kind
			return k == graph.Country || k == graph.Organization
		})
	})
}

// complementMood: the verb is what another verb or adjective is about.
func (t *tree) complementMood(i, h int, w *rules.Words, m mood, depth int) mood {
	lemma := t.lemma(h)
	infinitive := t.hasMark(i, "to") || t.tok[i].XPOS == "VB"
	switch {
	case infinitive && (t.given(h) || strings.HasPrefix(t.tok[h].Rel, "acl") && t.head(h) >= 0 && w.Has("unreal_noun", t.lemma(t.head(h)))):
		return t.unreal(h) // "gave them until Sunday to say yes", "the boldest attempt ever made to settle"
	case infinitive && t.hasAdverb(h, "yet"): // "has yet to sign"
		return t.unreal(h)
	case t.tok[i].XPOS == "VBG" && (t.shunned(i, h) || w.Has("ceasing", lemma)):
		return t.unreal(h) // "stopped shelling"
	case w.Has("deny", lemma):
		m.status = graph.Denied
		return m
	case t.tok[i].Rel == "ccomp" && t.denied(h): // "that does not mean that they left"
		return t.unreal(h)
	case infinitive && m.words && t.spokeOut(h, w):
		return t.verbMood(h, w, m, depth+1)
	case t.tok[i].Rel == "ccomp" && !infinitive && (w.Has("speech", lemma) || lemma == "help"):
		return m
	case infinitive && t.commands(h):
		m.implied = true
		return t.verbMood(h, w, m, depth+1)
	case infinitive && w.Has("implicative", lemma):
		return t.verbMood(h, w, m, depth+1)
	case infinitive && w.Has("planning", lemma):
		return t.verbMood(h, w, m.plan(), depth+1)
	case w.Has("unreal_verb", lemma), t.tok[h].UPOS == "ADJ" && w.Has("unreal_adjective", lemma):
		return t.unreal(h)
	case t.tok[i].Rel == "ccomp":
		return m
	case infinitive && t.tok[h].UPOS != "VERB":
		return t.unreal(h)
	}
	return t.verbMood(h, w, m, depth+1)
}

// spokeOut reports whether a past that governs "to say" means that it was said:
// "was at pains to say", "chose to speak of", "took the opportunity to thank".
func (t *tree) spokeOut(h int, w *rules.Words) bool {
	if t.denied(h) || t.negativeDeterminer(h) {
		return false
	}
	past := func(k int) bool { return t.tok[k].XPOS == "VBD" || t.tok[k].XPOS == "VBN" }
	if !w.Has("spoke_out", t.lemma(h)) {
		return false
	}
	up := t.head(h)
	return past(h) || slices.ContainsFunc(t.child(h, "cop"), past) || t.tok[h].UPOS == "NOUN" && up >= 0 && past(up)
}

// onlyThen: what could be done "not until July" was done in July.
func (t *tree) onlyThen(i int) bool {
	start := dateline(t.tok)
	for k := start; k < i && k < start+5; k++ {
		switch t.lower(k) {
		case "not":
			return t.lower(k+1) == "until" || t.lower(k+1) == "till" || t.lower(k+1) == "before"
		case "only":
			return start == k || t.lower(start) == "it"
		}
	}
	return false
}

// took: "it took until May for a truce to be agreed" means that it was.
func (t *tree) took(i int) bool {
	for n := 0; n < 4; n++ {
		h := t.head(i)
		if h < 0 {
			return false
		}
		if t.lemma(h) == "take" && t.tok[h].XPOS == "VBD" {
			return slices.ContainsFunc(t.child(h, "nsubj", "expl"), func(k int) bool { return t.lower(k) == "it" }) && !t.denied(h)
		}
		i = h
	}
	return false
}

// given: who is given until a day to do something has not done it.
func (t *tree) given(h int) bool {
	if t.lemma(h) != "give" {
		return false
	}
	const near = 7
	for k := h + 1; k < min(len(t.tok), h+near); k++ {
		if t.lower(k) == "until" || t.lower(k) == "till" {
			return true
		}
	}
	return false
}

// toNoun: "a plan to meet", "the first leader to visit".
func (t *tree) toNoun(h int, w *rules.Words, m mood) mood {
	switch lemma := t.lemma(h); {
	case t.calledOff(h, w):
		m.status = graph.Cancelled
		return m
	case w.Has("planning", lemma) || lemma == "decision" || lemma == "plan" || lemma == "agreement" || lemma == "deal":
		return m.plan()
	case t.hasAdjective(h, "first", "last", "only", "latest", "second", "third"):
		return m
	}
	return t.unreal(h)
}

// calledOff: "dropped plans to send".
func (t *tree) calledOff(h int, w *rules.Words) bool {
	g := t.head(h)
	return g >= 0 && t.tok[h].Rel == "obj" && (w.Has("cancel", t.verbLemma(g)) || t.lemma(g) == "drop")
}

func (t *tree) hasAdjective(h int, words ...string) bool {
	for _, k := range t.child(h, "amod", "advmod") {
		for _, a := range words {
			if t.lower(k) == a {
				return true
			}
		}
	}
	return false
}

func (t *tree) hasAdverb(h int, word string) bool {
	return slices.ContainsFunc(t.child(h, "advmod"), func(k int) bool { return t.lower(k) == word })
}

func (t *tree) hasMark(i int, mark string) bool {
	for _, k := range t.child(i, "mark") {
		if t.lower(k) == mark {
			return true
		}
	}
	return false
}

// beTo: "is to visit", "were to be signed".
func (t *tree) beTo(i int) bool {
	for _, k := range t.child(i, "mark") {
		if t.lower(k) != "to" {
			continue
		}
		for k--; k > 0 && (t.tok[k].UPOS == "ADV" || t.tok[k].Text == ","); {
			k--
		}
		return k >= 0 && t.lemma(k) == "be"
	}
	return false
}

// conditional: "will send them if the war goes on".
func (t *tree) conditional(i int) bool {
	for _, k := range t.child(i, "advcl") {
		if t.hasMark(k, "if") || t.hasMark(k, "unless") {
			return true
		}
	}
	return false
}

// reported: the clause is what somebody said, so that its "would" is a "will".
func (t *tree) reported(i int) bool {
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return false
		}
		switch t.tok[i].Rel {
		case "ccomp", "parataxis":
			return t.isSpeech(t.lemma(h))
		}
		if t.tok[i].Rel == "root" {
			return false
		}
		i = h
	}
	return false
}

func (t *tree) negativeDeterminer(k int) bool {
	for _, d := range t.child(k, "det", "advmod") {
		if w := t.lower(d); w == "no" || w == "neither" {
			return true
		}
	}
	return t.lower(k) == "nobody" || t.lower(k) == "nothing" || t.lower(k) == "none"
}

// nounMood reads the modifiers of a noun: "planned", "possible", "no".
func (t *tree) nounMood(i int, w *rules.Words, m mood) mood {
	if t.negativeDeterminer(i) {
		return t.unreal(i)
	}
	for _, k := range t.kids[i] {
		if k > i {
			continue
		}
		if word := t.lower(k); t.tok[k].Rel == "aux" && (w.Has("unreal_modal", word) || word == "would") {
			return t.unreal(k) // "would be an attack"
		}
		switch t.tok[k].Rel {
		case "amod", "det", "compound", "advmod":
			switch word := t.lower(k); {
			case t.cancelledWord(w, k):
				m.status = graph.Cancelled
			case w.Has("planned_adjective", word) && !t.inTime[k]:
				m = m.plan()
			case w.Has("unreal_adjective", word) && t.tok[k].UPOS != "VERB":
				return t.unreal(k)
			}
		}
	}
	return m
}

func (t *tree) cancelledWord(w *rules.Words, k int) bool {
	return t.tok[k].XPOS == "VBN" && w.Has("cancel", t.lemma(k))
}

// governed reads the verb or noun that governs a noun.
func (t *tree) governed(i int, w *rules.Words, m mood, depth int) mood {
	for _, k := range t.child(i, "acl", "acl:relcl") {
		switch lemma := t.verbLemma(k); {
		case w.Has("cancel", lemma) && t.passive(k):
			m.status = graph.Cancelled
		case w.Has("planning", lemma) && t.passive(k):
			m = m.plan()
		case t.tok[k].Rel == "acl:relcl" && t.beTo(k):
			m = t.wasTo(k, m)
		}
	}
	if t.struckOff(i, w) {
		m.status = graph.Cancelled
		return m
	}
	h := t.head(i)
	if h < 0 || depth > maxDepth {
		return m
	}
	rel := t.tok[i].Rel
	if !t.verb(h) {
		for _, k := range t.child(h, "aux") {
			if word := t.lower(k); rel == "nsubj" && (w.Has("unreal_modal", word) || word == "would") {
				return t.unreal(k) // "an attack would be a mistake"
			}
		}
		switch {
		case rel == "conj" || rel == "appos":
			return t.governed(h, w, m, depth+1)
		case w.Has("unreal_noun", t.lemma(h)) && rel == "nmod":
			return t.unreal(h)
		case rel == "nsubj" && w.Has("unreal_adjective", t.lemma(h)):
			return t.unreal(h)
		case rel == "nmod" || rel == "compound":
			return t.governed(h, w, m, depth+1)
		}
		return m
	}
	lemma := t.verbLemma(h)
	if rel == "nsubj" && w.Has("seem", lemma) {
		return t.unreal(h) // "an agreement remains far off"
	}
	argument := rel == "obj" || rel == "nsubj:pass"
	switch {
	case argument && w.Has("cancel", lemma):
		m.status = graph.Cancelled
	case argument && w.Has("deny", lemma):
		m.status = graph.Denied
	case argument && (w.Has("planning", lemma) || lemma == "announce" && rel == "obj"):
		m = m.plan()
	case argument && w.Has("unreal_verb", lemma):
		return t.unreal(h)
	case rel == "obl" && t.prep(i) == "for" && w.Has("unreal_verb", t.lemma(h)):
		return t.unreal(h)
	case rel == "obl" && (t.prep(i) == "after" || t.prep(i) == "following" || t.prep(i) == "since"):
		return m
	case rel == "obl" && (t.prep(i) == "before" || t.prep(i) == "ahead of") && m.status == graph.Occurred:
		return m.plan()
	}
	v := t.verbMood(h, w, m, depth+1)
	v.implied, v.present = m.implied, m.present
	return v
}
