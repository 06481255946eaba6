package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// evidence is a current mention with when its article appeared.
type evidence struct {
	*graph.Mention
	published graph.Publication
	source    string // content hash of the article: copies are one source
	publisher string
}

// inOrder is the order of evidence everywhere: publication (unknown last),
// article, position in it, id.
func inOrder(a, b *evidence) int {
	return cmp.Or(
		compareLast(a.published, b.published),
		strings.Compare(string(a.Article), string(b.Article)),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Trigger.Start, b.Trigger.Start),
		strings.Compare(string(a.ID), string(b.ID)),
	)
}

func compareLast(a, b graph.Publication) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Time.Compare(b.Time)
}

// unit is what clustering takes as one: the mentions of one occasion, or those
// that an analyst ruled to be an event of their own.
type unit struct {
	key      string // of the occasion, or of the ruling
	evidence []*evidence
	// ruled units link by decisions only.
	ruled bool

	class     graph.EventType
	parts     []part // by actor
	sides     []string
	principal []string // sides without hosts and mediators
	articles  []graph.ArticleID
	date      *graph.EventDate
	place     []graph.PlaceID
	channel   string
	words     []string // of what was said, sorted
	quotes    []string // what was said, folded, where the source quotes it
	undated   bool
	// from and to bound the days the occasion may lie on; empty where nothing
	// bounds it.
	from, to graph.Day
	days     []graph.Day // each of them, of a narrow occasion
	months   []string    // they touch, "2025-12"
}

// part is an actor's part as one occasion shows it.
type part struct {
	actor graph.ActorID
	role  graph.Role
	side  graph.ActorID // the actor that is its side, or ""
	group bool
}

// A narrow occasion is dated to at most this many days.
const narrowDays = 3

// An undated occasion lies at most this many days before its publication, a
// planned one as many after it.
const undatedDays = 31

func newUnit(key string, ev []*evidence, r *rulings, ruled bool) *unit {
	slices.SortFunc(ev, inOrder)
	u := &unit{key: key, evidence: ev, ruled: ruled, class: ev[0].Type.Class()}
	for _, e := range ev {
		u.articles = append(u.articles, e.Article)
		u.channel = cmp.Or(u.channel, graph.Fold(e.Channel))
		if e.Content != nil {
			words := graph.Tokens(e.Content.Text)
			u.words = append(u.words, words...)
			if e.Content.Form == graph.Direct {
				u.quotes = append(u.quotes, strings.Join(words, " "))
			}
		}
		if e.Type.Class() == u.class {
			u.addParts(e, r)
		}
	}
	u.articles = sorted(u.articles)
	u.words = sorted(u.words)
	u.sides, u.principal = sorted(u.sides), sorted(u.principal)
	slices.SortFunc(u.parts, func(a, b part) int { return strings.Compare(string(a.actor), string(b.actor)) })
	u.parts = slices.CompactFunc(u.parts, func(a, b part) bool { return a.actor == b.actor })
	u.date = chooseDate(ev, "")
	u.place = r.ids.path(choosePlace(ev))
	u.bound()
	return u
}

func (u *unit) addParts(e *evidence, r *rulings) {
	for i := range e.Participants {
		p := &e.Participants[i]
		id := r.actor(&p.ActorObserved)
		u.parts = append(u.parts, part{id, p.Role, r.side(p.Side), p.Kind == graph.Group})
		side := p.Side.Key
		if side == "" && p.Kind == graph.Group {
			continue
		}
		side = cmp.Or(side, string(id))
		u.sides = append(u.sides, side)
		if p.Role != graph.RoleHost && p.Role != graph.RoleMediator {
			u.principal = append(u.principal, side)
		}
	}
}

// bound sets the days the occasion may lie on.
func (u *unit) bound() {
	u.undated = u.date == nil
	if u.undated {
		u.boundByPublication()
	} else {
		u.from, u.to = u.date.Earliest, u.date.Latest
	}
	if !u.bounded() {
		return
	}
	u.months = months(u.from, u.to)
	if !u.undated && u.from.DaysUntil(u.to) < narrowDays {
		u.days = daysBetween(u.from, u.to)
	}
}

func daysBetween(from, to graph.Day) []graph.Day {
	days := []graph.Day{from}
	for d := from; d < to; {
		d = d.Add(1)
		days = append(days, d)
	}
	return days
}

func (u *unit) boundByPublication() {
	first := u.evidence[0]
	if day := first.published.Day(); day != "" {
		u.from, u.to = day.Add(-undatedDays), day
		if first.Status == graph.Planned {
			u.from, u.to = day, day.Add(undatedDays)
		}
	}
}

func (u *unit) bounded() bool { return u.from != "" && u.to != "" && u.from <= u.to }

// narrow occasions link with each other; the others attach to one of them.
func (u *unit) narrow() bool { return len(u.days) > 0 }

// first names the unit in ties: its first mention.
func (u *unit) first() graph.MentionID { return u.evidence[0].ID }

// anchors are the actors an occasion can be found by: everyone in a meeting,
// the speakers of a statement, else who did it, else to whom.
func (u *unit) anchors() []graph.ActorID {
	if u.class.Consult() {
		return u.actorsIn()
	}
	for _, roles := range [][]graph.Role{
		{graph.RoleSpeaker, graph.RoleSource, graph.RoleParticipant}, {graph.RoleTarget, graph.RoleAddressee},
	} {
		if ids := u.actorsIn(roles...); len(ids) > 0 {
			return ids
		}
	}
	return u.actorsIn()
}

// actorsIn lists the actors in any of the roles, sorted; all for no role.
func (u *unit) actorsIn(roles ...graph.Role) []graph.ActorID {
	var ids []graph.ActorID
	for _, p := range u.parts {
		if len(roles) == 0 || slices.Contains(roles, p.role) {
			ids = append(ids, p.actor)
		}
	}
	return ids
}

// named lists the actors that are not groups of people without a name.
func (u *unit) named() []graph.ActorID {
	var ids []graph.ActorID
	for _, p := range u.parts {
		if !p.group {
			ids = append(ids, p.actor)
		}
	}
	return ids
}

// clock returns the hour of day a source gives, in minutes, or -1, and its zone.
func (u *unit) clock() (int, string) {
	if u.date == nil || len(u.date.Time) != len("15:04") {
		return -1, ""
	}
	return minutes(u.date.Time), u.date.TimeZone
}

// sorted returns the values in order, each once.
func sorted[T cmp.Ordered](v []T) []T {
	slices.Sort(v)
	return slices.Compact(v)
}
