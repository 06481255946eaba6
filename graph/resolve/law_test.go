package resolve_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

var seed = flag.Uint64("resolve.seed", 0, "replay one seed of TestAnyOrderGivesTheSameGraph")

// TestAnyOrderGivesTheSameGraph holds the law the design rests on: facts
// written in any order, in batches of any size, with repeats, derive the same
// events, actors and places as all facts at once.
func TestAnyOrderGivesTheSameGraph(t *testing.T) {
	first, last := uint64(1), uint64(2000)
	if *seed != 0 {
		first, last = *seed, *seed
	}
	for s := first; s <= last && !t.Failed(); s++ {
		rng := rand.New(rand.NewPCG(s, 7))
		all := newsroom(rng)
		want, err := resolve.All(all)
		if err != nil {
			t.Fatalf("seed %d: %v", s, err)
		}
		store := newMemory()
		for i, b := range deal(rng, all) {
			if _, err := store.write(b); err != nil {
				t.Fatalf("seed %d batch %d: %v", s, i, err)
			}
		}
		if got, want := store.derived(), lines(want); got != want {
			t.Errorf("seed %d: written in batches\n%s", s, diff(got, want))
		}
		if u, err := store.write(all); err != nil || !u.Empty() || !u.Summary.Unchanged() {
			t.Errorf("seed %d: writing all again changed %+v, %v", s, u.Summary, err)
		}
	}
}

func (s *memory) derived() string {
	var d resolve.Derived
	for _, e := range s.events {
		d.Events = append(d.Events, e)
	}
	for _, a := range s.actors {
		d.Actors = append(d.Actors, a)
	}
	for _, p := range s.places {
		d.Places = append(d.Places, p)
	}
	return lines(d)
}

// lines writes what was derived, a record a line, sorted.
func lines(d resolve.Derived) string {
	var out []string
	put := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		out = append(out, string(b))
	}
	for _, e := range d.Events {
		put(e)
	}
	for _, a := range d.Actors {
		put(a)
	}
	for _, p := range d.Places {
		put(p)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func diff(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	for _, l := range g {
		if !slices.Contains(w, l) {
			fmt.Fprintln(&b, "got ", l)
		}
	}
	for _, l := range w {
		if !slices.Contains(g, l) {
			fmt.Fprintln(&b, "want", l)
		}
	}
	return b.String()
}

// deal shuffles the facts into batches. Articles come with or before their
// mentions; some mentions and articles come twice.
func deal(rng *rand.Rand, all graph.Batch) []graph.Batch {
	n := 1 + rng.IntN(8)
	batches := make([]graph.Batch, n)
	at := map[string]int{}
	for _, a := range all.Articles {
		i := rng.IntN(n)
		at[string(a.ID)+a.Version] = i
		batches[i].Articles = append(batches[i].Articles, a)
	}
	for _, m := range all.Mentions {
		from := at[string(m.Article)+m.Version]
		for range 1 + rng.IntN(2) {
			i := from + rng.IntN(n-from)
			batches[i].Mentions = append(batches[i].Mentions, m)
		}
	}
	for _, d := range all.Decisions {
		i := rng.IntN(n)
		batches[i].Decisions = append(batches[i].Decisions, d)
	}
	return batches
}

// newsroom makes articles in few days with few actors, so that everything
// collides: versions, copies, wide and missing dates, sessions, decisions.
func newsroom(rng *rand.Rand) graph.Batch {
	var b graph.Batch
	for i := range 2 + rng.IntN(6) {
		a := graph.Article{
			URL: fmt.Sprintf("https://example.org/%d", rng.IntN(6)), Headline: fmt.Sprintf("h%d", rng.IntN(3)),
			Publisher: fmt.Sprintf("P%d", rng.IntN(3)), Text: fmt.Sprintf("text %d", rng.IntN(4)),
		}
		if rng.IntN(5) > 0 {
			a.Published = graph.Publication{Time: time.Date(2025, 12, 1+rng.IntN(9), 0, 0, 0, 0, time.UTC), DayOnly: true}
		}
		a.Identify()
		b.Articles = append(b.Articles, a)
		for j := range rng.IntN(6) {
			b.Mentions = append(b.Mentions, observed(rng, &a, i, j))
		}
	}
	if len(b.Mentions) > 0 {
		for k := range rng.IntN(6) {
			b.Decisions = append(b.Decisions, ruling(rng, &b, k))
		}
	}
	return b
}

func observed(rng *rand.Rand, a *graph.Article, i, j int) graph.Mention {
	types := []graph.EventType{graph.Meeting, graph.Meeting, graph.Visit, graph.Call, graph.Statement, graph.Sanction}
	m := graph.Mention{
		Article: a.ID, Version: a.Version, Quote: fmt.Sprintf("s%d", rng.IntN(4)), Sentence: j,
		Span: graph.Span{Start: j * 10, End: j*10 + 2}, Type: types[rng.IntN(len(types))],
		Status:    []graph.Status{graph.Planned, graph.Occurred, graph.Occurred, graph.Cancelled}[rng.IntN(4)],
		Occasion:  rng.IntN(4),
		Extractor: "rules", ExtractorVersion: fmt.Sprint(1 + rng.IntN(2)), Confidence: float64(1+rng.IntN(9)) / 10,
	}
	m.ID = graph.MentionKey{Article: a.ID, Sentence: m.Quote, Trigger: rng.IntN(3)}.ID()
	dates := []string{"", "2025-12-02", "2025-12-02", "2025-12-03", "2025-12-02/2025-12-04", "2025-12-01/2025-12-07", "2025-12", "2025", "2025-11/.."}
	if d := dates[rng.IntN(len(dates))]; d != "" {
		date, err := graph.ParseEDTF(d)
		if err != nil {
			panic(err)
		}
		m.Date = &date
	}
	if rng.IntN(2) == 0 {
		m.Place = somewhere(rng)
	}
	roles := []graph.Role{graph.RoleParticipant, graph.RoleHost}
	if m.Type == graph.Statement {
		roles = []graph.Role{graph.RoleSpeaker, graph.RoleAddressee}
		m.Content = &graph.Utterance{Text: []string{"we want a just and lasting peace now", "no"}[rng.IntN(2)], Form: graph.Direct}
		m.Channel = []string{"", "X", "Telegram"}[rng.IntN(3)]
	} else if m.Type == graph.Sanction {
		roles = []graph.Role{graph.RoleSource, graph.RoleTarget}
	}
	for range 1 + rng.IntN(3) {
		m.Participants = append(m.Participants, graph.Participant{ActorObserved: somebody(rng), Role: roles[rng.IntN(2)],
			Side: graph.Side{Key: []string{"", "US", "RU"}[rng.IntN(3)]}, Position: []string{"", "envoy"}[rng.IntN(2)]})
	}
	if rng.IntN(4) == 0 {
		m.AssertedBy = append(m.AssertedBy, somebody(rng))
	}
	if m.Occasion > 0 && rng.IntN(4) == 0 {
		m.SessionOf = 1 + rng.IntN(3)
	}
	return m
}

func somebody(rng *rand.Rand) graph.ActorObserved {
	n := rng.IntN(5)
	return graph.ActorObserved{Name: fmt.Sprintf("N%d", n), FullName: []string{"Ann", "ANN"}[rng.IntN(2)] + fmt.Sprintf(" N%d", n),
		Kind: graph.Person, Country: []string{"US", "RU", "UA", "CN", ""}[n]}
}

func somewhere(rng *rand.Rand) *graph.PlaceObserved {
	russia := &graph.PlaceObserved{Name: "Russia", Kind: graph.CountryPlace, Country: "RU"}
	lat, lon := 55.0+float64(rng.IntN(2)), 37.0
	moscow := &graph.PlaceObserved{Name: "Moscow", Kind: graph.City, Country: "RU", Latitude: &lat, Longitude: &lon, Within: russia}
	return []*graph.PlaceObserved{russia, moscow, {Name: "Kremlin", Kind: graph.Venue, Country: "RU", Within: moscow},
		{Name: "Miami", Kind: graph.City, Country: "US"}}[rng.IntN(4)]
}

func ruling(rng *rand.Rand, b *graph.Batch, k int) graph.Decision {
	m := func() graph.MentionAnchor {
		return graph.MentionAnchor{Mention: b.Mentions[rng.IntN(len(b.Mentions))].ID}
	}
	key := func() string { return graph.ActorKey(somebody(rng)) }
	d := graph.Decision{At: time.Date(2026, 1, 1, 0, rng.IntN(9), 0, 0, time.UTC), Author: fmt.Sprint(k)}
	switch rng.IntN(6) {
	case 0:
		d.Kind, d.Mentions = graph.DecideMerge, []graph.MentionAnchor{m(), m()}
	case 1:
		d.Kind, d.Mentions = graph.DecideSplit, []graph.MentionAnchor{m(), m()}
	case 2:
		d.Kind, d.Mentions, d.Field, d.Value = graph.DecideField, []graph.MentionAnchor{m()}, "date", "2025-12-05"
	case 3:
		d.Kind, d.Mentions = graph.DecideHide, []graph.MentionAnchor{m()}
	case 4:
		d.Kind, d.Actors = graph.DecideActors, []string{key(), key()}
	default:
		d.Kind = graph.DecideUndo
		d.Undoes = graph.DecisionID("dec-" + strings.Repeat("a", 26))
		if len(b.Decisions) > 0 {
			d.Undoes = b.Decisions[rng.IntN(len(b.Decisions))].ID
		}
	}
	d.Identify()
	return d
}
