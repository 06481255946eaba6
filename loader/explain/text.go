package explain

import (
	"fmt"
	"io"
	"strings"

	"github.com/parley-events/parley/loader"
)

// Text writes the explanation for a terminal.
func (e *Explanation) Text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\npublished %s\n", e.Article.Headline, published(e))
	for i := range e.Sentences {
		e.Sentences[i].text(&b)
	}
	fmt.Fprintf(&b, "\nEVENTS %d\n", len(e.Events))
	for i := range e.Events {
		fmt.Fprintf(&b, "  %s\n", eventLine(&e.Events[i]))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func published(e *Explanation) string {
	if s := e.Article.Published.String(); s != "" {
		return s
	}
	return "on an unknown day: relative dates stay open; give --published"
}

func (s *Sentence) text(b *strings.Builder) {
	fmt.Fprintf(b, "\n[%d] %s\n", s.Number, s.Text)
	for _, d := range s.Dates {
		value := d.EDTF
		if value == "" {
			value = d.Value
		}
		fmt.Fprintf(b, "  date   %q = %s  rule %s; %s\n", d.Phrase, value, d.Rule, d.Anchor)
	}
	for _, a := range s.Actors {
		fmt.Fprintf(b, "  %-6s %q = %s  %s\n", a.label(), a.Phrase, a.Who, a.detail())
	}
	for _, o := range s.Open {
		fmt.Fprintf(b, "  open   %q  %s\n", o.Phrase, o.Why)
	}
	for i := range s.Words {
		s.Words[i].text(b)
	}
	if len(s.Unread) > 0 {
		fmt.Fprintf(b, "  no rule begins with: %s\n", strings.Join(s.Unread, ", "))
	}
}

func (a *Actor) label() string {
	if a.Place {
		return "place"
	}
	return "actor"
}

func (a *Actor) detail() string {
	parts := []string{a.Kind, a.How, a.Known}
	if a.For != "" {
		parts = append(parts, a.For)
	}
	return strings.Join(parts, "; ")
}

func (w *Word) text(b *strings.Builder) {
	switch {
	case w.Frame == "":
		fmt.Fprintf(b, "  word   %q  no rule fits\n", w.Text)
	case w.Dropped != "" && len(w.Mentions) == 0:
		fmt.Fprintf(b, "  word   %q  REJECTED %s by rule %s (%s): %s\n", w.Text, w.Type, w.Frame, w.Where, w.Dropped)
	default:
		fmt.Fprintf(b, "  word   %q  rule %s (%s)\n", w.Text, w.Frame, w.Where)
	}
	for _, s := range w.Slots {
		fmt.Fprintf(b, "         slot %s\n", s)
	}
	for _, m := range w.Mentions {
		line := fmt.Sprintf("-> event %d: %s", m.Occasion, m.What)
		if len(m.Who) > 0 {
			line += "; " + strings.Join(m.Who, ", ")
		}
		fmt.Fprintf(b, "         %s; confidence %.2f\n", line, m.Confidence)
		for _, more := range m.More {
			fmt.Fprintf(b, "            %s\n", more)
		}
	}
	for _, t := range w.Tried {
		fmt.Fprintf(b, "         not %s: %s\n", t.label(), t.Why)
	}
}

// label names the rule, and its pattern where it is but one.
func (t *Tried) label() string {
	if len(t.Patterns) == 1 {
		return fmt.Sprintf("%s %q", t.Frame, t.Patterns[0])
	}
	return fmt.Sprintf("%s (%d patterns)", t.Frame, len(t.Patterns))
}

// eventLine is an event in a line.
func eventLine(p *loader.PredictedEvent) string {
	date := "undated"
	if p.Date != nil {
		date = *p.Date
	}
	var who []string
	for _, q := range p.Participants {
		who = append(who, q.Name)
	}
	line := fmt.Sprintf("%s %s %s: %s", date, p.Type, p.Status, strings.Join(who, ", "))
	if p.Place != nil {
		line += ", at " + p.Place.Name
	}
	return line
}
