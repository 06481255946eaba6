package actors

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// refKind tells what a phrase names.
type refKind byte

const (
	personRef  refKind = iota // a name of a person
	bodyRef                   // an organisation
	countryRef                // a country, by name, capital or adjective
	placeRef                  // nothing but a place
	roleRef                   // an office or description
	groupRef                  // people without a name
	pronounRef
	severalRef  // "the two leaders"
	capitalRef  // "the Ethiopian capital"
	nationalRef // "the American"
	bodyNounRef // "the bloc"
)

// ref is a phrase that names somebody or something, not yet resolved.
type ref struct {
	from, to int // words
	kind     refKind
	how      How

	entry int // of the gazetteer, -1 without
	city  int // the place that a metonym is taken from, -1 without
	name  []string
	// nameFrom is where the name begins behind titles.
	nameFrom int
	lost     bool // the s of a lost apostrophe belongs to the words

	ambiguous []int // countries that the name may mean

	role      *role // of a roleRef, or the titles before and behind a name
	appos     int   // the ref of the same sentence it describes, -1 without
	owner     owner // of a group or body
	owners    []owner
	noun      groupNoun
	groupFrom int // where the group's own words begin
	address   string
	addressed byte // sex told by "Mr"
	single    bool // one word, or words joined by hyphens
	weak      bool // nothing but capitals tells that it is a person
	count     int  // severalRef
	what      string
	of        bool // severalRef: of countries, none of which the sentence names

	possessive bool // an 's follows
	attributes bool // stands before a noun: "Russian attack", "US-Ukraine talks"
	preposed   string
	joinedTo   int // the ref before it in a list, -1 without
}

// owner is whom an office, body or group belongs to.
type owner struct {
	entry   int  // country or organisation of the gazetteer, -1 without
	ref     int  // else a ref of the sentence (a person, another role), -1 without
	pronoun bool // "his", "its": whoever that ref is
}

var nobody = owner{entry: -1, ref: -1}

func (o owner) known() bool { return o.entry >= 0 || o.ref >= 0 }

// role is an office or task as a phrase gives it.
type role struct {
	title   *title
	words   []string // of the title and what stands before it, folded
	text    string   // as written
	level   graph.Level
	owner   owner
	former  bool
	article string // the, a, his, … or ""
	plural  bool
	count   int
	named   bool // stands before or beside a name
	nth     int  // of the owners that "their" means
	owners  []owner
}

// phraser reads the phrases of one sentence from left to right.
type phraser struct {
	*reader
	s     sentenceWords
	items []item
	refs  []ref
}

func (r *reader) phrases(s sentenceWords) []ref {
	if s.from == s.to {
		return nil
	}
	p := &phraser{reader: r, s: s, items: r.items(s)}
	for k := 0; k < len(p.items); {
		k = p.phrase(k)
	}
	p.relate()
	return p.refs
}

// phrase reads what begins at item k and returns the next item.
func (p *phraser) phrase(k int) int {
	it := &p.items[k]
	switch it.kind {
	case gazetteerItem:
		return p.known(k)
	case nameItem:
		return p.unknown(k)
	case orgItem:
		p.body(k)
	case placeItem:
		p.place(k)
	case thingItem:
		p.conference(k)
	case titleItem:
		return p.office(k)
	case plainItem:
		return p.plain(k)
	}
	return k + 1
}

func (p *phraser) push(r ref) int {
	if r.nameFrom < r.from {
		r.nameFrom = r.from
	}
	r.appos, r.joinedTo = -1, -1
	p.refs = append(p.refs, r)
	return len(p.refs) - 1
}

// word returns the word of item k where it is a single plain one, else "".
func (p *phraser) word(k int) string {
	if k < 0 || k >= len(p.items) || p.items[k].kind != plainItem {
		return ""
	}
	return p.words[p.items[k].from].fold
}

// raw returns the word of item k as written.
func (p *phraser) raw(k int) string {
	if k < 0 || k >= len(p.items) || p.items[k].to-p.items[k].from != 1 {
		return ""
	}
	return p.words[p.items[k].from].text
}

func (p *phraser) possessiveAt(k int) bool {
	return k >= 0 && k < len(p.items) && p.items[k].kind == plainItem && p.words[p.items[k].from].isPossessive()
}

// actorEntry returns the entry an item means as an actor, -1 without one.
func (p *phraser) actorEntry(k int) int {
	if k < 0 || k >= len(p.items) || p.items[k].kind != gazetteerItem {
		return -1
	}
	it := &p.items[k]
	for _, way := range []senseOf{fullName, adjective, metonym} {
		for n := range it.senses {
			s := &it.senses[n]
			if s.of != way || s.ambiguous {
				continue
			}
			if kind := p.g.entries[s.entry].actor.Kind; kind == graph.Country || kind == graph.Organization {
				return s.entry
			}
		}
	}
	return -1
}

// known reads a name of the gazetteer.
func (p *phraser) known(k int) int {
	it := &p.items[k]
	if next, ok := p.group(k); ok {
		return next
	}
	if s := it.has(bodyName); s != nil && len(it.senses) == 1 {
		return p.commonBody(k)
	}
	if len(p.words[it.from].text) == 1 && it.to == it.from+1 {
		// "X" is a network only where something is posted on it
		if prev := p.word(k - 1); prev != "on" && prev != "via" && prev != "to" {
			return k + 1
		}
	}
	if s := it.has(fullName, shortName); s != nil && p.g.entries[s.entry].actor.Kind == graph.Person {
		return p.person(k, k)
	}
	var unsure []int
	for n := range it.senses {
		if it.senses[n].ambiguous {
			unsure = append(unsure, it.senses[n].entry)
		}
	}
	if len(unsure) > 0 {
		if it.to < p.s.to && p.words[it.to].upper && p.items[k+1].kind != titleItem {
			return k + 1 // "the North Atlantic"
		}
		p.push(ref{from: it.from, to: it.to, kind: countryRef, how: ByName, entry: -1, city: -1, ambiguous: unsure, owner: nobody})
		return k + 1
	}
	entry := p.actorEntry(k)
	city := -1
	for n := range it.senses {
		if e := it.senses[n].entry; it.senses[n].of == fullName && p.g.entries[e].actor.Kind == "" {
			city = e
		}
	}
	switch {
	case it.has(adjective) != nil && p.seat(k):
		return k + 2
	case entry >= 0 && p.possessiveAt(k+1) && p.word(k+2) == "capital" && p.endsPhrase(k+3) && p.g.entries[entry].actor.Kind == graph.Country:
		p.push(ref{from: it.from, to: p.items[k+2].to, kind: capitalRef, how: ByRole, entry: entry, city: -1, owner: nobody, what: "capital"})
		return k + 3
	case it.has(adjective) != nil && it.has(fullName) == nil && p.word(k-1) == "the" && p.standsAlone(k+1):
		p.push(ref{from: it.from, to: it.to, kind: nationalRef, how: ByRole, entry: it.has(adjective).entry, city: -1, owner: nobody})
	case it.has(people) != nil && (it.has(adjective) == nil || p.endsPhrase(k+1)):
		p.people(k)
	case entry >= 0:
		how := ByName
		kind := countryRef
		if !p.namedInFull(it, entry) {
			how = ByMetonym
		} else {
			city = -1 // Singapore, Panama: the country
		}
		if it.has(adjective) != nil && it.has(fullName) == nil {
			how = ByDemonym
		}
		if p.g.entries[entry].actor.Kind == graph.Organization && how != ByDemonym && how != ByMetonym {
			kind = bodyRef
		}
		p.push(ref{from: it.from, to: it.to, kind: kind, how: how, entry: entry, city: city, owner: nobody, lost: it.lost})
	case city >= 0:
		p.push(ref{from: it.from, to: it.to, kind: placeRef, how: ByName, entry: city, city: city, owner: nobody})
	}
	return k + 1
}

// namedInFull tells whether the item is the entry's own name, not its capital's.
func (p *phraser) namedInFull(it *item, entry int) bool {
	for n := range it.senses {
		if it.senses[n].of == fullName && it.senses[n].entry == entry {
			return true
		}
	}
	return false
}

// seat reads "the Ethiopian capital" and "the Swiss city".
func (p *phraser) seat(k int) bool {
	what := p.word(k + 1)
	if what != "capital" && what != "city" {
		return false
	}
	p.push(ref{from: p.items[k].from, to: p.items[k+1].to, kind: capitalRef, how: ByRole, entry: p.items[k].has(adjective).entry, city: -1, owner: nobody, what: what})
	return true
}

// standsAlone tells whether an adjective before item k is a noun: "the American
// left". Only a tag or a word that no noun phrase goes on with shows it.
func (p *phraser) standsAlone(k int) bool {
	if k >= len(p.items) {
		return true
	}
	it := &p.items[k]
	if it.kind != plainItem {
		return false
	}
	w := &p.words[it.from]
	return w.fold == "," || w.fold == "" && !w.isHyphen() || w.isPossessive() || p.g.words.function[w.fold] && w.fold != "and" || w.isVerb() && w.xpos != "VBN" && w.xpos != "VBG"
}

// people reads "the Iranians" (their country) and "six Lithuanians" (a group).
func (p *phraser) people(k int) {
	it := &p.items[k]
	s := it.has(people)
	if p.word(k-1) == "the" {
		p.push(ref{from: it.from, to: it.to, kind: countryRef, how: ByDemonym, entry: s.entry, city: -1, owner: nobody})
		return
	}
	p.push(ref{from: it.from, to: it.to, kind: groupRef, how: ByGroup, entry: -1, city: -1, owner: nobody,
		owners: []owner{{entry: s.entry, ref: -1}}, noun: peopleNoun, groupFrom: it.to})
}

// endsPhrase tells whether no noun can follow at item k: "the Swiss said".
func (p *phraser) endsPhrase(k int) bool {
	if k >= len(p.items) {
		return true
	}
	it := &p.items[k]
	if it.kind != plainItem {
		return it.kind == gazetteerItem || it.kind == nameItem
	}
	w := &p.words[it.from]
	if w.tagged() {
		return !w.isNoun() && w.upos != "PROPN" && w.upos != "NUM"
	}
	return w.fold == "" || w.fold == "," || p.g.words.function[w.fold] || p.g.words.speech[w.fold] || w.isPossessive()
}

// commonBody reads a body that every country has, with its owner before it
// ("Iran's foreign ministry") or behind it ("the foreign ministry in Tehran").
func (p *phraser) commonBody(k int) int {
	it := &p.items[k]
	from, o := p.ownerBefore(k)
	to, next := it.to, k+1
	if !o.known() {
		if prep := p.word(k + 1); prep == "of" || prep == "in" {
			at := k + 2
			if p.word(at) == "the" {
				at++
			}
			if e := p.actorEntry(at); e >= 0 && !p.possessiveAt(at+1) {
				o, to, next = owner{entry: e, ref: -1}, p.items[at].to, at+1
			}
		}
	}
	p.drop(from)
	p.push(ref{from: from, to: to, kind: bodyRef, how: ByName, entry: it.senses[0].entry, city: -1, owner: o, what: "common", nameFrom: it.from})
	return next
}

// drop removes the refs that begin at the word or behind it: they have become
// part of a longer one.
func (p *phraser) drop(from int) {
	for len(p.refs) > 0 && p.refs[len(p.refs)-1].from >= from {
		p.refs = p.refs[:len(p.refs)-1]
	}
}

// ownerBefore reads the owner that stands before item k: "Russian", "Russia's",
// "the Kremlin's", "Trump's", "his". from is where the words of a country or
// organisation begin; those of a person stay a naming of their own.
func (p *phraser) ownerBefore(k int) (from int, o owner) {
	from = p.items[k].from
	j := k - 1
	if p.possessiveAt(j) {
		j--
		if e := p.actorEntry(j); e >= 0 {
			return p.items[j].from, owner{entry: e, ref: -1}
		}
		if len(p.refs) > 0 && j >= 0 && p.refs[len(p.refs)-1].to == p.items[j].to {
			return from, owner{entry: -1, ref: len(p.refs) - 1}
		}
		return from, nobody
	}
	if j >= 0 && p.items[j].lost {
		if e := p.actorEntry(j); e >= 0 {
			return p.items[j].from, owner{entry: e, ref: -1}
		}
		if len(p.refs) > 0 && p.refs[len(p.refs)-1].to == p.items[j].to {
			return from, owner{entry: -1, ref: len(p.refs) - 1}
		}
	}
	if e := p.actorEntry(j); e >= 0 {
		return p.items[j].from, owner{entry: e, ref: -1}
	}
	if j >= 0 && (p.items[j].kind == orgItem || p.isAcronym(j)) && len(p.refs) > 0 && p.refs[len(p.refs)-1].to == p.items[j].to {
		return from, owner{entry: -1, ref: len(p.refs) - 1}
	}
	if w := p.word(j); possessivePronouns[w] && len(p.refs) > 0 && p.refs[len(p.refs)-1].kind == pronounRef && p.refs[len(p.refs)-1].to == p.items[j].to {
		return from, owner{entry: -1, ref: len(p.refs) - 1, pronoun: true}
	}
	return from, nobody
}

var possessivePronouns = wordSet("his her its their")

// isAcronym finds an unknown abbreviation such as "SPLM".
func (p *phraser) isAcronym(k int) bool {
	return p.items[k].kind == nameItem && p.items[k].to == p.items[k].from+1 && p.words[p.items[k].from].caps && len(p.words[p.items[k].from].text) > 1
}

// body reads an unknown organisation. A country in its name is its country.
func (p *phraser) body(k int) {
	it := &p.items[k]
	from, o := p.ownerBefore(k)
	if o.entry >= 0 && !p.possessiveAt(k-1) && p.items[k-1].has(adjective) == nil && !p.items[k-1].lost {
		from, o = it.from, nobody // "told Ukraine National Bank …" is too rare to join
	}
	for j := it.from; !o.known() && j < it.to; j++ {
		found := p.match.names(j, it.to)
		for n := range found.senses {
			if s := &found.senses[n]; !s.ambiguous && p.g.entries[s.entry].actor.Kind == graph.Country && (s.of == adjective || s.of == fullName) {
				o = owner{entry: s.entry, ref: -1}
			}
		}
	}
	if from < it.from {
		p.drop(from)
	}
	p.push(ref{from: from, to: it.to, nameFrom: it.from, kind: bodyRef, how: ByName, entry: -1, city: -1, owner: o, name: p.folds(it.from, it.to)})
}

// place reads an unknown place: "Oslo City Hall" lies in Oslo.
func (p *phraser) place(k int) {
	it := &p.items[k]
	city := -1
	if !ways[p.words[it.to-1].fold] {
		city = p.cityWithin(it.from, it.to)
	}
	if town := p.townBefore(k); town >= 0 {
		city = town
	}
	p.push(ref{from: it.from, to: it.to, kind: placeRef, how: ByName, entry: -1, city: city, owner: nobody, name: p.folds(it.from, it.to), what: "venue"})
}

// ways are named after places elsewhere: Victoria Street is in London.
var ways = wordSet("street avenue road square boulevard bridge strait sea ocean lake gate station hotel")

func (p *phraser) cityWithin(from, to int) int {
	for j := from; j < to; j++ {
		found := p.match.names(j, to)
		for n := range found.senses {
			if s := &found.senses[n]; s.of == fullName && !s.ambiguous && p.g.entries[s.entry].place != nil {
				return s.entry
			}
		}
	}
	return -1
}

// unknown reads capitalised words that nothing explains: a person, a place
// behind "in", an abbreviation, or nothing.
func (p *phraser) unknown(k int) int {
	it := &p.items[k]
	if p.isAcronym(k) {
		p.push(ref{from: it.from, to: it.to, kind: bodyRef, how: ByName, entry: -1, city: -1, owner: nobody, name: p.folds(it.from, it.to), what: "acronym"})
		return k + 1
	}
	prep := p.word(k - 1)
	named := p.looksLikePerson(it)
	if w := p.word(k + 1); named < likely && p.g.words.places[w] && !p.words[p.items[k+1].from].upper && !p.words[p.items[k+1].from].glued && (named == unlikely || p.possessiveAt(k-1) || placePreposition[prep] || prep == "the" && placePreposition[p.word(k-2)]) {
		to := p.items[k+1].to // "Heathrow airport", "the Metropole hotel"
		p.push(ref{from: it.from, to: to, kind: placeRef, how: ByName, entry: -1, city: p.townBefore(k), owner: nobody, name: p.folds(it.from, to), what: "venue"})
		return k + 2
	}
	if p.atThe(k) && named < likely {
		p.push(ref{from: it.from, to: it.to, kind: placeRef, how: ByName, entry: -1, city: p.cityWithin(it.from, it.to), owner: nobody, name: p.folds(it.from, it.to), what: "venue"})
		return k + 1
	}
	if (placePreposition[prep] && named < likely && !(prep == "at" && it.to == it.from+1) || prep == "of" && p.word(k-2) != "" && placeNoun[p.word(k-2)]) && p.placeFollows(k+1) {
		p.push(ref{from: it.from, to: it.to, kind: placeRef, how: ByName, entry: -1, city: -1, owner: nobody, name: p.folds(it.from, it.to), what: "unknown"})
		return k + 1
	}
	if named == unlikely {
		return k + 1
	}
	next := p.person(k, k)
	p.refs[len(p.refs)-1].weak = named == possible
	return next
}

// atThe tells whether the unknown name of item k is where something is: "at the
// Casa Amarilla", "outside the Quirinale".
func (p *phraser) atThe(k int) bool {
	prep := p.word(k - 2)
	return p.word(k-1) == "the" && (prep == "at" || prep == "inside" || prep == "outside") && p.placeFollows(k+1)
}

var (
	placePreposition = wordSet("in near outside at")
	placeNoun        = wordSet("town city village port region province district valley capital island airport base state county suburb resort crossing checkpoint settlement camp enclave exclave oasis municipality prefecture")
)

// placeFollows tells whether a place can end at item k: "in Chushul, " but not
// "in Diwali sweets".
func (p *phraser) placeFollows(k int) bool {
	if k >= len(p.items) {
		return true
	}
	if p.items[k].kind != plainItem {
		return true
	}
	w := &p.words[p.items[k].from]
	if w.tagged() {
		return !w.isNoun() && !w.isHyphen()
	}
	return w.fold == "" && !w.isHyphen() || w.fold == "," || p.g.words.function[w.fold] || !w.upper && p.g.words.speech[w.fold]
}

// likelihood that words name a person.
type likelihood byte

const (
	unlikely likelihood = iota
	possible            // a surname of somebody, or two strange words
	likely              // begins with a given name or an initial
)

func (p *phraser) looksLikePerson(it *item) likelihood {
	v := p.g.words
	folds := p.folds(it.from, it.to)
	if len(folds) == 0 || len(folds) > 6 {
		return unlikely
	}
	apart := 0 // words that no hyphen joins: "Punggye-ri" is one
	for i := it.from; i < it.to; i++ {
		if !p.words[i].glued {
			apart++
		}
	}
	letters := 0
	for i := it.from; i < it.to; i++ {
		if strings.ContainsAny(p.words[i].text, "0123456789&/") {
			return unlikely
		}
		letters += len(p.words[i].fold)
	}
	first := folds[0]
	if len(folds) == 1 || apart <= 1 {
		if v.common[first] && !v.clan[first] || letters < 2 || len(folds) > 3 {
			return unlikely
		}
		return possible
	}
	if v.given[first] != 0 || p.words[it.from].text[len(p.words[it.from].text)-1] == '.' && len(first) <= 2 {
		return likely
	}
	if v.clan[first] && len(folds) <= 3 && !v.common[folds[len(folds)-1]] {
		return likely
	}
	for _, f := range folds {
		if v.common[f] || v.things[f] {
			return unlikely
		}
	}
	return possible
}
