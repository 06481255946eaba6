package actors

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// casting resolves the phrases of a text, in its order, into entities.
type casting struct {
	*reader
	cast    []member
	byKey   map[string]int
	namings []Naming
	said    []told // what has been named so far, in order
	// full are the people the text names in full anywhere: a headline may use the
	// family name first.
	full []ref
	// byWord and fullByWord find members and full names by any word of a name.
	byWord, fullByWord map[string][]int
	places             map[string]bool // unknown names that stand behind "in"
	plural             pluralTold
	parties            []partiesTold
	circles            []circle
	counts             map[int]int    // namings of an entity as actor
	bySide             map[string]int // the organisation of the text that a side is
	offices            map[string]officeWords
}

// member is an entity in the making.
type member struct {
	actor    graph.ActorObserved
	place    *graph.PlaceObserved
	entry    int // of the gazetteer, -1 without
	tokens   []string
	family   []string
	aliases  [][]string // "Hemedti", folded
	sex      byte
	side     graph.Side // of an organisation or country
	observed []Held
}

// told is one naming, as later pronouns and descriptions look back at it.
type told struct {
	member   int
	sentence int
	word     int
	kind     graph.ActorKind
	subject  bool
	// attributes: "Russian" in "a Russian attack"; no pronoun points there.
	attributes bool
	object     bool // "him"
	inside     bool // stands behind a preposition or as an owner
	owner      bool // "Trump's envoy"
	several    bool // one of those that "they" means
	place      bool
	quoted     bool // said by somebody
	// alone: a subject that no list goes on from.
	alone bool
}

func newCasting(r *reader, refs [][]ref) *casting {
	c := &casting{
		reader: r, byKey: map[string]int{}, counts: map[int]int{}, bySide: map[string]int{}, plural: pluralTold{sentence: -10},
		places: map[string]bool{}, byWord: map[string][]int{}, fullByWord: map[string][]int{}, offices: map[string]officeWords{},
	}
	for _, sentence := range refs {
		for _, at := range sentence {
			if at.kind == placeRef && at.entry < 0 {
				c.places[strings.Join(at.name, " ")] = true
			}
			if at.kind == personRef && len(at.name) > 1 && !at.single {
				for _, w := range at.name {
					c.fullByWord[w] = append(c.fullByWord[w], len(c.full))
				}
				c.full = append(c.full, at)
			}
		}
	}
	return c
}

// sentence resolves the refs of one sentence and returns whom each means.
func (c *casting) sentence(n int, refs []ref) [][]int {
	who := make([][]int, len(refs))
	for i := range refs {
		at := &refs[i]
		switch at.kind {
		case personRef:
			who[i] = c.person(n, at, refs, who)
		case bodyRef:
			who[i] = c.body(n, at, who)
		case countryRef:
			who[i] = c.country(n, at)
		case placeRef:
			who[i] = c.place(n, at)
		case groupRef:
			who[i] = c.group(n, at)
		case pronounRef:
			who[i] = c.pronoun(n, at)
		case severalRef:
			who[i] = c.several(n, at, refs)
		case roleRef:
			who[i] = c.role(n, i, refs, who)
		case capitalRef:
			who[i] = c.seat(n, at)
		case nationalRef:
			who[i] = c.national(n, at)
		case bodyNounRef:
			who[i] = c.bodyByNoun(n, at)
		}
		c.list(n, refs, i, who)
	}
	c.tally(n)
	return who
}

func distinct(ids []int) []int {
	var out []int
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// entryMember returns the member of a gazetteer entry.
func (c *casting) entryMember(i int) int {
	e := &c.g.entries[i]
	if id, ok := c.byKey[e.key]; ok {
		return id
	}
	m := member{actor: e.actor, place: e.place, entry: i, tokens: e.tokens, family: e.family, sex: e.sex, side: e.side}
	return c.add(e.key, m)
}

func (c *casting) add(key string, m member) int {
	id := len(c.cast)
	c.cast = append(c.cast, m)
	c.byKey[key] = id
	if m.actor.Kind == graph.Person {
		for _, w := range m.tokens {
			c.byWord[w] = append(c.byWord[w], id)
		}
	}
	if _, there := c.bySide[m.side.Key]; m.actor.Kind == graph.Organization && m.entry < 0 && !there {
		c.bySide[m.side.Key] = id
	}
	return id
}

// name records a naming.
func (c *casting) name(n int, at *ref, id int, how How, held Held, place bool) {
	m := &c.cast[id]
	as := m.actor
	as.Name = c.written(at.nameFrom, at.to)
	if at.kind != personRef {
		as.Name = c.written(at.from, at.to)
	}
	if at.lost {
		as.Name = strings.TrimSuffix(as.Name, "s")
	}
	c.namings = append(c.namings, Naming{
		Entity: id, Span: c.span(at.from, at.to), Sentence: n, How: how, As: as,
		Position: held.Title, Level: held.Level, Side: held.Side, Possessive: at.possessive, Place: place,
	})
	if place && m.actor.Kind != graph.Country {
		return // a building says nothing of who acts
	}
	if !place && how != ByPronoun {
		c.counts[id]++
	}
	c.said = append(c.said, told{member: id, sentence: n, word: at.from, kind: m.actor.Kind, attributes: at.attributes, object: at.kind == pronounRef && at.what == "him", subject: !place && c.isSubject(n, at), inside: at.possessive || prepositions[at.preposed], owner: at.possessive || at.kind == pronounRef && at.what != "her" && possessivePronouns[at.what], several: at.kind == pronounRef && thirdPlural[at.what], place: place, quoted: c.words[at.from].quoted, alone: at.joinedTo < 0})
}

// isSubject tells whether the phrase is a subject: by the tree where there is
// one, else because no preposition and no genitive marks it.
func (c *casting) isSubject(n int, at *ref) bool {
	if at.possessive || at.attributes || at.kind == pronounRef && possessivePronouns[at.what] && at.what != "her" {
		return false
	}
	for w := at.from; w < at.to; w++ {
		if strings.HasPrefix(c.words[w].rel, "nsubj") {
			return true
		}
	}
	if c.words[at.from].tagged() {
		return false
	}
	return at.preposed == "" || !prepositions[at.preposed]
}

var prepositions = wordSet("of in on at to for from by with about against between into through over under after before during since until as like than among toward towards via without alongside including per upon met told and")

// held is the position that a phrase gives.
func (c *casting) held(ro *role, who [][]int) Held {
	if ro == nil {
		return Held{}
	}
	h := Held{Title: ro.text, Level: ro.level, Observed: true, Former: ro.former}
	if ro.tellsSide() {
		h.Side = c.ownerSide(ro.owner, who)
		if o := ro.owner; o.pronoun && o.ref < len(who) && len(who[o.ref]) > 1 && ro.nth < len(who[o.ref]) && !ro.plural {
			h.Side = c.sideOf(who[o.ref][ro.nth])
		}
	}
	if ro.title.class == "counterpart" {
		title, level := c.lastOffice()
		h.Title, h.Level = cmp.Or(title, h.Title), level
	}
	if ro.former {
		h.Level = ""
	}
	return h
}

// tellsSide: an office is held for its owner, but whose son-in-law somebody is
// says nothing of whom he acts for.
func (ro *role) tellsSide() bool { return ro == nil || ro.title.class != "kin" }

func (c *casting) ownerSide(o owner, who [][]int) graph.Side {
	if o.entry >= 0 {
		return c.g.entries[o.entry].side
	}
	if o.ref >= 0 && o.ref < len(who) && len(who[o.ref]) == 1 {
		return c.sideOf(who[o.ref][0])
	}
	return graph.Side{}
}

// lastOffice is the office of the last person told of, whose counterpart is meant.
func (c *casting) lastOffice() (title string, level graph.Level) {
	for i := len(c.said) - 1; i >= max(0, len(c.said)-farthest); i-- {
		if c.said[i].kind == graph.Person {
			title, level, _ = c.standing(c.said[i].member)
			return title, level
		}
	}
	return "", ""
}

// standing is what is known of a member's position: as the text gives it, else
// as the gazetteer has it on the day.
func (c *casting) standing(id int) (position string, level graph.Level, side graph.Side) {
	m := &c.cast[id]
	if m.actor.Kind != graph.Person {
		return "", "", m.side
	}
	var known Held
	inOffice := false
	if m.entry >= 0 {
		known, inOffice = c.g.entries[m.entry].heldAt(c.day)
	}
	for _, h := range m.observed {
		if position == "" && !h.Former {
			position = h.Title
		}
		if level == "" {
			level = h.Level
		}
		if side.Key == "" {
			side = h.Side
		}
	}
	if inOffice {
		position, level = cmp.Or(position, known.Title), cmp.Or(level, known.Level)
		if side.Key == "" {
			side = known.Side
		}
	}
	if side.Key == "" {
		side = m.side
	}
	return position, level, side
}

func (c *casting) sideOf(id int) graph.Side {
	_, _, side := c.standing(id)
	return side
}

// complete fills in what other parts of the text, or the gazetteer, tell.
func (c *casting) complete(n *Naming) {
	m := &c.cast[n.Entity]
	position, level, side := c.standing(n.Entity)
	n.Position, n.Level = cmp.Or(n.Position, position), cmp.Or(n.Level, level)
	if n.Side.Key == "" {
		n.Side = side
	}
	name := n.As.Name
	n.As = c.actor(m)
	n.As.Name = name
}

func (c *casting) actor(m *member) graph.ActorObserved {
	a := m.actor
	if a.Kind == graph.Person && a.Country == "" && m.entry < 0 {
		for _, h := range m.observed {
			if a.Country = c.countryOfSide(h.Side); a.Country != "" {
				break
			}
		}
	}
	return a
}

// countryOfSide is the country that a side is, or that an organisation which is a
// side belongs to.
func (c *casting) countryOfSide(s graph.Side) string {
	if len(s.Key) == 2 {
		return s.Key
	}
	if i, ok := c.g.bySide[s.Key]; ok {
		return c.g.entries[i].actor.Country
	}
	return ""
}

// entity makes the public form of a member.
func (c *casting) entity(id, number int) Entity {
	m := &c.cast[id]
	e := Entity{ID: number, Actor: c.actor(m), Place: m.place, Positions: slices.Clone(m.observed), Outlet: c.isOutlet(id)}
	if m.entry >= 0 {
		if h, ok := c.g.entries[m.entry].heldAt(c.day); ok {
			e.Positions = append(e.Positions, h)
		}
	}
	return e
}

func (m *member) observe(h Held) {
	if h.Title == "" {
		return
	}
	for _, o := range m.observed {
		if o.Title == h.Title && o.Side == h.Side {
			return
		}
	}
	m.observed = append(m.observed, h)
}

// person resolves a name of a person.
func (c *casting) person(n int, at *ref, refs []ref, who [][]int) []int {
	id, how := c.whoIsNamed(n, at)
	if other := c.alsoKnown(at, refs, who); other >= 0 {
		id, how = other, ByName
	}
	if id < 0 {
		return c.shortBody(n, at)
	}
	held := c.held(at.role, who)
	if held.Side.Key == "" && at.role.tellsSide() {
		held.Side = c.genitiveBefore(at, refs, who)
	}
	if held.Side.Key == "" && at.role.tellsSide() && at.owner.ref >= 0 {
		held.Side = c.sideOfRef(&refs[at.owner.ref])
	}
	m := &c.cast[id]
	if m.entry < 0 && held.Side.Key == "" && !held.Former && at.owner.ref < 0 && at.role.isOfState() && c.sideOf(id).Key == "" {
		held.Side = c.sideHere(n)
	}
	if m.entry >= 0 && held.Level != "" && !held.Former {
		// the gazetteer knows that India's foreign secretary is no minister
		if h, ok := c.g.entries[m.entry].heldAt(c.day); ok && strings.EqualFold(h.Title, held.Title) {
			held.Level = h.Level
		}
	}
	m.observe(held)
	if at.addressed != 0 && m.sex == 0 {
		m.sex = at.addressed
	}
	if at.role != nil && m.sex == 0 {
		m.sex = at.role.title.sex
	}
	if held.Title == "" && held.Side.Key != "" && m.entry < 0 {
		m.observed = append(m.observed, held) // "Sudan's Mariam al-Mahdi": a side without a title
	}
	c.name(n, at, id, how, held, false)
	return []int{id}
}

// isOfState tells whether an office without an owner is one of a government: "the
// foreign minister, Naledi Pandor".
func (ro *role) isOfState() bool {
	if ro == nil || ro.owner.known() || len(ro.owners) > 0 || ro.article == "a" || ro.article == "an" {
		return false
	}
	switch ro.title.class {
	case "president", "pm", "foreign-minister", "defence-minister", "minister", "deputy-minister", "monarch", "security-adviser":
		return true
	}
	return false
}

// sideHere is the country whose government the text means where it does not say:
// the only one that the last sentences speak of, else that of the dateline, if the
// text speaks of it.
func (c *casting) sideHere(n int) graph.Side {
	const near = 1
	var side graph.Side
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= near; k-- {
		s := c.sideOf(c.said[k].member)
		switch {
		case len(s.Key) != 2:
		case side.Key == "":
			side = s
		case side != s:
			return c.homeSide()
		}
	}
	if side.Key == "" {
		return c.homeSide()
	}
	return side
}

// homeSide is the country of the dateline, if it acts in the text so far.
func (c *casting) homeSide() graph.Side {
	if len(c.namings) == 0 || !c.namings[0].Place || c.namings[0].Sentence > 1 {
		return graph.Side{}
	}
	p := c.cast[c.namings[0].Entity].place
	if p == nil {
		return graph.Side{}
	}
	for k := range min(len(c.said), farthest) {
		if s := c.sideOf(c.said[k].member); s.Key == p.Country && !c.said[k].place {
			return s
		}
	}
	return graph.Side{}
}

// alsoKnown returns the person of whom a name is another: "Israel Ramírez, alias
// Pablo Beltrán", "a general better known as Hemedti"; -1 without.
func (c *casting) alsoKnown(at *ref, refs []ref, who [][]int) int {
	if at.role != nil || at.entry >= 0 && at.how == ByName {
		return -1
	}
	first := c.sents[c.words[at.from].sent].from
	j := at.from - 1
	switch {
	case j > first && (c.words[j].fold == "alias" || c.words[j].fold == "nicknamed" || c.words[j].fold == "aka"):
		j--
	case j-1 > first && c.words[j].fold == "as" && c.words[j-1].fold == "known":
		for j -= 2; j > first && knownHow[c.words[j].fold]; j-- {
		}
	default:
		return -1
	}
	if c.words[j].fold == "," || c.words[j].text == "(" {
		j--
	}
	for q := range refs {
		if o := &refs[q]; o.to == j+1 && o.kind == personRef && len(who[q]) == 1 {
			id := who[q][0]
			if m := &c.cast[id]; m.entry < 0 {
				c.alias(id, c.written(at.nameFrom, at.to))
				for _, w := range at.name {
					c.byWord[w] = append(c.byWord[w], id)
				}
				m.aliases = append(m.aliases, at.name)
			}
			return id
		}
	}
	return -1
}

var knownHow = wordSet("better best also widely commonly popularly universally usually who is was once and")

// shortBody resolves a name that is short for an organisation and no person's.
func (c *casting) shortBody(n int, at *ref) []int {
	if len(at.name) != 1 || at.role != nil || at.address != "" || c.introduced(at) {
		return nil
	}
	id, ok := c.byKey["body:"+at.name[0]]
	if !ok {
		return nil
	}
	c.name(n, at, id, ByName, Held{}, false)
	return []int{id}
}

// introduced tells whether a person of the family name has been named already.
func (c *casting) introduced(at *ref) bool {
	for _, id := range firstOf(c.byWord[at.name[0]], 64) {
		if len(c.cast[id].tokens) > 1 {
			return true
		}
	}
	return false
}

// sideOfRef is the side of a country or body that is named further on.
func (c *casting) sideOfRef(at *ref) graph.Side {
	entry := at.entry
	if at.what == "common" {
		entry = at.owner.entry
	}
	if entry < 0 && at.owner.entry >= 0 {
		entry = at.owner.entry
	}
	if at.kind == groupRef && len(at.owners) == 1 {
		entry = at.owners[0].entry
	}
	if entry < 0 || len(at.ambiguous) > 0 {
		return graph.Side{}
	}
	return c.g.entries[entry].side
}

// genitiveBefore is the side of "Egypt's Sameh Shoukry" and "Nato's Mark Rutte".
func (c *casting) genitiveBefore(at *ref, refs []ref, who [][]int) graph.Side {
	for i := range refs {
		if o := &refs[i]; o.possessive && (o.kind == countryRef || o.kind == bodyRef) && len(who[i]) == 1 && !o.lost && o.to+1 == at.from {
			return c.sideOf(who[i][0])
		}
	}
	return graph.Side{}
}

// whoIsNamed returns the member a person's name means, -1 where that is unsure.
func (c *casting) whoIsNamed(n int, at *ref) (int, How) {
	if at.entry >= 0 && at.how == ByName {
		return c.entryMember(at.entry), ByName
	}
	if len(at.name) == 0 || at.weak && c.places[strings.Join(at.name, " ")] {
		return -1, ""
	}
	if at.entry < 0 && len(at.name) > 1 && !at.single {
		if id := c.sameName(at.name); id >= 0 {
			return id, ByName
		}
		if found := c.called(at); len(found) == 1 && len(c.cast[found[0]].tokens) > len(at.name) {
			return found[0], BySurname // "Bou Saab"
		}
		if i := c.g.spelled(at.name); i >= 0 {
			return c.entryMember(i), ByName
		}
		return c.addPerson(at), ByName
	}
	if len(at.name) == 1 && at.role == nil && at.address == "" && c.hasKey("body:"+at.name[0]) {
		return -1, "" // Ford, the company or the man
	}
	found := c.called(at)
	switch {
	case len(found) == 1:
		return found[0], BySurname
	case len(found) > 1:
		return -1, ""
	case at.entry >= 0:
		return c.entryMember(at.entry), BySurname
	}
	if at.role != nil || at.address != "" || c.speaks(at) {
		key := "person:" + strings.Join(at.name, " ")
		if id, ok := c.byKey[key]; ok {
			return id, ByName
		}
		return c.addPerson(at), ByName
	}
	return -1, ""
}

// speaks tells whether a verb of speech follows the name.
func (c *casting) speaks(at *ref) bool {
	return at.to < len(c.words) && c.words[at.to].sent == c.words[at.from].sent && c.g.words.speech[c.words[at.to].fold] && !c.lower[at.name[0]]
}

// sameName finds the member of the same first and last name: middle names,
// initials and particles may differ.
func (c *casting) sameName(name []string) int {
	if id, ok := c.byKey["person:"+nameKey(name, c.g.words)]; ok {
		return id
	}
	return -1
}

func nameKey(name []string, v *vocabulary) string {
	end := len(name)
	for end > 1 && v.suffix[name[end-1]] {
		end--
	}
	if end < 2 {
		return name[0]
	}
	return name[0] + " " + name[end-1]
}

func (c *casting) addPerson(at *ref) int {
	full := c.written(at.nameFrom, at.to)
	if at.lost {
		full = strings.TrimSuffix(full, "s")
	}
	m := member{
		actor: graph.ActorObserved{Name: full, FullName: full, Kind: graph.Person}, entry: -1,
		tokens: at.name, family: familyName(at.name, c.g.words),
	}
	if sex := c.g.words.given[at.name[0]]; sex == 'm' || sex == 'f' {
		if len(at.name) > 1 && !c.g.words.clan[at.name[0]] {
			m.sex = sex
		}
	}
	return c.add("person:"+nameKey(at.name, c.g.words), m)
}

// called returns the people that part of a name can mean: those already named in
// full, else those named in full later on.
func (c *casting) called(at *ref) []int {
	// of a word that very many names share (a list, junk) the first will do
	const most = 64
	last := at.name[len(at.name)-1]
	var before []int
	for _, id := range firstOf(c.byWord[last], most) {
		m := &c.cast[id]
		if (c.partOf(at, m.tokens, m.family) || m.called(at.name)) && c.fits(m, at) {
			before = append(before, id)
		}
	}
	if len(before) > 1 {
		before = c.byOffice(before, at)
	}
	if len(before) > 0 {
		return before
	}
	var later []int
	for _, i := range firstOf(c.fullByWord[last], most) {
		f := &c.full[i]
		if len(f.name) <= len(at.name) || f.nameFrom == at.nameFrom {
			continue
		}
		tokens, family := f.name, familyName(f.name, c.g.words)
		if f.entry >= 0 {
			tokens, family = c.g.entries[f.entry].tokens, c.g.entries[f.entry].family
		}
		if c.partOf(at, tokens, family) {
			later = append(later, i)
		}
	}
	ids := map[string]int{}
	for _, i := range later {
		ids[nameKey(c.full[i].name, c.g.words)] = i
	}
	if len(ids) != 1 {
		return nil
	}
	for _, i := range ids {
		id, _ := c.whoIsNamed(-1, &c.full[i])
		if id >= 0 {
			return []int{id}
		}
	}
	return nil
}

// called tells whether the words are another name of the person, or end one.
func (m *member) called(name []string) bool {
	return slices.ContainsFunc(m.aliases, func(a []string) bool {
		return len(name) <= len(a) && slices.Equal(name, a[len(a)-len(name):])
	})
}

func firstOf(ids []int, most int) []int { return ids[:min(len(ids), most)] }

// partOf tells whether the words of a name are the family name of another, its
// end, or a first name that is used like one ("Abiy", "Prince Faisal").
func (c *casting) partOf(at *ref, tokens, family []string) bool {
	part := at.name
	if len(part) > len(tokens) {
		return false
	}
	v := c.g.words
	if slices.Equal(part, family) || len(part) < len(family) && slices.Equal(part, family[len(family)-len(part):]) {
		return true
	}
	if len(part) == len(family)+1 && v.inner[part[0]] && slices.Equal(part[1:], family) {
		return true
	}
	end := len(tokens)
	for end > 1 && v.suffix[tokens[end-1]] {
		end--
	}
	if len(part) > 1 && len(part) < end {
		return slices.Equal(part, tokens[end-len(part):end]) || slices.Equal(part, tokens[:len(part)])
	}
	if len(part) != 1 || part[0] != tokens[0] || len(tokens) < 2 {
		return false
	}
	royal := at.address == "prince" || at.address == "princess" || at.address == "king" || at.address == "queen" || at.address == "sheikh" || at.address == "pope"
	if at.role != nil && at.role.title.class == "monarch" {
		royal = true
	}
	if royal {
		return true
	}
	return v.given[part[0]] == 0 && !v.clan[part[0]] && len(part[0]) > 2 && !v.common[part[0]]
}

// fits rules out a person by sex or office.
func (c *casting) fits(m *member, at *ref) bool {
	sex := at.addressed
	if sex == 0 && at.role != nil {
		sex = at.role.title.sex
	}
	return sex == 0 || m.sex == 0 || sex == m.sex
}

// byOffice narrows people of one family name by the office the phrase gives,
// else to the one at the head of a state: of a ruler and an aide of the same
// name, the bare name is the ruler's.
func (c *casting) byOffice(ids []int, at *ref) []int {
	var fit []int
	for _, id := range ids {
		if at.role != nil && c.holds(id, at.role, graph.Side{}) {
			fit = append(fit, id)
		}
	}
	if at.role == nil {
		for _, id := range ids {
			if _, level, _ := c.standing(id); level == graph.LevelHead {
				fit = append(fit, id)
			}
		}
	}
	if len(fit) == 1 {
		return fit
	}
	return ids
}

// holds tells whether a person can be told by the office.
func (c *casting) holds(id int, ro *role, side graph.Side) bool {
	m := &c.cast[id]
	if ro.title.sex != 0 && m.sex != 0 && ro.title.sex != m.sex {
		return false
	}
	check := func(h *Held) bool {
		if side.Key != "" && h.Side.Key != "" && h.Side != side || h.Former && !ro.former && ro.title.class != "military" {
			return false
		}
		return c.sameOffice(ro, h.Title)
	}
	for i := range m.observed {
		if check(&m.observed[i]) {
			return side.Key == "" || m.observed[i].Side.Key != "" || c.sideOf(id) == side || c.sideOf(id).Key == ""
		}
	}
	if m.entry >= 0 {
		if h, ok := c.g.entries[m.entry].heldAt(c.day); ok && check(&h) {
			return true
		}
	}
	return false
}

// sameOffice tells whether the office of a phrase can be the one held.
func (c *casting) sameOffice(ro *role, held string) bool {
	o, known := c.offices[held]
	if !known {
		path := newPattern(held).path
		o.title, o.before = c.g.words.officeIn(path)
		o.field = c.g.words.fieldOf(path)
		c.offices[held] = o
	}
	t, before := o.title, o.before
	if t == nil || !ro.title.refers[t.class] || !sameField(o.field, c.g.words.fieldOf(ro.words)) {
		return false
	}
	// a deputy is told by the bare office only in the company of "deputy"
	lowered := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return c.g.words.deputy[w] })
	}
	if lowered(ro.words) != lowered(before) {
		return lowered(before) && ro.title.class != "president" && ro.title.class != "pm" && !lowered(ro.words) && len(ro.words) == 1
	}
	return true
}

// officeWords is an office as a title names it.
type officeWords struct {
	title  *title
	before []string
	field  []string
}

// ranks qualify an office without saying of what.
var ranks = wordSet("chief top senior special lead leading principal main first second permanent personal veteran prominent powerful " +
	"longtime influential hardline new old young weary embattled state government national general executive acting joint high-level high-ranking ranking")

// fieldOf returns the words that say of what an office is: "commerce" of a
// commerce secretary.
func (v *vocabulary) fieldOf(words []string) []string {
	var field []string
	for _, w := range words {
		switch {
		case w == "defense":
			field = append(field, "defence")
		case v.before[w] && !ranks[w]:
			field = append(field, w)
		}
	}
	return field
}

// sameField is false where both offices say of what they are, and differ.
func sameField(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// officeIn returns the first office among the words and what stands before it.
func (v *vocabulary) officeIn(path []string) (*title, []string) {
	for from := range path {
		node, length := int32(0), 0
		var last *title
		for to := from; to < len(path); to++ {
			node = v.titles.next[step{node, path[to]}]
			if node == 0 {
				break
			}
			if at := v.titles.at[node]; len(at) > 0 {
				last, length = at[0], to-from+1
			}
		}
		if last != nil && length > 0 {
			return last, path[:from]
		}
	}
	return nil, nil
}
