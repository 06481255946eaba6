package extract

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// timeHead is the word of time expression k that the others depend on.
func (t *tree) timeHead(k int) int {
	from, to := t.words(t.times[k].Span.Start, t.times[k].Span.End)
	for i := from; i < to; i++ {
		if h := t.head(i); h < from || h >= to {
			return i
		}
	}
	return max(from, to-1)
}

// schedule says which time expression belongs to which word: the first trigger
// above it, or the predicates it passes on the way.
type schedule struct {
	own    map[int][]int // trigger word -> expressions
	passed map[int][]int // predicate -> expressions that hang on it
}

func (t *tree) schedule(gs []trigger) *schedule {
	s := &schedule{own: map[int][]int{}, passed: map[int][]int{}}
	owner := map[int]int{} // word -> trigger word
	for _, g := range gs {
		owner[g.at] = g.at
		if g.noun >= 0 {
			owner[g.noun] = g.at
		}
	}
	for k := range t.times {
		if e := &t.times[k]; e.Date == nil || len(t.tok) == 0 {
			continue
		}
		if at := t.beside(k, gs); at >= 0 {
			s.own[at] = append(s.own[at], k)
			continue
		}
		i := t.timeHead(k)
		for n := 0; i >= 0 && n < len(t.tok); n++ {
			if at, ok := owner[i]; ok {
				s.own[at] = append(s.own[at], k)
				break
			}
			if t.predicate(i) {
				s.passed[i] = append(s.passed[i], k)
			}
			if rel := t.tok[i].Rel; rel == "ccomp" || rel == "parataxis" {
				break // what is said to have happened is not when it was said
			}
			h := t.head(i)
			if _, told := owner[h]; h >= 0 && !told && t.names(i) {
				break
			}
			if h >= 0 && t.quoted[h] != t.quoted[i] && t.tok[i].Rel != "obl" && !strings.HasPrefix(t.tok[i].Rel, "nmod") {
				break
			}
			i = h
		}
	}
	return s
}

// beside returns the noun that time k dates because it is the last thing said
// before it: "issued a statement on Monday after talks in Geneva over the
// weekend". A tree may hang it on the verb. -1 for none.
func (t *tree) beside(k int, gs []trigger) int {
	from, _ := t.words(t.times[k].Span.Start, t.times[k].Span.End)
	for n := len(gs) - 1; n >= 0; n-- {
		g := &gs[n]
		if g.at >= from {
			continue
		}
		if t.verb(g.at) {
			return -1
		}
		switch t.prep(g.at) {
		case "after", "following", "before", "ahead of", "prior to":
		default:
			return -1
		}
		for i := g.at + 1; i < from; i++ {
			if t.tok[i].UPOS == "VERB" || t.tok[i].Text == "," || t.tok[i].Text == ";" || t.inTime[i] {
				return -1
			}
		}
		return g.at
	}
	return -1
}

// names reports whether word i, with the time that hangs on it, only says which
// one its head is: "the call of June 5", "the 2015 accord", "the envoy, who had
// come on Monday". The time is that of no verb further up.
func (t *tree) names(i int) bool {
	switch rel := t.tok[i].Rel; rel {
	case "acl:relcl": // not "of what it calls a fleet on Monday"
		return t.lower(t.head(i)) != "what"
	case "nmod:poss", "compound", "amod", "nummod":
		return t.inTime[i]
	case "nmod":
		return t.inTime[i] && t.prep(i) == "of"
	}
	return false
}

// date returns the date of a trigger: the one its sentence gives, or one counted
// from the scene.
func (t *tree) date(g *trigger, dates *schedule, s *scene) *graph.EventDate {
	d := t.countedFrom(g)
	if d == nil {
		d = t.when(g, dates)
	}
	if d == nil {
		d = t.counted(g, s)
	}
	return t.running(g, d)
}

// when returns the date of a trigger, nil where the sentence gives none.
func (t *tree) when(g *trigger, s *schedule) *graph.EventDate {
	if g.mark > 0 { // the tree of a colon goes wrong, that of a clause seldom
		g.says = t.contentWords(g)
	}
	if d := t.ownDate(g, s); d != nil {
		return d
	}
	if d := t.clauseDate(g, s); d != nil {
		return d
	}
	i := g.at
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 || !t.sharesTime(i, h, g) {
			break
		}
		if k, ok := t.choose(s.own[h], g); ok {
			return t.dateOf(k)
		}
		if k, ok := t.choose(s.passed[h], g); ok {
			return t.dateOf(k)
		}
		i = h
	}
	if d := t.eversince(g, s); d != nil {
		return d
	}
	return t.only(g, s)
}

// eversince is the date of what has gone on or come again: "have held several
// rounds since May".
func (t *tree) eversince(g *trigger, s *schedule) *graph.EventDate {
	if t.tenseOf(g.at) != presentPerfect {
		return nil
	}
	for _, k := range append(s.own[g.at], s.passed[t.predicateOver(g.at)]...) {
		d := t.times[k].Date
		if d.Latest == "" && d.Earliest != "" && !t.times[k].Compared && strings.HasPrefix(strings.ToLower(d.Expression), "since") {
			return t.dateOf(k)
		}
	}
	return nil
}

// predicateOver is the first predicate over a word, the word itself included.
func (t *tree) predicateOver(i int) int {
	for n := 0; n < maxDepth && t.head(i) >= 0 && !t.predicate(i); n++ {
		i = t.head(i)
	}
	return i
}

// ownDate is the date that hangs on the trigger itself.
func (t *tree) ownDate(g *trigger, s *schedule) *graph.EventDate {
	if k, ok := t.choose(s.own[g.at], g); ok {
		return t.joined(k, s.own[g.at])
	}
	return nil
}

// clauseDate is the date of the clause that says when a verb happened: "agreed
// when they met on May 7".
func (t *tree) clauseDate(g *trigger, s *schedule) *graph.EventDate {
	if g.frame.Type == graph.Statement {
		if d := t.dateBeforeWords(g, s); d != nil {
			return d
		}
	}
	for _, c := range t.child(g.at, "advcl") {
		mark := t.child(c, "mark", "advmod")
		if len(mark) == 0 || t.lower(mark[0]) != "when" && t.lower(mark[0]) != "as" && t.lower(mark[0]) != "while" {
			continue
		}
		for _, list := range [][]int{s.own[c], s.passed[c]} {
			if k, ok := t.choose(list, g); ok {
				return t.dateOf(k)
			}
		}
	}
	return nil
}

// dateBeforeWords is the date of where a remark was made: of "speaking in Oslo on
// Monday, he said", and of what a colon parts from it ("He was in high spirits on
// Monday: all, he said, was well").
func (t *tree) dateBeforeWords(g *trigger, s *schedule) *graph.EventDate {
	said := t.child(g.at, "advcl")
	for _, h := range g.slots.subject {
		said = append(said, t.child(h, "acl", "advcl")...)
	}
	for _, c := range said {
		if !t.occasional(c) {
			continue
		}
		for _, list := range [][]int{s.own[c], s.passed[c]} {
			if k, ok := t.choose(list, g); ok {
				return t.dateOf(k)
			}
		}
	}
	r := t.reporting(g.at)
	if r == nil || r.left[0] == 0 || t.tok[r.left[0]-1].Text != ":" {
		return nil
	}
	for k := range t.times {
		if _, to := t.words(t.times[k].Span.Start, t.times[k].Span.End); to < r.left[0] && t.times[k].Date != nil && t.times[k].Offset == nil && !t.bound(k) && t.times[k].Date.Precision == graph.PrecisionDay {
			return t.dateOf(k)
		}
	}
	return nil
}

// occasional reports whether a participle says where or on which occasion somebody
// spoke: "speaking in Oslo", "asked by reporters".
func (t *tree) occasional(c int) bool {
	switch t.tok[c].XPOS {
	case "VBG":
		return t.rules.Words.Has("being_there", t.lemma(c)) || t.isSpeech(t.lemma(c))
	case "VBN":
		return t.rules.Words.Has("asking", t.lemma(c)) || t.lemma(c) == "question" || t.lemma(c) == "quiz" || t.lemma(c) == "interview"
	}
	return false
}

// only returns the date of the one expression of the sentence that no event
// claims, where it stands in the same voice as the trigger: a parser may hang it
// anywhere.
func (t *tree) only(g *trigger, s *schedule) *graph.EventDate {
	claimed := make([]bool, len(t.times))
	for _, list := range s.own {
		for _, k := range list {
			claimed[k] = true
		}
	}
	found := -1
	for k := range t.times {
		switch {
		case t.times[k].Date == nil || t.times[k].Offset != nil:
		case found >= 0:
			return nil
		case t.decided(k, g), t.inside(k, g):
			return nil
		case !claimed[k] && !t.bound(k) && !t.names(t.timeHead(k)) && t.quoted[t.timeHead(k)] == t.quoted[g.at] && t.voice(t.timeHead(k)) == t.voice(g.at):
			found = k
		default:
			return nil
		}
	}
	if found < 0 {
		return nil
	}
	return t.dateOf(found)
}

// decided reports whether time k says when it was decided that the event of the
// trigger should come.
func (t *tree) decided(k int, g *trigger) bool {
	h := t.head(g.at)
	return h >= 0 && t.tok[g.at].Rel == "xcomp" && t.resolves(h) && t.below(t.timeHead(k), h) && !t.below(t.timeHead(k), g.at)
}

// inside reports whether time k stands in what a statement says, which is not
// when it was said.
func (t *tree) inside(k int, g *trigger) bool {
	i := t.timeHead(k)
	for _, words := range g.says {
		if i >= words[0] && i < words[1] && (g.at < words[0] || g.at >= words[1]) {
			return true
		}
	}
	return false
}

// voice is the verb of saying whose clause word i stands in, -1 for none.
func (t *tree) voice(i int) int {
	for k := range t.reports { // "…, X said on Monday"
		if r := &t.reports[k]; i >= r.from && i < r.to {
			return r.verb
		}
	}
	for n := 0; n < len(t.tok); n++ {
		h := t.head(i)
		if h < 0 {
			return -1
		}
		if t.tok[i].Rel == "ccomp" || t.tok[i].Rel == "acl:relcl" {
			return h
		}
		i = h
	}
	return -1
}

// sharesTime reports whether the clause or phrase of word i happens when that
// of h does.
func (t *tree) sharesTime(i, h int, g *trigger) bool {
	rel, _, _ := strings.Cut(t.tok[i].Rel, ":")
	switch rel {
	case "xcomp":
		return !t.resolves(h) || !t.hasMark(i, "to")
	case "conj", "nsubj", "obj", "appos", "compound", "acl":
		return true
	case "ccomp", "parataxis":
		return !t.isSpeech(t.lemma(h)) && (rel == "ccomp" || g.frame.Type != graph.Statement)
	case "advcl":
		for _, k := range t.child(i, "mark", "advmod") {
			switch t.lower(k) {
			case "before", "until", "since", "although", "though", "because", "if", "once":
				return false
			case "while", "after": // "while hosting", not "while Oslo had hosted"
				return t.tok[i].XPOS == "VBG"
			}
		}
		return true
	case "obl", "nmod":
		switch t.prep(i) {
		case "before", "ahead of", "since", "until", "despite", "because of", "without", "about", "on", "over", "of", "toward", "towards", "against":
			return false
		case "for":
			return consult(g.frame)
		}
		return true
	}
	return false
}

// resolves reports whether a verb tells of a decision on what is yet to come:
// the day of "agreed to meet" is not that of the meeting.
func (t *tree) resolves(i int) bool {
	return t.tok[i].XPOS == "VBD" && !t.passive(i) && t.rules.Words.Has("planning", t.lemma(i))
}

// choose picks among the expressions of one event: a day before what is wider,
// then the nearest. The day of a dateline, on which the article was filed, comes
// last.
func (t *tree) choose(list []int, g *trigger) (int, bool) {
	best, ok := 0, false
	for _, k := range list {
		e := &t.times[k]
		if e.Date == nil || e.Offset != nil || t.bound(k) || t.inside(k, g) {
			continue
		}
		if !ok || t.timeRank(k, g) < t.timeRank(best, g) {
			best, ok = k, true
		}
	}
	return best, ok
}

func (t *tree) timeRank(k int, g *trigger) int {
	rank := max(t.timeHead(k)-g.at, g.at-t.timeHead(k))
	switch t.times[k].Date.Precision {
	case graph.PrecisionDay, graph.PrecisionHour:
	case graph.PrecisionInterval, graph.PrecisionWeek:
		rank += 20
	default:
		rank += 40
	}
	if from, _ := t.words(t.times[k].Span.Start, t.times[k].Span.End); from < dateline(t.tok) {
		rank += len(t.tok) + 40 // behind any other
	}
	return rank
}

// bound: "since Monday", "until May" and "for the first time since 2010" bound
// a state and date no deed.
func (t *tree) bound(k int) bool {
	d := t.times[k].Date
	if d.Earliest == "" || d.Latest == "" {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(d.Expression), " ")
	switch first {
	case "since", "until", "till", "before":
		return true
	case "within": // "to be done within two months"
		return d.Precision == graph.PrecisionInterval
	}
	return false
}

// joined is the date of expression k, or the days from it to the next in the
// list: "met on Wednesday and again on Thursday".
func (t *tree) joined(k int, list []int) *graph.EventDate {
	d := t.dateOf(k)
	for _, o := range list {
		e := t.dateOf(o)
		if o == k || d == nil || e == nil || d.Precision != graph.PrecisionDay || e.Precision != graph.PrecisionDay || d.Earliest.DaysUntil(e.Earliest) != 1 {
			continue
		}
		_, from := t.words(0, t.times[k].Span.End)
		to, _ := t.words(t.times[o].Span.Start, t.times[o].Span.End)
		if from >= to || to-from > 4 || t.lower(from) != "and" {
			continue
		}
		both := graph.DateOfInterval(d.Earliest, e.Latest)
		both.Basis, both.Expression = d.Basis, d.Expression+" and "+e.Expression
		return &both
	}
	return d
}

func (t *tree) dateOf(k int) *graph.EventDate {
	d := *t.times[k].Date
	if want, err := graph.ParseEDTF(d.EDTF); err != nil || want.Earliest != d.Earliest || want.Latest != d.Latest {
		return nil
	}
	return &d
}

// later reports whether a date lies after the publication day.
func later(d *graph.EventDate, published graph.Day) bool {
	return d != nil && published != "" && d.Earliest > published
}
