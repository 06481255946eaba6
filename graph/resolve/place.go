package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// placeSum gathers what mentions observed of one place; adding is commutative,
// associative and idempotent, as for actors.
type placeSum struct {
	place   graph.Place
	name    name
	aliases []string
}

func (s *placeSum) resume(p graph.Place) {
	s.take(p, p.Name, strings.HasPrefix(p.Key, "gazetteer:"))
	s.aliases = append(s.aliases, p.Aliases...)
}

func (s *placeSum) add(o *graph.PlaceObserved, ids *identities) {
	where := ids.place(o)
	p := graph.Place{
		ID: where.id, Key: where.key, Kind: o.Kind, Country: o.Country, Latitude: o.Latitude,
		Longitude: o.Longitude, Wikidata: o.Wikidata, GeoNames: o.GeoNames,
	}
	if o.Within != nil {
		p.PartOf = ids.place(o.Within).id
	}
	s.take(p, o.Name, o.Gazetteer != "")
	s.aliases = append(s.aliases, o.Written)
}

func (s *placeSum) take(p graph.Place, text string, curated bool) {
	q := &s.place
	if q.ID == "" || breadth(p.Kind) < breadth(q.Kind) {
		q.Kind = p.Kind
	}
	q.ID, q.Key = p.ID, p.Key
	q.Country, q.PartOf = least(q.Country, p.Country), least(q.PartOf, p.PartOf)
	q.Wikidata, q.GeoNames = least(q.Wikidata, p.Wikidata), least(q.GeoNames, p.GeoNames)
	if p.Latitude != nil && p.Longitude != nil && (q.Latitude == nil ||
		cmp.Or(cmp.Compare(*p.Latitude, *q.Latitude), cmp.Compare(*p.Longitude, *q.Longitude)) < 0) {
		q.Latitude, q.Longitude = p.Latitude, p.Longitude
	}
	s.name = s.name.or(name{text, curated})
	s.aliases = append(s.aliases, text)
}

func (s *placeSum) sum() graph.Place {
	p := s.place
	p.Name = s.name.text
	p.Aliases = slices.DeleteFunc(sorted(s.aliases), func(n string) bool { return n == "" || n == p.Name })
	return p
}
