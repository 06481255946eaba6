package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// rulings are the decisions that hold, ready to be asked.
type rulings struct {
	apart  map[graph.MentionID]string            // split: the group a mention is in
	groups map[string][]graph.MentionID          // its members
	merged [][2]graph.MentionID                  // pairs that are one event
	near   map[graph.MentionID][]graph.MentionID // the same, both ways
	fields map[graph.MentionID][]graph.Decision  // by first mention, in time order
	hidden map[graph.MentionID]bool
	kept   map[graph.ActorID]graph.ActorID // id of a key -> id of the key kept
	keyOf  map[graph.ActorID]string        // of every key that a decision names
	ids    *identities
}

// newRulings reads the journal. Later decisions override earlier ones; an UNDO
// takes a decision out, also another UNDO.
func newRulings(journal []graph.Decision, ids *identities) *rulings {
	r := &rulings{
		apart: map[graph.MentionID]string{}, groups: map[string][]graph.MentionID{},
		near: map[graph.MentionID][]graph.MentionID{}, fields: map[graph.MentionID][]graph.Decision{},
		hidden: map[graph.MentionID]bool{}, kept: map[graph.ActorID]graph.ActorID{},
		keyOf: map[graph.ActorID]string{}, ids: ids,
	}
	for _, d := range standing(journal) {
		switch d.Kind {
		case graph.DecideMerge:
			r.merge(d)
		case graph.DecideSplit:
			r.split(d)
		case graph.DecideField:
			r.fields[d.Mentions[0].Mention] = append(r.fields[d.Mentions[0].Mention], d)
		case graph.DecideHide:
			r.hidden[d.Mentions[0].Mention] = true
		case graph.DecideActors:
			r.mergeActors(d)
		}
	}
	for _, p := range r.merged {
		r.near[p[0]] = append(r.near[p[0]], p[1])
		r.near[p[1]] = append(r.near[p[1]], p[0])
	}
	return r
}

// standing returns the decisions that no standing later UNDO takes back, in
// the order they were made.
func standing(journal []graph.Decision) []graph.Decision {
	all := slices.Clone(journal)
	slices.SortFunc(all, byTime)
	undone := map[graph.DecisionID]bool{}
	for _, d := range slices.Backward(all) {
		if d.Kind == graph.DecideUndo && !undone[d.ID] {
			undone[d.Undoes] = true
		}
	}
	return filter(all, func(d graph.Decision) bool { return !undone[d.ID] && d.Kind != graph.DecideUndo })
}

func byTime(a, b graph.Decision) int {
	return cmp.Or(a.At.Compare(b.At), strings.Compare(string(a.ID), string(b.ID)))
}

func (r *rulings) merge(d graph.Decision) {
	for i := 1; i < len(d.Mentions); i++ {
		r.merged = append(r.merged, [2]graph.MentionID{d.Mentions[0].Mention, d.Mentions[i].Mention})
	}
}

// split takes its mentions out of every group and merge made before.
func (r *rulings) split(d graph.Decision) {
	in := map[graph.MentionID]bool{}
	for _, m := range d.Mentions {
		in[m.Mention] = true
		if g, ok := r.apart[m.Mention]; ok {
			r.groups[g] = filter(r.groups[g], func(o graph.MentionID) bool { return o != m.Mention })
		}
		r.apart[m.Mention] = string(d.ID)
		r.groups[string(d.ID)] = append(r.groups[string(d.ID)], m.Mention)
	}
	r.merged = filter(r.merged, func(p [2]graph.MentionID) bool { return in[p[0]] == in[p[1]] })
}

// mergeActors unites the actors of all its keys, with whatever was merged with
// one of them before, under the first key.
func (r *rulings) mergeActors(d graph.Decision) {
	target := graph.NewActorID(d.Actors[0])
	for _, key := range d.Actors {
		id := graph.NewActorID(key)
		r.keyOf[id] = key
		was := r.keep(id)
		for from := range r.keyOf {
			if r.keep(from) == was {
				r.kept[from] = target
			}
		}
	}
	r.kept[target] = target
}

// alike widens keys by every other that rulings, those before the write or
// those after, make one actor with one of them.
func alike(ids []graph.ActorID, old, now *rulings) []graph.ActorID {
	reps := map[graph.ActorID]bool{}
	for _, id := range ids {
		reps[old.keep(id)], reps[now.keep(id)] = true, true
	}
	for _, r := range []*rulings{old, now} {
		for id := range r.keyOf {
			if reps[old.keep(id)] || reps[now.keep(id)] {
				ids = append(ids, id)
			}
		}
	}
	return sorted(ids)
}

// actor returns the actor that the observation is, after all decisions.
func (r *rulings) actor(o *graph.ActorObserved) graph.ActorID { return r.keep(r.ids.actor(o).id) }

// side returns the actor that is the side, or "".
func (r *rulings) side(s graph.Side) graph.ActorID { return r.keep(r.ids.side(s)) }

// keep returns the id of the key kept for the id of a key.
func (r *rulings) keep(id graph.ActorID) graph.ActorID {
	if to, ok := r.kept[id]; ok {
		return to
	}
	return id
}

// links pairs the units that a merge makes one event.
func (r *rulings) links(units []*unit) []edge {
	if len(r.merged) == 0 {
		return nil
	}
	holds := map[graph.MentionID]*unit{}
	for _, u := range units {
		for _, e := range u.evidence {
			holds[e.ID] = u
		}
	}
	var links []edge
	for _, p := range r.merged {
		if a, b := holds[p[0]], holds[p[1]]; a != nil && b != nil && a != b {
			links = append(links, edge{a: a, b: b})
		}
	}
	return links
}

// named lists the mentions that decisions speak of.
func named(decisions []graph.Decision) []graph.MentionID {
	var ids []graph.MentionID
	for _, d := range decisions {
		for _, m := range d.Mentions {
			ids = append(ids, m.Mention)
		}
	}
	return sorted(ids)
}

// actorsNamed lists the ids of the actor keys that decisions speak of.
func actorsNamed(decisions []graph.Decision) []graph.ActorID {
	var ids []graph.ActorID
	for _, d := range decisions {
		for _, key := range d.Actors {
			ids = append(ids, graph.NewActorID(key))
		}
	}
	return sorted(ids)
}
