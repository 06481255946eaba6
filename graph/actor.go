package graph

import "strings"

// ActorKind is the kind of an actor.
type ActorKind string

// GROUP is people without a name ("Ukrainian officials").
const (
	Person       ActorKind = "PERSON"
	Organization ActorKind = "ORGANIZATION"
	Country      ActorKind = "COUNTRY"
	Group        ActorKind = "GROUP"
)

// Actor is a person, organisation, country or group that takes part in
// events; derived from what the mentions observed of it.
type Actor struct {
	ID ActorID `json:"id"`
	// Keys are the actor keys that are this actor: one, or more after a
	// decision merged some. Sorted.
	Keys []string  `json:"keys"`
	Name string    `json:"name"`
	Kind ActorKind `json:"kind"`
	// Aliases are the names it was written by, sorted, without Name.
	Aliases  []string `json:"aliases,omitempty"`
	Country  string   `json:"country,omitempty"`  // ISO 3166-1 alpha-2
	Wikidata string   `json:"wikidata,omitempty"` // Q-id
	// Curated says Name comes from a gazetteer, not from an article.
	Curated   bool       `json:"curated,omitempty"`
	Positions []Position `json:"positions,omitempty"`
}

// Position is an office or task an actor was seen in.
type Position struct {
	Title string `json:"title"`
	// Side is the country or organisation it is held for.
	Side Side `json:"side,omitzero"`
	// First and Last are the days of the first and last event that shows it.
	First Day `json:"first,omitempty"`
	Last  Day `json:"last,omitempty"`
}

// Side is the country or organisation a participant acted for.
type Side struct {
	// Key is an ISO 3166-1 alpha-2 code, or the ActorID of an organisation.
	Key  string `json:"key"`
	Name string `json:"name"`
}

// ActorKey is the identity of an actor as one article shows it: its gazetteer
// entry, else kind, folded fullest name and country. It is a pure function of
// one observation, so no other article can change it.
func ActorKey(o ActorObserved) string {
	if o.Gazetteer != "" {
		return "gazetteer:" + o.Gazetteer
	}
	return strings.ToLower(string(o.Kind)) + ":" + Fold(o.FullestName()) + ":" + strings.ToLower(o.Country)
}

// NewActorID returns the id of the actor with the key.
func NewActorID(key string) ActorID { return ActorID(actorPrefix + Digest("actor", key)) }

// ID returns the id of the actor observed, before any decision.
func (o ActorObserved) ID() ActorID { return NewActorID(ActorKey(o)) }

// CountryKey is the gazetteer key of the country with the ISO 3166-1 alpha-2
// code: the one place that ties a side to the country that is an actor.
func CountryKey(code string) string { return "country/" + strings.ToLower(code) }

// Actor returns the id of the actor that is the side.
func (s Side) Actor() ActorID {
	if strings.HasPrefix(s.Key, actorPrefix) {
		return ActorID(s.Key)
	}
	return NewActorID("gazetteer:" + CountryKey(s.Key))
}
