package extract

import (
	"cmp"
	"slices"

	"github.com/parley-events/parley/graph"
)

// News names the parties once and goes on with "the two sides", "the two men" or
// a passive without a doer: "a truce was signed". Who they are shows in the whole
// article: those of whom most is told that they did it to, or with, each other.

// unsaid is what an agreement or a deed of both parties says of those whom it does
// not name.
type unsaid struct {
	n       int  // "the three leaders"; 0 where the text gives no number
	named   bool // there are words for them, if no names
	persons bool // "the two men"
	sides   bool // "the two countries", "both delegations"
}

// unsaidBy reads the words for the doers of a trigger, nil where they are named.
func (t *tree) unsaidBy(g *trigger) *unsaid {
	if g.frame.Type.Consult() || g.frame.Type == graph.Statement {
		return nil
	}
	if len(g.slots.subject) == 0 {
		if g.back {
			return &unsaid{sides: t.ends(g)}
		}
		return nil
	}
	h := g.slots.subject[0]
	if len(g.slots.subject) > 1 || !t.partyWord(h) {
		return nil
	}
	u := &unsaid{n: howMany[t.lower(h)], named: true}
	for _, k := range append(t.child(h, "nmod"), h) { // "the pair of ministers"
		for _, d := range t.child(k, "det", "nummod", "amod", "det:predet") {
			u.n = max(u.n, howMany[t.lower(d)])
		}
		u.persons = u.persons || t.rules.Words.Has("party_person", t.lemma(k))
	}
	u.sides = !u.persons && t.rules.Words.Has("parties", t.lemma(h)) && t.tok[h].UPOS == "NOUN"
	return u
}

// ends reports whether what was agreed ends a fight, which states do and not those
// who sign for them.
func (t *tree) ends(g *trigger) bool {
	for _, k := range append([]int{g.at, max(g.noun, 0)}, g.slots.object...) {
		switch t.nounLemma(k) {
		case "truce", "ceasefire", "armistice", "peace":
			return true
		}
	}
	return false
}

// partyWord reports whether word h stands for the parties without naming them:
// "they", "both", "the two sides", "each side".
func (t *tree) partyWord(h int) bool {
	if len(t.actorsAt(h)) > 0 {
		return false
	}
	switch word := t.lower(h); {
	case word == "they", howMany[word] > 0, word == "each", word == "side" && t.determined(h, "each"), word == "neither":
		return true
	case t.tok[h].XPOS != "NNS" || !t.rules.Words.Has("parties", t.lemma(h)) && !t.rules.Words.Has("party_person", t.lemma(h)):
		return false
	}
	if t.hasChild(h, "nmod:poss", "acl:relcl") {
		return false
	}
	for _, k := range t.child(h, "nmod") { // "the leaders of the two countries", and not "the leaders of the strike"
		if !t.partyWord(k) {
			return false
		}
	}
	return t.definite(h) || t.determined(h, "both") || t.hasChild(h, "nummod", "nmod")
}

// dispute is those whom an article is about, with how much it tells of each two of
// them together.
type dispute struct {
	bonds map[[2]string]int
	known map[string]graph.Participant
	named map[string][]int // the sentences that name each
	lent  map[string]int   // how often more each helped than took part
}

// How much it says of two being the parties that they are named in one sentence, as
// "A and B", or did something with or to each other.
const (
	oneSentence = 1
	oneBreath   = 4
	oneDeed     = 3
)

// enter reads who is named with whom in a sentence.
func (p *dispute) enter(t *tree) {
	var seen []string
	last, end := "", -1
	for n := range t.namings {
		m := &t.namings[n]
		if !m.entity.IsActor() || m.As.Kind == "" || m.As.Kind == graph.Group || m.Place && m.entity.Actor.Kind != graph.Country {
			continue
		}
		o := observed(*m)
		q := graph.Participant{ActorObserved: o, Position: m.Position, Level: m.Level, Side: m.Side}
		if m.Place { // "between Serbia and Kosovo"
			q.Kind = graph.Country
		}
		key := p.know(&q)
		if key == "" {
			continue
		}
		if end >= 0 && m.from > end && m.from <= end+3 && t.lower(end) == "and" && last != key {
			p.bond(last, key, oneBreath)
		}
		last, end = key, m.to
		if m.Place || slices.Contains(seen, key) {
			continue
		}
		p.named[key] = append(p.named[key], t.s.Index)
		for _, k := range seen {
			p.bond(k, key, oneSentence)
		}
		seen = append(seen, key)
	}
}

// bond ties two actors, and with two persons the countries they act for.
func (p *dispute) bond(a, b string, weight int) {
	p.add(a, b, weight)
	if x, y := p.country(a), p.country(b); x != a || y != b {
		p.add(x, y, weight)
	}
}

// country returns the key of the country that a person acts for, "" where it is
// none, and the key of an actor that is no person.
func (p *dispute) country(key string) string {
	q, ok := p.known[key]
	switch {
	case !ok || q.Kind != graph.Person:
		return key
	case len(q.Side.Key) != 2 || graph.Fold(q.Side.Name) == "":
		return ""
	}
	return p.know(&graph.Participant{
		ActorObserved: graph.ActorObserved{
			Name: q.Side.Name, FullName: q.Side.Name, Kind: graph.Country, Country: q.Side.Key, Gazetteer: graph.CountryKey(q.Side.Key),
		},
		Side: q.Side,
	})
}

// know remembers an actor that may be a party and returns its key, "" where it has
// no name.
func (p *dispute) know(q *graph.Participant) string {
	if graph.Fold(q.FullestName()) == "" {
		return ""
	}
	key := graph.ActorKey(q.ActorObserved)
	if had, ok := p.known[key]; !ok || had.Side.Key == "" && q.Side.Key != "" {
		p.known[key] = *q
	}
	return key
}

// deeds adds what is told of deeds.
func (p *dispute) deeds(found []candidate) {
	for i := range found {
		who := found[i].Participants
		if found[i].Type == graph.Statement || found[i].Type == graph.Visit || found[i].Type == graph.Appointment {
			continue
		}
		for a := range who {
			key, times := p.know(&who[a]), -1
			if outside(who[a].Role) {
				times = 1
			}
			p.lent[key] += times
			if c := p.country(key); c != key {
				p.lent[c] += times
			}
			for b := range a {
				if !outside(who[a].Role) && !outside(who[b].Role) && who[a].Kind != graph.Group && who[b].Kind != graph.Group {
					p.bond(p.know(&who[a]), p.know(&who[b]), oneDeed)
				}
			}
		}
	}
}

// helper: who hosts and mediates more often than it takes part itself.
func (p *dispute) helper(key string) bool { return p.lent[key] > 0 }

// outside: who lends a house or brings others together is no party.
func outside(r graph.Role) bool { return r == graph.RoleMediator || r == graph.RoleHost }

func (p *dispute) add(a, b string, weight int) {
	if a != "" && b != "" && a != b {
		p.bonds[[2]string{min(a, b), max(a, b)}] += weight
	}
}

// closest returns the n with the strongest bonds among persons, or among countries
// and organisations; nil where there are fewer. Sure, their bond must be twice that
// of any others: what names nobody at all may be about others.
func (p *dispute) closest(n int, persons, sure bool) []graph.Participant {
	least := oneBreath
	if sure {
		least *= 2
	}
	type bond struct {
		of     [2]string
		weight int
	}
	var bonds []bond
	for of, weight := range p.bonds {
		a, b := p.known[of[0]], p.known[of[1]]
		if (a.Kind == graph.Person) != persons || (b.Kind == graph.Person) != persons || p.helper(of[0]) || p.helper(of[1]) {
			continue
		}
		if persons && a.Side.Key == b.Side.Key && a.Side.Key != "" {
			weight /= 3 // mostly colleagues, rivals seldom
		}
		bonds = append(bonds, bond{of, weight})
	}
	slices.SortFunc(bonds, func(a, b bond) int {
		return cmp.Or(b.weight-a.weight, cmp.Compare(a.of[0], b.of[0]), cmp.Compare(a.of[1], b.of[1]))
	})
	if len(bonds) == 0 || bonds[0].weight < least || sure && len(bonds) > 1 && bonds[0].weight < 2*bonds[1].weight {
		return nil
	}
	chosen := slices.Clone(bonds[0].of[:])
	for len(chosen) < n {
		ties, best := map[string]int{}, ""
		for _, b := range bonds {
			for at, key := range b.of {
				if slices.Contains(chosen, b.of[1-at]) && !slices.Contains(chosen, key) {
					ties[key] += b.weight
					if best == "" || ties[key] > ties[best] || ties[key] == ties[best] && key < best {
						best = key
					}
				}
			}
		}
		if best == "" {
			return nil
		}
		chosen = append(chosen, best)
	}
	list := make([]graph.Participant, n)
	for i, key := range chosen {
		list[i] = p.known[key]
	}
	return list
}

// meant returns the parties that the words of a sentence mean. Where they do not
// say whether persons are, those are whom the text has named last.
func (p *dispute) meant(u *unsaid, sentence int) []graph.Participant {
	n := cmp.Or(u.n, 2)
	if u.persons || u.sides || !u.named {
		return p.closest(n, u.persons, !u.named && !u.sides)
	}
	persons, sides := p.closest(n, true, false), p.closest(n, false, false)
	if p.since(persons, sentence) <= p.since(sides, sentence) {
		return persons
	}
	return sides
}

// since is how many sentences ago the last of some actors was named.
func (p *dispute) since(list []graph.Participant, sentence int) int {
	ago := sentence + 1
	for i := range list {
		for _, at := range p.named[graph.ActorKey(list[i].ActorObserved)] {
			if at <= sentence {
				ago = min(ago, sentence-at)
			}
		}
	}
	return ago
}

// settleUnsaid gives a mention that only says "the two sides", or nothing, those
// whom it means: who did something together just before, or those whom the article
// is about.
func (c *candidate) settleUnsaid(told []*occasion, p *dispute) {
	if c.unsaid == nil || len(c.Participants) > 0 {
		return
	}
	u := c.unsaid
	people := u.together(told, c.Sentence)
	if people == nil && (u.named || c.Type == graph.Agreement && !c.saidAgain(told)) {
		people = p.meant(u, c.Sentence)
	}
	if people == nil {
		return
	}
	role := c.frame.Roles[0].Role
	for i := range people {
		people[i].Role, people[i].Certainty = role, graph.Inferred
	}
	c.Participants, c.back = people, false
}

// together returns those who did something with each other just before.
func (u *unsaid) together(told []*occasion, sentence int) []graph.Participant {
	const close = 2
	for k, n := len(told)-1, 0; k >= 0 && n < lookBack; k, n = k-1, n+1 {
		o := told[k]
		if sentence-o.sentence > close || o.class != graph.Meeting && o.class != graph.Agreement {
			continue
		}
		var people []graph.Participant
		for _, q := range o.people {
			if !outside(q.Role) && (!u.persons || q.Kind == graph.Person) && (!u.sides || q.Kind != graph.Person) {
				people = append(people, q)
			}
		}
		if len(people) > 1 && (u.n == 0 || u.n == len(people)) {
			return people
		}
	}
	return nil
}

// saidAgain reports whether an agreement without its parties may be the one told of
// last.
func (c *candidate) saidAgain(told []*occasion) bool {
	for k, n := len(told)-1, 0; k >= 0 && n < lookBack; k, n = k-1, n+1 {
		if o := told[k]; o.class == graph.Agreement && datesFit(o.date, c.Date) && o.meant(c) {
			return true
		}
	}
	return false
}
