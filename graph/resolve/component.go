package resolve

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// component is every unit that the write can touch: the closure, over links,
// of what arrives, leaves or is ruled on. Events outside it cannot change.
type component struct {
	st       *state
	now, old *rulings
	units    map[string]*unit
	// occasions and groups looked at already.
	seen map[graph.OccasionID]bool
	// touched are the occasions whose own mentions or rulings change.
	touched []graph.OccasionID
	// ghosts are mentions that were current before the write.
	ghosts map[graph.MentionID]bool
}

// closure gathers the component that begins with the touched occasions.
func closure(st *state, old, now *rulings, touched []graph.OccasionID) (*component, error) {
	c := &component{
		st: st, now: now, old: old, units: map[string]*unit{}, seen: map[graph.OccasionID]bool{},
		touched: touched, ghosts: map[graph.MentionID]bool{},
	}
	frontier, err := c.ghostUnits(touched)
	if err != nil {
		return nil, err
	}
	for next := touched; len(next) > 0 || len(frontier) > 0; {
		units, err := c.add(next)
		if err != nil {
			return nil, err
		}
		frontier = append(frontier, units...)
		if next, err = c.linked(frontier); err != nil {
			return nil, err
		}
		frontier = nil
	}
	return c, nil
}

// ghostUnits are the touched occasions as they were: what they were linked to
// may now be linked otherwise, so they widen the component without being in it.
func (c *component) ghostUnits(touched []graph.OccasionID) ([]*unit, error) {
	before, err := c.st.before(filter(touched, c.st.mayBeStored))
	if err != nil {
		return nil, err
	}
	ms := make([]*graph.Mention, len(before))
	for i := range before {
		ms[i] = &before[i]
		c.ghosts[before[i].ID] = true
	}
	ev, err := c.st.evidence(ms)
	if err != nil {
		return nil, err
	}
	var ghosts []*unit
	for key, g := range group(ev, c.old) {
		_, ruled := c.old.groups[key]
		ghosts = append(ghosts, newUnit(key, g, c.old, ruled))
	}
	return ghosts, nil
}

// group puts mentions together by occasion, or by the ruling they are under.
func group(ev []*evidence, r *rulings) map[string][]*evidence {
	groups := map[string][]*evidence{}
	for _, e := range ev {
		key, ruled := r.apart[e.ID]
		if !ruled {
			key = string(e.OccasionID())
		}
		groups[key] = append(groups[key], e)
	}
	return groups
}

// add takes whole occasions into the component, and with them the groups that
// rulings made across occasions. It returns the units that are new.
func (c *component) add(ids []graph.OccasionID) ([]*unit, error) {
	ids = sorted(filter(ids, func(id graph.OccasionID) bool { return !c.seen[id] }))
	if len(ids) == 0 {
		return nil, nil
	}
	for _, id := range ids {
		c.seen[id] = true
	}
	ms, err := c.st.after(ids)
	if err != nil {
		return nil, err
	}
	ev, err := c.st.evidence(ms)
	if err != nil {
		return nil, err
	}
	var fresh []*unit
	for key, g := range group(ev, c.now) {
		_, ruled := c.now.groups[key]
		if u := c.units[key]; u != nil { // a group of several occasions grows
			g = append(g, u.evidence...)
		}
		u := newUnit(key, g, c.now, ruled)
		c.units[key] = u
		fresh = append(fresh, u)
	}
	return fresh, nil
}

// linked returns the occasions outside the component that link with one of the
// units, by fit, by ruling, or as talks and their session.
func (c *component) linked(frontier []*unit) ([]graph.OccasionID, error) {
	next, err := c.ruledWith(frontier)
	if err != nil {
		return nil, err
	}
	var keys []string
	var ranges []KeyRange
	for _, u := range frontier {
		k, r := u.neighbours()
		keys, ranges = append(keys, k...), append(ranges, r...)
		for _, e := range u.evidence {
			if e.SessionOf > 0 {
				next = append(next, graph.InOccasion(e.Article, e.SessionOf))
			}
		}
	}
	if len(keys)+len(ranges) == 0 {
		return next, nil
	}
	ids, err := c.st.facts.Occasions(sorted(keys), ranges)
	if err != nil {
		return nil, err
	}
	ids = filter(ids, func(id graph.OccasionID) bool { return !c.seen[id] })
	fit, err := c.fitting(ids, frontier)
	return append(next, fit...), err
}

// fitting returns those of the occasions that link with a unit of the frontier.
func (c *component) fitting(ids []graph.OccasionID, frontier []*unit) ([]graph.OccasionID, error) {
	ms, err := c.st.after(ids)
	if err != nil || len(ms) == 0 {
		return nil, err
	}
	ev, err := c.st.evidence(ms)
	if err != nil {
		return nil, err
	}
	ix := newIndex(frontier)
	sessions := map[graph.OccasionID]bool{}
	for _, u := range frontier {
		for _, e := range u.evidence {
			sessions[e.OccasionID()] = true
		}
	}
	var fit []graph.OccasionID
	for _, g := range group(ev, c.now) {
		u := newUnit("", g, c.now, false)
		links := slices.ContainsFunc(ix.partners(u), func(v *unit) bool { return link(u, v) > 0 })
		for _, e := range g {
			if links || e.SessionOf > 0 && sessions[graph.InOccasion(e.Article, e.SessionOf)] {
				fit = append(fit, e.OccasionID())
			}
		}
	}
	return fit, nil
}

// ruledWith returns the occasions of the mentions that rulings, those before
// the write or those after, put together with mentions of the units.
func (c *component) ruledWith(frontier []*unit) ([]graph.OccasionID, error) {
	var ids []graph.MentionID
	for _, u := range frontier {
		for _, e := range u.evidence {
			for _, r := range []*rulings{c.old, c.now} {
				ids = append(ids, r.near[e.ID]...)
				if g, ok := r.apart[e.ID]; ok {
					ids = append(ids, r.groups[g]...)
				}
			}
		}
	}
	return c.occasionsOf(ids)
}

// occasionsOf returns the occasions, stored and incoming, of the mentions.
func (c *component) occasionsOf(ids []graph.MentionID) ([]graph.OccasionID, error) {
	return occasionsOf(c.st, ids)
}

func occasionsOf(st *state, ids []graph.MentionID) ([]graph.OccasionID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var occ []graph.OccasionID
	for _, id := range ids {
		if m := st.arrived[id]; m != nil {
			occ = append(occ, m.OccasionID())
		}
	}
	stored, err := st.facts.Mentions(sorted(slices.Clone(ids)))
	if err != nil {
		return nil, err
	}
	for i := range stored {
		occ = append(occ, stored[i].OccasionID())
	}
	return sorted(occ), nil
}

// members returns the component's units in a fixed order.
func (c *component) members() []*unit {
	var list []*unit
	for _, u := range c.units {
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b *unit) int { return inOrder(a.evidence[0], b.evidence[0]) })
	return list
}
