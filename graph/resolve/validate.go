package resolve

import (
	"fmt"
	"slices"

	"github.com/parley-events/parley/graph"
)

// validate refuses what could not be identified or read back: the door is
// open to mentions from any source.
func validate(b graph.Batch) error {
	for i := range b.Articles {
		a := &b.Articles[i]
		if a.ID != graph.NewArticleID(a.URL, a.Text) || a.Version != graph.NewVersion(a) {
			return fmt.Errorf("%w article %q: id or version does not belong to its content", graph.ErrInvalid, a.Headline)
		}
	}
	for i := range b.Mentions {
		if err := validMention(&b.Mentions[i]); err != nil {
			return fmt.Errorf("%w mention %s: %v", graph.ErrInvalid, b.Mentions[i].ID, err)
		}
	}
	for _, d := range b.Decisions {
		if err := validDecision(d); err != nil {
			return fmt.Errorf("%w decision %s: %v", graph.ErrInvalid, d.ID, err)
		}
	}
	return nil
}

var (
	statuses = []graph.Status{graph.Planned, graph.Occurred, graph.Cancelled, graph.Denied}
	kinds    = []graph.ActorKind{graph.Person, graph.Organization, graph.Country, graph.Group}
)

func validMention(m *graph.Mention) error {
	switch {
	case graph.Kind(string(m.ID)) != "mention":
		return fmt.Errorf("%q is no mention id", m.ID)
	case !m.Type.Valid():
		return fmt.Errorf("unknown type %q", m.Type)
	case !slices.Contains(statuses, m.Status):
		return fmt.Errorf("unknown status %q", m.Status)
	case !(m.Confidence >= 0 && m.Confidence <= 1):
		return fmt.Errorf("confidence %v is not between 0 and 1", m.Confidence)
	case m.Span.End < m.Span.Start || m.Span.Start < 0:
		return fmt.Errorf("span %v", m.Span)
	case m.Place != nil && graph.Fold(m.Place.Name) == "":
		return fmt.Errorf("a place without a name")
	}
	for _, p := range m.Participants {
		if rank(p.Role) == len(roleRank) {
			return fmt.Errorf("unknown role %q", p.Role)
		}
	}
	for o := range observed(m) {
		if graph.Fold(o.FullestName()) == "" || !slices.Contains(kinds, o.Kind) {
			return fmt.Errorf("actor %q of kind %q", o.FullestName(), o.Kind)
		}
	}
	return validDate(m.Date)
}

func validDate(d *graph.EventDate) error {
	if d == nil {
		return nil
	}
	want, err := graph.ParseEDTF(d.EDTF)
	if err != nil {
		return err
	}
	if want.Earliest != d.Earliest || want.Latest != d.Latest {
		return fmt.Errorf("date %q spans %s to %s, not %s to %s", d.EDTF, want.Earliest, want.Latest, d.Earliest, d.Latest)
	}
	return nil
}

func validDecision(d graph.Decision) error {
	c := d
	if c.Identify(); c.ID != d.ID {
		return fmt.Errorf("the id does not belong to its content")
	}
	switch d.Kind {
	case graph.DecideMerge, graph.DecideSplit, graph.DecideHide, graph.DecideField:
		if len(d.Mentions) == 0 {
			return fmt.Errorf("%s names no mention", d.Kind)
		}
	case graph.DecideActors:
		if len(d.Actors) == 0 {
			return fmt.Errorf("%s names no actor", d.Kind)
		}
	case graph.DecideUndo:
		if d.Undoes == "" {
			return fmt.Errorf("%s names no decision", d.Kind)
		}
	default:
		return fmt.Errorf("unknown kind %q", d.Kind)
	}
	if d.Kind == graph.DecideField {
		return validField(d.Field, d.Value)
	}
	return nil
}

func validField(field, value string) error {
	switch field {
	case "type":
		if graph.EventType(value).Valid() {
			return nil
		}
	case "status":
		if slices.Contains(statuses, graph.Status(value)) {
			return nil
		}
	case "title":
		if value != "" {
			return nil
		}
	case "date":
		if value == "" {
			return nil // the date is unknown
		}
		_, err := graph.ParseEDTF(value)
		return err
	default:
		return fmt.Errorf("no field %q: want type, status, title or date", field)
	}
	return fmt.Errorf("%q is no %s", value, field)
}
