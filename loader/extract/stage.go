package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Where an article is. English news says the place once ("met in Vienna") and then
// goes on at it: what the same people sign, refuse or tell reporters on that day
// happened there, as long as nothing leads elsewhere.

// spot is what a sentence says of where a trigger is, beside a place of its own.
type spot struct {
	front   *graph.PlaceObserved // "In Paris, meanwhile, the king received …"
	there   *graph.PlaceObserved // what "there" means
	scene   bool                 // "at the meeting", "afterwards"
	present bool                 // told to those who are there: reporters, a hall, the other side
	home    *graph.PlaceObserved // of the dateline, in the first sentence
}

// places follows the places that an article names.
type places struct {
	named    *graph.PlaceObserved // the last one
	town     *graph.PlaceObserved // the last town, or that of the last house
	dateline *graph.PlaceObserved
}

// in lays a house that nothing is known of in the town named last: "the talks at
// the State House", in an article that is in Asmara.
func (p *places) in(house *graph.PlaceObserved) *graph.PlaceObserved {
	if house == nil || p.town == nil || !stray(house) {
		return house
	}
	return inside(house, p.town)
}

// lead is how many sentences open an article.
const lead = 3

// enter reads the dateline of an opening sentence.
func (p *places) enter(t *tree) {
	if t.s.Index >= lead || p.dateline != nil {
		return
	}
	end := dateline(t.tok)
	cities := 0
	for n := range t.namings {
		m := &t.namings[n]
		if m.from >= end || m.entity.Place == nil || !m.Place {
			continue
		}
		if k := m.entity.Place.Kind; k == graph.City || k == graph.Venue {
			cities++
			p.dateline = m.entity.Place
		}
	}
	if cities > 1 {
		p.dateline = nil // "GENEVA/KYIV"
	}
}

// leave keeps the last place of a sentence.
func (p *places) leave(t *tree) {
	for n := range t.namings {
		m := &t.namings[n]
		if !m.Place || m.entity.Place == nil || t.quoted[m.from] {
			continue
		}
		p.named = m.entity.Place
		for in := p.named; in != nil; in = in.Within {
			if in.Kind == graph.City {
				p.town = in
				break
			}
		}
	}
}

// spot reads what the sentence says of where a trigger is.
func (p *places) spot(t *tree, g *trigger) spot {
	s := spot{front: t.front(g)}
	for _, k := range t.child(g.at, "advmod", "obl") {
		if t.lower(k) == "there" && t.prep(k) == "" && !t.quoted[k] {
			s.there = p.named
			for n := range t.namings {
				if m := &t.namings[n]; m.to <= k && m.Place && m.entity.Place != nil {
					s.there = m.entity.Place
				}
			}
		}
	}
	s.scene = t.tie(g, &t.rules.Words) != ""
	s.home = p.dateline
	return s
}

// front is the place that opens a sentence and holds for its main clause: "In
// Paris, meanwhile, the king received the envoy".
func (t *tree) front(g *trigger) *graph.PlaceObserved {
	const furthest = 3
	start := dateline(t.tok)
	cleft := t.lower(start) == "it" && (t.lower(start+1) == "was" || t.lower(start+1) == "is")
	if cleft { // "It was in Astana that the two met"
		start += 2
	}
	for n := range t.namings {
		m := &t.namings[n]
		if m.from > start+furthest || m.from >= g.at {
			break
		}
		if !m.Place || m.entity.Place == nil || m.from == start || m.Possessive {
			continue
		}
		switch t.lower(start) {
		case "in", "at", "outside", "near", "inside", "from":
		default:
			return nil
		}
		if g.frame.Type == graph.Statement && m.entity.Place.Kind == graph.CountryPlace {
			return nil // what is said of Syria is seldom said there
		}
		if t.mainClause(g.at) || cleft && t.firstVerb(start) == g.at {
			return m.entity.Place
		}
	}
	return nil
}

// firstVerb is the first verb from word i on, -1 without.
func (t *tree) firstVerb(i int) int {
	for ; i < len(t.tok); i++ {
		if t.tok[i].UPOS == "VERB" {
			return i
		}
	}
	return -1
}

// mainClause reports whether no clause of another's words or of description lies
// between a word and the root of its sentence.
func (t *tree) mainClause(i int) bool {
	for n := 0; n < maxDepth; n++ {
		h := t.head(i)
		if h < 0 {
			return true
		}
		switch rel, _, _ := strings.Cut(t.tok[i].Rel, ":"); rel {
		case "ccomp", "acl", "advcl":
			return false
		}
		i = h
	}
	return false
}

// stage is where people are told to have been together.
type stage struct {
	place    *graph.PlaceObserved
	date     *graph.EventDate
	who      map[string]bool
	sentence int
}

// settle gives the mentions without a place the one of the stage they are on.
// told are the stages that no mention sets, in text order.
func settle(found []candidate, told []stage, published graph.Day) {
	const kept = 6 // stages that are looked back at
	var stages []stage
	for i := range found {
		c := &found[i]
		for len(told) > 0 && told[0].sentence <= c.Sentence {
			stages, told = append(stages, told[0]), told[1:]
		}
		stages = stages[max(0, len(stages)-kept):]
		own := c.Place != nil
		if !own && c.Type != graph.Call && !c.back && !c.looked {
			c.Place = c.placed(stages, published)
			c.lent = c.Place != nil
		}
		if own || c.Place != nil && c.Type != graph.Statement {
			if s, ok := c.stage(); ok {
				stages = append(stages, s)
			}
		}
	}
}

// day is the date of a candidate, its own or the story's.
func (c *candidate) day() *graph.EventDate {
	if c.Date != nil {
		return c.Date
	}
	return c.told
}

// stage is the one that a mention sets: people at a place.
func (c *candidate) stage() (stage, bool) {
	s := stage{place: c.Place, date: c.day(), sentence: c.Sentence, who: map[string]bool{}}
	switch {
	case c.Status != graph.Occurred || c.Type == graph.Call || c.Type == graph.Attack || c.Place.Kind == graph.World || c.setsOut:
		return s, false
	case c.Type == graph.Statement && !c.spot.present:
		return s, false
	}
	for k := range c.Participants {
		s.who[graph.ActorKey(c.Participants[k].ActorObserved)] = true
	}
	return s, len(s.who) > 0
}

// placed finds the place of a mention that names none.
func (c *candidate) placed(stages []stage, published graph.Day) *graph.PlaceObserved {
	switch s := &c.spot; {
	case s.there != nil:
		return s.there
	case s.front != nil:
		return s.front
	}
	for i := len(stages) - 1; i >= 0; i-- {
		if s := &stages[i]; c.on(s, i == len(stages)-1) {
			return s.place
		}
	}
	if p := c.hosted(); p != nil {
		return p
	}
	if c.spot.home != nil && c.Status == graph.Occurred && c.atHome(len(stages) == 0) && c.fresh(published) {
		return c.spot.home
	}
	return nil
}

// atHome tells whether a mention is of what the article reports from its dateline.
func (c *candidate) atHome(first bool) bool {
	switch c.Type {
	case graph.Meeting, graph.Agreement:
		return first && c.Sentence < lead
	case graph.Statement:
		return c.spot.present && !fromAnywhere[c.Channel] && (c.Sentence < lead || c.ofCountry(c.spot.home.Country))
	}
	return false
}

// ofCountry tells whether somebody of the country speaks.
func (c *candidate) ofCountry(code string) bool {
	return slices.ContainsFunc(c.Participants, func(p graph.Participant) bool { return p.Role == graph.RoleSpeaker && p.Side.Key == code })
}

// on tells whether a mention is on a stage: tied to it by words, or told of those
// who are there, on that day.
func (c *candidate) on(s *stage, last bool) bool {
	const (
		near = 3 // sentences
		far  = 12
	)
	if c.Status != graph.Occurred || c.Sentence-s.sentence > far || !c.joined(s) {
		return false
	}
	day := c.day()
	dated := day != nil && s.date != nil
	if dated && !within(day, s.date) && (c.Date != nil || !nextDay(day, s.date)) {
		return false
	}
	switch {
	case last && c.spot.scene:
		return true
	case !dated && (!last || c.Sentence-s.sentence > near):
		return false
	case c.Type == graph.Statement:
		return c.spot.present || (last || dated && c.day().EDTF == s.date.EDTF) && !fromAnywhere[c.Channel]
	}
	switch c.Type {
	case graph.Meeting, graph.Agreement, graph.Proposal, graph.Rejection, graph.Request:
		return true
	}
	return false
}

// fromAnywhere are the channels that do not tell where somebody was.
var fromAnywhere = map[string]bool{
	"Truth Social": true, "Telegram": true, "Twitter": true, "X": true, "Facebook": true, "Weibo": true, "Instagram": true, "WeChat": true,
	"YouTube": true, "WhatsApp": true, "LinkedIn": true, "Bluesky": true, "social media": true, "joint statement": true, "interview": true,
	"television address": true, "video message": true, "article": true, "video address": true, "television": true, "radio": true,
	"letter": true, "statement": true,
}

// joined tells whether one who does or says something is among those on a stage.
func (c *candidate) joined(s *stage) bool {
	for k := range c.Participants {
		switch p := &c.Participants[k]; p.Role {
		case graph.RoleTarget, graph.RoleAddressee:
		default:
			if s.who[graph.ActorKey(p.ActorObserved)] {
				return true
			}
		}
	}
	return false
}

// nextDay tells whether two days are at most one apart: what is told in passing
// moves the story's day, but not its place.
func nextDay(a, b *graph.EventDate) bool {
	return span(a) == 0 && span(b) == 0 && a.Earliest != "" && b.Earliest != "" && a.Earliest <= b.Earliest.Add(1) && b.Earliest <= a.Earliest.Add(1)
}

// within tells whether a date lies inside another of at most some weeks, or is the
// same.
func within(d, outer *graph.EventDate) bool {
	const longest = 21 // days: talks and tours are seldom longer
	if d.EDTF == outer.EDTF {
		return span(outer) <= longest
	}
	if d.Earliest == "" || d.Latest == "" || outer.Earliest == "" || outer.Latest == "" || span(outer) > longest {
		return false
	}
	return outer.Earliest <= d.Earliest && d.Latest <= outer.Latest
}

// hosted is the country of the one who receives: "Norway hosted the talks".
func (c *candidate) hosted() *graph.PlaceObserved {
	if !c.Type.Consult() {
		return nil
	}
	var found *graph.PlaceObserved
	for k := range c.Participants {
		p := &c.Participants[k]
		if p.Role != graph.RoleHost || len(p.Side.Key) != 2 {
			continue
		}
		if found != nil && found.Country != p.Side.Key {
			return nil
		}
		found = countryPlace(p.Side)
	}
	return found
}

// fresh: news of the day of publication or the two before.
func (c *candidate) fresh(published graph.Day) bool {
	d := c.day()
	return published != "" && d != nil && d.Latest != "" && d.Latest >= published.Add(-2) && d.Latest <= published && span(d) <= 7
}

// audienceThere: whom one addresses in person.
func (t *tree) audienceThere(g *trigger, channel string, who []graph.Participant) bool {
	switch channel {
	case "reporters", "speech", "press conference":
		return true
	case "":
	default:
		return false
	}
	for k := range who {
		if who[k].Role == graph.RoleAddressee && who[k].Kind == graph.Person {
			return true
		}
	}
	for _, h := range append(append([]int(nil), g.slots.object...), g.slots.indirect...) {
		if t.rules.Words.Has("present_audience", t.lemma(h)) {
			return true
		}
	}
	return false
}
