package sqlite

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// The names of terms: what it is, a slash, and which one.
const (
	termAll         = "all"
	termType        = "type/"
	termActor       = "actor/"
	termSide        = "side/"
	termPlace       = "place/"
	termArticle     = "article/"
	termTopic       = "topic/"
	termPublisher   = "publisher/" // folded
	termChannel     = "channel/"   // folded
	termAsserted    = "asserted/"  // by this actor; hidden events too
	termHiddenActor = "hidden actor/"
	termHiddenPlace = "hidden place/"
)

// Traits are bits of a listing's row. Their places are part of the schema:
// never move one, add new ones at the end.
var (
	roleTraits = bits(0, graph.RoleParticipant, graph.RoleHost, graph.RoleMediator, graph.RoleVisitor,
		graph.RoleSpeaker, graph.RoleAddressee, graph.RoleSource, graph.RoleTarget)
	statusTraits = bits(8, graph.Planned, graph.Occurred, graph.Cancelled, graph.Denied)
	typeTraits   = bits(12, graph.Meeting, graph.Call, graph.Visit, graph.Statement, graph.Proposal,
		graph.Agreement, graph.Rejection, graph.Request, graph.Accusation, graph.Threat, graph.Sanction,
		graph.Concession, graph.Aid, graph.Attack, graph.Mobilization, graph.Withdrawal, graph.Coercion,
		graph.Protest, graph.Appointment)
)

// noTrait is a bit that no row has.
const noTrait = int64(1) << 62

func bits[T comparable](from int, values ...T) map[T]int64 {
	m := map[T]int64{}
	for i, v := range values {
		m[v] = 1 << (from + i)
	}
	return m
}

// anyOf returns the bits of the values: 0 where there are none, which asks
// nothing, and noTrait where no row can have one of them.
func anyOf[T comparable](traits map[T]int64, values []T) int64 {
	var mask int64
	for _, v := range values {
		mask |= traits[v]
	}
	if len(values) > 0 && mask == 0 {
		return noTrait
	}
	return mask
}

// postings returns the terms that the event is listed under, with its traits
// there. A hidden event is listed only where facts are looked up.
func postings(e *graph.Event) map[string]int64 {
	if e == nil {
		return nil
	}
	traits := statusTraits[e.Status] | typeTraits[e.Type]
	ps := make(map[string]int64, 16)
	for _, id := range e.AssertedBy {
		ps[termAsserted+string(id)] = traits
	}
	if e.Hidden {
		for i := range e.Participations {
			ps[termHiddenActor+string(e.Participations[i].Actor)] = traits
		}
		for _, id := range e.Places {
			ps[termHiddenPlace+string(id)] = traits
		}
		return ps
	}
	ps[termAll] = traits
	ps[termType+string(e.Type)] = traits
	for i := range e.Participations {
		p := &e.Participations[i]
		ps[termActor+string(p.Actor)] |= traits | roleTraits[p.Role]
		if p.Side.Key != "" {
			ps[termSide+p.Side.Key] |= traits | roleTraits[p.Role]
		}
	}
	for _, id := range e.Places {
		ps[termPlace+string(id)] = traits
	}
	for _, id := range e.Articles {
		ps[termArticle+string(id)] = traits
	}
	for _, topic := range e.Topics {
		ps[termTopic+topic] = traits
	}
	for _, name := range e.Publishers {
		if name != "" {
			ps[termPublisher+graph.Fold(name)] = traits
		}
	}
	if e.Channel != "" {
		ps[termChannel+graph.Fold(e.Channel)] = traits
	}
	return ps
}

// clause is one thing a filter asks: that the event stands under one of the
// terms.
type clause []wanted

// wanted is a term and the roles that count there, 0 for any.
type wanted struct {
	term  string
	roles int64
}

// criteria is a filter in the terms of a listing.
type criteria struct {
	clauses         []clause // all must hold
	none            clause   // none may
	typeNames       []string
	types, statuses int64 // traits
	confidence      float64
	sources         int
	date            *graph.DateRange
	dated           *bool
	tokens          []string
}

func criteriaOf(f graph.EventFilter) criteria {
	c := criteria{
		typeNames: texts(f.Types), types: anyOf(typeTraits, f.Types), statuses: anyOf(statusTraits, f.Statuses),
		confidence: f.MinConfidence, sources: f.MinSources, date: f.Date, dated: f.Dated,
		tokens: uniqueTokens(f.Text),
	}
	for _, m := range f.Actors {
		c.addMatch(m)
	}
	c.addAny(termPlace, texts(f.Within))
	c.addAny(termArticle, texts(f.Articles))
	c.addAny(termTopic, f.Topics)
	c.addAny(termChannel, folded(f.Channels))
	c.addAny(termPublisher, folded(f.Publishers))
	if f.Under != "" {
		c.addAny(termPlace, []string{string(f.Under)})
	}
	if f.In != "" {
		c.addAny(termArticle, []string{string(f.In)})
	}
	return c
}

func (c *criteria) addAny(kind string, names []string) {
	if len(names) == 0 {
		return
	}
	var cl clause
	for _, n := range names {
		cl = append(cl, wanted{kind + n, 0})
	}
	c.clauses = append(c.clauses, cl)
}

func (c *criteria) addMatch(m graph.ActorMatch) {
	roles := anyOf(roleTraits, m.Roles)
	for _, s := range m.All {
		c.clauses = append(c.clauses, selected(s, roles))
	}
	if len(m.Any) > 0 {
		var cl clause
		for _, s := range m.Any {
			cl = append(cl, selected(s, roles)...)
		}
		c.clauses = append(c.clauses, cl)
	}
	for _, s := range m.None {
		c.none = append(c.none, selected(s, roles)...)
	}
}

// selected returns what stands for the selector; nothing, which never holds,
// for an empty one.
func selected(s graph.ActorSelector, roles int64) clause {
	switch {
	case s.Actor != "":
		return clause{{termActor + string(s.Actor), roles}}
	case s.Side != "":
		return clause{{termSide + s.Side, roles}}
	}
	return clause{}
}

// terms lists the names of all terms the criteria speak of.
func (c *criteria) terms() []string {
	names := []string{termAll}
	for _, n := range c.typeNames {
		names = append(names, termType+n)
	}
	for _, cl := range append(slices.Clone(c.clauses), c.none) {
		for _, w := range cl {
			names = append(names, w.term)
		}
	}
	return names
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func folded(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = graph.Fold(n)
	}
	return out
}

func uniqueTokens(text string) []string {
	tokens := graph.Tokens(text)
	slices.Sort(tokens)
	return slices.Compact(tokens)
}
