package extract

import (
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// narrative is the clock of an article: the day its sentences tell of. English
// news says the day once and then goes on in the past tense ("On Thursday the
// envoy flew to Beirut. He saw the president"), until another date moves the
// story on or back.
type narrative struct {
	published graph.Day
	live      bool // a live blog, whose entries open with their hour
	// now is the day being told; nil before the first one.
	now *graph.EventDate
	// news is the day the article reports: the first one told. A new paragraph
	// goes back to it from a day that was told in passing.
	news *graph.EventDate
	// passing says that the main clause of no sentence has begun with now.
	passing   bool
	paragraph int
	deeds     map[string]deed // by actor
	// talks are those that the sentence counted from, as news does that reports
	// what came of them: "a day after talks at a golf club".
	talks deed
}

// entries is how many paragraphs with an hour in front make a live blog.
const entries = 3

// newNarrative starts the clock of an article.
func newNarrative(published graph.Day, sents []syntax.Sentence) narrative {
	n, last := 0, -1
	for i := range sents {
		if s := &sents[i]; s.Paragraph != last && len(s.Tokens) > 0 && isHour(s.Tokens[0].Text) {
			n++
		}
		last = sents[i].Paragraph
	}
	return narrative{published: published, live: n >= entries, paragraph: -1, deeds: map[string]deed{}}
}

// isHour: "21:40", "9.15am".
func isHour(word string) bool {
	digits, marks := 0, 0
	for _, r := range strings.TrimRight(strings.ToLower(word), "apm.h") {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == ':' || r == '.':
			marks++
		default:
			return false
		}
	}
	return marks == 1 && digits >= 3 && digits <= 4
}

// enter moves the clock to a sentence: first to its paragraph, then to the date
// it tells.
func (n *narrative) enter(t *tree) {
	if t.s.Paragraph != n.paragraph {
		n.paragraph = t.s.Paragraph
		switch {
		case n.live && n.published != "" && len(t.tok) > 0 && isHour(t.tok[0].Text):
			d := graph.DateOfDay(n.published)
			d.Basis = graph.BasisPublication
			n.now = &d
		case n.passing:
			n.now = n.news
		}
	}
	if len(t.tok) > 0 && t.tok[0].Text == "[" { // a caption
		return
	}
	if d := t.talksCounted(); d != nil {
		n.talks = deed{d, t.s.Index}
	}
	main, aside := t.told(n.published)
	k := main
	if k < 0 && (n.news == nil || t.tenseOf(t.root()) == presentTense) {
		k = aside
	}
	if k < 0 {
		return
	}
	if k != main && span(t.times[k].Date) > fewDays {
		return
	}
	n.now, n.passing = wholeDay(t.dateOf(k)), k != main || span(t.times[k].Date) > fewDays || t.tenseOf(t.timeHead(k)) == pluperfect
	if n.news == nil && span(n.now) <= fewDays {
		n.news = n.now
	}
	if span(n.now) > monthDays { // "in 2015" moves the story, but to no time of an event
		n.now = nil
	}
}

// wholeDay is a date without its hour: what follows came later.
func wholeDay(d *graph.EventDate) *graph.EventDate {
	if d == nil || d.Precision != graph.PrecisionHour {
		return d
	}
	day := graph.DateOfDay(d.Earliest)
	day.Basis, day.Expression = d.Basis, d.Expression
	return &day
}

// root is the head of the sentence, -1 for a sentence without words.
func (t *tree) root() int {
	for i := range t.tok {
		if t.head(i) < 0 {
			return i
		}
	}
	return -1
}

// told returns the time expression that says when the main clause of the
// sentence happened and the first of those that do so for another, -1 for none.
func (t *tree) told(published graph.Day) (main, aside int) {
	main, aside = -1, -1
	for k := range t.times {
		d := t.times[k].Date
		if d == nil || t.times[k].Offset != nil || t.times[k].Compared || t.bound(k) || later(d, published) || t.dateOf(k) == nil {
			continue
		}
		i := t.timeHead(k)
		switch at := t.clauseAround(i); {
		case t.quoted[i] || at == undoneClause:
		case i < dateline(t.tok): // the day of filing, where no other is said
			if aside < 0 {
				aside = k
			}
		case at == mainClause && main < 0:
			main = k
		case at == otherClause && (aside < 0 || t.timeHead(aside) < dateline(t.tok)):
			aside = k
		}
	}
	return main, aside
}

// monthDays is as many days as a month has after its first one.
const monthDays = 30

// fewDays is how many days after its first one the longest date covers that can
// be the time of a story.
const fewDays = 6

// The clauses a time can stand in. What is said to have been said is of the main
// clause. What is to be, or was to have been, is undone.
type clause int

const (
	mainClause clause = iota
	otherClause
	undoneClause
)

func (t *tree) clauseAround(i int) clause {
	at := mainClause
	for n := 0; n < maxDepth; n++ {
		if t.hasMark(i, "to") && t.tok[i].UPOS == "VERB" {
			return undoneClause
		}
		h := t.head(i)
		if h < 0 {
			return at
		}
		switch rel, _, _ := strings.Cut(t.tok[i].Rel, ":"); rel {
		case "acl", "advcl", "nmod", "appos", "compound":
			if !t.cleft(h) && (n > 0 || !t.afterObject(i, h)) {
				at = otherClause
			}
		}
		i = h
	}
	return otherClause
}

// afterObject: a tree often hangs the day of "read out the text on Monday" on
// the text.
func (t *tree) afterObject(i, h int) bool {
	return t.tok[i].Rel == "nmod" && t.prep(i) == "on" && (t.tok[h].Rel == "obj" || t.tok[h].Rel == "obl")
}

// cleft: in "it was Galvez who read it out on Monday" the relative clause is the
// main one. i is what the clause hangs on.
func (t *tree) cleft(i int) bool {
	for _, k := range t.child(i, "nsubj", "expl", "nsubj:outer") {
		if t.lower(k) == "it" && t.hasChild(i, "cop") {
			return true
		}
	}
	return false
}

// tense of the clause a word stands in.
type tense int

const (
	noTense tense = iota
	pastTense
	presentTense
	presentPerfect
	pluperfect
)

// tenseOf is the tense of the finite verb over a word.
func (t *tree) tenseOf(i int) tense {
	for n := 0; i >= 0 && n < maxDepth; n, i = n+1, t.head(i) {
		if !t.predicate(i) {
			continue
		}
		switch aux := t.auxiliary(i); {
		case aux == "had":
			return pluperfect
		case aux == "has" || aux == "have" || aux == "'ve" || aux == "’ve":
			return presentPerfect
		case aux == "was" || aux == "were" || aux == "did" || t.tok[i].XPOS == "VBD":
			return pastTense
		case aux != "" || t.tok[i].XPOS == "VBZ" || t.tok[i].XPOS == "VBP":
			return presentTense
		}
	}
	return noTense
}

// auxiliary is the first auxiliary or copula of a predicate.
func (t *tree) auxiliary(i int) string {
	for _, k := range t.child(i, "aux", "aux:pass", "cop") {
		return t.lower(k)
	}
	return ""
}

// tells returns the day that the story gives an event without a date of its
// own; early says that the story has not said its day yet.
func (n *narrative) tells(t *tree, g *trigger, who []graph.Participant) (day *graph.EventDate, early bool) {
	switch t.tenseOf(g.at) {
	case pastTense, noTense:
		if g.frame.Type == graph.Statement {
			return n.remark(t, g, who), n.news == nil
		}
		if n.talks.date != nil && consult(g.frame) && t.s.Index-n.talks.sentence <= soon {
			return n.talks.date, false
		}
		return n.now, n.news == nil
	case presentPerfect:
		if n.live {
			return n.now, false
		}
		return nil, n.news == nil
	case presentTense:
		if n.live {
			return n.now, false
		}
	}
	return nil, false
}

// soon is how many sentences after one that counted from talks tell of them.
const soon = 4

// talksCounted is the date of talks that a time of the sentence counts from.
func (t *tree) talksCounted() *graph.EventDate {
	for _, a := range t.anchors() {
		o := t.times[a.k].Offset
		if o.Event == nil {
			continue
		}
		for i := a.from; i < a.to; i++ {
			if t.tok[i].UPOS == "NOUN" && t.rules.Words.Has("scene_noun", t.lemma(i)) {
				return t.phrased(*o.Event, a)
			}
		}
	}
	return nil
}

// remark is the day of a remark for which the text says none: that of what the
// speaker last did, where that has just been told, else the day being told. A
// reaction, or a word from another place, may have come at any time.
func (n *narrative) remark(t *tree, g *trigger, who []graph.Participant) *graph.EventDate {
	const close, talks = 6, 2 // sentences; days after the first
	if n.live {
		return n.now
	}
	for _, p := range who {
		if p.Role != graph.RoleSpeaker {
			continue
		}
		if last, ok := n.deeds[graph.ActorKey(p.ActorObserved)]; ok && t.s.Index-last.sentence <= close && span(last.date) <= talks {
			return last.date
		}
	}
	if n.now == nil || span(n.now) > 0 || t.elsewhere() || t.rules.Words.Has("reaction", t.lemma(g.at)) {
		return nil
	}
	return n.now
}

// elsewhere: "In Washington, the secretary said" leaves the scene.
func (t *tree) elsewhere() bool {
	if len(t.tok) < 3 || t.lower(0) != "in" {
		return false
	}
	for _, k := range t.cover[1] {
		if t.namings[k].entity.Place != nil {
			return true
		}
	}
	return false
}

// deed is what an actor last did on a known day.
type deed struct {
	date     *graph.EventDate
	sentence int
}

// observe remembers who did something on the day of a mention.
func (n *narrative) observe(m *graph.Mention, told *graph.EventDate) {
	d := m.Date
	if d == nil {
		d = told
	}
	if d == nil || m.Status != graph.Occurred || span(d) > fewDays || later(d, n.published) {
		return
	}
	for _, p := range m.Participants {
		n.deeds[graph.ActorKey(p.ActorObserved)] = deed{d, m.Sentence}
	}
}

// lead gives what an article tells before it says the day the day it says soon
// after: "The two have signed a treaty. … At the ceremony on Friday".
func (n *narrative) lead(found []candidate) {
	if n.news == nil {
		return
	}
	for i := range found {
		if found[i].early {
			found[i].told = n.news
		}
	}
}
