package measure

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/score"
	"github.com/parley-events/parley/loader/source"
)

// Sides counts the questions "when did these two countries meet?" that gold
// answers: one a pair of countries and a date. They are asked of one graph of all
// articles, by side.
type Sides struct {
	Asked int
	// Gold are those that a graph of the gold's own events answers with a meeting
	// of both sides that may fall on the date, and Read those that a graph of what
	// was read from the articles answers so.
	Gold, Read int
}

func (s Sides) String() string {
	share := func(n int) float64 { return 100 * float64(n) / math.Max(1, float64(s.Asked)) }
	return fmt.Sprintf("%d pairs of countries and a date; found by side in the graph of the gold %.1f %%, in that of what is read %.1f %%", s.Asked, share(s.Gold), share(s.Read))
}

// together asks when two countries met; date is nil where gold has none.
type together struct {
	a, b string
	date *graph.EventDate
}

// BySide measures the articles NAME.txt of a folder that have gold NAME.json.
// miss may be nil.
func BySide(ctx context.Context, dir string, k loader.Knowledge, miss Miss) (Sides, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return Sides{}, err
	}
	var gold, read graph.Batch
	asked := map[string]together{}
	o := loader.Options{Steps: loader.Steps(k)}
	for _, file := range files {
		text := strings.TrimSuffix(file, ".json") + ".txt"
		if _, err := os.Stat(text); err != nil {
			continue
		}
		events, err := score.ReadGold(file)
		if err != nil {
			return Sides{}, err
		}
		for item, err := range source.Read(ctx, []string{text}, nil, source.Options{}) {
			if err != nil {
				return Sides{}, err
			}
			b, _, err := loader.ReadDocument(item.Name, *item.Document, o)
			if err != nil {
				return Sides{}, err
			}
			read.Articles, read.Mentions = append(read.Articles, b.Articles...), append(read.Mentions, b.Mentions...)
			gold.Articles = append(gold.Articles, b.Articles...)
			gold.Mentions = append(gold.Mentions, goldMentions(&b.Articles[0], events)...)
		}
		askAbout(events, asked)
	}
	return answered(asked, gold, read, orSilent(miss))
}

// askAbout adds the questions that the meetings of an article answer.
func askAbout(events []score.Event, asked map[string]together) {
	for i := range events {
		e := &events[i]
		if !e.Type.Consult() || e.Optional || e.Status == graph.Cancelled || e.Status == graph.Denied {
			continue
		}
		countries := countriesOf(e)
		for n, a := range countries {
			for _, b := range countries[n+1:] {
				q := together{a: a, b: b}
				if d, err := graph.ParseEDTF(e.Date); err == nil && e.Date != "" {
					q.date = &d
				}
				asked[a+" "+b+" "+e.Date] = q
			}
		}
	}
}

// countriesOf are the countries that those who take part belong to, sorted.
func countriesOf(e *score.Event) []string {
	var out []string
	for _, p := range e.Participants {
		if p.Country != "" && !slices.Contains(out, p.Country) {
			out = append(out, p.Country)
		}
	}
	slices.Sort(out)
	return out
}

// answered asks both graphs.
func answered(asked map[string]together, gold, read graph.Batch, miss Miss) (Sides, error) {
	s := Sides{Asked: len(asked)}
	ofGold, err := resolve.All(gold)
	if err != nil {
		return s, err
	}
	ofRead, err := resolve.All(read)
	if err != nil {
		return s, err
	}
	for _, key := range slices.Sorted(maps.Keys(asked)) {
		if asked[key].in(ofGold.Events) {
			s.Gold++
		} else {
			miss("GOLD", key, "")
		}
		if asked[key].in(ofRead.Events) {
			s.Read++
		} else {
			miss("READ", key, "")
		}
	}
	return s, nil
}

// in reports whether a list of events answers the question.
func (q together) in(events []graph.Event) bool {
	f := graph.EventFilter{
		Types:  []graph.EventType{graph.Meeting, graph.Call, graph.Visit},
		Actors: []graph.ActorMatch{{All: []graph.ActorSelector{{Side: q.a}, {Side: q.b}}}},
	}
	if q.date != nil {
		f.Date = &graph.DateRange{From: q.date.Earliest, To: q.date.Latest, Match: graph.MatchPossible}
	}
	return slices.ContainsFunc(events, func(e graph.Event) bool { return f.Holds(&e) })
}

// goldMentions are the events of gold as if they had been read.
func goldMentions(a *graph.Article, events []score.Event) []graph.Mention {
	var out []graph.Mention
	for i := range events {
		e := &events[i]
		m := graph.Mention{
			ID:      graph.MentionKey{Article: a.ID, Sentence: e.Quote, Repeat: i, Extractor: "gold"}.ID(),
			Article: a.ID, Version: a.Version, Occasion: i + 1,
			Type: e.Type, Status: e.Status, Extractor: "gold", ExtractorVersion: "1", Confidence: 1,
		}
		if d, err := graph.ParseEDTF(e.Date); err == nil && e.Date != "" {
			m.Date = &d
		}
		for _, p := range e.Participants {
			m.Participants = append(m.Participants, graph.Participant{
				ActorObserved: graph.ActorObserved{Name: p.Names[0], Aliases: p.Names[1:], Kind: p.Kind, Country: p.Country},
				Role:          p.Role, Certainty: graph.Stated, Side: graph.Side{Key: p.Country, Name: p.Country},
			})
		}
		out = append(out, m)
	}
	return out
}
