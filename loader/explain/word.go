package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/extract"
)

// Word is a word that tells of an event, or could.
type Word struct {
	Text string
	// Frame is the rule that was met, "" for none; Slots is what fills it, and
	// Mentions what came of it.
	Frame    string
	Type     graph.EventType
	Where    string // file and line of the rule
	Slots    []string
	Dropped  string // why no mention came of it
	Mentions []Mention
	Tried    []Tried // rules that did not fit
	span     graph.Span
	weighed  string // what makes it more and less probable
}

// Tried are patterns of a rule that did not fit a word, for one reason.
type Tried struct {
	Frame    string
	Why      string
	Patterns []string
}

// Mention is what the sentence says of one event.
type Mention struct {
	Occasion   int // mentions of one number are one event
	What       string
	Who        []string
	More       []string // source, channel, topics, duration
	Confidence float64
}

// words gathers the notes on the words of a sentence.
func words(notes []extract.Note, mentions []graph.Mention, text string) []Word {
	var list []Word
	for i := range notes {
		n := &notes[i]
		k := slices.IndexFunc(list, func(w Word) bool { return w.span == n.Word })
		if k < 0 {
			k = len(list)
			list = append(list, Word{Text: n.Word.Of(text), span: n.Word})
		}
		list[k].add(n, text)
	}
	for k := range list {
		for i := range mentions {
			if m := &mentions[i]; m.Trigger == list[k].span {
				told := mentionOf(m)
				if list[k].weighed != "" {
					told.More = append(told.More, "confidence: "+list[k].weighed)
				}
				list[k].Mentions = append(list[k].Mentions, told)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Word) int { return a.span.Start - b.span.Start })
	return list
}

func (w *Word) add(n *extract.Note, text string) {
	switch n.Outcome {
	case extract.Unfit:
		k := slices.IndexFunc(w.Tried, func(t Tried) bool { return t.Frame == n.Frame.ID && t.Why == n.Why })
		if k < 0 {
			k = len(w.Tried)
			w.Tried = append(w.Tried, Tried{Frame: n.Frame.ID, Why: n.Why})
		}
		w.Tried[k].Patterns = append(w.Tried[k].Patterns, n.Pattern)
	case extract.Met:
		w.meets(n)
		for _, s := range n.Slots {
			line := fmt.Sprintf("%s: %s", s.Slot, s.Head.Of(text))
			if len(s.Actors) > 0 {
				line += " = " + strings.Join(s.Actors, ", ")
			}
			w.Slots = append(w.Slots, line)
		}
	case extract.Weighed:
		w.weighed = n.Why
	case extract.Dropped:
		w.meets(n)
		w.Dropped = n.Why
	}
}

func (w *Word) meets(n *extract.Note) {
	w.Frame, w.Type, w.Where = n.Frame.ID, n.Frame.Type, n.Frame.At.String()
}

func mentionOf(m *graph.Mention) Mention {
	out := Mention{Occasion: m.Occasion, Confidence: m.Confidence}
	what := []string{fmt.Sprintf("%s %s", m.Type, m.Status)}
	if m.Date != nil {
		what = append(what, fmt.Sprintf("%s (%q, %s)", m.Date.EDTF, m.Date.Expression, m.Date.Basis))
	} else {
		what = append(what, "undated")
	}
	if m.Place != nil {
		what = append(what, "at "+m.Place.Name)
	}
	out.What = strings.Join(what, ", ")
	for _, p := range m.Participants {
		who := fmt.Sprintf("%s %s", p.Role, p.FullestName())
		if p.Certainty == graph.Inferred {
			who += " (inferred)"
		}
		out.Who = append(out.Who, who)
	}
	for _, by := range m.AssertedBy {
		out.More = append(out.More, "according to "+by.FullestName())
	}
	for _, x := range []struct{ name, value string }{
		{"channel", m.Channel}, {"about", strings.Join(m.Topics, ", ")}, {"lasting", m.Duration},
	} {
		if x.value != "" {
			out.More = append(out.More, x.name+" "+x.value)
		}
	}
	if m.Content != nil {
		out.More = append(out.More, fmt.Sprintf("saying (%s) %q", m.Content.Form, m.Content.Text))
	}
	return out
}
