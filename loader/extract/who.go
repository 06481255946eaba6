package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// company collects the participants of one mention, one an entity.
type company struct {
	t    *tree
	seen map[int]bool
	list []graph.Participant
	// lenient lists go on over a day or a place: "met A on Monday and B".
	lenient bool
	sides   map[string]bool // that unnamed delegations came for
}

// participants fills the roles of a frame.
func (t *tree) participants(g *trigger) []graph.Participant {
	c := &company{t: t, seen: map[int]bool{}, lenient: consult(g.frame)}
	for _, r := range g.frame.Roles {
		heads := g.slots.named(r.Slot)
		if r.Slot == "addressee" {
			heads = t.addressees(g)
		}
		if consult(g.frame) && r.Slot == "subject" && len(heads) == 1 && t.lower(heads[0]) == "they" && len(t.actorsAt(heads[0])) == 0 {
			for _, n := range t.matrix(g.at) {
				c.add(t.namings[n], r.Role, graph.Inferred)
			}
		}
		for _, h := range heads {
			if g.noun >= 0 && h == g.noun && (consult(g.frame) || len(t.actorsAt(h)) == 0 || t.hasChild(h, "nmod:poss")) {
				continue
			}
			c.addHead(h, r.Role)
			if crowded(g.frame, r.Slot) && len(t.actorsAt(h)) == 0 && (t.crowd(h) || r.Role == graph.RoleSource && g.frame.Type != graph.Protest && t.doer(h)) {
				c.crowd(h, r.Role)
			}
			if r.Slot == "subject" && dealing(g.frame.Type) && len(t.actorsAt(h)) == 0 {
				t.dealers(c, h, r.Role)
			}
			if c.lenient && r.Slot == "subject" {
				for _, n := range t.listedBefore(h) {
					c.add(t.namings[n], r.Role, graph.Stated)
				}
				for _, n := range t.spelledOut(h) {
					c.add(t.namings[n], r.Role, graph.Stated)
				}
			}
		}
	}
	if consult(g.frame) {
		t.partner(g, c)
		t.attending(g, c)
		c.list = personsFirst(c.list)
	}
	t.targets(g, c)
	t.unledForces(g, c)
	return c.list
}

// partner adds those of a clause whom the noun in its adverbial does not name:
// the subject of "after a meeting with X, Y flew home", and those who "after
// talks in Geneva" spoke together.
func (t *tree) partner(g *trigger, c *company) {
	if t.verb(g.at) {
		return
	}
	for _, slot := range []string{"subject", "possessor", "between", "by", "among"} {
		if t.anyActor(g.slots.named(slot)) {
			return
		}
	}
	found := t.sharers(g.at)
	if g.back && t.prep(g.at) == "at" && t.definite(g.at) && len(found) == 0 { // "at the meeting X said"
		if h := t.clauseOf(g.at); h >= 0 && t.verb(h) {
			found = t.doers(h)
		}
	}
	if t.anyActor(g.slots.with()) {
		if h := t.head(g.at); h >= 0 && t.prep(g.at) == "on" && len(t.cover[h]) > 0 { // "A, on the telephone with B, said"
			found = t.actorsAt(h)
		} else if h := t.clauseOf(g.at); h >= 0 {
			found = t.doers(h)
		}
	} else if t.anyActor(g.slots.modifier) || t.anyActor(g.slots.prep["of"]) {
		return
	}
	for _, n := range found {
		c.add(t.namings[n], graph.RoleParticipant, graph.Inferred)
	}
}

// sharers returns those of whose meeting an adverbial tells without naming them:
// two or more who "emerged from a meeting" or "announced it after talks in
// Geneva". i is the noun.
func (t *tree) sharers(i int) []int {
	top := i
	for n := 0; t.prep(top) == "of" && t.head(top) >= 0 && n < 3; n++ { // "after two hours of talks"
		top = t.head(top)
	}
	switch t.prep(top) {
	case "after", "following", "in", "at", "during", "from", "into", "over", "for", "through":
	default:
		return nil
	}
	h := t.clauseOf(i)
	if h < 0 {
		return nil
	}
	found := t.doers(h)
	several := map[int]bool{}
	for _, n := range found {
		if t.namings[n].As.Kind == graph.Person {
			several[t.namings[n].Entity] = true
		}
	}
	if len(several) < 2 {
		return nil
	}
	return found
}

// doers returns the namings of the subject of a predicate and of those listed
// with it.
func (t *tree) doers(h int) []int {
	var found []int
	for _, s := range t.subjectOf(h) {
		for _, n := range slices.Concat(t.actorsAt(s), t.listed(s, true), t.listedBefore(s)) {
			if !slices.Contains(found, n) {
				found = append(found, n)
			}
		}
	}
	return found
}

func (t *tree) anyActor(heads []int) bool {
	return slices.ContainsFunc(heads, func(h int) bool { return len(t.actorsAt(h)) > 0 })
}

// subjectOf returns the heads of the subject of a predicate, be it a verb or
// what a copula links: "will be in Cairo for talks".
func (t *tree) subjectOf(h int) []int {
	if t.verb(h) {
		return t.verbSlots(h).subject
	}
	heads, _ := t.subject(h, 0)
	return heads
}

// clauseOf climbs from a noun in an adverbial to the predicate of its clause, -1
// where it is no adverbial.
func (t *tree) clauseOf(i int) int {
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return -1
		}
		switch rel, _, _ := strings.Cut(t.tok[i].Rel, ":"); rel {
		case "obl", "nmod":
			if !t.joins(i, h) {
				return -1
			}
		case "appos", "conj", "obj", "advcl", "xcomp":
		default:
			return -1
		}
		if t.verb(h) && (t.hasChild(h, "nsubj", "nsubj:pass") || !t.passive(h) && len(t.verbSlots(h).subject) > 0 && t.prep(i) != "") || !t.verb(h) && t.hasChild(h, "cop") && t.hasChild(h, "nsubj") {
			return h
		}
		i = h
	}
	return -1
}

func (s *slots) with() []int { return s.prep["with"] }

// near reports whether word i hangs on the trigger or on its clause, with no
// other trigger's predicate between.
func (t *tree) near(i int, g *trigger) bool {
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return i == g.at
		}
		if i == g.at || h == g.at || h == g.noun {
			return true
		}
		if t.tok[h].UPOS == "VERB" && h != g.at {
			return t.below(g.at, h) && g.noun < 0 && !t.verb(g.at) && t.head(g.at) == h
		}
		i = h
	}
	return false
}

// personsFirst leaves out a country, or people without a name, where a person
// is named who stands for them.
func personsFirst(list []graph.Participant) []graph.Participant {
	named := map[string]bool{}
	for _, p := range list {
		if p.Kind == graph.Person && p.Side.Key != "" {
			named[p.Side.Key] = true
		}
	}
	return slices.DeleteFunc(list, func(p graph.Participant) bool { return stoodFor(p, named) })
}

// stoodFor: a country or unnamed people whose side has a name in the event.
func stoodFor(p graph.Participant, named map[string]bool) bool {
	return (p.Kind == graph.Country || p.Kind == graph.Group) && named[p.Side.Key] && p.Role != graph.RoleHost
}

// addHead adds the actors that the phrase of h names, and those listed with it.
func (c *company) addHead(h int, role graph.Role) {
	found := c.namingsAt(h)
	if role == graph.RoleSpeaker || role == graph.RoleAddressee {
		found = slices.DeleteFunc(found, func(n int) bool { return c.t.outlet(&c.t.namings[n]) || c.t.witness(&c.t.namings[n]) })
	}
	if len(found) == 0 && (role == graph.RoleTarget || role == graph.RoleAddressee) {
		found = c.t.countriesAt(h)
		if len(found) > 0 {
			found = append(found, c.t.listed(c.t.namingHead(c.t.namings[found[len(found)-1]]), c.lenient)...)
		}
	}
	if len(found) == 0 && role == graph.RoleTarget {
		found = c.t.owners(h)
	}
	for _, n := range found {
		if c.lenient && c.forSide(n, role) {
			continue
		}
		c.add(c.t.namings[n], role, graph.Stated)
	}
}

// forSide adds the side for which a delegation or negotiators without a name came:
// it is Chad that "Chadian negotiators" met for.
func (c *company) forSide(n int, role graph.Role) bool {
	m := &c.t.namings[n]
	if m.As.Kind != graph.Group || m.Side.Key == "" || !c.t.rules.Words.Has("sent", c.t.lemma(c.t.namingHead(*m))) {
		return false
	}
	if c.sides == nil {
		c.sides = map[string]bool{}
	}
	if c.sides[m.Side.Key] {
		return true
	}
	c.sides[m.Side.Key] = true
	o, ok := sideActor(m.Side, c.t.cast)
	if !ok {
		return false
	}
	c.infer(o, role)
	return true
}

// namingsAt returns the namings that the phrase of h stands for, and those listed
// with it.
func (c *company) namingsAt(h int) []int {
	found := c.t.actorsAt(h)
	if len(found) == 0 {
		return nil
	}
	last := c.t.namings[found[len(found)-1]]
	found = append(slices.Clone(found), c.t.listed(c.t.namingHead(last), c.lenient)...)
	if c.lenient {
		found = append(found, c.t.amongThem(c.t.namings[found[len(found)-1]].to)...)
	}
	return found
}

// amongThem returns those whom "among them A and B" or "including A and B" names
// behind word i.
func (t *tree) amongThem(i int) []int {
	if t.lower(i) != "," {
		return nil
	}
	k := i + 1
	switch {
	case t.lower(k) == "among" && (t.lower(k+1) == "them" || t.lower(k+1) == "whom"):
		k += 2
	case t.lower(k) == "including" || t.lower(k) == "notably":
		k++
	default:
		return nil
	}
	head := t.nameFrom(k, 4)
	if head < 0 {
		return nil
	}
	return append(slices.Clone(t.actorsAt(head)), t.listed(head, false)...)
}

// owners returns whose wish or offer a noun names, or whose house or convoy: who
// turns it down, or shells it, does it to them.
func (t *tree) owners(h int) []int {
	if w := &t.rules.Words; !w.Has("wish", t.lemma(h)) && !w.Has("struck", t.lemma(h)) {
		return nil
	}
	var found []int
	for _, k := range t.child(h, "nmod:poss", "nmod") {
		if t.tok[k].Rel == "nmod" && t.prep(k) != "of" && t.prep(k) != "by" && t.prep(k) != "from" {
			continue
		}
		for _, e := range t.expand([]int{k}) {
			for _, n := range t.cover[e] {
				if m := &t.namings[n]; m.entity.IsActor() && m.As.Kind != "" {
					found = append(found, n)
				}
			}
		}
	}
	return found
}

// countriesAt returns the countries that word h names as places: aid that goes
// to a country is meant for it.
func (t *tree) countriesAt(h int) []int {
	var found []int
	for _, n := range t.cover[h] {
		if m := &t.namings[n]; m.Place && m.entity.Actor.Kind == graph.Country && !m.Possessive {
			found = append(found, n)
		}
	}
	return found
}

func (c *company) add(n naming, role graph.Role, certainty graph.Certainty) {
	if c.seen[n.Entity] {
		return
	}
	if o, ok := c.t.forces(&n); ok && role == graph.RoleSource {
		c.seen[n.Entity] = true
		c.infer(o, role)
		return
	}
	c.seen[n.Entity] = true
	c.list = append(c.list, graph.Participant{
		ActorObserved: observed(n), Role: role, Position: n.Position, Level: n.Level, Side: n.Side, Certainty: certainty,
	})
}

// forces returns the country that armed forces without a name act for: what "the
// Russian army" does, Russia does.
func (t *tree) forces(n *naming) (graph.ActorObserved, bool) {
	if n.As.Kind != graph.Group || len(n.Side.Key) != 2 || n.Side.Name == "" {
		return graph.ActorObserved{}, false
	}
	for k := n.from; k < n.to; k++ {
		if t.rules.Words.Has("armed", t.lemma(k)) {
			return graph.ActorObserved{
				Name: n.Side.Name, FullName: n.Side.Name, Kind: graph.Country, Country: n.Side.Key, Gazetteer: graph.CountryKey(n.Side.Key),
			}, true
		}
	}
	return graph.ActorObserved{}, false
}

// observed is the actor as the naming shows it. A pronoun or a description is
// no name: there the entity's name stands.
func observed(n naming) graph.ActorObserved {
	o := n.As
	switch n.How {
	case actors.ByPronoun, actors.ByRole, actors.ByDemonym:
		o = n.entity.Actor
		if o.Name == "" {
			o.Name = n.As.FullestName()
		}
	}
	if graph.Fold(o.Name) == "" {
		o.Name = n.entity.Actor.FullestName()
	}
	return o
}

// canAct reports whether a naming stands for an actor where it is.
func canAct(n *naming) bool {
	return n.entity.IsActor() && n.As.Kind != "" && !n.Place && graph.Fold(n.entity.Actor.FullestName()) != ""
}

// actorsAt returns the namings that the phrase of head h stands for.
func (t *tree) actorsAt(h int) []int {
	if h < 0 || h >= len(t.tok) || t.inTime[h] {
		return nil
	}
	if found := t.namingsOver(h); len(found) > 0 {
		if led := t.ledBy(h); len(led) > 0 {
			return led
		}
		if better := t.insteadOf(h, found); len(better) > 0 {
			return better
		}
		return found
	}
	for _, k := range t.child(h, "appos", "flat") {
		if found := t.namingsOver(k); len(found) > 0 {
			return found
		}
	}
	for k, n := h, 0; collective[t.lemma(k)] && n < 3; n++ { // "tens of thousands of Georgians"
		of := slices.DeleteFunc(t.child(k, "nmod"), func(o int) bool { return t.prep(o) != "of" })
		if len(of) == 0 {
			break
		}
		if found := t.namingsOver(of[0]); len(found) > 0 {
			return found
		}
		k = of[0]
	}
	if found := t.apposed(h); len(found) > 0 {
		return found
	}
	if found := t.included(h); len(found) > 0 {
		return found
	}
	return t.represented(h)
}

// insteadOf returns the names that stand beside people without one: "the
// companies A and B", "negotiators from Chad and Sudan".
func (t *tree) insteadOf(h int, found []int) []int {
	for _, n := range found {
		if t.namings[n].As.Kind != graph.Group {
			return nil
		}
	}
	var names []int
	for _, k := range t.expand(t.child(h, "appos")) {
		for _, n := range t.namingsOver(k) {
			if t.namings[n].As.Kind != graph.Group && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	if len(names) > 0 || t.namings[found[0]].Side.Key != "" {
		return names
	}
	return slices.DeleteFunc(t.represented(h), func(n int) bool { return slices.Contains(found, n) || t.namings[n].As.Kind == graph.Group })
}

// included returns those named as some of a crowd: "14 people, including Ann Lee".
func (t *tree) included(h int) []int {
	var found []int
	for _, k := range t.child(h, "nmod", "obl", "acl") {
		if p := t.prep(k); p != "including" && p != "among them" {
			continue
		}
		for _, e := range t.expand([]int{k}) {
			found = append(found, t.namingsOver(e)...)
			for _, a := range t.child(e, "appos") {
				found = append(found, t.namingsOver(a)...)
			}
		}
	}
	return found
}

// apposed returns the person named right after a description that the cast left
// open: "the special envoy of the president, Ann Lee, …".
func (t *tree) apposed(h int) []int {
	if t.tok[h].UPOS != "NOUN" || !t.rules.Words.Has("delegation", t.lemma(h)) {
		return nil
	}
	const longest = 12
	end := h + 1
	for end < len(t.tok) && end < h+longest && t.lower(end) != "," && !t.verb(end) {
		end++
	}
	end++ // the comma
	if end >= len(t.tok) || t.lower(end-1) != "," || strings.HasPrefix(t.tok[end].Rel, "nsubj") {
		return nil
	}
	for _, n := range t.cover[end] {
		if m := &t.namings[n]; m.from == end && m.As.Kind == graph.Person && canAct(m) && !m.Possessive {
			return []int{n}
		}
	}
	return nil
}

// namingsOver returns the namings of actors that hold word h and do not merely
// own what follows.
func (t *tree) namingsOver(h int) []int {
	var found []int
	for _, n := range t.cover[h] {
		m := &t.namings[n]
		if canAct(m) && (!m.Possessive || m.How == actors.ByPronoun && t.tok[h].XPOS != "PRP$" || t.possessiveHead(h)) {
			found = append(found, n)
		}
	}
	return found
}

// possessiveHead: the word is asked for as the owner itself.
func (t *tree) possessiveHead(h int) bool {
	if t.tok[h].Rel == "conj" && t.head(h) >= 0 { // "Chad and Sudan's truce"
		return t.tok[t.head(h)].Rel == "nmod:poss"
	}
	return t.tok[h].Rel == "nmod:poss" || t.tok[h].XPOS == "PRP$"
}

// represented finds whom a body of people without a naming of its own stands
// for: "a team led by X", "negotiators from Chad", "Russian forces".
func (t *tree) represented(h int) []int {
	w := &t.rules.Words
	lemma := t.lemma(h)
	if of := t.membersOf(h); of != nil {
		return of
	}
	if w.Has("speech_noun", lemma) { // "a statement by the ministry says"
		return t.author(h)
	}
	if !w.Has("delegation", lemma) && !w.Has("forces", lemma) && !w.Has("spokesman", lemma) || t.tok[h].UPOS != "NOUN" && t.tok[h].UPOS != "PROPN" {
		return nil
	}
	if led := t.ledBy(h); len(led) > 0 {
		return led
	}
	var found []int
	lo, hi := t.phrase(h)
	for _, k := range t.child(h, "nmod") { // "a spokeswoman for the ministry"
		if t.prep(k) == "for" && w.Has("spokesman", lemma) {
			return t.namingsOver(k)
		}
	}
	for _, k := range t.expand(t.child(h, "nmod")) { // "negotiators for A and B"
		if t.prep(k) != "for" && (t.tok[k].Rel != "conj" || t.prep(t.head(k)) != "for") {
			continue
		}
		for _, n := range t.namingsOver(k) {
			if t.namings[n].As.Kind != graph.Person && t.rules.Words.Has("sent", lemma) {
				found = append(found, n)
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	for n := range t.namings {
		m := &t.namings[n]
		if m.from >= lo && m.to <= hi && m.entity.IsActor() && m.As.Kind != "" && m.As.Kind != graph.Person {
			found = append(found, n)
		}
	}
	return found
}

// membersOf returns the body whose members act for it: "the member states of the
// union", "members of parliament".
func (t *tree) membersOf(h int) []int {
	switch t.lemma(h) {
	case "member":
	case "state", "country", "nation":
		if !slices.ContainsFunc(t.child(h, "compound", "amod"), func(k int) bool { return t.lemma(k) == "member" }) {
			return nil
		}
	default:
		return nil
	}
	if t.tok[h].XPOS != "NNS" || !t.definite(h) {
		return nil
	}
	for _, k := range t.child(h, "nmod") {
		if t.prep(k) != "of" {
			continue
		}
		if found := t.namingsOver(k); len(found) > 0 && t.namings[found[0]].As.Kind == graph.Organization {
			return found
		}
	}
	return nil
}

// author returns whose statement a noun names.
func (t *tree) author(h int) []int {
	for _, k := range t.child(h, "nmod:poss", "nmod", "acl") {
		if p := t.prep(k); t.tok[k].Rel == "nmod" && p != "by" && p != "from" && p != "of" {
			for _, o := range t.child(k, "nmod:poss") { // "a statement on his website"
				if found := t.namingsOver(o); len(found) > 0 {
					return found
				}
			}
			continue
		}
		if t.tok[k].Rel == "acl" { // "issued by"
			for _, b := range t.child(k, "obl", "obl:agent") {
				if found := t.namingsOver(b); t.prep(b) == "by" && len(found) > 0 {
					return found
				}
			}
			continue
		}
		if found := t.namingsOver(k); len(found) > 0 {
			return found
		}
	}
	if p := t.lower(h + 1); p == "by" || p == "from" { // which a tree may hang on the verb
		if k := t.nameFrom(h+2, 8); k >= 0 {
			return slices.Concat(t.namingsOver(k), t.listed(k, false))
		}
	}
	return nil
}

// ledBy returns who leads the delegation that word h names, in whose stead the
// leader is given.
func (t *tree) ledBy(h int) []int {
	if !t.rules.Words.Has("delegation", t.lemma(h)) {
		return nil
	}
	for _, k := range t.child(h, "acl") {
		if l := t.lemma(k); l == "lead" || l == "head" {
			for _, b := range t.child(k, "obl", "obl:agent") {
				if found := t.namingsOver(b); t.prep(b) == "by" && len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// listed returns the namings in one list with that of head h: "A, B and C". A
// parser loses lists often, commas and "and" do not. A lenient list goes on over
// a day or a place.
func (t *tree) listed(h int, lenient bool) []int {
	if len(t.cover[h]) == 0 {
		return nil
	}
	var list []int
	at := t.cover[h][0]
	if t.namings[at].Possessive {
		return nil
	}
	pending := []int{}
	owned, ownedComma := false, false // the gap before a possessive joined it to the list
	for next := t.after(at); next >= 0; next = t.after(next) {
		joint, comma, open := t.gap(t.namings[at].to, t.namings[next].from, lenient)
		n := &t.namings[next]
		if lenient && n.Place && !n.Possessive && t.placeGap(t.namings[at].to, n.from) {
			at = next
			continue
		}
		if lenient && n.How == actors.ByPronoun && n.from > 0 && (t.lower(n.from-1) == "after" || t.lower(n.from-1) == "before") && joint {
			at, owned = next, true // "A and, after him, B"
			continue
		}
		if t.namings[at].Possessive && !comma && t.ownedGap(t.namings[at].to, t.namings[next].from) { // "Chad's Ann Lee"
			joint, comma, open = joint || owned, ownedComma, true
		}
		joint, owned, ownedComma = joint || owned, false, false
		switch {
		case !open:
			return list
		case n.Possessive: // "A, B's envoy": what follows is what B owns
			at, owned, ownedComma = next, joint, comma
			continue
		case strings.HasPrefix(t.tok[t.namingHead(*n)].Rel, "nsubj") && t.head(t.namingHead(*n)) > n.from && t.tok[h].Rel != t.tok[t.namingHead(*n)].Rel:
			return list // the subject of another clause
		case canAct(n):
			pending = append(pending, t.cover[n.from]...)
		}
		if joint {
			list = append(list, pending...)
			pending = pending[:0]
		} else if !comma {
			return list
		}
		at = next
	}
	return list
}

// joins reports whether a phrase puts those who do what h says into the event it
// names: "flew home after talks", unlike "quarrelled over the revival of talks".
func (t *tree) joins(i, h int) bool {
	switch t.prep(i) {
	case "about", "against", "despite", "because of", "without", "regarding", "toward", "towards", "until", "as":
		return false
	case "over", "on":
		return t.lemma(i) == "phone" || t.lemma(i) == "telephone" || t.rules.Words.Has("mealtime", t.lemma(i)) || len(t.rules.Noun(t.lemma(i))) == 0 && t.prep(i) == "on"
	case "of":
		return collective[t.lemma(h)] || t.inTime[h] || len(t.rules.Noun(t.lemma(h))) > 0 || t.rules.Words.Has("stretch", t.lemma(h))
	}
	return true
}

// listedBefore returns the namings joined by "and" before that of head h, where
// no preposition says that they stand in another phrase: the tree may hang "A" of
// "A and Chad's envoy, B" anywhere.
func (t *tree) listedBefore(h int) []int {
	if len(t.cover[h]) == 0 {
		return nil
	}
	at := t.cover[h][0]
	var list []int
	joined, skipped := false, 0
	for k := at - 1; k >= 0; k-- {
		n := &t.namings[k]
		if n.to > t.namings[at].from {
			continue
		}
		if !canAct(n) || n.Possessive && n.Entity != t.namings[at].Entity {
			continue // an owner or a place within a description
		}
		joint, comma, open := t.gap(n.to, t.namings[at].from, false)
		if !open || !joint && !comma {
			if skipped++; skipped > 2 {
				break
			}
			continue // it may stand within a description: "the Northern Ireland secretary"
		}
		if n.Entity == t.namings[at].Entity {
			at = k
			continue
		}
		joined = joined || joint
		head := t.namingHead(*n)
		if !joined || !canAct(n) || t.prep(head) != "" || t.underPreposition(head) {
			break
		}
		list = append(list, t.cover[n.from]...)
		at = k
	}
	return list
}

// underPreposition reports whether a noun is listed with one that stands under a
// preposition.
func (t *tree) underPreposition(i int) bool {
	for n := 0; n < maxDepth; n++ {
		rel := t.tok[i].Rel
		if h := t.head(i); h < 0 || rel != "conj" && rel != "appos" && rel != "flat" && rel != "compound" {
			return t.prep(i) != ""
		}
		i = t.head(i)
	}
	return false
}

// spelledOut returns those whom a colon after the clause lists: "Four men sat
// down: A, B, C and D".
func (t *tree) spelledOut(h int) []int {
	if t.tok[h].XPOS != "NNS" || len(t.actorsAt(h)) > 0 {
		return nil
	}
	for k := h + 1; k+1 < len(t.tok); k++ {
		if t.tok[k].Text != ":" {
			continue
		}
		for _, n := range t.cover[k+1] {
			if m := &t.namings[n]; canAct(m) && !m.Possessive {
				return append([]int{n}, t.listed(t.namingHead(*m), false)...)
			}
		}
		return nil
	}
	return nil
}

// ownedGap reports whether only the sign of the possessive and small words stand
// between an owner and what is owned.
func (t *tree) ownedGap(from, to int) bool {
	for k := from; k < to; k++ {
		switch t.lower(k) {
		case "'s", "’s", "'", "’", "own", "new", "former", "then":
		default:
			return false
		}
	}
	return true
}

// placeGap reports whether a naming of a place only says where the one before it
// was met: "A in Cairo and B in Rabat".
func (t *tree) placeGap(from, to int) bool {
	in := false
	for k := from; k < to; k++ {
		switch w := t.lower(k); {
		case w == "in" || w == "at":
			in = true
		case w == "the" || t.inTime[k] || k+1 < to && t.inTime[k+1]:
		default:
			return false
		}
	}
	return in
}

// after returns the next naming after n that does not share its words, -1 at
// the end.
func (t *tree) after(n int) int {
	for k := n + 1; k < len(t.namings); k++ {
		if t.namings[k].from >= t.namings[n].to {
			return k
		}
	}
	return -1
}

// gap reads what stands between two namings of a list: joint for "and", comma
// for a comma, open as long as nothing else does.
func (t *tree) gap(from, to int, lenient bool) (joint, comma, open bool) {
	if t.relativeGap(from, to) || t.describedGap(from, to) {
		return true, true, true
	}
	if to-from > 9 {
		return false, false, false
	}
	for k := from; k < to; k++ {
		if lenient && (t.inTime[k] || k+1 < to && t.inTime[k+1] && t.tok[k].UPOS == "ADP") {
			continue
		}
		switch w := t.lower(k); w {
		case "separately", "later", "afterwards", "subsequently", "finally", "again":
			if !lenient {
				return false, false, false
			}
		case "at", "time": // "A, at the time prime minister, and B"
			if !lenient || w == "at" && t.lower(k+2) != "time" {
				return false, false, false
			}
		case "after", "him", "them", "earlier":
			if !lenient || !joint {
				return false, false, false
			}
		case "and", "&", "alongside", "plus":
			joint = true
		case "with", "well", "together", "along": // "as well as", "together with"
			joint = joint || w == "well" || w == "with" && k > from && (t.lower(k-1) == "together" || t.lower(k-1) == "along")
			if !joint && w == "with" {
				return false, false, false
			}
			joint = joint || lenient && w == "with" && k > from && (t.lower(k-1) == "and" || t.lower(k-1) == ",")
		case ",":
			comma = true
		case "the", "a", "an", "as", "his", "her", "its", "their", "'s", "’s", "former", "then", "also", "new", "–", "-", "—", "(", ")", "both", "own":
		default:
			return false, false, false
		}
	}
	return joint, comma, joint || comma || from == to
}

// describedGap: ", the Northern Ireland secretary, and the Commission's", between
// two who are listed.
func (t *tree) describedGap(from, to int) bool {
	const longest = 16
	if to-from < 5 || to-from > longest || t.lower(from) != "," {
		return false
	}
	and := to - 1
	for and > from && t.lower(and) != "and" {
		and--
	}
	if and-from < 3 || t.lower(and-1) != "," {
		return false
	}
	switch t.tok[from+1].XPOS {
	case "DT", "PRP$", "JJ", "NNP":
	default:
		return false
	}
	for k := from + 1; k < and-1; k++ {
		switch t.tok[k].UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "PRON":
		case "ADP":
			if t.lower(k) != "of" && t.lower(k) != "for" && t.lower(k) != "in" && t.lower(k) != "to" {
				return false
			}
		default:
			if t.tok[k].XPOS != "POS" && t.tok[k].XPOS != "HYPH" && t.lower(k) != "and" {
				return false
			}
		}
	}
	for k := and + 1; k < to; k++ { // "and the Commission's", owning what follows
		if t.tok[k].UPOS != "DET" && t.tok[k].XPOS != "POS" && len(t.cover[k]) == 0 {
			return false
		}
	}
	return true
}

// relativeGap: ", whose government had mediated, and".
func (t *tree) relativeGap(from, to int) bool {
	const longest = 16
	if to-from < 5 || to-from > longest || t.lower(from) != "," {
		return false
	}
	switch t.lower(from + 1) {
	case "who", "whose", "whom", "which":
	default:
		return false
	}
	for to > from && (t.tok[to-1].UPOS == "DET" || t.tok[to-1].UPOS == "ADJ") {
		to--
	}
	return t.lower(to-1) == "and" && t.lower(to-2) == ","
}

// addressees: whom one tells or writes to, unless they are only the audience.
func (t *tree) addressees(g *trigger) []int {
	var heads []int
	for _, k := range append(slices.Clone(g.slots.prep["in"]), t.child(g.at, "obj")...) { // "in a letter to X"
		if t.rules.Words.Has("speech_noun", t.lemma(k)) {
			for _, to := range t.child(k, "nmod") {
				if t.prep(to) == "to" && !t.rules.Words.Has("audience", t.lemma(to)) {
					heads = append(heads, to)
				}
			}
		}
	}
	switch t.lemma(g.at) {
	case "tell", "inform", "assure", "remind", "write", "warn", "reply", "brief", "apologise", "apologize", "caution", "notify":
	default:
		return heads
	}
	for _, h := range append(slices.Clone(g.slots.indirect), append(g.slots.object, g.slots.prep["to"]...)...) {
		if !t.rules.Words.Has("audience", t.lemma(h)) && h > g.at {
			heads = append(heads, h)
		}
	}
	return heads
}

// unledForces: "two Russian brigades were sent" has no doer but Russia.
func (t *tree) unledForces(g *trigger, c *company) {
	if !g.slots.passive || len(g.slots.subject) > 0 || g.frame.Type != graph.Mobilization && g.frame.Type != graph.Withdrawal {
		return
	}
	for _, h := range g.slots.object {
		for _, n := range t.namingsOver(h) {
			if o, ok := t.forces(&t.namings[n]); ok {
				c.infer(o, graph.RoleSource)
			}
		}
	}
}

func (c *company) infer(o graph.ActorObserved, role graph.Role) {
	for _, p := range c.list {
		if graph.ActorKey(p.ActorObserved) == graph.ActorKey(o) {
			return
		}
	}
	c.list = append(c.list, graph.Participant{
		ActorObserved: o, Role: role, Side: graph.Side{Key: o.Country, Name: o.Name}, Certainty: graph.Inferred,
	})
}

// countryOf is the country a place lies in, as an actor.
func countryOf(p *graph.PlaceObserved) (graph.ActorObserved, bool) {
	for _, q := range p.Path() {
		if q.Kind == graph.CountryPlace && q.Country != "" && graph.Fold(q.Name) != "" {
			return graph.ActorObserved{
				Name: q.Name, FullName: q.Name, Kind: graph.Country, Country: q.Country, Gazetteer: graph.CountryKey(q.Country),
			}, true
		}
	}
	return graph.ActorObserved{}, false
}
