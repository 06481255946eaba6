package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// actorSum gathers what mentions observed of one actor. Adding is commutative,
// associative and idempotent, so what is stored can be added to, and the order
// of articles cannot matter. Taking away needs the remaining mentions again.
type actorSum struct {
	kept     graph.ActorID // id of the key the actor goes by
	name     name
	own      bool // name comes from the key kept, not from a merged one
	kinds    []graph.ActorKind
	keys     []string
	aliases  []string
	country  string
	wikidata string
	posts    map[string]graph.Position
}

func newActorSum(id graph.ActorID) *actorSum {
	return &actorSum{kept: id, posts: map[string]graph.Position{}}
}

// resume starts from what is stored.
func (s *actorSum) resume(a graph.Actor) {
	s.name, s.own = name{a.Name, a.Curated}, true
	s.kinds = append(s.kinds, a.Kind)
	s.keys = append(s.keys, a.Keys...)
	s.aliases = append(append(s.aliases, a.Name), a.Aliases...)
	s.country, s.wikidata = least(s.country, a.Country), least(s.wikidata, a.Wikidata)
	for _, p := range a.Positions {
		s.addPosition(p)
	}
}

// add takes in one observation, who being the actor it is before any decision.
func (s *actorSum) add(o *graph.ActorObserved, who identity[graph.ActorID]) {
	own := who.id == s.kept
	if own == s.own {
		s.name = s.name.or(nameOf(o))
	} else if own {
		s.name, s.own = nameOf(o), true
	}
	s.kinds = append(s.kinds, o.Kind)
	s.keys = append(s.keys, who.key)
	s.aliases = append(append(s.aliases, o.Name, o.FullName), o.Aliases...)
	s.country, s.wikidata = least(s.country, o.Country), least(s.wikidata, o.Wikidata)
}

func (s *actorSum) addPosition(p graph.Position) {
	if p.Title == "" {
		return
	}
	k := p.Title + "\x00" + p.Side.Key
	old, ok := s.posts[k]
	if !ok {
		s.posts[k] = p
		return
	}
	old.Side.Name = least(old.Side.Name, p.Side.Name)
	old.First = least(old.First, p.First)
	old.Last = max(old.Last, p.Last)
	s.posts[k] = old
}

// actor returns the sum.
func (s *actorSum) actor() graph.Actor {
	a := graph.Actor{
		ID: s.kept, Keys: sorted(s.keys), Name: s.name.text, Curated: s.name.curated,
		Country: s.country, Wikidata: s.wikidata, Kind: slices.Min(s.kinds),
	}
	for _, n := range sorted(s.aliases) {
		if n != "" && n != a.Name {
			a.Aliases = append(a.Aliases, n)
		}
	}
	for _, p := range s.posts {
		a.Positions = append(a.Positions, p)
	}
	slices.SortFunc(a.Positions, func(x, y graph.Position) int {
		return cmp.Or(strings.Compare(x.Title, y.Title), strings.Compare(x.Side.Key, y.Side.Key))
	})
	return a
}

// least returns the smaller of two values, where the zero value is unknown.
func least[T cmp.Ordered](a, b T) T {
	var zero T
	if a == zero || b != zero && b < a {
		return b
	}
	return a
}

// day is the day a mention tells of: of its event, else of its publication.
func (e *evidence) day() graph.Day {
	if e.Date != nil {
		return cmp.Or(e.Date.Earliest, e.Date.Latest)
	}
	return e.published.Day()
}
