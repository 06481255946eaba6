package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// Who deals with others is often told by whose people they are: "his delegation
// turned it down", so the country he acts for did.

// dealing are the types of what one party does in a dispute by words.
func dealing(e graph.EventType) bool {
	switch e {
	case graph.Agreement, graph.Rejection, graph.Request, graph.Proposal, graph.Accusation, graph.Concession:
		return true
	}
	return false
}

// onBehalf returns the country or body that the people or the body of word h act
// for, where they are those of a person: "his government", "the king's envoys".
func (t *tree) onBehalf(h int) (graph.ActorObserved, bool) {
	if t.tok[h].UPOS != "NOUN" || !t.rules.Words.Has("people_of", t.lemma(h)) {
		return graph.ActorObserved{}, false
	}
	for _, k := range t.child(h, "nmod:poss") {
		for _, n := range t.namingsOver(k) {
			if m := &t.namings[n]; m.As.Kind == graph.Person && m.Side.Key != "" {
				return sideActor(m.Side, t.cast)
			}
		}
	}
	return graph.ActorObserved{}, false
}

// dealsAlone reports whether the people of a subject are enough for a deal.
func (t *tree) dealsAlone(f *rules.Frame, slot string, h int) bool {
	if slot != "subject" || !dealing(f.Type) || f.Pair {
		return false
	}
	_, ok := t.onBehalf(h)
	return ok
}

// dealers adds those of a subject without a name.
func (t *tree) dealers(c *company, h int, role graph.Role) {
	if slices.ContainsFunc(c.list, func(p graph.Participant) bool { return p.Role == role }) {
		return
	}
	if o, ok := t.onBehalf(h); ok {
		c.infer(o, role)
	}
}
