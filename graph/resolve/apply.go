package resolve

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Apply returns what the batch changes, given the stored facts. Its result
// does not depend on the order within the batch. ErrInvalid: a mention whose
// article version is neither stored nor in the batch, or a record that could
// not be identified or read back.
func Apply(b graph.Batch, facts Facts) (Update, error) {
	if err := validate(b); err != nil {
		return Update{}, err
	}
	in, err := sift(b, facts)
	if err != nil || in.empty() {
		return Update{}, err
	}
	old, now, err := rulingsAround(in, facts)
	if err != nil {
		return Update{}, err
	}
	st := newState(in, facts)
	touched, err := touchedOccasions(st, old, now)
	if err != nil {
		return Update{}, err
	}
	c, err := closure(st, old, now, touched)
	if err != nil {
		return Update{}, err
	}
	events, before, err := c.derive()
	if err != nil {
		return Update{}, err
	}
	u := in.update()
	u.Blocks = c.blocks()
	diffEvents(&u, before, events, st.reread())
	if err := c.sums(&u, before, events); err != nil {
		return Update{}, err
	}
	return u, nil
}

// update holds the facts the batch brings.
func (in *incoming) update() Update {
	u := Update{Articles: in.articles, Mentions: in.mentions, Decisions: in.decisions}
	for id, a := range in.current {
		if was := in.was[id]; was == nil || was.Version != a.Version {
			u.Current = append(u.Current, CurrentVersion{id, a.Version})
		}
	}
	slices.SortFunc(u.Current, func(x, y CurrentVersion) int { return strings.Compare(string(x.Article), string(y.Article)) })
	u.Summary.Articles, u.Summary.Mentions, u.Summary.Decisions = len(in.articles), len(in.mentions), len(in.decisions)
	return u
}

// rulingsAround returns what analysts ruled before the write and after it.
func rulingsAround(in *incoming, facts Facts) (old, now *rulings, err error) {
	journal, err := facts.Decisions()
	if err != nil {
		return nil, nil, err
	}
	ids := newIdentities()
	old = newRulings(journal, ids)
	if len(in.decisions) == 0 {
		return old, old, nil
	}
	return old, newRulings(append(slices.Clone(journal), in.decisions...), ids), nil
}

// touchedOccasions are those with a mention that arrives or leaves, or that a
// new decision speaks of.
func touchedOccasions(st *state, old, now *rulings) ([]graph.OccasionID, error) {
	var ids []graph.OccasionID
	for _, m := range st.arrived {
		ids = append(ids, m.OccasionID())
	}
	for _, m := range st.leaving {
		ids = append(ids, m.OccasionID())
	}
	decided, err := decidedOccasions(st, old, now)
	return sorted(append(ids, decided...)), err
}

// decidedOccasions are those that the batch's decisions speak of; an UNDO
// speaks of whatever it takes back.
func decidedOccasions(st *state, old, now *rulings) ([]graph.OccasionID, error) {
	if len(st.in.decisions) == 0 {
		return nil, nil
	}
	spoken, err := spokenOf(st)
	if err != nil {
		return nil, err
	}
	ids, err := occasionsOf(st, named(spoken))
	if err != nil {
		return nil, err
	}
	keys := alike(actorsNamed(spoken), old, now)
	if len(keys) == 0 {
		return ids, nil
	}
	actors, err := st.facts.Actors(keys)
	if err != nil {
		return nil, err
	}
	var holders []graph.ActorID
	for i := range actors {
		holders = append(holders, actors[i].ID)
	}
	if len(holders) == 0 {
		return ids, nil
	}
	ms, err := st.facts.MentionsOfActors(sorted(holders))
	for i := range ms {
		ids = append(ids, ms[i].OccasionID())
	}
	return ids, err
}

// spokenOf follows UNDOs to the decisions they take back.
func spokenOf(st *state) ([]graph.Decision, error) {
	stored, err := st.facts.Decisions()
	if err != nil {
		return nil, err
	}
	byID := map[graph.DecisionID]graph.Decision{}
	for _, d := range append(stored, st.in.decisions...) {
		byID[d.ID] = d
	}
	var spoken []graph.Decision
	for _, d := range st.in.decisions {
		// An id holds the id it undoes, so the chain cannot be a ring.
		for ok := true; ok; d, ok = byID[d.Undoes] {
			spoken = append(spoken, d)
		}
	}
	return spoken, nil
}

// derive returns the component's events, and those stored before in their
// place. Where a stored event holds a mention that is not in the component,
// the component grows by it.
func (c *component) derive() (events, before []graph.Event, err error) {
	for {
		before, err = c.storedEvents()
		if err != nil {
			return nil, nil, err
		}
		var missing []graph.MentionID
		in := c.mentions()
		for i := range before {
			for _, m := range before[i].Mentions {
				if !in[m] && c.st.leaving[m] == nil {
					missing = append(missing, m)
				}
			}
		}
		if len(missing) == 0 {
			break
		}
		if err := c.grow(missing); err != nil {
			return nil, nil, err
		}
	}
	units := c.members()
	clusters := cluster(units, c.now)
	events = make([]graph.Event, len(clusters))
	for i, cl := range clusters {
		events[i] = newEvent(cl, c.now)
	}
	c.setParents(events, units)
	return events, before, nil
}

// grow takes in the occasions of the mentions and what links with them.
func (c *component) grow(ids []graph.MentionID) error {
	next, err := c.occasionsOf(ids)
	for err == nil && len(next) > 0 {
		var units []*unit
		if units, err = c.add(next); err != nil || len(units) == 0 {
			break
		}
		next, err = c.linked(units)
	}
	return err
}

func (c *component) mentions() map[graph.MentionID]bool {
	in := map[graph.MentionID]bool{}
	for _, u := range c.units {
		for _, e := range u.evidence {
			in[e.ID] = true
		}
	}
	return in
}

// storedEvents are the events that hold mentions of the component, or ghosts.
func (c *component) storedEvents() ([]graph.Event, error) {
	var ids []graph.MentionID
	for id := range c.ghosts {
		ids = append(ids, id)
	}
	for _, u := range c.units {
		for _, e := range u.evidence {
			if c.st.in.was[e.Article] != nil || c.st.in.current[e.Article] == nil {
				ids = append(ids, e.ID)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return c.st.facts.Events(sorted(ids))
}

// setParents ties sessions to the events that are their talks.
func (c *component) setParents(events []graph.Event, units []*unit) {
	of := map[graph.OccasionID]graph.EventID{}
	holder := map[graph.MentionID]int{}
	for i := range events {
		for _, m := range events[i].Mentions {
			holder[m] = i
		}
	}
	for _, u := range units {
		for _, e := range u.evidence {
			// What was ruled apart from an occasion no longer speaks for it.
			if id := e.OccasionID(); of[id] == "" || !u.ruled {
				of[id] = events[holder[e.ID]].ID
			}
		}
	}
	for _, u := range units {
		for _, e := range u.evidence {
			event := &events[holder[e.ID]]
			parent := of[graph.InOccasion(e.Article, e.SessionOf)]
			if e.SessionOf > 0 && parent != event.ID {
				event.PartOf = least(event.PartOf, parent)
			}
		}
	}
}

// blocks gives the touched occasions their keys. What was ruled apart from an
// occasion is found by ruling, but still as a session of its talks.
func (c *component) blocks() []Block {
	keys := map[graph.OccasionID][]string{}
	for key, u := range c.units {
		if !u.ruled {
			keys[graph.OccasionID(key)] = append(keys[graph.OccasionID(key)], u.keys()...)
			continue
		}
		for _, e := range u.evidence {
			keys[e.OccasionID()] = append(keys[e.OccasionID()], e.sessionKeys()...)
		}
	}
	blocks := make([]Block, len(c.touched))
	for i, id := range c.touched {
		blocks[i] = Block{Occasion: id, Keys: sorted(keys[id]), Fresh: !c.st.mayBeStored(id)}
	}
	return blocks
}

// diffEvents compares what was with what is, and writes the change log. An
// event that shows the same changed all the same where a mention of it was
// reread: its evidence did, and with it what search finds.
func diffEvents(u *Update, before, after []graph.Event, reread map[graph.MentionID]bool) {
	stored := map[graph.EventID]*graph.Event{}
	held := map[graph.MentionID]graph.EventID{} // before
	for i := range before {
		stored[before[i].ID] = &before[i]
		for _, m := range before[i].Mentions {
			held[m] = before[i].ID
		}
	}
	heirs := map[graph.EventID]int{} // events after that hold mentions of one before
	was := make([][]graph.EventID, len(after))
	for i := range after {
		for _, m := range after[i].Mentions {
			if id, ok := held[m]; ok {
				was[i] = append(was[i], id)
			}
		}
		was[i] = sorted(was[i])
		for _, id := range was[i] {
			heirs[id]++
		}
	}
	alive := map[graph.EventID]bool{}
	for i := range after {
		e := &after[i]
		alive[e.ID] = true
		old := stored[e.ID]
		again := slices.ContainsFunc(e.Mentions, func(m graph.MentionID) bool { return reread[m] })
		if old != nil && !again && encode(old) == encode(e) {
			continue
		}
		if old == nil {
			u.Created = append(u.Created, *e)
		} else {
			u.Changed = append(u.Changed, *e)
		}
		u.Changes = append(u.Changes, graph.Change{Kind: changeKind(old, e, was[i], heirs), Event: e.ID, Was: was[i]})
	}
	for i := range before {
		if id := before[i].ID; !alive[id] {
			u.Gone = append(u.Gone, id)
			if heirs[id] == 0 {
				u.Changes = append(u.Changes, graph.Change{Kind: graph.ChangeDeleted, Event: id, Was: []graph.EventID{id}})
			}
		}
	}
	finish(u)
}

func finish(u *Update) {
	for _, list := range [][]graph.Event{u.Created, u.Changed} {
		slices.SortFunc(list, func(a, b graph.Event) int { return strings.Compare(string(a.ID), string(b.ID)) })
	}
	u.Gone = sorted(u.Gone)
	slices.SortFunc(u.Changes, func(a, b graph.Change) int { return strings.Compare(string(a.Event), string(b.Event)) })
	for _, c := range u.Changes {
		switch c.Kind {
		case graph.ChangeCreated:
			u.Summary.Created++
		case graph.ChangeDeleted:
			u.Summary.Deleted++
		default:
			u.Summary.Changed++
		}
	}
}

func changeKind(old, now *graph.Event, was []graph.EventID, heirs map[graph.EventID]int) graph.ChangeKind {
	switch {
	case now.Hidden && (old == nil || !old.Hidden):
		return graph.ChangeHidden
	case len(was) == 0:
		return graph.ChangeCreated
	case len(was) > 1:
		return graph.ChangeMerged
	case heirs[was[0]] > 1:
		return graph.ChangeSplit
	}
	return graph.ChangeChanged
}

// encode writes a record as it is stored: what cannot be told apart there is
// the same.
func encode(v any) string {
	b, _ := json.Marshal(v) // the domain types hold nothing that cannot be written
	return string(b)
}
