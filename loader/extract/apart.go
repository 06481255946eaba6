package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// apart deals the participants of a meeting or call out to one each for whoever
// was met: "met separately with A and B", "rang A on Tuesday and B on Wednesday".
// It is nil where all came together.
func (t *tree) apart(g *trigger, m *graph.Mention) []graph.Mention {
	if !m.Type.Consult() || m.Type == graph.Visit || len(m.Participants) < 3 {
		return nil
	}
	far := t.metBy(g)
	var near, met []graph.Participant
	var at []int // of met: the words that name them
	for _, p := range m.Participants {
		if w, ok := far[graph.ActorKey(p.ActorObserved)]; ok && p.Role != graph.RoleMediator {
			met, at = append(met, p), append(at, w)
		} else {
			near = append(near, p)
		}
	}
	if len(near) == 0 || len(met) < 2 {
		return nil
	}
	dates := t.datesAfter(at)
	if dates == nil && !t.oneByOne(g) && !t.stringed(at) && !(m.Type == graph.Call && len(near) == 1 && t.called(g, met)) {
		return nil
	}
	places := t.placesAfter(at)
	var parts []graph.Mention
	for i := range met {
		part := *m
		part.Participants = append(slices.Clone(near), met[i])
		if dates != nil {
			part.Date = dates[i]
		}
		if places != nil {
			part.Place = places[i]
		}
		parts = append(parts, part)
	}
	return parts
}

// metBy returns the actors on the far side of a trigger (those met, rung, talked
// with) by key, with the word that names them.
func (t *tree) metBy(g *trigger) map[string]int {
	far := map[string]int{}
	c := &company{t: t, seen: map[int]bool{}, lenient: true}
	for _, slot := range []string{"object", "with", "to", "on"} {
		for _, h := range g.slots.named(slot) {
			if h == g.noun {
				continue
			}
			for _, n := range c.namingsAt(h) {
				if k := graph.ActorKey(observed(t.namings[n])); far[k] == 0 {
					far[k] = t.namings[n].from
				}
			}
		}
	}
	return far
}

// oneByOne: "separately", "in turn", "separate talks".
func (t *tree) oneByOne(g *trigger) bool {
	w := &t.rules.Words
	for i := range t.tok {
		switch {
		case t.quoted[i]:
		case w.Has("separately", t.lower(i)) && (t.below(i, g.at) || i > g.at):
			return true
		case t.lower(i) == "turn" && t.lower(i-1) == "in", t.lower(i) == "other" && t.lower(i-1) == "the" && t.lower(i-2) == "after":
			return true
		}
	}
	return false
}

// stringed: the words between those who are met take them one after the other:
// "saw A in the morning and B after lunch", "rang first A and then B", "with A and,
// after him, B", "with A and with B". at are the words that name them.
func (t *tree) stringed(at []int) bool {
	at = slices.Sorted(slices.Values(at))
	for i := 1; i < len(at); i++ {
		between := false
		for k := at[i-1] + 1; k < at[i]; k++ {
			switch w := t.lower(k); {
			case w == "then" && len(t.cover[k]) == 0, w == "him" || w == "her", w == "later", w == "afterwards", w == "next" && t.lower(k-1) != "to":
				between = true
			case (w == "with" || w == "to") && (t.lower(k-1) == "and" || t.lower(k-1) == "," && t.lower(k-2) == "and"):
				between = true
			case t.rules.Words.Has("daytime", w):
				between = between || t.timeOfDayAfter(at[i])
			}
		}
		if !between {
			return false
		}
	}
	return true
}

// timeOfDayAfter reports whether a part of a day stands behind word i, before the
// clause ends: "… and Odinga after lunch".
func (t *tree) timeOfDayAfter(i int) bool {
	const reach = 8
	for k := i - 3; k < len(t.tok) && k < i+reach; k++ {
		if k >= 0 && t.rules.Words.Has("daytime", t.lower(k)) && (k > i || k+2 >= i) {
			return true
		}
	}
	return false
}

// called: whoever rings people of several countries rings each of them, unless
// it was one call.
func (t *tree) called(g *trigger, met []graph.Participant) bool {
	w := &t.rules.Words
	for i := range t.tok {
		if w.Has("jointly", t.lower(i)) || w.Has("on_the_line", t.lower(i)) && t.lower(i-1) == "the" && t.lower(i) != "phone" || t.lemma(i) == "conference" {
			return false
		}
	}
	if len(met) > 3 {
		return false
	}
	if n := max(g.noun, 0); !t.verb(g.at) && t.tok[g.at].XPOS != "NNS" || n > 0 && t.tok[n].XPOS == "NN" && t.lemma(n) != "telephone" && t.lemma(n) != "phone" {
		return false // "a call with A and B"
	}
	for i := range met {
		for k := range i {
			if met[i].Side.Key == met[k].Side.Key {
				return false
			}
		}
	}
	return true
}

// placesAfter returns the place in which each of the words is told to be, before the
// next of them, nil unless all are: "saw A in Damascus and B in Hasakah".
func (t *tree) placesAfter(at []int) []*graph.PlaceObserved {
	places := make([]*graph.PlaceObserved, len(at))
	for i, from := range at {
		to := len(t.tok)
		for _, other := range at {
			if other > from && other < to {
				to = other
			}
		}
		for n := range t.namings {
			m := &t.namings[n]
			if m.from <= from || m.from >= to || !m.Place || m.entity.Place == nil || places[i] != nil {
				continue
			}
			if p := t.lower(m.from - 1); p == "in" || p == "at" {
				places[i] = m.entity.Place
			}
		}
		if places[i] == nil {
			return nil
		}
	}
	return places
}

// datesAfter returns the date that follows each of the words before the next of
// them, nil unless all have one and they differ.
func (t *tree) datesAfter(at []int) []*graph.EventDate {
	dates := make([]*graph.EventDate, len(at))
	for i, from := range at {
		to := len(t.tok)
		for _, other := range at {
			if other > from && other < to {
				to = other
			}
		}
		for k := range t.times {
			if first, _ := t.words(t.times[k].Span.Start, t.times[k].Span.End); first > from && first < to && t.times[k].Date != nil && dates[i] == nil {
				dates[i] = t.dateOf(k)
			}
		}
		if dates[i] == nil || i > 0 && dates[i].EDTF == dates[i-1].EDTF {
			return nil
		}
	}
	return dates
}
