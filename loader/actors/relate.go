package actors

import "github.com/parley-events/parley/graph"

// relate links the refs of a sentence with what stands around them.
func (p *phraser) relate() {
	for i := range p.refs {
		p.surroundings(i)
	}
	for i := range p.refs {
		if at := &p.refs[i]; at.kind == roleRef && at.role.plural {
			p.handToNames(i)
		} else if at.kind == roleRef {
			p.apposition(i)
		}
	}
	for i := range p.refs {
		if p.refs[i].kind == personRef {
			p.belonging(i)
		}
	}
	p.lists()
}

func (p *phraser) surroundings(i int) {
	at := &p.refs[i]
	j := at.from - 1
	for j >= p.s.from && (articles[p.words[j].fold] || p.g.words.before[p.words[j].fold] || compass[p.words[j].fold] || p.words[j].upos == "ADJ" && !p.words[j].upper) {
		j-- // "in neighbouring Jordan"
	}
	if j >= p.s.from {
		at.preposed = p.words[j].fold
	}
	if at.to < p.s.to {
		at.possessive = p.words[at.to].isPossessive() || at.lost
		at.attributes = at.kind == countryRef && p.attributive(at)
	}
}

// lists links each phrase with the one before it in a list. What only describes
// a member of it ("Lavrov and his Turkish counterpart, Hakan Fidan", "A, the
// envoy, and B") does not interrupt.
func (p *phraser) lists() {
	for i := range p.refs {
		at := &p.refs[i]
		at.joinedTo = -1
		if at.kind == placeRef || p.describes(i) {
			continue
		}
		from := at.from
		const describing = 12 // phrases in a row that only describe
		for q := i - 1; q >= max(0, i-describing); q-- {
			prev := &p.refs[q]
			if prev.to > from || !p.onlyJoins(prev.to, from) {
				break
			}
			if p.describes(q) {
				from = prev.from
				continue
			}
			if prev.kind != placeRef {
				at.joinedTo = q
			}
			break
		}
	}
}

// describes tells whether a phrase is no member of a list, but says who another
// is: an apposition, or the owner in "his envoy" and "Egypt's Sameh Shoukry".
func (p *phraser) describes(i int) bool {
	at := &p.refs[i]
	if at.kind == roleRef && (at.appos >= 0 || at.what == "names follow") {
		return true
	}
	if at.kind == pronounRef && possessivePronouns[at.what] {
		return true
	}
	return at.possessive && i+1 < len(p.refs) && p.refs[i+1].from <= at.to+2
}

// onlyJoins tells whether nothing but commas, "and" and articles stand between
// two words.
func (p *phraser) onlyJoins(from, to int) bool {
	for w := from; w < to; w++ {
		switch f := p.words[w].fold; f {
		case "and", ",", "the", "a", "an", "also", "then", "former":
		default:
			if !p.words[w].isPossessive() && !p.g.words.before[f] && !p.g.words.deputy[f] {
				return false
			}
		}
	}
	return from < to
}

var compass = wordSet("neighbouring neighboring nearby downtown war-torn northern southern eastern western central occupied northeastern northwestern southeastern southwestern")

// attributive tells whether a country's name stands before the noun it
// qualifies.
func (p *phraser) attributive(at *ref) bool {
	if at.how == ByDemonym {
		return at.to < p.s.to && p.words[at.to].fold != ""
	}
	next := &p.words[at.to]
	if next.glued && next.isHyphen() {
		return true
	}
	if next.fold == "" || next.fold == "," || p.g.words.function[next.fold] || next.isPossessive() || next.upper {
		return false
	}
	if at.how == ByMetonym && prepositions[at.preposed] {
		return false // "in Kyiv last Thursday"
	}
	return next.upos == "NOUN"
}

// belonging reads whom a person is of: "Josefina Vidal of the Cuban Foreign
// Ministry", "Prime Minister Shinzo Abe of Japan".
func (p *phraser) belonging(i int) {
	at := &p.refs[i]
	if of := p.represents(i); of >= 0 {
		at.owner = owner{entry: -1, ref: of}
		return
	}
	if i+1 >= len(p.refs) || at.to >= p.s.to || p.words[at.to].fold != "of" && p.words[at.to].fold != "from" {
		return
	}
	of := &p.refs[i+1]
	gap := of.from - at.to
	if (of.kind == countryRef && !of.attributes || of.kind == bodyRef || of.kind == groupRef && len(of.owners) == 1) && (gap == 1 || gap == 2 && articles[p.words[at.to+1].fold]) {
		at.owner = owner{entry: -1, ref: i + 1}
	}
}

// represents returns the phrase for those whom a person leads or speaks for, -1
// without: "Besnik Bislimi, who leads the Kosovo team", "Pakistan's delegation,
// headed by Khawaja Asif", "Munir Akram, representing Pakistan".
func (p *phraser) represents(i int) int {
	at := &p.refs[i]
	if j := at.from - 2; j > p.s.from && p.words[j+1].fold == "by" && leading[p.words[j].fold] {
		if p.words[j-1].fold == "," {
			j--
		}
		for q := i - 1; q >= 0 && p.refs[q].to >= j; q-- {
			if p.refs[q].to == j && p.tellsSide(q) {
				return q
			}
		}
	}
	last, next := at.to, i+1
	if next < len(p.refs) && p.refs[next].kind == roleRef && p.refs[next].appos == i {
		last, next = p.refs[next].to, next+1
	}
	j := last
	if j < p.s.to && p.words[j].fold == "," {
		j++
	}
	if j+1 < p.s.to && p.words[j].fold == "who" && leading[p.words[j+1].fold] {
		j++
	} else if j >= p.s.to || p.words[j].fold != "representing" {
		return -1
	}
	j++
	if j < p.s.to && articles[p.words[j].fold] {
		j++
	}
	for ; next < len(p.refs) && p.refs[next].from <= j; next++ {
		if p.refs[next].from == j && p.tellsSide(next) {
			return next
		}
	}
	return -1
}

var leading = wordSet("lead leads led leading head heads headed heading chair chairs chaired represents represented")

// tellsSide tells whether a phrase names one country or body to act for.
func (p *phraser) tellsSide(i int) bool {
	at := &p.refs[i]
	return at.kind == countryRef || at.kind == bodyRef || at.kind == bodyNounRef || at.kind == groupRef && len(at.owners) == 1
}

// handToNames gives the office of a plural to the names behind it: "the separatist
// chiefs A and B", "the three foreign ministers, A, B and C".
func (p *phraser) handToNames(i int) {
	at := &p.refs[i]
	last := at.to
	named := 0
	for n := i + 1; n < len(p.refs); n++ {
		next := &p.refs[n]
		for w := last; w < next.from; w++ {
			if f := p.words[w].fold; f != "," && f != "and" && f != "" && !p.words[w].isPossessive() {
				return
			}
		}
		last = next.to
		if next.kind == countryRef && next.possessive {
			continue // "Egypt's Sameh Shoukry"
		}
		if next.kind != personRef || next.role != nil {
			return
		}
		ro := *at.role
		ro.owner, ro.named, ro.plural, ro.owners = nobody, true, false, nil
		if len(at.role.owners) == 1 || len(at.role.owners) == 0 {
			ro.owner = at.role.owner
			ro.nth = named // "their foreign ministers, A and B": each of one of them
		}
		named++
		next.role = &ro
		at.what = "names follow"
	}
}

// apposition links an office with the name beside it: "Rustem Umerov, secretary
// of …" and "the Russian foreign minister, Sergei Lavrov".
func (p *phraser) apposition(i int) {
	at := &p.refs[i]
	lead := at.from
	if o := at.role.owner; o.ref >= 0 && p.refs[o.ref].to <= at.from {
		lead = p.refs[o.ref].from
	}
	if o := at.role.owner; !o.known() && lead-2 > p.s.from && p.words[lead-1].isPossessive() && !p.words[lead-2].upper {
		lead -= 2 // "the government's"
	}
	if i > 0 && lead > p.s.from && p.words[lead-1].isPossessive() && p.refs[i-1].to == lead-1 {
		lead = p.refs[i-1].from // "Lavrov's Turkish counterpart"
	}
	for lead > p.s.from && articles[p.words[lead-1].fold] {
		lead--
	}
	if i > 0 && lead > p.s.from && p.words[lead-1].fold == "and" {
		// "Tshisekedi, the president of X and current chairperson of Y"
		if prev := &p.refs[i-1]; prev.kind == roleRef && prev.appos >= 0 && prev.appos < i && prev.to == lead-1 && at.role.article == "" {
			at.appos = prev.appos
			return
		}
	}
	if q := p.personBehind(lead); q >= 0 && p.closes(at) && p.sidesAgree(&p.refs[q], at.role) && (at.role.article != "" || at.role.owner.known() || len(at.role.words) > 1 || at.to-at.from > 1) {
		p.link(i, q)
		return
	}
	next := i + 1
	if next >= len(p.refs) || p.refs[next].kind != personRef || !p.refs[next].takesOffice() || at.role.article == "" || at.role.article == "a" && !at.role.owner.known() {
		return
	}
	// "the chief of the mission in Havana, Jeffrey DeLaurentis"
	if place := &p.refs[next]; next+1 < len(p.refs) && (place.kind == countryRef || place.kind == placeRef) && place.from == at.to+1 && p.words[at.to].fold == "in" && p.refs[next+1].kind == personRef && p.refs[next+1].takesOffice() {
		next++
		if name := &p.refs[next]; place.to+1 == name.from && p.words[place.to].fold == "," && p.nameCloses(name) && p.sidesAgree(name, at.role) {
			p.link(i, next)
		}
		return
	}
	name := &p.refs[next]
	if at.to+1 != name.from || p.words[at.to].fold != "," || !p.nameCloses(name) || !p.sidesAgree(name, at.role) {
		return
	}
	p.link(i, next)
}

func (p *phraser) link(role, name int) {
	at, n := &p.refs[role], &p.refs[name]
	at.appos = name
	if n.role == nil || !n.role.owner.known() && at.role.owner.known() {
		n.role = at.role
	}
}

// takesOffice tells whether an office beside the name can be the person's: it has
// none of its own, or a rank ("their commander, Gen. Rulf Haverdine").
func (at *ref) takesOffice() bool { return at.role == nil || at.role.title.class == "military" }

// personBehind returns the name that ends before the word, with a comma or
// opening bracket between, and perhaps an age: "Mikola Statkevich, 69, a ...".
func (p *phraser) personBehind(lead int) int {
	j := lead - 1
	for j > p.s.from && (p.words[j].fold == "now" || p.words[j].fold == "then" || p.words[j].fold == "once") {
		j--
	}
	if j-3 > p.s.from && p.words[j].fold == "time" && p.words[j-2].fold == "at" {
		j -= 3 // "Ali Shamkhani, at the time secretary of"
	}
	if j < p.s.from || p.words[j].fold != "," && p.words[j].text != "(" && p.words[j].text != "—" && p.words[j].text != "–" {
		return -1
	}
	if j-2 >= p.s.from && p.words[j-2].fold == "," && p.words[j-1].upos != "PROPN" && p.words[j-1].text[0] >= '0' && p.words[j-1].text[0] <= '9' {
		j -= 2
	}
	for q := range p.refs {
		if p.refs[q].kind == personRef && p.refs[q].to == j {
			return q
		}
	}
	return -1
}

// closes tells whether an apposition can end behind the office: in a list of
// people ("Rubio, the president and Witkoff") it is no apposition.
func (p *phraser) closes(at *ref) bool {
	if at.to >= p.s.to {
		return true
	}
	next := &p.words[at.to]
	switch next.fold {
	case "and", "or":
		return at.role.owner.known() && len(at.role.words) > 1 || at.role.owner.ref >= 0
	}
	return !next.isPossessive()
}

// nameCloses tells whether the name behind "the minister," is an apposition and
// not the next of a list or the subject of a new clause.
func (p *phraser) nameCloses(name *ref) bool {
	if name.to >= p.s.to {
		return true
	}
	next := &p.words[name.to]
	return !next.isPossessive() && next.fold != "and" && next.fold != "or"
}

// sidesAgree is false where the gazetteer knows the person for another country's
// or organisation's than the office is of.
func (p *phraser) sidesAgree(name *ref, ro *role) bool {
	if name.entry < 0 || ro.owner.entry < 0 {
		return true
	}
	person, of := &p.g.entries[name.entry], &p.g.entries[ro.owner.entry]
	if of.actor.Kind != graph.Country || person.actor.Country == of.actor.Country {
		return true
	}
	for _, t := range person.terms {
		if t.Side == of.side {
			return true
		}
	}
	return len(person.terms) == 0
}
