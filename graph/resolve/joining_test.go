package resolve_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// report is a mention as a case writes it: an article of its own unless in
// names one, published on the tenth of December 2025.
type report struct {
	what    graph.EventType // MEETING where empty
	when    string          // EDTF, also with a time
	where   string          // "venue, city, country"
	who     string          // "Witkoff US, Putin RU HOST"
	says    string          // quoted where it begins with a quotation mark
	channel string
	in      string // article
	status  graph.Status
}

// people are known to the gazetteer, as countries are.
func (r report) participants() []graph.Participant {
	var ps []graph.Participant
	for _, entry := range strings.Split(r.who, ", ") {
		words := strings.Fields(entry)
		p := graph.Participant{Role: defaultRole(r.what), Certainty: graph.Stated, Side: graph.Side{Key: words[1], Name: words[1]}}
		p.ActorObserved = graph.ActorObserved{Name: words[0], Kind: graph.Person, Country: words[1]}
		switch {
		case words[0] == words[1]:
			p.Kind, p.Gazetteer = graph.Country, graph.CountryKey(words[1])
		case words[0] == strings.ToLower(words[0]):
			p.Kind = graph.Group
		}
		if len(words) > 2 {
			p.Role = graph.Role(words[2])
		}
		ps = append(ps, p)
	}
	return ps
}

func defaultRole(t graph.EventType) graph.Role {
	switch {
	case t == graph.Statement:
		return graph.RoleSpeaker
	case t == "" || t.Consult() || t == graph.Agreement:
		return graph.RoleParticipant
	}
	return graph.RoleSource
}

func (r report) place() *graph.PlaceObserved {
	var p *graph.PlaceObserved
	kinds := []graph.PlaceKind{graph.CountryPlace, graph.City, graph.Venue}
	names := strings.Split(r.where, ", ")
	slices.Reverse(names)
	for i, name := range names {
		if name != "" {
			p = &graph.PlaceObserved{Name: name, Kind: kinds[i], Within: p}
		}
	}
	return p
}

func (r report) mention(a *graph.Article, i int) graph.Mention {
	m := graph.Mention{
		Article: a.ID, Version: a.Version, Occasion: i + 1, Type: cmp.Or(r.what, graph.Meeting), Status: cmp.Or(r.status, graph.Occurred),
		Place: r.place(), Participants: r.participants(), Channel: r.channel, Extractor: "test", Confidence: 0.9,
		Span: graph.Span{Start: 10 * i, End: 10*i + 9},
	}
	if r.when != "" {
		date, err := graph.ParseEDTF(r.when)
		if err != nil {
			panic(err)
		}
		m.Date = &date
	}
	if r.says != "" {
		m.Content = &graph.Utterance{Text: strings.Trim(r.says, "“”"), Form: graph.Indirect}
		if strings.HasPrefix(r.says, "“") {
			m.Content.Form = graph.Direct
		}
	}
	m.ID = graph.MentionKey{Article: a.ID, Trigger: i}.ID()
	return m
}

// joined derives the events of the reports and tells them by the reports'
// numbers: "12 3" where the first two are one event and the third another.
func joined(t *testing.T, reports []report) (string, []graph.Event) {
	t.Helper()
	var b graph.Batch
	number := map[graph.MentionID]string{}
	for i, r := range reports {
		a := graph.Article{URL: "https://example.org/" + cmp.Or(r.in, fmt.Sprint(i)), Text: cmp.Or(r.in, fmt.Sprint(i)), Publisher: "P"}
		a.Published, _ = graph.ParsePublication("2025-12-10")
		a.Identify()
		b.Articles = append(b.Articles, a)
		m := r.mention(&a, i)
		number[m.ID] = fmt.Sprint(i + 1)
		b.Mentions = append(b.Mentions, m)
	}
	d, err := resolve.All(b)
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	for _, e := range d.Events {
		var g []string
		for _, m := range e.Mentions {
			g = append(g, number[m])
		}
		slices.Sort(g)
		groups = append(groups, strings.Join(g, ""))
	}
	slices.Sort(groups)
	return strings.Join(groups, " "), d.Events
}

const (
	kremlin = "Kremlin, Moscow, Russia"
	moscow  = "Moscow, Russia"
)

func TestJoining(t *testing.T) {
	for _, tt := range []struct {
		name    string
		reports []report
		want    string
	}{
		// Days.
		{"Tuesday, this week and early December", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU", where: kremlin},
			{when: "2025-12-01/2025-12-07", who: "Witkoff US, Putin RU"},
			{when: "2025-12-01/2025-12-10", who: "Witkoff US, Putin RU", where: moscow},
		}, "123"},
		{"two rounds in a week", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU"}, {when: "2025-12-04", who: "Witkoff US, Putin RU"},
		}, "1 2"},
		{"two rounds in a week and a report of the week", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU"}, {when: "2025-12-04", who: "Witkoff US, Putin RU"},
			{when: "2025-12-01/2025-12-07", who: "Witkoff US, Putin RU"},
		}, "1 2 3"},
		{"talks over two days and a report of one of them", []report{
			{when: "2025-12-04/2025-12-05", who: "Witkoff US, Umerov UA", where: "Miami, US"},
			{when: "2025-12-05", who: "Witkoff US, Umerov UA", where: "Miami, US"},
		}, "12"},
		{"two wide reports do not join without a narrow one", []report{
			{when: "2025-12", who: "Witkoff US, Putin RU"}, {when: "2025-12", who: "Witkoff US, Putin RU"},
		}, "1 2"},
		// Hours.
		{"the same two twice in a day", []report{
			{what: graph.Call, when: "2025-12-02T09:00", who: "Trump US, Zelensky UA"},
			{what: graph.Call, when: "2025-12-02T17:30", who: "Trump US, Zelensky UA"},
		}, "1 2"},
		{"about the same hour", []report{
			{what: graph.Call, when: "2025-12-02T09:00", who: "Trump US, Zelensky UA"},
			{what: graph.Call, when: "2025-12-02T10:30", who: "Trump US, Zelensky UA"},
		}, "12"},
		{"one hour in two zones", []report{
			{what: graph.Call, when: "2025-12-02T18:00:00+03:00", who: "Trump US, Zelensky UA"},
			{what: graph.Call, when: "2025-12-02T15:00:00Z", who: "Trump US, Zelensky UA"},
		}, "12"},
		{"two hours that read alike in two zones", []report{
			{what: graph.Call, when: "2025-12-02T09:00:00+03:00", who: "Trump US, Zelensky UA"},
			{what: graph.Call, when: "2025-12-02T09:00:00-05:00", who: "Trump US, Zelensky UA"},
		}, "1 2"},
		// People.
		{"a bilateral beside a trilateral", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU", where: moscow},
			{when: "2025-12-02", who: "Witkoff US, Putin RU, Umerov UA", where: moscow},
		}, "1 2"},
		{"a mediator one article leaves out", []report{
			{when: "2025-12-02", who: "Witkoff US, Araghchi IR", where: "Muscat, Oman"},
			{when: "2025-12-02", who: "Witkoff US, Araghchi IR, Busaidi OM MEDIATOR", where: "Muscat, Oman"},
		}, "12"},
		{"a host one article takes for a participant", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU HOST"}, {when: "2025-12-02", who: "Witkoff US, Putin RU"},
		}, "12"},
		{"one guest of two hosts in one city", []report{
			{when: "2025-12-02", who: "Witkoff US, Nahyan AE HOST", where: "Abu Dhabi, UAE"},
			{when: "2025-12-02", who: "Witkoff US, Thani QA HOST", where: "Abu Dhabi, UAE"},
		}, "1 2"},
		{"delegations told in part", []report{
			{when: "2025-12-02", who: "Witkoff US, Kushner US, Putin RU", where: kremlin},
			{when: "2025-12-02", who: "Witkoff US, Putin RU, Ushakov RU", where: moscow},
		}, "12"},
		{"one shared person needs the place", []report{
			{when: "2025-12-02", who: "Kushner US, Putin RU"}, {when: "2025-12-02", who: "Witkoff US, Putin RU"},
		}, "1 2"},
		{"one side named: they held talks in Moscow", []report{
			{when: "2025-12-02", who: "Witkoff US", where: moscow}, {when: "2025-12-02", who: "Witkoff US, Putin RU", where: kremlin},
		}, "12"},
		{"a president's own minister beside his guest", []report{
			{when: "2025-12-02", who: "Zelensky UA, Umerov UA", where: "Kyiv, Ukraine"},
			{when: "2025-12-02", who: "Zelensky UA, Macron FR", where: "Kyiv, Ukraine"},
		}, "1 2"},
		{"two of a president's own ministers", []report{
			{when: "2025-12-02", who: "Zelensky UA, Umerov UA", where: "Kyiv, Ukraine"},
			{when: "2025-12-02", who: "Zelensky UA, Sybiha UA", where: "Kyiv, Ukraine"},
		}, "1 2"},
		// Kinds and places.
		{"a call beside a meeting", []report{
			{what: graph.Call, when: "2025-12-02", who: "Trump US, Zelensky UA"}, {when: "2025-12-02", who: "Trump US, Zelensky UA"},
		}, "1 2"},
		{"a visit and the meeting", []report{
			{what: graph.Visit, when: "2025-12-02", who: "Witkoff US VISITOR, Putin RU HOST", where: moscow},
			{when: "2025-12-02", who: "Witkoff US, Putin RU", where: kremlin},
		}, "12"},
		{"two cities", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU", where: moscow}, {when: "2025-12-02", who: "Witkoff US, Putin RU", where: "Minsk, Belarus"},
		}, "1 2"},
		{"what one article keeps apart", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU", in: "A"}, {when: "2025-12-02", who: "Witkoff US, Putin RU", in: "A"},
		}, "1 2"},
		{"planned, then occurred", []report{
			{when: "2025-12-02", who: "Witkoff US, Putin RU", status: graph.Planned}, {when: "2025-12-02", who: "Witkoff US, Putin RU"},
		}, "12"},
		// Statements.
		{"one speaker, one day, one channel unknown", []report{
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA", channel: "X", says: "he was ready for peace"},
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA", says: "Ukraine would hold"},
		}, "12"},
		{"two channels", []report{
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA", channel: "X"},
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA", channel: "interview"},
		}, "1 2"},
		{"a few quoted words told from two channels", []report{
			{what: graph.Statement, when: "2025-12-03", who: "Trump US", channel: "statement", says: "“reasonably good,”"},
			{what: graph.Statement, when: "2025-12-03", who: "Trump US", channel: "reporters", says: "“reasonably good meeting”"},
		}, "12"},
		{"one word quoted from two channels is not enough", []report{
			{what: graph.Statement, when: "2025-12-03", who: "Trump US", channel: "statement", says: "“good”"},
			{what: graph.Statement, when: "2025-12-03", who: "Trump US", channel: "reporters", says: "“a good meeting”"},
		}, "1 2"},
		{"an undated one with the same words", []report{
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA", says: "“we want a just and lasting peace”"},
			{what: graph.Statement, who: "Zelensky UA", says: "“a just and lasting peace”"},
		}, "12"},
		{"an undated one with other words", []report{
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA", says: "“we want a just and lasting peace”"},
			{what: graph.Statement, who: "Zelensky UA", says: "“our air defence needs more of everything”"},
		}, "1 2"},
		{"two speakers", []report{
			{what: graph.Statement, when: "2025-12-02", who: "Zelensky UA"}, {what: graph.Statement, when: "2025-12-02", who: "Sybiha UA"},
		}, "1 2"},
		// Deeds.
		{"an attack each day", []report{
			{what: graph.Attack, when: "2025-12-02", who: "RU RU, UA UA TARGET"}, {what: graph.Attack, when: "2025-12-03", who: "RU RU, UA UA TARGET"},
		}, "1 2"},
		{"an attack and its answer", []report{
			{what: graph.Attack, when: "2025-12-02", who: "RU RU, UA UA TARGET"}, {what: graph.Attack, when: "2025-12-02", who: "UA UA, RU RU TARGET"},
		}, "1 2"},
		{"attacks on two cities", []report{
			{what: graph.Attack, when: "2025-12-02", who: "RU RU, UA UA TARGET", where: "Odesa, Ukraine"},
			{what: graph.Attack, when: "2025-12-02", who: "RU RU, UA UA TARGET", where: "Kharkiv, Ukraine"},
		}, "1 2"},
		{"a plan handed to the president, or to his country", []report{
			{what: graph.Proposal, when: "2025-11-20", who: "Driscoll US, Zelensky UA TARGET", where: "Kyiv, Ukraine"},
			{what: graph.Proposal, when: "2025-11-20", who: "Driscoll US, UA UA TARGET", where: "Kyiv, Ukraine"},
		}, "12"},
		{"two people of one country are not each other", []report{
			{what: graph.Sanction, when: "2025-11-20", who: "US US, Sechin RU TARGET"},
			{what: graph.Sanction, when: "2025-11-20", who: "US US, Miller RU TARGET"},
		}, "1 2"},
		{"what one did last month is not what two did together", []report{
			{what: graph.Proposal, when: "2025-11-23", who: "US US, UA UA", where: "Geneva, Switzerland"},
			{what: graph.Proposal, when: "2025-11", who: "US US"},
		}, "1 2"},
		{"parties to a deal", []report{
			{what: graph.Agreement, when: "2025-12-02", who: "US US, RU RU"}, {what: graph.Agreement, when: "2025-12-02", who: "US US, UA UA"},
		}, "1 2"},
	} {
		if got, _ := joined(t, tt.reports); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
		// The order of the articles must not matter; their numbers turn round.
		slices.Reverse(tt.reports)
		if got, _ := joined(t, tt.reports); len(strings.Fields(got)) != len(strings.Fields(tt.want)) {
			t.Errorf("%s, in the other order: got %s", tt.name, got)
		}
	}
}
