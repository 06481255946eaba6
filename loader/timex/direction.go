package timex

import "strings"

// direction is where in time a clause stands, seen from the publication.
type direction int

const (
	unsaid direction = iota
	past
	future
)

// direction of the clause around the words i to j.
//
// A date goes with the verb before it ("will meet Putin on Monday"). Where the
// clause has none there, as at the start of a sentence, it goes with the first
// verb after it ("On Monday, the trio will meet"); where a comma cut the verb
// off, as an address does, with the words before the comma ("in Geneva,
// Switzerland, on Monday").
func (s *scan) direction(i, j int) direction {
	switch s.words.at(i - 1) {
	case "by", "until", "till": // a deadline, unless told with hindsight
		before := s.words.at(i - 2)
		if s.words.at(j) == "to" || before == "has" || before == "have" || s.clauseDirection(i, j) != past {
			return future
		}
		return past
	}
	return s.clauseDirection(i, j)
}

func (s *scan) clauseDirection(i, j int) direction {
	c := s.clauses()
	start := c.start[i]
	if c.verbs.any(start, i) || c.lastCue(start, i) >= 0 {
		return s.tense(start, i)
	}
	before := start // of the last clause before with a verb in it
	for before > 0 && !c.verbs.any(before, i) {
		before = c.start[before-1]
	}
	attached := j >= len(s.words) || c.boundary[j] || s.words[j].normal == "."
	if attached && c.verbs.any(before, i) {
		return s.tense(before, i)
	}
	k := j
	for k < len(s.words) && s.words[k].normal == "," {
		k++
	}
	end := k
	for end < len(s.words) && !c.boundary[end] {
		end++
	}
	// "met Putin, his host, on Tuesday to discuss": the purpose of what was
	// done before has no time of its own.
	purpose := s.words.at(j) == "to" && c.verbs.any(before, i)
	if c.verbs.any(k, end) && !purpose {
		return s.tense(k, c.firstTelling(k, end))
	}
	return s.tense(before, i)
}

// firstTelling is behind the first verb of telling among the words, or their
// end: in "On Tuesday, he said he would go" the date goes with "said".
func (c *clauses) firstTelling(from, to int) int {
	for i := from; i < to; i++ {
		if c.telling.any(i, i+1) {
			return i + 1
		}
	}
	return to
}

// tense reads the words of a clause: a future cue counts unless a verb of
// telling stands between it and the end.
func (s *scan) tense(from, to int) direction {
	c := s.clauses()
	pasts := c.pasts.any(from, to)
	if at := c.lastCue(from, to); at >= 0 && !c.telling.any(at, to) && !c.hads.any(from, at) &&
		(!c.perfects.any(at, to) || c.calledOff.any(0, len(s.words))) {
		return future
	}
	if (c.timetables.any(from, to) || c.agenda.any(from, to)) && !pasts {
		return future
	}
	if c.infinitives.any(from, to) && !c.finites.any(from, to) { // a headline: "Putin to meet Modi"
		return future
	}
	if pasts {
		return past
	}
	return unsaid
}

// hindsight reports whether the clause before a word tells what had happened
// before the scene: its last finite verb is "had". In "what he had come for was
// on offer the next day" it is not.
func (s *scan) hindsight(i int) bool {
	c := s.clauses()
	for k := i - 1; k >= c.start[i]; k-- {
		switch w := s.words[k]; {
		case w.normal == "had":
			return true
		case w.xpos == "VBD" || w.xpos == "VBZ" || w.xpos == "VBP":
			return false
		}
	}
	return false
}

// chronicle: "July 7 - Museveni receives Kiir" tells of old in the present tense.
func (s *scan) chronicle() bool {
	const longest = 5
	for i := 1; i < min(longest, len(s.words)); i++ {
		switch s.words[i].normal {
		case "-", "–", "—", ":":
			return true
		}
	}
	return false
}

// clauses is what direction wants to know of every word. It is made once a
// sentence, so that a page of nothing but dates takes linear time.
type clauses struct {
	boundary []bool
	start    []int // first word of the clause that ends before a word
	cues     []cue // future cues, by their end

	verbs, pasts, finites, hads, telling, timetables, agenda, infinitives, perfects, calledOff, firsts count
}

type cue struct{ from, to int }

// count holds how many words up to each are of a kind.
type count []int

func (c count) any(from, to int) bool { return from < to && c[to] > c[from] }

// lastCue is where the last future cue among the words ends, -1 for none.
func (c *clauses) lastCue(from, to int) int {
	for i := len(c.cues) - 1; i >= 0 && c.cues[i].to > from; i-- {
		if c.cues[i].to <= to && c.cues[i].from >= from {
			return c.cues[i].to
		}
	}
	return -1
}

func (s *scan) clauses() *clauses {
	if s.around == nil {
		s.around = s.newClauses()
	}
	return s.around
}

func (s *scan) newClauses() *clauses {
	n := len(s.words)
	c := &clauses{boundary: make([]bool, n), start: make([]int, n+1)}
	for i, w := range s.words {
		// "before meeting Xi" begins no clause with a tense of its own.
		c.boundary[i] = s.g.cues.boundaries[w.normal]
		c.start[i+1] = c.start[i]
		if c.boundary[i] && !strings.HasSuffix(s.words.at(i+1), "ing") {
			c.start[i+1] = i + 1
		}
	}
	ends := make([]int, n+1) // the longest cue that ends there begins at ends-1
	for i, w := range s.words {
		for _, p := range s.g.cues.future.at(w.normal, "") {
			for _, m := range s.run(p, i) {
				if ends[m.end] == 0 {
					ends[m.end] = i + 1
				}
			}
		}
	}
	for to, from := range ends {
		if from > 0 {
			c.cues = append(c.cues, cue{from - 1, to})
		}
	}
	tagged := s.words.tagged()
	c.verbs = s.count(func(i int) bool { return s.isVerb(i, tagged) })
	c.pasts = s.count(func(i int) bool { return s.isPast(i, tagged) })
	c.telling = s.count(s.tells)
	c.hads = s.count(func(i int) bool { return s.words[i].normal == "had" })
	c.timetables = s.count(func(i int) bool {
		return s.g.cues.timetable[s.words[i].normal] && s.words[i].xpos != "VBD" && s.words[i].xpos != "VBN"
	})
	chronicle := s.chronicle()
	c.agenda = s.count(func(i int) bool {
		return (s.words[i].xpos == "VBZ" || s.words[i].xpos == "VBP") && s.g.cues.agenda[s.words[i].normal] && !chronicle
	})
	c.calledOff = s.count(func(i int) bool { // "has been put off", of late
		return s.g.cues.calledOff[s.words[i].normal] && (s.words.at(i-1) == "been" && s.words.at(i-2) != "had" ||
			s.words.at(i-1) == "has" || s.words.at(i-1) == "have")
	})
	c.perfects = s.count(func(i int) bool { // "was to have met", a future that did not come
		return s.words[i].normal == "have" && (i == 0 || s.words.at(i-1) == "to" || s.words.at(i-1) == "not")
	})
	c.firsts = s.count(func(i int) bool { return s.g.cues.comparing[s.words[i].normal] })
	c.finites = s.count(func(i int) bool {
		switch s.words[i].xpos {
		case "VBD", "VBZ", "VBP", "MD", "VBN":
			return true
		}
		return false
	})
	c.infinitives = s.count(func(i int) bool { return s.words[i].xpos == "TO" && i+1 < n && s.words[i+1].xpos == "VB" })
	return c
}

func (s *scan) count(is func(int) bool) count {
	c := make(count, len(s.words)+1)
	for i := range s.words {
		c[i+1] = c[i]
		if is(i) {
			c[i+1]++
		}
	}
	return c
}

// tells finds verbs of telling, but not "be told" and "to tell".
func (s *scan) tells(i int) bool {
	w := s.words[i]
	return s.g.cues.reporting[w.normal] && w.xpos != "VB" && w.xpos != "VBN" && s.words.at(i-1) != "be"
}

func (s *scan) isPast(i int, tagged bool) bool {
	w := s.words[i]
	switch {
	case w.xpos == "VBD":
		return true
	case w.normal == "did", w.normal == "had", w.normal == "has", w.normal == "have", w.normal == "was", w.normal == "were":
		return true
	}
	return !tagged && (s.g.cues.reporting[w.normal] || irregular[w.normal] || strings.HasSuffix(w.normal, "ed"))
}

func (s *scan) isVerb(i int, tagged bool) bool {
	w := s.words[i]
	if tagged {
		return w.upos == "VERB" || w.upos == "AUX"
	}
	return auxiliaries[w.normal] || s.g.cues.timetable[w.normal] || s.isPast(i, false)
}

// Without tags these are known for verbs.
var (
	auxiliaries = set(strings.Fields("is are was were be been has have had will would shall should can could may might must do does did meet"))
	irregular   = set(strings.Fields("met ran went came left held took began gave sent wrote spoke flew fell won lost led made became struck broke"))
)

// tagged reports whether the words have been tagged, not only segmented.
func (w words) tagged() bool {
	for _, x := range w {
		if x.upos != "" && x.upos != "X" {
			return true
		}
	}
	return false
}
