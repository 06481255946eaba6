package actors

// matcher finds the names of the gazetteer in the words of a sentence.
type matcher struct {
	g     *Gazetteer
	words []word
}

// found is a stretch of words with its meanings.
type found struct {
	to     int // exclusive; 0 where nothing was found
	senses []sense
	// lost says that the last word carries an s whose apostrophe was lost:
	// "Trumps envoy".
	lost bool
}

// names returns the longest name that begins at word i and ends before end.
func (m *matcher) names(i, end int) found {
	var best found
	node, length := int32(0), 0
	for j := i; j < end; j++ {
		w := &m.words[j]
		if j > i && w.glued && w.fold == "" && j+1 < end && m.words[j+1].glued {
			continue // the hyphen of "Jae-in", the stroke of "RFE/RL"
		}
		if w.fold == "" {
			break
		}
		if stripped, ok := withoutLostS(w, j > i); ok {
			if s := m.g.names.next[step{node, stripped}]; s != 0 {
				if ok := m.fitting(m.g.names.at[s], i, length+1, true); len(ok) > 0 && !m.plainWord(node, w.fold) {
					best = found{to: j + 1, senses: ok, lost: true}
				}
			}
		}
		node = m.g.names.next[step{node, w.fold}]
		if node == 0 {
			break
		}
		length++
		if ok := m.fitting(m.g.names.at[node], i, length, false); len(ok) > 0 {
			best = found{to: j + 1, senses: ok}
		}
	}
	return best
}

// plainWord tells whether the word as it stands is a name too: "Russians".
func (m *matcher) plainWord(node int32, fold string) bool {
	next := m.g.names.next[step{node, fold}]
	return next != 0 && len(m.g.names.at[next]) > 0
}

// withoutLostS returns the word without a last s that may be a genitive's.
func withoutLostS(w *word, inside bool) (string, bool) {
	n := len(w.fold)
	if n < 4 || w.fold[n-1] != 's' || w.caps || !w.upper && !inside {
		return "", false
	}
	return w.fold[:n-1], true
}

// fitting returns the senses whose letter case the words have.
func (m *matcher) fitting(senses []sense, from, length int, lost bool) []sense {
	var fit []sense
	for k := range senses {
		if s := &senses[k]; len(s.pattern.path) == length && m.caseFits(&s.pattern, from) && !(lost && !s.takesLostS()) {
			fit = append(fit, *s)
		}
	}
	return fit
}

// takesLostS: "Trumps", "Ukraines", "Putins", not "Americas" or "Foreign Ministrys".
func (s *sense) takesLostS() bool {
	return s.of == shortName || s.of == fullName && len(s.pattern.path[len(s.pattern.path)-1]) > 4 || s.of == metonym
}

func (m *matcher) caseFits(p *pattern, from int) bool {
	i := 0
	for j := from; i < len(p.path) && j < len(m.words); j++ {
		w := &m.words[j]
		if w.fold == "" {
			continue
		}
		if i < 32 {
			bit := uint32(1) << i
			if p.capital&bit != 0 && !w.upper || p.allCaps&bit != 0 && !w.caps && len(w.text) > 1 {
				return false
			}
		}
		i++
	}
	return true
}

// title returns the longest office that begins at word i.
func (m *matcher) title(i, end int) (to int, t *title) {
	node := int32(0)
	for j := i; j < end; j++ {
		w := &m.words[j]
		if j > i && w.glued && w.isHyphen() {
			continue
		}
		if w.fold == "" {
			break
		}
		node = m.g.words.titles.next[step{node, w.fold}]
		if node == 0 {
			break
		}
		if at := m.g.words.titles.at[node]; len(at) > 0 {
			to, t = j+1, at[0]
		}
	}
	return to, t
}

// group returns the longest plural noun for a group that begins at word i.
func (m *matcher) group(i, end int) (to int, noun groupNoun) {
	node := int32(0)
	for j := i; j < end && m.words[j].fold != ""; j++ {
		node = m.g.words.groups.next[step{node, m.words[j].fold}]
		if node == 0 {
			break
		}
		if at := m.g.words.groups.at[node]; len(at) > 0 {
			to, noun = j+1, at[0]
		}
	}
	return to, noun
}
