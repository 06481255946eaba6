package actors

// meant decides between the countries and regions of one name: the one of which
// the text, so far or later, names something unambiguous.
func (r *reader) meant(entries []int) int {
	found := -1
	for _, e := range entries {
		if !r.evident(e) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// evident tells whether the text has an adjective, capital or person of the
// country.
func (r *reader) evident(entry int) bool {
	e := &r.g.entries[entry]
	if r.evidence == nil {
		r.evidence = map[string]bool{}
		for i := range r.words {
			if !r.words[i].upper {
				continue
			}
			for _, s := range r.match.names(i, min(i+6, len(r.words))).senses {
				if !s.ambiguous && s.of != bodyName {
					r.evidence[r.countryCode(s.entry)] = true
				}
			}
		}
	}
	if e.actor.Kind == "" { // a region: evident only where the namesake is not
		return r.evidence["place/"+e.key]
	}
	return r.evidence[e.actor.Country]
}

// countryCode is the country an entry is of, or lies in.
func (r *reader) countryCode(entry int) string {
	e := &r.g.entries[entry]
	if e.actor.Kind == "" && e.place != nil {
		return e.place.Country
	}
	return e.actor.Country
}

// decide settles a name that countries and regions share by what else the text
// names, where it can: "the Congo government" in a text with Kinshasa in it.
func (r *reader) decide(f found) found {
	var unsure []int
	for k := range f.senses {
		s := &f.senses[k]
		if s.of != fullName || !s.ambiguous || r.g.entries[s.entry].tokens != nil {
			return f
		}
		unsure = append(unsure, s.entry)
	}
	if len(unsure) == 0 {
		return f
	}
	e := r.meant(unsure)
	if e < 0 {
		return f
	}
	for k := range f.senses {
		if f.senses[k].entry == e {
			one := f.senses[k]
			one.ambiguous = false
			f.senses = []sense{one}
			break
		}
	}
	return f
}
