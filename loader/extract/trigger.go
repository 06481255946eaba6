package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/rules"
)

const actorsByDemonym = actors.ByDemonym

// trigger is a word that tells of an event, with the rule it met.
type trigger struct {
	at int
	// noun is the noun that a verb pattern names ("hold talks"), or -1.
	noun  int
	frame *rules.Frame
	slots *slots
	// says are the words of a statement's content: from and behind the last.
	says [][2]int
	// back says that it only refers to an event told before: "the meeting".
	back bool
	// mark is the colon of "X: …", 0 without one; at is then the head of what
	// stands before it.
	mark int
	// refusal says that its denial is the deed: "would not accept".
	refusal bool
}

// word is where the trigger stands in the text.
func (g *trigger) word() int { return max(g.at, g.mark) }

// triggers returns the triggers of a sentence by position.
func (t *tree) triggers(r *rules.Rules) []trigger {
	var found []trigger
	taken := make([]bool, len(t.tok))
	for i := range t.tok {
		if t.tok[i].UPOS != "VERB" || t.nounInDisguise(i) || t.adjectival(i) || t.nameless(i) {
			continue
		}
		if g, ok := t.verbTrigger(r, i); ok {
			found = append(found, g)
			taken[i] = true
			if g.noun >= 0 {
				taken[g.noun] = true
				for _, k := range t.child(g.noun, "nmod") { // "a round of talks"
					if p := t.prep(k); p == "of" || p == "for" {
						taken[k] = true
					}
				}
			}
		}
	}
	for i := range t.tok {
		if taken[i] || t.tok[i].UPOS != "NOUN" && !t.nounInDisguise(i) && t.hyphened(i) == "" {
			continue
		}
		g, ok := t.nounTrigger(r, i)
		switch {
		case !ok:
		case t.retold(&g, found):
			t.dropped(&g, "a verb above it tells who said so")
		case t.absorbed(&g, found):
			t.dropped(&g, "it says again what the verb above it tells")
		case t.manner(&g, found):
			t.dropped(&g, "it says how the deed of the verb above it was done")
		case t.toll(&g, &found):
			found = append(found, g)
		default:
			found = append(found, g)
		}
	}
	found = append(found, t.phoned(r, found)...)
	if g, ok := t.stay(r); ok {
		found = append(found, g)
	}
	if g, ok := t.attendance(r); ok && !slices.ContainsFunc(found, func(f trigger) bool { return consult(f.frame) && !f.back }) {
		found = slices.DeleteFunc(found, func(f trigger) bool { return consult(f.frame) })
		found = append(found, g)
	}
	found = slices.DeleteFunc(found, func(g trigger) bool {
		switch {
		case t.publishes(&g, found):
			t.dropped(&g, "it tells how the words of the statement around it came out")
		case t.reason(&g, found):
			t.dropped(&g, "it gives the reason for the deed it hangs on")
		default:
			return false
		}
		return true
	})
	found = append(found, t.colons(r, found)...)
	found = append(found, t.quotations(r, found)...)
	slices.SortStableFunc(found, func(a, b trigger) int { return a.word() - b.word() })
	return t.withoutSlogans(found)
}

// withoutSlogans leaves out what people take to the streets for: "rallied to demand
// an end to the war" is one deed.
func (t *tree) withoutSlogans(found []trigger) []trigger {
	return slices.DeleteFunc(slices.Clone(found), func(g trigger) bool {
		if g.frame.Type != graph.Request || t.tok[g.at].Rel != "advcl" && t.tok[g.at].Rel != "xcomp" {
			return false
		}
		h := t.head(g.at)
		slogan := slices.ContainsFunc(found, func(v trigger) bool { return v.at == h && v.frame.Type == graph.Protest })
		if slogan {
			t.dropped(&g, "it is what the protest is for")
		}
		return slogan
	})
}

// absorbed reports whether a noun only says again what the verb above it tells:
// "met … in the first encounter between the two".
func (t *tree) absorbed(g *trigger, found []trigger) bool {
	if g.frame.Type == graph.Agreement { // "under a truce agreed on Monday"
		return slices.ContainsFunc(found, func(v trigger) bool {
			return v.frame.Type == graph.Agreement && t.head(v.at) == g.at && strings.HasPrefix(t.tok[v.at].Rel, "acl")
		})
	}
	if !consult(g.frame) {
		return false
	}
	i := g.at
	for n := 0; n < maxDepth; n++ {
		rel, _, _ := strings.Cut(t.tok[i].Rel, ":")
		if rel != "obl" && rel != "nmod" && rel != "appos" && rel != "conj" {
			return false
		}
		if p := t.prep(i); rel == "obl" && p != "in" && p != "at" && p != "for" && p != "during" {
			return false
		}
		h := t.head(i)
		if h < 0 {
			return false
		}
		for k := range found {
			if v := &found[k]; v.at == h && t.verb(h) && v.frame.Type.Class() == g.frame.Type.Class() && v.frame.Type == graph.Meeting {
				return true
			}
		}
		i = h
	}
	return false
}

// manner reports whether a noun only says by what the deed of the verb above it was
// done: "killed him in an air strike on", "buried the hatchet with the signing of".
func (t *tree) manner(g *trigger, found []trigger) bool {
	if consult(g.frame) {
		return false
	}
	switch t.prep(g.at) {
	case "in", "by", "with", "through", "via", "during":
	default:
		return false
	}
	h := t.head(g.at)
	return slices.ContainsFunc(found, func(v trigger) bool {
		return v.at == h && t.verb(h) && v.frame.Type == g.frame.Type && len(t.actorsOf(v.slots.subject)) > 0
	})
}

// toll leaves out a verb that only tells what came of the attack that a noun below
// it names: "four people were killed in a drone attack on".
func (t *tree) toll(g *trigger, found *[]trigger) bool {
	if g.frame.Type != graph.Attack {
		return false
	}
	i := g.at
	for n := 0; n < 3; n++ {
		h := t.head(i)
		if h < 0 {
			return false
		}
		for k := range *found {
			if v := &(*found)[k]; v.at == h && v.frame.Type == graph.Attack && len(t.actorsOf(v.slots.subject)) == 0 {
				t.dropped(v, "it tells what came of the attack that a noun names")
				*found = slices.Delete(*found, k, k+1)
				return true
			}
		}
		if t.verb(h) {
			return false
		}
		i = h
	}
	return false
}

// hasInfinitive: "on the president to resign".
func (t *tree) hasInfinitive(k int) bool {
	for _, c := range t.child(k, "acl", "xcomp", "advcl", "csubj") {
		if t.hasMark(c, "to") {
			return true
		}
	}
	return false
}

// courtesy: "called the president to congratulate him" is a call, "called the
// president to account" is none.
func (t *tree) courtesy(i int) bool {
	return slices.ContainsFunc(t.child(i, "advcl", "xcomp"), func(c int) bool {
		return t.hasMark(c, "to") && t.rules.Words.Has("telephoning", t.lemma(c))
	})
}

// actorsOf returns the namings that the phrases of the heads stand for.
func (t *tree) actorsOf(heads []int) []int {
	var found []int
	for _, h := range heads {
		found = append(found, t.actorsAt(h)...)
	}
	return found
}

// adjectival: "detained sailors", "the so-called talks".
func (t *tree) adjectival(i int) bool {
	if len(t.rules.Verb(t.hyphened(i))) > 0 {
		return false // "test-fired a missile"
	}
	return t.tok[i].Rel == "amod" || i > 0 && t.tok[i-1].XPOS == "HYPH" && t.tok[i-1].Start == t.tok[i-1].End-1 && t.tok[i-1].End == t.tok[i].Start
}

// nounInDisguise: "that meeting" may be tagged as a form of the verb.
func (t *tree) nounInDisguise(i int) bool {
	if i > 2 && t.lower(i) == "talks" && t.tok[i].XPOS == "VBZ" && len(t.cover[i-1]) > 0 && t.tok[i-2].Text == "-" && len(t.cover[i-3]) > 0 {
		return true // "Chad-Sudan talks"
	}
	if t.tok[i].XPOS != "VBG" || !strings.HasSuffix(t.lower(i), "ing") {
		return false
	}
	if t.stirs(i) {
		return true
	}
	if i == 0 {
		return false
	}
	switch t.tok[i-1].XPOS {
	case "DT", "PRP$", "POS":
		return len(t.child(i, "obj")) == 0
	}
	return false
}

// hyphened returns the lemma of word i with the word that a hyphen ties to it,
// "" where none does: "pull-out", "test-fire".
func (t *tree) hyphened(i int) string {
	if i < 2 || t.tok[i-1].Text != "-" || t.tok[i-1].Start != t.tok[i-2].End || t.tok[i].Start != t.tok[i-1].End {
		return ""
	}
	return t.lower(i-2) + "-" + t.lemma(i)
}

// stirs reports whether a word in -ing is followed by a verb that says how what
// it names goes on: "fighting erupted", "shelling continued".
func (t *tree) stirs(i int) bool {
	return i+1 < len(t.tok) && t.tok[i].XPOS == "VBG" && (t.tok[i+1].XPOS == "VBD" || t.tok[i+1].XPOS == "VBN" || t.tok[i+1].XPOS == "VBZ") &&
		t.rules.Words.Has("occur", t.lemma(i+1)) && !t.hasChild(i, "aux", "nsubj", "obj")
}

// nameless: a word of a person's name is no verb ("Sayyed").
func (t *tree) nameless(i int) bool {
	for _, n := range t.cover[i] {
		if m := &t.namings[n]; m.As.Kind == graph.Person && m.to-m.from > 1 && m.How == actors.ByName {
			return true
		}
	}
	return false
}

func (t *tree) nounLemma(i int) string {
	switch h := t.hyphened(i); {
	case h == "":
	case h == "cease-fire":
		return "ceasefire"
	case len(t.rules.Noun(h)) > 0 || strings.HasPrefix(h, "counter-"):
		return h
	}
	if t.tok[i].UPOS == "VERB" {
		if t.lower(i) == "talks" {
			return "talk"
		}
		return t.lower(i)
	}
	return t.lemma(i)
}

func (t *tree) verbTrigger(r *rules.Rules, i int) (trigger, bool) {
	patterns := r.Verb(t.hyphened(i))
	if len(patterns) == 0 {
		patterns = r.Verb(t.lemma(i))
	}
	if len(patterns) == 0 {
		return trigger{}, false
	}
	plain := t.verbSlots(i)
	for _, o := range plain.object { // "rejected the American plan", "the plan of"
		plain.possessor = append(plain.possessor, t.expand(t.child(o, "nmod:poss"))...)
		t.modifiers(o, plain)
	}
	plain.kind = nil
	h := t.head(i)
	for _, p := range patterns {
		if h >= 0 && t.lower(h) == "what" && p.Frame.Type == graph.Statement {
			continue // "after what they called a success"
		}
		noun, ok := t.matches(&p, i, plain)
		if !ok {
			t.unfit(i, &p, "its other words do not stand there")
			continue
		}
		s := plain
		if noun >= 0 {
			s = t.verbSlots(i)
			s.merge(t.ownNounSlots(noun))
			if consult(p.Frame) || len(t.actorsAt(noun)) == 0 || t.hasChild(noun, "nmod:poss") { // "expelled envoys": they are what the deed is done to, not "recalled its envoys"
				s.object = slices.DeleteFunc(s.object, func(k int) bool { return k == noun || t.below(noun, k) })
			}
		}
		if s.passive && len(s.subject) == 0 && wordsDone(p.Frame.Type) { // "Norway's plan, presented on Monday"
			s.subject = slices.Clone(s.possessor)
		}
		if why := t.misfit(&p, &trigger{at: i, noun: noun, frame: p.Frame, slots: s}); why != "" {
			if why == noActor && t.partiesUnsaid(p.Frame, s, noun) {
				return trigger{at: i, noun: noun, frame: p.Frame, slots: s, back: true}, true
			}
			t.unfit(i, &p, why)
			continue
		}
		g := trigger{at: i, noun: noun, frame: p.Frame, slots: s, back: p.Frame.Back, refusal: p.Not}
		if p.Frame.Pair && p.Frame.Type == graph.Call && len(t.participants(&g)) < 2 {
			t.unfit(i, &p, "it takes two, and fewer are found") // "spoke of peace" is a remark
			continue
		}
		return g, true
	}
	return trigger{}, false
}

// wordsDone are the types of which the object belongs to who does them: a plan, a
// demand, a threat.
func wordsDone(e graph.EventType) bool {
	return e == graph.Proposal || e == graph.Request || e == graph.Threat
}

// partiesUnsaid reports whether an agreement is told without those who made it,
// since the text has named them: "the accord was signed in May", "the two sides
// agreed on a truce".
func (t *tree) partiesUnsaid(f *rules.Frame, s *slots, noun int) bool {
	if len(s.subject) == 1 && !s.guessed && t.partyWord(s.subject[0]) {
		return f.Type == graph.Agreement || twoSided(f.Type) && t.tok[s.subject[0]].UPOS == "NOUN"
	}
	return f.Type == graph.Agreement && len(s.subject) == 0 && s.passive &&
		(noun >= 0 || slices.ContainsFunc(s.object, func(o int) bool { return t.rules.Words.Has("terms", t.lemma(o)) }))
}

// twoSided are the deeds that news tells of both parties at once: "both sides
// rejected the plan".
func twoSided(e graph.EventType) bool {
	switch e {
	case graph.Rejection, graph.Concession, graph.Proposal, graph.Request:
		return true
	}
	return false
}

// misfit says why the slots of a verb do not fit a pattern, "" where they do.
func (t *tree) misfit(p *rules.Pattern, g *trigger) string {
	switch {
	case !t.meetsKind(p, g.slots):
		return otherKind
	case t.barred(p.Frame, g.slots):
		return excluded
	case !t.filled(p.Frame, g.slots):
		return noActor
	case !t.located(g):
		return "it needs a place, and none stands there"
	}
	return ""
}

// Why a pattern does not fit.
const (
	otherKind = "what stands before the noun does not make it one of the kind asked for"
	excluded  = "a slot holds a word that the rule excludes"
	noActor   = "a slot that must hold an actor holds none"
)

// ownNounSlots are the slots of a noun without those of its verb.
func (t *tree) ownNounSlots(i int) *slots {
	s := &slots{prep: map[string][]int{}}
	t.reach(i, s, 0)
	s.possessor = t.expand(t.child(i, "nmod:poss"))
	t.modifiers(i, s)
	for _, k := range t.child(i, "nmod") {
		if t.prep(k) == "of" { // "a round of talks with"
			inner := &slots{prep: map[string][]int{}}
			t.reach(k, inner, 0)
			t.modifiers(k, inner)
			s.merge(inner)
		}
	}
	return s
}

// matches holds a pattern against a verb; noun is the word that fills the slot
// the pattern names.
func (t *tree) matches(p *rules.Pattern, i int, s *slots) (noun int, ok bool) {
	noun = -1
	if !t.inRow(i, p.Particles, s) {
		for _, particle := range p.Particles {
			if !t.hasParticle(i, particle, s, len(p.Slots) > 0) {
				return -1, false
			}
		}
	}
	clause := t.hasChild(i, "xcomp", "ccomp")
	if p.Clause && !clause { // "offered on Sunday to bring them together"
		clause = slices.ContainsFunc(t.child(i, "advcl"), func(k int) bool { return k > i && t.hasMark(k, "to") })
	}
	if p.To && t.tok[i].XPOS != "VB" {
		return -1, false
	}
	if p.Said && !t.says(i) || p.Not && (!t.denied(i) || t.elliptic(i)) || p.Mandative && !t.mandative(i) {
		return -1, false
	}
	if p.Passive && !s.passive || p.Bare && (clause || t.lemma(i) == "call" && t.hasInfinitive(i) && !t.courtesy(i)) || p.Clause && !clause || p.Alone && (len(s.object) > 0 || len(s.prep["out of"]) > 0) {
		return -1, false
	}
	for _, want := range p.Slots {
		if want.Slot == "kind" {
			continue
		}
		k := t.fills(want, s)
		if k < 0 {
			return -1, false
		}
		if !t.standsFor(want.Words, k) || slices.Contains(want.Words, t.nounLemma(k)) || collective[t.lemma(max(t.head(k), 0))] && slices.Contains(want.Words, t.lemma(k)) {
			if want.Slot != "subject" {
				noun = k
			}
		} else if p.Bare && t.hasInfinitive(k) {
			return -1, false
		}
	}
	return noun, true
}

// inRow reports whether several particles stand just behind verb i, word for word:
// "face to face with". What the last of them governs fills its slot, wherever a
// parser has hung it, since it makes a noun or a verb of such words.
func (t *tree) inRow(i int, particles []string, s *slots) bool {
	if len(particles) < 2 || i+len(particles) >= len(t.tok) {
		return false
	}
	for n, particle := range particles {
		if t.lower(i+1+n) != particle {
			return false
		}
	}
	last := i + len(particles)
	if h := t.head(last); h > last && t.tok[last].Rel == "case" {
		s.add(particles[len(particles)-1], t.expand([]int{h})...)
	}
	return true
}

// denied reports whether the clause of a verb says that it is not done: "would
// not", "never", "no longer", "failed to".
func (t *tree) denied(i int) bool {
	return t.failed(i) || slices.ContainsFunc(t.kids[i], func(k int) bool {
		return negation(t.lower(k)) || t.noLonger(k) || t.neither(k) || t.tok[k].Rel == "obj" && (t.lower(k) == "none" || t.lower(k) == "nothing" || t.negativeDeterminer(k))
	})
}

// elliptic: "accepted, though not signed" says what a deed was short of.
func (t *tree) elliptic(i int) bool {
	return t.tok[i].XPOS == "VBN" && !t.hasChild(i, "aux", "aux:pass") && !t.failed(i)
}

// failed: "failed to turn up".
func (t *tree) failed(i int) bool {
	h := t.head(i)
	return h >= 0 && t.tok[i].Rel == "xcomp" && (t.lemma(h) == "fail" || t.lemma(h) == "neglect" || t.lemma(h) == "omit")
}

// neither reports whether a subject is "neither A nor B", "neither side".
func (t *tree) neither(k int) bool {
	return strings.HasPrefix(t.tok[k].Rel, "nsubj") &&
		slices.ContainsFunc(t.child(k, "det", "cc", "cc:preconj", "advmod"), func(d int) bool { return t.lower(d) == "neither" })
}

// noLonger reports whether a child of a verb is the adverb of "would no longer go".
func (t *tree) noLonger(k int) bool {
	return t.lower(k) == "longer" && (t.lower(k-1) == "no" || t.lower(k-1) == "any")
}

func negation(word string) bool {
	switch word {
	case "not", "never", "n't", "n’t", "cannot", "neither", "nor":
		return true
	}
	return false
}

// mandative reports whether a verb has a clause of what somebody is to do:
// "demanded that they leave", "suggested leaving", "asked them to leave", and not
// "asked whether they had left". After a verb in the past the
// bare form can be nothing else, whatever the tagger took it for.
func (t *tree) mandative(i int) bool {
	for _, k := range t.child(i, "advcl") { // "appealed to them on Monday to leave"
		if k > i && t.hasMark(k, "to") {
			return true
		}
	}
	for _, k := range t.child(i, "conj") { // a parser takes "that … be asked" for one
		if k > i && t.tok[k].XPOS == "VBN" && !t.hasChild(k, "aux") && slices.ContainsFunc(t.child(k, "aux:pass"), func(a int) bool { return t.lower(a) == "be" }) {
			return true
		}
	}
	for _, k := range t.child(i, "ccomp", "xcomp") {
		bare := t.tok[k].XPOS == "VB" || t.tok[k].XPOS == "VBP" && t.lower(k) == t.lemma(k)
		if t.tok[k].Rel == "xcomp" && (t.tok[k].XPOS == "VBG" && !t.hasChild(k, "mark") || t.hasMark(k, "to")) {
			return true
		}
		for _, a := range t.child(k, "aux", "aux:pass", "cop", "mark") {
			switch w := t.lower(a); {
			case w == "be", w == "should":
				return true
			case w == "to", t.tok[a].Rel != "mark":
				bare = false
			}
		}
		if bare && t.tok[k].Rel == "ccomp" {
			return true
		}
	}
	return false
}

// collective heads stand for what follows their "of".
var collective = map[string]bool{
	"series": true, "number": true, "string": true, "set": true, "couple": true, "rest": true, "kind": true,
	"day": true, "hour": true, "week": true, "lot": true, "type": true, "form": true, "part": true, "bout": true,
	"ten": true, "first": true, "second": true, "last": true, "thousand": true, "hundred": true, "dozen": true, "score": true, "crowd": true, "million": true, "group": true, "majority": true, "handful": true,
	"some": true, "all": true, "most": true, "bulk": true, "many": true, "several": true, "half": true,
	"phase": true, "stage": true, "portion": true, "clutch": true, "raft": true, "version": true, "element": true,
	"wave": true, "worth": true, "dollar": true, "batch": true, "flurry": true, "spate": true,
}

// fills returns the word of the slot that has one of the lemmas, -1 without one.
func (t *tree) fills(want rules.SlotWords, s *slots) int {
	for _, h := range s.named(want.Slot) {
		if slices.Contains(want.Words, t.nounLemma(h)) {
			return h
		}
		if t.standsFor(want.Words, h) {
			return h
		}
		if k := h + 1; k < len(t.tok) && t.tok[k].XPOS == "JJ" && t.tok[k].Rel == "xcomp" && slices.Contains(want.Words, t.lower(k)) {
			return k // "launched a lightning offensive", of which a tagger makes an adjective
		}
		if k := t.antecedentOf(h); k >= 0 && slices.Contains(want.Words, t.nounLemma(k)) {
			return k
		}
		if collective[t.lemma(h)] {
			for _, k := range t.child(h, "nmod", "obl") {
				if slices.Contains(want.Words, t.lemma(k)) {
					return k
				}
			}
		}
	}
	return -1
}

// antecedentOf returns the noun of the sentence that a pronoun may stand for, -1 where there is none: "imposed sanctions in May and lifted them".
func (t *tree) antecedentOf(h int) int {
	number := ""
	switch t.lower(h) {
	case "it":
		number = "NN"
	case "them":
		number = "NNS"
	}
	if number == "" {
		return -1
	}
	for k := h - 1; k >= 0; k-- {
		if t.tok[k].XPOS == number && !t.inTime[k] && len(t.cover[k]) == 0 && (t.tok[k].Rel == "obj" || strings.HasPrefix(t.tok[k].Rel, "nsubj")) {
			return k
		}
	}
	return -1
}

// standsFor reports whether word h is one of the sorts that the words ask for: an
// actor, a person, a place.
func (t *tree) standsFor(words []string, h int) bool {
	for _, w := range words {
		switch w {
		case rules.ActorWord, rules.PersonWord:
			if found := t.actorsAt(h); len(found) > 0 && (w == rules.ActorWord || t.namings[found[0]].As.Kind == graph.Person) {
				return true
			}
		case rules.PlaceWord:
			if t.aPlace(h) {
				return true
			}
		}
	}
	return false
}

// aPlace reports whether word h names a place.
func (t *tree) aPlace(h int) bool {
	return slices.ContainsFunc(t.cover[h], func(n int) bool {
		return t.namings[n].Place || t.namings[n].As.Kind == graph.Country && !t.namings[n].Possessive
	})
}

// hasParticle reports whether a particle stands with verb i: an adverb ("off",
// "free"), or a preposition with what it governs. Where the pattern names a noun,
// the preposition may hang on that one ("laid a text before the council").
func (t *tree) hasParticle(i int, particle string, s *slots, named bool) bool {
	for _, k := range t.kids[i] {
		if k > i && t.lower(k) == particle && !strings.HasPrefix(t.tok[k].Rel, "nsubj") {
			return true
		}
	}
	if t.lower(i+1) == particle {
		return true
	}
	if separable(t.lemma(i), particle) {
		out := slices.ContainsFunc(s.prep[particle+" of"], func(k int) bool { return t.head(k) == i })                                    // "took them out of"
		return out || slices.ContainsFunc(s.prep[particle], func(k int) bool { return t.tok[k].UPOS == "ADJ" || t.tok[k].UPOS == "ADV" }) // "turned it down flat"
	}
	if slices.ContainsFunc(t.child(i, "advcl"), func(k int) bool { return t.tok[k].XPOS == "VBG" && t.hasMark(k, particle) }) {
		return true // "tasked him with forming"
	}
	for _, k := range s.prep[particle] {
		if t.head(k) == i || t.tok[k].Rel == "conj" || particle == "with" || named {
			return true
		}
	}
	const near = 6
	for k := i + 1; particle == "until" && k < min(len(t.tok), i+near); k++ { // "gave them until Sunday"
		if t.lower(k) == particle && t.inTime[min(k+1, len(t.tok)-1)] {
			return true
		}
	}
	return false
}

// separable reports whether a particle goes with the verb and not with a noun
// after it: "gave in" is not "gave a dinner in".
func separable(verb, particle string) bool {
	switch particle {
	case "out", "up", "down", "off", "over", "back", "away", "aside", "forward", "along":
		return true
	case "in":
		switch verb {
		case "give", "cave", "call", "hand", "put", "dig", "fly", "truck", "send", "swear", "vote", "bring":
			return true
		}
	}
	return false
}

func (t *tree) meetsKind(p *rules.Pattern, s *slots) bool {
	for _, want := range p.Slots {
		if want.Slot == "kind" && !slices.ContainsFunc(s.kind, func(k string) bool { return slices.Contains(want.Words, k) }) {
			return false
		}
	}
	return true
}

// barred reports whether a slot is headed by a word the frame excludes.
func (t *tree) barred(f *rules.Frame, s *slots) bool {
	for slot, words := range f.Unless {
		if slot == "kind" {
			if slices.ContainsFunc(s.kind, func(k string) bool { return slices.Contains(words, k) }) {
				return true
			}
			continue
		}
		if slot == "particle" {
			if slices.ContainsFunc(s.particles, func(k string) bool { return slices.Contains(words, k) }) {
				return true
			}
			continue
		}
		for _, h := range s.named(slot) {
			if (slices.Contains(words, t.lemma(h)) || words[0] == "*") && !slices.ContainsFunc(t.cover[h], func(n int) bool { return t.namings[n].As.Kind != graph.Group }) {
				return true
			}
		}
	}
	return false
}

// filled reports whether every slot the frame needs holds an actor.
func (t *tree) filled(f *rules.Frame, s *slots) bool {
	for _, alternatives := range f.Need {
		if alternatives[0] == placeSlot {
			continue
		}
		if !slices.ContainsFunc(alternatives, func(slot string) bool {
			return slices.ContainsFunc(s.named(slot), func(h int) bool {
				return len(t.actorsAt(h)) > 0 || f.Type == graph.Attack && t.aPlace(h) || // "Kharkiv was shelled"
					aimed(f, slot) && (len(t.countriesAt(h)) > 0 || f.Type == graph.Attack && len(t.owners(h)) > 0) || t.crowdFills(f, slot, h, s) || t.dealsAlone(f, slot, h)
			}) || slot == "subject" && consult(f) && f.Type != graph.Visit && len(s.subject) == 1 && t.several(s.subject[0]) != nil
		}) {
			return false
		}
	}
	return true
}

// aimed reports whether a slot holds those whom a deed is done to: there a country
// is meant even where its name would be a place ("pointed the finger at Burundi").
func aimed(f *rules.Frame, slot string) bool {
	return slices.Contains(f.Roles, rules.SlotRole{Slot: slot, Role: graph.RoleTarget})
}

// placeSlot in a frame's need asks for a place; "place|date" is content with a day.
const placeSlot, dateSlot = "place", "date"

// located reports whether a trigger has the place its frame needs.
func (t *tree) located(g *trigger) bool {
	for _, alternatives := range g.frame.Need {
		if alternatives[0] == placeSlot && t.where(g) == nil && !(slices.Contains(alternatives, dateSlot) && t.datedExplicitly(g.at)) {
			return false
		}
	}
	return true
}

// peopled reports whether any slot with a role holds an actor.
func (t *tree) peopled(f *rules.Frame, s *slots) bool {
	return slices.ContainsFunc(f.Roles, func(r rules.SlotRole) bool {
		return slices.ContainsFunc(s.named(r.Slot), func(h int) bool { return len(t.actorsAt(h)) > 0 })
	})
}

func (t *tree) nounTrigger(r *rules.Rules, i int) (trigger, bool) {
	lemma := t.nounLemma(i)
	patterns := r.Noun(lemma)
	if len(patterns) == 0 || lemma == "talk" && t.lower(i) != "talks" {
		return trigger{}, false
	}
	s := t.nounSlots(i, &r.Words)
	t.between(i, s)
	for _, p := range patterns {
		if !t.nounMatches(&p, i, s) {
			t.unfit(i, &p, "its other words do not stand there")
			continue
		}
		if t.barred(p.Frame, s) {
			t.unfit(i, &p, excluded)
			continue
		}
		if p.Frame.Type == graph.Statement && !t.remarked(i, s) {
			t.unfit(i, &p, "nobody is told to have spoken the words it names")
			continue
		}
		peopled := t.filled(p.Frame, s) && t.peopled(p.Frame, s) || consult(p.Frame) && p.Frame.Type != graph.Visit && len(t.sharers(i)) > 0
		if !peopled && p.Frame.Type == graph.Visit {
			peopled = t.travellers(i, s)
		}
		if peopled || p.Frame.Type == graph.Meeting && (t.definite(i) || t.staged(i, r) || t.scheduled(i, r) || t.anchored(i)) || p.Frame.Type == graph.Agreement && (t.inForce(i) || t.staged(i, r) || t.scheduled(i, r)) || p.Frame.ID == "attack.fighting" && t.definite(i) && t.staged(i, r) {
			return trigger{at: i, noun: -1, frame: p.Frame, slots: s, back: !peopled}, true
		}
		t.unfit(i, &p, noActor)
	}
	return trigger{}, false
}

// phoned finds the calls in which something else was done: "told him over the
// telephone that", "reached by him on the telephone". Their trigger is the word for
// the telephone.
func (t *tree) phoned(r *rules.Rules, found []trigger) []trigger {
	var calls []trigger
	for k := range t.tok {
		if !r.Words.Has("remote_means", t.lemma(k)) || !t.through(k) {
			continue
		}
		h := t.head(k)
		for n := 0; h >= 0 && t.tok[h].UPOS != "VERB" && n < 3; n++ {
			h = t.head(h)
		}
		if slices.ContainsFunc(found, func(g trigger) bool { return consult(g.frame) && (g.at == h || g.noun == h || g.at == k) }) {
			continue
		}
		var s *slots
		if h >= 0 && t.tok[h].UPOS == "VERB" {
			s = t.verbSlots(h)
			s.object = append(s.object, s.indirect...)
		}
		if s == nil || !t.anyPerson(s.subject) || !t.anyPerson(slices.Concat(s.object, s.prep["with"], s.prep["to"])) {
			if s = t.phonedBy(k); s == nil {
				continue
			}
		}
		calls = append(calls, trigger{at: k, noun: -1, frame: r.Frame("call.verb"), slots: s})
	}
	return calls
}

// through reports whether "by", "over", "on" or "via" stands before a word, with
// no more than an article between; a parser may make a verb of it.
func (t *tree) through(k int) bool {
	p := k - 1
	if p >= 0 && t.tok[p].XPOS == "DT" {
		p--
	}
	if p < 0 {
		return false
	}
	switch t.lower(p) {
	case "by", "over", "on", "via":
		return true
	}
	return false
}

// phonedBy reads the participle before or after a name, which parsers lose: "the
// king, reached by A on the telephone, said", "Pressed over the telephone by A, B
// gave way". It goes by the order of the words; nil where nothing of the kind
// stands around word k.
func (t *tree) phonedBy(k int) *slots {
	from, to := k, k
	for from > 0 && t.tok[from-1].UPOS != "PUNCT" {
		from--
	}
	for to < len(t.tok) && t.tok[to].UPOS != "PUNCT" {
		to++
	}
	by, participle := -1, false
	for i := from; i < to; i++ {
		if len(t.cover[i]) == 0 && strings.HasSuffix(t.lower(i), "ed") || t.tok[i].XPOS == "VBN" {
			participle = true
		}
		if participle && t.lower(i) == "by" {
			if n := t.nameFrom(i+1, 5); n >= 0 {
				by = n
			}
		}
	}
	if by < 0 {
		return nil
	}
	other := t.nameFrom(to+1, 6)
	for i := from - 2; i >= 0 && from > 0; i-- { // "the king, reached by A"
		if len(t.cover[i]) > 0 {
			other = t.namingHead(t.namings[t.cover[i][0]])
			break
		}
		if t.tok[i].UPOS == "PUNCT" || t.tok[i].UPOS == "VERB" {
			break
		}
	}
	if other < 0 || !t.anyPerson([]int{other}) || slices.Contains(t.actorsAt(other), t.cover[by][0]) {
		return nil
	}
	return &slots{prep: map[string][]int{}, subject: []int{by}, object: []int{other}}
}

func (t *tree) anyPerson(heads []int) bool {
	return slices.ContainsFunc(heads, func(h int) bool {
		found := t.actorsAt(h)
		return len(found) > 0 && t.namings[found[0]].As.Kind == graph.Person
	})
}

// stay finds a person who "was in Oslo on Monday" or "is due in Oslo on Monday":
// somebody abroad on a day of which the text speaks is on a visit, and somebody
// who "was in Oslo with X" was with X.
func (t *tree) stay(r *rules.Rules) (trigger, bool) {
	for i := range t.tok {
		if len(t.child(i, "cop")) == 0 || t.quoted[i] {
			continue
		}
		heads, _ := t.subject(i, 0)
		if len(heads) == 0 {
			continue
		}
		who := t.actorsAt(heads[0])
		if len(who) == 0 {
			continue
		}
		s := &slots{prep: map[string][]int{}, subject: heads}
		frame, at := r.Predicate(t.prep(i)), i
		for _, k := range t.child(i, "obl", "nmod") {
			if f := r.Predicate(t.lower(i) + " " + t.prep(k)); f != nil {
				frame, at = f, k
			}
		}
		if frame == nil || frame.Status == "" && t.namings[who[0]].As.Kind != graph.Person {
			continue
		}
		if with := t.stayedWith(i); len(with) > 0 && frame.Status == "" && (t.datedExplicitly(i) || t.placedAt(i)) {
			s.add("with", with...)
			return trigger{at: i, noun: -1, frame: r.Frame("meet.stay"), slots: s}, true
		}
		if frame.Type != graph.Visit || t.placeOf(at) == nil || frame.Status == "" && (!t.datedExplicitly(i) || t.atHome(who[0], at)) {
			continue
		}
		return trigger{at: i, noun: -1, frame: frame, slots: s}, true
	}
	return trigger{}, false
}

// stayedWith returns the people whom a predicate says somebody was with: "was with
// A", "was in Oslo on Monday with A".
func (t *tree) stayedWith(i int) []int {
	if t.prep(i) != "with" && t.placeOf(i) == nil {
		return nil // "was at odds with"
	}
	for _, k := range append(t.child(i, "obl", "nmod"), i) {
		if t.prep(k) == "with" && t.anyPerson([]int{k}) {
			return t.expand([]int{k})
		}
	}
	return nil
}

// placedAt reports whether a phrase says where: "at the palace", "in the garden".
func (t *tree) placedAt(i int) bool {
	return slices.ContainsFunc(append(t.child(i, "obl", "nmod"), i), func(k int) bool {
		p := t.prep(k)
		return (p == "at" || p == "in") && !t.inTime[k]
	})
}

// datedExplicitly reports whether a day, week or month hangs on a word, not just
// "at the time".
func (t *tree) datedExplicitly(i int) bool {
	for k := range t.times {
		if d := t.times[k].Date; d != nil && d.Basis != graph.BasisNarrative && t.below(t.timeHead(k), i) {
			return true
		}
	}
	return false
}

// placeOf returns the place that the phrase of a word names, nil without one.
func (t *tree) placeOf(i int) *graph.PlaceObserved {
	for _, n := range t.cover[i] {
		if m := &t.namings[n]; m.entity.Place != nil && (m.Place || !m.entity.IsActor()) && graph.Fold(m.entity.Place.Name) != "" {
			return m.entity.Place
		}
	}
	return nil
}

// atHome reports whether a place lies in the country of an actor.
func (t *tree) atHome(n, place int) bool {
	o, ok := countryOf(t.placeOf(place))
	return ok && o.Country == t.namings[n].Side.Key
}

// between finds the "between A and B" that follows a noun and that the tree hung
// elsewhere.
func (t *tree) between(i int, s *slots) {
	const longest = 25
	if t.anyActor(s.prep["between"]) {
		return
	}
	for k := i + 1; k < len(t.tok) && k < i+longest; k++ {
		switch {
		case strings.HasPrefix(t.tok[k].XPOS, "VB") && t.tok[k].XPOS != "VBN" && t.tok[k].XPOS != "VBG", t.tok[k].Text == ";", t.tok[k].Text == ":", len(t.rules.Noun(t.lemma(k))) > 0:
			return
		case t.lower(k) == "between" && !t.inTime[k] && (k+1 >= len(t.tok) || !t.inTime[k+1]):
			for j := k + 1; j < len(t.tok) && j < k+6; j++ {
				for _, n := range t.cover[j] {
					if m := &t.namings[n]; canAct(m) && !m.Possessive {
						s.add("between", t.namingHead(*m))
						t.theOther(m.to, s)
						return
					}
				}
			}
			return
		}
	}
}

// theOther adds to "between" the naming that follows the next "and".
func (t *tree) theOther(from int, s *slots) {
	const longest = 20
	for k := from; k < len(t.tok) && k < from+longest; k++ {
		if t.lower(k) != "and" || len(t.cover[k]) > 0 {
			continue
		}
		for j := k + 1; j < len(t.tok) && j < k+6; j++ {
			for _, n := range t.cover[j] {
				if m := &t.namings[n]; canAct(m) && !m.Possessive {
					s.add("between", t.namingHead(*m))
					return
				}
			}
		}
		return
	}
}

// travellers fills the subject of a visit named in an adverbial: "A, on a visit to
// Oslo, said".
func (t *tree) travellers(i int, s *slots) bool {
	switch t.prep(i) {
	case "on", "during", "after", "following":
	default:
		return false
	}
	if !t.placed(i) {
		return false
	}
	if t.tok[i].Rel == "appos" && t.head(i) >= 0 { // "A, on a visit to Oslo,"
		s.subject = []int{t.head(i)}
	} else if h := t.clauseOf(i); h >= 0 {
		s.subject = t.subjectOf(h)
	}
	return slices.ContainsFunc(s.subject, func(h int) bool {
		found := t.actorsAt(h)
		return len(found) > 0 && t.namings[found[0]].As.Kind == graph.Person
	})
}

// placed reports whether a place hangs on a noun by "to" or "in".
func (t *tree) placed(i int) bool {
	for _, k := range t.child(i, "nmod", "obl") {
		if p := t.prep(k); (p == "to" || p == "in") && len(t.cover[k]) > 0 {
			return true
		}
	}
	return false
}

// staged reports whether a verb says that what a noun names is held, begins or
// ends ("talks will resume", "six rounds were held"), or tells of it with a day of
// its own, as of something new ("a round in October petered out over the border").
func (t *tree) staged(i int, r *rules.Rules) bool {
	if t.anew(i) {
		return true
	}
	h := t.head(i)
	if h < 0 || !t.verb(h) {
		return false
	}
	switch t.tok[i].Rel {
	case "nsubj", "nsubj:pass":
		for _, k := range t.child(h, "xcomp") { // "are expected to resume"
			if t.tok[k].XPOS == "VB" && r.Words.Has("occur", t.lemma(k)) {
				return true
			}
		}
		return r.Words.Has("occur", t.lemma(h)) || t.passive(h) && r.Words.Has("light", t.lemma(h))
	}
	return false
}

// anew reports whether a noun is told of with a day of its own: "the session of
// November 7 delivered", "a second meeting followed on Friday", "there was another
// round in May", "the Friday brought a third meeting".
func (t *tree) anew(i int) bool {
	h := t.head(i)
	if t.hasChild(i, "nummod") {
		return false // "twenty more rounds followed"
	}
	if t.hasChild(i, "expl") || h >= 0 && t.hasChild(h, "expl") && strings.HasPrefix(t.tok[i].Rel, "nsubj") {
		return t.dayIn(max(i, 0)) || h >= 0 && t.dayIn(h)
	}
	if h < 0 { // a parser takes the verb of "a second meeting followed on Friday" for a participle
		return t.dayIn(i) || slices.ContainsFunc(t.child(i, "acl"), func(k int) bool {
			return t.rules.Words.Has("happening", t.lemma(k)) && !t.hasChild(k, "aux:pass") && t.dayIn(k)
		})
	}
	switch t.tok[i].Rel {
	case "nsubj", "nsubj:pass":
		return t.dayIn(i) || t.rules.Words.Has("happening", t.lemma(h)) && t.dayIn(h)
	case "obj":
		if l := t.lemma(h); l != "see" && l != "bring" && l != "witness" {
			return false
		}
		return slices.ContainsFunc(t.child(h, "nsubj"), func(k int) bool { return t.inTime[k] || t.aPlace(k) && t.dayIn(h) })
	}
	return false
}

// dayIn reports whether a day, month or year hangs on word i with no verb between.
func (t *tree) dayIn(i int) bool {
	for k := range t.times {
		d := t.times[k].Date
		if d == nil || d.Basis == graph.BasisNarrative {
			continue
		}
		at := t.timeHead(k)
		for n := 0; at >= 0 && at != i && n < maxDepth && (n == 0 || !t.verb(at)); n++ {
			at = t.head(at)
		}
		if at == i {
			return true
		}
	}
	return false
}

// inForce reports whether a verb says that what a noun names began to hold: "the
// truce came into force", "takes effect".
func (t *tree) inForce(i int) bool {
	h := t.head(i)
	if h < 0 || t.tok[i].Rel != "nsubj" || !t.verb(h) {
		return false
	}
	switch t.lemma(h) {
	case "come", "go", "enter", "take", "be", "bring":
	default:
		return false
	}
	return slices.ContainsFunc(t.child(h, "obl", "obj", "advmod"), func(k int) bool {
		switch t.lemma(k) {
		case "force", "effect", "operation", "hold":
			return true
		}
		return false
	})
}

// scheduled reports whether a noun names talks that are planned or called off:
// "a further round is planned for Monday", "a session due on Friday".
func (t *tree) scheduled(i int, r *rules.Rules) bool {
	for _, k := range t.child(i, "acl", "acl:relcl", "amod") {
		if l := t.verbLemma(k); r.Words.Has("arrange", l) && (t.passive(k) || t.tok[k].UPOS == "ADJ" || t.tok[k].XPOS == "VBN") {
			return true
		}
		if t.tok[k].Rel == "acl:relcl" && t.beTo(k) { // "the meeting that was to have crowned the evening"
			return true
		}
	}
	h := t.head(i)
	if h < 0 || t.tok[i].Rel != "nsubj" && t.tok[i].Rel != "nsubj:pass" {
		return false
	}
	l := t.verbLemma(h)
	return (r.Words.Has("arrange", l) || r.Words.Has("arrange", t.lemma(h))) && (t.passive(h) || t.tok[h].UPOS == "ADJ") || t.passive(h) && r.Words.Has("cancel", l)
}

// anchored reports whether a noun for talks says itself when they were: "a round in
// Brussels on September 14", "six sessions between April and June". Whoever has
// been talking, talked then.
func (t *tree) anchored(i int) bool {
	for k := range t.times {
		d := t.times[k].Date
		if d == nil || d.Basis == graph.BasisNarrative && d.Latest == "" {
			continue
		}
		for n, h := 0, t.timeHead(k); n < 3; n++ {
			if h = t.head(h); h < 0 || t.verb(h) {
				break
			}
			if h == i {
				return true
			}
		}
	}
	return false
}

// itself finds "It was to have started on Friday", "They resume on Monday", told
// of talks in the sentence before.
func (t *tree) itself(r *rules.Rules) (trigger, bool) {
	for i := range t.tok {
		if t.tok[i].UPOS != "VERB" || !r.Words.Has("convening", t.lemma(i)) || t.quoted[i] {
			continue
		}
		own := t.child(i, "nsubj", "nsubj:pass")
		if len(own) != 1 || t.lower(own[0]) != "it" && t.lower(own[0]) != "they" || len(t.actorsAt(own[0])) > 0 || t.hasChild(i, "obj", "xcomp") {
			return trigger{}, false
		}
		return trigger{at: i, noun: -1, frame: r.Frame("meet.noun"), slots: &slots{prep: map[string][]int{}}, back: true}, true
	}
	return trigger{}, false
}

// talks reports whether a sentence has a word for talks.
func (t *tree) talks(r *rules.Rules) bool {
	for i := range t.tok {
		if t.tok[i].UPOS != "NOUN" {
			continue
		}
		for _, p := range r.Noun(t.nounLemma(i)) {
			if p.Frame.Type == graph.Meeting && len(p.Slots)+len(p.Particles) == 0 && !p.Frame.Pair {
				return true
			}
		}
	}
	return false
}

func (t *tree) nounMatches(p *rules.Pattern, i int, s *slots) bool {
	for _, particle := range p.Particles {
		if len(s.prep[particle]) == 0 {
			return false
		}
	}
	for _, want := range p.Slots {
		switch want.Slot {
		case "kind":
		case "date":
			if !t.dated(i) && !t.staged(i, t.rules) && !t.inForce(i) {
				return false
			}
		default:
			if t.fills(want, s) < 0 {
				return false
			}
		}
	}
	return t.meetsKind(p, s)
}

// dated reports whether a time expression hangs on the word.
func (t *tree) dated(i int) bool {
	for k := range t.times {
		if t.times[k].Date != nil && t.below(t.timeHead(k), i) {
			return true
		}
	}
	return false
}

// consult: the types in which people come together.
func consult(f *rules.Frame) bool { return f.Type.Consult() }

func (t *tree) isSpeech(lemma string) bool { return t.rules.Words.Has("speech", lemma) }

// onlySaid are deeds of words: told inside another's statement, they are no
// more than the statement.
func onlySaid(e graph.EventType) bool {
	switch e {
	case graph.Request, graph.Accusation, graph.Threat, graph.Rejection, graph.Proposal:
		return true
	}
	return false
}

// wordsAlone are the types of which a statement is all there is to see: told with
// the channel of one, they are it.
func wordsAlone(e graph.EventType) bool {
	return e == graph.Request || e == graph.Accusation || e == graph.Threat
}
