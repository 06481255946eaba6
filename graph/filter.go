package graph

import (
	"encoding/json"
	"slices"
)

// EventFilter is what an event must be; given fields are combined with AND,
// the values within one field with OR. The zero filter holds for every event
// that is not hidden.
type EventFilter struct {
	Types    []EventType  `json:"types,omitempty"`
	Statuses []Status     `json:"statuses,omitempty"`
	Actors   []ActorMatch `json:"actors,omitempty"` // every one must hold
	// Within: at one of these places or at a place within it.
	Within []PlaceID `json:"within,omitempty"`
	// Under and In are set by lists under a place or an article; they hold
	// beside Within and Articles.
	Under         PlaceID     `json:"under,omitempty"`
	In            ArticleID   `json:"in,omitempty"`
	Topics        []string    `json:"topics,omitempty"`
	Channels      []string    `json:"channels,omitempty"`   // folded when compared
	Publishers    []string    `json:"publishers,omitempty"` // folded when compared
	Articles      []ArticleID `json:"articles,omitempty"`
	Date          *DateRange  `json:"date,omitempty"`
	Dated         *bool       `json:"dated,omitempty"`
	Text          string      `json:"text,omitempty"` // every token must occur
	MinConfidence float64     `json:"minConfidence,omitempty"`
	MinSources    int         `json:"minSources,omitempty"`
}

// ActorMatch holds for an event with, among its participations, Any of these
// actors or sides, All of them, and None of them; where Roles is not empty,
// only participations in these roles count. An empty list asks nothing.
type ActorMatch struct {
	Any   []ActorSelector `json:"any,omitempty"`
	All   []ActorSelector `json:"all,omitempty"`
	None  []ActorSelector `json:"none,omitempty"`
	Roles []Role          `json:"roles,omitempty"`
}

// ActorSelector selects participations: of one actor, or of everyone who acted
// for a side. Exactly one field is set.
type ActorSelector struct {
	Actor ActorID `json:"actor,omitempty"`
	Side  string  `json:"side,omitempty"`
}

// Selects reports whether the participation is the selector's.
func (s ActorSelector) Selects(p Participation) bool {
	if s.Actor != "" {
		return p.Actor == s.Actor
	}
	return s.Side != "" && p.Side.Key == s.Side
}

// Holds reports whether the match holds for the participations.
func (m ActorMatch) Holds(ps []Participation) bool {
	has := func(s ActorSelector) bool {
		return slices.ContainsFunc(ps, func(p Participation) bool {
			return s.Selects(p) && (len(m.Roles) == 0 || slices.Contains(m.Roles, p.Role))
		})
	}
	for _, s := range m.All {
		if !has(s) {
			return false
		}
	}
	return (len(m.Any) == 0 || slices.ContainsFunc(m.Any, has)) && !slices.ContainsFunc(m.None, has)
}

// Holds reports whether the filter holds for the event: the definition that
// both engines are measured against.
func (f EventFilter) Holds(e *Event) bool {
	return !e.Hidden && oneOf(f.Types, e.Type) && oneOf(f.Statuses, e.Status) &&
		f.holdActors(e) &&
		overlap(f.Within, e.Places) && overlap(f.Topics, e.Topics) &&
		overlapFolded(f.Channels, []string{e.Channel}) && overlapFolded(f.Publishers, e.Publishers) &&
		overlap(f.Articles, e.Articles) &&
		(f.Under == "" || slices.Contains(e.Places, f.Under)) && (f.In == "" || slices.Contains(e.Articles, f.In)) &&
		(f.Date == nil || f.Date.Holds(e.Date)) && (f.Dated == nil || *f.Dated == (e.Date != nil)) &&
		f.holdText(e) &&
		e.Confidence >= f.MinConfidence && e.Sources >= f.MinSources
}

func (f EventFilter) holdActors(e *Event) bool {
	return !slices.ContainsFunc(f.Actors, func(m ActorMatch) bool { return !m.Holds(e.Participations) })
}

func (f EventFilter) holdText(e *Event) bool {
	return !slices.ContainsFunc(Tokens(f.Text), func(t string) bool {
		_, found := slices.BinarySearch(e.Tokens, t)
		return !found
	})
}

func oneOf[T comparable](want []T, got T) bool { return len(want) == 0 || slices.Contains(want, got) }

func overlap[T comparable](want, got []T) bool {
	return len(want) == 0 || slices.ContainsFunc(got, func(g T) bool { return slices.Contains(want, g) })
}

func overlapFolded(want, got []string) bool {
	return len(want) == 0 || slices.ContainsFunc(got, func(g string) bool {
		return g != "" && slices.ContainsFunc(want, func(w string) bool { return Fold(w) == Fold(g) })
	})
}

// hash names the filter in cursors, so that a cursor is refused elsewhere.
func hash(v any) string {
	b, _ := json.Marshal(v) // plain data: cannot fail
	return Digest(string(b))[:8]
}

// EventOrder is the order of a list of events.
type EventOrder string

// By date: (earliest, latest, id), undated events last in both directions, by
// id in the direction of the order.
// An open beginning sorts before every day, an open end after every day.
const (
	OldestFirst EventOrder = "OLDEST_FIRST"
	NewestFirst EventOrder = "NEWEST_FIRST"
)

// ActorFilter is what an actor must be; given fields are combined with AND.
type ActorFilter struct {
	Kinds     []ActorKind `json:"kinds,omitempty"`
	Countries []string    `json:"countries,omitempty"` // ISO 3166-1 alpha-2
	Text      string      `json:"text,omitempty"`      // every token in the name or in one alias
}

// PlaceFilter is what a place must be; given fields are combined with AND.
type PlaceFilter struct {
	Kinds     []PlaceKind `json:"kinds,omitempty"`
	Countries []string    `json:"countries,omitempty"`
	Text      string      `json:"text,omitempty"`
}

// ArticleFilter is what an article must be; given fields are combined with AND.
type ArticleFilter struct {
	Publishers []string   `json:"publishers,omitempty"` // folded when compared
	Published  *DateRange `json:"published,omitempty"`  // by the publication's local day
	Text       string     `json:"text,omitempty"`       // every token in the headline or the text
}

// Holds reports whether the filter holds for the actor.
func (f ActorFilter) Holds(a *Actor) bool {
	return oneOf(f.Kinds, a.Kind) && oneOf(f.Countries, a.Country) && nameHolds(f.Text, a.Name, a.Aliases)
}

// Holds reports whether the filter holds for the place.
func (f PlaceFilter) Holds(p *Place) bool {
	return oneOf(f.Kinds, p.Kind) && oneOf(f.Countries, p.Country) && nameHolds(f.Text, p.Name, p.Aliases)
}

// Holds reports whether the filter holds for the article.
func (f ArticleFilter) Holds(a *Article) bool {
	return overlapFolded(f.Publishers, []string{a.Publisher}) &&
		(f.Published == nil || f.Published.Holds(a.publishedOn())) &&
		containsTokens(ArticleTokens(a), f.Text)
}

func (a *Article) publishedOn() *EventDate {
	if a.Published.IsZero() {
		return nil
	}
	return &EventDate{Earliest: a.Published.Day(), Latest: a.Published.Day()}
}

// NameTokens is the folded text that search matches for something with a name
// and aliases, sorted, each once.
func NameTokens(name string, aliases []string) []string {
	all := Tokens(name)
	for _, a := range aliases {
		all = append(all, Tokens(a)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// ArticleTokens is the folded text that search matches for an article, sorted.
func ArticleTokens(a *Article) []string {
	return NameTokens(a.Headline, []string{a.Text})
}

func nameHolds(text, name string, aliases []string) bool {
	return containsTokens(NameTokens(name, aliases), text)
}

func containsTokens(sorted []string, text string) bool {
	return !slices.ContainsFunc(Tokens(text), func(t string) bool {
		_, found := slices.BinarySearch(sorted, t)
		return !found
	})
}
