package model

import "github.com/parley-events/parley/graph"

// Place is a place on a level of a query.
type Place struct {
	*graph.Place
	Member[*Place]
}

// CountryCode is null where unknown.
func (p *Place) CountryCode() *string { return optional(p.Country) }

// SameAs lists the identifiers of the place elsewhere.
func (p *Place) SameAs() []*ExternalIdentifier { return identifiers(p.Wikidata, p.GeoNames) }

// Coordinates is null where unknown.
func (p *Place) Coordinates() *Coordinates {
	if p.Latitude == nil || p.Longitude == nil {
		return nil
	}
	return &Coordinates{Latitude: *p.Latitude, Longitude: *p.Longitude}
}

// Coordinates is a point in WGS 84 degrees.
type Coordinates struct{ Latitude, Longitude float64 }
