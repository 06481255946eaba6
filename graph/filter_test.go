package graph_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

// kremlin is the event that the filters are held against.
func kremlin() graph.Event {
	date, _ := graph.ParseEDTF("2025-12-02")
	return graph.Event{
		ID: "evt-x", Type: graph.Meeting, Status: graph.Occurred, Title: "Steve Witkoff and Vladimir Putin met at Kremlin",
		Date: &date, Places: []graph.PlaceID{"kremlin", "moscow", "russia"}, Channel: "Press Conference",
		Topics: []string{"ceasefire", "prisoners"}, Publishers: []string{"Daily Pošt", "Kyiv Herald"},
		Articles: []graph.ArticleID{"art-a", "art-b"}, Sources: 2, Confidence: 0.8,
		Participations: []graph.Participation{
			{Actor: "putin", Name: "Vladimir Putin", Role: graph.RoleHost, Side: graph.Side{Key: "RU", Name: "Russia"}},
			{Actor: "witkoff", Name: "Steve Witkoff", Role: graph.RoleParticipant, Side: graph.Side{Key: "US", Name: "United States"}},
			{Actor: "kushner", Name: "Jared Kushner", Role: graph.RoleParticipant, Side: graph.Side{Key: "US", Name: "United States"}},
			{Actor: "officials", Name: "officials", Role: graph.RoleParticipant},
		},
		Tokens: []string{"kremlin", "met", "putin", "steve", "vladimir", "witkoff"},
	}
}

func TestEventFilterHolds(t *testing.T) {
	yes, no := true, false
	in := func(from, to graph.Day, m graph.DateMatch) *graph.DateRange {
		return &graph.DateRange{From: from, To: to, Match: m}
	}
	for name, tt := range map[string]struct {
		f    graph.EventFilter
		want bool
	}{
		"zero":                  {graph.EventFilter{}, true},
		"a type":                {graph.EventFilter{Types: []graph.EventType{graph.Call, graph.Meeting}}, true},
		"another type":          {graph.EventFilter{Types: []graph.EventType{graph.Call}}, false},
		"a status":              {graph.EventFilter{Statuses: []graph.Status{graph.Planned, graph.Occurred}}, true},
		"another status":        {graph.EventFilter{Statuses: []graph.Status{graph.Planned}}, false},
		"within":                {graph.EventFilter{Within: []graph.PlaceID{"kyiv", "russia"}}, true},
		"elsewhere":             {graph.EventFilter{Within: []graph.PlaceID{"kyiv"}}, false},
		"under":                 {graph.EventFilter{Under: "moscow"}, true},
		"under another":         {graph.EventFilter{Under: "kyiv"}, false},
		"under beside within":   {graph.EventFilter{Under: "moscow", Within: []graph.PlaceID{"kyiv"}}, false},
		"a topic":               {graph.EventFilter{Topics: []string{"grain", "prisoners"}}, true},
		"another topic":         {graph.EventFilter{Topics: []string{"grain"}}, false},
		"a channel, folded":     {graph.EventFilter{Channels: []string{"press conference"}}, true},
		"another channel":       {graph.EventFilter{Channels: []string{"X"}}, false},
		"no channel":            {graph.EventFilter{Channels: []string{""}}, false},
		"a publisher, folded":   {graph.EventFilter{Publishers: []string{"DAILY POST"}}, true},
		"another publisher":     {graph.EventFilter{Publishers: []string{"Daily"}}, false},
		"an article":            {graph.EventFilter{Articles: []graph.ArticleID{"art-b"}}, true},
		"another article":       {graph.EventFilter{Articles: []graph.ArticleID{"art-c"}}, false},
		"in":                    {graph.EventFilter{In: "art-a"}, true},
		"in another":            {graph.EventFilter{In: "art-c"}, false},
		"a date":                {graph.EventFilter{Date: in("2025-12-01", "2025-12-07", graph.MatchCertain)}, true},
		"another date":          {graph.EventFilter{Date: in("2025-12-03", "", graph.MatchPossible)}, false},
		"dated":                 {graph.EventFilter{Dated: &yes}, true},
		"undated":               {graph.EventFilter{Dated: &no}, false},
		"every word":            {graph.EventFilter{Text: "PUTIN, Witkoff's"}, true},
		"not every word":        {graph.EventFilter{Text: "Putin Modi"}, false},
		"a text without a word": {graph.EventFilter{Text: "…"}, true},
		"confident":             {graph.EventFilter{MinConfidence: 0.8}, true},
		"more confident":        {graph.EventFilter{MinConfidence: 0.81}, false},
		"two sources":           {graph.EventFilter{MinSources: 2}, true},
		"three sources":         {graph.EventFilter{MinSources: 3}, false},
		"every actor matches": {graph.EventFilter{Actors: []graph.ActorMatch{
			{All: []graph.ActorSelector{{Actor: "putin"}}}, {Any: []graph.ActorSelector{{Side: "US"}}}}}, true},
		"one actor does not": {graph.EventFilter{Actors: []graph.ActorMatch{
			{All: []graph.ActorSelector{{Actor: "putin"}}}, {Any: []graph.ActorSelector{{Side: "UA"}}}}}, false},
	} {
		e := kremlin()
		if got := tt.f.Holds(&e); got != tt.want {
			t.Errorf("%s: got %v", name, got)
		}
		e.Hidden = true
		if tt.f.Holds(&e) {
			t.Errorf("%s: a hidden event holds", name)
		}
	}
}

func TestEventFilterOfUndatedEvents(t *testing.T) {
	e := kremlin()
	e.Date = nil
	no := false
	if !(graph.EventFilter{Dated: &no}).Holds(&e) || (graph.EventFilter{Date: &graph.DateRange{Match: graph.MatchPossible}}).Holds(&e) {
		t.Error("an undated event is undated, and in no range of days")
	}
}

func TestActorMatchHolds(t *testing.T) {
	actor := func(ids ...graph.ActorID) (s []graph.ActorSelector) {
		for _, id := range ids {
			s = append(s, graph.ActorSelector{Actor: id})
		}
		return s
	}
	side := func(key string) []graph.ActorSelector { return []graph.ActorSelector{{Side: key}} }
	host, participant := []graph.Role{graph.RoleHost}, []graph.Role{graph.RoleParticipant}
	for name, tt := range map[string]struct {
		m    graph.ActorMatch
		want bool
	}{
		"zero":                        {graph.ActorMatch{}, true},
		"all":                         {graph.ActorMatch{All: actor("putin", "witkoff")}, true},
		"not all":                     {graph.ActorMatch{All: actor("putin", "modi")}, false},
		"any":                         {graph.ActorMatch{Any: actor("modi", "witkoff")}, true},
		"none of any":                 {graph.ActorMatch{Any: actor("modi")}, false},
		"none":                        {graph.ActorMatch{None: actor("modi")}, true},
		"one of none":                 {graph.ActorMatch{None: actor("modi", "putin")}, false},
		"a side":                      {graph.ActorMatch{All: side("US")}, true},
		"another side":                {graph.ActorMatch{All: side("UA")}, false},
		"an empty selector":           {graph.ActorMatch{Any: []graph.ActorSelector{{}}}, false},
		"in the role":                 {graph.ActorMatch{All: actor("putin"), Roles: host}, true},
		"in another role":             {graph.ActorMatch{All: actor("putin"), Roles: participant}, false},
		"a side in the role":          {graph.ActorMatch{Any: side("US"), Roles: participant}, true},
		"a side in another role":      {graph.ActorMatch{Any: side("US"), Roles: host}, false},
		"none in the role":            {graph.ActorMatch{None: actor("putin"), Roles: participant}, true},
		"one of none in the role":     {graph.ActorMatch{None: side("RU"), Roles: host}, false},
		"all, any and none together":  {graph.ActorMatch{All: side("RU"), Any: actor("kushner"), None: side("UA")}, true},
		"all and any, but not none":   {graph.ActorMatch{All: side("RU"), Any: actor("kushner"), None: side("US")}, false},
		"roles alone ask for nothing": {graph.ActorMatch{Roles: []graph.Role{graph.RoleMediator}}, true},
	} {
		e := kremlin()
		if got := tt.m.Holds(e.Participations); got != tt.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestActorFilterHolds(t *testing.T) {
	a := graph.Actor{Name: "Volodymyr Zelensky", Kind: graph.Person, Country: "UA", Aliases: []string{"Ukraine's leader", "Zelenskyy"}}
	for _, tt := range []struct {
		f    graph.ActorFilter
		want bool
	}{
		{graph.ActorFilter{}, true},
		{graph.ActorFilter{Kinds: []graph.ActorKind{graph.Country, graph.Person}}, true},
		{graph.ActorFilter{Kinds: []graph.ActorKind{graph.Country}}, false},
		{graph.ActorFilter{Countries: []string{"UA"}}, true},
		{graph.ActorFilter{Countries: []string{"RU"}}, false},
		{graph.ActorFilter{Text: "zelenskyy"}, true},
		{graph.ActorFilter{Text: "ZELENSKY"}, true},
		{graph.ActorFilter{Text: "Zelen"}, false},
		{graph.ActorFilter{Text: "Putin"}, false},
	} {
		if got := tt.f.Holds(&a); got != tt.want {
			t.Errorf("%+v: got %v", tt.f, got)
		}
	}
}

func TestPlaceFilterHolds(t *testing.T) {
	p := graph.Place{Name: "Kyiv", Kind: graph.City, Country: "UA", Aliases: []string{"Kiev"}}
	for _, tt := range []struct {
		f    graph.PlaceFilter
		want bool
	}{
		{graph.PlaceFilter{}, true},
		{graph.PlaceFilter{Kinds: []graph.PlaceKind{graph.City}, Countries: []string{"RU", "UA"}, Text: "kiev"}, true},
		{graph.PlaceFilter{Kinds: []graph.PlaceKind{graph.Venue}}, false},
		{graph.PlaceFilter{Countries: []string{"RU"}}, false},
		{graph.PlaceFilter{Text: "Lviv"}, false},
	} {
		if got := tt.f.Holds(&p); got != tt.want {
			t.Errorf("%+v: got %v", tt.f, got)
		}
	}
}

func TestArticleFilterHolds(t *testing.T) {
	a := graph.Article{Headline: "Envoys in Moscow", Text: "They met Putin.", Publisher: "Daily Pošt"}
	a.Published, _ = graph.ParsePublication("2025-12-03T00:30:00+02:00")
	on := func(d graph.Day) *graph.DateRange { return &graph.DateRange{From: d, To: d, Match: graph.MatchCertain} }
	for _, tt := range []struct {
		f    graph.ArticleFilter
		want bool
	}{
		{graph.ArticleFilter{}, true},
		{graph.ArticleFilter{Publishers: []string{"daily post"}}, true},
		{graph.ArticleFilter{Publishers: []string{"Herald"}}, false},
		{graph.ArticleFilter{Published: on("2025-12-03")}, true}, // its own local day
		{graph.ArticleFilter{Published: on("2025-12-02")}, false},
		{graph.ArticleFilter{Text: "moscow putin"}, true}, // headline and text
		{graph.ArticleFilter{Text: "Kyiv"}, false},
	} {
		if got := tt.f.Holds(&a); got != tt.want {
			t.Errorf("%+v: got %v", tt.f, got)
		}
	}
	a.Published = graph.Publication{}
	if (graph.ArticleFilter{Published: on("2025-12-03")}).Holds(&a) {
		t.Error("an article without a publication time is of no day")
	}
}
