package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// body resolves the name of an organisation.
func (c *casting) body(n int, at *ref, who [][]int) []int {
	switch {
	case at.what == "common":
		return c.commonBody(n, at, who)
	case at.entry >= 0:
		id := c.entryMember(at.entry)
		how := at.how
		if c.abbreviates(at, id) {
			how = ByName
		}
		c.name(n, at, id, how, Held{}, false)
		c.shortens(at, id)
		return []int{id}
	case at.what == "acronym":
		return c.acronym(n, at)
	}
	key := "body:" + strings.Join(at.name, " ")
	id, ok := c.byKey[key]
	if !ok {
		m := member{entry: -1, actor: graph.ActorObserved{Kind: graph.Organization, FullName: c.written(at.nameFrom, at.to)}}
		m.actor.Name = m.actor.FullName
		if side := c.ownerSide(at.owner, who); side.Key != "" {
			m.side = side
			if len(side.Key) == 2 {
				m.actor.Country = side.Key
			}
		} else {
			m.side = graph.Side{Key: string(m.actor.ID()), Name: m.actor.FullName} // a side of its own
		}
		id = c.add(key, m)
	}
	place := c.houses(at) && (housed[at.name[0]] || housed[at.name[len(at.name)-1]])
	if m := &c.cast[id]; place && m.place == nil {
		m.place = c.inCapital(m.actor.FullName, m.actor.Country)
	}
	c.name(n, at, id, ByName, Held{}, place)
	c.shortens(at, id)
	return []int{id}
}

var companyWords = wordSet("co corp inc ltd llc plc nv ag sa company corporation motor motors group holdings")

// shortens learns the forms the text will use for an organisation: "(NDFP)"
// behind its name, "Ford" for Ford Motor Co.
func (c *casting) shortens(at *ref, id int) {
	c.abbreviation(at, id)
	from, to := at.nameFrom, at.to
	for to-from > 1 && (c.words[to-1].fold == "" || companyWords[c.words[to-1].fold]) {
		to--
	}
	if to < at.to && to-from == 1 {
		if key := "body:" + c.words[from].fold; !c.hasKey(key) {
			c.byKey[key] = id
		}
	}
}

func (c *casting) hasKey(key string) bool { _, ok := c.byKey[key]; return ok }

// abbreviates tells whether the name is an abbreviation of the organisation.
func (c *casting) abbreviates(at *ref, id int) bool {
	return at.to == at.from+1 && c.words[at.from].caps && c.cast[id].actor.FullName != c.words[at.from].text
}

// abbreviation learns "(NDFP)" behind a name.
func (c *casting) abbreviation(at *ref, id int) {
	if at.to+2 >= len(c.words) || c.words[at.to].text != "(" || c.words[at.to+2].text != ")" || !c.words[at.to+1].caps {
		return
	}
	short := c.words[at.to+1]
	if key := "body:" + short.fold; !c.hasKey(key) && len(short.text) > 1 {
		c.byKey[key] = id
		if m := &c.cast[id]; m.entry < 0 {
			m.actor.Aliases = append(m.actor.Aliases, short.text)
		}
	}
}

// acronym resolves an unknown abbreviation: one the text has explained, or one
// that acts.
func (c *casting) acronym(n int, at *ref) []int {
	key := "body:" + at.name[0]
	id, ok := c.byKey[key]
	if !ok {
		if id = c.initialled(c.words[at.from].text); id >= 0 {
			ok, c.byKey[key] = true, id
			c.alias(id, c.written(at.from, at.to))
		}
	}
	if !ok {
		before := at.from > 0 && c.words[at.from-1].sent == c.words[at.from].sent && c.words[at.from-1].fold == "the"
		if len(at.name[0]) < 3 || !before && !(at.to < len(c.words) && c.g.words.speech[c.words[at.to].fold]) || at.attributes {
			return nil
		}
		name := c.written(at.from, at.to)
		id = c.add(key, member{entry: -1, actor: graph.ActorObserved{Kind: graph.Organization, Name: name, FullName: name}})
	}
	c.name(n, at, id, ByName, Held{}, false)
	return []int{id}
}

// initialled returns the organisation of the text whose initials the letters are:
// "RCN" after the Royal College of Nursing; -1 without.
func (c *casting) initialled(letters string) int {
	const fewest, lookBack = 3, 200
	if len(letters) < fewest {
		return -1
	}
	for id := len(c.cast) - 1; id >= max(0, len(c.cast)-lookBack); id-- {
		m := &c.cast[id]
		if m.actor.Kind != graph.Organization {
			continue
		}
		var initials, capitals []byte
		for _, w := range strings.Fields(m.actor.FullName) {
			if b := w[0]; b >= 'A' && b <= 'Z' {
				capitals = append(capitals, b)
				initials = append(initials, b)
			} else if w == "of" || w == "for" {
				initials = append(initials, w[0]-'a'+'A')
			}
		}
		if string(capitals) == letters || string(initials) == letters {
			return id
		}
	}
	return -1
}

// commonBody resolves a body every country has. Without an owner it is the one
// the text has named before.
func (c *casting) commonBody(n int, at *ref, who [][]int) []int {
	country := ""
	switch o := at.owner; {
	case o.entry >= 0:
		country = c.countryCode(o.entry)
		if e := &c.g.entries[o.entry]; e.actor.Kind != graph.Country {
			country = ""
			if len(e.side.Key) == 2 {
				country = e.side.Key
			}
		}
	case o.ref >= 0:
		if side := c.ownerSide(o, who); len(side.Key) == 2 {
			country = side.Key
		}
	default:
		last, ok := c.byKey["common:"+c.g.bodies[at.entry].id]
		if !ok {
			return nil
		}
		c.name(n, at, last, ByName, Held{}, false)
		return []int{last}
	}
	if country == "" {
		return nil
	}
	e := c.g.bodyEntry(at.entry, country)
	id, ok := c.byKey[e.key]
	if !ok {
		m := member{entry: -1, actor: e.actor, side: e.side}
		if i, there := c.g.byKey[e.key]; there {
			m.entry = i
		}
		id = c.add(e.key, m)
	}
	c.byKey["common:"+c.g.bodies[at.entry].id] = id
	c.alias(id, c.written(at.from, at.to))
	path := newPattern(e.actor.FullName).path
	place := c.houses(at) && (housed[path[len(path)-1]] || housed[path[0]])
	if m := &c.cast[id]; place && m.place == nil {
		m.place = c.inCapital(m.actor.FullName, country)
	}
	c.name(n, at, id, ByName, Held{}, place)
	return []int{id}
}

// group resolves people without a name, one group for each that they belong to;
// "the Russian side" is Russia.
func (c *casting) group(n int, at *ref) []int {
	var ids []int
	words := strings.Join(c.folds(at.groupFrom, at.to), " ")
	for _, o := range at.owners {
		if o.entry < 0 {
			continue
		}
		if at.noun == countryNoun || c.standForIt(o.entry, words) {
			ids = append(ids, c.entryMember(o.entry))
		} else {
			ids = append(ids, c.groupMember(o.entry, words))
		}
	}
	if len(at.owners) == 0 {
		ids = append(ids, c.bareGroup(words, strings.ToLower(c.written(at.from, at.to))))
	}
	ids = distinct(ids)
	if len(ids) == 1 && at.noun != countryNoun {
		c.alias(ids[0], c.written(at.from, at.to))
	}
	for _, id := range ids {
		c.name(n, at, id, at.how, Held{}, false)
	}
	if at.noun != countryNoun || len(ids) > 1 {
		c.plural = pluralTold{members: ids, sentence: n}
	}
	return ids
}

// standForIt: "Hamas negotiators" and "representatives of Fatah" are those bodies at
// the table. Officials may be anybody's.
func (c *casting) standForIt(entry int, words string) bool {
	if c.g.entries[entry].actor.Kind != graph.Organization {
		return false
	}
	switch words {
	case "negotiators", "representatives", "delegates", "negotiating teams", "mediators", "intermediaries":
		return true
	}
	return false
}

// groupMember returns the group of a country or organisation: "Ukrainian
// officials".
func (c *casting) groupMember(entry int, words string) int {
	e := &c.g.entries[entry]
	of := cmp.Or(e.adjective, e.actor.Name)
	if words == "" {
		words = "people"
	}
	name := of + " " + words
	key := "group:" + e.key + ":" + words
	if id, ok := c.byKey[key]; ok {
		return id
	}
	m := member{entry: -1, side: e.side, actor: graph.ActorObserved{Kind: graph.Group, Name: name, FullName: name, Country: c.countryCode(entry)}}
	return c.add(key, m)
}

// bareGroup returns the group of a bare noun: "protesters".
func (c *casting) bareGroup(words, written string) int {
	key := "group::" + words
	if id, ok := c.byKey[key]; ok {
		return id
	}
	return c.add(key, member{entry: -1, actor: graph.ActorObserved{Kind: graph.Group, Name: written, FullName: written}})
}

// alias adds a form in which the text writes an actor that the gazetteer does not
// hold.
func (c *casting) alias(id int, written string) {
	m := &c.cast[id]
	const most = 8
	if m.entry < 0 && written != m.actor.FullName && len(m.actor.Aliases) < most && !contains(m.actor.Aliases, written) {
		m.actor.Aliases = append(m.actor.Aliases[:len(m.actor.Aliases):len(m.actor.Aliases)], written)
	}
}

// unnamed resolves "a senior U.S. official": a group of one.
func (c *casting) unnamed(n int, at *ref, entry int, words string, held Held) []int {
	id := c.groupMember(entry, words)
	held.Observed = false
	c.alias(id, c.written(at.from, at.to))
	c.name(n, at, id, ByGroup, held, false)
	return []int{id}
}

// international tells whether an organisation is one of states, that sends envoys
// and mediates more often than it is a party.
func (c *casting) international(id int) bool {
	m := &c.cast[id]
	if m.actor.Kind != graph.Organization || m.actor.Country != "" || m.entry < 0 {
		return false
	}
	for _, w := range c.g.entries[m.entry].names() {
		if ofStates[w] {
			return true
		}
	}
	return false
}

var ofStates = wordSet("nations nato union league community association organization organisation council cooperation commission treaty agency court fund bank bloc quartet authority")

// names are the words of an entry's full name, folded.
func (e *entry) names() []string { return newPattern(e.actor.FullName).path }

// bodyNouns are the common nouns for organisations, with what they can mean.
var bodyNouns = map[string]bodyClass{
	"bloc": ofStatesClass, "alliance": ofStatesClass, "organisation": anyClass, "organization": anyClass,
	"union": memberClass, "company": memberClass, "carmaker": memberClass, "firm": memberClass, "bank": memberClass,
	"group": memberClass, "movement": memberClass, "militia": memberClass, "insurgency": memberClass, "faction": memberClass,
	"party": memberClass, "agency": anyClass, "commission": anyClass, "council": anyClass, "college": memberClass,
}

// bodyClass is a kind of organisation as a common noun tells it.
type bodyClass byte

const (
	anyClass      bodyClass = iota
	ofStatesClass           // the EU, Nato
	memberClass             // a union, party, company or armed group: no body of states
)

// bodyByNoun resolves "the bloc", "the movement": an organisation whose name has
// the noun, else the last one of its kind.
func (c *casting) bodyByNoun(n int, at *ref) []int {
	id := c.lastBody(n, at.what)
	if id < 0 {
		return nil
	}
	c.name(n, at, id, ByRole, Held{}, false)
	return []int{id}
}

// lastBody is the organisation told of last that the noun can mean, one whose name
// tells its kind before any other.
func (c *casting) lastBody(n int, noun string) int {
	const far = 8
	last, best, lastSentence := -1, -1, 0
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= far; k-- {
		t := &c.said[k]
		if t.kind != graph.Organization || t.place || c.isOutlet(t.member) {
			continue
		}
		name := newPattern(c.cast[t.member].actor.FullName).path
		if slices.Contains(name, noun) {
			return t.member
		}
		kind := kindOfName(name)
		if bodyNouns[noun] != memberClass {
			kind = ""
		}
		if !c.ofClass(t.member, bodyNouns[noun]) || kind != "" && kind != kindOfNoun[noun] {
			continue
		}
		told := 0
		if kind != "" {
			told = 1
		}
		if told > best || told == best && t.sentence == lastSentence && t.subject {
			last, best, lastSentence = t.member, told, t.sentence
		}
	}
	return last
}

// kindOfName tells what kind of organisation the words of a name show: "union",
// "company", "armed", "" where they show none.
func kindOfName(name []string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if kind := kindWords[name[i]]; kind != "" {
			return kind
		}
	}
	return ""
}

var (
	kindWords = kindsByWord(map[string]string{
		"union":   "workers union unions teamsters brotherhood guild federation college unison",
		"company": "co corp inc ltd plc company motors motor airlines energy group holdings bank",
		"armed":   "army front forces force movement brigade brigades militia guard guards fighters resistance liberation",
		"party":   "party democrats conservatives",
	})
	kindOfNoun = map[string]string{
		"union": "union", "company": "company", "carmaker": "company", "firm": "company", "bank": "company", "party": "party",
		"group": "armed", "movement": "armed", "militia": "armed", "insurgency": "armed", "faction": "armed", "college": "union",
	}
)

func kindsByWord(words map[string]string) map[string]string {
	kinds := map[string]string{}
	for kind, list := range words {
		for w := range wordSet(list) {
			kinds[w] = kind
		}
	}
	return kinds
}

// ofClass tells whether a common noun of the class can mean the organisation. The
// ministries and armies of a country are told by their own nouns.
func (c *casting) ofClass(id int, class bodyClass) bool {
	states := c.international(id)
	switch class {
	case ofStatesClass:
		return states
	case memberClass:
		return !states && len(c.cast[id].side.Key) != 2
	}
	return false
}
