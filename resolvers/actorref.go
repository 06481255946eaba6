package resolvers

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

// checkOneOf refuses a reference without exactly one field: a variable may hold
// what the query text may not.
func checkOneOf(input string, fields ...*string) error {
	given := 0
	for _, f := range fields {
		if f != nil {
			given++
		}
	}
	if given != 1 {
		return fmt.Errorf("%w %s: give exactly one of its fields", graph.ErrInvalid, input)
	}
	return nil
}

// selectors returns what each reference selects. It asks the store once for
// all ids, once for all names and once for all Wikidata ids.
func (r *resolver) selectors(ctx context.Context, refs []*gql.ActorRef) (map[*gql.ActorRef]graph.ActorSelector, error) {
	selected := map[*gql.ActorRef]graph.ActorSelector{}
	var actors []*gql.ActorRef
	for _, ref := range refs {
		if err := checkOneOf("ActorRef", ref.ID, ref.Name, ref.Wikidata, ref.Side); err != nil {
			return nil, err
		}
		if ref.Side == nil {
			actors = append(actors, ref)
			continue
		}
		key, err := r.sideKey(ctx, *ref.Side)
		if err != nil {
			return nil, err
		}
		selected[ref] = graph.ActorSelector{Side: key}
	}
	found, err := r.referred(ctx, actors)
	if err != nil {
		return nil, err
	}
	for i, ref := range actors {
		selected[ref] = graph.ActorSelector{Actor: found[i].ID}
	}
	return selected, nil
}

// referred returns the actors that references by id, name or Wikidata id lead
// to, one each.
func (r *resolver) referred(ctx context.Context, refs []*gql.ActorRef) ([]*graph.Actor, error) {
	byID, err := candidates(ctx, refs, func(ref *gql.ActorRef) *string { return ref.ID }, r.actorsWithID)
	if err != nil {
		return nil, err
	}
	byName, err := candidates(ctx, refs, func(ref *gql.ActorRef) *string { return ref.Name }, r.actorsCalled)
	if err != nil {
		return nil, err
	}
	byWikidata, err := candidates(ctx, refs, func(ref *gql.ActorRef) *string { return ref.Wikidata }, r.actorsWithWikidata)
	if err != nil {
		return nil, err
	}
	actors := make([]*graph.Actor, len(refs))
	for i, ref := range refs {
		given := value(ref.ID) + value(ref.Name) + value(ref.Wikidata)
		found := slices.Concat(byID[ref], byName[ref], byWikidata[ref])
		if actors[i], err = theOne("actor", given, found, actorCandidate); err != nil {
			if code := countryCode(value(ref.Name)); code != "" {
				return nil, fmt.Errorf("%w; as a side it is {side: %q}", err, code)
			}
			return nil, orSearch(err, ref.Name)
		}
	}
	return actors, nil
}

func (r *resolver) actorsWithID(ctx context.Context, ids []string) ([][]graph.Actor, error) {
	found, err := r.store.ActorsByID(ctx, each(ids, func(id string) graph.ActorID { return graph.ActorID(id) }))
	if err != nil {
		return nil, err
	}
	return each(found, listOf[graph.Actor]), nil
}

// actorsCalled returns the actors with each name, else those of whose name it
// is a part.
func (r *resolver) actorsCalled(ctx context.Context, names []string) ([][]graph.Actor, error) {
	return called(ctx, names, r.store.ActorsNamed, func(name string) ([]graph.Actor, error) {
		f := graph.ActorFilter{Text: name}
		switch {
		case isCountryName(name):
			return nil, nil // Russia is not the Bank of Russia
		case countryCode(name) != "":
			f.Kinds = []graph.ActorKind{graph.Person} // UK is not the UK Treasury, Li may be Li Qiang
		}
		list, err := r.store.Actors(ctx, f, partPage)
		return list.Items, err
	})
}

var wikidataID = regexp.MustCompile(`^Q[1-9][0-9]*$`)

func (r *resolver) actorsWithWikidata(ctx context.Context, ids []string) ([][]graph.Actor, error) {
	for _, id := range ids {
		if !wikidataID.MatchString(id) {
			return nil, fmt.Errorf("%w Wikidata id %s: want Q7747", graph.ErrInvalid, quoted(id))
		}
	}
	return r.store.ActorsByWikidata(ctx, ids)
}

func listOf[T any](v *T) []T {
	if v == nil {
		return nil
	}
	return []T{*v}
}

// candidates asks once for all references that have the field, and returns
// what each may mean.
func candidates[R comparable, T any](
	ctx context.Context, refs []R, field func(R) *string, get func(context.Context, []string) ([][]T, error),
) (map[R][]T, error) {
	var asking []R
	var values []string
	for _, ref := range refs {
		if v := field(ref); v != nil {
			asking = append(asking, ref)
			values = append(values, *v)
		}
	}
	if len(values) == 0 {
		return nil, nil
	}
	found, err := get(ctx, values)
	if err != nil {
		return nil, err
	}
	mean := map[R][]T{}
	for i, ref := range asking {
		mean[ref] = found[i]
	}
	return mean, nil
}

func actorCandidate(a graph.Actor) candidate {
	return candidate{ID: string(a.ID), Name: a.Name, Kind: string(a.Kind), CountryCode: a.Country}
}

// sideKey returns the key of the side that is given by its key, its ISO 3166-1
// alpha-2 code, or the name of a country or organisation.
func (r *resolver) sideKey(ctx context.Context, given string) (string, error) {
	given = strings.TrimSpace(given)
	if err := checkName(given); err != nil {
		return "", err
	}
	if graph.Kind(given) == "actor" {
		actors, err := r.referred(ctx, []*gql.ActorRef{{ID: &given}})
		if err != nil {
			return "", err
		}
		return string(actors[0].ID), nil
	}
	if code := strings.ToUpper(given); isCountryCode(code) {
		acts, err := r.hasActed(ctx, code)
		if err != nil || acts {
			return code, err
		}
	}
	named, err := r.store.ActorsNamed(ctx, []string{given})
	if err != nil {
		return "", err
	}
	sides := map[string]graph.Actor{}
	for _, a := range named[0] {
		if key := keyAsSide(a); key != "" {
			sides[key] = a
		}
	}
	if len(sides) == 1 {
		for key := range sides {
			return key, nil
		}
	}
	if len(sides) == 0 {
		// A country that is a side need not be an actor itself.
		if code := countryCode(given); code != "" {
			acts, err := r.hasActed(ctx, code)
			if err != nil || acts {
				return code, err
			}
		}
	}
	several := slices.SortedFunc(maps.Values(sides), func(a, b graph.Actor) int { return strings.Compare(string(a.ID), string(b.ID)) })
	_, err = theOne("side", given, several, actorCandidate)
	if len(several) == 0 && countryCode(given) != "" {
		return "", fmt.Errorf("%w; nobody acted for it", err)
	}
	return "", orSearch(err, &given)
}

// keyAsSide is the key an actor has as a side, empty where it cannot be one.
func keyAsSide(a graph.Actor) string {
	switch a.Kind {
	case graph.Country:
		return a.Country
	case graph.Organization:
		return string(a.ID)
	}
	return ""
}

// hasActed reports whether anybody acted for the side.
func (r *resolver) hasActed(ctx context.Context, key string) (bool, error) {
	f := graph.EventFilter{Actors: []graph.ActorMatch{{All: []graph.ActorSelector{{Side: key}}}}}
	lists, err := r.store.Events(ctx, graph.EventParents{}, graph.EventQuery{Filter: f, Page: graph.Page{First: 1}})
	if err != nil {
		return false, err
	}
	return len(lists[0].Items) > 0, nil
}

// actor answers Query.actor.
func (r *resolver) actor(ctx context.Context, ref *gql.ActorRef) (*model.Actor, error) {
	if err := checkOneOf("ActorRef", ref.ID, ref.Name, ref.Wikidata, ref.Side); err != nil {
		return nil, err
	}
	if ref.Side == nil {
		actors, err := r.referred(ctx, []*gql.ActorRef{ref})
		if err != nil {
			return nil, err
		}
		return alone(newActor(actors[0])), nil
	}
	key, err := r.sideKey(ctx, *ref.Side)
	if err != nil {
		return nil, err
	}
	actors, err := r.actorsByID(ctx, []graph.ActorID{graph.Side{Key: key}.Actor()})
	if err != nil {
		return nil, err
	}
	if actors[0] == nil {
		return nil, fmt.Errorf("actor for the side %s: %w; others acted for it", quoted(*ref.Side), graph.ErrNotFound)
	}
	return actors[0], nil
}
