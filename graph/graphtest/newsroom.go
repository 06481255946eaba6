package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/parley-events/parley/graph"
)

// Newsroom writes random news that collides as news does: articles of several
// outlets on the same happenings, told with fewer names, wider dates or none;
// new versions of an article, copies of it, a second reading by a newer
// extractor; and analysts who rule on what was written before. It covers the
// turn of a year and of weeks. The same source of randomness writes the same.
type Newsroom struct {
	rng        *rand.Rand
	happenings []happening
	written    []written
	mentions   []graph.Mention
	decisions  []graph.Decision
	strangers  int
}

// happening is something that took place in the newsroom's world.
type happening struct {
	kind  graph.EventType
	who   []person
	day   graph.Day
	where *graph.PlaceObserved
}

// written is an article with the sentences it is made of.
type written struct {
	article   graph.Article
	sentences []sentence
}

// sentence is a sentence and what it tells; Type is empty where it tells nothing.
type sentence struct {
	text    string
	trigger string
	mention graph.Mention
}

// firstDay is the first day of the newsroom's world; it ends on firstDay+21.
const firstDay graph.Day = "2025-12-20"

// NewNewsroom returns a newsroom with the happenings it will tell of.
func NewNewsroom(rng *rand.Rand) *Newsroom {
	n := &Newsroom{rng: rng}
	for range 10 {
		n.happenings = append(n.happenings, n.happen())
	}
	return n
}

func (n *Newsroom) happen() happening {
	kinds := []graph.EventType{graph.Meeting, graph.Meeting, graph.Visit, graph.Call, graph.Statement, graph.Attack, graph.Sanction}
	h := happening{kind: pick(n.rng, kinds), day: firstDay.Add(n.rng.IntN(22)), where: pick(n.rng, places)}
	size := 2 + n.rng.IntN(2)
	if h.kind == graph.Statement {
		size = 1
	}
	if n.chance(0.4) {
		h.who = append(h.who, hub)
	}
	for len(h.who) < size {
		if p := pick(n.rng, people); !slices.ContainsFunc(h.who, func(o person) bool { return o.id == p.id }) {
			h.who = append(h.who, p)
		}
	}
	return h
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

func (n *Newsroom) chance(p float64) bool { return n.rng.Float64() < p }

// Batch returns the next batch: one to three articles with their mentions, and
// now and then a decision on any mention so far.
func (n *Newsroom) Batch() graph.Batch {
	var b graph.Batch
	for range 1 + n.rng.IntN(3) {
		w := n.write()
		b.Articles = append(b.Articles, w.article)
		b.Mentions = append(b.Mentions, n.read(w)...)
	}
	if n.chance(0.15) && len(n.mentions) > 0 {
		n.readAgain(&b)
	}
	for n.chance(0.25) {
		d := n.decide()
		b.Decisions = append(b.Decisions, d)
		n.decisions = append(n.decisions, d)
	}
	return b
}

// readAgain adds a mention of before as a newer extractor reads it.
func (n *Newsroom) readAgain(b *graph.Batch) {
	m := pick(n.rng, n.mentions)
	i := slices.IndexFunc(n.written, func(w written) bool { return w.article.ID == m.Article && w.article.Version == m.Version })
	m.ExtractorVersion = "2.0"
	m.Confidence = float64(n.rng.IntN(100)) / 100
	m.Topics = []string{pick(n.rng, topics)}
	b.Articles = append(b.Articles, n.written[i].article)
	b.Mentions = append(b.Mentions, m)
}

// Batches returns the next count batches.
func (n *Newsroom) Batches(count int) []graph.Batch {
	batches := make([]graph.Batch, count)
	for i := range batches {
		batches[i] = n.Batch()
	}
	return batches
}

// Strangers returns count articles on meetings of the hub with people nobody
// heard of before: news that joins nothing that is there.
func (n *Newsroom) Strangers(count int) graph.Batch {
	var b graph.Batch
	for range count {
		n.strangers++
		name := fmt.Sprintf("Stranger %d", n.strangers)
		h := happening{kind: graph.Meeting, who: []person{hub, {short: name, full: name, kind: graph.Person}}, day: firstDay.Add(n.rng.IntN(22))}
		w := n.report()
		w.sentences = append(w.sentences[:1], n.tellOf(h))
		w.article.Text = w.text()
		w.article.Identify()
		b.Articles = append(b.Articles, w.article)
		for i, s := range w.sentences[1:] {
			b.Mentions = append(b.Mentions, placed(w.article, s, 0, 1+i, len(w.sentences[0].text)+1))
		}
	}
	return b
}

// write returns an article: a new one, a new version of one, or a copy.
func (n *Newsroom) write() written {
	var w written
	switch {
	case len(n.written) > 0 && n.chance(0.2):
		w = n.revise(pick(n.rng, n.written))
	case len(n.written) > 0 && n.chance(0.15):
		w = n.copy(pick(n.rng, n.written))
	default:
		w = n.report()
	}
	w.article.Text = w.text()
	w.article.Identify()
	n.written = append(n.written, w)
	return w
}

func (w written) text() string {
	var lines []string
	for _, s := range w.sentences {
		lines = append(lines, s.text)
	}
	return strings.Join(lines, "\n")
}

func (n *Newsroom) report() written {
	a := graph.Article{
		Headline:  pick(n.rng, headlines),
		Publisher: pick(n.rng, publishers),
		Language:  "en",
		Published: n.published(firstDay.Add(n.rng.IntN(24))),
	}
	if n.chance(0.9) {
		a.URL = fmt.Sprintf("https://%s.example.org/%d", strings.ReplaceAll(graph.Fold(a.Publisher), " ", "-"), n.rng.IntN(1_000_000))
	}
	w := written{article: a, sentences: []sentence{{text: fmt.Sprintf("%s (%d).", a.Headline, n.rng.IntN(1000))}}}
	for range n.rng.IntN(5) {
		w.sentences = append(w.sentences, n.tell())
	}
	return w
}

// published is known to the second in some offset, to the day, or unknown.
func (n *Newsroom) published(d graph.Day) graph.Publication {
	switch {
	case n.chance(0.1):
		return graph.Publication{}
	case n.chance(0.2):
		return graph.Publication{Time: d.Time(), DayOnly: true}
	}
	zone := time.FixedZone("", pick(n.rng, []int{0, 0, 3600, 3 * 3600, -5 * 3600, 20700}))
	t := d.Time()
	return graph.Publication{Time: time.Date(t.Year(), t.Month(), t.Day(), n.rng.IntN(24), n.rng.IntN(60), n.rng.IntN(60), 0, zone)}
}

// revise returns a later version: a sentence may be gone, another is new.
func (n *Newsroom) revise(w written) written {
	w.sentences = slices.Clone(w.sentences)
	if len(w.sentences) > 1 && n.chance(0.6) {
		i := 1 + n.rng.IntN(len(w.sentences)-1)
		w.sentences = slices.Delete(w.sentences, i, i+1)
	}
	if n.chance(0.6) {
		w.sentences = append(w.sentences, n.tell())
	}
	if n.chance(0.8) {
		w.article.Modified = n.published(firstDay.Add(24 + n.rng.IntN(5)))
	}
	if n.chance(0.2) {
		w.article.Headline = pick(n.rng, headlines)
	}
	return w
}

// copy returns the same text from another outlet.
func (n *Newsroom) copy(w written) written {
	w.article.Publisher = pick(n.rng, publishers)
	w.article.URL = fmt.Sprintf("https://copies.example.org/%d", n.rng.IntN(1_000_000))
	w.article.Published = n.published(firstDay.Add(n.rng.IntN(24)))
	return w
}

// tell returns a sentence on a happening, as much of it as the writer knew.
func (n *Newsroom) tell() sentence {
	h := pick(n.rng, n.happenings)
	if n.chance(0.3) {
		h = n.happen()
	}
	return n.tellOf(h)
}

func (n *Newsroom) tellOf(h happening) sentence {
	m := graph.Mention{
		Type: h.kind, Status: graph.Occurred, Date: n.date(h.day),
		Extractor: "rules", ExtractorVersion: pick(n.rng, []string{"1.9", "1.10"}), Rule: "test." + strings.ToLower(string(h.kind)),
		Confidence: float64(40+n.rng.IntN(60)) / 100,
	}
	if n.chance(0.2) {
		m.Status = pick(n.rng, []graph.Status{graph.Planned, graph.Planned, graph.Cancelled, graph.Denied})
	}
	if h.kind == graph.Meeting && n.chance(0.2) {
		m.Type = graph.Visit // a visit may be told as a meeting
	}
	who := h.who
	if len(who) > 2 && n.chance(0.2) {
		who = who[:len(who)-1]
	}
	for i, p := range who {
		m.Participants = append(m.Participants, p.participant(roleOf(m.Type, i), n.chance(0.3)))
	}
	if h.where != nil && n.chance(0.7) {
		m.Place = h.where
	}
	if n.chance(0.2) {
		m.AssertedBy = []graph.ActorObserved{pick(n.rng, people).observed(false)}
	}
	if n.chance(0.3) {
		m.Topics = []string{pick(n.rng, topics)}
	}
	if n.chance(0.1) {
		m.Duration = "PT5H"
	}
	return n.phrase(m, h)
}

func roleOf(t graph.EventType, i int) graph.Role {
	switch {
	case t == graph.Statement:
		return graph.RoleSpeaker
	case t == graph.Visit && i == 0:
		return graph.RoleVisitor
	case t == graph.Visit && i == 1:
		return graph.RoleHost
	case t.Consult():
		return graph.RoleParticipant
	case i == 0:
		return graph.RoleSource
	}
	return graph.RoleTarget
}

// phrase puts the mention into words.
func (n *Newsroom) phrase(m graph.Mention, h happening) sentence {
	var names []string
	for _, p := range m.Participants {
		names = append(names, p.Name)
	}
	when := ""
	if m.Date != nil {
		when = " " + m.Date.Expression
	}
	s := sentence{mention: m, trigger: verbs[m.Type]}
	if m.Type != graph.Statement {
		s.text = fmt.Sprintf("%s %s %s%s, after %s.", names[0], s.trigger, strings.Join(names[1:], " and "), when, pick(n.rng, asides))
		return s
	}
	said := pick(n.rng, sayings)
	if n.chance(0.5) {
		s.mention.Channel = pick(n.rng, channels)
	}
	s.text = fmt.Sprintf("%s %s%s: “%s”.", names[0], s.trigger, when, said)
	s.mention.Content = &graph.Utterance{Text: said, Form: graph.Direct}
	return s
}

// date is the day, something wider around it, or nothing.
func (n *Newsroom) date(d graph.Day) *graph.EventDate {
	week := d.Add(-(int(d.Weekday()) + 6) % 7)
	month := string(d[:7])
	forms := []string{
		string(d), string(d), string(d), string(d), string(d), string(d),
		string(d) + "?", fmt.Sprintf("%s/%s", d, d.Add(1)), fmt.Sprintf("%s/%s", d.Add(-1), d.Add(1)),
		fmt.Sprintf("%s/%s", week, week.Add(6)), month, month + "~", string(d[:4]), string(d[:3]) + "X",
		string(d[:4]) + "-24", string(d) + "/..", "../" + string(d), month + "/..", "", "",
		fmt.Sprintf("%s/%s", d.Add(-30-n.rng.IntN(3)), d), fmt.Sprintf("%s/%s", d.Add(-399-n.rng.IntN(3)), d), string(d[:2]) + "XX",
	}
	form := pick(n.rng, forms)
	if form == "" {
		return nil
	}
	date := mustDate(form)
	date.Expression = "on " + form
	return &date
}

func mustDate(edtf string) graph.EventDate {
	d, err := graph.ParseEDTF(edtf)
	if err != nil {
		panic(err)
	}
	d.Basis = graph.BasisExplicit
	return d
}

// read returns the mentions of the article, with their places in its text.
func (n *Newsroom) read(w written) []graph.Mention {
	var ms []graph.Mention
	at := 0
	repeats := map[string]int{}
	for i, s := range w.sentences {
		if s.mention.Type != "" && !n.chance(0.05) { // now and then one is overlooked
			m := placed(w.article, s, repeats[s.text], i, at)
			m.Occasion = i
			if n.chance(0.2) {
				m.Occasion = 0
			}
			if i > 1 && n.chance(0.1) {
				m.SessionOf = 1 + n.rng.IntN(i-1)
			}
			ms = append(ms, m)
		}
		repeats[s.text]++
		at += len(s.text) + len("\n")
	}
	n.mentions = append(n.mentions, ms...)
	return ms
}

// placed puts the sentence's mention where the sentence stands in the article.
func placed(a graph.Article, s sentence, repeat, index, at int) graph.Mention {
	m := s.mention
	trigger := strings.Index(s.text, s.trigger)
	m.ID = graph.MentionKey{Article: a.ID, Sentence: s.text, Repeat: repeat, Trigger: trigger, Extractor: m.Extractor}.ID()
	m.Article, m.Version, m.Quote, m.Sentence = a.ID, a.Version, s.text, index
	m.Span = graph.Span{Start: at, End: at + len(s.text)}
	m.Clause = graph.Span{Start: at, End: at + len(s.text) - 1}
	m.Trigger = graph.Span{Start: at + trigger, End: at + trigger + len(s.trigger)}
	if m.Content != nil {
		c := *m.Content
		from := at + strings.Index(s.text, c.Text)
		c.Span = graph.Span{Start: from, End: from + len(c.Text)}
		m.Content = &c
	}
	return m
}

// decide rules on what was written before.
func (n *Newsroom) decide() graph.Decision {
	d := graph.Decision{
		Author: "analyst", Reason: pick(n.rng, asides),
		At: (firstDay.Add(30)).Time().Add(time.Duration(n.rng.IntN(10000)) * time.Second),
	}
	if len(n.mentions) == 0 || n.chance(0.1) {
		d.Kind, d.Actors = graph.DecideActors, []string{pick(n.rng, people).key(), pick(n.rng, people).key()}
		d.Identify()
		return d
	}
	d.Mentions = []graph.MentionAnchor{n.anchor()}
	switch k := n.rng.IntN(10); {
	case k < 3:
		d.Kind = graph.DecideMerge
		d.Mentions = append(d.Mentions, n.anchor())
	case k < 5:
		d.Kind = graph.DecideSplit
		if n.chance(0.3) {
			d.Mentions = append(d.Mentions, n.anchor())
		}
	case k < 7:
		d.Kind = graph.DecideField
		f := pick(n.rng, rulings)
		d.Field, d.Value = f[0], f[1]
	case k < 8 || len(n.decisions) == 0:
		d.Kind = graph.DecideHide
	default:
		d.Kind, d.Mentions, d.Undoes = graph.DecideUndo, nil, pick(n.rng, n.decisions).ID
	}
	d.Identify()
	return d
}

func (n *Newsroom) anchor() graph.MentionAnchor {
	m := pick(n.rng, n.mentions)
	return graph.MentionAnchor{Mention: m.ID, Article: m.Article, Quote: m.Quote}
}

var rulings = [][2]string{
	{"type", "CALL"}, {"type", "VISIT"}, {"status", "CANCELLED"}, {"status", "OCCURRED"},
	{"title", "A title an analyst gave"}, {"title", "Zweites Treffen in Genève"},
	{"date", "2025-12-31"}, {"date", "2025-12-29/2026-01-04"}, {"date", "2026"},
}
