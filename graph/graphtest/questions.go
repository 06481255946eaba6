package graphtest

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Vocabulary is what random questions are made of: what a store holds, and
// beside it names and ids it does not.
type Vocabulary struct {
	Actors   []graph.ActorID
	Places   []graph.PlaceID
	Articles []graph.ArticleID
	Words    []string
}

// vocabulary collects what the oracle holds. A stranger stands in every list.
func vocabulary(s state) Vocabulary {
	v := Vocabulary{
		Actors:   []graph.ActorID{graph.NewActorID("nobody")},
		Places:   []graph.PlaceID{graph.PlaceObserved{Name: "Nowhere"}.ID()},
		Articles: []graph.ArticleID{graph.NewArticleID("https://nowhere.example.org/", "")},
		Words:    []string{"nowhere", "RASSENDYLL", "Żółkiewski", "zolkiewski", "ЇЖАКЕВИЧ", "王小明", "الحكيم", "obrien", "musstler", "cafe", "STRASSE", "peace plan", "on 2026"},
	}
	for _, a := range s.actors {
		v.Actors = append(v.Actors, a.ID)
		v.Words = append(v.Words, a.Name)
	}
	for _, p := range s.places {
		v.Places = append(v.Places, p.ID)
		v.Words = append(v.Words, p.Name)
	}
	for id := range s.current {
		v.Articles = append(v.Articles, id)
	}
	slices.Sort(v.Articles)
	return v
}

// RandomEventFilter asks for one to three things at once.
func RandomEventFilter(rng *rand.Rand, v Vocabulary) graph.EventFilter {
	var f graph.EventFilter
	ask := []func(){
		func() {
			f.Types = some(rng, []graph.EventType{graph.Meeting, graph.Visit, graph.Call, graph.Statement, graph.Aid})
		},
		func() { f.Statuses = some(rng, []graph.Status{graph.Occurred, graph.Planned, graph.Denied}) },
		func() { f.Actors = append(f.Actors, randomMatch(rng, v)) },
		func() { f.Actors = append(f.Actors, randomMatch(rng, v)) },
		func() { f.Within = some(rng, v.Places) },
		func() { f.Topics = some(rng, topics) },
		func() { f.Channels = some(rng, []string{"x", "TELEVISION", "Telegram"}) },
		func() { f.Publishers = some(rng, []string{"le telegraphe", "DAILY POST", "nobody"}) },
		func() { f.Articles = some(rng, v.Articles) },
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

func randomMatch(rng *rand.Rand, v Vocabulary) graph.ActorMatch {
	selector := func() graph.ActorSelector {
		switch rng.IntN(4) {
		case 0:
			return graph.ActorSelector{Side: pick(rng, []graph.Side{ruritania, borduria, zubrowka, union}).Key}
		case 1:
			return graph.ActorSelector{Actor: hub.observed(false).ID()}
		}
		return graph.ActorSelector{Actor: pick(rng, v.Actors)}
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
func randomText(rng *rand.Rand, v Vocabulary) string {
	text := pick(rng, v.Words)
	switch rng.IntN(4) {
	case 0:
		text = strings.ToUpper(text)
	case 1:
		text = graph.Fold(text)
	case 2:
		text += " " + pick(rng, v.Words)
	}
	return text
}

// RandomEventParents are none, or some of one kind, with repeats and strangers.
func RandomEventParents(rng *rand.Rand, v Vocabulary) graph.EventParents {
	switch rng.IntN(4) {
	case 0:
		return graph.EventParents{Actors: many(rng, v.Actors)}
	case 1:
		return graph.EventParents{Places: many(rng, v.Places)}
	case 2:
		return graph.EventParents{Articles: many(rng, v.Articles)}
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
