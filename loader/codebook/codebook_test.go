package codebook_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/codebook"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/score"
)

func write(t *testing.T, figures []codebook.Measured) string {
	t.Helper()
	var b bytes.Buffer
	if err := codebook.Write(&b, rules.English(), figures); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCodebookHoldsEveryRule(t *testing.T) {
	r, text := rules.English(), write(t, nil)
	want := []string{"# Codebook"}
	for _, kind := range graph.EventTypes() {
		want = append(want, "### "+string(kind)+"\n\n")
	}
	for _, d := range r.Types {
		want = append(want, d.Definition, "- "+d.Counts[0], "- "+d.Not[0])
	}
	for _, f := range r.Frames {
		want = append(want, "#### `"+f.ID+"`")
	}
	for _, c := range r.Words.Classes() {
		want = append(want, "### "+c+"\n")
	}
	for _, c := range r.Channels {
		want = append(want, "### "+c.ID+"\n")
	}
	for _, c := range r.Topics {
		want = append(want, "### "+c.ID+"\n", c.Yes[0].Text)
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("no %q", w)
		}
	}
	if len(r.Types) != len(graph.EventTypes()) {
		t.Errorf("types.yaml tells of %d types, there are %d", len(r.Types), len(graph.EventTypes()))
	}
	if strings.Contains(text, "## Measured") {
		t.Error("figures that nobody measured")
	}
}

func TestFigures(t *testing.T) {
	var r score.Report
	call := score.Event{Type: graph.Call, Status: graph.Occurred, Quote: "A rang B.", Participants: []score.Actor{{Names: []string{"A"}, Role: graph.RoleParticipant}}}
	said := call
	said.Type, said.Quote = graph.Statement, "A spoke."
	got := score.Event{Type: graph.Call, Status: graph.Occurred, Quotes: []string{"A rang B."}, Participants: []score.Actor{{Name: "A", Role: graph.RoleParticipant}}}
	r.Add([]score.Event{call, said}, []score.Event{got})
	text := write(t, []codebook.Measured{{Name: "seen (1)", Report: r}})
	for _, want := range []string{
		"| seen (1) | 2 | 66.7 | 66.7 | 0.0 | 0.0 % | 0.0 % | 100.0 % | 66.7 |",
		"| [CALL](#call) | 100 (1) |", "| [STATEMENT](#statement) | 0 (1) |", "| [VISIT](#visit) | – |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%.2000s", want, text)
		}
	}
}
