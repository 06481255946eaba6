package neo4j_test

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/internal/neo4jtest"
)

// TestGuide runs the queries of GRAPH.md over a week of news. Each is known by
// the words before it.
func TestGuide(t *testing.T) {
	want := map[string][]string{
		"Who met Vladimir Putin, when and where?": {
			"2025-12-01/2025-12-07 | Narendra Modi | New Delhi",
			"2025-12-02 | Jared Kushner | Kremlin",
			"2025-12-02 | Steve Witkoff | Kremlin",
		},
		"When did the United States and Russia meet, whoever spoke for them?": {
			"2025-12-02 | * | OCCURRED",
		},
		"On what does an event rest? Its sentences, and where they stand.": {
			"Putin received Witkoff and Kushner in the Kremlin on Tuesday. | Example Courier | https://example.org/kremlin",
			"Russia's president met the American envoys on December 2. | Example Herald | https://example.org/week",
		},
		"What was said, by whom, on which channel, in which words?": {
			"2025-12-04 | Steve Witkoff | X | We are close.",
		},
		"Which sanctions were imposed, by whom, on whom?": {
			"2025-12-03 | European Union | Russia",
		},
		"What happened within a country in a month, wherever in it?": {
			"2025-12-02 | MEETING | [Vladimir Putin Jared Kushner Steve Witkoff]",
		},
		"Who meets whom most often? A network to draw.": {
			"Jared Kushner – Steve Witkoff | 1",
			"Jared Kushner – Vladimir Putin | 1",
			"Narendra Modi – Vladimir Putin | 1",
			"Rustem Umerov – Steve Witkoff | 2",
			"Steve Witkoff – Vladimir Putin | 1",
		},
		"How are two actors connected? The shortest way over events they share with others.": {
			"[Vladimir Putin * Steve Witkoff * Rustem Umerov]",
		},
		"What is planned, and not reported as done?": {
			"2025-12-06 | [Rustem Umerov Steve Witkoff] | 2025-12-04/2025-12-06",
		},
		"What does only a party to it assert, and no article in its own voice?": {
			"2025-12-05 | ATTACK | [Russia] | Ukraine",
		},
	}
	queries := guideQueries(t)
	if len(queries) != 10 || len(want) != 10 {
		t.Fatalf("GRAPH.md has %d queries, %d are expected, want ten of both", len(queries), len(want))
	}
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		store := open(t, server)
		if _, err := store.Write(testContext(t), week()); err != nil {
			t.Fatal(err)
		}
		for title, query := range queries {
			t.Run(title, func(t *testing.T) {
				got := rowsOf(t, server, query)
				expected, known := want[title]
				if !known {
					t.Fatalf("no result is expected of %q", title)
				}
				if title == "Who meets whom most often? A network to draw." {
					slices.Sort(got) // alike in number
				}
				if !slices.EqualFunc(got, expected, fits) {
					t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(expected, "\n\t"))
				}
			})
		}
	})
}

// fits compares a row with what is expected, where * is any text.
func fits(got, want string) bool {
	parts := strings.Split(want, "*")
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".+") + "$").MatchString(got)
}

var guideQuery = regexp.MustCompile("(?s)([^\n]+)\n\n```cypher\n(.*?)```")

func guideQueries(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../GRAPH.md")
	if err != nil {
		t.Fatal(err)
	}
	queries := map[string]string{}
	for _, m := range guideQuery.FindAllStringSubmatch(string(text), -1) {
		queries[m[1]] = m[2]
	}
	return queries
}

// rowsOf asks as somebody with Neo4j Browser does, without parley.
func rowsOf(t testing.TB, server neo4jtest.Server, query string) []string {
	t.Helper()
	ctx := testContext(t)
	d, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	result, err := driver.ExecuteQuery(ctx, d, query, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range result.Records {
		var cells []string
		for _, v := range r.Values {
			cells = append(cells, fmt.Sprint(v))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return rows
}

// week is a week of news as an extractor reads it.
func week() graph.Batch {
	witkoff, kushner := person("Steve Witkoff", "US"), person("Jared Kushner", "US")
	putin, umerov, modi := person("Vladimir Putin", "RU"), person("Rustem Umerov", "UA"), person("Narendra Modi", "IN")
	union := graph.ActorObserved{Name: "European Union", Kind: graph.Organization}
	russia, ukraine := country("Russia", "RU"), country("Ukraine", "UA")
	in := func(kind graph.PlaceKind, name string, within *graph.PlaceObserved) *graph.PlaceObserved {
		return &graph.PlaceObserved{Name: name, Kind: kind, Within: within}
	}
	kremlin := in(graph.Venue, "Kremlin", in(graph.City, "Moscow", in(graph.CountryPlace, "Russia", nil)))

	kremlinStory := &story{article: article("https://example.org/kremlin", "Example Courier", "2025-12-03",
		"Putin received Witkoff and Kushner in the Kremlin on Tuesday.",
		"The European Union imposed sanctions on Russia.")}
	kremlinStory.tells(graph.Mention{Type: graph.Meeting, Date: day("2025-12-02"), Place: kremlin, Participants: []graph.Participant{
		as(putin, graph.RoleHost, "RU"), as(witkoff, graph.RoleParticipant, "US"), as(kushner, graph.RoleParticipant, "US")}})
	kremlinStory.tells(graph.Mention{Type: graph.Sanction, Date: day("2025-12-03"), Participants: []graph.Participant{
		as(union, graph.RoleSource, ""), as(russia, graph.RoleTarget, "RU")}})

	weekStory := &story{article: article("https://example.org/week", "Example Herald", "2025-12-05",
		"Russia's president met the American envoys on December 2.",
		"Putin and Modi met in New Delhi this week.",
		"Witkoff and Umerov held talks in Miami from Thursday to Saturday.",
		"They are to meet again on Saturday.",
		"\u201cWe are close,\u201d Witkoff wrote on X.",
		"Russia attacked a power station on Friday, Ukraine says.")}
	weekStory.tells(graph.Mention{Type: graph.Meeting, Date: day("2025-12-02"), Participants: []graph.Participant{
		as(putin, graph.RoleParticipant, "RU"), as(witkoff, graph.RoleParticipant, "US"), as(kushner, graph.RoleParticipant, "US")}})
	weekStory.tells(graph.Mention{Type: graph.Visit, Date: day("2025-12-01/2025-12-07"), Place: in(graph.City, "New Delhi", in(graph.CountryPlace, "India", nil)),
		Participants: []graph.Participant{as(putin, graph.RoleVisitor, "RU"), as(modi, graph.RoleHost, "IN")}})
	weekStory.tells(graph.Mention{Type: graph.Meeting, Date: day("2025-12-04/2025-12-06"), Participants: []graph.Participant{
		as(witkoff, graph.RoleParticipant, "US"), as(umerov, graph.RoleParticipant, "UA")}})
	weekStory.tells(graph.Mention{Type: graph.Meeting, Status: graph.Planned, Date: day("2025-12-06"), SessionOf: 3, Participants: []graph.Participant{
		as(witkoff, graph.RoleParticipant, "US"), as(umerov, graph.RoleParticipant, "UA")}})
	weekStory.tells(graph.Mention{Type: graph.Statement, Date: day("2025-12-04"), Channel: "X", Content: &graph.Utterance{Text: "We are close.", Form: graph.Direct},
		Participants: []graph.Participant{as(witkoff, graph.RoleSpeaker, "US")}})
	weekStory.tells(graph.Mention{Type: graph.Attack, Date: day("2025-12-05"), AssertedBy: []graph.ActorObserved{ukraine},
		Participants: []graph.Participant{as(russia, graph.RoleSource, "RU")}})

	return graph.Batch{
		Articles: []graph.Article{kremlinStory.article, weekStory.article},
		Mentions: append(kremlinStory.mentions, weekStory.mentions...),
	}
}

func person(name, code string) graph.ActorObserved {
	return graph.ActorObserved{Name: name, FullName: name, Kind: graph.Person, Country: code}
}

func country(name, code string) graph.ActorObserved {
	return graph.ActorObserved{Name: name, Kind: graph.Country, Country: code, Gazetteer: graph.CountryKey(code)}
}

func as(o graph.ActorObserved, r graph.Role, side string) graph.Participant {
	p := graph.Participant{ActorObserved: o, Role: r, Certainty: graph.Stated}
	if side != "" {
		p.Side = graph.Side{Key: side, Name: side}
	}
	return p
}

func day(edtf string) *graph.EventDate {
	d, err := graph.ParseEDTF(edtf)
	if err != nil {
		panic(err) // a slip in this file
	}
	d.Basis = graph.BasisExplicit
	return &d
}

func article(url, publisher, published string, sentences ...string) graph.Article {
	at, err := graph.ParsePublication(published)
	if err != nil {
		panic(err) // a slip in this file
	}
	a := graph.Article{URL: url, Headline: publisher + " reports", Publisher: publisher, Published: at, Text: strings.Join(sentences, "\n")}
	a.Identify()
	return a
}

// story is an article of one sentence a line and what they tell.
type story struct {
	article  graph.Article
	mentions []graph.Mention
}

// tells adds what the next sentence tells.
func (s *story) tells(m graph.Mention) {
	n := len(s.mentions)
	quote := strings.Split(s.article.Text, "\n")[n]
	start := strings.Index(s.article.Text, quote)
	m.ID = graph.MentionKey{Article: s.article.ID, Sentence: quote, Extractor: "test"}.ID()
	m.Article, m.Version, m.Occasion, m.Quote, m.Sentence = s.article.ID, s.article.Version, n+1, quote, n
	m.Span = graph.Span{Start: start, End: start + len(quote)}
	m.Trigger, m.Clause = graph.Span{Start: start, End: start + 4}, m.Span
	if m.Status == "" {
		m.Status = graph.Occurred
	}
	m.Extractor, m.ExtractorVersion, m.Rule, m.Confidence = "test", "1", "test", 0.9
	s.mentions = append(s.mentions, m)
}
