package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// near is how many sentences a pronoun or description looks back.
const (
	nearPronoun = 3
	nearSeveral = 4
	farOffice   = 15  // "the two presidents"
	nearOffice  = 40  // people: "the envoy" may stand far from the name
	farthest    = 400 // namings
)

// role resolves an office or description without a name: "the Turkish president",
// "the envoy", and that beside a name.
func (c *casting) role(n, i int, refs []ref, who [][]int) []int {
	at := &refs[i]
	ro := at.role
	if at.what == "names follow" {
		return nil
	}
	held := c.held(ro, who)
	if at.appos >= 0 {
		return c.beside(n, i, refs, who, held)
	}
	if ro.plural {
		return c.pluralOffice(n, at)
	}
	switch ro.title.class {
	case "kin", "jurist":
		return nil
	case "part":
		id := c.opposite(n, at, who)
		if id < 0 {
			id = c.partner(n, at)
		}
		return c.nameOne(n, at, id, Held{})
	case "civilian":
		return c.nameOne(n, at, c.described(n, at, held), Held{Title: held.Title})
	case "counterpart":
		id := c.counterpart(n, at, held.Side)
		if id < 0 && held.Side.Key == "" {
			id = c.opposite(n, at, who)
		}
		return c.nameOne(n, at, id, held)
	}
	if o := ro.owner; o.ref >= 0 && !o.pronoun && o.ref < len(who) && len(who[o.ref]) == 0 {
		return nil // of somebody who is not known
	}
	if !definite[ro.article] && ro.article != "of" {
		if side := ro.owner.entry; side >= 0 && (ro.article == "a" || ro.article == "an" || ro.article == "another" || ro.article == "one") {
			return c.unnamed(n, at, side, strings.Join(ro.words, " "), held)
		}
		if !(ro.article == "" && ro.owner.known() || ro.article == "" && c.words[at.from].upper && !c.words[at.from].caps && len(c.said) > 0 && ro.level == graph.LevelHead) {
			return nil
		}
	}
	if at.to < len(c.words) && c.words[at.to].sent == n && !ro.owner.known() && c.words[at.to].isNoun() {
		return nil // "the general staff"
	}
	if at.to < len(c.words) && c.words[at.from].upper && c.words[at.to].upper && c.words[at.to].sent == n && !c.opens(at.from, c.sents[n]) {
		return nil // "the General Border Committee"
	}
	id := c.inOffice(n, at, held.Side)
	if id < 0 {
		// of a country, not for it: "the Slovak diplomat" may act for the UN
		if id = c.described(n, at, held); id < 0 {
			id = c.adopted(n, at, held)
		}
		if id < 0 && c.standsFor(ro) {
			id = c.entryMember(ro.owner.entry)
			c.name(n, at, id, ByMetonym, Held{}, false)
			return []int{id}
		}
		return c.nameOne(n, at, id, Held{Title: held.Title})
	}
	return c.nameOne(n, at, id, held)
}

// standsFor tells whether an office nobody is named for still says who acts: "Chile's
// president" of whom the text gives no name is Chile.
func (c *casting) standsFor(ro *role) bool {
	return !ro.former && ro.owner.entry >= 0 && len(ro.words) == len(ro.title.words) && c.g.entries[ro.owner.entry].actor.Kind == graph.Country &&
		(ro.level == graph.LevelHead || ro.level == graph.LevelMinister)
}

// nameOne records that the office or description means the person, nobody where
// that is -1.
func (c *casting) nameOne(n int, at *ref, id int, held Held) []int {
	if id < 0 {
		return nil
	}
	if held.Former || held.Level == "" {
		_, held.Level, _ = c.standing(id)
	}
	c.name(n, at, id, ByRole, held, false)
	return []int{id}
}

// beside resolves an office that describes the name before or behind it.
func (c *casting) beside(n, i int, refs []ref, who [][]int, held Held) []int {
	at := &refs[i]
	name := at.appos
	if name > i { // not yet resolved
		who[name] = c.person(n, &refs[name], refs, who)
		// it will be resolved again in its turn, to the same person
		if len(who[name]) == 1 {
			c.unsay()
		}
	}
	if len(who[name]) != 1 {
		return nil
	}
	id := who[name][0]
	if held.Side.Key == "" && at.role.tellsSide() {
		held.Side = c.ownerSide(at.role.owner, who)
	}
	c.cast[id].observe(held)
	c.name(n, at, id, ByRole, held, false)
	return []int{id}
}

// unsay takes back the last naming.
func (c *casting) unsay() {
	c.namings = c.namings[:len(c.namings)-1]
	last := c.said[len(c.said)-1]
	c.counts[last.member]--
	c.said = c.said[:len(c.said)-1]
}

// inOffice finds the person an office means: the last one named who holds it;
// else, for the head of a state, who held it on the day.
func (c *casting) inOffice(n int, at *ref, side graph.Side) int {
	ro := at.role
	looked := 0
	seen := map[int]bool{}
	for k := len(c.said) - 1; k >= max(0, len(c.said)-farthest) && looked < nearOffice; k-- {
		s := &c.said[k]
		if s.kind != graph.Person || seen[s.member] {
			continue
		}
		looked++
		seen[s.member] = true
		if c.holds(s.member, ro, side) && !(stateHead[ro.title.class] && ro.owner.entry >= 0 && c.ofStateBody(ro.owner.entry)) {
			return s.member
		}
		if ro.title.class == "leader" && side.Key != "" && c.sideOf(s.member) == side {
			if _, level, _ := c.standing(s.member); level == graph.LevelHead {
				return s.member
			}
		}
	}
	if side.Key == "" || at.role.owner.entry >= 0 && c.ofStateBody(at.role.owner.entry) {
		return -1
	}
	return c.incumbent(ro, side)
}

var stateHead = map[string]bool{"president": true, "pm": true, "leader": true, "monarch": true}

// ofStateBody tells whether an owner is an organisation that acts for a country:
// the president of the Senate is not the country's.
func (c *casting) ofStateBody(entry int) bool {
	e := &c.g.entries[entry]
	return e.actor.Kind == graph.Organization && len(e.side.Key) == 2
}

// incumbent returns who holds the office for the side on the day, by the
// gazetteer, -1 where that is nobody or not one alone.
func (c *casting) incumbent(ro *role, side graph.Side) int {
	if ro.former || ro.level != graph.LevelHead && ro.title.class != "foreign-minister" && ro.title.class != "defence-minister" {
		return -1
	}
	found, exact, many := -1, false, false
	for _, e := range c.g.holders[side.Key] {
		same, by := c.g.words.holding(&c.g.entries[e], ro, side, c.day)
		switch {
		case !same || exact && !by:
		case by && !exact:
			found, exact, many = e, true, false
		default:
			many = found >= 0
			found = e
		}
	}
	if found < 0 || many {
		return -1
	}
	return c.entryMember(found)
}

// holding tells whether a person holds an office of the class on the day, and
// whether by that very title: of a king and a crown prince, "the crown prince" is
// one.
func (v *vocabulary) holding(e *entry, ro *role, side graph.Side, day graph.Day) (same, exact bool) {
	for i := range e.terms {
		h := &e.terms[i]
		if h.Side != side || h.From > day || h.To != "" && h.To < day {
			continue
		}
		o, _ := v.officeIn(newPattern(h.Title).path)
		if o == nil || o.class != ro.title.class || h.Level != cmp.Or(ro.level, h.Level) {
			continue
		}
		same, exact = true, exact || slices.Equal(o.words, ro.title.words)
	}
	return same, exact
}

// pluralOffice resolves a plural office: "the two presidents", "the prime ministers
// of Ethiopia, Egypt and Sudan", "the Saudi and Iranian foreign ministers".
func (c *casting) pluralOffice(n int, at *ref) []int {
	ro := at.role
	owners := ro.owners
	if len(owners) == 0 && ro.owner.entry >= 0 {
		owners = []owner{ro.owner}
	}
	if len(owners) == 0 {
		holds := func(id int) bool { return c.holds(id, singular(ro), graph.Side{}) }
		if ro.count < 2 {
			return c.nameAll(n, at, c.sameList(n, at, holds))
		}
		return c.nameAll(n, at, c.lastOffices(n, at, ro.count, holds))
	}
	var ids []int
	for _, o := range owners {
		if o.entry < 0 {
			continue
		}
		side := c.g.entries[o.entry].side
		one := *singular(ro)
		one.owner = o
		id := -1
		if len(owners) > 1 {
			id = c.inOffice(n, &ref{role: &one}, side)
		}
		words := strings.Join(singularWords(ro), " ")
		if id < 0 && c.standForIt(o.entry, words+"s") {
			id = c.entryMember(o.entry)
		}
		if id < 0 {
			id = c.groupMember(o.entry, words)
		}
		ids = append(ids, id)
	}
	return c.nameAll(n, at, ids)
}

func singular(ro *role) *role {
	one := *ro
	one.plural = false
	return &one
}

// singularWords are the words of a plural office as one holds it.
func singularWords(ro *role) []string {
	qualifiers := ro.words[:len(ro.words)-len(ro.title.words)]
	return slices.Concat(qualifiers, ro.title.words)
}

// nameAll records one naming of several.
func (c *casting) nameAll(n int, at *ref, ids []int) []int {
	ids = distinct(ids)
	for _, id := range ids {
		how := ByRole
		if c.cast[id].actor.Kind == graph.Group {
			how = ByGroup
		}
		if at.kind == pronounRef {
			how = ByPronoun
		}
		held := Held{}
		if at.role != nil {
			held = Held{Title: at.role.text, Level: at.role.level, Side: c.sideOf(id)}
		}
		c.name(n, at, id, how, held, false)
	}
	if len(ids) > 1 || len(ids) == 1 && c.cast[ids[0]].actor.Kind == graph.Group {
		c.plural = pluralTold{members: ids, sentence: n}
	}
	return ids
}

func (c *casting) isOutlet(id int) bool {
	e := c.cast[id].entry
	return e >= 0 && c.g.entries[e].outlet
}

// pronoun resolves he, she, it, they and their forms.
func (c *casting) pronoun(n int, at *ref) []int {
	if c.words[at.from].quoted {
		return nil // the speaker's words: whom he means, the text around does not tell
	}
	switch at.what {
	case "he", "him", "his", "himself":
		return c.single(n, at, 'm')
	case "she", "her", "hers", "herself":
		return c.single(n, at, 'f')
	case "they", "them", "their", "themselves":
		return c.they(n, at)
	}
	return c.it(n, at)
}

// single finds the nearest fitting person, subjects first: "he" is mostly the
// subject of the same or the last sentence.
func (c *casting) single(n int, at *ref, sex byte) []int {
	fits := func(t *told) bool {
		m := &c.cast[t.member]
		return !t.several && t.kind == graph.Person && (m.sex == 0 || m.sex == sex)
	}
	var self []int // the subject of the pronoun's own clause: "Putin thanked him"
	if at.what == "him" || at.what == "her" && c.endsClause(at.to) {
		for k := len(c.said) - 1; k >= 0 && c.said[k].sentence == n; k-- {
			if t := &c.said[k]; t.subject && t.kind == graph.Person && !c.boundary(t.word, at.from) {
				self = append(self, t.member)
			}
		}
	}
	if last := len(c.said) - 1; possessivePronouns[at.what] && last >= 0 && len(self) == 0 {
		// "urged him to pull back his troops"
		if t := &c.said[last]; t.object && t.sentence == n && fits(t) && !c.boundary(t.word, at.from) {
			c.name(n, at, t.member, ByPronoun, Held{}, false)
			return []int{t.member}
		}
	}
	for back := 0; back <= nearPronoun; back++ {
		var all, subjects, bare []int
		for k := len(c.said) - 1; k >= 0 && c.said[k].sentence >= n-back; k-- {
			t := &c.said[k]
			if t.sentence != n-back || !fits(t) || t.quoted && back == 0 {
				continue // "'I admire Weber,' he said": who speaks says "I" of himself
			}
			if slices.Contains(self, t.member) {
				continue
			}
			all = append(all, t.member)
			if t.subject {
				subjects = append(subjects, t.member)
			}
			if !t.inside {
				bare = append(bare, t.member)
			}
		}
		if len(subjects) == 0 { // the tree has lost it: subjects stand first, and bare
			subjects = bare
		}
		all, subjects = distinct(all), distinct(subjects)
		id := -1
		switch {
		case len(all) == 1:
			id = all[0]
		case len(subjects) > 0:
			id = subjects[len(subjects)-1] // the first of the sentence
		case len(all) > 1:
			return nil
		}
		if id >= 0 {
			if c.cast[id].sex == 0 {
				c.cast[id].sex = sex
			}
			c.name(n, at, id, ByPronoun, Held{}, false)
			return []int{id}
		}
	}
	return nil
}

var thirdPlural = wordSet("they them their theirs themselves")

// endsClause tells whether no noun follows: "met her.", but "her envoy".
func (c *casting) endsClause(i int) bool {
	if i >= len(c.words) {
		return true
	}
	w := &c.words[i]
	if w.tagged() {
		return !w.isNoun() && w.upos != "PROPN"
	}
	return w.fold == "" || w.fold == "," || c.g.words.function[w.fold]
}

// boundary tells whether a clause begins between two words.
func (c *casting) boundary(from, to int) bool {
	for i := from; i < to && i < len(c.words); i++ {
		switch c.words[i].fold {
		case "that", "who", "and", "as", "when", "while", "after", "before", "because", "if":
			return true
		}
		if c.words[i].text == "\"" || c.words[i].text == ";" {
			return true
		}
	}
	return false
}

// it finds the organisation or country that "it" or "its" means, where a verb
// shows that it acts: "it said".
func (c *casting) it(n int, at *ref) []int {
	if at.what == "it" && !(at.to < len(c.words) && (c.g.words.speech[c.words[at.to].fold] || acting[c.words[at.to].fold])) {
		return nil
	}
	for back := 0; back <= 1; back++ {
		var all, subjects []int
		for k := len(c.said) - 1; k >= 0 && c.said[k].sentence >= n-back; k-- {
			t := &c.said[k]
			if t.sentence != n-back || t.attributes || t.kind != graph.Country && t.kind != graph.Organization || c.isOutlet(t.member) {
				continue
			}
			all = append(all, t.member)
			if t.subject {
				subjects = append(subjects, t.member)
			}
		}
		all, subjects = distinct(all), distinct(subjects)
		switch {
		case len(all) == 1:
			c.name(n, at, all[0], ByPronoun, Held{}, false)
			return all
		case len(subjects) == 1:
			c.name(n, at, subjects[0], ByPronoun, Held{}, false)
			return subjects
		case len(all) > 1:
			return nil
		}
	}
	return nil
}

var acting = wordSet("would will wants wanted plans planned hopes hoped expects expected refused refuses agreed agrees launched sent imposed lifted suspended signed intends fears feared needs")
