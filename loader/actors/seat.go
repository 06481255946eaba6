package actors

import (
	"cmp"

	"github.com/parley-events/parley/graph"
)

// A place told by a common noun: "the Ethiopian capital", "the lakeside city", "the
// presidential palace", "the same hotel", "at the Foreign Ministry".

var (
	cityNouns     = wordSet("capital city town resort port village")
	buildingNouns = wordSet("palace hotel headquarters residence embassy consulate mansion castle villa parliament building complex club compound chancellery ministry venue")
	// official buildings are of a country though nothing else is said of them
	official = wordSet("presidential royal government state people's prime")
	locative = wordSet("in at near outside inside to from into around across through throughout")
)

// commonPlace reads "the lakeside city", "the same hotel" behind a preposition of
// place, from the word behind the article at item k.
func (p *phraser) commonPlace(k int) bool {
	if !locative[p.word(k-2)] {
		return false
	}
	const longest = 3
	noun := -1
	for j := k; j < len(p.items) && j < k+longest; j++ {
		w := p.word(j)
		if w == "" || p.words[p.items[j].from].upper || p.g.words.function[w] && w != "same" {
			break
		}
		if cityNouns[w] || buildingNouns[w] {
			noun = j
		}
	}
	if noun < 0 || p.word(noun+1) == "of" || !p.endsPhrase(noun+1) {
		return false
	}
	p.push(ref{from: p.items[k].from, to: p.items[noun].to, kind: capitalRef, how: ByRole, entry: -1, city: -1, owner: nobody,
		what: p.word(noun), name: p.folds(p.items[k].from, p.items[noun].to)})
	return true
}

// seat resolves a place told by a common noun.
func (c *casting) seat(n int, at *ref) []int {
	id := -1
	switch {
	case at.what == "capital" && at.entry >= 0:
		id = c.capitalOf(c.g.entries[at.entry].actor.Country)
	case at.what == "capital":
		id = c.capitalOf(c.countryHere(n))
	case cityNouns[at.what]:
		country := ""
		if at.entry >= 0 {
			country = c.g.entries[at.entry].actor.Country
		}
		id = c.lastPlace(func(p *graph.PlaceObserved) bool {
			return p.Kind == graph.City && (country == "" || p.Country == country)
		})
	default:
		id = c.building(n, at)
	}
	if id < 0 {
		return nil
	}
	c.name(n, at, id, ByRole, Held{}, true)
	return []int{id}
}

// capitalOf returns the capital of a country, -1 without.
func (c *casting) capitalOf(country string) int {
	i, ok := c.g.seats[country]
	if !ok {
		return -1
	}
	return c.entryMember(i)
}

// lastPlace is the place named last that fits, -1 without one close by.
func (c *casting) lastPlace(fits func(*graph.PlaceObserved) bool) int {
	const far = 200 // namings
	for k := len(c.namings) - 1; k >= max(0, len(c.namings)-far); k-- {
		id := c.namings[k].Entity
		if p := c.cast[id].place; p != nil && c.namings[k].Place && fits(p) {
			return id
		}
	}
	return -1
}

// countryHere is the country the text is in: of the place named last, else of whom
// it speaks.
func (c *casting) countryHere(n int) string {
	if id := c.lastPlace(func(p *graph.PlaceObserved) bool { return p.Country != "" }); id >= 0 {
		return c.cast[id].place.Country
	}
	return c.countryOfHost(n)
}

// countryOfHost is the country of the head of state or government told of last,
// in whose palace things happen.
func (c *casting) countryOfHost(n int) string {
	const far = 2
	for k := len(c.said) - 1; k >= 0 && n-c.said[k].sentence <= far; k-- {
		if _, level, side := c.standing(c.said[k].member); level == graph.LevelHead && len(side.Key) == 2 {
			return side.Key
		}
	}
	return ""
}

// building resolves "the palace" to one named before, and makes "the presidential
// palace" a place of its own in the capital.
func (c *casting) building(n int, at *ref) int {
	same := at.name[0] == "same"
	id := c.lastPlace(func(p *graph.PlaceObserved) bool {
		return p.Kind == graph.Venue && (same || contains(newPattern(p.Name).path, at.what))
	})
	if id >= 0 || same || !official[at.name[0]] {
		return id
	}
	country := cmp.Or(c.countryOfHost(n), c.countryHere(n))
	name := c.written(at.from, at.to)
	key := "place:" + name + " " + country
	if id, ok := c.byKey[key]; ok {
		return id
	}
	return c.add(key, member{place: c.inCapital(name, country), entry: -1})
}

// inCapital is a building in the capital of a country.
func (c *casting) inCapital(name, country string) *graph.PlaceObserved {
	p := &graph.PlaceObserved{Name: name, Kind: graph.Venue, Country: country}
	for _, w := range newPattern(name).path {
		if abroad[w] {
			p.Country = ""
			return p
		}
	}
	if i, ok := c.g.seats[country]; ok {
		p.Within = c.g.entries[i].place
	} else if i, ok := c.g.byKey[graph.CountryKey(country)]; ok {
		p.Within = c.g.entries[i].place
	}
	return p
}

// abroad are the houses of a country that lie in others.
var abroad = wordSet("embassy consulate mission legation")

// houses tells whether a body is where something is, not who does it: "at the
// Foreign Ministry", but not "an official at the Foreign Ministry".
func (c *casting) houses(at *ref) bool {
	if at.preposed != "at" && at.preposed != "inside" && at.preposed != "outside" || at.possessive {
		return false
	}
	j := at.from - 1
	for j > 0 && c.words[j].fold != at.preposed {
		j--
	}
	if j < 1 || c.words[j-1].sent != c.words[at.from].sent {
		return true
	}
	if _, t := c.match.title(j-1, j); t != nil {
		return false
	}
	_, noun := c.match.group(j-1, j)
	return noun == 0
}

var housed = wordSet("ministry department parliament office embassy consulate university academy institute headquarters assembly presidency treasury court")

// conference reads a gathering named after its town: "at the Munich Security
// Conference" is in Munich.
func (p *phraser) conference(k int) {
	it := &p.items[k]
	if !gatherings[p.words[it.to-1].fold] || !locative[p.word(k-1)] && !(p.word(k-1) == "the" && (locative[p.word(k-2)] || p.word(k-2) == "of" || p.word(k-2) == "during")) {
		return
	}
	found := p.match.names(it.from, it.to)
	for n := range found.senses {
		s := &found.senses[n]
		if e := &p.g.entries[s.entry]; s.of == fullName && !s.ambiguous && e.place != nil && e.place.Kind == graph.City {
			p.push(ref{from: it.from, to: found.to, kind: placeRef, how: ByName, entry: s.entry, city: s.entry, owner: nobody})
			return
		}
	}
}

var gatherings = wordSet("conference summit forum dialogue talks congress convention round meeting assembly")

// townBefore is the town that owns the house at item k: "Rome's Villa Madama"; -1
// without.
func (p *phraser) townBefore(k int) int {
	if !p.possessiveAt(k-1) || k < 2 || p.items[k-2].kind != gazetteerItem {
		return -1
	}
	for _, s := range p.items[k-2].senses {
		if e := &p.g.entries[s.entry]; s.of == fullName && !s.ambiguous && e.place != nil && e.place.Kind == graph.City {
			return s.entry
		}
	}
	return -1
}
