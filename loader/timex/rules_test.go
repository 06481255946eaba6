package timex

import (
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// TestRules runs the examples of every rule, on text that was only segmented
// and on text that was tagged.
func TestRules(t *testing.T) {
	for _, r := range english().rules {
		t.Run(r.id, func(t *testing.T) {
			for _, e := range r.yes {
				checkExample(t, r, e, syntax.Segment)
				checkExample(t, r, e, syntax.Analyse)
			}
			for _, text := range r.no {
				for _, x := range Walk(text, syntax.Analyse(text), graph.Publication{})[0] {
					if x.Rule == r.id {
						t.Errorf("rules.yaml:%d: %q fires on %q", r.line, text, x.Text)
					}
				}
			}
		})
	}
}

func checkExample(t *testing.T, r *rule, e example, analyse func(string) []syntax.Sentence) {
	t.Helper()
	text, span, ok := unbracket(e.Say)
	if !ok {
		t.Fatalf("rules.yaml:%d: %q has no [expression]", e.Line, e.Say)
	}
	a := Anchor{Published: graph.Day(e.On)}
	if e.Told != "" {
		d, err := graph.ParseEDTF(e.Told)
		if err != nil {
			t.Fatalf("rules.yaml:%d: told: %v", e.Line, err)
		}
		a.Narrative = &d
	}
	s := analyse(text)[0]
	for _, x := range Find(text, &s, a) {
		if x.Span != span {
			continue
		}
		edtf, wantEDTF, wantType := "none", e.EDTF, e.Type
		if x.Date != nil {
			edtf = x.Date.EDTF
		}
		if wantEDTF == "" {
			wantEDTF = e.TIMEX3
		}
		if wantType == "" {
			wantType = TypeDate
		}
		if x.Value != e.TIMEX3 || edtf != wantEDTF || x.Type != wantType {
			t.Errorf("rules.yaml:%d: %s\n got %s %s %s by %s\nwant %s %s %s", e.Line, e.Say, x.Type, x.Value, edtf, x.Rule, wantType, e.TIMEX3, wantEDTF)
		}
		return
	}
	t.Errorf("rules.yaml:%d: %s: found %+v", e.Line, e.Say, Find(text, &s, a))
}

// unbracket returns the sentence without the brackets and what stood in them.
func unbracket(s string) (string, graph.Span, bool) {
	i, j := strings.Index(s, "["), strings.Index(s, "]")
	if i < 0 || j < i {
		return s, graph.Span{}, false
	}
	return s[:i] + s[i+1:j] + s[j+1:], graph.Span{Start: i, End: j - 1}, true
}
