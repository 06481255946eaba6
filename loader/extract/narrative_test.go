package extract_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

// Each text is published on 2026-03-12, a Thursday; date is that of the one event
// of the type, "" for none.
func TestNarrative(t *testing.T) {
	for _, c := range []struct {
		name, text, date string
		kind             graph.EventType
	}{
		{"the story goes on", "Petr Pavel flew to Oslo on Tuesday. He met Jonas Gahr Støre.", "2026-03-10", graph.Meeting},
		{"the day comes after the news", "Petr Pavel has met Jonas Gahr Støre in Oslo. The two spoke about gas, as they had to on Tuesday, officials said.", "2026-03-10", graph.Meeting},
		{"a day told with hindsight passes", "Petr Pavel flew to Oslo on Tuesday.\n\nStøre had signed the budget on Monday.\n\nThe Czech president met Jonas Gahr Støre.", "2026-03-10", graph.Meeting},
		{"a new day stays", "Petr Pavel flew to Oslo on Tuesday.\n\nOn Wednesday he went to Bergen.\n\nThere he met Jonas Gahr Støre.", "2026-03-11", graph.Meeting},
		{"no day", "Petr Pavel met Jonas Gahr Støre in Oslo.", "", graph.Meeting},
		{"the perfect tells no day", "Petr Pavel flew to Oslo on Tuesday. Pavel has met Jonas Gahr Støre.", "", graph.Meeting},
		{"who acted spoke", "Petr Pavel flew to Oslo on Tuesday.\n\nOn Wednesday rain fell.\n\n\"It was useful,\" Pavel said.", "2026-03-10", graph.Statement},
		{"a reaction is undated", "Petr Pavel flew to Oslo on Tuesday. Olaf Scholz welcomed the visit.", "", graph.Statement},
		{"another place is undated", "Petr Pavel flew to Oslo on Tuesday. In Berlin, Olaf Scholz said the visit was useful.", "", graph.Statement},
		{"a week is no day of a remark", "Petr Pavel met Jonas Gahr Støre this week. Pavel said the visit was useful.", "", graph.Statement},
		{"a caption is no story", "Petr Pavel flew to Oslo on Tuesday.\n\n[Fog over Oslo on Wednesday]\n\nHe met Jonas Gahr Støre.", "2026-03-10", graph.Meeting},
		{"live", "09:10 Good morning.\n\n10:15 Petr Pavel meets Jonas Gahr Støre in Oslo.\n\n11:20 That is all.", "2026-03-12", graph.Meeting},
		{"the talks counted from", "Petr Pavel left for Bergen on Tuesday, a day after what Oslo called useful talks.\n\nPavel met Jonas Gahr Støre at the castle.", "2026-03-09", graph.Meeting},
		{"the day of filing last", "OSLO, March 12 - Petr Pavel flew to Oslo on Tuesday. He met Jonas Gahr Støre.", "2026-03-10", graph.Meeting},
	} {
		t.Run(c.name, func(t *testing.T) { dated(t, c.text, c.kind, c.date) })
	}
}

func TestDatesCountedFromAnotherEvent(t *testing.T) {
	for text, want := range map[string]string{
		"On Tuesday, a day after Petr Pavel met Jonas Gahr Støre in Oslo, prices fell.":                       "2026-03-09",
		"Mark Rutte met Petr Pavel on Monday in Prague. Two days after the talks, rain fell.":                 "2026-03-09",
		"Petr Pavel decided on Tuesday to meet Jonas Gahr Støre in Oslo.":                                     "",
		"Prices fell on Tuesday, two days before Petr Pavel is to meet Jonas Gahr Støre in Oslo.":             "2026-03-12",
		"Petr Pavel met Jonas Gahr Støre in March 2024, five days after a fire.":                              "2024-03",
		"Petr Pavel, who had flown in on Monday, met Jonas Gahr Støre on Tuesday.":                            "2026-03-10",
		"Petr Pavel met Jonas Gahr Støre on Tuesday to revive the accord of June 5.":                          "2026-03-10",
		"Petr Pavel met Jonas Gahr Støre to revive the accord of June 5.":                                     "",
		"Petr Pavel and Jonas Gahr Støre met in Oslo on Tuesday to have gas flowing within two months.":       "2026-03-10",
		"Eight days of talks between Petr Pavel and Jonas Gahr Støre ended in Oslo on Tuesday.":               "2026-03-03/2026-03-10",
		"Petr Pavel and Jonas Gahr Støre began a two-day meeting in Oslo on Tuesday.":                         "2026-03-10/2026-03-11",
		"Petr Pavel said on Tuesday, after three days of talks with Jonas Gahr Støre, that he was satisfied.": "2026-03-08/2026-03-10",
	} {
		dated(t, text, graph.Meeting, want)
	}
}

// dated holds the date of the first event of a type.
func dated(t *testing.T, text string, kind graph.EventType, want string) {
	t.Helper()
	a, mentions := read(text, day(t, "2026-03-12"))
	check(t, &a, mentions)
	for _, m := range mentions {
		if m.Type != kind {
			continue
		}
		got := ""
		if m.Date != nil {
			got = m.Date.EDTF
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		return
	}
	t.Errorf("%q: no %s in %s", text, kind, describe(mentions))
}

// Each text tells of several events of the type; count is how many.
func TestDaysApart(t *testing.T) {
	for text, want := range map[string]int{
		"On Monday Petr Pavel met Mark Rutte. He said it was useful.\n\nOn Tuesday Pavel flew to Oslo. It was cold, he said.": 2,
		"On Monday Petr Pavel met Mark Rutte. He said it was useful. It was cold, he said.":                                   1,
		"Petr Pavel said on Tuesday that it was cold. Pavel said last month that it was warm.":                                2,
	} {
		a, mentions := read(text, day(t, "2026-03-12"))
		check(t, &a, mentions)
		seen := map[int]bool{}
		for _, m := range mentions {
			if m.Type == graph.Statement {
				seen[m.Occasion] = true
			}
		}
		if len(seen) != want {
			t.Errorf("%q: got %d statements, want %d: %s", text, len(seen), want, describe(mentions))
		}
	}
}
