package actors

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// country resolves the name of a country: as an actor, or where it is a place, as
// that.
func (c *casting) country(n int, at *ref) []int {
	entry := at.entry
	if len(at.ambiguous) > 0 {
		if entry = c.meant(at.ambiguous); entry < 0 {
			return nil
		}
		if c.g.entries[entry].actor.Kind == "" {
			return c.placed(n, at, entry)
		}
	}
	place := c.isPlace(n, at)
	if place && at.city >= 0 {
		return c.placed(n, at, at.city)
	}
	if place && c.g.entries[entry].place == nil {
		place = false // "in the European Union"
	}
	id := c.entryMember(entry)
	how := at.how
	if at.attributes {
		how = ByDemonym
	}
	if place {
		how = ByName
	}
	c.name(n, at, id, how, Held{}, place)
	if k := len(c.namings) - 1; at.city >= 0 && !place {
		c.namings[k].Town = c.g.entries[at.city].place
	}
	return []int{id}
}

// isPlace tells whether a country or capital is where something is, not who
// does it.
func (c *casting) isPlace(n int, at *ref) bool {
	if c.dateline(n, at) {
		return true
	}
	if at.how == ByMetonym && c.namesGathering(at) {
		return true
	}
	if at.how == ByDemonym || at.attributes || at.possessive {
		return false // "in Russian waters", "in US custody", "in Russia's view"
	}
	v := c.g.words
	switch prep := at.preposed; {
	case prep == "in" || prep == "at" || prep == "near" || prep == "outside" || prep == "inside" || prep == "across" || prep == "around" || prep == "throughout" || prep == "into" || prep == "via" || prep == "within":
		return !c.beliefBefore(at)
	case prep == "for" && at.from > 1 && arrangedFor[c.words[at.from-2].fold]:
		return true // "planned for Geneva"
	case prep == "to" || prep == "from" || prep == "for" || prep == "toward" || prep == "towards" || prep == "through" || prep == "over":
		return c.travelBefore(at) || prep == "from" && at.city >= 0 && at.how == ByMetonym && c.arrivalBefore(at)
	case prep == "visited" || prep == "toured" || prep == "left" || prep == "visiting" || prep == "leaving" || prep == "visit" || prep == "reached" || prep == "entered":
		return true
	case v.locate[prep] && prep != "from" && prep != "over" && prep != "toward":
		return true
	}
	// "in Vilnius, Lithuania": a country behind the place that lies in it
	if len(c.namings) > 0 {
		last := &c.namings[len(c.namings)-1]
		if last.Place && c.listedAfter(last.Span, at) {
			return true // "in Mexico City and Havana"
		}
		if last.Place && c.spanEndsBefore(last.Span, at) {
			if p := c.cast[last.Entity].place; p != nil && p.Kind != graph.CountryPlace && (p.Country == "" || p.Country == c.countryCode(at.entry)) {
				return true
			}
		}
	}
	return false
}

// namesGathering: the Doha round was in Doha. "Moscow-Kyiv talks" are between the
// two.
func (c *casting) namesGathering(at *ref) bool {
	if at.to >= len(c.words) || !gatherings[c.words[at.to].fold] && c.words[at.to].fold != "negotiations" || at.from > 0 && c.words[at.from].glued {
		return false
	}
	return at.joinedTo < 0
}

// listedAfter tells whether the phrase goes on a list of places: "and" stands
// between, and it is not the subject of a clause of its own.
func (c *casting) listedAfter(s graph.Span, at *ref) bool {
	j := at.from - 1
	if j < 1 || c.words[j].fold != "and" || c.words[j-1].end != s.End || at.possessive || at.attributes {
		return false
	}
	return at.to >= len(c.words) || !c.words[at.to].isVerb()
}

func (c *casting) spanEndsBefore(s graph.Span, at *ref) bool {
	return at.from > 0 && c.words[at.from-1].fold == "," && at.from > 1 && c.words[at.from-2].end == s.End
}

// beliefBefore finds "trust in Moscow", "interest in Ukraine".
func (c *casting) beliefBefore(at *ref) bool {
	j := at.from - 2
	return j >= 0 && trusting[c.words[j].fold]
}

var (
	trusting    = wordSet("trust confidence interest faith belief change changes hope")
	arrangedFor = wordSet("planned scheduled set slated bound due arranged tentatively")
	// what is sent or carried to a capital goes to its government
	carried    = wordSet("ambassador envoy message talks letter note reply response draft proposal text plan signal money funds aid weapons arms missiles tanks jets support help warning ultimatum")
	travelling = wordSet("march marched marching parade paraded " +
		"send sends sent sending dispatch dispatches dispatching " +
		"travel travels traveled travelled traveling travelling fly flies flew flown flying go goes went gone going " +
		"welcome welcomed welcomes welcoming summon summoned usher ushered escort escorted admitted " +
		"head heads headed heading return returns returned returning arrive arrived arrives arriving trip trips visit visits visited " +
		"journey journeyed tour drove driven drive come came coming back set off invited invite invitation flight way route left move " +
		"moved moving sail sailed rushed dispatched transferred brought bring taken take deported extradited fled flee train convoy " +
		"delivered withdrawn withdrew withdraw retreat retreated entered border crossing")
)

// travelBefore looks for going and coming in the words before the preposition.
func (c *casting) travelBefore(at *ref) bool {
	const window = 10 // "invited Presidents Paul Kagame and Félix Tshisekedi to the White House"
	for j := at.from - 2; j >= 0 && j >= at.from-window && c.words[j].sent == c.words[at.from].sent; j-- {
		if travelling[c.words[j].fold] {
			return true
		}
		if carried[c.words[j].fold] {
			return false
		}
	}
	return false
}

func (c *casting) arrivalBefore(at *ref) bool {
	j := at.from - 2
	return j >= 0 && (arriving[c.words[j].fold])
}

var arriving = wordSet("reported reporting correspondent live address addressed spoke speaking news")

// dateline tells whether the phrase stands in the place and date before a report:
// "GENEVA/KYIV, Nov 24 - ", "VILNIUS, Lithuania — ", "Moscow, Dec. 3: ".
func (c *casting) dateline(n int, at *ref) bool {
	s := c.sents[n]
	const longest = 12
	if at.from-s.from > 6 || n > 0 && s.from > 0 && c.words[s.from-1].paragraph == c.words[s.from].paragraph {
		return false
	}
	for j := s.from; j < at.from; j++ {
		if w := &c.words[j]; w.fold != "" && w.fold != "," && !w.upper {
			return false
		}
	}
	for j := at.to; j < s.to && j < s.from+longest; j++ {
		w := &c.words[j]
		switch {
		case w.text == "—" || w.text == "–" || w.text == "--" || w.text == "-" && !w.glued || w.text == ":" || w.text == ")" && j+1 < s.to && (c.words[j+1].text == "-" || c.words[j+1].text == "—" || c.words[j+1].text == "–"):
			if w.text == ":" && !c.words[at.from].caps && j == at.to {
				return false // "Russia: what we know"
			}
			return true
		case w.upper, w.fold == "", w.fold == ",", w.text[0] >= '0' && w.text[0] <= '9':
		default:
			return false
		}
	}
	return false
}

// placed records a place of the gazetteer.
func (c *casting) placed(n int, at *ref, entry int) []int {
	id := c.entryMember(entry)
	c.name(n, at, id, ByName, Held{}, true)
	return []int{id}
}

// place resolves the name of what is nothing but a place.
func (c *casting) place(n int, at *ref) []int {
	if at.entry >= 0 {
		return c.placed(n, at, at.entry)
	}
	name := c.written(at.from, at.to)
	kind := graph.City
	if at.what == "venue" {
		kind = graph.Venue
		last := at.name[len(at.name)-1]
		if regions[last] {
			kind = graph.Region
		}
	}
	p := &graph.PlaceObserved{Name: name, Kind: kind}
	if at.city >= 0 {
		p.Within = c.g.entries[at.city].place
		p.Country = p.Within.Country
	} else if country := c.countryBehind(at); country != nil {
		p.Within, p.Country = country, country.Country
	}
	key := "place:" + strings.Join(at.name, " ")
	id, ok := c.byKey[key]
	if !ok {
		id = c.add(key, member{place: p, entry: -1})
	} else if old := c.cast[id].place; old.Within == nil && p.Within != nil {
		old.Within, old.Country = p.Within, p.Country
	}
	c.name(n, at, id, ByName, Held{}, true)
	return []int{id}
}

var regions = wordSet("region province county district desert valley mountains mountain river lake sea ocean bay strait gulf island islands peninsula heights corridor prefecture governorate oblast state territory basin coast zone")

// countryBehind returns the country or region in "Spring Hill, Tennessee".
func (c *casting) countryBehind(at *ref) *graph.PlaceObserved {
	if at.to+1 >= len(c.words) || c.words[at.to].fold != "," || c.words[at.to].sent != c.words[at.from].sent {
		return nil
	}
	for _, s := range c.match.names(at.to+1, min(at.to+6, len(c.words))).senses {
		if p := c.g.entries[s.entry].place; s.of == fullName && p != nil && !s.ambiguous {
			return p
		}
	}
	return nil
}
