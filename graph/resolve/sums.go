package resolve

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// sums brings actors and places up to date. Where mentions are only added, so
// are their observations; where one goes, or an actor is one of several that
// were merged, the sum is taken again over all mentions that remain.
func (c *component) sums(u *Update, before, after []graph.Event) error {
	if err := c.sumActors(u); err != nil {
		return err
	}
	return c.sumPlaces(u, before, after)
}

func (c *component) sumActors(u *Update) error {
	add, again := c.actorsTouched()
	stored, err := c.storedActors(add, again)
	if err != nil {
		return err
	}
	// An actor that was merged, or will be, is summed again as a whole.
	for id := range stored {
		to := c.now.keep(id)
		if len(stored[id].Keys) > 1 || to != id || c.now.keyOf[id] != "" || c.old.keyOf[id] != "" {
			again[id], again[to] = true, true
		}
	}
	for id := range add {
		if c.now.keyOf[id] != "" {
			again[id] = true
		}
	}
	mentions, err := c.mentionsOfActors(again, stored)
	if err != nil {
		return err
	}
	sums := map[graph.ActorID]*actorSum{}
	sum := func(id graph.ActorID) *actorSum {
		if sums[id] == nil {
			sums[id] = newActorSum(id)
			if a, ok := stored[id]; ok && !again[id] {
				sums[id].resume(a)
			}
		}
		return sums[id]
	}
	observe := func(e *evidence, wanted map[graph.ActorID]bool) {
		for i := range e.Participants {
			p := &e.Participants[i]
			who := c.now.ids.actor(&p.ActorObserved)
			if id := c.now.keep(who.id); wanted[id] {
				sum(id).add(&p.ActorObserved, who)
				sum(id).addPosition(graph.Position{Title: p.Position, Side: p.Side, First: e.day(), Last: e.day()})
			}
		}
		for i := range e.AssertedBy {
			who := c.now.ids.actor(&e.AssertedBy[i])
			if id := c.now.keep(who.id); wanted[id] {
				sum(id).add(&e.AssertedBy[i], who)
			}
		}
	}
	for _, e := range mentions {
		observe(e, again)
	}
	for _, unit := range c.units {
		for _, e := range unit.evidence {
			observe(e, again)
			if c.st.arrived[e.ID] != nil {
				observe(e, add)
			}
		}
	}
	for id, s := range sums {
		a := s.actor()
		if old, ok := stored[id]; !ok || !same(old, a) {
			u.Actors = append(u.Actors, a)
		}
	}
	for id := range stored {
		if again[id] && sums[id] == nil {
			u.GoneActors = append(u.GoneActors, id)
		}
	}
	u.GoneActors = sorted(u.GoneActors)
	slices.SortFunc(u.Actors, func(a, b graph.Actor) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return nil
}

// actorsTouched are the actors that arriving mentions observe, and those to be
// summed again: whom leaving mentions observe, or decisions of the batch name.
func (c *component) actorsTouched() (add, again map[graph.ActorID]bool) {
	add, again = map[graph.ActorID]bool{}, map[graph.ActorID]bool{}
	for _, m := range c.st.arrived {
		for o := range observed(m) {
			add[c.now.actor(o)] = true
		}
	}
	for _, m := range c.st.leaving {
		for o := range observed(m) {
			again[c.old.actor(o)], again[c.now.actor(o)] = true, true
		}
	}
	for _, r := range []*rulings{c.old, c.now} {
		for id := range r.keyOf {
			if was, is := c.old.keep(id), c.now.keep(id); was != is {
				again[id], again[was], again[is] = true, true, true
			}
		}
	}
	return add, again
}

// storedActors returns the stored actors that are, or will be, those asked for.
func (c *component) storedActors(sets ...map[graph.ActorID]bool) (map[graph.ActorID]graph.Actor, error) {
	var ids []graph.ActorID
	for _, set := range sets {
		for id := range set {
			ids = append(ids, id)
			for key := range c.now.keyOf {
				if c.now.keep(key) == id {
					ids = append(ids, key)
				}
			}
		}
	}
	stored := map[graph.ActorID]graph.Actor{}
	if len(ids) == 0 {
		return stored, nil
	}
	actors, err := c.st.facts.Actors(sorted(ids))
	for _, a := range actors {
		stored[a.ID] = a
	}
	return stored, err
}

// mentionsOfActors returns the mentions outside the component that observe
// actors to be summed again.
func (c *component) mentionsOfActors(again map[graph.ActorID]bool, stored map[graph.ActorID]graph.Actor) ([]*evidence, error) {
	var ids []graph.ActorID
	for id := range stored {
		if again[id] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	ms, err := c.st.facts.MentionsOfActors(sorted(ids))
	if err != nil {
		return nil, err
	}
	return c.outside(ms)
}

// outside returns those of the mentions that stay as they are.
func (c *component) outside(ms []graph.Mention) ([]*evidence, error) {
	in := c.mentions()
	var stay []*graph.Mention
	for i := range ms {
		if m := &ms[i]; !in[m.ID] && c.st.leaving[m.ID] == nil && c.st.arrived[m.ID] == nil {
			stay = append(stay, m)
		}
	}
	return c.st.evidence(stay)
}

func (c *component) sumPlaces(u *Update, before, after []graph.Event) error {
	add, again := placesTouched(u, before, c.st.reread())
	var ids []graph.PlaceID
	for _, set := range []map[graph.PlaceID]bool{add, again} {
		for id := range set {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	stored := map[graph.PlaceID]graph.Place{}
	places, err := c.st.facts.Places(sorted(ids))
	if err != nil {
		return err
	}
	for _, p := range places {
		stored[p.ID] = p
	}
	sums := map[graph.PlaceID]*placeSum{}
	for id := range add {
		sums[id] = &placeSum{}
		if p, ok := stored[id]; ok && !again[id] {
			sums[id].resume(p)
		}
	}
	if err := c.observePlaces(sums, u, after, again); err != nil {
		return err
	}
	for id, s := range sums {
		if s.place.ID == "" {
			continue
		}
		if p := s.sum(); !same(stored[id], p) {
			u.Places = append(u.Places, p)
		}
	}
	for id := range stored {
		if s := sums[id]; again[id] && (s == nil || s.place.ID == "") {
			u.GonePlaces = append(u.GonePlaces, id)
		}
	}
	u.GonePlaces = sorted(u.GonePlaces)
	slices.SortFunc(u.Places, func(a, b graph.Place) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return nil
}

// placesTouched are the places of events that are new or changed, and those to
// be summed again: an event left them, or lost a mention that told of them.
func placesTouched(u *Update, before []graph.Event, reread map[graph.MentionID]bool) (add, again map[graph.PlaceID]bool) {
	add, again = map[graph.PlaceID]bool{}, map[graph.PlaceID]bool{}
	changed := map[graph.EventID]*graph.Event{}
	for _, list := range [][]graph.Event{u.Created, u.Changed} {
		for i := range list {
			changed[list[i].ID] = &list[i]
			for _, p := range list[i].Places {
				add[p] = true
			}
		}
	}
	for i := range before {
		old := &before[i]
		now := changed[old.ID]
		gone := slices.Contains(u.Gone, old.ID)
		lost := slices.ContainsFunc(old.Mentions, func(m graph.MentionID) bool {
			return reread[m] || now != nil && !slices.Contains(now.Mentions, m)
		})
		if !gone && !lost && (now == nil || slices.Equal(old.Places, now.Places)) {
			continue
		}
		for _, p := range old.Places {
			again[p] = true
		}
	}
	return add, again
}

// observePlaces adds to the sums what the mentions of each event say of the
// places that the event has.
func (c *component) observePlaces(sums map[graph.PlaceID]*placeSum, u *Update, after []graph.Event, again map[graph.PlaceID]bool) error {
	evidence := map[graph.MentionID]*evidence{}
	for _, unit := range c.units {
		for _, e := range unit.evidence {
			evidence[e.ID] = e
		}
	}
	changed := map[graph.EventID]bool{}
	for _, list := range [][]graph.Event{u.Created, u.Changed} {
		for i := range list {
			changed[list[i].ID] = true
		}
	}
	observe := func(e *graph.Event, m *graph.Mention) {
		for o := m.Place; o != nil; o = o.Within {
			id := c.now.ids.place(o).id
			if !slices.Contains(e.Places, id) || !changed[e.ID] && !again[id] {
				continue
			}
			if sums[id] == nil {
				sums[id] = &placeSum{}
			}
			sums[id].add(o, c.now.ids)
		}
	}
	for i := range after {
		for _, m := range after[i].Mentions {
			observe(&after[i], evidence[m].Mention)
		}
	}
	return c.observeOutside(sums, again)
}

// observeOutside does so for events outside the component, which do not change.
func (c *component) observeOutside(sums map[graph.PlaceID]*placeSum, again map[graph.PlaceID]bool) error {
	var ids []graph.PlaceID
	for id := range again {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil
	}
	ms, err := c.st.facts.MentionsAtPlaces(sorted(ids))
	if err != nil {
		return err
	}
	stay, err := c.outside(ms)
	if err != nil {
		return err
	}
	var mentions []graph.MentionID
	for _, e := range stay {
		mentions = append(mentions, e.ID)
	}
	if len(mentions) == 0 {
		return nil
	}
	events, err := c.st.facts.Events(sorted(mentions))
	if err != nil {
		return err
	}
	at := map[graph.MentionID]*graph.Event{}
	for i := range events {
		for _, m := range events[i].Mentions {
			at[m] = &events[i]
		}
	}
	for _, e := range stay {
		for o := e.Place; o != nil; o = o.Within {
			id := c.now.ids.place(o).id
			if event := at[e.ID]; event == nil || !again[id] || !slices.Contains(event.Places, id) {
				continue
			}
			if sums[id] == nil {
				sums[id] = &placeSum{}
			}
			sums[id].add(o, c.now.ids)
		}
	}
	return nil
}

// same compares two records as the export writes them.
func same(a, b any) bool { return encode(a) == encode(b) }
