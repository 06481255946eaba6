package actors

import (
	"cmp"
	"slices"

	"github.com/parley-events/parley/graph"
)

// pluralTold is the last list of names: what "they" can mean.
type pluralTold struct {
	members  []int
	sentence int
}

// list keeps the list that ends with a phrase: its members so far are who "they"
// are next.
func (c *casting) list(n int, refs []ref, i int, who [][]int) {
	q := refs[i].joinedTo
	if q < 0 || len(who[i]) == 0 || len(who[q]) == 0 || !c.acts(&refs[i], who[i]) || !c.acts(&refs[q], who[q]) {
		return
	}
	all := slices.Clone(who[q])
	if old := c.plural; old.sentence == n && len(old.members) > 0 && old.members[len(old.members)-1] == who[q][len(who[q])-1] {
		all = slices.Clone(old.members)
	}
	c.plural = pluralTold{members: distinct(append(all, who[i]...)), sentence: n}
}

// tally counts the parties that the last list of a sentence stands for: the two
// that a text names together most are its "two sides".
func (c *casting) tally(n int) {
	c.gather(n)
	if c.plural.sentence != n || len(c.plural.members) < 2 {
		return
	}
	const most = 4
	ids := c.sidesOf(c.plural.members)
	if len(ids) < 2 || len(ids) > most || slices.ContainsFunc(ids, c.international) {
		return
	}
	slices.Sort(ids)
	for i := range c.parties {
		if slices.Equal(c.parties[i].ids, ids) {
			c.parties[i].times++
			return
		}
	}
	const kept = 100 // lists of different parties, more than any article has
	if len(c.parties) == kept {
		return
	}
	c.parties = append(c.parties, partiesTold{ids: ids, times: 1})
}

// partiesTold are countries or organisations named together.
type partiesTold struct {
	ids   []int
	times int
}

// mainParties returns the parties that the text names together most, nil where it
// names none twice.
func (c *casting) mainParties(count int) []int {
	var best *partiesTold
	for i := range c.parties {
		p := &c.parties[i]
		if len(p.ids) != count {
			continue
		}
		if best == nil || p.times > best.times {
			best = p
		}
	}
	if best == nil || best.times < 2 {
		return nil
	}
	return slices.Clone(best.ids)
}

// acts tells whether the phrase names actors, neither a place nor an outlet.
func (c *casting) acts(at *ref, ids []int) bool {
	start := c.words[at.from].start
	for k := len(c.namings) - 1; k >= 0 && c.namings[k].Span.Start >= start; k-- {
		if c.namings[k].Span.Start == start && c.namings[k].Place {
			return false
		}
	}
	return !slices.ContainsFunc(ids, func(id int) bool { return c.cast[id].actor.Kind == "" || c.isOutlet(id) })
}

// they resolves "they" and its forms: the list of the sentence or the one before,
// else the two whom a sentence brings together ("Putin met Xi. They signed …").
func (c *casting) they(n int, at *ref) []int {
	for back := range 2 {
		if p := &c.plural; p.sentence == n-back && (len(p.members) > 1 || len(p.members) == 1 && c.cast[p.members[0]].actor.Kind == graph.Group) {
			return c.nameEach(n, at, p.members)
		}
		if ids := c.couple(n - back); ids != nil {
			return c.nameEach(n, at, ids)
		}
	}
	return nil
}

// couple returns the two people, or else the two countries or organisations, that
// a sentence tells of, nil where they are more or fewer. One of them must be its
// subject, so that it tells of them and does not merely mention them.
func (c *casting) couple(sentence int) []int {
	for _, kinds := range [][]graph.ActorKind{{graph.Person}, {graph.Country, graph.Organization}} {
		var ids []int
		subject := false
		for k := len(c.said) - 1; k >= 0 && c.said[k].sentence >= sentence; k-- {
			t := &c.said[k]
			if t.sentence != sentence || !slices.Contains(kinds, t.kind) || t.owner || t.attributes || t.place || t.quoted || c.isOutlet(t.member) {
				continue
			}
			subject = subject || t.subject
			if !slices.Contains(ids, t.member) {
				ids = append(ids, t.member)
			}
		}
		if len(ids) == 2 && subject {
			slices.Reverse(ids)
			return ids
		}
		if len(ids) > 0 {
			return nil
		}
	}
	return nil
}

// nameEach records a pronoun for several.
func (c *casting) nameEach(n int, at *ref, ids []int) []int {
	ids = slices.Clone(ids)
	for _, id := range ids {
		c.name(n, at, id, ByPronoun, Held{}, false)
	}
	return ids
}

// sameList returns the last list where all in it hold the office: "the ministers".
func (c *casting) sameList(n int, at *ref, holds func(int) bool) []int {
	if at.role.article != "the" || len(c.plural.members) < 2 || n-c.plural.sentence > nearSeveral {
		return nil
	}
	for _, id := range c.plural.members {
		if c.cast[id].actor.Kind != graph.Person || !holds(id) {
			return nil
		}
	}
	return slices.Clone(c.plural.members)
}

// several resolves "the two leaders", "both sides", "the trio".
func (c *casting) several(n int, at *ref, refs []ref) []int {
	switch at.what {
	case "men", "women":
		sex := byte('m')
		if at.what == "women" {
			sex = 'f'
		}
		fits := func(id int) bool { return c.cast[id].sex == 0 || c.cast[id].sex == sex }
		ids := c.lastPeople(n, at, at.count, nearSeveral, fits)
		if ids == nil {
			ids = c.circleOf(n, at, fits)
		}
		return c.nameAll(n, at, ids)
	case "persons":
		ids := c.lastPeople(n, at, at.count, nearSeveral, nil)
		if ids == nil {
			ids = c.circleOf(n, at, nil)
		}
		return c.nameAll(n, at, ids)
	case "heads":
		ids := c.lastHeads(n, at)
		if ids == nil {
			ids = c.circleOf(n, at, nil)
		}
		return c.nameAll(n, at, ids)
	case "sides":
		return c.nameAll(n, at, c.lastSides(n, at.count, c.elsewhere(at, refs)))
	}
	people := c.lastPeople(n, at, at.count, nearSeveral, nil)
	if p := &c.plural; len(p.members) == at.count && n-p.sentence <= nearPronoun && (people == nil || p.sentence >= c.lastTold(people)) {
		return c.nameAll(n, at, p.members)
	}
	if people == nil {
		people = c.circleOf(n, at, nil)
	}
	return c.nameAll(n, at, people)
}

// lastTold is the last sentence that names any of them.
func (c *casting) lastTold(ids []int) int {
	for k := len(c.said) - 1; k >= 0; k-- {
		if slices.Contains(ids, c.said[k].member) {
			return c.said[k].sentence
		}
	}
	return -1
}

// lastHeads finds "both leaders": heads of states or bodies close by, else people
// of no lower office close by, else heads farther back, else any people.
func (c *casting) lastHeads(n int, at *ref) []int {
	level := func(id int) graph.Level { _, l, _ := c.standing(id); return l }
	head := func(id int) bool { return level(id) == graph.LevelHead }
	notLow := func(id int) bool { l := level(id); return l == "" || l == graph.LevelHead }
	for _, try := range []func() []int{
		func() []int { return c.lastPeople(n, at, at.count, nearSeveral, head) },
		func() []int { return c.lastCircle(n, at.count, farOffice, head) },
		func() []int { return c.lastPeople(n, at, at.count, nearSeveral, notLow) },
		func() []int { return c.lastOffices(n, at, at.count, head) },
		func() []int { return c.lastPeople(n, at, at.count, nearSeveral, nil) },
	} {
		if ids := try(); ids != nil {
			return ids
		}
	}
	return nil
}

// lastPeople goes back sentence by sentence until it has the number of people;
// nil where a sentence brings too many. Whoever does something to "both leaders"
// is none of them.
func (c *casting) lastPeople(n int, at *ref, count, far int, fits func(int) bool) []int {
	var doers []int
	if !c.isSubject(n, at) {
		for k := len(c.said) - 1; k >= 0 && c.said[k].sentence == n; k-- {
			if t := &c.said[k]; t.subject && t.kind == graph.Person {
				doers = append(doers, t.member)
				if t.alone {
					break
				}
			}
		}
	}
	pick := func(owners bool) func(*told) int {
		return func(t *told) int {
			if t.kind != graph.Person || fits != nil && !fits(t.member) || !owners && t.owner || t.sentence == n && slices.Contains(doers, t.member) {
				return -1
			}
			return t.member
		}
	}
	if ids := c.last(n, count, far, pick(true)); ids != nil {
		return ids
	}
	return c.last(n, count, far, pick(false))
}

// lastOffices goes back for people who share an office: those told of just now,
// else the last sentence that has just as many of them, else as many as the last
// sentences bring together. "The two foreign ministers" are those who met, not
// the one who met and the third who was mentioned.
func (c *casting) lastOffices(n int, at *ref, count int, fits func(int) bool) []int {
	const justNow = 2
	if ids := c.lastPeople(n, at, count, justNow, fits); ids != nil {
		return ids
	}
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= farOffice; {
		sentence := c.said[k].sentence
		var ids []int
		for ; k >= 0 && c.said[k].sentence == sentence; k-- {
			if t := &c.said[k]; t.kind == graph.Person && sentence < n && fits(t.member) && !slices.Contains(ids, t.member) {
				ids = append(ids, t.member)
			}
		}
		if len(ids) == count {
			slices.Reverse(ids)
			return ids
		}
	}
	return c.lastPeople(n, at, count, nearSeveral, fits)
}

// last collects distinct members from the sentences before, whole sentences at a
// time.
func (c *casting) last(n, count, far int, pick func(*told) int) []int {
	var ids []int
	for k := len(c.said) - 1; k >= 0; {
		sentence := c.said[k].sentence
		if n-sentence > far {
			break
		}
		for ; k >= 0 && c.said[k].sentence == sentence; k-- {
			if id := pick(&c.said[k]); id >= 0 && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		if len(ids) == count {
			slices.Reverse(ids)
			return ids
		}
		if len(ids) > count {
			return nil
		}
	}
	return nil
}

// lastSides finds the countries or organisations that "the two sides" are: those
// of the list just told of, those of this sentence and the one before, else the
// ones the text speaks of most, lately above all.
func (c *casting) lastSides(n, count int, not []int) []int {
	none := func(ids []int) bool {
		return !slices.ContainsFunc(ids, func(id int) bool { return slices.Contains(not, id) })
	}
	if n-c.plural.sentence <= 1 {
		if ids := c.sidesOf(c.plural.members); len(ids) == count && none(ids) {
			return ids
		}
	}
	if ids := c.mainParties(count); ids != nil && none(ids) {
		return ids
	}
	if ids := c.last(n, count, 1, c.partyOf); ids != nil && none(ids) {
		return ids
	}
	weight := map[int]int{}
	for k := len(c.said) - 1; k >= max(0, len(c.said)-farthest); k-- {
		t := &c.said[k]
		id := c.partyOf(t)
		if id < 0 || slices.Contains(not, id) {
			continue
		}
		switch back := n - t.sentence; {
		case back <= 2:
			weight[id] += 4
		case back <= 6:
			weight[id] += 2
		default:
			weight[id]++
		}
	}
	ids := make([]int, 0, len(weight))
	for id := range weight {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b)) })
	if len(ids) == count || len(ids) > count && weight[ids[count-1]] > weight[ids[count]] {
		return slices.Sorted(slices.Values(ids[:count]))
	}
	return nil
}

// elsewhere are the countries that the sentence goes on to name behind "both countries",
// which are thus others: "both countries refused an Ethiopian offer".
func (c *casting) elsewhere(at *ref, refs []ref) []int {
	if !at.of {
		return nil
	}
	var ids []int
	for i := range refs {
		if r := &refs[i]; r.kind == countryRef && r.entry >= 0 && r.from >= at.to {
			ids = append(ids, c.entryMember(r.entry))
		}
	}
	return ids
}

// partyOf returns the country or organisation for which a naming stands as a
// party, -1 where it is none: an outlet, a place, a person of a body that
// mediates.
func (c *casting) partyOf(t *told) int {
	if t.place {
		return -1
	}
	switch t.kind {
	case graph.Person, graph.Group:
		position, level, _ := c.standing(t.member)
		ids := c.sidesOf([]int{t.member})
		if len(ids) != 1 || c.international(ids[0]) || t.kind == graph.Person && position == "" && level == "" {
			return -1
		}
		return ids[0]
	case graph.Country:
		return t.member
	case graph.Organization:
		if c.isOutlet(t.member) || c.international(t.member) {
			return -1
		}
		if len(c.sideOf(t.member).Key) == 2 {
			if ids := c.sidesOf([]int{t.member}); len(ids) == 1 {
				return ids[0]
			}
		}
		return t.member
	}
	return -1
}

// sidesOf returns the members that are the sides of others.
func (c *casting) sidesOf(ids []int) []int {
	var sides []int
	for _, id := range ids {
		key := c.sideOf(id).Key
		if e, ok := c.g.bySide[key]; ok {
			sides = append(sides, c.entryMember(e))
		} else if m, ok := c.bySide[key]; ok && key != "" {
			sides = append(sides, m)
		}
	}
	return distinct(sides)
}
