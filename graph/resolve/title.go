package resolve

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// verbs are how a title tells of each type: as done, as planned, and as a noun
// for what did not happen.
var verbs = map[graph.EventType]struct{ done, planned, noun string }{
	graph.Meeting:      {"met", "to meet", "meeting"},
	graph.Call:         {"spoke by phone", "to speak by phone", "call"},
	graph.Visit:        {"visited", "to visit", "visit"},
	graph.Statement:    {"made a statement", "to make a statement", "statement"},
	graph.Proposal:     {"put forward a proposal", "to put forward a proposal", "proposal"},
	graph.Agreement:    {"reached an agreement", "to reach an agreement", "agreement"},
	graph.Rejection:    {"refused", "to refuse", "rejection"},
	graph.Request:      {"made a request", "to make a request", "request"},
	graph.Accusation:   {"made an accusation", "to make an accusation", "accusation"},
	graph.Threat:       {"made a threat", "to make a threat", "threat"},
	graph.Sanction:     {"imposed sanctions", "to impose sanctions", "sanctions"},
	graph.Concession:   {"made a concession", "to make a concession", "concession"},
	graph.Aid:          {"gave aid", "to give aid", "aid"},
	graph.Attack:       {"attacked", "to attack", "attack"},
	graph.Mobilization: {"mobilised forces", "to mobilise forces", "mobilisation"},
	graph.Withdrawal:   {"withdrew", "to withdraw", "withdrawal"},
	graph.Coercion:     {"used coercion", "to use coercion", "coercion"},
	graph.Protest:      {"protested", "to protest", "protest"},
	graph.Appointment:  {"changed an office", "to change an office", "change of office"},
}

// prepositions lead to the other side of a deed.
var prepositions = map[graph.EventType]string{
	graph.Sanction: "on", graph.Accusation: "against", graph.Threat: "against", graph.Coercion: "against",
	graph.Protest: "against", graph.Attack: "", graph.Withdrawal: "from", graph.Rejection: "",
	graph.Appointment: "for", graph.Visit: "",
}

const (
	titleNames = 4  // as many names stand in a title
	titleWords = 14 // of what was said
)

// title says the event in a line, from what its own sources say:
// "Jared Kushner, Steve Witkoff and Vladimir Putin met at Kremlin".
func title(e *graph.Event, place *graph.PlaceObserved, ev []*evidence) string {
	doers, others := titleSides(e)
	v := verbs[e.Type]
	var b strings.Builder
	switch {
	case e.Type == graph.Statement && saying(ev) != "" && len(doers) > 0 && e.Status == graph.Occurred:
		b.WriteString(enumerate(doers) + onChannel(e.Channel) + ": " + saying(ev))
		return b.String()
	case e.Status == graph.Cancelled || e.Status == graph.Denied || len(doers) == 0:
		b.WriteString(nounTitle(v.noun, doers, others, e))
	case e.Status == graph.Planned:
		b.WriteString(enumerate(doers) + " " + v.planned + toOthers(e.Type, others))
	default:
		b.WriteString(enumerate(doers) + " " + v.done + toOthers(e.Type, others))
	}
	b.WriteString(atPlace(e, place))
	switch e.Status {
	case graph.Cancelled:
		b.WriteString(" (cancelled)")
	case graph.Denied:
		b.WriteString(" (denied)")
	}
	return b.String()
}

func nounTitle(noun string, doers, others []string, e *graph.Event) string {
	s := strings.ToUpper(noun[:1]) + noun[1:]
	if len(doers) > 0 {
		link := " by "
		if e.Type.Consult() {
			link = " of "
		}
		s += link + enumerate(doers)
	}
	return s + toOthers(e.Type, others)
}

// titleSides splits the names into those who did it and those it was done to.
func titleSides(e *graph.Event) (doers, others []string) {
	for _, p := range e.Participations {
		switch p.Role {
		case graph.RoleTarget, graph.RoleAddressee:
			others = append(others, p.Name)
		case graph.RoleHost:
			if e.Type == graph.Visit {
				others = append(others, p.Name)
				continue
			}
			doers = append(doers, p.Name)
		default:
			doers = append(doers, p.Name)
		}
	}
	return doers, others
}

func toOthers(t graph.EventType, others []string) string {
	if len(others) == 0 {
		return ""
	}
	word, ok := prepositions[t]
	switch {
	case !ok:
		word = "to "
	case word != "":
		word += " "
	}
	return " " + word + enumerate(others)
}

func atPlace(e *graph.Event, place *graph.PlaceObserved) string {
	switch {
	case place == nil:
		return ""
	case e.Type == graph.Visit && len(e.Participations) > 0 && !hasRole(e, graph.RoleHost):
		return " " + place.Name
	case place.Kind == graph.Venue:
		return " at " + place.Name
	}
	return " in " + place.Name
}

func hasRole(e *graph.Event, r graph.Role) bool {
	for _, p := range e.Participations {
		if p.Role == r {
			return true
		}
	}
	return false
}

func onChannel(channel string) string {
	if channel == "" {
		return ""
	}
	return " (" + channel + ")"
}

// saying is the beginning of what was said, in quotation marks where the
// source has them.
func saying(ev []*evidence) string {
	for _, e := range ev {
		if e.Content == nil || e.Content.Text == "" {
			continue
		}
		words := strings.Fields(e.Content.Text)
		text := strings.Join(words, " ")
		if len(words) > titleWords {
			text = strings.Join(words[:titleWords], " ") + " …"
		}
		if e.Content.Form == graph.Direct {
			return "“" + strings.Trim(text, `"“”`) + "”"
		}
		return text
	}
	return ""
}

// enumerate joins names as a sentence does: "A, B and C".
func enumerate(names []string) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n > titleNames:
		return strings.Join(names[:titleNames-1], ", ") + " and others"
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
