package resolve

import (
	"iter"

	"github.com/parley-events/parley/graph"
)

// identities remembers who and where observations are: a batch shows the same
// few actors and places again and again, and folding and hashing are dear.
type identities struct {
	actors map[sight]identity[graph.ActorID]
	places map[sight]identity[graph.PlaceID]
	sides  map[string]graph.ActorID // by key
}

// identity is a key and the id made of it.
type identity[ID ~string] struct {
	key string
	id  ID
}

// sight is everything of an observation that its key depends on.
type sight struct{ gazetteer, name, kind, country string }

func newIdentities() *identities {
	return &identities{
		actors: map[sight]identity[graph.ActorID]{}, places: map[sight]identity[graph.PlaceID]{},
		sides: map[string]graph.ActorID{},
	}
}

// actor is the observed actor before any decision.
func (n *identities) actor(o *graph.ActorObserved) identity[graph.ActorID] {
	s := sight{o.Gazetteer, o.FullestName(), string(o.Kind), o.Country}
	who, ok := n.actors[s]
	if !ok {
		key := graph.ActorKey(*o)
		who = identity[graph.ActorID]{key, graph.NewActorID(key)}
		n.actors[s] = who
	}
	return who
}

func (n *identities) place(o *graph.PlaceObserved) identity[graph.PlaceID] {
	s := sight{o.Gazetteer, o.Name, string(o.Kind), o.Country}
	where, ok := n.places[s]
	if !ok {
		where = identity[graph.PlaceID]{graph.PlaceKey(*o), o.ID()}
		n.places[s] = where
	}
	return where
}

// side is the actor that is the side, before any decision; "" for no side.
func (n *identities) side(s graph.Side) graph.ActorID {
	if s.Key == "" {
		return ""
	}
	id, ok := n.sides[s.Key]
	if !ok {
		id = s.Actor()
		n.sides[s.Key] = id
	}
	return id
}

// path lists the ids of the place and the wider ones it lies in, narrow to wide.
func (n *identities) path(o *graph.PlaceObserved) []graph.PlaceID {
	var ids []graph.PlaceID
	for ; o != nil; o = o.Within {
		ids = append(ids, n.place(o).id)
	}
	return ids
}

// observed yields every actor of the mention: participants, then who asserts it.
func observed(m *graph.Mention) iter.Seq[*graph.ActorObserved] {
	return func(yield func(*graph.ActorObserved) bool) {
		for i := range m.Participants {
			if !yield(&m.Participants[i].ActorObserved) {
				return
			}
		}
		for i := range m.AssertedBy {
			if !yield(&m.AssertedBy[i]) {
				return
			}
		}
	}
}
