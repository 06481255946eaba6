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
	start := s.clauseStart(i)
	if s.hasVerb(start, i) || s.cue(start, i) {
		return s.tense(start, i)
	}
	attached := j >= len(s.words) || s.boundary(j) || s.words[j].normal == "."
	before := s.verbBefore(start, i)
	if attached && s.hasVerb(before, i) {
		return s.tense(before, i)
	}
	k := j
	for k < len(s.words) && s.words[k].normal == "," {
		k++
	}
	end := k
	for end < len(s.words) && !s.boundary(end) {
		end++
	}
	if s.hasVerb(k, end) {
		return s.tense(k, end)
	}
	return s.tense(before, i)
}

// verbBefore is the start of the last clause before word i with a verb in it,
// the sentence's if none has one.
func (s *scan) verbBefore(start, i int) int {
	for start > 0 && !s.hasVerb(start, i) {
		start = s.clauseStart(start - 1)
	}
	return start
}

func (s *scan) boundary(i int) bool { return s.g.cues.boundaries[s.words[i].normal] }

// clauseStart is the first word of the clause that ends before word i. Words
// like "before meeting Xi" do not begin a clause with a tense of its own.
func (s *scan) clauseStart(i int) int {
	for k := i - 1; k >= 0; k-- {
		if s.boundary(k) && !strings.HasSuffix(s.words.at(k+1), "ing") {
			return k + 1
		}
	}
	return 0
}

// hindsight reports whether the clause before a word tells what had happened
// before the scene.
func (s *scan) hindsight(i int) bool {
	for k := s.clauseStart(i); k < i; k++ {
		if s.words[k].normal == "had" {
			return true
		}
	}
	return false
}

// cue reports whether a future cue stands among the words.
func (s *scan) cue(from, to int) bool { return s.lastCue(from, to) >= 0 }

// lastCue is where the last future cue ends, -1 for none.
func (s *scan) lastCue(from, to int) int {
	last := -1
	for i := from; i < to; i++ {
		for _, p := range s.g.cues.future {
			for _, m := range s.run(p, i) {
				if m.end <= to && m.end > last {
					last = m.end
				}
			}
		}
	}
	return last
}

// tense reads the words of a clause: a future cue counts unless a verb of
// telling stands between it and the end.
func (s *scan) tense(from, to int) direction {
	if at := s.lastCue(from, to); at >= 0 && !s.tells(at, to) && !s.perfect(at, to) {
		return future
	}
	for i := from; i < to; i++ {
		if s.g.cues.timetable[s.words[i].normal] && s.words[i].xpos != "VBD" && !s.pastAmong(from, to) {
			return future
		}
	}
	if s.headline(from, to) {
		return future
	}
	if s.pastAmong(from, to) {
		return past
	}
	return unsaid
}

func (s *scan) tells(from, to int) bool {
	for i := from; i < to; i++ {
		if s.g.cues.reporting[s.words[i].normal] && s.words[i].xpos != "VB" && s.words[i].xpos != "VBN" && s.words.at(i-1) != "be" {
			return true
		}
	}
	return false
}

// perfect finds "was to have met": a future that did not come.
func (s *scan) perfect(from, to int) bool {
	for i := from; i < to; i++ {
		if s.words[i].normal == "have" && (i == from || s.words.at(i-1) == "to" || s.words.at(i-1) == "not") {
			return true
		}
	}
	return false
}

// headline finds "Putin to meet Modi": an infinitive and no other verb.
func (s *scan) headline(from, to int) bool {
	to2 := false
	for i := from; i < to; i++ {
		switch s.words[i].xpos {
		case "VBD", "VBZ", "VBP", "MD", "VBN":
			return false
		case "TO":
			to2 = to2 || i+1 < to && s.words[i+1].xpos == "VB"
		}
	}
	return to2
}

func (s *scan) pastAmong(from, to int) bool {
	for i := from; i < to; i++ {
		w := s.words[i]
		switch {
		case w.xpos == "VBD", w.normal == "did", w.normal == "had", w.normal == "has", w.normal == "have", w.normal == "was", w.normal == "were":
			return true
		case !s.tagged() && (s.g.cues.reporting[w.normal] || irregular[w.normal] || strings.HasSuffix(w.normal, "ed")):
			return true
		}
	}
	return false
}

// hasVerb reports whether a verb stands among the words. Without tags it knows
// auxiliaries, verbs of telling and the ending -ed.
func (s *scan) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		w := s.words[i]
		if w.upos == "VERB" || w.upos == "AUX" {
			return true
		}
		if !s.tagged() && (auxiliaries[w.normal] || irregular[w.normal] || s.g.cues.reporting[w.normal] || s.g.cues.timetable[w.normal] || strings.HasSuffix(w.normal, "ed")) {
			return true
		}
	}
	return false
}

// Without tags these are known for verbs.
var (
	auxiliaries = set(strings.Fields("is are was were be been has have had will would shall should can could may might must do does did meet"))
	irregular   = set(strings.Fields("met ran went came left held took began gave sent wrote spoke flew fell won lost led made became struck broke"))
)

// tagged reports whether the sentence has been tagged, not only segmented.
func (s *scan) tagged() bool {
	for _, w := range s.words {
		if w.upos != "" && w.upos != "X" {
			return true
		}
	}
	return false
}
