package extract_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

// only returns the one mention of the type that a text makes.
func only(t *testing.T, text string, kind graph.EventType) graph.Mention {
	t.Helper()
	a, mentions := read(text, day(t, "2026-03-12"))
	check(t, &a, mentions)
	var found []graph.Mention
	for _, m := range mentions {
		if m.Type == kind {
			found = append(found, m)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%q: got %d mentions of %s, want one: %s", text, len(found), kind, describe(mentions))
	}
	return found[0]
}

func TestDateOfTheSentenceBeforeThatOfItsDateline(t *testing.T) {
	for text, want := range map[string]string{
		"OSLO, March 12 — Norwegian Foreign Minister Espen Barth Eide met his Swedish counterpart Maria Malmer Stenergard in Oslo on Wednesday to discuss Arctic security.": "2026-03-11",
		"OSLO, March 12 - Norwegian Foreign Minister Espen Barth Eide met Maria Malmer Stenergard on Wednesday.":                                                            "2026-03-11",
		"OSLO, March 12 — Norwegian Foreign Minister Espen Barth Eide met Maria Malmer Stenergard in Sweden last month.":                                                    "2026-02",
		"OSLO, March 12 — Norwegian Foreign Minister Espen Barth Eide met Maria Malmer Stenergard in Oslo.":                                                                 "2026-03-12",
	} {
		if m := only(t, text, graph.Meeting); m.Date == nil || m.Date.EDTF != want {
			t.Errorf("%q: got date %+v, want %s", text, m.Date, want)
		}
	}
}

func TestContentOfADenialKeepsTheVerb(t *testing.T) {
	for text, want := range map[string]string{
		"Russian Foreign Minister Sergei Lavrov denied that he had met Kellogg in Istanbul.":         "denied that he had met Kellogg in Istanbul",
		"Russian Foreign Minister Sergei Lavrov denied meeting Kellogg.":                             "denied meeting Kellogg",
		"Russian Foreign Minister Sergei Lavrov denied on Tuesday that he had met Kellogg in Paris.": "denied on Tuesday that he had met Kellogg in Paris",
		"Russian Foreign Minister Sergei Lavrov said that he had met Kellogg in Istanbul.":           "he had met Kellogg in Istanbul",
	} {
		m := only(t, text, graph.Statement)
		if m.Content == nil || m.Content.Text != want || m.Content.Form != graph.Indirect {
			t.Errorf("%q: got content %+v, want %q", text, m.Content, want)
		}
	}
	text := "Russian Foreign Minister Sergei Lavrov denied that he had met Kellogg in Istanbul."
	m := only(t, text, graph.Meeting)
	if m.Status != graph.Denied || len(m.AssertedBy) != 1 || m.AssertedBy[0].FullestName() != "Sergey Lavrov" {
		t.Errorf("%q: got %s asserted by %+v, want %s by Sergey Lavrov", text, m.Status, m.AssertedBy, graph.Denied)
	}
}

func TestContentHasItsQuotationMarksInPairs(t *testing.T) {
	for text, want := range map[string]string{
		"It had been a \"reasonably good meeting\", Trump told reporters on Wednesday.": "It had been a \"reasonably good meeting\"",
		"It had been a “reasonably good meeting,” Trump told reporters on Wednesday.":   "It had been a “reasonably good meeting,”",
		"\"A good meeting\" was behind them, Trump told reporters on Wednesday.":        "\"A good meeting\" was behind them",
		"\"It was a good meeting\", Trump told reporters on Wednesday.":                 "It was a good meeting",
		"It had been a good meeting, Trump told reporters on Wednesday.":                "It had been a good meeting",
	} {
		m := only(t, text, graph.Statement)
		if m.Content == nil || m.Content.Text != want {
			t.Errorf("%q: got content %+v, want %q", text, m.Content, want)
		}
	}
}

func TestInformantsWithoutANameAreCredited(t *testing.T) {
	for text, want := range map[string]string{
		"Kellogg and Umerov had met in Vienna last week, a diplomat said.":                                    "diplomat",
		"Kellogg and Umerov had met in Vienna last week, a senior official said.":                             "senior official",
		"Kellogg and Umerov had met in Vienna last week, a Swiss diplomat said.":                              "Swiss diplomat",
		"Kellogg and Umerov had met in Vienna last week, according to a senior official.":                     "senior official",
		"A person familiar with the matter said Kellogg and Umerov met in Vienna last week.":                  "person familiar with the matter",
		"Two officials said Kellogg and Umerov met in Vienna last week.":                                      "two officials",
		"Kellogg and Umerov met in Vienna on Monday, said a senior official who declined to be named.":        "senior official",
		"Kellogg and Umerov met in Vienna last week, according to two sources at the ministry.":               "two sources at the ministry",
		"Kellogg and Umerov met in Vienna on Monday for talks on the plan that a diplomat had drawn up.":      "",
		"Kellogg and Umerov met in Vienna on Monday after their capitals had fallen out over the peace plan.": "",
	} {
		m := only(t, text, graph.Meeting)
		got := ""
		for _, o := range m.AssertedBy {
			got += o.FullestName()
			if o.Kind != graph.Group {
				t.Errorf("%q: asserted by %+v, want kind %s", text, o, graph.Group)
			}
		}
		if got != want {
			t.Errorf("%q: got asserted by %q, want %q", text, got, want)
		}
	}
}
