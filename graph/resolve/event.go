package resolve

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// newEvent derives the event that a cluster of units is.
func newEvent(cluster []*unit, r *rulings) graph.Event {
	var ev []*evidence
	for _, u := range cluster {
		ev = append(ev, u.evidence...)
	}
	slices.SortFunc(ev, inOrder)
	e := graph.Event{
		ID:         graph.EventOf(ev[0].ID),
		Type:       chooseType(ev, ev[0].Type.Class()),
		Status:     chooseStatus(ev),
		Channel:    first(ev, func(e *evidence) string { return e.Channel }),
		Duration:   first(ev, func(e *evidence) string { return e.Duration }),
		Confidence: confidence(ev),
		History:    history(ev),
	}
	e.Date = chooseDate(ev, e.Status)
	e.CAMEO = cmp.Or(first(ev, func(e *evidence) string { return e.CAMEO }), e.Type.CAMEO())
	place := choosePlace(ev)
	e.Places = r.ids.path(place)
	e.Participations = participations(ev, r)
	gather(&e, ev, r)
	e.Title = title(&e, place, ev)
	applyFields(&e, ev, r)
	e.Tokens = graph.EventTokens(&e, mentionsOf(ev))
	return e
}

// gather fills what is the union of what the mentions say.
func gather(e *graph.Event, ev []*evidence, r *rulings) {
	sources := map[string]bool{}
	for _, m := range ev {
		e.Mentions = append(e.Mentions, m.ID)
		e.Articles = append(e.Articles, m.Article)
		e.Topics = append(e.Topics, m.Topics...)
		if m.publisher != "" {
			e.Publishers = append(e.Publishers, m.publisher)
		}
		for i := range m.AssertedBy {
			e.AssertedBy = append(e.AssertedBy, r.actor(&m.AssertedBy[i]))
		}
		e.OwnVoice = e.OwnVoice || len(m.AssertedBy) == 0
		e.Hidden = e.Hidden || r.hidden[m.ID]
		sources[m.source] = true
	}
	e.Articles, e.Topics = sorted(e.Articles), sorted(e.Topics)
	e.Publishers, e.AssertedBy = sorted(e.Publishers), sorted(e.AssertedBy)
	e.Sources = len(sources)
}

func mentionsOf(ev []*evidence) []graph.Mention {
	list := make([]graph.Mention, len(ev))
	for i, e := range ev {
		list[i] = *e.Mention
	}
	return list
}

// confidence joins the best reading of each source as independent witnesses,
// to four digits, never quite certain.
func confidence(ev []*evidence) float64 {
	best := map[string]float64{}
	for _, e := range ev {
		best[e.source] = max(best[e.source], e.Confidence)
	}
	if len(best) == 1 {
		return ev[0].bestOf(ev)
	}
	doubt := 1.0
	for _, c := range sortedFloats(best) {
		doubt *= 1 - c
	}
	return min(math.Round((1-doubt)*1e4)/1e4, 0.9999)
}

func (e *evidence) bestOf(ev []*evidence) float64 {
	best := e.Confidence
	for _, o := range ev {
		best = max(best, o.Confidence)
	}
	return best
}

// sortedFloats fixes the order of multiplication: floating point is not
// associative, and the export must be the same bytes.
func sortedFloats(m map[string]float64) []float64 {
	var v []float64
	for _, c := range m {
		v = append(v, c)
	}
	slices.Sort(v)
	return v
}

// history keeps each change of status, in order.
func history(ev []*evidence) []graph.StatusChange {
	var h []graph.StatusChange
	for _, e := range ev {
		if len(h) == 0 || h[len(h)-1].Status != e.Status {
			h = append(h, graph.StatusChange{Status: e.Status, Mention: e.ID, Published: e.published})
		}
	}
	return h
}

// roleRank orders roles, the most telling first: a host is a participant too.
var roleRank = []graph.Role{
	graph.RoleSpeaker, graph.RoleSource, graph.RoleHost, graph.RoleMediator, graph.RoleVisitor,
	graph.RoleParticipant, graph.RoleTarget, graph.RoleAddressee,
}

func rank(r graph.Role) int {
	if i := slices.Index(roleRank, r); i >= 0 {
		return i
	}
	return len(roleRank)
}

var levelRank = []graph.Level{graph.LevelHead, graph.LevelMinister, graph.LevelEnvoy, graph.LevelOfficial}

// participations unites what the mentions say of each actor: the most telling
// role, the first side and position, the highest level, stated before inferred.
func participations(ev []*evidence, r *rulings) []graph.Participation {
	var parts []participation
	for _, e := range ev {
		for i := range e.Participants {
			o := &e.Participants[i]
			id := r.actor(&o.ActorObserved)
			at := slices.IndexFunc(parts, func(p participation) bool { return p.Actor == id })
			if at < 0 {
				at = len(parts)
				parts = append(parts, participation{Participation: graph.Participation{Actor: id, Role: o.Role, Certainty: graph.Inferred}})
			}
			parts[at].add(o, e.Confidence)
		}
	}
	var list []graph.Participation
	for _, p := range parts {
		p.Name = p.name.text
		list = append(list, p.Participation)
	}
	slices.SortFunc(list, func(a, b graph.Participation) int {
		return cmp.Or(cmp.Compare(rank(a.Role), rank(b.Role)), strings.Compare(a.Name, b.Name), strings.Compare(string(a.Actor), string(b.Actor)))
	})
	return list
}

type participation struct {
	graph.Participation
	name name
}

func (p *participation) add(o *graph.Participant, confidence float64) {
	if rank(o.Role) < rank(p.Role) {
		p.Role = o.Role
	}
	if p.Side.Key == "" {
		p.Side = o.Side
	}
	p.Position = cmp.Or(p.Position, o.Position)
	if o.Level != "" && (p.Level == "" || slices.Index(levelRank, o.Level) < slices.Index(levelRank, p.Level)) {
		p.Level = o.Level
	}
	if o.Certainty != graph.Inferred {
		p.Certainty = graph.Stated
	}
	p.Confidence = max(p.Confidence, confidence)
	p.name = p.name.or(nameOf(&o.ActorObserved))
}

// applyFields applies what analysts ruled of single fields, the later ruling
// last. A value that cannot be read was refused when it was written.
func applyFields(e *graph.Event, ev []*evidence, r *rulings) {
	var all []graph.Decision
	for _, m := range ev {
		all = append(all, r.fields[m.ID]...)
	}
	slices.SortFunc(all, byTime)
	for _, d := range all {
		switch d.Field {
		case "type":
			e.Type = graph.EventType(d.Value)
			e.CAMEO = e.Type.CAMEO()
		case "status":
			e.Status = graph.Status(d.Value)
		case "title":
			e.Title = d.Value
		case "date":
			e.Date = decidedDate(d.Value)
		}
	}
}

func decidedDate(edtf string) *graph.EventDate {
	if edtf == "" {
		return nil
	}
	date, err := graph.ParseEDTF(edtf)
	if err != nil {
		return nil
	}
	date.Basis = graph.BasisDecision
	return &date
}
