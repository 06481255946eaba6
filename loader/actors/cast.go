package actors

import (
	"sort"

	"github.com/parley-events/parley/graph"
)

// Cast is who and what a text speaks of.
type Cast struct {
	// Entities are the actors and places, by the order of their first naming;
	// Entities[i].ID == i.
	Entities []Entity
	// Namings are sorted by (start, end, entity). Two either do not overlap or
	// have the same span: "the two leaders" and "US and Ukrainian negotiators"
	// name several entities at once.
	Namings []Naming
}

// Entity is one actor or place of the text, however often it is named.
type Entity struct {
	ID int
	// Actor is the zero value where the entity is nothing but a place.
	Actor graph.ActorObserved
	// Positions are those the text gives, in its order, then those the
	// gazetteer knows of on the reference day.
	Positions []Held
	// Place is set where the entity can be a place: Geneva, the Kremlin, Russia.
	Place *graph.PlaceObserved
	// Outlet says that it is a newspaper, agency, broadcaster or network that the
	// gazetteer knows: it passes on what others say.
	Outlet bool
}

// IsActor reports whether the entity can act, not only be a place.
func (e *Entity) IsActor() bool { return e.Actor.Kind != "" }

// Held is a position of an entity.
type Held struct {
	Title string
	Side  graph.Side
	Level graph.Level
	// From and To bound the term, as the gazetteer has it.
	From, To graph.Day
	// Observed says that the text itself gives the position.
	Observed bool
	// Former says that it was no longer held ("former president").
	Former bool
}

// How is the way in which words name an entity.
type How string

// The ways.
const (
	// ByName: the full name, or the only name there is.
	ByName How = "NAME"
	// BySurname: part of a person's name.
	BySurname How = "SURNAME"
	// ByRole: an office or description ("the envoy", "Ukraine's leader").
	ByRole How = "ROLE"
	// ByPronoun: he, she, they, it and their forms.
	ByPronoun How = "PRONOUN"
	// ByGroup: people without a name ("Ukrainian officials").
	ByGroup How = "GROUP"
	// ByMetonym: the capital or seat for the country ("Moscow rejected").
	ByMetonym How = "METONYM"
	// ByDemonym: the adjective or a name in its place ("a Russian attack",
	// "US-Ukraine talks"), or a people ("the Iranians").
	ByDemonym How = "DEMONYM"
)

// Naming is one naming of an entity in the text.
type Naming struct {
	Entity int
	// Span covers the words that name it, with titles before the name and
	// without the article ("Russian President Vladimir Putin").
	Span     graph.Span
	Sentence int
	How      How
	// As is the actor with Name as written here, without title.
	As graph.ActorObserved
	// Position, Level and Side are those of the actor here: as this naming
	// gives them, else another of the text, else the gazetteer on the day.
	Position string
	Level    graph.Level
	Side     graph.Side
	// Possessive says that the naming owns what follows ("Trump's envoy").
	Possessive bool
	// Place says that here it is a place and no actor ("in Russia").
	Place bool
	// Town is the town whose name stands for a country (ByMetonym): where a
	// strike on it is.
	Town *graph.PlaceObserved
}

// At returns the namings that lie inside the span.
func (c *Cast) At(span graph.Span) []Naming {
	from := sort.Search(len(c.Namings), func(i int) bool { return c.Namings[i].Span.Start >= span.Start })
	to := from
	var inside []Naming
	for ; to < len(c.Namings) && c.Namings[to].Span.Start < span.End; to++ {
		if c.Namings[to].Span.End <= span.End {
			inside = append(inside, c.Namings[to])
		}
	}
	return inside
}
