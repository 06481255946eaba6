package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// edge is a pair of occasions that fit.
type edge struct {
	a, b  *unit
	score float64
}

// strongestFirst orders edges by score, then by the first mentions, so that
// linking does not depend on the order of loading.
func strongestFirst(x, y edge) int {
	return cmp.Or(
		-cmp.Compare(x.score, y.score),
		strings.Compare(string(x.a.first()), string(y.a.first())),
		strings.Compare(string(x.b.first()), string(y.b.first())),
	)
}

// index finds the units that may link with a unit: narrow ones by day and by
// month, wide ones by month.
type index map[indexKey][]*unit

type indexKey struct {
	class  graph.EventType
	actor  graph.ActorID
	narrow bool   // is what stands under the key
	when   string // a day, or a month
}

func newIndex(units []*unit) index {
	ix := index{}
	for _, u := range units {
		for _, k := range u.indexKeys(true) {
			ix[k] = append(ix[k], u)
		}
	}
	return ix
}

// indexKeys are the keys a unit stands under in an index, or is looked up by.
func (u *unit) indexKeys(stand bool) []indexKey {
	if u.ruled || !u.bounded() {
		return nil
	}
	anchors := u.anchors()
	keys := make([]indexKey, 0, len(anchors)*(len(u.days)+len(u.months)))
	for _, a := range anchors {
		for _, d := range u.days {
			keys = append(keys, indexKey{u.class, a, true, string(d)})
		}
		for _, m := range u.months {
			keys = append(keys, indexKey{u.class, a, u.narrow() == stand, m})
		}
	}
	return keys
}

// partners lists each unit that may link with u, once.
func (ix index) partners(u *unit) []*unit {
	var list []*unit
	seen := map[*unit]bool{u: true}
	for _, k := range u.indexKeys(false) {
		for _, v := range ix[k] {
			if !seen[v] {
				seen[v] = true
				list = append(list, v)
			}
		}
	}
	return list
}

// cluster gathers units into events. Ruled links come first and need no fit;
// then stage 1, the strongest links first; then stage 2, the leaves.
func cluster(units []*unit, r *rulings) [][]*unit {
	groups := map[*unit]*[]*unit{}
	for _, u := range units {
		groups[u] = &[]*unit{u}
	}
	join := func(a, b *unit) {
		ga, gb := groups[a], groups[b]
		if ga == gb {
			return
		}
		*ga = append(*ga, *gb...)
		for _, u := range *gb {
			groups[u] = ga
		}
	}
	for _, l := range r.links(units) {
		join(l.a, l.b)
	}
	stage1, leaves := edges(units)
	for _, e := range stage1 {
		if fitTogether(*groups[e.a], *groups[e.b]) {
			join(e.a, e.b)
		}
	}
	attach(leaves, groups, join)

	var clusters [][]*unit
	for _, u := range units {
		if g := *groups[u]; g[0] == u {
			clusters = append(clusters, g)
		}
	}
	return clusters
}

// edges finds the links among units: between narrow ones, strongest first,
// and those of each wide one.
func edges(units []*unit) (stage1 []edge, leaves map[*unit][]edge) {
	ix := newIndex(units)
	leaves = map[*unit][]edge{}
	for _, u := range units {
		for _, v := range ix.partners(u) {
			score := 0.0
			if u.first() < v.first() || !u.narrow() {
				score = link(u, v)
			}
			switch {
			case score == 0:
			case !u.narrow():
				leaves[u] = append(leaves[u], edge{u, v, score})
			case v.narrow():
				stage1 = append(stage1, edge{u, v, score})
			}
		}
	}
	slices.SortFunc(stage1, strongestFirst)
	return stage1, leaves
}

// fitTogether: every occasion of one group fits every one of the other, so
// that no chain of half-told reports brings two events together.
func fitTogether(a, b []*unit) bool {
	for _, u := range a {
		for _, v := range b {
			if u == v || link(u, v) == 0 {
				return false
			}
		}
	}
	return true
}

// attach gives each wide occasion to the one event that fits it. Which events
// fit is asked of stage 1 alone, so a leaf never makes way for another; of two
// leaves from one article the better fit goes first.
func attach(leaves map[*unit][]edge, groups map[*unit]*[]*unit, join func(a, b *unit)) {
	var chosen []edge
	for u, es := range leaves {
		if len(*groups[u]) > 1 {
			continue // an analyst placed it
		}
		best := es[0]
		one := true
		for _, e := range es[1:] {
			one = one && groups[e.b] == groups[best.b]
			if strongestFirst(e, best) < 0 {
				best = e
			}
		}
		if one {
			chosen = append(chosen, best)
		}
	}
	slices.SortFunc(chosen, strongestFirst)
	for _, e := range chosen {
		apart := func(v *unit) bool { return overlaps(e.a.articles, v.articles) }
		if !slices.ContainsFunc(*groups[e.b], apart) {
			join(e.b, e.a)
		}
	}
}
