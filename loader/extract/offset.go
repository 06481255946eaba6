package extract

import (
	"github.com/parley-events/parley/graph"
)

// anchor is "two days after the talks": a time that counts from an event. The
// event stands between the words and the next comma, or it has none: "On
// Monday, a day after Obama announced that …".
type anchor struct {
	k        int // time expression
	from, to int // words that name the event
}

// anchors lists those of the sentence.
func (t *tree) anchors() []anchor {
	var out []anchor
	for k := range t.times {
		if t.times[k].Offset == nil {
			continue
		}
		_, from := t.words(t.times[k].Span.Start, t.times[k].Span.End)
		to := from
		for to < len(t.tok) && (t.tok[to].Text != "," || from > 4) && t.tok[to].Text != ";" {
			to++
		}
		out = append(out, anchor{k, from, to})
	}
	return out
}

// countedFrom returns the date of a trigger that a time counts from, where the text
// says both dates: "on Thursday, a day after the talks".
func (t *tree) countedFrom(g *trigger) *graph.EventDate {
	for _, a := range t.anchors() {
		if o := t.times[a.k].Offset; o.Event != nil && g.at >= a.from && g.at < a.to && t.first(g, a) {
			return t.phrased(*o.Event, a)
		}
	}
	return nil
}

// counted returns the date of a trigger whose time counts from the event the
// story is at.
func (t *tree) counted(g *trigger, s *scene) *graph.EventDate {
	if s.date == nil {
		return nil
	}
	for _, a := range t.anchors() {
		o := t.times[a.k].Offset
		if o.Event != nil || g.at >= a.from && g.at < a.to || !t.counts(g, a) {
			continue
		}
		if d, ok := o.From(*s.date); ok {
			return t.phrased(d, a)
		}
	}
	return nil
}

// first reports whether no other verb stands between "after" and the trigger.
func (t *tree) first(g *trigger, a anchor) bool {
	for i := a.from; i < g.at; i++ {
		if t.tok[i].UPOS == "VERB" && t.tok[i].XPOS != "VBN" && t.tok[i].XPOS != "VBG" && i != g.noun {
			return false
		}
	}
	return true
}

// counts reports whether the time of an anchor is that of the trigger's clause.
func (t *tree) counts(g *trigger, a anchor) bool {
	if t.head(g.at) < 0 && a.to <= g.at {
		return true // it opens the sentence, whatever the tree has made of it
	}
	i := t.timeHead(a.k)
	for n := 0; i >= 0 && n < maxDepth; n++ {
		if i == g.at {
			return true
		}
		if t.tok[i].Rel == "ccomp" || t.tok[i].Rel == "acl:relcl" {
			return false
		}
		i = t.head(i)
	}
	return false
}

// phrased is a date with the words it was counted by.
func (t *tree) phrased(d graph.EventDate, a anchor) *graph.EventDate {
	d.Basis, d.TIMEX3 = graph.BasisNarrative, ""
	d.Expression = t.text(a.from-t.wide(a), a.from+1) // "two days after"
	if want, err := graph.ParseEDTF(d.EDTF); err != nil || want.Earliest != d.Earliest || want.Latest != d.Latest {
		return nil
	}
	return &d
}

// wide is how many words the time itself has.
func (t *tree) wide(a anchor) int {
	from, to := t.words(t.times[a.k].Span.Start, t.times[a.k].Span.End)
	return to - from
}
