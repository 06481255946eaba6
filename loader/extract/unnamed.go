package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// Deeds of force and protests are often told without a name: "gunmen opened fire
// on a market", "nine people were killed by shelling", "dockers downed tools".

// crowded reports whether people without a name are told of in a slot: those who
// protest or use force, those a deed of force is done to.
func crowded(f *rules.Frame, slot string) bool {
	switch f.Type {
	case graph.Protest:
		return slot == "subject"
	case graph.Concession:
		return slot == "object" || f.ID == "concede.freed"
	case graph.Attack, graph.Coercion:
		return slot == "object" || slot == "subject" || aimed(f, slot)
	}
	return false
}

// crowdFills reports whether people without a name are enough in a slot: as those
// who protest, those who arrest, and as those a deed is done to where its doer is
// left unsaid, has no name either, or is a weapon ("at least 19 people were killed
// by rockets").
func (t *tree) crowdFills(f *rules.Frame, slot string, h int, s *slots) bool {
	if !crowded(f, slot) {
		return false
	}
	w := &t.rules.Words
	if f.ID == "concede.freed" {
		return t.crowd(h)
	}
	if slot == "subject" && f.Type != graph.Protest {
		return f.Type == graph.Coercion && t.doer(h) || f.ID == "attack.weapon" && len(t.cover[h]) == 0
	}
	if !t.crowd(h) && !(f.Type == graph.Attack && w.Has("struck", t.lemma(h)) && t.standsInPlace(h)) {
		return false
	}
	if slot == "subject" || s.passive && len(s.subject) == 0 {
		return true
	}
	return len(s.subject) > 0 && (w.Has("weapon", t.lemma(s.subject[0])) || t.doer(s.subject[0]))
}

// crowd reports whether word h heads a phrase for people without a name: several,
// or one of whom the text says no more ("a protester").
func (t *tree) crowd(h int) bool {
	if t.tok[h].UPOS != "NOUN" || len(t.cover[h]) > 0 {
		return false
	}
	for k, n := h, 0; n < 3; n++ {
		if t.rules.Words.Has("crowd", t.lemma(k)) {
			return t.tok[k].XPOS == "NNS" || t.lemma(k) == "people" || t.lemma(k) == "crowd" || t.hasChild(k, "nummod") || n == 0 && t.one(k)
		}
		if !collective[t.lemma(k)] {
			return false
		}
		of := t.child(k, "nmod")
		if len(of) == 0 || t.prep(of[0]) != "of" {
			return n > 0 || t.lemma(k) == "ten" || t.lemma(k) == "thousand" || t.lemma(k) == "hundred" // "thousands marched"
		}
		k = of[0]
	}
	return false
}

// one: "a protester", "another soldier".
func (t *tree) one(k int) bool {
	return slices.ContainsFunc(t.child(k, "det"), func(d int) bool { w := t.lower(d); return w == "a" || w == "an" || w == "another" })
}

// doer reports whether word h heads a phrase for people without a name who use
// force or the law: "gunmen", "police", "prosecutors".
func (t *tree) doer(h int) bool {
	if len(t.cover[h]) > 0 || t.tok[h].UPOS != "NOUN" {
		return false
	}
	if collective[t.lemma(h)] {
		for _, k := range t.child(h, "nmod") {
			if t.prep(k) == "of" && t.rules.Words.Has("doer", t.lemma(k)) {
				return true
			}
		}
	}
	return t.rules.Words.Has("doer", t.lemma(h))
}

// standsInPlace reports whether a place is named with what word h stands for, or
// in its clause: "a market in El Fasher", "Odesa's port".
func (t *tree) standsInPlace(h int) bool {
	if t.placeUnder(h) {
		return true
	}
	up := t.head(h)
	return up >= 0 && t.verb(up) && t.placeUnder(up)
}

func (t *tree) placeUnder(h int) bool {
	for _, k := range t.kids[h] {
		switch t.tok[k].Rel {
		case "nmod", "obl", "nmod:poss", "compound", "amod", "appos":
			if !t.inTime[k] && t.placeOf(k) != nil {
				return true
			}
		}
	}
	return false
}

// crowd adds people without a name, by the words that the text has for them.
func (c *company) crowd(h int, role graph.Role) {
	lo, hi := c.t.phrase(h)
	for lo < h && c.t.tok[lo].UPOS == "DET" {
		lo++
	}
	name := c.t.text(lo, hi)
	if graph.Fold(name) == "" {
		return
	}
	c.infer(graph.ActorObserved{Name: name, Kind: graph.Group}, role)
}

// targets: what was done to a place was done to its country.
func (t *tree) targets(g *trigger, c *company) {
	if g.frame.Type != graph.Attack || slices.ContainsFunc(c.list, func(p graph.Participant) bool { return p.Role == graph.RoleTarget }) {
		return
	}
	for _, r := range g.frame.Roles {
		if r.Role != graph.RoleTarget {
			continue
		}
		for _, h := range g.slots.named(r.Slot) {
			for _, n := range t.cover[h] {
				if t.namings[n].Place && c.struck(t.namings[n].entity.Place) {
					return
				}
			}
		}
	}
	for _, r := range g.frame.Roles { // "shelled a village in Ukraine"
		if r.Role != graph.RoleTarget {
			continue
		}
		for _, h := range g.slots.named(r.Slot) {
			for _, k := range t.child(h, "nmod") {
				if p := t.prep(k); p != "in" && p != "near" && p != "outside" && p != "of" && p != "on" && p != "at" {
					continue
				}
				for _, n := range t.cover[k] {
					if t.namings[n].Place && c.struck(t.namings[n].entity.Place) {
						return
					}
				}
			}
		}
	}
	if t.struckThere(g) {
		c.struck(t.where(g))
	}
}

// struckThere reports whether an attack is told with what was struck or with the
// weapon, and no more: its place is then all that says whose it was.
func (t *tree) struckThere(g *trigger) bool {
	if g.frame.ID == "attack.weapon" {
		return true
	}
	for _, r := range g.frame.Roles {
		if r.Role == graph.RoleTarget && slices.ContainsFunc(g.slots.named(r.Slot), func(h int) bool { return t.rules.Words.Has("struck", t.lemma(h)) }) {
			return true
		}
	}
	return false
}

// struck adds the country of a place as that which a deed was done to, unless it
// did the deed itself.
func (c *company) struck(p *graph.PlaceObserved) bool {
	o, ok := countryOf(p)
	if !ok || slices.ContainsFunc(c.list, func(p graph.Participant) bool { return p.Side.Key == o.Country }) {
		return false
	}
	c.infer(o, graph.RoleTarget)
	return true
}
