package actors

// itemKind tells what an item of a sentence is.
type itemKind byte

const (
	plainItem     itemKind = iota // one word of no note
	gazetteerItem                 // a name the gazetteer holds
	nameItem                      // capitalised words it does not hold
	orgItem                       // such words with the head of an organisation
	placeItem                     // ... of a place
	thingItem                     // ... of a thing: "Paris Agreement"
	titleItem                     // an office
)

// item is a stretch of words that is read as one.
type item struct {
	from, to int
	kind     itemKind
	senses   []sense // gazetteerItem
	title    *title  // titleItem
	lost     bool    // ends in a genitive s whose apostrophe was lost
}

// has returns the first sense of one of the ways.
func (it *item) has(ways ...senseOf) *sense {
	for _, way := range ways {
		for k := range it.senses {
			if it.senses[k].of == way {
				return &it.senses[k]
			}
		}
	}
	return nil
}

// items cuts a sentence.
func (r *reader) items(s sentenceWords) []item {
	var out []item
	for i := s.from; i < s.to; {
		it := r.itemAt(i, s)
		out = append(out, it)
		i = it.to
	}
	return out
}

func (r *reader) itemAt(i int, s sentenceWords) item {
	w := &r.words[i]
	name := r.match.names(i, s.to)
	if name.to > 0 && name.to < s.to && !r.words[name.to].upper {
		name = r.decide(name)
	}
	if w.fold == "the" && name.to > 0 && name.to < s.to && r.words[name.to].upper && !r.words[name.to].isHyphen() {
		name = found{} // "the North Korean leader" is not of "the North"
	}
	titleTo, t := r.match.title(i, s.to)
	if _, address := r.g.words.address[w.fold]; address && w.upper && name.to > 0 && i+1 < s.to {
		if longer := r.match.names(i+1, s.to); longer.to > name.to {
			name = found{} // "Sheikh" + "Tamim bin Hamad Al Thani", not "Sheikh Tamim"
		}
	}
	if t != nil && titleTo >= name.to {
		return item{from: i, to: titleTo, kind: titleItem, title: t}
	}
	if !w.upper && !r.particleBeforeName(i, s.to) || s.titled {
		if name.to > 0 {
			return item{from: i, to: name.to, kind: gazetteerItem, senses: name.senses, lost: name.lost}
		}
		return item{from: i, to: i + 1}
	}
	end := r.runEnd(i, s)
	if it, ok := r.headedName(i, end, s, name); ok {
		return it
	}
	if name.to > 0 {
		return r.gazetteerName(i, end, s, name)
	}
	return r.unknownName(i, end, s)
}

// particleBeforeName finds "al" of "al-Hayya".
func (r *reader) particleBeforeName(i, end int) bool {
	if !r.g.words.inner[r.words[i].fold] || i+1 >= end {
		return false
	}
	next := &r.words[i+1]
	return next.glued && next.isHyphen() && i+2 < end && r.words[i+2].upper
}

// runEnd returns the end of the capitalised words that begin at i: particles and
// hyphened parts inside included, up to an office.
func (r *reader) runEnd(i int, s sentenceWords) int {
	j := i
	for j < s.to {
		w := &r.words[j]
		switch {
		case w.upper && w.fold != "" || j == i:
			if j > i {
				if _, t := r.match.title(j, s.to); t != nil && !r.g.words.things[w.fold] {
					return j
				}
			}
			j++
		case w.isHyphen() && w.glued && j+1 < s.to && r.words[j+1].glued && (r.words[j+1].upper || j > i && r.words[j-1].upper && r.isNamePart(j+1)):
			j += 2
		case r.g.words.inner[w.fold] && r.nameGoesOn(j, s.to):
			j++
		case w.text == "&" && j+1 < s.to && r.words[j+1].upper:
			j++
		default:
			return j
		}
	}
	return j
}

// isNamePart tells whether the small word behind a hyphen belongs to a name
// ("Jae-in", "Tae-yul"), not to a compound ("US-led").
func (r *reader) isNamePart(j int) bool {
	w := &r.words[j]
	return len(w.fold) <= 4 && !compoundTail[w.fold] && w.fold != "" && !r.g.words.function[w.fold] || w.fold == "in"
}

var compoundTail = wordSet("led made born held run era wide only free like type year day long term part time wing old")

// nameGoesOn tells whether a particle at j leads to a capitalised word.
func (r *reader) nameGoesOn(j, end int) bool {
	for k := j + 1; k < end && k < j+5; k++ {
		w := &r.words[k]
		switch {
		case w.upper:
			return r.g.words.inner[r.words[j].fold] && !(r.words[j].fold == "y" || r.words[j].fold == "e") || len(r.words[k].text) > 2
		case r.g.words.inner[w.fold], w.isHyphen() && w.glued:
		default:
			return false
		}
	}
	return false
}

// headedName reads a run that holds the head of an organisation, place or thing:
// "Oslo City Hall", "National Democratic Movement", "Ministry of Works".
func (r *reader) headedName(i, end int, s sentenceWords, name found) (item, bool) {
	v := r.g.words
	head, kind := -1, plainItem
	for j := i; j < end; j++ {
		f := r.words[j].fold
		if f == "" || !r.words[j].upper {
			continue
		}
		k := plainItem
		switch {
		case v.heads[f]:
			k = orgItem
		case v.things[f]:
			k = thingItem
		case v.places[f]:
			k = placeItem
		default:
			continue
		}
		if j == i && !r.ofFollows(j+1, s.to) {
			if prefixHeads[f] && j+1 < end && r.words[j+1].upper && r.words[j+1].fold != "" {
				head, kind = end-1, placeItem // "Villa Madama", "Lake Como"
				for !r.words[head].upper && head > j {
					head--
				}
				break
			}
			continue // a head alone names nothing
		}
		head, kind = j, k
	}
	if head < 0 {
		return item{}, false
	}
	// the gazetteer knows the name, or a country's body by a common name
	if name.to > head && !(r.ofFollows(head+1, s.to) && name.to == head+1) {
		return item{}, false
	}
	if name.to > 0 && head+1 > name.to {
		j := name.to
		for j <= head && companyWords[r.words[j].fold] {
			j++
		}
		if j > head { // "Boeing Co."
			return item{from: i, to: j, kind: gazetteerItem, senses: name.senses}, true
		}
	}
	if first := name; first.to > 0 && first.to < end {
		if next := r.match.names(first.to, s.to); next.to > head && next.to > 0 {
			return item{}, false // "Russian" + "Foreign Ministry"
		}
	}
	if name.to > 0 && name.to <= head && r.isPersonName(name) && kind != thingItem && kind != placeItem {
		return item{}, false
	}
	to := head + 1
	if r.ofFollows(to, s.to) {
		to = r.ofEnd(to, s)
	}
	from := i
	if r.dropsFirst(i, s) && !r.beginsBody(i, s) && from+1 < to && from+1 <= head {
		return item{from: i, to: i + 1}, true // "The Spanish Court": the rest comes next
	}
	return item{from: from, to: to, kind: kind}, true
}

// beginsBody tells whether a common word inside a sentence begins the name of a
// body: the "National" of "the National Liberation Front".
func (r *reader) beginsBody(i int, s sentenceWords) bool {
	w := &r.words[i]
	return !r.opens(i, s) && !r.g.words.function[w.fold] && (w.upos == "ADJ" || w.upos == "PROPN" || w.xpos == "NNP")
}

// prefixHeads are the heads of places that stand before the name.
var prefixHeads = wordSet("villa palazzo palais hotel casa chateau schloss lake mount cape camp fort castle hacienda quinta")

func (r *reader) isPersonName(f found) bool {
	for k := range f.senses {
		if s := &f.senses[k]; (s.of == fullName || s.of == shortName) && r.g.entries[s.entry].tokens != nil {
			return true
		}
	}
	return false
}

// ofFollows finds "of Justice", "for the Protection".
func (r *reader) ofFollows(j, end int) bool {
	if j >= end || r.words[j].fold != "of" && r.words[j].fold != "for" && !(r.words[j].fold == "on" && r.onMatter(j)) {
		return false
	}
	j++
	if j < end && r.words[j].fold == "the" {
		j++
	}
	return j < end && r.words[j].upper
}

// onMatter tells whether "on" at j leads to what a body deals with: "Committee on
// Missing Persons", not "the commission on Friday".
func (r *reader) onMatter(j int) bool {
	return j > 0 && j+1 < len(r.words) && onMatters[r.words[j-1].fold] && !r.g.words.common[r.words[j+1].fold]
}

var onMatters = wordSet("committee commission conference panel")

func (r *reader) ofEnd(j int, s sentenceWords) int {
	j++
	if r.words[j].fold == "the" {
		j++
	}
	end := r.runEnd(j, s)
	// "Ministry of Trade and Industry"
	if end+1 < s.to && r.words[end].fold == "and" && r.words[end+1].upper {
		if next := r.match.names(end+1, s.to); next.to == 0 {
			if _, t := r.match.title(end+1, s.to); t == nil {
				return r.runEnd(end+1, s)
			}
		}
	}
	return end
}

// gazetteerName decides whether a known name stands for itself or is part of a
// longer unknown one ("Jordan Bardella", "Eric Trump" at Trump, "Trump Jr.").
func (r *reader) gazetteerName(i, end int, s sentenceWords, name found) item {
	known := item{from: i, to: name.to, kind: gazetteerItem, senses: name.senses, lost: name.lost}
	if name.to >= end || name.to-i > 2 {
		return known
	}
	next := &r.words[name.to]
	if r.g.words.suffix[next.fold] {
		return item{from: i, to: name.to + 1, kind: nameItem}
	}
	if r.match.names(name.to, s.to).to > 0 || r.g.words.common[next.fold] {
		return known
	}
	place := known.has(fullName, metonym)
	isGiven := name.to == i+1 && r.g.words.given[r.words[i].fold] != 0
	switch {
	case known.has(shortName) != nil && !r.words[i].caps && next.fold != "" && r.words[name.to].upper && !r.isPersonNameLong(name, i):
		return item{from: i, to: end, kind: nameItem} // "Santos Calderon" is not Santos
	case place != nil && isGiven && r.g.entries[place.entry].tokens == nil:
		return item{from: i, to: end, kind: nameItem} // "Jordan Bardella"
	}
	return known
}

// variant tells whether an unknown word and a known family name are another
// spelling of a known name: "Sergueï Lavrov".
func (r *reader) variant(f found, i, j int) bool {
	e := r.g.spelled(r.folds(i, j+1))
	if e < 0 {
		return false
	}
	for k := range f.senses {
		if f.senses[k].of == shortName && f.senses[k].entry == e {
			return true
		}
	}
	return false
}

// isFamily tells whether a known name is nothing but the family name of somebody.
func (r *reader) isFamily(f found) bool {
	for k := range f.senses {
		if f.senses[k].of != shortName {
			return false
		}
	}
	return true
}

func (r *reader) isCity(f found) bool {
	for k := range f.senses {
		if s := &f.senses[k]; s.of != fullName || r.g.entries[s.entry].actor.Kind != "" {
			return false
		}
	}
	return true
}

func (r *reader) isPersonNameLong(f found, i int) bool {
	for k := range f.senses {
		if f.senses[k].of == fullName && f.to-i > 1 {
			return true
		}
	}
	return false
}

// unknownName returns the unknown words at i up to the next known name. Behind a
// given name a known family name or place belongs to it: "Eric Trump", "Michael
// Jordan".
func (r *reader) unknownName(i, end int, s sentenceWords) item {
	if r.dropsFirst(i, s) {
		return item{from: i, to: i + 1}
	}
	j := i + 1
	for j < end {
		if !r.words[j].upper {
			j++
			continue
		}
		if f := r.words[j].fold; r.g.words.common[f] && r.g.words.given[r.words[i].fold] == 0 {
			break
		}
		known := r.match.names(j, s.to)
		if known.to > 0 {
			single := known.to == j+1
			ownName := j == i+1 && single && r.variant(known, i, j) || j == i+1 && single && r.g.words.clan[r.words[i].fold] && !known.lost && r.isCity(known) ||
				j == i+1 && single && (r.g.words.given[r.words[i].fold] != 0 || r.words[i].text[len(r.words[i].text)-1] == '.') ||
				single && r.isFamily(known) && (r.g.words.given[r.words[i].fold] != 0 || // "John A. Boehner"
					j == i+1 && !r.opens(i, s) && r.strangeName(i, s)) || // "Tyrelle Lavrov" is no other's full name
				single && r.g.words.inner[r.words[j-1].fold] && (!r.words[j-1].upper || j == i+1) // "Julie de Lima"
			if !ownName || known.lost {
				break
			}
		}
		j++
	}
	for j > i+1 && !r.words[j-1].upper && !(r.words[j-1].glued && r.words[j-2].isHyphen()) {
		j-- // no particle or hyphen at the end
	}
	if j < s.to && r.words[j].fold == "," && j+1 < s.to && r.g.words.suffix[r.words[j+1].fold] && r.words[j+1].upper {
		j += 2 // "Sammy Davis, Jr."
	}
	return item{from: i, to: j, kind: nameItem}
}

// dropsFirst tells whether a capital at i is only that of a sentence's first
// word, or of a word that begins no name.
func (r *reader) dropsFirst(i int, s sentenceWords) bool {
	w := &r.words[i]
	if i > s.from && r.g.words.before[w.fold] && (r.words[i-1].fold == "of" || r.words[i-1].fold == "for" || r.words[i-1].fold == "and") {
		return true // "Minister of Commerce Wang Wentao"
	}
	if r.g.words.clan[w.fold] && (r.strangeName(i+1, s) || r.titleBefore(i, s)) {
		return false // "He Lifeng", "Vice Premier He"
	}
	if r.g.words.common[w.fold] || r.g.words.function[w.fold] {
		return true
	}
	if _, address := r.g.words.address[w.fold]; address && r.g.words.given[w.fold] == 0 {
		return true
	}
	if !r.opens(i, s) {
		return false
	}
	if r.g.words.bare[w.fold] {
		return true
	}
	if w.tagged() {
		return w.upos == "ADV" && r.g.words.given[w.fold] == 0 || w.upos != "PROPN" && r.lower[w.fold] // "Afterwards Weber said"
	}
	return r.lower[w.fold] && r.g.words.given[w.fold] == 0
}

// titleBefore tells whether a capitalised office ends before word i.
func (r *reader) titleBefore(i int, s sentenceWords) bool {
	if i == s.from || !r.words[i].upper || !r.words[i-1].upper {
		return false
	}
	to, t := r.match.title(i-1, s.to)
	return t != nil && to == i
}

// strangeName tells whether word i begins with a capital that nothing but a
// person's name explains.
func (r *reader) strangeName(i int, s sentenceWords) bool {
	if i >= s.to || !r.words[i].upper || r.words[i].caps || r.words[i].glued {
		return false
	}
	f := r.words[i].fold
	if r.g.words.common[f] || r.g.words.things[f] || r.g.words.heads[f] || r.g.words.places[f] || r.lower[f] || r.match.names(i, s.to).to > 0 {
		return false
	}
	_, t := r.match.title(i, s.to)
	return t == nil && r.words[i].fold != "" && r.g.words.given[f] == 0
}

// opens tells whether word i begins a sentence or quotation.
func (r *reader) opens(i int, s sentenceWords) bool {
	for k := i - 1; k >= s.from; k-- {
		if r.words[k].fold != "" && r.words[k].fold != "," {
			return false
		}
		if r.words[k].text == ":" {
			return true
		}
	}
	return true
}
