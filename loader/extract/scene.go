package extract

import (
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// scene is the dated event the article is telling of, which "after the meeting"
// and "at the ceremony" refer to.
type scene struct {
	date  *graph.EventDate
	place *graph.PlaceObserved
}

// observe keeps the day of an event at which people were together.
func (s *scene) observe(m *graph.Mention) {
	if m.Date == nil || m.Status != graph.Occurred || m.Type == graph.Statement || span(m.Date) > 6 {
		return
	}
	if m.Type.Consult() || m.Type == graph.Agreement || m.Type == graph.Protest {
		s.date, s.place = m.Date, m.Place
	}
}

// dated returns the date of the scene, told by the phrase.
func (s *scene) dated(phrase string) *graph.EventDate {
	d := *s.date
	d.Basis, d.Expression, d.TIMEX3 = graph.BasisNarrative, phrase, ""
	if want, err := graph.ParseEDTF(d.EDTF); err != nil || want.Earliest != d.Earliest || want.Latest != d.Latest {
		return nil
	}
	return &d
}

// tie returns the words that refer a trigger to the scene, "" without any.
func (t *tree) tie(g *trigger, w *rules.Words) string {
	for i := range t.tok {
		if t.quoted[i] || i == g.at || i == g.noun {
			continue
		}
		switch {
		case w.Has("scene_adverb", t.lower(i)) && t.governs(g.at, i):
			return t.tok[i].Text
		case w.Has("scene_noun", t.lemma(i)) && t.definite(i) && t.whileIn(i) && t.governs(g.at, i):
			lo, hi := t.phrase(i)
			return t.prep(i) + " " + t.text(lo, hi)
		case w.Has("scene_edge", t.lemma(i)) && t.definite(i) && t.prep(i) == "at" && t.governs(g.at, i):
			lo, hi := t.phrase(i)
			return "at " + t.text(lo, hi)
		}
	}
	return ""
}

// whileIn: "at the meeting", but not "their part in the meeting".
func (t *tree) whileIn(i int) bool {
	switch t.prep(i) {
	case "after", "at", "during", "following":
		return true
	case "in":
		return t.tok[i].Rel != "nmod"
	}
	return false
}

// definite: "the meeting", "their talks", "that session".
func (t *tree) definite(i int) bool {
	for _, k := range t.child(i, "det", "nmod:poss") {
		switch t.lower(k) {
		case "the", "that", "this", "their", "his", "her", "these", "those", "its":
			return true
		}
	}
	return false
}

// governs reports whether word i stands in the clause of the trigger: the first
// predicate above it is the trigger, or one that the trigger shares its time
// with.
func (t *tree) governs(at, i int) bool {
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return false
		}
		if h == at {
			return true
		}
		if t.verb(h) {
			rel, _, _ := strings.Cut(t.tok[h].Rel, ":")
			if t.head(h) == at && rel == "advcl" || t.head(at) == h && (t.tok[at].Rel == "xcomp" || t.tok[at].Rel == "conj") {
				return true
			}
			return false
		}
		i = h
	}
	return false
}

// text is the words from..to-1 with single spaces.
func (t *tree) text(from, to int) string {
	var b strings.Builder
	for i := from; i < to && i < len(t.tok); i++ {
		if i > from && t.tok[i].Start > t.tok[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(t.tok[i].Text)
	}
	return b.String()
}
