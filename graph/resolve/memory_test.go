package resolve_test

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// memory is a store of maps that lends facts and takes updates, to hold Apply
// against All.
type memory struct {
	articles  []graph.Article
	mentions  []graph.Mention
	current   map[graph.ArticleID]string
	decisions []graph.Decision
	blocks    map[graph.OccasionID][]string
	events    map[graph.EventID]graph.Event
	actors    map[graph.ActorID]graph.Actor
	places    map[graph.PlaceID]graph.Place
}

func newMemory() *memory {
	return &memory{
		current: map[graph.ArticleID]string{}, blocks: map[graph.OccasionID][]string{},
		events: map[graph.EventID]graph.Event{}, actors: map[graph.ActorID]graph.Actor{}, places: map[graph.PlaceID]graph.Place{},
	}
}

// write applies a batch as a store would.
func (s *memory) write(b graph.Batch) (resolve.Update, error) {
	u, err := resolve.Apply(b, s)
	if err != nil {
		return u, err
	}
	for _, a := range u.Articles {
		s.articles = append(slices.DeleteFunc(s.articles, func(o graph.Article) bool { return o.ID == a.ID && o.Version == a.Version }), a)
	}
	for _, c := range u.Current {
		s.current[c.Article] = c.Version
	}
	for _, m := range u.Mentions {
		s.mentions = append(slices.DeleteFunc(s.mentions, func(o graph.Mention) bool { return o.ID == m.ID && o.Version == m.Version }), m)
	}
	s.decisions = append(s.decisions, u.Decisions...)
	for _, bl := range u.Blocks {
		s.blocks[bl.Occasion] = bl.Keys
	}
	for _, id := range u.Gone {
		delete(s.events, id)
	}
	for _, list := range [][]graph.Event{u.Created, u.Changed} {
		for _, e := range list {
			s.events[e.ID] = e
		}
	}
	for _, id := range u.GoneActors {
		delete(s.actors, id)
	}
	for _, a := range u.Actors {
		s.actors[a.ID] = a
	}
	for _, id := range u.GonePlaces {
		delete(s.places, id)
	}
	for _, p := range u.Places {
		s.places[p.ID] = p
	}
	return u, nil
}

func pick[T any](all []T, keep func(*T) bool) ([]T, error) {
	var list []T
	for i := range all {
		if keep(&all[i]) {
			list = append(list, all[i])
		}
	}
	return list, nil
}

func (s *memory) isCurrent(m *graph.Mention) bool { return s.current[m.Article] == m.Version }

func (s *memory) Articles(ids []graph.ArticleID) ([]graph.Article, error) {
	return pick(s.articles, func(a *graph.Article) bool { return slices.Contains(ids, a.ID) })
}

func (s *memory) Mentions(ids []graph.MentionID) ([]graph.Mention, error) {
	return pick(s.mentions, func(m *graph.Mention) bool { return slices.Contains(ids, m.ID) })
}

func (s *memory) MentionsOfArticles(ids []graph.ArticleID) ([]graph.Mention, error) {
	return pick(s.mentions, func(m *graph.Mention) bool { return slices.Contains(ids, m.Article) })
}

func (s *memory) MentionsIn(ids []graph.OccasionID) ([]graph.Mention, error) {
	return pick(s.mentions, func(m *graph.Mention) bool { return s.isCurrent(m) && slices.Contains(ids, m.OccasionID()) })
}

func (s *memory) Occasions(keys []string, ranges []resolve.KeyRange) ([]graph.OccasionID, error) {
	var ids []graph.OccasionID
	for id, have := range s.blocks {
		if slices.ContainsFunc(have, func(k string) bool {
			return slices.Contains(keys, k) || slices.ContainsFunc(ranges, func(r resolve.KeyRange) bool { return r.From <= k && k <= r.To })
		}) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (s *memory) eventsWith(keep func(*graph.Event) bool) []graph.Event {
	var list []graph.Event
	for _, e := range s.events {
		if keep(&e) {
			list = append(list, e)
		}
	}
	return list
}

func (s *memory) Events(ids []graph.MentionID) ([]graph.Event, error) {
	return s.eventsWith(func(e *graph.Event) bool {
		return slices.ContainsFunc(e.Mentions, func(m graph.MentionID) bool { return slices.Contains(ids, m) })
	}), nil
}

func (s *memory) Decisions() ([]graph.Decision, error) { return slices.Clone(s.decisions), nil }

func (s *memory) Actors(keys []graph.ActorID) ([]graph.Actor, error) {
	var list []graph.Actor
	for _, a := range s.actors {
		if slices.ContainsFunc(a.Keys, func(k string) bool { return slices.Contains(keys, graph.NewActorID(k)) }) {
			list = append(list, a)
		}
	}
	return list, nil
}

func (s *memory) mentionsOf(events []graph.Event) ([]graph.Mention, error) {
	var ids []graph.MentionID
	for _, e := range events {
		ids = append(ids, e.Mentions...)
	}
	return pick(s.mentions, func(m *graph.Mention) bool { return s.isCurrent(m) && slices.Contains(ids, m.ID) })
}

func (s *memory) MentionsOfActors(ids []graph.ActorID) ([]graph.Mention, error) {
	return s.mentionsOf(s.eventsWith(func(e *graph.Event) bool {
		return slices.ContainsFunc(e.AssertedBy, func(a graph.ActorID) bool { return slices.Contains(ids, a) }) ||
			slices.ContainsFunc(e.Participations, func(p graph.Participation) bool { return slices.Contains(ids, p.Actor) })
	}))
}

func (s *memory) Places(ids []graph.PlaceID) ([]graph.Place, error) {
	var list []graph.Place
	for _, p := range s.places {
		if slices.Contains(ids, p.ID) {
			list = append(list, p)
		}
	}
	return list, nil
}

func (s *memory) MentionsAtPlaces(ids []graph.PlaceID) ([]graph.Mention, error) {
	return s.mentionsOf(s.eventsWith(func(e *graph.Event) bool {
		return slices.ContainsFunc(e.Places, func(p graph.PlaceID) bool { return slices.Contains(ids, p) })
	}))
}
