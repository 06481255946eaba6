package graphtest

import (
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

// runLookups: what has an id or a name is found by it, in the order asked.
func runLookups(t *testing.T, e Engine) {
	store, oracle := e.Open(t), NewOracle()
	news := NewNewsroom(random(seed(t)))
	for range 4 { // in parts, so that versions and merges change what was there
		b := joined(nil, news.Batches(5))[0]
		write(t, store, b)
		write(t, oracle, b)
	}
	t.Run("by id", func(t *testing.T) { testByID(t, store, oracle) })
	t.Run("by name", func(t *testing.T) { testByName(t, store, oracle) })
	t.Run("statistics", func(t *testing.T) {
		ctx := testContext(t)
		got, want := must[graph.Statistics](t)(store.Statistics(ctx)), must[graph.Statistics](t)(oracle.Statistics(ctx))
		same(t, "statistics", got, want)
	})
	t.Run("of the lists", func(t *testing.T) { testFilters(t, store, oracle) })
}

func testByID(t *testing.T, s graph.Store, o *Oracle) {
	ctx := testContext(t)
	v := vocabularyOf(o.state)

	var mentions []graph.MentionID
	var events []graph.EventID
	for i := range o.state.facts.Mentions {
		m := &o.state.facts.Mentions[i]
		mentions = append(mentions, m.ID)
		events = append(events, graph.EventOf(m.ID)) // any of its mentions names an event
	}
	mentions = strange(mentions, "men-")
	events = strange(events, "evt-")
	same(t, "MentionsByID", must[[]*graph.MentionOf](t)(s.MentionsByID(ctx, mentions)), must[[]*graph.MentionOf](t)(o.MentionsByID(ctx, mentions)))
	same(t, "EventsByID", must[[]*graph.Event](t)(s.EventsByID(ctx, events)), must[[]*graph.Event](t)(o.EventsByID(ctx, events)))

	actors := v.actors
	for _, a := range o.state.actors {
		for _, key := range a.Keys {
			actors = append(actors, graph.NewActorID(key))
		}
	}
	actors, places, articles := strange(actors, "act-"), strange(v.places, "plc-"), strange(v.articles, "art-")
	same(t, "ActorsByID", must[[]*graph.Actor](t)(s.ActorsByID(ctx, actors)), must[[]*graph.Actor](t)(o.ActorsByID(ctx, actors)))
	same(t, "PlacesByID", must[[]*graph.Place](t)(s.PlacesByID(ctx, places)), must[[]*graph.Place](t)(o.PlacesByID(ctx, places)))
	same(t, "ArticlesByID", must[[]*graph.Article](t)(s.ArticlesByID(ctx, articles)), must[[]*graph.Article](t)(o.ArticlesByID(ctx, articles)))
}

// strange puts ids of nothing among the ids, and repeats some.
func strange[ID ~string](ids []ID, prefix string) []ID {
	out := []ID{"", ID(prefix + "aaaaaaaaaaaaaaaaaaaaaaaaaa"), "it's no id"}
	out = append(out, ids...)
	return append(out, ids[0], ids[len(ids)/2], ids[0], "")
}

func testByName(t *testing.T, s graph.Store, o *Oracle) {
	ctx := testContext(t)
	names := []string{"", "!", "nobody", "Rassendyll", "the king"}
	var wikidata []string
	for _, a := range o.state.actors {
		names = append(names, a.Name, strings.ToUpper(a.Name), graph.Fold(a.Name)+"’s")
		names = append(names, a.Aliases...)
		wikidata = append(wikidata, a.Wikidata)
	}
	wikidata = append(wikidata, "Q1", "", "Q900001", "q900001")
	same(t, "ActorsNamed", aligned(must[[][]graph.Actor](t)(s.ActorsNamed(ctx, names))), aligned(must[[][]graph.Actor](t)(o.ActorsNamed(ctx, names))))
	same(t, "ActorsByWikidata", aligned(must[[][]graph.Actor](t)(s.ActorsByWikidata(ctx, wikidata))), aligned(must[[][]graph.Actor](t)(o.ActorsByWikidata(ctx, wikidata))))
	names = append(names, "SZOHOD", "szohôd", "Grand Hotel", "grand hôtel", "Winter  Palace")
	for _, p := range o.state.places {
		names = append(names, p.Name)
	}
	same(t, "PlacesNamed", aligned(must[[][]graph.Place](t)(s.PlacesNamed(ctx, names))), aligned(must[[][]graph.Place](t)(o.PlacesNamed(ctx, names))))
}

// aligned makes lists of none alike: nil and empty are both none.
func aligned[T any](lists [][]T) [][]T {
	out := make([][]T, len(lists))
	for i, l := range lists {
		out[i] = append([]T{}, l...)
	}
	return out
}

func testFilters(t *testing.T, s graph.Store, o *Oracle) {
	ctx := testContext(t)
	p := graph.Page{First: graph.MaxPage, Total: true}
	for _, f := range []graph.ActorFilter{
		{}, {Kinds: []graph.ActorKind{graph.Country, graph.Group}}, {Countries: []string{"BD", "XX"}},
		{Kinds: []graph.ActorKind{graph.Person}, Countries: []string{"RR"}, Text: "GREGOR anna"},
		{Text: "zolkiewski"}, {Text: "ЇЖАКЕВИЧ"}, {Text: "王小明"}, {Text: "wang"}, {Text: "nobody at all"},
	} {
		samePage(t, "actors "+encode(f), must[graph.List[graph.Actor]](t)(s.Actors(ctx, f, p)), must[graph.List[graph.Actor]](t)(o.Actors(ctx, f, p)))
	}
	for _, f := range []graph.PlaceFilter{
		{}, {Kinds: []graph.PlaceKind{graph.City}}, {Countries: []string{"RR"}}, {Text: "szohod"}, {Text: "HÔTEL", Kinds: []graph.PlaceKind{graph.Venue}},
	} {
		samePage(t, "places "+encode(f), must[graph.List[graph.Place]](t)(s.Places(ctx, f, p)), must[graph.List[graph.Place]](t)(o.Places(ctx, f, p)))
	}
	possible := func(from, to graph.Day) *graph.DateRange {
		return &graph.DateRange{From: from, To: to, Match: graph.MatchPossible}
	}
	for _, f := range []graph.ArticleFilter{
		{}, {Publishers: []string{"LE TELEGRAPHE", "nobody"}}, {Published: possible("2025-12-29", "2026-01-01")},
		{Published: &graph.DateRange{To: "2025-12-31", Match: graph.MatchCertain}}, {Published: possible("", "")},
		{Text: "переговори"}, {Text: "russia talks"}, {Text: "cafe"}, {Text: "talks", Published: possible("2026-01-01", "")},
	} {
		samePage(t, "articles "+encode(f), must[graph.List[graph.Article]](t)(s.Articles(ctx, f, p)), must[graph.List[graph.Article]](t)(o.Articles(ctx, f, p)))
	}
}
