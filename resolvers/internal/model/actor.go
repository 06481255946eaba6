package model

import "github.com/parley-events/parley/graph"

// Actor is an actor on a level of a query.
type Actor struct {
	*graph.Actor
	Member[*Actor]
}

// CountryCode is null where unknown.
func (a *Actor) CountryCode() *string { return optional(a.Country) }

// SameAs lists the identifiers of the actor elsewhere.
func (a *Actor) SameAs() []*ExternalIdentifier { return identifiers(a.Wikidata, "") }

// Position is an office of an actor on a level of a query.
type Position struct {
	*graph.Position
	Member[*Position]
}

// Side is the country or organisation somebody acted for.
type Side struct {
	graph.Side
	Member[*Side]
}

// ExternalIdentifier is the identifier of something in another authority.
type ExternalIdentifier struct{ Authority, Value, URL string }

func identifiers(wikidata, geonames string) []*ExternalIdentifier {
	ids := []*ExternalIdentifier{}
	if wikidata != "" {
		ids = append(ids, &ExternalIdentifier{"wikidata", wikidata, "https://www.wikidata.org/wiki/" + wikidata})
	}
	if geonames != "" {
		ids = append(ids, &ExternalIdentifier{"geonames", geonames, "https://www.geonames.org/" + geonames})
	}
	return ids
}
