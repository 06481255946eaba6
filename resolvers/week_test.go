package resolvers_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
)

// The tests ask about one week of diplomacy as a few invented outlets tell it.

// told is an article under construction: its sentences, and what they say.
type told struct {
	article   graph.Article
	sentences []string
	mentions  []graph.Mention
}

func tell(outlet, published, headline string) *told {
	at, err := graph.ParsePublication(published)
	if err != nil {
		panic(err)
	}
	slug := strings.ReplaceAll(graph.Fold(outlet+" "+headline), " ", "-")
	return &told{article: graph.Article{
		URL: "https://example.org/" + slug, Headline: headline, Publisher: outlet,
		Author: "A. Writer", Language: "en", Published: at,
	}}
}

// says adds a sentence, and what it says of events by its trigger words.
func (a *told) says(sentence string, events ...graph.Mention) *told {
	for i := range events {
		m := events[i]
		m.Quote, m.Sentence = sentence, len(a.sentences)
		a.mentions = append(a.mentions, m)
	}
	a.sentences = append(a.sentences, sentence)
	return a
}

// batch places everything in the text, as the loader would.
func (a *told) batch() graph.Batch {
	a.article.Text = strings.Join(a.sentences, " ")
	a.article.Identify()
	for i := range a.mentions {
		m := &a.mentions[i]
		start := strings.Index(a.article.Text, m.Quote)
		trigger := strings.Index(m.Quote, m.Rule)
		if trigger < 0 {
			panic("no " + m.Rule + " in " + m.Quote)
		}
		m.Article, m.Version = a.article.ID, a.article.Version
		m.Span = graph.Span{Start: start, End: start + len(m.Quote)}
		m.Clause = m.Span
		m.Trigger = graph.Span{Start: start + trigger, End: start + trigger + len(m.Rule)}
		if m.Content != nil {
			from := start + strings.Index(m.Quote, m.Content.Text)
			m.Content.Span = graph.Span{Start: from, End: from + len(m.Content.Text)}
		}
		m.Extractor, m.ExtractorVersion, m.Confidence = "rules", "1.0", 0.9
		m.ID = graph.MentionKey{Article: m.Article, Sentence: m.Quote, Trigger: trigger, Extractor: m.Extractor}.ID()
		m.Rule = "test." + strings.ToLower(string(m.Type))
	}
	return graph.Batch{Articles: []graph.Article{a.article}, Mentions: a.mentions}
}

// event is a mention by its trigger word, until batch places it.
func event(t graph.EventType, occasion int, trigger string, with ...func(*graph.Mention)) graph.Mention {
	m := graph.Mention{Type: t, CAMEO: t.CAMEO(), Status: graph.Occurred, Occasion: occasion, Rule: trigger}
	for _, set := range with {
		set(&m)
	}
	return m
}

func who(ps ...graph.Participant) func(*graph.Mention) {
	return func(m *graph.Mention) { m.Participants = ps }
}

func on(edtf, expression, timex3 string, basis graph.DateBasis) func(*graph.Mention) {
	return func(m *graph.Mention) {
		d, err := graph.ParseEDTF(edtf)
		if err != nil {
			panic(err)
		}
		d.Expression, d.TIMEX3, d.Basis = expression, timex3, basis
		m.Date = &d
	}
}

func at(p graph.PlaceObserved) func(*graph.Mention) {
	return func(m *graph.Mention) { m.Place = &p }
}

func planned(m *graph.Mention) { m.Status = graph.Planned }

func saying(channel string, form graph.UtteranceForm, text string) func(*graph.Mention) {
	return func(m *graph.Mention) {
		m.Channel, m.Content = channel, &graph.Utterance{Text: text, Form: form}
	}
}

func accordingTo(as ...graph.ActorObserved) func(*graph.Mention) {
	return func(m *graph.Mention) { m.AssertedBy = as }
}

func person(key, name, short, country, wikidata string) graph.ActorObserved {
	return graph.ActorObserved{
		Name: short, FullName: name, Kind: graph.Person, Country: country,
		Gazetteer: "person/" + key, Wikidata: wikidata, Aliases: []string{short},
	}
}

var (
	putin   = person("putin", "Vladimir Putin", "Putin", "RU", "Q7747")
	witkoff = person("witkoff", "Steve Witkoff", "Witkoff", "US", "")
	kushner = person("kushner", "Jared Kushner", "Kushner", "US", "")
	umerov  = person("umerov", "Rustem Umerov", "Umerov", "UA", "")
	modi    = person("modi", "Narendra Modi", "Modi", "IN", "Q1058")
	peskov  = person("peskov", "Dmitry Peskov", "Peskov", "RU", "")

	uk = graph.ActorObserved{
		Name: "Britain", FullName: "United Kingdom", Kind: graph.Country, Country: "GB",
		Gazetteer: "country/gb", Aliases: []string{"UK", "Britain"},
	}
	gru = graph.ActorObserved{
		Name: "GRU", FullName: "GRU", Kind: graph.Organization, Country: "RU", Gazetteer: "organization/gru",
	}

	us      = graph.Side{Key: "US", Name: "United States"}
	russia  = graph.Side{Key: "RU", Name: "Russia"}
	ukraine = graph.Side{Key: "UA", Name: "Ukraine"}
	india   = graph.Side{Key: "IN", Name: "India"}
	britain = graph.Side{Key: "GB", Name: "United Kingdom"}
)

func part(a graph.ActorObserved, role graph.Role, side graph.Side, position string, level graph.Level) graph.Participant {
	return graph.Participant{ActorObserved: a, Role: role, Side: side, Position: position, Level: level, Certainty: graph.Stated}
}

var (
	latitude, longitude = 55.752, 37.617

	countryRussia = graph.PlaceObserved{Name: "Russia", Kind: graph.CountryPlace, Country: "RU", Gazetteer: "ru"}
	moscow        = graph.PlaceObserved{
		Name: "Moscow", Kind: graph.City, Country: "RU", Gazetteer: "moscow", GeoNames: "524901", Within: &countryRussia,
	}
	kremlin = graph.PlaceObserved{
		Name: "Kremlin", Kind: graph.Venue, Country: "RU", Gazetteer: "kremlin",
		Latitude: &latitude, Longitude: &longitude, Within: &moscow,
	}
	countryUS   = graph.PlaceObserved{Name: "United States", Kind: graph.CountryPlace, Country: "US", Gazetteer: "us"}
	miami       = graph.PlaceObserved{Name: "Miami", Kind: graph.City, Country: "US", Gazetteer: "miami", Within: &countryUS}
	moscowIdaho = graph.PlaceObserved{Name: "Moscow", Kind: graph.City, Country: "US", Within: &countryUS}
	newDelhi    = graph.PlaceObserved{Name: "New Delhi", Kind: graph.City, Country: "IN", Written: "Delhi"}
)

// week is what the outlets told.
func week() []graph.Batch {
	return []graph.Batch{
		tell("Example Wire", "2025-12-03T08:10:00+03:00", "Five hours in the Kremlin").
			says("MOSCOW — The snow in the Arbat café’s windows had melted.").
			says("Vladimir Putin received Steve Witkoff and Jared Kushner in the Kremlin on Tuesday, Dmitry Peskov said.",
				event(graph.Meeting, 1, "received",
					who(part(putin, graph.RoleHost, russia, "president", graph.LevelHead),
						part(witkoff, graph.RoleParticipant, us, "special envoy", graph.LevelEnvoy),
						part(kushner, graph.RoleParticipant, us, "", "")),
					on("2025-12-02", "on Tuesday", "2025-12-02", graph.BasisPublication), at(kremlin), accordingTo(peskov))).
			says("Their talks took five hours.",
				event(graph.Meeting, 1, "talks",
					who(part(putin, graph.RoleParticipant, russia, "", "")), func(m *graph.Mention) {
						m.Duration = "PT5H"
						m.Participants[0].Certainty = graph.Inferred
					})).
			batch(),
		tell("Daily Example", "2025-12-03", "Envoys in Moscow").
			says("Witkoff and Kushner met Putin in Moscow on 2 December to discuss a peace plan.",
				event(graph.Meeting, 1, "met",
					who(part(witkoff, graph.RoleParticipant, us, "", graph.LevelEnvoy),
						part(kushner, graph.RoleParticipant, us, "son-in-law of the president", ""),
						part(putin, graph.RoleParticipant, russia, "", graph.LevelHead)),
					on("2025-12-02", "on 2 December", "2025-12-02", graph.BasisExplicit), at(moscow),
					func(m *graph.Mention) { m.Topics = []string{"peace plan"} })).
			batch(),
		tell("Example Wire", "2025-12-05T20:00:00+05:30", "Modi welcomes Putin").
			says("Narendra Modi met Vladimir Putin in Delhi this week.",
				event(graph.Meeting, 1, "met",
					who(part(modi, graph.RoleHost, india, "prime minister", graph.LevelHead),
						part(putin, graph.RoleParticipant, russia, "president", graph.LevelHead)),
					on("2025-12-01/2025-12-07", "this week", "2025-W49", graph.BasisPublication), at(newDelhi))).
			batch(),
		tell("Miami Example", "2025-12-05T22:15:00-05:00", "Talks go into a third day").
			says("Steve Witkoff and Rustem Umerov met in Miami on Thursday.",
				event(graph.Meeting, 1, "met",
					who(part(witkoff, graph.RoleParticipant, us, "", graph.LevelEnvoy),
						part(umerov, graph.RoleParticipant, ukraine, "secretary of the security council", graph.LevelMinister)),
					on("2025-12-04", "on Thursday", "2025-12-04", graph.BasisPublication), at(miami))).
			says("They are set to meet for a third day on Saturday.",
				event(graph.Meeting, 2, "meet", planned,
					who(part(witkoff, graph.RoleParticipant, us, "", graph.LevelEnvoy),
						part(umerov, graph.RoleParticipant, ukraine, "", graph.LevelMinister)),
					on("2025-12-06", "on Saturday", "2025-12-06", graph.BasisPublication), at(miami),
					func(m *graph.Mention) { m.SessionOf = 1 })).
			says("“We had productive talks,” Witkoff wrote on X on Friday.",
				event(graph.Statement, 3, "wrote",
					who(part(witkoff, graph.RoleSpeaker, us, "", graph.LevelEnvoy)),
					on("2025-12-05", "on Friday", "2025-12-05", graph.BasisPublication),
					saying("X", graph.Direct, "We had productive talks,"))).
			batch(),
		tell("Daily Example", "2025-12-05", "London acts").
			says("Britain imposed sanctions on the GRU on Thursday.",
				event(graph.Sanction, 1, "imposed",
					who(part(uk, graph.RoleSource, britain, "", ""), part(gru, graph.RoleTarget, graph.Side{}, "", "")),
					on("2025-12-04", "on Thursday", "2025-12-04", graph.BasisPublication))).
			says("The Kremlin knows nothing of such plans, Peskov said.",
				event(graph.Statement, 2, "said",
					who(part(peskov, graph.RoleSpeaker, russia, "spokesman", graph.LevelOfficial)),
					saying("", graph.Indirect, "The Kremlin knows nothing of such plans"))).
			batch(),
		tell("Small Example", "2025-12-04", "Namesakes").
			says("Alexander Smirnov met Alexander Smirnov in Moscow, Idaho.",
				event(graph.Meeting, 1, "met",
					who(part(graph.ActorObserved{Name: "Alexander Smirnov", Kind: graph.Person, Country: "RU"}, graph.RoleParticipant, graph.Side{}, "", ""),
						part(graph.ActorObserved{Name: "Alexander Smirnov", Kind: graph.Person, Country: "UA"}, graph.RoleParticipant, graph.Side{}, "", "")),
					at(moscowIdaho))).
			batch(),
	}
}

// newStore returns a store that holds the batches.
func newStore(t testing.TB, batches ...graph.Batch) *graphtest.Oracle {
	t.Helper()
	store := graphtest.NewOracle()
	for _, b := range batches {
		if _, err := store.Write(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return store
}
