package graph

import "strings"

// PlaceKind is the kind of a place, narrow to wide.
type PlaceKind string

// The place kinds.
const (
	Venue        PlaceKind = "VENUE"
	City         PlaceKind = "CITY"
	Region       PlaceKind = "REGION"
	CountryPlace PlaceKind = "COUNTRY"
	World        PlaceKind = "WORLD"
)

// Place is a location; derived from what the mentions observed.
type Place struct {
	ID      PlaceID   `json:"id"`
	Key     string    `json:"key"`
	Name    string    `json:"name"`
	Kind    PlaceKind `json:"kind"`
	Aliases []string  `json:"aliases,omitempty"` // sorted, without Name
	Country string    `json:"country,omitempty"` // ISO 3166-1 alpha-2
	// Latitude and Longitude are WGS 84 degrees.
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	Wikidata  string   `json:"wikidata,omitempty"`
	GeoNames  string   `json:"geonames,omitempty"`
	PartOf    PlaceID  `json:"partOf,omitempty"`
}

// PlaceObserved is a place as an article shows it. Within is the next wider
// place, where known: venue, city, region, country.
type PlaceObserved struct {
	Name string    `json:"name"` // as written, or the gazetteer's name
	Kind PlaceKind `json:"kind"`
	// Written is the name in the text, where Name is the gazetteer's.
	Written   string         `json:"written,omitempty"`
	Country   string         `json:"country,omitempty"`
	Gazetteer string         `json:"gazetteer,omitempty"`
	Latitude  *float64       `json:"latitude,omitempty"`
	Longitude *float64       `json:"longitude,omitempty"`
	Wikidata  string         `json:"wikidata,omitempty"`
	GeoNames  string         `json:"geonames,omitempty"`
	Within    *PlaceObserved `json:"within,omitempty"`
}

// PlaceKey is the identity of a place as one article shows it: its gazetteer
// entry, else kind, folded name and country.
func PlaceKey(o PlaceObserved) string {
	if o.Gazetteer != "" {
		return "gazetteer:" + o.Gazetteer
	}
	return strings.ToLower(string(o.Kind)) + ":" + Fold(o.Name) + ":" + strings.ToLower(o.Country)
}

// ID returns the id of the place observed.
func (o PlaceObserved) ID() PlaceID { return PlaceID(placePrefix + Digest("place", PlaceKey(o))) }

// Path lists the place and the wider ones it lies in, narrow to wide.
func (o *PlaceObserved) Path() []PlaceObserved {
	var path []PlaceObserved
	for p := o; p != nil; p = p.Within {
		path = append(path, *p)
	}
	return path
}
