package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// exampleDay is the day the examples of the rule files are read for.
const exampleDay = "2025-12-05"

func TestExamplesOfRules(t *testing.T) {
	published := day(t, exampleDay)
	for _, f := range rules.English().Frames {
		t.Run(f.ID, func(t *testing.T) {
			for _, e := range f.Yes {
				_, mentions := read(e.Text, published)
				if wrong := missing(mentions, f, e); wrong != "" {
					t.Errorf("frames.yaml:%d: %s: yes: %q: %s\ngot %s", f.Line, f.ID, e.Text, wrong, describe(mentions))
				}
			}
			for _, text := range f.No {
				_, mentions := read(text, published)
				for _, m := range mentions {
					if m.Type == f.Type {
						t.Errorf("frames.yaml:%d: %s: no: %q: got %s", f.Line, f.ID, text, describe([]graph.Mention{m}))
					}
				}
			}
		})
	}
}

// missing says what of an example no occasion of the type holds.
func missing(mentions []graph.Mention, f *rules.Frame, e rules.Example) string {
	wrong := fmt.Sprintf("no %s", f.Type)
	for _, occasion := range byOccasion(mentions) {
		if occasion[0].Type != f.Type {
			continue
		}
		if wrong = differs(occasion, e); wrong == "" {
			return ""
		}
	}
	return wrong
}

func byOccasion(mentions []graph.Mention) [][]graph.Mention {
	var list [][]graph.Mention
	for _, m := range mentions {
		i := slices.IndexFunc(list, func(o []graph.Mention) bool { return o[0].Occasion == m.Occasion })
		if i < 0 {
			list, i = append(list, nil), len(list)
		}
		list[i] = append(list[i], m)
	}
	return list
}

func differs(occasion []graph.Mention, e rules.Example) string {
	var who []string
	date, place, status := "", "", ""
	for _, m := range occasion {
		for _, p := range m.Participants {
			if !slices.Contains(who, p.FullestName()) {
				who = append(who, p.FullestName())
			}
		}
		if m.Date != nil && date == "" {
			date = m.Date.EDTF
		}
		if m.Place != nil && place == "" {
			place = m.Place.Name
		}
		status = string(m.Status)
	}
	want := slices.Clone(e.Who)
	slices.Sort(want)
	slices.Sort(who)
	switch {
	case e.Who != nil && !slices.Equal(want, who):
		return fmt.Sprintf("who: got %q, want %q", who, want)
	case e.Date != "" && e.Date != date:
		return fmt.Sprintf("date: got %q, want %q", date, e.Date)
	case e.Place != "" && e.Place != place:
		return fmt.Sprintf("place: got %q, want %q", place, e.Place)
	case e.Status != "" && e.Status != status:
		return fmt.Sprintf("status: got %q, want %q", status, e.Status)
	}
	return ""
}

func describe(mentions []graph.Mention) string {
	var b strings.Builder
	for _, m := range mentions {
		fmt.Fprintf(&b, "\n  %s %s by %s", m.Type, m.Status, m.Rule)
		if m.Date != nil {
			fmt.Fprintf(&b, " on %s", m.Date.EDTF)
		}
		if m.Place != nil {
			fmt.Fprintf(&b, " at %s", m.Place.Name)
		}
		for _, p := range m.Participants {
			fmt.Fprintf(&b, ", %s %s", p.Role, p.FullestName())
		}
	}
	return b.String()
}
