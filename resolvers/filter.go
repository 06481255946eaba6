package resolvers

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
)

// eventFilter reads a filter and looks up the actors and places it names.
func (r *resolver) eventFilter(ctx context.Context, in *gql.EventFilter) (graph.EventFilter, error) {
	if in == nil {
		return graph.EventFilter{}, nil
	}
	f := graph.EventFilter{
		Types:         in.Type,
		Statuses:      in.Status,
		Topics:        in.Topic,
		Channels:      in.Channel,
		Publishers:    in.Publisher,
		Articles:      each(in.ArticleID, func(id string) graph.ArticleID { return graph.ArticleID(id) }),
		Dated:         in.Dated,
		Text:          value(in.Text),
		MinConfidence: value(in.MinConfidence),
		MinSources:    value(in.MinSources),
	}
	if f.MinConfidence < 0 || f.MinConfidence > 1 {
		return f, fmt.Errorf("%w minConfidence %v: want 0 to 1", graph.ErrInvalid, f.MinConfidence)
	}
	if f.MinSources < 0 {
		return f, fmt.Errorf("%w minSources %d: it is negative", graph.ErrInvalid, f.MinSources)
	}
	var err error
	if f.Date, err = dateRange(in.Date); err != nil {
		return f, err
	}
	places, err := r.places(ctx, in.PlaceWithin)
	if err != nil {
		return f, err
	}
	for _, p := range places {
		f.Within = append(f.Within, p.ID)
	}
	f.Actors, err = r.actorMatches(ctx, in.Actors)
	return f, err
}

func (r *resolver) actorMatches(ctx context.Context, in []*gql.ActorMatch) ([]graph.ActorMatch, error) {
	var refs []*gql.ActorRef
	for _, m := range in {
		refs = append(append(append(refs, m.Any...), m.All...), m.None...)
	}
	selected, err := r.selectors(ctx, refs)
	if err != nil {
		return nil, err
	}
	of := func(ref *gql.ActorRef) graph.ActorSelector { return selected[ref] }
	var matches []graph.ActorMatch
	for _, m := range in {
		matches = append(matches, graph.ActorMatch{
			Any: each(m.Any, of), All: each(m.All, of), None: each(m.None, of), Roles: m.Role,
		})
	}
	return matches, nil
}

// dateRange reads the days of a range as they are typed.
func dateRange(in *gql.DateRange) (*graph.DateRange, error) {
	if in == nil {
		return nil, nil
	}
	if in.Edtf != nil && (in.From != nil || in.To != nil) {
		return nil, fmt.Errorf("%w date range: give edtf, or from and to", graph.ErrInvalid)
	}
	r := &graph.DateRange{Match: cmp.Or(in.Match, graph.MatchPossible)}
	for _, end := range []struct {
		typed    *string
		from, to bool
	}{
		{in.From, true, false},
		{in.To, false, true},
		{in.Edtf, true, true},
	} {
		if end.typed == nil {
			continue
		}
		first, last, err := graph.ParseDateInput(*end.typed)
		if err != nil {
			return nil, err
		}
		if end.from {
			r.From = first
		}
		if end.to {
			r.To = last
		}
	}
	if r.From != "" && r.To != "" && r.From > r.To {
		return nil, fmt.Errorf("%w date range: it ends on %s, before it begins on %s", graph.ErrInvalid, r.To, r.From)
	}
	return r, nil
}

func countryCodesOf(in []string) []string { return each(in, strings.ToUpper) }

func actorFilter(in *gql.ActorFilter) graph.ActorFilter {
	if in == nil {
		return graph.ActorFilter{}
	}
	return graph.ActorFilter{Kinds: in.Kind, Countries: countryCodesOf(in.CountryCode), Text: value(in.Text)}
}

func placeFilter(in *gql.PlaceFilter) graph.PlaceFilter {
	if in == nil {
		return graph.PlaceFilter{}
	}
	return graph.PlaceFilter{Kinds: in.Kind, Countries: countryCodesOf(in.CountryCode), Text: value(in.Text)}
}

func articleFilter(in *gql.ArticleFilter) (graph.ArticleFilter, error) {
	if in == nil {
		return graph.ArticleFilter{}, nil
	}
	published, err := dateRange(in.Published)
	return graph.ArticleFilter{Publishers: in.Publisher, Published: published, Text: value(in.Text)}, err
}
