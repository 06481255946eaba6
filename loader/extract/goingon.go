package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// goingOn is a quotation that runs over sentences of which only one says who
// speaks: "A," X said. "B." or "A. B," X said.
type goingOn struct {
	paragraph int
	last      *candidate // the statement whose words go on
	sentence  int        // of the last words of it
	waiting   []candidate
}

// add returns the candidates of a sentence with those for the words that go on in
// it, or went before it.
func (q *goingOn) add(x *reading, t *tree, quote string, repeat int, found []candidate) []candidate {
	if t.s.Paragraph != q.paragraph {
		*q = goingOn{paragraph: t.s.Paragraph}
	}
	spoken := slices.IndexFunc(found, func(c candidate) bool { return c.Type == graph.Statement })
	frame := x.rules.Mark("\"")
	if spoken < 0 && frame != nil && t.allQuoted() {
		u, ok := t.utterance(0, len(t.tok), x.article.Text)
		if !ok {
			return found
		}
		c := candidate{Mention: graph.Mention{
			Quote: quote, Sentence: t.s.Index, Span: graph.Span{Start: t.s.Start, End: t.s.End}, Clause: u.Span,
			Trigger: graph.Span{Start: u.Span.Start, End: u.Span.Start + 1}, Topics: t.allTopics(x.rules), Content: &u,
			Extractor: Name, ExtractorVersion: Version, Rule: frame.ID,
		}, frame: frame}
		if first := t.firstWord(); first >= 0 {
			c.Trigger = graph.Span{Start: t.tok[first].Start, End: t.tok[first].End}
		}
		key := graph.MentionKey{Article: x.article.ID, Sentence: quote, Repeat: repeat, Trigger: c.Trigger.Start - t.s.Start, Extractor: Name, Part: goingOnPart}
		c.ID = key.ID()
		switch {
		case q.last != nil && q.sentence == t.s.Index-1:
			q.sentence = t.s.Index
			return append(found, c.spokenIn(q.last))
		case q.last == nil || q.sentence < t.s.Index-1:
			q.waiting = append(q.waiting, c)
		}
		return found
	}
	if spoken < 0 {
		q.waiting = nil
		return found
	}
	c := found[spoken]
	var before []candidate
	if r := t.reporting(t.wordAt(c.Trigger.Start)); r != nil && r.left[0] == 0 && t.quoted[0] && !isQuote(t.tok[0].Text) {
		for _, w := range q.waiting {
			before = append(before, w.spokenIn(&found[spoken]))
		}
	}
	q.waiting = nil
	for k := range found[spoken:] { // the one told of last goes on
		if found[spoken+k].Type == graph.Statement {
			c = found[spoken+k]
		}
	}
	q.last, q.sentence = &c, t.s.Index
	return append(before, found...)
}

// goingOnPart keeps the ids of such mentions apart from those of a trigger on the
// same word.
const goingOnPart = 9

// spokenIn returns the candidate as part of the statement of another.
func (c candidate) spokenIn(o *candidate) candidate {
	c.Article, c.Version, c.Type, c.CAMEO, c.Status = o.Article, o.Version, o.Type, o.CAMEO, o.Status
	c.Date, c.Place, c.Channel = o.Date, o.Place, o.Channel
	c.Participants = slices.Clone(o.Participants)
	c.told, c.early, c.sighting = o.told, o.early, o.sighting
	return c
}

// allQuoted reports whether every word stands between quotation marks.
func (t *tree) allQuoted() bool {
	for i := range t.tok {
		if t.tok[i].UPOS != "PUNCT" && !t.quoted[i] {
			return false
		}
	}
	return t.firstWord() >= 0
}

// firstWord returns the first word that is no punctuation, -1 without one.
func (t *tree) firstWord() int {
	for i := range t.tok {
		if t.tok[i].UPOS != "PUNCT" {
			return i
		}
	}
	return -1
}

// wordAt returns the word that begins at an offset of the text, -1 for none.
func (t *tree) wordAt(start int) int {
	for i := range t.tok {
		if t.tok[i].Start == start {
			return i
		}
	}
	return -1
}
