package extract

import (
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// attending adds those whom another verb brings to the event: "hosted by",
// "joined by", "with X mediating", "in the company of".
func (t *tree) attending(g *trigger, c *company) {
	t.companions(g, c)
	for i := range t.tok {
		role, ok := attendance[t.lemma(i)]
		if !ok && t.tok[i].UPOS == "NOUN" {
			role, ok = presence[t.lemma(i)]
		}
		if !ok || !t.near(i, g) {
			continue
		}
		switch t.tok[i].UPOS {
		case "VERB":
			if i == g.at {
				continue
			}
			for _, k := range t.child(i, "obl", "obl:agent", "nmod") {
				if t.prep(k) == "by" {
					c.addHead(k, role)
				}
			}
			if role == graph.RoleMediator && t.tok[i].XPOS == "VBG" { // "with X mediating"
				for _, k := range t.child(i, "nsubj") {
					c.addHead(k, role)
				}
				if h := t.head(i); h >= 0 && t.tok[i].Rel == "acl" {
					c.addHead(h, role)
				}
			}
		case "NOUN":
			if _, ok := presence[t.lemma(i)]; !ok {
				continue
			}
			for _, k := range t.child(i, "nmod") {
				if t.prep(k) == "of" {
					c.addHead(k, role)
				}
			}
			if role == graph.RoleHost {
				for _, k := range t.child(i, "nmod:poss") {
					c.addHead(k, role)
				}
			}
		}
	}
	t.auspices(g, c)
}

// auspices adds those under whom people came together: "under the auspices of the
// African Union", "under X's eyes", "under Norwegian mediation", "at X's
// invitation".
func (t *tree) auspices(g *trigger, c *company) {
	for i := range t.tok {
		role, ok := overseeing[t.lemma(i)]
		if !ok || t.tok[i].UPOS != "NOUN" {
			continue
		}
		switch t.prep(i) {
		case "under", "beneath", "with", "through", "at", "on":
		default:
			continue
		}
		if !t.near(i, g) {
			continue
		}
		for _, k := range t.kids[i] {
			switch rel := t.tok[k].Rel; {
			case rel == "nmod:poss", rel == "nmod" && t.prep(k) == "of", k < i && len(t.cover[k]) > 0 && rel != "case":
				c.addHead(k, role)
				for _, n := range t.cover[k] { // "Norwegian mediation"
					if m := &t.namings[n]; m.How == actors.ByDemonym && m.entity.IsActor() {
						c.add(*m, role, graph.Stated)
					}
				}
			}
		}
	}
}

// companions adds those of "along with X", "with Y mediating" and "with Z also on
// the line".
func (t *tree) companions(g *trigger, c *company) {
	if g.back && !t.verb(g.at) {
		return
	}
	w := &t.rules.Words
	for i := range t.tok {
		if t.lower(i) != "with" && t.lower(i) != "alongside" || t.quoted[i] != t.quoted[g.at] {
			continue
		}
		k := t.nameFrom(i+1, 8)
		if k < 0 {
			continue
		}
		if before := t.lower(i - 1); before == "along" || before == "together" || t.lower(i) == "alongside" {
			if t.near(k, g) || i <= 1 {
				c.addHead(k, graph.RoleParticipant)
			}
			continue
		}
		const reach = 5
		n := t.cover[k][0]
		for n+1 < len(t.namings) && t.namings[n+1].Entity == t.namings[n].Entity && t.namings[n+1].from <= t.namings[n].to+1 {
			n++ // "Chad's envoy, Ann Lee, also on the line"
		}
		last := t.namings[n].to
		for j := last; j < len(t.tok) && j < last+reach; j++ {
			word := t.lower(j)
			if role, ok := asWhat[t.lemma(j)]; ok && t.lower(j-1) == "as" {
				c.addHead(k, role)
				break
			}
			if role, ok := attendance[t.lemma(j)]; ok && role == graph.RoleMediator || word == "mediating" || word == "refereeing" {
				c.addHead(k, graph.RoleMediator)
				break
			}
			if w.Has("in_the_room", word) || w.Has("on_the_line", word) {
				c.addHead(k, graph.RoleParticipant)
				break
			}
			if word == "presiding" || word == "hosting" || word == "chairing" || word == "looking" && t.lower(j+1) == "on" || word == "watching" {
				c.addHead(k, graph.RoleParticipant)
				break
			}
			if t.tok[j].UPOS == "PUNCT" && word != "," || strings.HasPrefix(t.tok[j].XPOS, "VBD") || len(t.cover[j]) > 0 {
				break
			}
		}
	}
}

// asWhat: "with X as host".
var asWhat = map[string]graph.Role{
	"host": graph.RoleHost, "mediator": graph.RoleMediator, "go-between": graph.RoleMediator, "between": graph.RoleMediator, "intermediary": graph.RoleMediator,
	"facilitator": graph.RoleMediator, "referee": graph.RoleMediator, "broker": graph.RoleMediator, "moderator": graph.RoleMediator,
	"chair": graph.RoleParticipant, "chairman": graph.RoleParticipant, "witness": graph.RoleParticipant, "observer": graph.RoleParticipant, "guest": graph.RoleParticipant,
}

// overseeing: what those did under whose something people came together.
var overseeing = map[string]graph.Role{
	"auspex": graph.RoleMediator, "auspice": graph.RoleMediator, "auspices": graph.RoleMediator, "aegis": graph.RoleMediator, "mediation": graph.RoleMediator,
	"sponsorship": graph.RoleMediator, "supervision": graph.RoleMediator, "guidance": graph.RoleMediator, "stewardship": graph.RoleMediator, "facilitation": graph.RoleMediator,
	"patronage": graph.RoleHost, "roof": graph.RoleHost, "umbrella": graph.RoleMediator, "invitation": graph.RoleHost, "initiative": graph.RoleHost,
	"chairmanship": graph.RoleParticipant, "chair": graph.RoleParticipant, "eye": graph.RoleParticipant, "gaze": graph.RoleParticipant, "watch": graph.RoleParticipant,
	"help": graph.RoleMediator, "urging": graph.RoleMediator,
}

// attendance: what the agents of a verb did there: "hosted by", "flanked by".
var attendance = map[string]graph.Role{
	"host": graph.RoleHost, "convene": graph.RoleHost, "summon": graph.RoleHost, "give": graph.RoleHost, "throw": graph.RoleHost,
	"organise": graph.RoleHost, "organize": graph.RoleHost,
	"mediate": graph.RoleMediator, "broker": graph.RoleMediator, "facilitate": graph.RoleMediator, "moderate": graph.RoleMediator, "oversee": graph.RoleMediator,
	"supervise": graph.RoleMediator, "sponsor": graph.RoleMediator, "steer": graph.RoleMediator, "referee": graph.RoleMediator,
	"join": graph.RoleParticipant, "flank": graph.RoleParticipant, "accompany": graph.RoleParticipant, "attend": graph.RoleParticipant, "chair": graph.RoleParticipant,
	"reinforce": graph.RoleParticipant, "witness": graph.RoleParticipant, "watch": graph.RoleParticipant, "observe": graph.RoleParticipant,
}

// presence: what those after the "of" of a noun did there: "in the company of".
var presence = map[string]graph.Role{
	"host": graph.RoleHost, "invitation": graph.RoleHost, "guest": graph.RoleHost, "mediation": graph.RoleMediator,
	"company": graph.RoleParticipant, "presence": graph.RoleParticipant,
}
