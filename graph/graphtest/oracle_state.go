package graphtest

import (
	"cmp"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

type derived = resolve.Derived

// state is the facts and all that follows from them. It is never changed.
type state struct {
	facts   graph.Batch
	events  []graph.Event // by id, hidden ones too
	actors  []graph.Actor
	places  []graph.Place
	byID    map[graph.EventID]*graph.Event
	holding map[graph.MentionID]*graph.Event
	current map[graph.ArticleID]*graph.Article
	// evidence is the current mentions.
	evidence map[graph.MentionID]*graph.Mention
}

func newState(facts graph.Batch, d derived) state {
	s := state{
		facts: facts, events: d.Events, actors: d.Actors, places: d.Places,
		byID:    map[graph.EventID]*graph.Event{},
		holding: map[graph.MentionID]*graph.Event{},
		current: map[graph.ArticleID]*graph.Article{},

		evidence: map[graph.MentionID]*graph.Mention{},
	}
	for i := range facts.Articles {
		a := &facts.Articles[i]
		if c := s.current[a.ID]; c == nil || a.Supersedes(c) {
			s.current[a.ID] = a
		}
	}
	for i := range facts.Mentions {
		if m := &facts.Mentions[i]; !s.retired(m) {
			s.evidence[m.ID] = m
		}
	}
	for i := range s.events {
		e := &s.events[i]
		s.byID[e.ID] = e
		for _, m := range e.Mentions {
			s.holding[m] = e
		}
		e.Tokens = graph.EventTokens(e, s.currentMentions(func(m *graph.Mention) bool { return s.holding[m.ID] == e }))
	}
	return s
}

func compareIDs[ID ~string](a, b ID) int { return cmp.Compare(a, b) }

// retired reports whether the mention was read from a version of its article
// that is no longer current.
func (s state) retired(m *graph.Mention) bool {
	a := s.current[m.Article]
	return a == nil || a.Version != m.Version
}

func (s state) currentMentions(where func(*graph.Mention) bool) []graph.Mention {
	var ms []graph.Mention
	for i := range s.facts.Mentions {
		if m := &s.facts.Mentions[i]; !s.retired(m) && where(m) {
			ms = append(ms, *m)
		}
	}
	return ms
}

// reading returns the reading of the mention that counts: the current one, or
// that of the newest version that had it.
func (s state) reading(id graph.MentionID) *graph.Mention {
	var best *graph.Mention
	for i := range s.facts.Mentions {
		m := &s.facts.Mentions[i]
		if m.ID == id && (best == nil || s.version(m).Supersedes(s.version(best))) {
			best = m
		}
	}
	return best
}

// version returns the version of the article the mention was read from.
func (s state) version(m *graph.Mention) *graph.Article {
	for i := range s.facts.Articles {
		if a := &s.facts.Articles[i]; a.ID == m.Article && a.Version == m.Version {
			return a
		}
	}
	return nil
}

// at returns the mention with where it stands.
func (s state) at(m graph.Mention) graph.MentionOf {
	of := graph.MentionOf{Mention: m, Published: s.version(&m).Published, Retired: s.retired(&m)}
	if e := s.holding[m.ID]; e != nil && !of.Retired {
		of.Event = e.ID
	}
	return of
}

// eventNamed returns the event that holds the mention the id names, or, where
// that is retired, its successor.
func (s state) eventNamed(id graph.EventID) *graph.Event {
	first := id.FirstMention()
	if e := s.holding[first]; e != nil {
		return e
	}
	old := s.reading(first)
	if old == nil {
		return nil
	}
	heirs := s.currentMentions(func(m *graph.Mention) bool { return m.Article == old.Article })
	heir, ok := graph.Successor(*old, heirs)
	if !ok {
		return nil
	}
	return s.holding[heir]
}
