package resolve

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Derived is everything that follows from a set of facts, sorted by id.
type Derived struct {
	Events []graph.Event
	Actors []graph.Actor
	Places []graph.Place
}

// All derives everything from a full set of facts at once.
func All(b graph.Batch) (Derived, error) {
	u, err := Apply(b, nothing{})
	if err != nil {
		return Derived{}, err
	}
	slices.SortFunc(u.Created, func(x, y graph.Event) int { return strings.Compare(string(x.ID), string(y.ID)) })
	return Derived{Events: u.Created, Actors: u.Actors, Places: u.Places}, nil
}

// nothing is the empty store.
type nothing struct{}

func (nothing) Articles([]graph.ArticleID) ([]graph.Article, error)           { return nil, nil }
func (nothing) Mentions([]graph.MentionID) ([]graph.Mention, error)           { return nil, nil }
func (nothing) MentionsOfArticles([]graph.ArticleID) ([]graph.Mention, error) { return nil, nil }
func (nothing) MentionsIn([]graph.OccasionID) ([]graph.Mention, error)        { return nil, nil }
func (nothing) Occasions([]string, []KeyRange) ([]graph.OccasionID, error)    { return nil, nil }
func (nothing) Events([]graph.MentionID) ([]graph.Event, error)               { return nil, nil }
func (nothing) Decisions() ([]graph.Decision, error)                          { return nil, nil }
func (nothing) Actors([]graph.ActorID) ([]graph.Actor, error)                 { return nil, nil }
func (nothing) MentionsOfActors([]graph.ActorID) ([]graph.Mention, error)     { return nil, nil }
func (nothing) Places([]graph.PlaceID) ([]graph.Place, error)                 { return nil, nil }
func (nothing) MentionsAtPlaces([]graph.PlaceID) ([]graph.Mention, error)     { return nil, nil }
