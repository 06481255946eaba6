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
