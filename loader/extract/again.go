package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// several is what a mention says of the people it does not name: "the two met
// again", "they", "the presidents themselves". Whoever was together last is meant.
type several struct {
	// open: the cast knows of nobody either.
	open bool
	// n is how many they are: "the two", "the pair", "the same three". 0 is open.
	n int
	// office is what the people hold, where the words say so: "president".
	office string
}

// severalAt reads the words for the people of a consultation, nil where they are
// named otherwise.
func (t *tree) severalAt(g *trigger) *several {
	for _, slot := range []string{"subject", "between", "of", "possessor"} {
		heads := g.slots.named(slot)
		if len(heads) != 1 || heads[0] == g.at {
			continue
		}
		if s := t.several(heads[0]); s != nil {
			return s
		}
	}
	return nil
}

// several reads the phrase of word h, nil where it does not refer back to people.
func (t *tree) several(h int) *several {
	s := several{open: len(t.actorsAt(h)) == 0}
	switch word := t.lower(h); {
	case word == "they" || word == "them" || word == "their":
	case howMany[word] > 0:
		s.n = howMany[word]
	case t.tok[h].XPOS == "NNS" && t.rules.Words.Has("several", t.lemma(h)) && (t.definite(h) || t.determined(h, "both")) && !t.hasChild(h, "nmod", "nmod:poss", "acl:relcl"):
		for _, k := range t.child(h, "det", "nummod", "amod", "det:predet") {
			s.n = max(s.n, howMany[t.lower(k)])
		}
		switch l := t.lemma(h); l {
		case "president", "minister", "king", "premier", "ambassador", "chancellor":
			s.office = l
		}
	default:
		return nil
	}
	return &s
}

// howMany are the words for a number of people.
var howMany = map[string]int{"two": 2, "pair": 2, "duo": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4}

// determined reports whether a determiner or number before a noun is the word.
func (t *tree) determined(h int, word string) bool {
	return slices.ContainsFunc(t.child(h, "det", "nummod", "amod", "det:predet"), func(k int) bool { return t.lower(k) == word })
}

// settleSeveral gives a mention the people who were together last where it only
// says that they were "the two" or "they".
func (c *candidate) settleSeveral(told []*occasion) {
	if c.several == nil {
		return
	}
	close := 2
	if c.several.open {
		close = 12
	}
	for _, o := range slices.Backward(told) {
		if c.Sentence-o.sentence > close || c.Sentence < o.sentence {
			return
		}
		people := o.persons()
		if len(people) < 2 || c.several.n > 0 && len(people) != c.several.n || !hold(people, c.several.office) {
			continue
		}
		if !c.several.open && c.several.n == 0 {
			return // the cast knows better
		}
		for i := range people {
			people[i].Role, people[i].Certainty = graph.RoleParticipant, graph.Inferred
		}
		for _, p := range c.Participants { // those named beside them
			if p.Certainty == graph.Stated && !c.anaphor[graph.ActorKey(p.ActorObserved)] && !slices.ContainsFunc(people, func(q graph.Participant) bool {
				return graph.ActorKey(q.ActorObserved) == graph.ActorKey(p.ActorObserved)
			}) {
				people = append(people, p)
			}
		}
		c.Participants = people
		return
	}
}

// persons are those of an occasion who came together, without who mediated.
func (o *occasion) persons() []graph.Participant {
	var list []graph.Participant
	for _, p := range o.people {
		if p.Kind == graph.Person && p.Role != graph.RoleMediator {
			list = append(list, p)
		}
	}
	return list
}

// hold reports whether all hold the office.
func hold(people []graph.Participant, office string) bool {
	return !slices.ContainsFunc(people, func(p graph.Participant) bool {
		return office != "" && !strings.Contains(graph.Fold(p.Position), office)
	})
}

// anaphors are the actors that a trigger gets only through "they", "the two" and
// the like, by key.
func (t *tree) anaphors(g *trigger) map[string]bool {
	found := map[string]bool{}
	for _, slot := range []string{"subject", "between", "of", "possessor"} {
		for _, h := range g.slots.named(slot) {
			for _, n := range t.actorsAt(h) {
				if m := &t.namings[n]; m.How == actors.ByRole || m.How == actors.ByPronoun {
					found[graph.ActorKey(observed(*m))] = true
				}
			}
		}
	}
	return found
}
