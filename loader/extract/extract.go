package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// Name and Version name this extractor in the mentions it makes. The version
// rises with every change of what it reads from the same text.
const (
	Name    = "rules"
	Version = "0.2.0"
)

// Mentions returns what the article says of events, in text order.
func (r Reader) Mentions(a *graph.Article, sents []syntax.Sentence, times [][]timex.Expression, cast *actors.Cast) []graph.Mention {
	x := &reading{article: a, rules: r.Rules, published: a.Published.Day(), repeats: map[string]int{}, talked: -2, sentences: len(sents)}
	x.about = dispute{bonds: map[[2]string]int{}, known: map[string]graph.Participant{}, named: map[string][]int{}, lent: map[string]int{}}
	x.tale = newNarrative(x.published, sents)
	var found []candidate
	r.trees(sents, times, cast, func(t *tree) { found = append(found, x.sentence(t)...) })
	x.tale.lead(found)
	settle(found, x.stages, x.published)
	x.about.deeds(found)
	mentions := occasions(found, cast, &x.about, r.Observe)
	whereTheyWere(mentions)
	r.weigh(mentions, found)
	return mentions
}

// trees lays out sentence after sentence for do.
func (r Reader) trees(sents []syntax.Sentence, times [][]timex.Expression, cast *actors.Cast, do func(*tree)) {
	var q quotes
	next := 0
	for i := range sents {
		s := &sents[i]
		from := next
		for next < len(cast.Namings) && cast.Namings[next].Span.Start < s.End {
			next++
		}
		var expressions []timex.Expression
		if i < len(times) {
			expressions = times[i]
		}
		quoted := q.mark(s, i == 0 || sents[i-1].Paragraph != s.Paragraph)
		t := newTree(r.Rules, s, quoted, expressions, cast, cast.Namings[from:next])
		t.observe = r.Observe
		do(t)
	}
}

// reading is the state of reading one article.
type reading struct {
	article   *graph.Article
	rules     *rules.Rules
	published graph.Day
	repeats   map[string]int // sentences of the same text so far
	sentences int            // of the article
	scene     scene
	talked    int // the last sentence with a word for talks
	tale      narrative
	goingOn   goingOn
	places    places
	stages    []stage // where people are told to be
	about     dispute
}

// candidate is a mention with what grouping needs to know of it.
type candidate struct {
	graph.Mention
	sighting sighting
	back     bool // refers back: "the talks"
	// inherits: whoever took part in the talks told of last took part here
	// ("the talks will resume on Monday").
	inherits bool
	// near: the talks were told of in the sentence before.
	near bool
	// rounds: talks with a day of their own, between whom it does not say.
	rounds bool
	// staged: it says that the talks were held or are planned.
	staged bool
	// several: the people are only "they" or "the two", as anaphor has them.
	several *several
	anaphor map[string]bool
	// unsaid: those who agreed are not named.
	unsaid *unsaid
	frame  *rules.Frame // that it was told by
	// said are the stretches a statement says, the first of them its content.
	said []graph.Utterance
	// told is the day the story is at, where the sentence says no other.
	told *graph.EventDate
	// early: the story had not said its day yet.
	early bool
	spot  spot
	lent  bool // its place is the stage's, not its own
	// runsOn: the next mention has the days before of the same talks.
	runsOn bool
	// setsOut: a journey that only begins: what follows may still be where it began.
	setsOut bool
	// looked: a remark looks back on it, from a day and a place of its own.
	looked bool
}

// sentence reads one sentence.
func (x *reading) sentence(t *tree) []candidate {
	quote := graph.Span{Start: t.s.Start, End: t.s.End}.Of(x.article.Text)
	repeat := x.repeats[quote]
	x.repeats[quote]++
	x.tale.enter(t)
	x.places.enter(t)
	x.stages = append(x.stages, x.presences(t)...)
	x.about.enter(t)
	defer x.places.leave(t)
	return x.goingOn.add(x, t, quote, repeat, x.candidates(t, quote, repeat))
}

// candidates reads the triggers of a sentence; repeat counts the sentences before
// it that have the same words.
func (x *reading) candidates(t *tree, quote string, repeat int) []candidate {
	gs := t.triggers(x.rules)
	if g, ok := t.itself(x.rules); ok && x.talked == t.s.Index-1 {
		gs = append(gs, g)
	}
	if t.talks(x.rules) {
		x.talked = t.s.Index
	}
	if len(gs) == 0 {
		return nil
	}
	dates := t.schedule(gs)
	var speech []trigger
	for _, g := range gs {
		if g.frame.Type == graph.Statement {
			speech = append(speech, g)
		}
	}
	speech = append(speech, t.informants(gs)...)
	shown := t.topicWords(x.rules)
	var found []candidate
	for i := range gs {
		t.met(&gs[i])
		c, why := x.mention(t, &gs[i], dates, speech)
		c.sighting.events = len(gs)
		if why != "" {
			t.dropped(&gs[i], why)
			continue
		}
		c.Topics = t.topics(&gs[i], shown, gs)
		c.Quote, c.Sentence, c.Span = quote, t.s.Index, graph.Span{Start: t.s.Start, End: t.s.End}
		key := graph.MentionKey{
			Article: x.article.ID, Sentence: quote, Repeat: repeat, Trigger: c.Trigger.Start - t.s.Start, Extractor: Name,
		}
		parts := t.apart(&gs[i], &c.Mention)
		if parts == nil {
			parts = t.stops(&c.Mention)
		}
		if parts != nil {
			for k := range parts {
				key.Part = 2 + k
				parts[k].ID = key.ID()
				x.scene.observe(&parts[k])
				part := c
				part.Mention = parts[k]
				x.tale.observe(&parts[k], c.told)
				found = append(found, part)
			}
			continue
		}
		c.ID = key.ID()
		x.scene.observe(&c.Mention)
		x.tale.observe(&c.Mention, c.told)
		found = append(found, c)
		for n := 1; n < len(c.said); n++ { // "A," X said, "B"
			further := c
			key.Part = n
			further.ID, further.Content, further.said = key.ID(), &c.said[n], nil
			further.Participants = slices.Clone(c.Participants)
			found = append(found, further)
		}
		if before := t.daysBefore(&gs[i], c.Date); before != nil {
			key.Part = 1
			found[len(found)-1].runsOn = true
			c.ID, c.Date, c.Status = key.ID(), before, graph.Occurred
			c.Participants = slices.Clone(c.Participants)
			found = append(found, c)
		}
	}
	return found
}

// mention fills one trigger; why says why it tells of no event, and is empty
// where it does.
func (x *reading) mention(t *tree, g *trigger, dates *schedule, speech []trigger) (c candidate, why string) {
	m := t.mood(g, x.rules)
	if m.unreal {
		return c, t.whyUnreal(m)
	}
	src := t.source(g.at, speech)
	date := t.date(g, dates, &x.scene)
	if g.back {
		date = x.backDate(t, g, date, dates)
	}
	place := t.where(g)
	if x.scene.date != nil && !g.back && (date == nil || place == nil) {
		if phrase := t.tie(g, &x.rules.Words); phrase != "" {
			if date == nil {
				date = x.scene.dated(phrase)
			}
			if place == nil && date != nil && datesFit(date, x.scene.date) {
				place = x.scene.place
			}
		}
	}
	switch {
	case m.present && !x.tale.live && g.frame.Type != graph.Statement && date == nil:
		return c, "an undated present tells of a state or a habit"
	case !x.worth(t, g, src, date):
		return c, "it is only what somebody is quoted as saying"
	}
	who := t.participants(g)
	place = x.places.in(atHome(place, who))
	if consult(g.frame) {
		c.several, c.anaphor = t.severalAt(g), t.anaphors(g)
	}
	if len(who) == 0 {
		c.unsaid = t.unsaidBy(g)
	}
	open := c.several != nil && c.several.open && len(who) < 2
	switch {
	case open:
	case len(who) == 0 && !g.back:
		return c, "nobody who takes part is found"
	case g.frame.Pair && len(who) < 2:
		return c, "it takes two, and fewer are found"
	case g.frame.Type == graph.Statement && m.present && !x.tale.live && date == nil && stance(who) && t.channel(g, x.rules) == "":
		return c, "it is what they hold, not what they said on a day"
	}
	if why := x.unfit(t, g, who, place, date); why != "" {
		return c, why
	}
	status := m.status
	if g.frame.Status != "" {
		status = g.frame.Status
	}
	if g.frame.Type == graph.Statement && t.tok[g.at].XPOS == "VBD" && later(date, x.published) {
		date = nil // "'We meet on Friday,' he said"
	}
	if status == graph.Occurred && later(date, x.published) {
		status = graph.Planned
	}
	kind, channel := g.frame.Type, ""
	if kind == graph.Statement || onlySaid(kind) {
		channel = t.channel(g, x.rules)
	}
	if kind == graph.Meeting && (len(who) > 1 || g.back && g.frame.ID != "meet.attend") && t.remote(g, &x.rules.Words) {
		kind = graph.Call
	}
	if wordsAlone(kind) && channel != "" { // "in a statement he accused"
		if kind, who = graph.Statement, asSpeakers(who); len(who) == 0 {
			return c, "a statement without a speaker"
		}
	}
	from, to := t.span(g.at)
	c.Mention = graph.Mention{
		Article: x.article.ID, Version: x.article.Version,
		Trigger: graph.Span{Start: t.tok[g.word()].Start, End: t.tok[g.word()].End},
		Clause:  graph.Span{Start: t.tok[from].Start, End: t.tok[to-1].End},
		Type:    kind, CAMEO: g.frame.CAMEO, Channel: channel, Status: status, Date: date, Place: place,
		Participants: who,
		Extractor:    Name, ExtractorVersion: Version, Rule: g.frame.ID,
	}
	c.frame = g.frame
	c.spot = x.places.spot(t, g)
	c.spot.present = kind == graph.Statement && t.audienceThere(g, channel, who)
	c.sighting = t.sighted(g, m, src, x.sentences)
	c.looked = t.lookedBackOn(g, speech)
	c.setsOut = kind == graph.Visit && (t.lemma(g.at) == "leave" || t.lemma(g.at) == "depart")
	if !c.looked && (status == graph.Occurred || status == graph.Denied) {
		c.told, c.early = x.tale.tells(t, g, who)
		c.told = t.running(g, c.told)
	}
	c.back = g.back || consult(g.frame) && len(who) == 1 && t.lookingBack(g, date != nil || place != nil)
	if consult(g.frame) {
		c.Duration = t.duration(g)
	}
	c.inherits = g.back && len(who) == 0 && date != nil && (kind == graph.Agreement || kind == graph.Meeting && !t.verb(g.at) && t.anchored(g.at) || t.staged(g.at, x.rules) || t.scheduled(g.at, x.rules) || t.verb(g.at) && g.frame.Type == graph.Meeting)
	c.rounds = c.inherits && kind == graph.Meeting && !t.verb(g.at) && t.rules.Words.Has("rounds", t.lemma(g.at))
	c.near = t.verb(g.at)
	c.staged = g.back && consult(g.frame) && (t.staged(g.at, x.rules) || t.scheduled(g.at, x.rules))
	if g.back && len(who) == 0 && c.Duration == "" && !c.inherits && (c.unsaid == nil || !c.unsaid.named && kind != graph.Agreement) {
		return c, "it refers back and says nothing new"
	}
	if kind == graph.Statement {
		if c.said = t.contents(g, x.article.Text); len(c.said) > 0 {
			c.Content = &c.said[0]
		}
	} else {
		c.Channel = ""
		c.AssertedBy = src.by
	}
	return c, ""
}

// lookingBack: "the talks with Putin" have been told of, and so have those of "the
// talks with Putin were held in a good spirit", which adds neither day nor place.
func (t *tree) lookingBack(g *trigger, settled bool) bool {
	if t.verb(g.at) {
		return g.noun >= 0 && !settled && t.passive(g.at) && t.definite(g.noun)
	}
	return t.definite(g.at)
}

// lookedBackOn: "Putin described his talks with the envoys as complex".
func (t *tree) lookedBackOn(g *trigger, speech []trigger) bool {
	if t.verb(g.at) || g.noun >= 0 || t.tok[g.at].Rel != "obj" {
		return false
	}
	return slices.ContainsFunc(speech, func(s trigger) bool { return s.at == t.head(g.at) })
}

// remote: "conferred by video link", "held talks over the telephone".
func (t *tree) remote(g *trigger, w *rules.Words) bool {
	if slices.ContainsFunc(g.slots.prep["in"], func(h int) bool { return t.lemma(h) == "call" || t.lemma(h) == "videoconference" }) {
		return true
	}
	for _, p := range []string{"by", "via", "over", "on", "through"} {
		if slices.ContainsFunc(g.slots.prep[p], func(h int) bool { return w.Has("remote_means", t.lemma(h)) }) {
			return true
		}
	}
	for _, k := range t.child(g.at, "advmod") {
		if w.Has("remotely", t.lower(k)) {
			return true
		}
	}
	return false
}

// backDate is the date that words referring back may add: one of their own, or
// the one for which talks are told to go on. The hour at which a meeting ended is
// none.
func (x *reading) backDate(t *tree, g *trigger, date *graph.EventDate, dates *schedule) *graph.EventDate {
	if !t.staged(g.at, x.rules) && !t.scheduled(g.at, x.rules) && !t.inForce(g.at) {
		return t.ownDate(g, dates)
	}
	if date == nil || date.Basis == graph.BasisNarrative || consult(g.frame) && t.duration(g) != "" {
		return nil
	}
	return date
}

// unfit says why the slots make no event of the type: a journey without
// a destination, a remark of people who are not named.
func (x *reading) unfit(t *tree, g *trigger, who []graph.Participant, place *graph.PlaceObserved, date *graph.EventDate) string {
	switch g.frame.Type {
	case graph.Visit:
		if place == nil && g.noun < 0 && t.lemma(g.at) != "visit" && t.lemma(g.at) != "tour" {
			return "a journey without a destination"
		}
	case graph.Statement:
		switch {
		case t.whatever(g.at):
			return "what was said is told as the matter or the reason of something else"
		case !slices.ContainsFunc(who, func(p graph.Participant) bool { return p.Role == graph.RoleSpeaker && p.Kind != graph.Group }):
			return "the remark of somebody without a name"
		}
	case graph.Call:
		if g.frame.ID == "call.speak" && !spokenBy(who, place, date) {
			return "who spoke with whom may be anything but a call"
		}
	case graph.Meeting:
		if !g.back && g.noun < 0 && !t.verb(g.at) && len(who) == 1 && !t.past(g.at, who) && !t.definite(g.at) && (place == nil && date == nil || who[0].Kind == graph.Country) {
			return "a meeting of one, without a day and a place"
		}
	}
	return ""
}

// past: "after talks with X", whoever of the clause they were with.
func (t *tree) past(i int, who []graph.Participant) bool {
	p := t.prep(i)
	if h := t.head(i); p == "of" && h >= 0 { // "after an evening of talks with X"
		p = t.prep(h)
	}
	return who[0].Kind == graph.Person && (p == "after" || p == "following")
}

// spokenBy reports whether "X and Y spoke on Tuesday" tells of a call: people of
// two sides, a day, and no place where they could have met.
func spokenBy(who []graph.Participant, place *graph.PlaceObserved, date *graph.EventDate) bool {
	if date == nil || place != nil {
		return false
	}
	sides := map[string]bool{}
	for _, p := range who {
		if p.Kind != graph.Person || p.Side.Key == "" {
			return false
		}
		sides[p.Side.Key] = true
	}
	return len(sides) > 1
}

// asSpeakers keeps those who did a deed of words, as its speakers.
func asSpeakers(who []graph.Participant) []graph.Participant {
	var speakers []graph.Participant
	for _, p := range who {
		if p.Role == graph.RoleSource {
			p.Role = graph.RoleSpeaker
			speakers = append(speakers, p)
		}
	}
	return speakers
}

// worth reports whether an event that another is quoted on is one of its own.
func (x *reading) worth(t *tree, g *trigger, src source, date *graph.EventDate) bool {
	switch {
	case src.quoted:
		return consult(g.frame) && date != nil
	case src.said && (onlySaid(g.frame.Type) || g.frame.Type == graph.Statement && date == nil):
		return false
	}
	return true
}
