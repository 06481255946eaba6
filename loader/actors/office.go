package actors

import "github.com/parley-events/parley/graph"

var (
	articles   = wordSet("the a an his her their its this that our my another one")
	definite   = wordSet("the his her their its this that")
	countWords = map[string]int{"two": 2, "2": 2, "both": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}
)

// office reads an office with all that belongs to it: "the former Ukrainian
// president", "secretary of Iran's security council", and the name behind it.
func (p *phraser) office(k int) int {
	it := &p.items[k]
	if k+1 < len(p.items) && p.items[k+1].kind == titleItem && it.to == it.from+1 && p.qualifies(p.words[it.from].fold) {
		return k + 1 // the "chief" of "chief negotiator"
	}
	ro := role{title: it.title, owner: nobody, plural: it.title.plural}
	j, mods := p.before(k)
	if p.raw(k+1) == "-" && p.g.words.current[p.word(k+2)] && p.words[p.items[k+1].from].glued {
		k += 2 // "Prime Minister-designate"
		ro.text = p.written(p.items[j].from, p.items[k].to)
	}
	titleFrom := p.items[j].from
	from, o := p.ownerBefore(j)
	start := j
	if o.known() {
		ro.owner = o
		for start > 0 && p.items[start-1].to > from {
			start--
		}
		if !p.possessiveAt(j - 1) {
			if ro.plural {
				start, from = p.moreOwners(&ro, start, from)
			}
			var outer []string
			s2 := start
			s2, outer = p.before(start)
			if len(outer) > 0 {
				start, from = s2, p.items[s2].from
				mods = append(mods, outer...)
			}
		}
	}
	for _, w := range mods {
		ro.former = ro.former || p.g.words.former[w]
	}
	if n := countWords[p.word(start-1)]; n > 0 && ro.plural {
		ro.count = n
		start--
	}
	ro.article = p.articleBefore(start, o)
	ro.level = p.g.words.lowered(it.title, mods)
	ro.words = append(p.folds(titleFrom, it.from), it.title.words...)
	if !o.known() {
		from = p.items[start].from
		if ro.count > 0 {
			from = p.items[start].from
		}
	}
	p.drop(from)

	if name := k + 1; p.namesPerson(name) {
		return p.namedOffice(k, name, from, titleFrom, ro)
	}
	if ro.plural && !o.known() && ro.count == 0 && p.bareGroup(k) {
		return k + 1
	}
	to, next := p.complement(k+1, &ro)
	to = max(to, p.items[k].to)
	ro.text = p.written(titleFrom, to)
	if ro.plural && next > k+1 && p.namesPerson(next) && to == it.to {
		return p.namedOffice(k, next, from, titleFrom, ro)
	}
	p.push(ref{from: from, to: to, kind: roleRef, how: ByRole, entry: -1, city: -1, owner: nobody, role: &ro, nameFrom: titleFrom})
	return next
}

// before returns the first item of the words that qualify an office at item k.
func (p *phraser) before(k int) (first int, mods []string) {
	v := p.g.words
	for j := k - 1; j >= 0; j-- {
		w := p.qualifier(j)
		switch {
		case v.before[w], v.deputy[w], v.former[w], v.current[w]:
			mods = append(mods, w)
			k = j
		case w == "" && p.words[p.items[j].from].isHyphen() && p.words[p.items[j].from].glued && j > 0 && (v.former[p.word(j-1)] || v.current[p.word(j-1)] || v.deputy[p.word(j-1)] || v.before[p.word(j-1)]):
		default:
			return k, mods
		}
	}
	return k, mods
}

// qualifier returns the word of item k where it can qualify an office, though it
// is an office or body itself: "deputy" minister, "army" secretary.
func (p *phraser) qualifier(k int) string {
	if it := &p.items[k]; it.to == it.from+1 && (it.kind == titleItem && p.qualifies(p.words[it.from].fold) || it.kind == gazetteerItem && it.has(bodyName) != nil) {
		return p.words[it.from].fold
	}
	if it := &p.items[k]; it.kind == gazetteerItem && it.to == it.from+1 && k > 0 && p.items[k-1].has(adjective) != nil {
		return p.words[it.from].fold // "the Cambodian Senate president" is not of the US Senate
	}
	return p.word(k)
}

func (p *phraser) qualifies(w string) bool { return p.g.words.deputy[w] || p.g.words.before[w] }

// moreOwners reads the further owners of a plural: "the Saudi and Iranian
// foreign ministers".
func (p *phraser) moreOwners(ro *role, start, from int) (int, int) {
	ro.owners = []owner{ro.owner}
	for {
		j := start - 1
		if w := p.word(j); w != "and" && w != "," {
			return start, from
		}
		e := p.actorEntry(j - 1)
		if e < 0 && p.word(j) == "and" && p.word(j-1) == "," {
			j--
			e = p.actorEntry(j - 1)
		}
		if e < 0 {
			return start, from
		}
		ro.owners = append([]owner{{entry: e, ref: -1}}, ro.owners...)
		start, from = j-1, p.items[j-1].from
	}
}

// articleBefore returns the article or pronoun before item k; an owner with a
// genitive makes the phrase definite too.
func (p *phraser) articleBefore(k int, o owner) string {
	if w := p.word(k - 1); articles[w] {
		return w
	}
	if j := p.described(k); j < k && articles[p.word(j-1)] {
		return p.word(j - 1)
	}
	if o.pronoun {
		return "his"
	}
	if o.known() && p.possessiveAt(k) || o.ref >= 0 {
		return "the"
	}
	if p.possessiveAt(k - 1) {
		if k-2 >= 0 && p.words[p.items[k-2].from].upper && p.items[k-2].kind != gazetteerItem {
			return "" // of somebody, who is not known: "the Front's leader"
		}
		return "the" // "the government's chief negotiator"
	}
	if o.known() {
		for j := k; j < len(p.items) && j < k+3; j++ {
			if p.possessiveAt(j) {
				return "the"
			}
		}
	}
	return ""
}

// described returns the first item of the small words that describe whoever holds
// the office at item k: "the 83-year-old premier", "the soft-spoken general".
func (p *phraser) described(k int) int {
	const most = 8
	j := k - 1
	for ; j >= 0 && k-j <= most && p.items[j].kind == plainItem; j-- {
		w, next := &p.words[p.items[j].from], &p.words[p.items[j].to]
		if w.upper || !next.glued && !w.glued && w.upos != "ADJ" && w.upos != "ADV" && w.xpos != "VBN" && w.xpos != "VBG" {
			break
		}
	}
	return j + 1
}

// namesPerson tells whether item k is the name of a person.
func (p *phraser) namesPerson(k int) bool {
	if k >= len(p.items) {
		return false
	}
	it := &p.items[k]
	switch it.kind {
	case gazetteerItem:
		s := it.has(fullName, shortName)
		return s != nil && p.g.entries[s.entry].actor.Kind == graph.Person
	case nameItem:
		return !p.isAcronym(k) && p.looksLikePerson(it) > unlikely
	case plainItem:
		_, address := p.g.words.address[p.word(k)]
		return address && p.words[it.from].upper && k+1 < len(p.items) && p.items[k+1].kind != plainItem && p.namesPerson(k+1)
	case titleItem:
		// "King Salman", "Prince Faisal" behind another title
		_, address := p.g.words.address[p.words[it.from].fold]
		return address && p.words[it.from].upper && k+1 < len(p.items) && p.items[k+1].kind != titleItem && p.namesPerson(k+1)
	}
	return false
}

// namedOffice reads an office and the name, or for a plural the names, behind it.
func (p *phraser) namedOffice(k, name, from, titleFrom int, ro role) int {
	ro.named = true
	if ro.text == "" {
		ro.text = p.written(titleFrom, p.items[k].to)
	}
	if !ro.plural {
		next := p.person(from, name)
		at := &p.refs[len(p.refs)-1]
		at.role = &ro
		if at.from > from {
			at.from = from
		}
		return next
	}
	p.push(ref{from: from, to: p.items[k].to, kind: roleRef, how: ByRole, entry: -1, city: -1, owner: nobody, role: &ro, nameFrom: titleFrom, what: "names follow"})
	return name // the names follow as refs of their own; relate hands them the office
}

// complement reads "of Ukraine", "of the National Security Council", "to Moscow"
// behind an office. It returns where the phrase ends and the next item.
func (p *phraser) complement(k int, ro *role) (to, next int) {
	prep := p.word(k)
	if prep != "of" && prep != "for" && prep != "to" && prep != "at" || prep == "at" && ro.title.class == "part" {
		return 0, k
	}
	most := 8
	if ro.plural {
		most = 40 // "the leaders of Germany, Poland, Italy, …"
	}
	j := k + 1
	for articles[p.word(j)] {
		j++
	}
	last := -1
	var entries []int
	person := false
loop:
	for n := 0; j < len(p.items) && n < most; n++ {
		it := &p.items[j]
		w := p.word(j)
		switch {
		case it.kind == gazetteerItem:
			if s := it.has(fullName, shortName); s != nil && p.g.entries[s.entry].actor.Kind == graph.Person {
				person = true
				break loop
			}
			if e := p.actorEntry(j); e >= 0 {
				entries = append(entries, e)
			}
			last = j
		case it.kind == orgItem:
			last = j
		case it.kind == nameItem && (p.isAcronym(j) || prep != "to"):
			if p.looksLikePerson(it) == likely {
				person = true
				break loop
			}
			last = j
		case p.g.words.before[w]:
			if after := p.word(j + 1); n > 0 && !p.g.words.before[after] && !p.possessiveAt(j+1) && (j+1 >= len(p.items) || p.items[j+1].kind == plainItem) {
				last = j // "of the American mission"
			}
		case p.possessiveAt(j), w == "the", w == "of" && last == j-1:
		case (w == "and" || w == ",") && ro.plural && last == j-1 && p.actorEntry(j+1) >= 0:
		case w != "" && !p.words[it.from].upper && w != "," && !p.g.words.function[w] && last < j && n > 0 && (last < 0 || last == j-1 && p.items[last].has(adjective) != nil || p.possessiveAt(j-1)):
			last = j // "of the Ukrainian delegation"
			break loop
		case w != "" && !p.words[it.from].upper && w != "," && !p.g.words.function[w] && n == 0 && prep != "to":
			last = j // "head of state television"
		default:
			break loop
		}
		j++
	}
	if last < 0 || person && len(entries) == 0 {
		return 0, k
	}
	if prep != "to" && !ro.owner.known() && len(entries) > 0 {
		ro.owner = owner{entry: entries[0], ref: -1}
		if ro.plural {
			ro.owners = nil
			for _, e := range entries {
				ro.owners = append(ro.owners, owner{entry: e, ref: -1})
			}
		}
	}
	if ro.article == "" && len(entries) > 0 {
		ro.article = "of"
	}
	return p.items[last].to, last + 1
}

// person reads the name at item k; from is where its titles begin.
func (p *phraser) person(first, k int) int {
	start := first
	if first == k { // called with items, not with the word of a title
		start = p.items[k].from
	}
	at := ref{from: start, kind: personRef, how: ByName, entry: -1, city: -1, owner: nobody}
	if p.items[k].kind == titleItem || p.items[k].kind == plainItem {
		at.address = p.words[p.items[k].from].fold
		at.addressed = p.g.words.address[at.address]
		k++
	} else if w := p.word(k - 1); k > 0 && p.words[p.items[k-1].from].upper {
		if sex, ok := p.g.words.address[w]; ok {
			at.address, at.addressed = w, sex
			at.from = min(at.from, p.items[k-1].from)
		}
	}
	it := &p.items[k]
	at.to, at.nameFrom, at.lost = it.to, it.from, it.lost
	at.name = p.folds(it.from, it.to)
	at.single = true
	for i := it.from + 1; i < it.to; i++ {
		at.single = at.single && p.words[i].glued
	}
	if it.kind == gazetteerItem {
		s := it.has(fullName, shortName)
		at.entry = s.entry
		if s.of == shortName {
			at.how = BySurname
		}
		if at.lost {
			last := len(at.name) - 1
			at.name[last] = at.name[last][:len(at.name[last])-1]
		}
		if to, noun := p.match.group(it.to, p.s.to); noun == countryNoun && at.entry >= 0 && p.words[it.to].fold == "administration" {
			if c, ok := p.g.byKey[graph.CountryKey(p.g.entries[at.entry].actor.Country)]; ok {
				p.push(ref{from: at.from, to: to, kind: groupRef, how: ByMetonym, entry: -1, city: -1, owner: nobody,
					owners: []owner{{entry: c, ref: -1}}, noun: countryNoun, groupFrom: it.to})
				return k + 2
			}
		}
	}
	p.push(at)
	return k + 1
}

// plain reads pronouns and phrases such as "the two leaders".
func (p *phraser) plain(k int) int {
	w := p.word(k)
	word := &p.words[p.items[k].from]
	if pronouns[w] && !word.caps {
		p.push(ref{from: p.items[k].from, to: p.items[k].to, kind: pronounRef, how: ByPronoun, entry: -1, city: -1, owner: nobody, what: w})
		return k + 1
	}
	if w == "the" && p.commonPlace(k+1) {
		to := p.refs[len(p.refs)-1].to
		for k < len(p.items) && p.items[k].from < to {
			k++
		}
		return k
	}
	if w == "the" && p.commonNoun(k+1) {
		return k + 2
	}
	if w == "the" || w == "both" || w == "these" {
		return p.several(k)
	}
	p.bareGroup(k)
	return k + 1
}

// commonNoun reads the noun for an organisation named before: "the bloc", "the
// group's negotiator".
func (p *phraser) commonNoun(k int) bool {
	if _, ok := bodyNouns[p.word(k)]; !ok || p.words[p.items[k].from].upper || !p.endsPhrase(k+1) || p.word(k+1) == "of" {
		return false
	}
	if k+1 < len(p.items) && p.items[k+1].kind != plainItem {
		return false // "the group Hamas"
	}
	p.push(ref{from: p.items[k].from, to: p.items[k].to, kind: bodyNounRef, how: ByRole, entry: -1, city: -1, owner: nobody, what: p.word(k)})
	return true
}

// bareGroup reads people named by what they do alone: "protesters", "16
// prisoners", "the Muslim separatists".
func (p *phraser) bareGroup(k int) bool {
	it := &p.items[k]
	w := &p.words[it.from]
	if !p.g.words.bare[w.fold] || w.upper && !p.opens(it.from, p.s) || it.to != it.from+1 || w.isVerb() || p.goesOn(it.to) || it.to < p.s.to && p.words[it.to].upos == "NOUN" {
		return false
	}
	from := it.from
	for j := k - 1; j >= 0 && it.from-from < 2; j-- {
		at := &p.items[j]
		prev := &p.words[at.from]
		number := prev.text[0] >= '0' && prev.text[0] <= '9'
		if at.kind != plainItem || !number && !(prev.isNoun() && !prev.upper) && !p.g.words.before[prev.fold] || countWords[prev.fold] > 0 {
			break
		}
		from = at.from
		if number {
			break
		}
	}
	p.push(ref{from: from, to: it.to, kind: groupRef, how: ByGroup, entry: -1, city: -1, owner: nobody, noun: peopleNoun, groupFrom: from})
	return true
}

var (
	pronouns     = wordSet("he him his himself she her hers herself they them their themselves it its itself")
	severalOfAny = map[string]int{"pair": 2, "duo": 2, "trio": 3}
	severalHeads = wordSet("leaders statesmen")
	severalMen   = wordSet("men women")
	ofPeople     = wordSet("sides parties delegations camps")
	severalAlone = wordSet("sides delegations neighbours neighbors")
	rivalNouns   = wordSet("rivals foes adversaries antagonists")
	severalSides = wordSet("countries sides governments nations states neighbours neighbors capitals parties foes rivals enemies allies armies delegations camps powers peoples")
)

// several reads "the two leaders", "both sides", "the trio".
func (p *phraser) several(k int) int {
	count, noun := countWords[p.word(k)], k+1
	if count == 0 {
		if count = countWords[p.word(k+1)]; count > 0 {
			noun = k + 2
		}
	}
	at := ref{from: p.items[min(k+1, len(p.items)-1)].from, kind: severalRef, how: ByRole, entry: -1, city: -1, owner: nobody, count: count}
	if count == 2 && noun == k+1 {
		at.from = p.items[k].from // "both sides"
	}
	if p.word(k+1) == "same" && countWords[p.word(k+2)] > 0 { // "the same three"
		count, noun = countWords[p.word(k+2)], k+3
		at.count, at.from = count, p.items[k+1].from
	}
	if n := severalOfAny[p.word(noun)]; n > 0 && count == 0 {
		at.count, at.what, at.to = n, "persons", p.items[noun].to
		p.push(at)
		return noun + 1
	}
	if count == 0 && p.word(k) == "the" {
		return p.theSides(k)
	}
	if count == 0 {
		return k + 1
	}
	for n := 0; n < 2 && (p.g.words.before[p.word(noun)] || severalQualifiers[p.word(noun)] || p.qualifiesSides(noun)); n++ {
		noun++
	}
	if noun >= len(p.items) {
		return k + 1
	}
	w := p.words[p.items[noun].from].fold
	switch {
	case severalSides[w]:
		if p.word(noun+1) == "of" && !p.ofDispute(noun+2) {
			return k + 1 // "both sides of the river"
		}
		at.what = "sides"
		at.of = !ofPeople[w]
	case severalMen[w]:
		at.what = w
	case severalHeads[w]:
		at.what = "heads"
	case p.items[noun].kind == plainItem && p.word(k) != "these" && p.endsPhrase(noun) && w != "of" && !(placePreposition[p.word(k-1)] && w != "" && !p.g.words.function[w]):
		at.what, noun = "any", noun-1
	default:
		return k + 1
	}
	at.to = p.items[noun].to
	p.push(at)
	return noun + 1
}

// qualifiesSides tells whether an adjective stands before a noun for parties: "both
// downstream countries".
func (p *phraser) qualifiesSides(k int) bool {
	if k+1 >= len(p.items) || p.word(k) == "" {
		return false
	}
	w := &p.words[p.items[k].from]
	return w.isNoun() && !w.upper && (severalSides[p.word(k+1)] || severalHeads[p.word(k+1)])
}

// theSides reads "the sides", "the warring parties", which speak of two without
// saying so.
func (p *phraser) theSides(k int) int {
	noun := k + 1
	qualified := severalQualifiers[p.word(noun)]
	if qualified {
		noun++
	}
	w := p.word(noun)
	if rivalNouns[w] && p.endsPhrase(noun+1) && p.word(noun+1) != "of" {
		p.push(ref{from: p.items[k+1].from, to: p.items[noun].to, kind: severalRef, how: ByRole, entry: -1, city: -1, owner: nobody, count: 2, what: "heads"})
		return noun + 1
	}
	if !severalAlone[w] && !(qualified && severalSides[w]) || !p.endsPhrase(noun+1) || p.word(noun+1) == "of" {
		return k + 1
	}
	p.push(ref{from: p.items[k+1].from, to: p.items[noun].to, kind: severalRef, how: ByRole, entry: -1, city: -1, owner: nobody, count: 2, what: "sides"})
	return noun + 1
}

// ofDispute tells whether "the conflict", "the table" follow at item k.
func (p *phraser) ofDispute(k int) bool {
	if articles[p.word(k)] {
		k++
	}
	return disputes[p.word(k)]
}

var disputes = wordSet("conflict war dispute talks negotiations table argument divide quarrel fighting struggle feud equation")

var severalQualifiers = wordSet("neighbouring neighboring warring rival opposing regional bitter nuclear-armed old feuding")

// group reads people or bodies without a name, behind the countries or
// organisations they belong to: "US and Ukrainian negotiators", "Ukraine's armed
// forces", "the Russian side".
func (p *phraser) group(k int) (next int, ok bool) {
	e := p.actorEntry(k)
	if e < 0 {
		return 0, false
	}
	owners := []owner{{entry: e, ref: -1}}
	j := k + 1
	for {
		w := p.word(j)
		at := j
		switch {
		case w == "and" || w == "or" || w == ",":
			at++
			if w == "," && (p.word(at) == "and" || p.word(at) == "or") {
				at++
			}
		case j < len(p.items) && p.items[j].kind == plainItem && (p.words[p.items[j].from].isHyphen() || p.raw(j) == "/"):
			at++
		default:
			at = -1
		}
		if at < 0 {
			break
		}
		e := p.actorEntry(at)
		if e < 0 {
			break
		}
		owners = append(owners, owner{entry: e, ref: -1})
		j = at + 1
	}
	if p.possessiveAt(j) {
		j++
	}
	groupFrom := j
	for n := 0; n <= 4 && j < len(p.items); n++ {
		it := &p.items[j]
		w := &p.words[it.from]
		to, noun := p.match.group(it.from, p.s.to)
		if noun != 0 && to >= it.to && !p.goesOn(to) {
			return p.pushGroup(k, groupFrom, to, noun, owners)
		}
		lower := !w.upper && w.fold != "" && w.fold != "," && !p.g.words.function[w.fold] && !p.g.words.speech[w.fold] && !w.isPossessive()
		if !lower && !(w.isHyphen() && w.glued) || it.kind == gazetteerItem && it.has(bodyName) == nil || w.isVerb() && w.upos == "VERB" && w.rel == "root" {
			return 0, false
		}
		j++
	}
	return 0, false
}

// goesOn tells whether the words of a group's noun are only the first of a longer
// phrase: "Russian army officers".
func (p *phraser) goesOn(to int) bool {
	if to >= p.s.to {
		return false
	}
	w := &p.words[to]
	if next, noun := p.match.group(to, p.s.to); noun != 0 && next > to && !w.isVerb() {
		return true
	}
	if w.glued && w.isHyphen() {
		return true
	}
	_, t := p.match.title(to, p.s.to)
	return t != nil || w.upos == "NOUN" && w.rel != "" && p.words[to-1].rel == "compound"
}

func (p *phraser) pushGroup(k, groupFrom, to int, noun groupNoun, owners []owner) (int, bool) {
	next := groupFrom
	for next < len(p.items) && p.items[next].from < to {
		next++
	}
	last := &p.items[next-1]
	if last.kind == titleItem {
		if p.namesPerson(next) {
			return 0, false
		}
		switch last.title.class {
		case "president", "pm", "monarch", "foreign-minister", "defence-minister", "security-adviser":
			return 0, false
		case "leader":
			if len(owners) > 1 {
				return 0, false
			}
		}
	}
	from := p.items[k].from
	for j := k - 1; j >= 0 && (p.g.words.before[p.word(j)] || p.g.words.deputy[p.word(j)]); j-- {
		from = p.items[j].from
	}
	how := ByGroup
	if noun == countryNoun && p.g.entries[owners[0].entry].actor.Kind == graph.Organization && p.words[to-1].fold == "governments" {
		noun = peopleNoun // "European governments" are not the EU
	}
	if noun == countryNoun {
		how = ByMetonym
	}
	p.drop(from)
	p.push(ref{from: from, to: to, kind: groupRef, how: how, entry: -1, city: -1, owner: nobody, owners: owners, noun: noun, groupFrom: p.items[groupFrom].from})
	return next, true
}
