package actors

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// described finds whom a description means that no office told before explains:
// "the Slovak diplomat", "the former Nigerian president", "the billionaire". Prose
// varies its words for whom it speaks of: it is the subject of the sentence
// before, where nothing known of that person speaks against it. -1 without.
func (c *casting) described(n int, at *ref, held Held) int {
	ro := at.role
	if ro.article != "the" || ro.plural || ro.title == nil {
		return -1
	}
	switch ro.title.class {
	case "diplomat", "politician", "military", "civilian":
	default:
		if !held.Former {
			return -1
		}
	}
	if ro.owner.known() && ro.owner.entry < 0 {
		return -1
	}
	country := c.countryOfSide(held.Side)
	id := c.lastSubject(n, func(id int) bool {
		m := &c.cast[id]
		if ro.title.sex != 0 && m.sex != 0 && ro.title.sex != m.sex {
			return false
		}
		if _, level, _ := c.standing(id); level == graph.LevelHead && (ro.title.class == "diplomat" || ro.title.class == "military") {
			return false
		}
		return c.mayBeOf(id, country)
	})
	if id >= 0 && c.cast[id].entry < 0 && c.cast[id].actor.Country == "" {
		c.cast[id].actor.Country = country
	}
	return id
}

// adopted finds whom an office means that the text has given to nobody: the one
// person told of just before of whom it has said no office. "Slobodan Milosevic
// waited. The Serbian president …" is how news introduces people; -1 without.
func (c *casting) adopted(n int, at *ref, held Held) int {
	const far = 4 // sentences
	ro := at.role
	if !definite[ro.article] || ro.plural || ro.former || !adoptable[ro.title.class] || ro.owner.known() && ro.owner.entry < 0 || ro.title.class == "chief" && !ro.owner.known() && len(ro.words) == 1 {
		return -1
	}
	country := c.countryOfSide(held.Side)
	found := -1
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= far; k-- {
		t := &c.said[k]
		if t.sentence == n || t.kind != graph.Person || t.member == found || t.quoted {
			continue
		}
		m := &c.cast[t.member]
		if position, _, _ := c.standing(t.member); position != "" || ro.title.sex != 0 && m.sex != 0 && ro.title.sex != m.sex || !c.mayBeOf(t.member, country) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = t.member
	}
	if found < 0 {
		return -1
	}
	if m := &c.cast[found]; m.entry < 0 && m.actor.Country == "" {
		m.actor.Country = country
	}
	c.cast[found].observe(held)
	return found
}

// adoptable are the classes of offices that make news: who speaks for them or
// works for them has no name as often as not.
var adoptable = wordSet("president pm monarch leader party-leader chief foreign-minister defence-minister minister security-adviser envoy negotiator mediator ambassador military civilian diplomat speaker")

// mayBeOf tells whether a person can be a national of the country: known as one,
// or not known to be of another.
func (c *casting) mayBeOf(id int, country string) bool {
	if country == "" {
		return true
	}
	own := c.nation(id)
	return own == "" || own == country
}

// nation is the country a person is known to be of, "" where the text and the
// gazetteer tell none: who acts for the UN has one too.
func (c *casting) nation(id int) string {
	if a := c.actor(&c.cast[id]); a.Country != "" {
		return a.Country
	}
	return c.countryOfSide(c.sideOf(id))
}

// lastSubject returns the person whom the sentence before, or the one before that
// where it names no person, has as its subject; -1 where that is not one alone.
func (c *casting) lastSubject(n int, fits func(int) bool) int {
	for back := 1; back <= 2; back++ {
		var all, subjects []int
		for k := len(c.said) - 1; k >= 0 && c.said[k].sentence >= n-back; k-- {
			t := &c.said[k]
			if t.sentence != n-back || t.kind != graph.Person {
				continue
			}
			all = append(all, t.member)
			if t.subject {
				subjects = append(subjects, t.member)
			}
		}
		if len(all) == 0 {
			continue
		}
		if subjects = distinct(subjects); len(subjects) > 0 {
			all = subjects
		}
		all = slices.DeleteFunc(distinct(all), func(id int) bool { return !fits(id) })
		if len(all) == 1 {
			return all[0]
		}
		return -1
	}
	return -1
}

// counterpart finds "his Serbian counterpart": who holds for the other side the
// office of the person told of last; -1 without.
func (c *casting) counterpart(n int, at *ref, side graph.Side) int {
	ro := at.role
	if ro.article == "" || ro.article == "a" || ro.plural {
		return -1
	}
	whose := -1
	for k := len(c.said) - 1; k >= max(0, len(c.said)-nearOffice); k-- {
		if t := &c.said[k]; t.kind == graph.Person && (side.Key == "" || c.sideOf(t.member) != side) {
			whose = t.member
			break
		}
	}
	if whose < 0 {
		return -1
	}
	title, level, own := c.standing(whose)
	path := newPattern(title).path
	office, _ := c.g.words.officeIn(path)
	seen := map[int]bool{whose: true}
	for k := len(c.said) - 1; k >= max(0, len(c.said)-farthest) && n-c.said[k].sentence <= farOffice; k-- {
		t := &c.said[k]
		if t.kind != graph.Person || seen[t.member] {
			continue
		}
		seen[t.member] = true
		its, itsLevel, its2 := c.standing(t.member)
		if side.Key != "" && its2 != side || side.Key == "" && (its2 == own || its2.Key == "") {
			continue
		}
		theirs, _ := c.g.words.officeIn(newPattern(its).path)
		if itsLevel != "" && itsLevel == level || office != nil && theirs != nil && office.class == theirs.class {
			return t.member
		}
	}
	if office == nil || side.Key == "" {
		return -1
	}
	return c.incumbent(&role{title: office, words: path, level: level}, side)
}

// national resolves "the American": the last person of the country, else the last
// whose country nobody has told.
func (c *casting) national(n int, at *ref) []int {
	country := c.countryCode(at.entry)
	open := -1
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= nearSeveral; k-- {
		t := &c.said[k]
		if t.kind != graph.Person {
			continue
		}
		switch own := c.nation(t.member); {
		case own == country:
			c.name(n, at, t.member, ByRole, Held{}, false)
			return []int{t.member}
		case own == "" && open < 0 && n-t.sentence <= 1:
			open = t.member
		}
	}
	if open < 0 {
		return nil
	}
	if m := &c.cast[open]; m.entry < 0 {
		m.actor.Country = country
	}
	c.name(n, at, open, ByRole, Held{}, false)
	return []int{open}
}

// opposite finds "his host", "her guest", "his interlocutor": the person whom the
// text last brings together with the one the phrase starts from; -1 without.
func (c *casting) opposite(n int, at *ref, who [][]int) int {
	ro := at.role
	for _, w := range ro.title.words {
		if w == "predecessor" || w == "successor" {
			return -1
		}
	}
	if !ro.owner.pronoun && ro.owner.ref < 0 || ro.plural || ro.owner.ref >= len(who) || len(who[ro.owner.ref]) != 1 {
		return -1
	}
	self := who[ro.owner.ref][0]
	for _, owners := range []bool{false, true} {
		if id := c.lastWith(n, self, owners); id >= 0 {
			return id
		}
	}
	return -1
}

// lastWith returns the one person whom the last sentence that tells of somebody
// tells of beside him, -1 without. Those who only own something ("at the speaker's
// residence") count where owners is set.
func (c *casting) lastWith(n, self int, owners bool) int {
	const far = 6
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= far; {
		sentence, there := c.said[k].sentence, false
		var others []int
		for ; k >= 0 && c.said[k].sentence == sentence; k-- {
			switch t := &c.said[k]; {
			case t.kind != graph.Person || t.quoted || !owners && t.owner && t.member != self:
			case t.member == self:
				there = true
			case !slices.Contains(others, t.member):
				others = append(others, t.member)
			}
		}
		if there && len(others) == 1 {
			return others[0]
		}
	}
	return -1
}

// partner finds "the guest", "the visitor", "the host" of a sentence that tells of
// one other person: whom the text last brought together with that one, else who was
// told of last and is of another country; -1 without.
func (c *casting) partner(n int, at *ref) int {
	if at.role.article != "the" || at.role.plural || at.role.owner.known() || at.role.former {
		return -1
	}
	if at.to < len(c.words) && c.words[at.to].sent == n && (c.words[at.to].fold == "of" || c.words[at.to].fold == ",") {
		return -1 // "the guest of the premier", "the host, President Salinas, …"
	}
	var here []int
	for k := len(c.said) - 1; k >= 0 && c.said[k].sentence == n; k-- {
		if t := &c.said[k]; t.kind == graph.Person && !t.quoted && !slices.Contains(here, t.member) {
			here = append(here, t.member)
		}
	}
	if len(here) > 1 {
		return -1
	}
	if len(here) == 1 {
		for _, owners := range []bool{false, true} {
			if id := c.lastWith(n-1, here[0], owners); id >= 0 {
				return id
			}
		}
	}
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= nearSeveral; k-- {
		t := &c.said[k]
		if t.kind != graph.Person || t.quoted || t.owner || slices.Contains(here, t.member) {
			continue
		}
		if len(here) == 1 && c.nation(here[0]) != "" && c.nation(here[0]) == c.nation(t.member) {
			continue
		}
		if len(here) == 0 && !t.subject {
			continue
		}
		return t.member
	}
	return -1
}
