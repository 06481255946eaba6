package resolvers

import (
	"context"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
)

// places returns the places that references lead to, one each. It asks the
// store once for all ids and once for all names.
func (r *resolver) places(ctx context.Context, refs []*gql.PlaceRef) ([]*graph.Place, error) {
	for _, ref := range refs {
		if err := checkOneOf("PlaceRef", ref.ID, ref.Name); err != nil {
			return nil, err
		}
	}
	byID, err := candidates(ctx, refs, func(ref *gql.PlaceRef) *string { return ref.ID }, r.placesWithID)
	if err != nil {
		return nil, err
	}
	byName, err := candidates(ctx, refs, func(ref *gql.PlaceRef) *string { return ref.Name }, r.placesCalled)
	if err != nil {
		return nil, err
	}
	places := make([]*graph.Place, len(refs))
	for i, ref := range refs {
		given := value(ref.ID) + value(ref.Name)
		if places[i], err = theOne("place", given, slices.Concat(byID[ref], byName[ref]), placeCandidate); err != nil {
			return nil, orSearch(err, ref.Name)
		}
	}
	return places, nil
}

func (r *resolver) placesWithID(ctx context.Context, ids []string) ([][]graph.Place, error) {
	found, err := r.store.PlacesByID(ctx, each(ids, func(id string) graph.PlaceID { return graph.PlaceID(id) }))
	if err != nil {
		return nil, err
	}
	return each(found, listOf[graph.Place]), nil
}

// placesCalled returns the places with each name, else those of whose name it
// is a part.
func (r *resolver) placesCalled(ctx context.Context, names []string) ([][]graph.Place, error) {
	return called(ctx, names, r.store.PlacesNamed, func(name string) ([]graph.Place, error) {
		if countryCode(name) != "" {
			return nil, nil // Russia is not the Hotel Russia
		}
		list, err := r.store.Places(ctx, graph.PlaceFilter{Text: name}, partPage)
		return list.Items, err
	})
}

func placeCandidate(p graph.Place) candidate {
	return candidate{ID: string(p.ID), Name: p.Name, Kind: string(p.Kind), CountryCode: p.Country}
}
