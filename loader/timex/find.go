package timex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// scan is the search through one sentence.
type scan struct {
	g         *grammar
	text      string
	words     words
	published graph.Day
	memory    *memory
	history   bool
	known     [levelTop + 1][]known // by level and word
	around    *clauses
}

type words []word

// word is a token as the rules see it.
type word struct {
	normal     string
	capital    bool
	upos, xpos string
	start, end int
}

// at returns the normal form of word i, "" outside.
func (w words) at(i int) string {
	if i < 0 || i >= len(w) {
		return ""
	}
	return w[i].normal
}

// known is what best found out before, if it did.
type known struct {
	searched bool
	found    *found
}

// found is a rule that matched, with all it needs to be resolved again from
// another base.
type found struct {
	rule  *rule
	match match
}

func wordsIn(s *syntax.Sentence) words {
	out := make(words, len(s.Tokens))
	for i, t := range s.Tokens {
		r, _ := utf8.DecodeRuneInString(t.Text)
		out[i] = word{normal(t.Text), unicode.IsUpper(r), t.UPOS, t.XPOS, t.Start, t.End}
	}
	return out
}

func (g *grammar) find(text string, sentence *syntax.Sentence, published graph.Day, m *memory, history bool) []Expression {
	s := &scan{
		g: g, text: text, words: wordsIn(sentence), published: published,
		memory: m, history: history,
	}
	all := make([]known, len(s.known)*len(s.words))
	for level := range s.known {
		s.known[level] = all[level*len(s.words):][:len(s.words)]
	}
	m.enter(sentence.Paragraph)
	var out []Expression
	quoted := 0 // words up to which memory.quoted is known
	for i := 0; i < len(s.words); {
		f := s.best(i, levelTop)
		if f == nil {
			i++
			continue
		}
		r, ok := s.read(f)
		if !ok {
			i++
			continue
		}
		m.pass(s.words[quoted:f.match.open])
		quoted = f.match.open
		e := s.expression(f, r)
		e.Told = s.memory.told()
		if len(out) > 0 {
			e.Offset.countFrom(out[len(out)-1].Date)
		}
		out = append(out, e)
		i = f.match.shut
		if r.date != nil && r.typ != TypeDuration && !s.compares(f.match.open) {
			s.hear(f, r)
			clear(all)
		}
	}
	m.pass(s.words[quoted:])
	return out
}

// hear remembers the date of an expression. Somebody's "today" moves no story.
func (s *scan) hear(f *found, r reading) {
	if s.memory.quoted && r.relative && r.date.Basis == graph.BasisPublication {
		return
	}
	back := f.rule.looksBack() || s.hindsight(f.match.open)
	day := s.memory.opening
	s.memory.hear(r.date, s.published, s.history, back)
	if f.rule.asName == "nth day" {
		s.memory.opening = day
	}
	s.memory.night = r.atNight(f.rule)
}

// atNight reports whether a reading tells of the end of its day.
func (r *reading) atNight(by *rule) bool {
	if by.with["dawn"] == "early" {
		return false
	}
	return strings.HasSuffix(r.value, "TNI") || strings.HasSuffix(r.value, "TEV") ||
		r.date.Time >= "18:00" || r.date.Time == "00:00" || r.mod == "END" && r.date.Precision == graph.PrecisionDay
}

// looksBack: "the evening before" and "three days earlier" leave the scene, to
// which the next paragraph goes back.
func (r *rule) looksBack() bool {
	return r.with["told"] == "-1" || r.with["from"] == "told" && r.with["toward"] == "past"
}

// compares reports whether a date is only held against what the clause tells:
// "the first contact since the revolution of 1979".
func (s *scan) compares(i int) bool {
	c := s.clauses()
	for k := c.start[i]; k < i; k++ {
		if s.words[k].normal == "since" && c.firsts.any(c.start[i], k) {
			return true
		}
	}
	return false
}

// best returns the longest match at a word that can be resolved, of the rules
// up to a level; nil for none.
func (s *scan) best(i, level int) *found {
	at := &s.known[level][i]
	if !at.searched {
		f := s.search(i, level)
		*at = known{true, f}
	}
	return at.found
}

func (s *scan) search(i, level int) *found {
	var all []*found
	for _, r := range s.g.index.at(s.words[i].normal, s.words.at(i+1)) {
		if r.level > level || level == levelTop && !r.alone {
			continue
		}
		for _, m := range s.run(r.when, i) {
			if m.shut > m.open {
				all = append(all, &found{r, m})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *found) int { return b.match.end - a.match.end })
	for _, f := range all {
		if !s.fits(f) {
			continue
		}
		if _, ok := s.read(f); ok {
			return f
		}
	}
	return nil
}

// fits checks the words around a match.
func (s *scan) fits(f *found) bool {
	r := &f.rule.sides
	return (r.after == nil || s.matchesBefore(r.after, f.match.start)) &&
		(r.notAfter == nil || !s.matchesBefore(r.notAfter, f.match.start)) &&
		(r.before == nil || s.matchesAt(r.before, f.match.end)) &&
		(r.notBefore == nil || !s.matchesAt(r.notBefore, f.match.end))
}

// inner is the class {date} or {time}: an expression of a lower level.
func (s *scan) inner(i, level int, clock bool) (value, int) {
	f := s.best(i, level)
	if f == nil || f.match.open != f.match.start || (f.rule.asName == "clock") != clock {
		return none, -1
	}
	return value{date: f}, f.match.shut - i
}

// read resolves a match from the publication day and the memory.
func (s *scan) read(f *found) (reading, bool) {
	return f.read(&context{scan: s, at: f.match.open, end: f.match.shut})
}

func (f *found) read(c *context) (reading, bool) {
	c.match, c.rule = &f.match, f.rule
	return f.rule.as(c)
}

func (s *scan) expression(f *found, r reading) Expression {
	e := Expression{
		Span: s.span(f.match.open, f.match.shut),
		Rule: f.rule.id, Type: r.typ, Value: r.value, Mod: r.mod,
		Relative: r.relative, Offset: r.offset, Ordinal: r.ordinal, Compared: r.compared,
		yearless: r.yearless,
	}
	e.Text = e.Span.Of(s.text)
	if r.date != nil {
		d := *r.date
		d.TIMEX3 = r.value
		d.Expression = s.phrase(f).Of(s.text)
		e.Date = &d
	}
	for _, p := range r.parts {
		e.Parts = append(e.Parts, s.expression(&found{p.rule, match{open: p.at, shut: p.end}}, p.reading))
	}
	return e
}

func (s *scan) span(i, j int) graph.Span {
	return graph.Span{Start: s.words[i].start, End: s.words[j-1].end}
}

// phrase is the span with the preposition in front of it.
func (s *scan) phrase(f *found) graph.Span {
	span := s.span(f.match.open, f.match.shut)
	prepositions := class{list: s.g.lists["preposition"]}
	const longest = 2
	for i := max(0, f.match.open-longest); i < f.match.open; i++ {
		if _, n := s.class(prepositions, i); n == f.match.open-i {
			span.Start = s.words[i].start
			break
		}
	}
	return span
}
