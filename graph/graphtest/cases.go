package graphtest

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/parley-events/parley/graph"
)

// The golden cases. cases/README.md tells how to write one.
//
//go:embed cases/*.yaml
var caseFiles embed.FS

// goldenCase is one case: its first step, and those that follow.
type goldenCase struct {
	Case  string `yaml:"case"`
	First step   `yaml:",inline"`
	Then  []step `yaml:"then"`
}

// step is what is written at once, and what holds afterwards.
type step struct {
	Articles  map[string]articleLine  `yaml:"articles"`
	Mentions  map[string]mentionLine  `yaml:"mentions"`
	Decisions map[string]decisionLine `yaml:"decisions"`

	Events  []eventLine       `yaml:"events"`   // all there are, in the order of the list
	LeadsTo map[string]string `yaml:"leads to"` // mention → one of the event its id finds, or none
	Lists   []listLine        `yaml:"lists"`
	Search  []searchLine      `yaml:"search"`
	Actors  []string          `yaml:"actors"` // all there are, as a list of actors has them
}

func runCases(t *testing.T, e Engine) {
	files, err := fs.Glob(caseFiles, "cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "cases/"), ".yaml"), func(t *testing.T) {
			for _, c := range readCases(t, file) {
				t.Run(c.Case, func(t *testing.T) { runCase(t, e.Open(t), c) })
			}
		})
	}
}

func readCases(t *testing.T, file string) []goldenCase {
	t.Helper()
	text, err := caseFiles.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []goldenCase
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(&cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

func runCase(t *testing.T, s graph.Store, c goldenCase) {
	w := &caseWorld{t: t, store: s, articles: map[string]graph.Article{}, mentions: map[string]graph.Mention{}, decisions: map[string]graph.Decision{}}
	for i, st := range append([]step{c.First}, c.Then...) {
		write(t, s, w.batch(st))
		w.check(st)
		if t.Failed() {
			t.Fatalf("after step %d", i+1)
		}
	}
	got := export(t, s)
	same(t, "export, against all at once", got, export(t, oracleOf(t, must[graph.Batch](t)(factsOf(got)))))
}

// caseWorld gives the things of a case their names.
type caseWorld struct {
	t         *testing.T
	store     graph.Store
	articles  map[string]graph.Article
	mentions  map[string]graph.Mention
	decisions map[string]graph.Decision
}

// articleLine is an article as a case writes it.
type articleLine struct {
	Published string `yaml:"published"` // "2025-12-10" where nothing is said, "unknown"
	Modified  string `yaml:"modified"`
	Publisher string `yaml:"publisher"` // the article's name where nothing is said
	Headline  string `yaml:"headline"`
	Newer     string `yaml:"newer version of"`
	Also      string `yaml:"also says"` // text that no mention stands on
}

// mentionLine is a mention as a case writes it.
type mentionLine struct {
	CopyOf     string          `yaml:"copy of"` // everything as this mention has it
	Type       graph.EventType `yaml:"type"`    // MEETING where nothing is said
	Status     graph.Status    `yaml:"status"`  // OCCURRED where nothing is said
	Date       string          `yaml:"date"`    // EDTF
	Time       string          `yaml:"time"`    // 15:04
	Place      string          `yaml:"place"`   // "venue, city, country", "city, country", "country"; ? is unknown
	Who        []string        `yaml:"who"`     // "Steve Witkoff (US, HOST)"
	AssertedBy []string        `yaml:"asserted by"`
	Says       string          `yaml:"says"`
	Channel    string          `yaml:"channel"`
	Topics     []string        `yaml:"topics"`
	With       string          `yaml:"same occasion as"`
	PartOf     string          `yaml:"session of"`
	Text       string          `yaml:"text"` // the sentence
	Confidence float64         `yaml:"confidence"`
}

// batch turns a step's lines into facts.
func (w *caseWorld) batch(st step) graph.Batch {
	var b graph.Batch
	lines := map[string][]string{} // article → its mentions
	for _, name := range slices.Sorted(maps.Keys(st.Mentions)) {
		article, _, _ := strings.Cut(name, ".")
		lines[article] = append(lines[article], name)
	}
	for _, name := range slices.Sorted(maps.Keys(st.Articles)) {
		a, ms := w.article(name, st.Articles[name], lines[name], st.Mentions)
		b.Articles = append(b.Articles, a)
		b.Mentions = append(b.Mentions, ms...)
	}
	for _, name := range slices.Sorted(maps.Keys(st.Decisions)) {
		d := w.decision(st.Decisions[name])
		w.decisions[name] = d
		b.Decisions = append(b.Decisions, d)
	}
	return b
}

func (w *caseWorld) article(name string, line articleLine, names []string, all map[string]mentionLine) (graph.Article, []graph.Mention) {
	a := graph.Article{
		URL:       "https://example.org/" + name,
		Headline:  cmp.Or(line.Headline, "Article "+name),
		Publisher: cmp.Or(line.Publisher, name),
		Published: w.publication(cmp.Or(line.Published, "2025-12-10")),
		Modified:  w.publication(line.Modified),
	}
	if line.Newer != "" {
		a.URL = w.articles[line.Newer].URL
	}
	var sentences []sentence
	var text []string
	for _, n := range names {
		s := w.sentence(n, all[n])
		sentences = append(sentences, s)
		text = append(text, s.text)
	}
	a.Text = strings.Join(append(text, line.Also), "\n")
	a.Identify()
	w.articles[name] = a
	at := 0
	var ms []graph.Mention
	for i, s := range sentences {
		m := placed(a, s, 0, i, at)
		m.Occasion = i + 1
		if with := all[names[i]].With; with != "" {
			m.Occasion = w.mentions[with].Occasion
		}
		if part := all[names[i]].PartOf; part != "" {
			m.SessionOf = w.mentions[part].Occasion
		}
		w.mentions[names[i]] = m
		ms = append(ms, m)
		at += len(s.text) + len("\n")
	}
	return a, ms
}

func (w *caseWorld) publication(s string) graph.Publication {
	if s == "unknown" {
		s = ""
	}
	return must[graph.Publication](w.t)(graph.ParsePublication(s))
}

// sentence is the mention and the words it stands on.
func (w *caseWorld) sentence(name string, line mentionLine) sentence {
	if line.CopyOf != "" {
		m, ok := w.mentions[line.CopyOf]
		if !ok {
			w.t.Fatalf("%s is a copy of %s, which is not there", name, line.CopyOf)
		}
		return sentence{text: m.Quote, trigger: m.Quote[m.Trigger.Start-m.Span.Start : m.Trigger.End-m.Span.Start], mention: m}
	}
	m := graph.Mention{
		Type: cmp.Or(line.Type, graph.Meeting), Status: cmp.Or(line.Status, graph.Occurred),
		Channel: line.Channel, Topics: line.Topics, Confidence: cmp.Or(line.Confidence, 0.75),
		Extractor: "case", ExtractorVersion: "1", Date: w.date(line.Date, line.Time), Place: w.place(line.Place),
	}
	for i, who := range line.Who {
		m.Participants = append(m.Participants, w.participant(who, roleOf(m.Type, i)))
	}
	for _, who := range line.AssertedBy {
		m.AssertedBy = append(m.AssertedBy, w.participant(who, graph.RoleSpeaker).ActorObserved)
	}
	text := cmp.Or(line.Text, fmt.Sprintf("Sentence %s tells of it.", name))
	if line.Says != "" {
		text = fmt.Sprintf("%s says: “%s”.", name, line.Says)
		m.Content = &graph.Utterance{Text: line.Says, Form: graph.Direct}
	}
	trigger, _, _ := strings.Cut(text, " ")
	return sentence{text: text, trigger: trigger, mention: m}
}

func (w *caseWorld) date(edtf, clock string) *graph.EventDate {
	if edtf == "" {
		return nil
	}
	d := must[graph.EventDate](w.t)(graph.ParseEDTF(edtf))
	d.Basis, d.Time = graph.BasisExplicit, clock
	return &d
}

// place reads "venue, city, country" from the wide end on.
func (w *caseWorld) place(s string) *graph.PlaceObserved {
	if s == "" {
		return nil
	}
	names := strings.Split(s, ",")
	if len(names) > 3 {
		w.t.Fatalf("place %q: want venue, city, country", s)
	}
	kinds := []graph.PlaceKind{graph.CountryPlace, graph.City, graph.Venue}
	var p *graph.PlaceObserved
	for i, name := range slices.Backward(names) {
		if name = strings.TrimSpace(name); name != "?" {
			p = &graph.PlaceObserved{Name: name, Kind: kinds[len(names)-1-i], Within: p}
		}
	}
	return p
}

// participant reads "Steve Witkoff (US, HOST)": in brackets stand, in any
// order, a country, who is also the side acted for, a role and a kind.
func (w *caseWorld) participant(s string, role graph.Role) graph.Participant {
	name, rest, _ := strings.Cut(strings.TrimSuffix(s, ")"), " (")
	p := graph.Participant{
		ActorObserved: graph.ActorObserved{Name: name, Kind: graph.Person}, Role: role, Certainty: graph.Stated,
	}
	for word := range strings.SplitSeq(rest, ",") {
		switch word = strings.TrimSpace(word); {
		case word == "":
		case len(word) == 2:
			p.Country, p.Side = word, graph.Side{Key: word, Name: word}
		case slices.Contains([]string{"PERSON", "ORGANIZATION", "COUNTRY", "GROUP"}, word):
			p.Kind = graph.ActorKind(word)
		default:
			p.Role = graph.Role(word)
		}
	}
	return p
}

// decisionLine is a decision as a case writes it: one of the first six. Those
// of a step are made in the order of their names, a minute apart.
type decisionLine struct {
	Merge  []string `yaml:"merge"`
	Split  []string `yaml:"split"`
	Hide   string   `yaml:"hide"`
	Set    string   `yaml:"set"` // "status CANCELLED"
	Of     string   `yaml:"of"`  // for set
	Actors []string `yaml:"one actor"`
	Undo   string   `yaml:"undo"`
	At     string   `yaml:"at"` // RFC 3339
}

func (w *caseWorld) decision(line decisionLine) graph.Decision {
	d := graph.Decision{Author: "an analyst", At: time.Date(2026, 1, 1, 12, len(w.decisions), 0, 0, time.UTC)}
	if line.At != "" {
		d.At = must[time.Time](w.t)(time.Parse(time.RFC3339, line.At))
	}
	on := func(kind graph.DecisionKind, names ...string) {
		d.Kind = kind
		for _, n := range names {
			m := w.mention(n)
			d.Mentions = append(d.Mentions, graph.MentionAnchor{Mention: m.ID, Article: m.Article, Quote: m.Quote})
		}
	}
	switch {
	case line.Merge != nil:
		on(graph.DecideMerge, line.Merge...)
	case line.Split != nil:
		on(graph.DecideSplit, line.Split...)
	case line.Hide != "":
		on(graph.DecideHide, line.Hide)
	case line.Set != "":
		on(graph.DecideField, line.Of)
		d.Field, d.Value, _ = strings.Cut(line.Set, " ")
	case line.Actors != nil:
		d.Kind = graph.DecideActors
		for _, who := range line.Actors {
			d.Actors = append(d.Actors, graph.ActorKey(w.participant(who, "").ActorObserved))
		}
	case line.Undo != "":
		d.Kind, d.Undoes = graph.DecideUndo, w.decisions[line.Undo].ID
	default:
		w.t.Fatal("a decision without what it decides")
	}
	d.Identify()
	return d
}

func (w *caseWorld) mention(name string) graph.Mention {
	w.t.Helper()
	m, ok := w.mentions[name]
	if !ok {
		w.t.Fatalf("the case has no mention %s", name)
	}
	return m
}
