package graphtest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"github.com/parley-events/parley/graph"
)

// The measures of the synthetic corpus.
const (
	syntheticActors   = 5000
	syntheticCities   = 400
	syntheticArticle  = 25 // mentions in an article
	syntheticBatch    = 40 // articles in a batch
	syntheticDay      = 50 // events of a day; less than there are cities
	syntheticQuote    = 25 // words in a sentence
	syntheticFirstDay = graph.Day("2015-01-01")
)

// Synthetic yields the benchmark corpus: n mentions of n events, three
// participants each out of 5,000 actors by Zipf's law, quotes of about 25
// words, an article for every 25 mentions and about a thousand mentions in a
// batch. The same seed gives the same. No two mentions are of one event: those
// of one day are each in another city.
func Synthetic(n int, seed uint64) iter.Seq[graph.Batch] {
	return func(yield func(graph.Batch) bool) {
		c := newCorpus(seed)
		var b graph.Batch
		for from := 0; from < n; from += syntheticArticle {
			a, ms := c.article(from, min(from+syntheticArticle, n))
			b.Articles = append(b.Articles, a)
			b.Mentions = append(b.Mentions, ms...)
			if len(b.Articles) == syntheticBatch {
				if !yield(b) {
					return
				}
				b = graph.Batch{}
			}
		}
		if len(b.Articles) > 0 {
			yield(b)
		}
	}
}

type corpus struct {
	rng    *rand.Rand
	actor  *rand.Zipf
	word   *rand.Zipf
	actors []graph.ActorObserved
	words  []string
	cities []*graph.PlaceObserved
}

func newCorpus(seed uint64) *corpus {
	rng := random(seed)
	c := &corpus{
		rng:   rng,
		actor: rand.NewZipf(rng, 1.1, 10, syntheticActors-1),
		word:  rand.NewZipf(rng, 1.1, 10, 4999),
	}
	for i := range syntheticActors {
		c.actors = append(c.actors, graph.ActorObserved{
			Name: name(i), FullName: name(i*7+3) + " " + name(i), Kind: graph.Person, Country: country(i % 97),
		})
	}
	for i := range 5000 {
		c.words = append(c.words, strings.ToLower(name(i*3+1)))
	}
	for i := range syntheticCities {
		code := country(i % 97)
		c.cities = append(c.cities, &graph.PlaceObserved{
			Name: name(9000 + i), Kind: graph.City, Country: code, Gazetteer: fmt.Sprintf("city/%d", i),
			Within: &graph.PlaceObserved{Name: "Land of " + code, Kind: graph.CountryPlace, Country: code, Gazetteer: "country/" + code},
		})
	}
	return c
}

// name spells a number in syllables, so that every number has its own.
func name(i int) string {
	syllables := []string{"ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"}
	var b strings.Builder
	for ; i > 0 || b.Len() < 4; i /= 10 {
		b.WriteString(syllables[i%10])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

func country(i int) string { return string([]byte{'A' + byte(i/26), 'A' + byte(i%26)}) }

// article tells of the events from up to to.
func (c *corpus) article(from, to int) (graph.Article, []graph.Mention) {
	last := syntheticFirstDay.Add((to - 1) / syntheticDay)
	a := graph.Article{
		URL:       fmt.Sprintf("https://example.org/synthetic/%d", from),
		Headline:  c.text(8),
		Publisher: "Publisher " + name(from/syntheticArticle%50),
		Language:  "en",
		Published: graph.Publication{Time: last.Add(1).Time()},
	}
	var sentences []sentence
	var lines []string
	for i := from; i < to; i++ {
		s := c.sentence(i)
		sentences, lines = append(sentences, s), append(lines, s.text)
	}
	a.Text = strings.Join(lines, "\n")
	a.Identify()
	var ms []graph.Mention
	at := 0
	for i, s := range sentences {
		m := placed(a, s, 0, i, at)
		m.Occasion = i + 1
		ms = append(ms, m)
		at += len(s.text) + len("\n")
	}
	return a, ms
}

func (c *corpus) sentence(i int) sentence {
	kinds := []graph.EventType{graph.Meeting, graph.Meeting, graph.Meeting, graph.Meeting, graph.Visit, graph.Call, graph.Attack, graph.Sanction}
	day := syntheticFirstDay.Add(i / syntheticDay)
	date := mustDate(string(day))
	m := graph.Mention{
		Type: kinds[i%len(kinds)], Status: graph.Occurred, Date: &date, Place: c.cities[i%syntheticCities],
		Topics: []string{pick(c.rng, topics)}, Extractor: "synthetic", ExtractorVersion: "1",
		Rule: "synthetic", Confidence: float64(50+c.rng.IntN(50)) / 100,
	}
	in := map[uint64]bool{}
	for len(m.Participants) < 3 {
		k := c.actor.Uint64()
		if in[k] {
			continue
		}
		in[k] = true
		o := c.actors[k]
		m.Participants = append(m.Participants, graph.Participant{
			ActorObserved: o, Role: roleOf(m.Type, len(m.Participants)), Certainty: graph.Stated,
			Side: graph.Side{Key: o.Country, Name: "Land of " + o.Country},
		})
	}
	s := sentence{mention: m, trigger: verbs[m.Type]}
	s.text = fmt.Sprintf("%s %s %s and %s %s.", m.Participants[0].FullName, s.trigger,
		m.Participants[1].FullName, m.Participants[2].FullName, c.text(syntheticQuote-9))
	return s
}

func (c *corpus) text(words int) string {
	list := make([]string, words)
	for i := range list {
		list[i] = c.words[c.word.Uint64()]
	}
	return strings.Join(list, " ")
}
