package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
)

// wording is how titles tell of one type.
type wording struct {
	alone []string // done and planned, where nobody it was done to is known
	with  []string // done and planned, leading to whom it was done to
	noun  string   // for what did not happen, or has no known doer
	to    string   // leads from the noun to whom it was done to
}

func verb(done, planned string) []string { return []string{done, planned} }

var wordings = map[graph.EventType]wording{
	graph.Meeting:      {verb("met", "to meet"), verb("met", "to meet"), "meeting", "with"},
	graph.Call:         {verb("spoke by phone", "to speak by phone"), verb("called", "to call"), "call", "to"},
	graph.Visit:        {verb("made a visit", "to make a visit"), verb("visited", "to visit"), "visit", "to"},
	graph.Statement:    {verb("made a statement", "to make a statement"), verb("made a statement to", "to make a statement to"), "statement", "to"},
	graph.Proposal:     {verb("put forward a proposal", "to put forward a proposal"), verb("put forward a proposal to", "to put forward a proposal to"), "proposal", "to"},
	graph.Agreement:    {verb("reached an agreement", "to reach an agreement"), verb("reached an agreement with", "to reach an agreement with"), "agreement", "with"},
	graph.Rejection:    {verb("said no", "to say no"), verb("turned down", "to turn down"), "rejection", "of"},
	graph.Request:      {verb("made an appeal", "to make an appeal"), verb("appealed to", "to appeal to"), "appeal", "to"},
	graph.Accusation:   {verb("made an accusation", "to make an accusation"), verb("accused", "to accuse"), "accusation", "against"},
	graph.Threat:       {verb("made a threat", "to make a threat"), verb("threatened", "to threaten"), "threat", "against"},
	graph.Sanction:     {verb("imposed sanctions", "to impose sanctions"), verb("imposed sanctions on", "to impose sanctions on"), "sanctions", "on"},
	graph.Concession:   {verb("made a concession", "to make a concession"), verb("made a concession to", "to make a concession to"), "concession", "to"},
	graph.Aid:          {verb("gave aid", "to give aid"), verb("gave aid to", "to give aid to"), "aid", "to"},
	graph.Attack:       {verb("attacked", "to attack"), verb("attacked", "to attack"), "attack", "on"},
	graph.Mobilization: {verb("mobilised forces", "to mobilise forces"), verb("mobilised forces against", "to mobilise forces against"), "mobilisation", "against"},
	graph.Withdrawal:   {verb("withdrew", "to withdraw"), verb("withdrew from", "to withdraw from"), "withdrawal", "from"},
	graph.Coercion:     {verb("took coercive measures", "to take coercive measures"), verb("moved against", "to move against"), "coercive measures", "against"},
	graph.Protest:      {verb("protested", "to protest"), verb("protested against", "to protest against"), "protest", "against"},
	// Taking and leaving office are one type: no verb fits both.
	graph.Appointment: {noun: "change of office", to: "of"},
}

const (
	titleNames = 4   // as many names stand in a title
	titleWords = 14  // of what was said
	titleRunes = 120 // of it, where words are long
)

// title says the event in a line, from what its own sources say:
// "Jared Kushner, Steve Witkoff and Vladimir Putin met at Kremlin".
func title(e *graph.Event, place *graph.PlaceObserved, ev []*evidence) string {
	doers, others := titleSides(e, ev)
	w := wordings[e.Type]
	said := ""
	if e.Type == graph.Statement && e.Status == graph.Occurred {
		said = saying(ev)
	}
	switch {
	case said != "" && len(doers) > 0:
		return capitalise(enumerate(doers) + onChannel(e.Channel) + ": " + said)
	case said != "":
		return "Statement" + onChannel(e.Channel) + ": " + said
	case len(doers) > 0 && w.alone != nil && (e.Status == graph.Occurred || e.Status == graph.Planned):
		return capitalise(enumerate(doers) + deed(e, w, doers, others, place) + onChannel(e.Channel))
	}
	return capitalise(nounTitle(e, w, doers, others, place) + onChannel(e.Channel) + statusNote(e.Status))
}

// deed is what the doers did, or are to do: " met at Kremlin".
func deed(e *graph.Event, w wording, doers, others []string, place *graph.PlaceObserved) string {
	tense := 0
	if e.Status == graph.Planned {
		tense = 1
	}
	switch {
	case len(others) > 0:
		return " " + w.with[tense] + " " + enumerate(others) + atPlace(place)
	case e.Type == graph.Visit && place != nil:
		return " " + w.with[tense] + " " + place.Name
	case e.Type == graph.Withdrawal && place != nil:
		return " " + w.with[tense] + " " + place.Name
	case e.Type == graph.Meeting && len(doers) == 1:
		return " " + verb("held a meeting", "to hold a meeting")[tense] + atPlace(place)
	}
	return " " + w.alone[tense] + atPlace(place)
}

// nounTitle tells of what did not happen, or of what nobody is known to have
// done: "attack on Odesa", "call between Joe Biden and Xi Jinping".
func nounTitle(e *graph.Event, w wording, doers, others []string, place *graph.PlaceObserved) string {
	together := e.Type.Consult() || e.Type == graph.Agreement
	by := " by "
	switch {
	case together && len(doers) == 1 && len(others) == 0 && e.Type != graph.Visit:
		by = " with "
	case together && len(doers) == 2 && e.Type != graph.Visit:
		by = " between "
	case together:
		by = " of "
	case e.Type == graph.Appointment && len(others) == 0:
		by = " of "
	}
	s := w.noun
	// "rejection of Turkey by Russia", "visit of Ebrahim Raisi to King Salman"
	if len(others) > 0 && w.to == "of" {
		s += " of " + enumerate(others)
		others = nil
	}
	if len(doers) > 0 {
		s += by + enumerate(doers)
	}
	if len(others) > 0 {
		s += " " + w.to + " " + enumerate(others)
	} else if place != nil && (e.Type == graph.Visit || e.Type == graph.Withdrawal) {
		return s + " " + w.to + " " + place.Name
	}
	return s + atPlace(place)
}

func statusNote(s graph.Status) string {
	if s == graph.Occurred {
		return ""
	}
	return " (" + strings.ToLower(string(s)) + ")"
}

// titleSides splits the names into those who did it and those it was done to.
// Who has a name stands for the unnamed of the same side ("American envoys").
func titleSides(e *graph.Event, ev []*evidence) (doers, others []string) {
	unnamed := map[string]bool{}
	for _, m := range ev {
		for _, p := range m.Participants {
			if p.Kind == graph.Group {
				unnamed[p.FullestName()] = true
			}
		}
	}
	onReceivingEnd := func(p graph.Participation) bool {
		return p.Role == graph.RoleTarget || p.Role == graph.RoleAddressee || p.Role == graph.RoleHost && e.Type == graph.Visit
	}
	type end struct {
		side      string
		receiving bool
	}
	named := map[end]bool{}
	for _, p := range e.Participations {
		named[end{p.Side.Key, onReceivingEnd(p)}] = named[end{p.Side.Key, onReceivingEnd(p)}] || !unnamed[p.Name]
	}
	for _, p := range e.Participations {
		receiving := onReceivingEnd(p)
		switch {
		case unnamed[p.Name] && p.Side.Key != "" && named[end{p.Side.Key, receiving}]:
		case receiving:
			others = append(others, p.Name)
		default:
			doers = append(doers, p.Name)
		}
	}
	return doers, others
}

func atPlace(place *graph.PlaceObserved) string {
	switch {
	case place == nil:
		return ""
	case place.Kind == graph.Venue:
		return " at " + place.Name
	}
	return " in " + place.Name
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
		if e.Content == nil {
			continue
		}
		text := opening(e.Content.Text)
		if e.Content.Form == graph.Direct {
			text = strings.Trim(text, `"“”,; `)
			if text != "" {
				return "“" + text + "”"
			}
		} else if text != "" {
			return closeQuotes(text)
		}
	}
	return ""
}

// opening is the first words of a text, with an ellipsis where it goes on.
func opening(text string) string {
	words := strings.Fields(text)
	cut := strings.Join(words[:min(len(words), titleWords)], " ")
	if utf8.RuneCountInString(cut) > titleRunes {
		cut = string([]rune(cut)[:titleRunes])
	} else if len(words) <= titleWords {
		return strings.TrimRight(cut, ",;")
	}
	return strings.TrimRight(cut, " ,;") + " …"
}

// closeQuotes ends a quotation that was cut.
func closeQuotes(text string) string {
	switch {
	case strings.Count(text, "“") > strings.Count(text, "”"):
		return text + "”"
	case strings.Count(text, `"`)%2 == 1:
		return text + `"`
	}
	return text
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

// capitalise begins a title with a capital letter: people without a name are
// written as in the sentence ("government sources").
func capitalise(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
