package extract

import (
	"maps"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// occasions numbers the mentions: those that speak of one real event get one
// number. about are those whom the article is about.
func occasions(found []candidate, cast *actors.Cast, about *dispute, observe func(Note)) []graph.Mention {
	var groups []*occasion
	recent := map[string][]*occasion{} // by class; of statements by speaker
	var together []*occasion           // at which people came together, as told
	var runOn *occasion                // whose days before come next
	mentions := make([]graph.Mention, 0, len(found))
	sides := partiesOf(found, cast)
	for i := range found {
		c := &found[i]
		c.settleSeveral(together)
		c.settleUnsaid(groups, about)
		if len(c.Participants) == 0 && !c.back || c.frame.Pair && len(c.Participants) < 2 {
			continue
		}
		key := c.shelf()
		var home *occasion
		for _, o := range slices.Backward(recent[key]) {
			if o.fits(c) {
				home = o
				break
			}
		}
		if home == nil {
			if c.back && !c.betweenSides(sides) && !c.inherit(recent[key]) && !c.inheritParties(recent) && !c.open() {
				if observe != nil {
					observe(Note{
						Sentence: c.Sentence, Word: c.Trigger, Frame: c.frame, Outcome: Dropped,
						Why: "it refers back to an event that the text has not told of",
					})
				}
				continue
			}
			home = &occasion{number: len(groups) + 1, class: c.Type.Class()}
			groups = append(groups, home)
			recent[key] = append(recent[key], home)
			if n := len(recent[key]); n > lookBack {
				recent[key] = recent[key][n-lookBack:]
			}
		}
		if c.Type == graph.Rejection {
			c.turnDown(recent)
		}
		home.add(c)
		if c.Type.Consult() && (len(together) == 0 || together[len(together)-1] != home) {
			together = append(together, home)
		}
		if home.told == nil {
			home.told = c.told
		}
		if runOn != nil {
			runOn.before, runOn = home, nil
		}
		if c.runsOn {
			runOn = home
		}
		c.Occasion = home.number
		home.members = append(home.members, len(mentions))
		mentions = append(mentions, c.Mention)
	}
	empty := map[int]bool{}
	for _, o := range groups {
		if o.before != nil && o.before != o {
			o.runOn(o.before, mentions)
		}
		if o.class.Consult() {
			o.settle(mentions)
		}
		empty[o.number] = len(o.people) == 0
		o.time(mentions)
	}
	return slices.DeleteFunc(mentions, func(m graph.Mention) bool { return empty[m.Occasion] })
}

// open reports whether a mention tells of talks whose people may be told later:
// "Talks were held in Oslo. Those attending included …".
func (c *candidate) open() bool {
	return c.staged && c.Place != nil || c.Status == graph.Occurred && (c.frame.ID == "meet.team" && (c.Place != nil || c.Date != nil || len(c.Participants) > 1))
}

// inherit gives a mention the participants of the talks told of last; it is
// false where there are none.
func (c *candidate) inherit(told []*occasion) bool {
	close := 15
	if !c.inherits {
		return false
	}
	if c.near || c.rounds {
		close = 2
	}
	for _, o := range slices.Backward(told) {
		if len(o.people) < 2 || c.Sentence-o.sentence > close {
			continue
		}
		c.Participants = slices.Clone(o.people)
		for i := range c.Participants {
			c.Participants[i].Certainty = graph.Inferred
		}
		return true
	}
	return false
}

// inheritParties gives a deed of two sides the parties of the agreement told of
// last, or of the talks: "the fighting broke out in May" is between those who
// have signed a truce.
func (c *candidate) inheritParties(recent map[string][]*occasion) bool {
	role := graph.RoleParticipant
	switch c.Type {
	case graph.Agreement:
	case graph.Attack:
		role = graph.RoleSource
	default:
		return false
	}
	if !c.inherit(recent[string(graph.Agreement)]) && !c.inherit(recent[string(graph.Meeting)]) {
		return false
	}
	if c.unsaid != nil && c.unsaid.sides && slices.ContainsFunc(c.Participants, func(p graph.Participant) bool { return p.Kind == graph.Person }) {
		c.Participants = nil // a truce is of states and armies
		return false
	}
	c.Participants = slices.DeleteFunc(c.Participants, func(p graph.Participant) bool {
		return p.Role == graph.RoleHost || p.Role == graph.RoleMediator || c.Type == graph.Attack && p.Kind == graph.Person
	})
	for i := range c.Participants {
		c.Participants[i].Role = role
	}
	return len(c.Participants) > 1
}

// turnDown gives a refusal that does not say whose offer it turns down those who
// have just made one, or asked for something: "They refused."
func (c *candidate) turnDown(recent map[string][]*occasion) {
	const close = 3
	var last *occasion
	for _, kind := range []graph.EventType{graph.Proposal, graph.Request} {
		told := recent[string(kind)]
		if len(told) == 0 {
			continue
		}
		if o := told[len(told)-1]; c.Sentence-o.sentence <= close && (last == nil || o.sentence > last.sentence) {
			last = o
		}
	}
	if last == nil {
		return
	}
	var makers []graph.Participant
	for _, p := range last.people {
		if p.Role != graph.RoleSource {
			continue
		}
		for _, q := range c.Participants {
			if q.Role == graph.RoleTarget || graph.ActorKey(p.ActorObserved) == graph.ActorKey(q.ActorObserved) {
				return // it says so itself, or it is their own
			}
		}
		p.Role, p.Certainty = graph.RoleTarget, graph.Inferred
		makers = append(makers, p)
	}
	c.Participants = append(slices.Clip(c.Participants), makers...)
}

// lookBack is how many occasions of a kind a mention is held against: enough for
// any article, and what keeps a huge text linear.
const lookBack = 100

// shelf is what the occasions that may fit a mention have in common.
func (c *candidate) shelf() string {
	if c.Type == graph.Statement && len(c.Participants) > 0 {
		return string(c.Type) + graph.ActorKey(c.Participants[0].ActorObserved)
	}
	return string(c.Type.Class())
}

// settle leaves out a country or an unnamed group in every mention of the
// occasion where some mention names who stood for it.
func (o *occasion) settle(mentions []graph.Mention) {
	named := map[string]bool{}
	for _, i := range o.members {
		for _, p := range mentions[i].Participants {
			if p.Kind == graph.Person && p.Side.Key != "" {
				named[p.Side.Key] = true
			}
		}
	}
	for _, i := range o.members {
		mentions[i].Participants = slices.DeleteFunc(mentions[i].Participants, func(p graph.Participant) bool {
			return stoodFor(p, named)
		})
	}
}

// time gives an occasion that no sentence dates the day the story was at when it
// came to it. It is done last, since a sentence may date what another only told.
func (o *occasion) time(mentions []graph.Mention) {
	if o.date != nil || o.told == nil {
		return
	}
	d := *o.told
	d.Basis, d.TIMEX3 = graph.BasisNarrative, ""
	for _, i := range o.members {
		mentions[i].Date = &d
	}
}

// occasion is a real event of the article, as far as it has been told.
type occasion struct {
	number   int
	class    graph.EventType
	types    []graph.EventType
	date     *graph.EventDate
	told     *graph.EventDate // the day of the story
	place    *graph.PlaceObserved
	who      map[string]graph.Role
	people   []graph.Participant
	channel  string
	status   graph.Status
	sentence int
	members  []int     // of the list of mentions
	before   *occasion // the same talks on the days before
	sides    map[string]bool
	named    bool // holds a person
}

func (o *occasion) add(c *candidate) {
	if o.date == nil || c.Date != nil && span(c.Date) < span(o.date) {
		if c.Date != nil {
			o.date = c.Date
		}
	}
	if o.place == nil {
		o.place = c.Place
	}
	if o.who == nil {
		o.who = map[string]graph.Role{}
	}
	if o.sides == nil {
		o.sides = map[string]bool{}
	}
	for _, p := range c.Participants {
		o.sides[p.Side.Key] = true
		o.named = o.named || p.Kind == graph.Person
		if k := graph.ActorKey(p.ActorObserved); o.who[k] == "" {
			o.who[k] = p.Role
			o.people = append(o.people, p)
		}
	}
	if o.channel == "" {
		o.channel = c.Channel
	}
	if o.status == "" || c.Status == graph.Cancelled {
		o.status = c.Status
	}
	o.types = append(o.types, c.Type)
	o.sentence = c.Sentence
}

// span is how many days a date covers.
func span(d *graph.EventDate) int {
	if d.Earliest == "" || d.Latest == "" {
		return 1 << 20
	}
	return d.Earliest.DaysUntil(d.Latest)
}

func (o *occasion) fits(c *candidate) bool {
	if o.class != c.Type.Class() || !datesFit(o.date, c.Date) || o.date == nil && c.Type.Consult() && !datesFit(o.told, c.Date) || !placesFit(o.place, c.Place) {
		return false
	}
	if c.back {
		return o.meant(c)
	}
	if !c.Type.Consult() && !o.sameDay(c) {
		return false
	}
	switch {
	case c.Type == graph.Statement:
		return o.fitsStatement(c)
	case c.Type.Consult():
		return o.fitsConsult(c)
	}
	return o.fitsDeed(c)
}

// sameDay holds the days against each other that the story was at, where a
// sentence says none: what was said or done on two days is two events. A meeting
// is looked back on from other days, and only its own dates count.
func (o *occasion) sameDay(c *candidate) bool {
	if c.Type == graph.Statement && o.date != nil && c.Date != nil && (span(o.date) > fewDays) != (span(c.Date) > fewDays) {
		return false // "last month" and "on Tuesday"
	}
	mine, theirs := o.date, c.Date
	if mine == nil {
		mine = o.told
	}
	if theirs == nil {
		theirs = c.told
	}
	return datesFit(mine, theirs)
}

func datesFit(a, b *graph.EventDate) bool {
	if a == nil || b == nil {
		return true
	}
	if a.Earliest == "" || b.Earliest == "" || a.Latest == "" || b.Latest == "" {
		return a.EDTF == b.EDTF
	}
	return a.Earliest <= b.Latest && b.Earliest <= a.Latest
}

func placesFit(a, b *graph.PlaceObserved) bool {
	if a == nil || b == nil {
		return true
	}
	for _, p := range a.Path() {
		if graph.PlaceKey(p) == graph.PlaceKey(*b) {
			return true
		}
	}
	for _, p := range b.Path() {
		if graph.PlaceKey(p) == graph.PlaceKey(*a) {
			return true
		}
	}
	return false
}

// fitsStatement: one speaker, and no day or channel that differs.
func (o *occasion) fitsStatement(c *candidate) bool {
	if o.channel != "" && c.Channel != "" && o.channel != c.Channel && (o.date == nil || c.Date == nil) {
		return false
	}
	if o.channel != "" && c.Channel != "" && o.channel != c.Channel && specific(o.channel) && specific(c.Channel) {
		return false
	}
	const close, week = 8, 6
	if (o.date == nil) != (c.Date == nil) && c.Sentence-o.sentence > close {
		return false // an undated remark is of the day told of just before, or of none
	}
	if o.date != nil && c.Date != nil && (span(o.date) > week) != (span(c.Date) > week) {
		return false // "on Saturday" and "last month"
	}
	return o.sameIn(c, graph.RoleSpeaker)
}

// specific channels are places of publication; the others say how it was said.
func specific(channel string) bool {
	switch channel {
	case "reporters", "statement", "speech", "television":
		return false
	}
	return true
}

func (o *occasion) sameIn(c *candidate, role graph.Role) bool {
	n, shared := 0, 0
	for _, p := range c.Participants {
		if p.Role == role {
			n++
			if o.who[graph.ActorKey(p.ActorObserved)] == role {
				shared++
			}
		}
	}
	return n > 0 && shared == n
}

// fitsConsult: the people of one are among those of the other.
func (o *occasion) fitsConsult(c *candidate) bool {
	shared := 0
	for _, p := range c.Participants {
		if o.who[graph.ActorKey(p.ActorObserved)] != "" {
			shared++
		}
	}
	if (o.status == graph.Planned) != (c.Status == graph.Planned) && (o.date == nil || c.Date == nil) && c.Status != graph.Cancelled {
		return false
	}
	if shared == 0 {
		return o.sameSides(c)
	}
	if o.journey(c) {
		return true
	}
	small := min(len(c.Participants), len(o.who))
	return shared > 0 && shared == small && (shared >= 2 || o.date != nil && c.Date != nil)
}

// journey: a visit and the meeting for which it was made are one event, where
// they are told together and lie in one place.
func (o *occasion) journey(c *candidate) bool {
	const close = 3
	if (o.types[0] == graph.Visit) == (c.Type == graph.Visit) || c.Sentence-o.sentence > close || o.place == nil || c.Place == nil || c.lent {
		return false
	}
	if (o.status == graph.Planned) != (c.Status == graph.Planned) {
		return false
	}
	if c.Type == graph.Visit {
		return o.sameIn(c, graph.RoleVisitor) || slices.ContainsFunc(c.Participants, func(p graph.Participant) bool { return o.who[graph.ActorKey(p.ActorObserved)] != "" })
	}
	return true // they share somebody
}

// meant: "the meeting", "she also took part" speak of the talks told of last,
// "the talks with X" of the last with X.
func (o *occasion) meant(c *candidate) bool {
	close := 8
	if len(c.Participants) > 0 && !c.frame.Back {
		close = 20 // it says whose
	}
	if c.Sentence-o.sentence > close || o.status == graph.Planned && c.Status != graph.Planned && c.Status != graph.Cancelled {
		return false
	}
	if c.frame.Back {
		return c.frame.ID != "meet.team" || o.represents(c)
	}
	for _, p := range c.Participants {
		if o.who[graph.ActorKey(p.ActorObserved)] == "" {
			return false
		}
	}
	return true
}

// represents: who leads a team at talks stands for one of their sides.
func (o *occasion) represents(c *candidate) bool {
	for _, p := range c.Participants {
		if k := p.Side.Key; k != "" && !o.sides[k] && len(o.sides) > 1 {
			return false
		}
	}
	return true
}

// sameSides: "Chadian and Sudanese officials" are those who are named close by,
// if they stand for the same two sides or more.
func (o *occasion) sameSides(c *candidate) bool {
	const close = 3
	if c.Sentence-o.sentence > close || len(o.sides) < 2 {
		return false
	}
	mine, named := map[string]bool{}, false
	for _, p := range c.Participants {
		mine[p.Side.Key] = true
		named = named || p.Kind == graph.Person
	}
	return named != o.named && maps.Equal(mine, o.sides)
}

// fitsDeed: the same doer did the same to the same.
func (o *occasion) fitsDeed(c *candidate) bool {
	if (o.status == graph.Planned) != (c.Status == graph.Planned) {
		return false
	}
	shared := 0
	for _, p := range c.Participants {
		if o.who[graph.ActorKey(p.ActorObserved)] == p.Role {
			shared++
		}
	}
	if shared == 0 || shared < min(len(c.Participants), len(o.who)) {
		return false
	}
	// one party alone does many things: only what is told at once is one
	const close = 6
	return shared > 1 || len(o.who) == 1 && len(c.Participants) == 1 || c.Sentence-o.sentence <= close && c.Type != graph.Agreement
}
