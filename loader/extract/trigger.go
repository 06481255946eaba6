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
	// back says that it only refers to an event told before: "the meeting".
	back bool
	// mark is the colon of "X: …", 0 without one; at is then the head of what
	// stands before it.
	mark int
}

// word is where the trigger stands in the text.
func (g *trigger) word() int { return max(g.at, g.mark) }

// triggers returns the triggers of a sentence by position.
func (t *tree) triggers(r *rules.Rules) []trigger {
	var found []trigger
	taken := make([]bool, len(t.tok))
	for i := range t.tok {
		if t.tok[i].UPOS != "VERB" || t.nounInDisguise(i) || t.adjectival(i) {
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
		if taken[i] || t.tok[i].UPOS != "NOUN" && !t.nounInDisguise(i) {
			continue
		}
		g, ok := t.nounTrigger(r, i)
		switch {
		case !ok:
		case t.absorbed(&g, found):
			t.dropped(&g, "it says again what the verb above it tells")
		default:
			found = append(found, g)
		}
	}
	if g, ok := t.stay(r); ok {
		found = append(found, g)
	}
	if g, ok := t.attendance(r); ok && !slices.ContainsFunc(found, func(f trigger) bool { return consult(f.frame) && !f.back }) {
		found = slices.DeleteFunc(found, func(f trigger) bool { return consult(f.frame) })
		found = append(found, g)
	}
	found = slices.DeleteFunc(found, func(g trigger) bool {
		again := t.publishes(&g, found)
		if again {
			t.dropped(&g, "it tells how the words of the statement around it came out")
		}
		return again
	})
	found = append(found, t.colons(r, found)...)
	slices.SortStableFunc(found, func(a, b trigger) int { return a.word() - b.word() })
	return found
}

// absorbed reports whether a noun only says again what the verb above it tells:
// "met … in the first encounter between the two".
func (t *tree) absorbed(g *trigger, found []trigger) bool {
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

// adjectival: "detained sailors", "the so-called talks".
func (t *tree) adjectival(i int) bool {
	return t.tok[i].Rel == "amod" || i > 0 && t.tok[i-1].XPOS == "HYPH" && t.tok[i-1].Start == t.tok[i-1].End-1 && t.tok[i-1].End == t.tok[i].Start
}

// nounInDisguise: "that meeting" may be tagged as a form of the verb.
func (t *tree) nounInDisguise(i int) bool {
	if i > 2 && t.lower(i) == "talks" && t.tok[i].XPOS == "VBZ" && len(t.cover[i-1]) > 0 && t.tok[i-2].Text == "-" && len(t.cover[i-3]) > 0 {
		return true // "Chad-Sudan talks"
	}
	if t.tok[i].XPOS != "VBG" || i == 0 || !strings.HasSuffix(t.lower(i), "ing") {
		return false
	}
	switch t.tok[i-1].XPOS {
	case "DT", "PRP$", "POS":
		return len(t.child(i, "obj")) == 0
	}
	return false
}

func (t *tree) nounLemma(i int) string {
	if t.tok[i].UPOS == "VERB" {
		return t.lower(i)
	}
	return t.lemma(i)
}

func (t *tree) verbTrigger(r *rules.Rules, i int) (trigger, bool) {
	patterns := r.Verb(t.lemma(i))
	if len(patterns) == 0 {
		return trigger{}, false
	}
	plain := t.verbSlots(i)
	for _, o := range plain.object { // "rejected the American plan", "the plan of"
		plain.possessor = append(plain.possessor, t.expand(t.child(o, "nmod:poss"))...)
		t.modifiers(o, plain)
	}
	plain.kind = nil
	for _, p := range patterns {
		noun, ok := t.matches(&p, i, plain)
		if !ok {
			t.unfit(i, &p, "its other words do not stand there")
			continue
		}
		s := plain
		if noun >= 0 {
			s = t.verbSlots(i)
			s.merge(t.ownNounSlots(noun))
			s.object = slices.DeleteFunc(s.object, func(k int) bool { return k == noun || t.below(noun, k) })
		}
		if why := t.misfit(&p, &trigger{at: i, noun: noun, frame: p.Frame, slots: s}); why != "" {
			t.unfit(i, &p, why)
			continue
		}
		return trigger{at: i, noun: noun, frame: p.Frame, slots: s, back: p.Frame.Back}, true
	}
	return trigger{}, false
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
	for _, particle := range p.Particles {
		if !t.hasParticle(i, particle, s) {
			return -1, false
		}
	}
	clause := t.hasChild(i, "xcomp", "ccomp")
	if p.To && t.tok[i].XPOS != "VB" {
		return -1, false
	}
	if p.Said && !t.says(i) {
		return -1, false
	}
	if p.Passive && !s.passive || p.Bare && clause || p.Clause && !clause || p.Alone && len(s.object) > 0 {
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
		if want.Words[0] != rules.ActorWord && want.Words[0] != rules.PersonWord {
			noun = k
		}
	}
	return noun, true
}

// collective heads stand for what follows their "of".
var collective = map[string]bool{
	"series": true, "number": true, "string": true, "set": true, "couple": true, "rest": true, "kind": true,
	"day": true, "hour": true, "week": true, "lot": true, "type": true, "form": true, "part": true, "bout": true,
	"thousand": true, "hundred": true, "dozen": true, "score": true, "crowd": true, "million": true, "group": true, "majority": true, "handful": true,
	"some": true, "all": true, "most": true, "bulk": true, "many": true, "several": true, "half": true,
	"wave": true, "worth": true, "dollar": true, "batch": true, "flurry": true, "spate": true,
}

// fills returns the word of the slot that has one of the lemmas, -1 without one.
func (t *tree) fills(want rules.SlotWords, s *slots) int {
	for _, h := range s.named(want.Slot) {
		if w := want.Words[0]; w == rules.ActorWord || w == rules.PersonWord {
			if found := t.actorsAt(h); len(found) > 0 && (w == rules.ActorWord || t.namings[found[0]].As.Kind == graph.Person) {
				return h
			}
			continue
		}
		if slices.Contains(want.Words, t.nounLemma(h)) {
			return h
		}
		if collective[t.lemma(h)] {
			for _, k := range t.child(h, "nmod") {
				if slices.Contains(want.Words, t.lemma(k)) {
					return k
				}
			}
		}
	}
	return -1
}

func (t *tree) hasParticle(i int, particle string, s *slots) bool {
	for _, k := range t.child(i, "compound:prt", "advmod") {
		if t.lower(k) == particle {
			return true
		}
	}
	for _, k := range s.prep[particle] {
		if t.head(k) == i || t.tok[k].Rel == "conj" || particle == "with" { // not one that hangs on the object
			return true
		}
	}
	return t.lower(i+1) == particle
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
			if (slices.Contains(words, t.lemma(h)) || words[0] == "*") && len(t.cover[h]) == 0 {
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
			return slices.ContainsFunc(s.named(slot), func(h int) bool { return len(t.actorsAt(h)) > 0 })
		}) {
			return false
		}
	}
	return true
}

// placeSlot in a frame's need asks for a place.
const placeSlot = "place"

// located reports whether a trigger has the place its frame needs.
func (t *tree) located(g *trigger) bool {
	for _, alternatives := range g.frame.Need {
		if alternatives[0] == placeSlot && t.where(g) == nil {
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
	for _, p := range patterns {
		if !t.nounMatches(&p, i, s) {
			t.unfit(i, &p, "its other words do not stand there")
			continue
		}
		if t.barred(p.Frame, s) {
			t.unfit(i, &p, excluded)
			continue
		}
		peopled := t.filled(p.Frame, s) && t.peopled(p.Frame, s) || consult(p.Frame) && p.Frame.Type != graph.Visit && len(t.sharers(i)) > 0
		if !peopled && p.Frame.Type == graph.Visit {
			peopled = t.travellers(i, s)
		}
		if peopled || p.Frame.Type == graph.Meeting && (t.definite(i) || t.staged(i, r)) {
			return trigger{at: i, noun: -1, frame: p.Frame, slots: s, back: !peopled}, true
		}
		t.unfit(i, &p, noActor)
	}
	return trigger{}, false
}

// stay finds a person who "was in Oslo on Monday" or "is due in Oslo on Monday":
// somebody abroad on a day of which the text speaks is on a visit.
func (t *tree) stay(r *rules.Rules) (trigger, bool) {
	for i := range t.tok {
		if len(t.child(i, "cop")) == 0 || t.quoted[i] {
			continue
		}
		frame, at := r.Predicate(t.prep(i)), i
		for _, k := range t.child(i, "obl", "nmod") {
			if f := r.Predicate(t.lower(i) + " " + t.prep(k)); f != nil {
				frame, at = f, k
			}
		}
		if frame == nil || t.placeOf(at) == nil || frame.Status == "" && !t.dated(i) {
			continue
		}
		heads, _ := t.subject(i, 0)
		if len(heads) == 0 {
			continue
		}
		who := t.actorsAt(heads[0])
		if len(who) == 0 || t.namings[who[0]].As.Kind != graph.Person && frame.Status == "" || t.atHome(who[0], at) {
			continue
		}
		return trigger{at: i, noun: -1, frame: frame, slots: &slots{prep: map[string][]int{}, subject: heads}}, true
	}
	return trigger{}, false
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
// ends: "talks will resume", "six rounds were held".
func (t *tree) staged(i int, r *rules.Rules) bool {
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
			if !t.dated(i) {
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
