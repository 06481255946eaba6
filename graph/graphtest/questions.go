package graphtest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// vocabulary is what random questions are made of: what a store holds, and
// beside it names and ids it does not.
type vocabulary struct {
	actors   []graph.ActorID
	places   []graph.PlaceID
	articles []graph.ArticleID
	words    []string
}

// vocabularyOf collects what the oracle holds. A stranger stands in every list.
func vocabularyOf(s state) vocabulary {
	v := vocabulary{
		actors:   []graph.ActorID{graph.NewActorID("nobody")},
		places:   []graph.PlaceID{graph.PlaceObserved{Name: "Nowhere"}.ID()},
		articles: []graph.ArticleID{graph.NewArticleID("https://nowhere.example.org/", "")},
		words:    []string{"nowhere", "RASSENDYLL", "Żółkiewski", "zolkiewski", "ЇЖАКЕВИЧ", "王小明", "الحكيم", "obrien", "musstler", "cafe", "STRASSE", "peace plan", "on 2026"},
	}
	for _, a := range s.actors {
		v.actors = append(v.actors, a.ID)
		v.words = append(v.words, a.Name)
	}
	for _, p := range s.places {
		v.places = append(v.places, p.ID)
		v.words = append(v.words, p.Name)
	}
	for id := range s.current {
		v.articles = append(v.articles, id)
	}
	slices.Sort(v.articles)
	return v
}

// randomFilter asks for one to three things at once.
func randomFilter(rng *rand.Rand, v vocabulary) graph.EventFilter {
	var f graph.EventFilter
	ask := []func(){
		func() {
			f.Types = some(rng, []graph.EventType{graph.Meeting, graph.Visit, graph.Call, graph.Statement, graph.Aid})
		},
		func() { f.Statuses = some(rng, []graph.Status{graph.Occurred, graph.Planned, graph.Denied}) },
		func() { f.Actors = append(f.Actors, randomMatch(rng, v)) },
		func() { f.Actors = append(f.Actors, randomMatch(rng, v)) },
		func() { f.Within = some(rng, v.places) },
		func() { f.Topics = some(rng, topics) },
		func() { f.Channels = some(rng, []string{"x", "TELEVISION", "Telegram"}) },
		func() { f.Publishers = some(rng, []string{"le telegraphe", "DAILY POST", "nobody"}) },
		func() { f.Articles = some(rng, v.articles) },
		func() { f.Date = randomRange(rng) },
		func() { f.Date = randomRange(rng) },
		func() { dated := rng.IntN(2) == 0; f.Dated = &dated },
		func() { f.Text = randomText(rng, v) },
		func() { f.MinConfidence = float64(rng.IntN(100)) / 100 },
		func() { f.MinSources = 1 + rng.IntN(3) },
	}
	for range rng.IntN(4) {
		ask[rng.IntN(len(ask))]()
	}
	return f
}

// some returns one or two of the values.
func some[T any](rng *rand.Rand, from []T) []T {
	out := []T{pick(rng, from)}
	if rng.IntN(2) == 0 {
		out = append(out, pick(rng, from))
	}
	return out
}

func randomMatch(rng *rand.Rand, v vocabulary) graph.ActorMatch {
	selector := func() graph.ActorSelector {
		switch rng.IntN(4) {
		case 0:
			return graph.ActorSelector{Side: pick(rng, []graph.Side{ruritania, borduria, zubrowka, union}).Key}
		case 1:
			return graph.ActorSelector{Actor: hub.observed(false).ID()}
		}
		return graph.ActorSelector{Actor: pick(rng, v.actors)}
	}
	var m graph.ActorMatch
	switch rng.IntN(5) {
	case 0:
		m.Any = []graph.ActorSelector{selector(), selector()}
	case 1:
		m.All = []graph.ActorSelector{selector(), selector()}
	case 2:
		m.None = []graph.ActorSelector{selector()}
	case 3:
		m.All, m.None = []graph.ActorSelector{selector()}, []graph.ActorSelector{selector()}
	default:
		m.All = []graph.ActorSelector{selector()}
	}
	if rng.IntN(4) == 0 {
		m.Roles = some(rng, []graph.Role{graph.RoleParticipant, graph.RoleHost, graph.RoleSpeaker, graph.RoleVisitor})
	}
	return m
}

// randomRange has its ends at and around the turn of weeks, months and the year.
func randomRange(rng *rand.Rand) *graph.DateRange {
	ends := []graph.Day{"2025-12-20", "2025-12-21", "2025-12-22", "2025-12-28", "2025-12-29", "2025-12-31", "2026-01-01", "2026-01-04", "2026-01-05", "2026-01-31", "2026-12-31", "1999-01-01"}
	r := graph.DateRange{From: pick(rng, ends), To: pick(rng, ends), Match: pick(rng, []graph.DateMatch{graph.MatchPossible, graph.MatchCertain})}
	if r.To < r.From {
		r.From, r.To = r.To, r.From
	}
	switch rng.IntN(6) {
	case 0:
		r.From = ""
	case 1:
		r.To = ""
	}
	return &r
}

// randomText is a word or two, in another case or shape than it was written.
func randomText(rng *rand.Rand, v vocabulary) string {
	text := pick(rng, v.words)
	switch rng.IntN(4) {
	case 0:
		text = strings.ToUpper(text)
	case 1:
		text = graph.Fold(text)
	case 2:
		text += " " + pick(rng, v.words)
	}
	return text
}

// randomParents are none, or some of one kind, with repeats and strangers.
func randomParents(rng *rand.Rand, v vocabulary) graph.EventParents {
	switch rng.IntN(4) {
	case 0:
		return graph.EventParents{Actors: many(rng, v.actors)}
	case 1:
		return graph.EventParents{Places: many(rng, v.places)}
	case 2:
		return graph.EventParents{Articles: many(rng, v.articles)}
	}
	return graph.EventParents{}
}

func many[T any](rng *rand.Rand, from []T) []T {
	out := make([]T, 1+rng.IntN(8))
	for i := range out {
		out[i] = pick(rng, from)
	}
	return out
}
