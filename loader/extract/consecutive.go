package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// daysBefore returns the days of talks before the one a mention tells of: "meet
// on Saturday for the third day in a row" says that they met on Thursday and
// Friday. It is nil where nothing says so.
func (t *tree) daysBefore(g *trigger, date *graph.EventDate) *graph.EventDate {
	if !consult(g.frame) || date == nil || date.Precision != graph.PrecisionDay {
		return nil
	}
	n, phrase := t.runningDay()
	if n < 2 {
		return nil
	}
	d := graph.DateOfInterval(date.Earliest.Add(1-n), date.Earliest.Add(-1))
	d.Basis, d.Expression = date.Basis, phrase
	return &d
}

// runningDay finds "the third day in a row", "a third consecutive day" and the
// like: which day it is, and the words; 0 without any.
func (t *tree) runningDay() (int, string) {
	for i := range t.tok {
		n := ordinals[t.lower(i)]
		if n == 0 || t.quoted[i] {
			continue
		}
		switch {
		case t.lower(i+1) == "day" && (t.lower(i+2) == "running" || t.lower(i+2) == "straight"):
			return n, t.text(i, i+3)
		case t.lower(i+1) == "day" && t.lower(i+2) == "in" && t.lower(i+3) == "a" && t.lower(i+4) == "row":
			return n, t.text(i, i+5)
		case t.lower(i+2) == "day" && (t.lower(i+1) == "consecutive" || t.lower(i+1) == "straight" || t.lower(i+1) == "successive"):
			return n, t.text(i, i+3)
		}
	}
	return 0, ""
}

var ordinals = map[string]int{
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}

// runOn gives talks that go on for another day, and of which only officials are
// told, those who sat in them on the days before: "officials meet for a third
// day. … The envoys Berg and Lund have been in talks with …".
func (o *occasion) runOn(before *occasion, mentions []graph.Mention) {
	if o.named {
		return
	}
	sat := before.persons()
	for k := range sat {
		sat[k].Certainty = graph.Inferred
	}
	for _, i := range o.members {
		mentions[i].Participants = append(slices.Clip(mentions[i].Participants), sat...)
	}
}
