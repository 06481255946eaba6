package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// localNoun heads the name of a place: "the port of", "the northern side of".
var localNoun = map[string]bool{
	"city": true, "town": true, "village": true, "port": true, "capital": true, "region": true, "province": true,
	"side": true, "island": true, "district": true, "resort": true, "suburb": true, "outskirts": true, "state": true, "center": true, "centre": true, "north": true, "south": true, "east": true, "west": true,
}

// hosts: "welcomed him to the palace".
func hosts(g *trigger) bool {
	return len(g.frame.Roles) > 0 && g.frame.Roles[0].Role == graph.RoleHost
}

var width = map[graph.PlaceKind]int{graph.Venue: 0, graph.City: 1, graph.Region: 2, graph.CountryPlace: 3, graph.World: 4}

// where returns the place of a trigger: the narrowest named in its clause.
func (t *tree) where(g *trigger) *graph.PlaceObserved {
	if p := t.wherePlace(g.at); p != nil {
		return p
	}
	if consult(g.frame) && !t.verb(g.at) && t.hasChild(g.at, "cop") { // "was in Oslo"
		if p := t.placeOf(g.at); p != nil {
			return p
		}
	}
	best := t.placeIn(g.at, g)
	if g.noun >= 0 {
		best = narrower(best, t.placeIn(g.noun, g))
	}
	if best == nil {
		best = t.whenPlace(g)
	}
	if best == nil {
		best = t.beingPlace(g)
	}
	for i, n := g.at, 0; best == nil && n < 3; n++ {
		h := t.head(i)
		if h < 0 || !t.samePlace(i, h, g) {
			break
		}
		best = t.placeIn(h, g)
		i = h
	}
	if best == nil {
		best = t.leftPlace(g)
	}
	if best == nil && g.frame.Type == graph.Attack {
		best = t.struckPlace(g)
	}
	return best
}

// struckPlace: "the jets struck Aleppo", "the strike on Doha". A capital is both
// whom a blow is for and where it falls.
func (t *tree) struckPlace(g *trigger) *graph.PlaceObserved {
	heads := slices.Clone(g.slots.object)
	for _, prep := range []string{"on", "at", "against", "upon", "of"} {
		heads = append(heads, g.slots.prep[prep]...)
	}
	for _, h := range heads {
		for _, n := range t.cover[h] {
			switch m := &t.namings[n]; {
			case m.Town != nil:
				return m.Town
			case m.Place && m.entity.Place != nil && m.entity.Place.Kind != graph.CountryPlace:
				return m.entity.Place
			}
		}
	}
	return nil
}

// whenPlace: "agreed on the mission when the king received him in Oslo", "signed
// it as they met in Oslo".
func (t *tree) whenPlace(g *trigger) *graph.PlaceObserved {
	if !t.verb(g.at) || g.frame.Type == graph.Visit {
		return nil
	}
	for _, k := range t.child(g.at, "advcl", "advcl:relcl") {
		for _, m := range t.child(k, "mark", "advmod") {
			if w := t.lower(m); w == "when" || w == "as" || w == "while" || w == "where" {
				if p := t.placeIn(k, g); p != nil {
					return p
				}
			}
		}
	}
	return nil
}

// beingPlace: "Speaking in Oslo, she said", "the king, visiting Oslo, received".
func (t *tree) beingPlace(g *trigger) *graph.PlaceObserved {
	if !t.verb(g.at) {
		return nil
	}
	for k := range t.tok {
		if t.tok[k].XPOS != "VBG" || k == g.at || t.quoted[k] || !t.rules.Words.Has("being_there", t.lemma(k)) || t.hasChild(k, "aux", "mark") {
			continue
		}
		h := t.head(k)
		if h < 0 || h != g.at && !(slices.Contains(g.slots.subject, h) && g.slots.subject != nil) {
			continue
		}
		if p := t.placeIn(k, g); p != nil {
			return p
		}
		for _, o := range t.child(k, "obj") {
			for _, n := range t.cover[o] {
				if m := &t.namings[n]; m.Place && m.entity.Place != nil {
					return m.entity.Place
				}
			}
		}
	}
	return nil
}

// leftPlace: what was said "before taking off from Oslo", "on leaving the palace"
// was said there.
func (t *tree) leftPlace(g *trigger) *graph.PlaceObserved {
	if g.frame.Type != graph.Statement {
		return nil
	}
	for k := range t.tok {
		if t.tok[k].UPOS != "VERB" || !t.rules.Words.Has("leaving", t.lemma(k)) || t.quoted[k] || !t.governs(g.at, k) {
			continue
		}
		switch p := t.mark(k); {
		case t.tok[k].XPOS == "VBG" && (p == "before" || p == "on" || p == "upon"):
		case t.tok[k].XPOS == "VBD" && (p == "before" || p == "as" || t.hasAdverb(k, "when")):
		default:
			continue
		}
		for _, o := range t.child(k, "obj", "obl") {
			if p := t.prep(o); p != "" && p != "from" && p != "out of" {
				continue
			}
			for _, n := range t.cover[o] {
				if m := &t.namings[n]; m.entity.Place != nil && (m.Place || !m.entity.IsActor()) {
					return m.entity.Place
				}
			}
		}
	}
	return nil
}

// mark is the word that brings a clause in: "before leaving", "on arriving".
func (t *tree) mark(i int) string {
	for _, k := range t.child(i, "mark", "case") {
		return t.lower(k)
	}
	return ""
}

// wherePlace: "Oslo, where they met".
func (t *tree) wherePlace(i int) *graph.PlaceObserved {
	for _, k := range t.child(i, "advmod") {
		if t.lower(k) != "where" || k > i {
			continue
		}
		for b := k - 1; b >= 0 && b >= k-2; b-- {
			for _, n := range t.cover[b] {
				if p := t.namings[n].entity.Place; p != nil && graph.Fold(p.Name) != "" {
					return p
				}
			}
		}
	}
	return nil
}

// samePlace reports whether what word i tells took place where h did.
func (t *tree) samePlace(i, h int, g *trigger) bool {
	switch t.tok[i].Rel {
	case "xcomp", "nsubj", "nsubj:pass", "obj":
		return true
	case "conj":
		// who sits down together and signs does both there; who flies on does not
		return g.frame.Type != graph.Visit && (t.tok[h].UPOS == "NOUN" || !t.rules.Words.Has("moving", t.lemma(i)) && !t.hasChild(i, "nsubj", "nsubj:pass"))
	case "acl": // "talks brokered by Oman took place in Rome"
		return consult(g.frame) && t.tok[i].XPOS == "VBN" && t.tok[h].UPOS == "NOUN"
	case "obl":
		return t.prep(i) == "at" || t.prep(i) == "during" || t.prep(i) == "in" || t.prep(i) == "for" && consult(g.frame)
	case "nmod":
		return t.prep(i) == "for" && consult(g.frame) && t.verb(h)
	case "advcl":
		// "flew to Oslo to see the king", "arrived in Oslo and held talks"
		return t.tok[i].XPOS == "VB" && t.rules.Words.Has("moving", t.lemma(h)) || t.rules.Words.Has("sending", t.lemma(h)) && t.tok[i].XPOS == "VB"
	}
	return false
}

// narrower is the narrower of two places. A house that nothing is known of lies in
// the town named with it.
func narrower(a, b *graph.PlaceObserved) *graph.PlaceObserved {
	switch {
	case a == nil:
		return b
	case b != nil && stray(a) && b.Kind != graph.Venue:
		return inside(a, b)
	case b != nil && stray(b) && a.Kind != graph.Venue:
		return inside(b, a)
	case b == nil || width[a.Kind] <= width[b.Kind]:
		return a
	}
	return b
}

// namesIt: "the Geneva talks", "the Doha round".
func (t *tree) namesIt(k int, g *trigger) bool {
	noun := g.at
	if g.noun >= 0 {
		noun = g.noun
	}
	switch t.tok[k].Rel {
	case "compound", "nmod", "nmod:desc", "amod":
		return t.head(k) == noun && k < noun && !t.verb(noun) && t.tok[noun-1].UPOS != "PUNCT"
	}
	return false
}

// atHome puts a house without a name, "the presidential palace", into the country
// of the one whose it is.
func atHome(p *graph.PlaceObserved, who []graph.Participant) *graph.PlaceObserved {
	if p == nil || !stray(p) || p.Name == "" || p.Name[0] < 'a' || p.Name[0] > 'z' {
		return p
	}
	for k := range who {
		if w := &who[k]; w.Level == graph.LevelHead && len(w.Side.Key) == 2 {
			return inside(p, countryPlace(w.Side))
		}
	}
	return p
}

// countryPlace is a country as a place.
func countryPlace(s graph.Side) *graph.PlaceObserved {
	return &graph.PlaceObserved{Name: s.Name, Kind: graph.CountryPlace, Country: s.Key, Gazetteer: graph.CountryKey(s.Key)}
}

// stray: a venue that is known to lie nowhere.
func stray(p *graph.PlaceObserved) bool {
	return p.Kind == graph.Venue && p.Within == nil && p.Gazetteer == ""
}

func inside(venue, town *graph.PlaceObserved) *graph.PlaceObserved {
	p := *venue
	p.Within, p.Country = town, town.Country
	return &p
}

// placeIn looks for a place in the phrases that hang on word i without crossing
// into another clause.
func (t *tree) placeIn(i int, g *trigger) *graph.PlaceObserved {
	var best *graph.PlaceObserved
	queue := []int{i}
	for n := 0; len(queue) > 0 && n <= len(t.tok); n++ {
		at := queue[0]
		queue = queue[1:]
		for _, k := range t.kids[at] {
			rel := t.tok[k].Rel
			if t.arranged(k) {
				queue = append(queue, k) // "a second round, planned for Oslo"
				continue
			}
			if k != i && (t.tok[k].UPOS == "VERB" && rel != "obj" || rel == "nmod:poss" || strings.HasPrefix(rel, "acl") || rel == "advcl" || rel == "ccomp" || rel == "parataxis") {
				continue
			}
			if strings.HasPrefix(rel, "nsubj") && at == i && t.verb(i) && g.at == i && g.noun < 0 && g.frame.Type != graph.Protest {
				continue // but "teachers in Sulaimani walked out"
			}
			if p := t.placeAt(k, g); p != nil {
				best = narrower(best, p)
			}
			queue = append(queue, k)
		}
	}
	return best
}

// arranged: "talks held in", "a summit planned for", "a session hosted at".
func (t *tree) arranged(k int) bool {
	return strings.HasPrefix(t.tok[k].Rel, "acl") && (t.tok[k].XPOS == "VBN" || t.tok[k].XPOS == "VBD") && t.rules.Words.Has("arranging", t.lemma(k))
}

// placeAt returns the place that the phrase of word k names, if its preposition
// says that something is there.
func (t *tree) placeAt(k int, g *trigger) *graph.PlaceObserved {
	var found *graph.PlaceObserved
	for _, n := range t.cover[k] {
		m := &t.namings[n]
		if m.entity.Place == nil || graph.Fold(m.entity.Place.Name) == "" || m.Possessive {
			continue
		}
		if m.Place || !m.entity.IsActor() {
			found = m.entity.Place
		}
	}
	if found == nil {
		return nil
	}
	head := k
	if len(t.cover[k]) > 0 {
		head = t.namingHead(t.namings[t.cover[k][0]])
	}
	prep := t.prep(head)
	for n := 0; prep == "" && n < 4; n++ { // "in the capital, Oslo"; "in Oslo and Bergen"
		switch t.tok[head].Rel {
		case "appos", "conj", "flat", "compound", "list", "nmod:desc":
			head = t.head(head)
			prep = t.prep(head)
		default:
			n = 4
		}
	}
	local := false
	if h := t.head(head); prep == "of" && h >= 0 && localNoun[t.lemma(h)] { // "the city of Oslo"
		head, local = h, true
		prep = t.prep(h)
	}
	if g.frame.Type == graph.Attack && (prep == "on" || prep == "against" || prep == "of") {
		return found
	}
	switch prep {
	case "in", "at", "near", "outside", "inside", "on", "around", "across", "within", "into", "off", "to", "from", "for", "":
	case "through", "past", "before", "towards", "toward", "along", "over": // "marched through Ilidza"
		if g.frame.Type != graph.Protest {
			return nil
		}
	default:
		return nil
	}
	switch {
	case prep == "on" && found.Kind != graph.Venue && !local:
		return nil // "talks on Gaza"
	case prep == "from" && t.head(head) >= 0 && t.rules.Words.Has("speech_noun", t.lemma(t.head(head))) && !t.verb(t.head(head)):
		// "in a speech from the palace"
	case prep == "from": // "From Oslo, the king instructed"
		if head > 2 || head > g.at || !t.verb(g.at) || consult(g.frame) || g.frame.Type == graph.Attack {
			return nil
		}
	case prep == "for": // "planned for Oslo"
		if h := t.head(head); g.frame.Type != graph.Visit && (h < 0 || !t.verb(h) || t.tok[h].XPOS != "VBN" && !t.arranged(h)) {
			return nil
		}
	case prep == "to" || prep == "into":
		if h := t.head(head); g.frame.Type != graph.Visit && !hosts(g) && (h < 0 || !t.rules.Words.Has("moving", t.lemma(h)) && !t.rules.Words.Has("sending", t.lemma(h))) {
			return nil
		}
	}
	if prep == "" && g.frame.Type != graph.Visit && !t.namesIt(k, g) {
		return nil
	}
	return found
}
