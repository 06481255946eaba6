package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

// want is an event as a reader would put it on a timeline. What is empty is not
// compared.
type want struct {
	kind    graph.EventType
	status  graph.Status
	date    string // EDTF; "none" for no date
	place   string // narrow to wide
	channel string
	who     string // names, sorted, comma-separated
	says    string // part of the content
	form    graph.UtteranceForm
	lasting string
}

func TestSampleArticles(t *testing.T) {
	for name, events := range map[string][]want{
		"week-kremlin-visit.txt": {
			{kind: graph.Meeting, status: graph.Occurred, date: "2025-12-02", place: "Kremlin, Moscow, Russia", who: "Jared Kushner, Steve Witkoff, Vladimir Putin, Yuri Ushakov", lasting: "PT5H"},
			{kind: graph.Statement, status: graph.Occurred, date: "2025-12-03", channel: "reporters", who: "Yuri Ushakov"},
			{kind: graph.Statement, status: graph.Occurred, date: "2025-12-03", channel: "X", who: "Andrii Sybiha", says: "Putin is wasting the world's time", form: graph.Direct},
		},
		"week-miami-third-day.txt": {
			{kind: graph.Meeting, status: graph.Occurred, date: "2025-12-04/2025-12-05", place: "Miami, United States", who: "Andrii Hnatov, Jared Kushner, Rustem Umerov, Steve Witkoff"},
			{kind: graph.Meeting, status: graph.Planned, date: "2025-12-06", place: "Miami, United States", who: "Rustem Umerov, Steve Witkoff"},
			{kind: graph.Meeting, status: graph.Occurred, date: "2025-12-02", place: "Kremlin, Moscow, Russia", who: "Jared Kushner, Steve Witkoff, Vladimir Putin"},
			{kind: graph.Statement, date: "2025-12-05", channel: "X", who: "Steve Witkoff", says: "Real progress toward any agreement depends on Russia's readiness to show serious commitment to long-term peace", form: graph.Direct},
			{kind: graph.Statement, date: "2025-12-05", channel: "Telegram", who: "Mykhailo Podolyak", says: "most of the diplomacy takes place behind closed doors", form: graph.Indirect},
			{kind: graph.Statement, date: "2025-12-03", who: "Donald Trump"},
		},
		"week-delhi.txt": {
			{kind: graph.Meeting, status: graph.Occurred, date: "2025-12-01/2025-12-07", place: "New Delhi, India", who: "Narendra Modi, Vladimir Putin"},
			{kind: graph.Agreement, status: graph.Occurred, who: "India, Russia"},
			{kind: graph.Statement, date: "none", who: "Narendra Modi"},
			{kind: graph.Statement, date: "none", who: "Vladimir Putin"},
		},
		"week-sanctions.txt": {
			{kind: graph.Sanction, status: graph.Occurred, who: "Lukoil, Rosneft, United States"},
			{kind: graph.Sanction, status: graph.Occurred, date: "2025-10-23", who: "European Union"},
			{kind: graph.Statement, date: "2025-12-04", who: "Dmitry Peskov", says: "Moscow had built up immunity to such steps", form: graph.Indirect},
			{kind: graph.Request, date: "2025-12-04", who: "European Union, Volodymyr Zelensky"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := samples(t)[name]
			_, mentions := read(s.text, s.published)
			told := byOccasion(mentions)
			for _, w := range events {
				if !slices.ContainsFunc(told, w.is) {
					t.Errorf("no %+v in %s", w, describe(mentions))
				}
			}
		})
	}
}

// is reports whether an occasion is the event wanted.
func (w want) is(occasion []graph.Mention) bool {
	var who []string
	date, place, channel, lasting := "none", "", "", ""
	said := w.says == ""
	for _, m := range occasion {
		for _, p := range m.Participants {
			if !slices.Contains(who, p.FullestName()) {
				who = append(who, p.FullestName())
			}
		}
		if m.Date != nil && date == "none" {
			date = m.Date.EDTF
		}
		if place == "" {
			var names []string
			for _, p := range m.Place.Path() {
				names = append(names, p.Name)
			}
			place = strings.Join(names, ", ")
		}
		if channel == "" {
			channel = m.Channel
		}
		if lasting == "" {
			lasting = m.Duration
		}
		said = said || m.Content != nil && strings.Contains(m.Content.Text, w.says) && m.Content.Form == w.form
	}
	slices.Sort(who)
	first := occasion[0]
	return first.Type == w.kind && strings.Join(who, ", ") == w.who && said &&
		(w.status == "" || w.status == first.Status) && (w.date == "" || w.date == date) && (w.place == "" || w.place == place) &&
		(w.channel == "" || w.channel == channel) && (w.lasting == "" || w.lasting == lasting)
}
