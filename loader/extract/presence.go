package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// A sentence often only tells that people are somewhere ("the two sat under one
// roof in Lima", "she turned up at the palace"), and the next ones what they did
// or said there.

// presences are the stages that such clauses set.
func (x *reading) presences(t *tree) []stage {
	var found []stage
	for n := range t.namings {
		m := &t.namings[n]
		if !m.Place || m.entity.Place == nil || m.Possessive || t.quoted[m.from] {
			continue
		}
		switch m.entity.Place.Kind {
		case graph.Venue, graph.City, graph.Region:
		default:
			continue // "in Syria" is no stage
		}
		v := t.stander(m)
		if v < 0 || !t.mainClause(v) && t.tok[v].Rel != "acl:relcl" || t.hasChild(v, "advmod:neg") || t.undone(v) {
			continue
		}
		date := x.tale.now
		switch tense := t.tenseOf(v); {
		case tense == pastTense, x.tale.live && (tense == presentTense || tense == presentPerfect):
		case tense == presentPerfect: // "has been speaking in the Rose Garden"
			date = nil
		default:
			continue
		}
		who := t.persons(v)
		if len(who) == 0 {
			continue
		}
		s := stage{place: m.entity.Place, date: date, sentence: t.s.Index, who: who}
		if k := len(found) - 1; k >= 0 && width[found[k].place.Kind] < width[s.place.Kind] {
			continue // "at the palace in Lima"
		}
		found = append(found, s)
	}
	return found
}

// stander is the verb whose subject is at the place, -1 where the place is that of
// something else.
func (t *tree) stander(m *naming) int {
	const furthest = 3 // phrases between: "under the same roof in Lima"
	i := t.namingHead(*m)
	prep := t.prep(i)
	for n := 0; n < furthest; n++ {
		h := t.head(i)
		if h < 0 {
			return -1
		}
		switch rel := t.tok[i].Rel; rel {
		case "obl", "nmod", "appos", "compound", "flat", "nmod:desc":
		default:
			return -1
		}
		if prep == "" {
			prep = t.prep(h)
		}
		if t.predicate(h) {
			switch prep {
			case "in", "at", "inside", "outside", "near":
				return h
			case "to", "into", "for":
				if t.verb(h) && t.rules.Words.Has("moving", t.lemma(h)) {
					return h
				}
			}
			return -1
		}
		i = h
	}
	return -1
}

// undone: what is to be or could have been: "would meet", "to meet".
func (t *tree) undone(v int) bool {
	for _, k := range t.child(v, "aux") {
		if t.tok[k].XPOS == "MD" {
			return true
		}
	}
	for _, k := range t.child(v, "advmod") {
		if w := t.lower(k); w == "not" || w == "never" || w == "n't" {
			return true
		}
	}
	return t.hasMark(v, "to")
}

// persons are the people who are the subject of a verb.
func (t *tree) persons(v int) map[string]bool {
	who := map[string]bool{}
	heads, _ := t.subject(v, 0)
	for _, h := range heads {
		for _, n := range t.cover[h] {
			m := &t.namings[n]
			if !m.Place && !m.Possessive && m.entity.Actor.Kind == graph.Person && slices.Contains(heads, t.namingHead(*m)) {
				who[graph.ActorKey(observed(*m))] = true
			}
		}
	}
	return who
}
