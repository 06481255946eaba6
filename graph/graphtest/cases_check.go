package graphtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// eventLine is what a case expects of an event; what it does not say, it does
// not ask.
type eventLine struct {
	Mentions   []string        `yaml:"mentions"` // always: the evidence, in order
	Type       graph.EventType `yaml:"type"`
	Status     graph.Status    `yaml:"status"`
	History    []graph.Status  `yaml:"history"`
	Date       string          `yaml:"date"` // EDTF, or none
	Place      string          `yaml:"place"`
	Who        []string        `yaml:"who"` // names, sorted
	Roles      []string        `yaml:"roles"`
	Title      string          `yaml:"title"`
	Channel    string          `yaml:"channel"`
	Topics     []string        `yaml:"topics"`
	Publishers []string        `yaml:"publishers"`
	Sources    int             `yaml:"sources"`
	OwnVoice   *bool           `yaml:"own voice"`
	AssertedBy []string        `yaml:"asserted by"`
	PartOf     string          `yaml:"session of"` // a mention of the talks
}

// listLine is a list of events: what is asked and the events it gives, each by
// the first of its mentions.
type listLine struct {
	Types     []graph.EventType `yaml:"types"`
	Statuses  []graph.Status    `yaml:"statuses"`
	With      []string          `yaml:"with"` // all of these actors
	Any       []string          `yaml:"any of"`
	Without   []string          `yaml:"without"`
	Sides     []string          `yaml:"sides"` // all of these sides
	Roles     []graph.Role      `yaml:"roles"`
	At        []string          `yaml:"at"` // at or within one of these places
	Topics    []string          `yaml:"topics"`
	Channels  []string          `yaml:"channels"`
	Publisher []string          `yaml:"publishers"`
	In        []string          `yaml:"in"` // reported in one of these articles
	From      graph.Day         `yaml:"from"`
	To        graph.Day         `yaml:"to"`
	Certain   bool              `yaml:"certainly"`
	Dated     *bool             `yaml:"dated"`
	Text      string            `yaml:"text"`
	Surer     float64           `yaml:"confidence at least"`
	Sources   int               `yaml:"sources at least"`

	Newest bool `yaml:"newest first"`
	First  int  `yaml:"first"`
	Last   int  `yaml:"last"`

	Gives []string `yaml:"gives"`
	Total *int     `yaml:"total"`
}

// searchLine is a search and the labels of what it finds, in order: a mention
// for an event, the name of anything else.
type searchLine struct {
	Words string          `yaml:"words"`
	Kinds []graph.HitKind `yaml:"kinds"`
	Gives []string        `yaml:"gives"`
}

func (w *caseWorld) check(st step) {
	w.t.Helper()
	if st.Events != nil {
		w.checkEvents(st.Events)
	}
	for _, name := range slices.Sorted(maps.Keys(st.LeadsTo)) {
		w.checkLeadsTo(name, st.LeadsTo[name])
	}
	for i, l := range st.Lists {
		w.checkList(fmt.Sprintf("list %d", i+1), l)
	}
	for _, l := range st.Search {
		hits := must[graph.List[graph.Hit]](w.t)(w.store.Search(testContext(w.t), graph.SearchQuery{Text: l.Words, Kinds: l.Kinds}))
		same(w.t, fmt.Sprintf("search %q", l.Words), w.hitLabels(hits.Items), nonNil(l.Gives))
	}
	if st.Actors != nil {
		var names []string
		for _, a := range must[graph.List[graph.Actor]](w.t)(w.store.Actors(testContext(w.t), graph.ActorFilter{}, graph.Page{First: graph.MaxPage})).Items {
			names = append(names, a.Name)
		}
		same(w.t, "actors", names, st.Actors)
	}
}

func nonNil(s []string) []string { return append([]string{}, s...) }

func (w *caseWorld) list(q graph.EventQuery) graph.List[graph.Event] {
	w.t.Helper()
	return must[[]graph.List[graph.Event]](w.t)(w.store.Events(testContext(w.t), graph.EventParents{}, q))[0]
}

func (w *caseWorld) checkEvents(want []eventLine) {
	w.t.Helper()
	got := w.list(graph.EventQuery{Page: graph.Page{First: graph.MaxPage}}).Items
	var gotMentions, wantMentions [][]string
	for i := range got {
		gotMentions = append(gotMentions, w.mentionNames(&got[i]))
	}
	for _, l := range want {
		wantMentions = append(wantMentions, l.Mentions)
	}
	if !same(w.t, "the mentions of each event", gotMentions, wantMentions) {
		return
	}
	for i, l := range want {
		w.checkEvent(&got[i], l)
	}
}

func (w *caseWorld) checkEvent(e *graph.Event, want eventLine) {
	w.t.Helper()
	mentions := want.Mentions
	ask := func(field string, asked bool, got, want any) {
		w.t.Helper()
		if asked {
			same(w.t, fmt.Sprintf("event of %s: %s", strings.Join(mentions, " "), field), got, want)
		}
	}
	ask("type", want.Type != "", string(e.Type), string(want.Type))
	ask("status", want.Status != "", string(e.Status), string(want.Status))
	ask("date", want.Date != "", edtf(e.Date), want.Date)
	ask("place", want.Place != "", w.placeName(e.Place()), want.Place)
	ask("title", want.Title != "", e.Title, want.Title)
	ask("channel", want.Channel != "", e.Channel, want.Channel)
	ask("topics", want.Topics != nil, e.Topics, want.Topics)
	ask("publishers", want.Publishers != nil, e.Publishers, want.Publishers)
	ask("sources", want.Sources != 0, e.Sources, want.Sources)
	ask("own voice", want.OwnVoice != nil, e.OwnVoice, want.OwnVoice)
	var who, roles, by []string
	for _, p := range e.Participations {
		who = append(who, p.Name)
		roles = append(roles, fmt.Sprintf("%s %s", p.Role, p.Name))
	}
	slices.Sort(who)
	slices.Sort(roles)
	for _, id := range e.AssertedBy {
		by = append(by, w.actorName(id))
	}
	slices.Sort(by)
	ask("who", want.Who != nil, who, want.Who)
	ask("roles", want.Roles != nil, roles, want.Roles)
	ask("asserted by", want.AssertedBy != nil, by, want.AssertedBy)
	var history []graph.Status
	for _, h := range e.History {
		history = append(history, h.Status)
	}
	ask("history", want.History != nil, history, want.History)
	if want.PartOf != "" {
		ask("session of", true, string(e.PartOf), string(w.eventOf(want.PartOf).ID))
	}
}

func edtf(d *graph.EventDate) string {
	if d == nil {
		return "none"
	}
	return d.EDTF
}

func (w *caseWorld) eventOf(mention string) *graph.Event {
	w.t.Helper()
	id := graph.EventOf(w.mention(mention).ID)
	return must[[]*graph.Event](w.t)(w.store.EventsByID(testContext(w.t), []graph.EventID{id}))[0]
}

func (w *caseWorld) checkLeadsTo(name, to string) {
	w.t.Helper()
	got, want := "none", to
	if e := w.eventOf(name); e != nil {
		got = strings.Join(w.mentionNames(e), " ")
	}
	if to != "none" {
		want = strings.Join(w.mentionNames(w.eventOf(to)), " ")
	}
	same(w.t, "the event that the id of "+name+" leads to", got, want)
}

func (w *caseWorld) checkList(what string, l listLine) {
	w.t.Helper()
	q := graph.EventQuery{Filter: w.filter(l), Page: graph.Page{First: l.First, Last: l.Last, Total: l.Total != nil}}
	if l.Newest {
		q.Order = graph.NewestFirst
	}
	got := w.list(q)
	labels := []string{}
	for i := range got.Items {
		labels = append(labels, w.mentionNames(&got.Items[i])[0])
	}
	same(w.t, fmt.Sprintf("%s, %s", what, encode(q)), labels, nonNil(l.Gives))
	if l.Total != nil {
		same(w.t, what+": total", got.Total, *l.Total)
	}
}

func (w *caseWorld) filter(l listLine) graph.EventFilter {
	f := graph.EventFilter{
		Types: l.Types, Statuses: l.Statuses, Topics: l.Topics, Channels: l.Channels, Publishers: l.Publisher,
		Dated: l.Dated, Text: l.Text, MinConfidence: l.Surer, MinSources: l.Sources,
	}
	m := graph.ActorMatch{All: w.actors(l.With), Any: w.actors(l.Any), None: w.actors(l.Without), Roles: l.Roles}
	for _, s := range l.Sides {
		m.All = append(m.All, graph.ActorSelector{Side: s})
	}
	if len(m.All)+len(m.Any)+len(m.None) > 0 {
		f.Actors = []graph.ActorMatch{m}
	}
	for _, name := range l.At {
		places := must[[][]graph.Place](w.t)(w.store.PlacesNamed(testContext(w.t), []string{name}))[0]
		if len(places) != 1 {
			w.t.Fatalf("%d places are named %q", len(places), name)
		}
		f.Within = append(f.Within, places[0].ID)
	}
	for _, name := range l.In {
		f.Articles = append(f.Articles, w.articles[name].ID)
	}
	if l.From != "" || l.To != "" {
		f.Date = &graph.DateRange{From: l.From, To: l.To, Match: graph.MatchPossible}
		if l.Certain {
			f.Date.Match = graph.MatchCertain
		}
	}
	return f
}

// actors finds actors as a user does, by name.
func (w *caseWorld) actors(names []string) []graph.ActorSelector {
	w.t.Helper()
	var found []graph.ActorSelector
	for _, name := range names {
		actors := must[[][]graph.Actor](w.t)(w.store.ActorsNamed(testContext(w.t), []string{name}))[0]
		if len(actors) != 1 {
			w.t.Fatalf("%d actors are named %q", len(actors), name)
		}
		found = append(found, graph.ActorSelector{Actor: actors[0].ID})
	}
	return found
}

// mentionNames are the names the case has for the event's mentions.
func (w *caseWorld) mentionNames(e *graph.Event) []string {
	names := []string{}
	for _, id := range e.Mentions {
		names = append(names, w.nameOf(id))
	}
	return names
}

// nameOf returns the name of the mention; of several versions, the last.
func (w *caseWorld) nameOf(id graph.MentionID) string {
	name := string(id)
	for _, n := range slices.Sorted(maps.Keys(w.mentions)) {
		if w.mentions[n].ID == id {
			name = n
		}
	}
	return name
}

func (w *caseWorld) hitLabels(hits []graph.Hit) []string {
	labels := []string{}
	for _, h := range hits {
		switch {
		case h.Actor != nil:
			labels = append(labels, h.Actor.Name)
		case h.Place != nil:
			labels = append(labels, h.Place.Name)
		case h.Event != nil:
			labels = append(labels, w.mentionNames(h.Event)[0])
		case h.Article != nil:
			labels = append(labels, h.Article.Headline)
		}
	}
	return labels
}

func (w *caseWorld) placeName(id graph.PlaceID) string {
	p := must[[]*graph.Place](w.t)(w.store.PlacesByID(testContext(w.t), []graph.PlaceID{id}))[0]
	if p == nil {
		return "none"
	}
	return p.Name
}

func (w *caseWorld) actorName(id graph.ActorID) string {
	a := must[[]*graph.Actor](w.t)(w.store.ActorsByID(testContext(w.t), []graph.ActorID{id}))[0]
	if a == nil {
		return "nobody"
	}
	return a.Name
}
