package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// slots are the phrases around a trigger, by word index of their heads, in
// logical order: the "by" of a passive is the subject.
type slots struct {
	subject, object, indirect []int
	possessor, modifier       []int
	// complement is what is said of the subject or the object: "became
	// president".
	complement []int
	// deed is what the subject does or is to do: "declined to comment".
	deed []int
	// clausal are those of whom a clause says what they are to do ("demanded
	// that the army leave"), or to whom the subject is to do it ("threatened to
	// attack the army").
	clausal   []int
	prep      map[string][]int
	particles []string // of a verb: "off"
	kind      []string // lemmas of the other modifiers of a noun
	passive   bool
	// guessed says that the subject is the nearest name, not the tree's.
	guessed bool
	// inherited says that the subject is that of a verb above.
	inherited bool
}

// named returns the heads in the slot of a name.
func (s *slots) named(slot string) []int {
	switch slot {
	case "subject":
		return s.subject
	case "object":
		return s.object
	case "indirect":
		return s.indirect
	case "possessor":
		return s.possessor
	case "modifier":
		return s.modifier
	case "complement":
		return s.complement
	case "deed":
		return s.deed
	case "clausal":
		return s.clausal
	}
	return s.prep[slot]
}

func (s *slots) add(prep string, heads ...int) {
	for _, h := range heads {
		if !slices.Contains(s.prep[prep], h) {
			s.prep[prep] = append(s.prep[prep], h)
		}
	}
}

// merge adds the slots of a noun to those of its light verb.
func (s *slots) merge(o *slots) {
	for p, heads := range o.prep {
		s.add(p, heads...)
	}
	s.possessor = append(s.possessor, o.possessor...)
	s.modifier = append(s.modifier, o.modifier...)
	s.kind = append(s.kind, o.kind...)
}

// verbSlots finds the slots of a verb.
func (t *tree) verbSlots(i int) *slots {
	s := &slots{prep: map[string][]int{}}
	subject, how := t.subject(i, 0)
	if len(subject) == 1 && t.tok[subject[0]].XPOS == "PRP" && len(t.cover[subject[0]]) == 0 {
		if above := t.meantAbove(i, subject[0]); len(above) > 0 {
			subject, how = above, true
		}
	}
	if k := t.recovered(i, subject, how); k >= 0 {
		subject, how = t.expand([]int{k}), false
	}
	s.inherited = how
	for _, k := range t.child(i, "compound:prt") {
		s.particles = append(s.particles, t.lower(k))
	}
	t.reach(i, s, 0)
	t.clauses(i, s)
	if s.passive = t.passive(i); s.passive {
		if len(subject) == 0 {
			subject = t.afterAgent(i)
		}
		s.object, s.subject = subject, s.prep["by"]
		if len(s.subject) == 0 {
			s.subject = t.agentBeyond(i)
		}
		return s
	}
	if len(subject) == 0 && t.tok[i].XPOS != "VB" {
		if k := t.nearest(i); k >= 0 {
			subject, s.guessed = []int{k}, true
		}
	}
	s.subject = subject
	s.object = t.expand(t.child(i, "obj"))
	if len(s.object) == 0 {
		s.object = t.afterParticle(i)
	}
	s.indirect = t.expand(t.child(i, "iobj"))
	if len(s.object) == 0 {
		s.object, s.indirect = s.indirect, nil
	}
	if k := t.receiver(i); k >= 0 && len(s.object) > 0 && len(s.indirect) == 0 && !slices.Contains(s.object, k) {
		s.indirect = t.expand([]int{k})
	}
	t.relativeObject(i, s)
	if len(s.object) == 0 {
		s.object = t.objectAfter(i)
	}
	t.installed(i, s)
	return s
}

// agentBeyond finds the agent of a passive that a tree hangs on a noun in between:
// "was floated over coffee by Chad".
func (t *tree) agentBeyond(i int) []int {
	const longest = 12
	for k := i + 1; k < len(t.tok) && k < i+longest; k++ {
		if t.verb(k) || t.tok[k].Text == ";" || t.tok[k].Text == ":" {
			return nil
		}
		if h := t.head(k); t.lower(k) == "by" && h > k && !t.inTime[h] {
			if len(t.actorsAt(h)) > 0 {
				return t.expand([]int{h})
			}
			return nil
		}
	}
	return nil
}

// meantAbove is whom a pronoun that the cast left open means in a clause below
// another: mostly the subject of that one ("lifted the tariffs it had imposed").
func (t *tree) meantAbove(i, pronoun int) []int {
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return nil
		}
		if t.tok[h].UPOS == "VERB" {
			if s := t.child(h, "nsubj"); len(s) > 0 && s[0] < pronoun && len(t.actorsAt(s[0])) > 0 {
				plural := t.tok[s[0]].XPOS == "NNS" || len(t.expand(s)) > 1
				if (t.lower(pronoun) == "they") == plural {
					return t.expand(s)
				}
				return nil
			}
		}
		i = h
	}
	return nil
}

// installed: in "elected Ann Lee chancellor" the name is the object, and the post
// what is said of it, though a tree takes the name into the post.
func (t *tree) installed(i int, s *slots) {
	switch t.lemma(i) {
	case "make", "elect", "name", "appoint", "declare", "crown", "proclaim", "nominate", "designate", "vote":
	default:
		return
	}
	for at, h := range s.object {
		if t.tok[h].UPOS != "NOUN" || len(t.cover[h]) > 0 {
			continue
		}
		for _, k := range t.child(h, "compound", "nmod", "flat") {
			for _, n := range t.cover[k] {
				if m := &t.namings[n]; m.to == h && m.to-m.from > 1 && m.entity.Actor.Kind == graph.Person && !m.Possessive {
					s.object[at] = t.namingHead(*m)
					s.complement = append(s.complement, h)
					return
				}
			}
		}
	}
}

// clauses fills the slots that hold a clause or what is said of somebody.
func (t *tree) clauses(i int, s *slots) {
	for _, k := range t.child(i, "xcomp", "ccomp") {
		if t.verb(k) && t.tok[k].Rel == "xcomp" {
			s.deed = append(s.deed, k)
		}
		switch {
		case !t.verb(k):
			s.complement = append(s.complement, k)
		case t.tok[k].Rel == "ccomp":
			s.clausal = append(s.clausal, t.expand(t.child(k, "nsubj", "nsubj:pass"))...)
		default:
			s.clausal = append(s.clausal, t.expand(t.child(k, "obj"))...)
			for _, o := range t.child(k, "obl") {
				if p := t.prep(o); p == "against" || p == "on" {
					s.clausal = append(s.clausal, t.expand([]int{o})...)
				}
			}
		}
	}
}

// afterParticle is the object of "broke off the talks" where the tree takes the
// particle for a preposition.
func (t *tree) afterParticle(i int) []int {
	if i+1 >= len(t.tok) {
		return nil
	}
	if !separable(t.lemma(i), t.lower(i+1)) {
		return nil
	}
	k := t.head(i + 1)
	if k < 0 || t.head(k) != i || t.tok[i+1].Rel != "case" || t.prep(k) != t.lower(i+1) {
		return nil
	}
	return t.expand([]int{k})
}

// receiver is the name between a verb and what is given, which a tree often takes
// into the gift: "handed Ukraine 31 tanks". -1 without one.
func (t *tree) receiver(i int) int {
	if i+1 >= len(t.tok) || len(t.cover[i+1]) == 0 {
		return -1
	}
	n := &t.namings[t.cover[i+1][0]]
	if n.from != i+1 || n.Possessive || n.to >= len(t.tok) || !n.entity.IsActor() {
		return -1
	}
	switch t.tok[n.to].XPOS {
	case "CD", "DT", "PRP$":
		return t.namingHead(*n)
	}
	return -1
}

// relativeObject: "the envoy whom he met", "the envoy he met", "the accord they
// had arrived at".
func (t *tree) relativeObject(i int, s *slots) {
	if len(s.object) == 1 && t.lower(s.object[0]) == "whom" { // wherever the tree has hung the clause
		if k := t.phraseBefore(s.object[0]); k >= 0 {
			s.object = t.expand([]int{k})
			return
		}
	}
	if t.tok[i].Rel != "acl:relcl" || t.head(i) < 0 {
		return
	}
	own := t.child(i, "nsubj")
	for _, k := range t.kids[i] {
		if k > i && t.tok[k].UPOS == "ADP" && len(t.kids[k]) == 0 && t.tok[k].Rel != "compound:prt" {
			s.add(t.lower(k), t.head(i))
			return
		}
	}
	switch {
	case len(s.object) == 0 && len(own) > 0 && !t.relativePronoun(own[0]) && !t.isSpeech(t.lemma(i)):
		s.object = t.expand([]int{t.head(i)})
	case len(s.object) == 1 && t.relativePronoun(s.object[0]):
		s.object = t.expand([]int{t.head(i)})
	}
}

// objectAfter is the fallback for a verb whose object the tree has lost: the
// naming that follows it at once.
func (t *tree) objectAfter(i int) []int {
	k := i + 1
	for k < len(t.tok) && (t.tok[k].UPOS == "DET" || t.tok[k].UPOS == "ADV") {
		k++
	}
	if k >= len(t.tok) || len(t.cover[k]) == 0 || t.inTime[k] {
		return nil
	}
	h := t.namingHead(t.namings[t.cover[k][0]])
	if strings.HasPrefix(t.tok[h].Rel, "nsubj") || t.namings[t.cover[k][0]].Possessive {
		return nil
	}
	return t.expand([]int{h})
}

// namingHead is the word of a naming that the others depend on.
func (t *tree) namingHead(n naming) int {
	for k := n.from; k < n.to; k++ {
		if h := t.head(k); h < n.from || h >= n.to {
			return k
		}
	}
	return n.to - 1
}

// reach collects the prepositional phrases of a predicate: its own, and those
// that hang on its noun phrases, since a parser often cannot tell. Those with
// "of" belong to their noun, and a phrase with a clause in it ends the reach.
func (t *tree) reach(i int, s *slots, depth int) {
	if depth > maxDepth {
		return
	}
	for _, k := range t.kids[i] {
		if t.inTime[k] {
			t.reach(k, s, depth+1)
			continue
		}
		switch rel := t.tok[k].Rel; {
		case strings.HasPrefix(rel, "obl"), strings.HasPrefix(rel, "nmod") && rel != "nmod:poss" && rel != "nmod:desc",
			rel == "obj" && t.rules.Words.Has("speech_noun", t.lemma(k)) && t.prep(k) != "": // a misreading: "accused him in a statement"
			p := t.prep(k)
			if p == "" {
				continue
			}
			if p != "of" || depth == 0 {
				s.add(p, t.expand([]int{k})...)
			}
			if p == "out of" { // "pulled its troops out of", "walked out of"
				s.add("of", t.expand([]int{k})...)
				s.add("from", t.expand([]int{k})...)
			} else if _, last, ok := strings.Cut(p, " "); ok && (last == "from" || last == "to") { // "back from", "over to"
				s.add(last, t.expand([]int{k})...)
			}
			if len(t.rules.Noun(t.lemma(k))) > 0 && !t.rules.Words.Has("remote_means", t.lemma(k)) {
				continue // an event of its own: "met in the first encounter between"
			}
			t.reach(k, s, depth+1)
		case rel == "obj", rel == "iobj", rel == "advmod" && depth == 0, rel == "compound:prt", rel == "conj" && t.tok[k].UPOS != "VERB", rel == "appos",
			rel == "nsubj:pass" && depth == 0:
			t.reach(k, s, depth+1)
		case rel == "xcomp" && t.tok[k].UPOS != "VERB":
			t.reach(k, s, depth+1)
		}
	}
}

// nounSlots finds the slots of a noun that tells of an event, with those of its
// light verb: "held talks with", "is in talks with", "talks took place".
func (t *tree) nounSlots(i int, words *rules.Words) *slots {
	s := &slots{prep: map[string][]int{}}
	t.reach(i, s, 0)
	s.possessor = t.expand(t.child(i, "nmod:poss"))
	t.modifiers(i, s)
	s.subject = t.expand(t.child(i, "nsubj"))
	for _, k := range t.child(i, "acl", "acl:relcl") { // "a meeting at which A and B spoke", "the blockade that it kept up"
		own := t.child(k, "nsubj")
		switch {
		case t.tok[k].UPOS == "VERB" && t.atWhich(k):
			s.subject = append(s.subject, t.verbSlots(k).subject...)
		case t.tok[k].Rel == "acl:relcl" && words.Has("light", t.lemma(k)) && len(own) > 0 && !t.relativePronoun(own[0]):
			s.subject = append(s.subject, t.expand(own)...)
		}
	}
	for _, k := range t.child(i, "acl") { // "talks held with", "a meeting attended by"
		v := &slots{prep: map[string][]int{}}
		t.reach(k, v, 0)
		if _, ok := attendance[t.lemma(k)]; ok && t.tok[k].XPOS == "VBN" {
			delete(v.prep, "by") // attending says what they did there
		}
		for p, heads := range v.prep {
			s.add(p, heads...)
		}
	}
	if k := i + 1; t.stirs(i) { // "fighting erupted between"
		v := &slots{prep: map[string][]int{}}
		t.reach(k, v, 0)
		for p, heads := range v.prep {
			s.add(p, heads...)
		}
	}
	top := i
	for n := 0; t.tok[top].Rel == "conj" && t.head(top) >= 0 && n < maxDepth; n++ {
		top = t.head(top)
	}
	h := t.head(top)
	if h < 0 || !t.verb(h) {
		return s
	}
	switch t.tok[top].Rel {
	case "obj", "nsubj:pass":
		if words.Has("light", t.lemma(h)) {
			v := t.verbSlots(h)
			s.subject = append(s.subject, v.subject...)
			for p, heads := range v.prep {
				s.add(p, heads...)
			}
		}
	case "nsubj":
		if words.Has("occur", t.lemma(h)) {
			v := &slots{prep: map[string][]int{}}
			t.reach(h, v, 0)
			for p, heads := range v.prep {
				s.add(p, heads...)
			}
		}
	}
	return s
}

// atWhich reports whether a clause tells what went on at what it modifies: "at
// which", "where".
func (t *tree) atWhich(k int) bool {
	for _, o := range t.child(k, "obl", "advmod") {
		if w := t.lower(o); w == "where" || w == "which" && (t.prep(o) == "at" || t.prep(o) == "in" || t.prep(o) == "during") {
			return true
		}
	}
	return false
}

// modifiers splits what stands before a noun into names ("US-Chinese talks")
// and words that tell its kind ("phone call").
func (t *tree) modifiers(i int, s *slots) {
	for _, k := range t.kids[i] {
		switch t.tok[k].Rel {
		case "compound", "amod", "nmod:desc", "nmod", "nmod:unmarked", "advmod":
		default:
			continue
		}
		if k > i || t.tok[k].Rel == "nmod" && t.prep(k) != "" {
			continue
		}
		lo, hi := t.phrase(k)
		for w := lo; w < min(hi, i); w++ {
			if len(t.cover[w]) > 0 {
				s.modifier = append(s.modifier, w)
			}
		}
		s.kind = append(s.kind, t.lemma(k))
	}
	// names before the noun that the tree hung elsewhere: "US-Chinese talks"
	for k := i - 1; k >= 0 && (len(t.cover[k]) > 0 || t.tok[k].UPOS == "ADJ" || t.tok[k].XPOS == "HYPH" || t.tok[k].Text == "–" || t.tok[k].UPOS == "NUM"); k-- {
		if len(t.cover[k]) > 0 && !t.inTime[k] && !slices.Contains(s.modifier, k) && t.namings[t.cover[k][0]].to <= i {
			s.modifier = append(s.modifier, k)
		}
	}
	slices.Sort(s.modifier)
}

// passive reports whether a verb is in the passive, also in a reduced relative
// clause ("the deal signed by").
func (t *tree) passive(i int) bool {
	if t.hasChild(i, "aux:pass") {
		return true
	}
	if t.aloneByAgent(i) {
		return true
	}
	if t.hasChild(i, "nsubj:pass") { // without "be" it is a past that was misread, as is "was to have flown"
		return t.hasChild(i, "aux") && !slices.ContainsFunc(t.child(i, "aux"), func(k int) bool { return t.lemma(k) == "have" })
	}
	if t.tok[i].XPOS != "VBN" || t.hasChild(i, "aux", "nsubj", "obj") {
		return false
	}
	if t.loneVerb(i) {
		return false
	}
	if h := t.head(i); h >= 0 && t.tok[i].Rel == "xcomp" { // "found himself summoned"
		return slices.ContainsFunc(t.child(h, "obj"), func(o int) bool { return reflexive(t.lower(o)) })
	}
	if t.tok[i].Rel == "conj" && t.head(i) >= 0 {
		return t.hasChild(t.head(i), "aux:pass")
	}
	if t.tok[i].Rel == "acl" && t.head(i) >= 0 && t.personAlone(t.head(i)) {
		return false // "Ann Lee, the minister, left for Oslo"
	}
	return t.tok[i].Rel == "acl" || t.tok[i].Rel == "acl:relcl" || t.tok[i].Rel == "advcl"
}

func reflexive(word string) bool {
	return word == "himself" || word == "herself" || word == "itself" || word == "themselves"
}

// aloneByAgent reports whether a participle with its agent stands beside the clause
// that a parser made it the head of: "Rejected by Chad, the plan was withdrawn",
// "The draft, handed over by Chad, runs to 14 pages".
func (t *tree) aloneByAgent(i int) bool {
	if !t.hasChild(i, "obl:agent") || t.hasChild(i, "obj", "aux") || !t.hasChild(i, "conj", "parataxis", "ccomp") {
		return false
	}
	return i == dateline(t.tok) || i > 0 && t.tok[i-1].Text == "," && t.hasChild(i, "nsubj")
}

// afterAgent is what a participle that opens a sentence is said of: the subject of
// the clause that follows.
func (t *tree) afterAgent(i int) []int {
	if i != dateline(t.tok) {
		return nil
	}
	for _, k := range t.child(i, "conj", "parataxis", "ccomp") {
		if own := t.child(k, "nsubj", "nsubj:pass"); len(own) > 0 {
			return t.expand(own[:1])
		}
	}
	return nil
}

// loneVerb reports whether a past that a parser hangs on its own subject is the
// verb of the sentence: "Niger's junta called on France to leave".
func (t *tree) loneVerb(i int) bool {
	h := t.head(i)
	return t.tok[i].Rel == "acl" && h >= 0 && t.head(h) < 0 && t.nominal(h) && h < i && !t.hasChild(h, "cop", "nsubj") &&
		t.hasChild(i, "xcomp", "ccomp", "advcl") && !slices.ContainsFunc(t.child(i, "obl", "obl:agent"), func(k int) bool { return t.prep(k) == "by" })
}

func (t *tree) relativePronoun(i int) bool {
	switch t.lower(i) {
	case "who", "which", "that", "whom":
		return t.tok[i].UPOS != "SCONJ"
	}
	return false
}

// subject returns the grammatical subject of a predicate: its own, or that of
// the verb it depends on.
func (t *tree) subject(i, depth int) (heads []int, inherited bool) {
	own := t.child(i, "nsubj", "nsubj:pass", "nsubj:outer")
	if len(own) > 0 {
		if t.relativePronoun(own[len(own)-1]) {
			return t.antecedent(i, own[len(own)-1]), true
		}
		return t.expand(own[len(own)-1:]), false
	}
	h := t.head(i)
	if h < 0 || depth > 4 {
		return nil, false
	}
	switch t.tok[i].Rel {
	case "conj", "parataxis", "cop", "aux":
		if t.predicate(h) || t.tok[h].UPOS == "ADJ" {
			heads, _ = t.subject(h, depth+1)
		}
	case "xcomp":
		heads = t.controller(i, h, depth)
	case "csubj": // "is due to meet"
		if t.tok[h].UPOS == "ADJ" && t.tok[i].XPOS == "VB" {
			heads, _ = t.subject(h, depth+1)
		}
	case "advcl", "ccomp":
		if t.tok[i].XPOS == "VBG" || t.tok[i].XPOS == "VB" || t.tok[i].XPOS == "VBN" {
			heads = t.controller(i, h, depth)
		}
	case "acl", "acl:relcl":
		heads = t.modified(i, h, depth)
	}
	return heads, len(heads) > 0
}

// controller: "told him to go" is about him, "promised to go" about the subject.
func (t *tree) controller(i, h, depth int) []int {
	if t.tok[i].XPOS == "VB" && t.rules.Words.Has("sending", t.lemma(h)) { // "sent him to meet"
		if o := t.child(h, "obj", "iobj"); len(o) > 0 {
			return t.expand(o)
		}
	}
	if t.tok[i].XPOS == "VB" && t.tok[h].UPOS == "VERB" && t.tok[i].Rel != "advcl" {
		if o := t.child(h, "obj", "iobj"); len(o) > 0 && t.rules.Words.Has("asking", t.lemma(h)) && !t.commands(h) {
			return t.expand(o)
		}
		for _, k := range t.child(h, "obl") {
			if p := t.prep(k); t.lemma(h) == "call" && (p == "on" || p == "upon") {
				return t.expand([]int{k})
			}
		}
	}
	if t.passive(h) && !t.hasChild(i, "mark") && t.tok[i].Rel == "advcl" {
		return nil
	}
	heads, _ := t.subject(h, depth+1)
	return heads
}

// modified: the subject of a clause that modifies a noun.
func (t *tree) modified(i, h, depth int) []int {
	if t.tok[i].XPOS == "VBG" || t.tok[i].XPOS == "VBN" {
		if top := t.listWithoutVerb(h); top >= 0 && t.tok[i].XPOS == "VBN" && !t.personAlone(h) {
			return t.expand([]int{top})
		}
		return t.expand([]int{h})
	}
	if p := t.child(h, "nmod:poss"); len(p) > 0 { // "his plan to visit"
		return t.expand(p)
	}
	if g := t.head(h); g >= 0 && (t.tok[h].Rel == "obj" || t.tok[h].Rel == "obl" || t.tok[h].Rel == "xcomp") && t.tok[i].XPOS == "VB" {
		heads, _ := t.subject(g, depth+1)
		return heads
	}
	if t.tok[i].XPOS == "VB" {
		return t.expand(t.child(h, "nsubj"))
	}
	return nil
}

// personAlone reports whether a word belongs to the name of a person that the tree
// has made the root, with no verb of its own: a participle below it is the verb.
func (t *tree) personAlone(h int) bool {
	for n := 0; n < maxDepth && t.nominal(h); n++ {
		up := t.head(h)
		if up < 0 {
			return !t.hasChild(h, "cop", "nsubj") && slices.ContainsFunc(t.cover[h], func(c int) bool { return t.namings[c].As.Kind == graph.Person })
		}
		if r := t.tok[h].Rel; r != "appos" && r != "flat" && r != "conj" && r != "compound" {
			return false
		}
		h = up
	}
	return false
}

// listWithoutVerb returns the head of the list that a sentence would be made of
// if a verb in it were a participle ("A, B and the leaders of nine countries
// gathered"), -1 where the sentence has a verb of its own.
func (t *tree) listWithoutVerb(h int) int {
	for n := 0; n < maxDepth && t.nominal(h); n++ {
		up := t.head(h)
		if up < 0 {
			if t.hasChild(h, "conj") && !t.hasChild(h, "cop", "nsubj") {
				return h
			}
			return -1
		}
		h = up
	}
	return -1
}

// antecedent of a relative pronoun: what the clause hangs on, else the phrase
// before the pronoun.
func (t *tree) antecedent(i, pronoun int) []int {
	if k := t.phraseBefore(pronoun); k >= 0 {
		return t.expand([]int{k})
	}
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return nil
		}
		if strings.HasPrefix(t.tok[i].Rel, "acl") {
			return t.expand([]int{h})
		}
		if t.tok[i].Rel != "conj" {
			return nil
		}
		i = h
	}
	return nil
}

// phraseBefore returns the head of the naming or noun phrase that ends just
// before word i.
func (t *tree) phraseBefore(i int) int {
	k := i - 1
	for k >= 0 && t.tok[k].UPOS == "PUNCT" {
		k--
	}
	if k < 0 {
		return -1
	}
	if c := t.cover[k]; len(c) > 0 && !t.namings[c[0]].Possessive {
		return t.namingHead(t.namings[c[0]])
	}
	for n := 0; n < maxDepth; n++ {
		h := t.head(k)
		if h < 0 || h >= i || !t.nominal(h) || t.tok[k].Rel == "conj" || t.tok[k].Rel == "appos" {
			break
		}
		k = h
	}
	if t.nominal(k) {
		return k
	}
	return -1
}

// nearest is the last resort for a verb without a subject: the closest naming
// before it that stands in no prepositional phrase.
func (t *tree) nearest(i int) int {
	for k := i - 1; k >= 0; k-- {
		if s := t.tok[k].Text; s == ";" || s == ":" || isQuote(s) {
			return -1
		}
		if len(t.cover[k]) == 0 || t.inTime[k] {
			continue
		}
		n := t.namings[t.cover[k][0]]
		h := t.namingHead(n)
		if n.entity.IsActor() && !n.Place && !n.Possessive && n.How != actorsByDemonym && t.prep(h) == "" && t.tok[h].Rel != "obj" && t.tok[h].Rel != "iobj" {
			return h
		}
		k = n.from
	}
	return -1
}
