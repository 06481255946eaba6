package extract_test

import (
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

// places of the last mention of the type, "" where it has none.
func TestPlaceOfAnEvent(t *testing.T) {
	for _, tc := range []struct {
		what, text string
		kind       graph.EventType
		want       string // name and what it lies in
	}{
		{"its own", "Foreign ministers Ximena Quirós and Aldo Barrenechea met at the Karmelhof in Vienna on Monday.", graph.Meeting, "Karmelhof|Vienna|Austria"},
		{"in front of the sentence", "In Nairobi, meanwhile, President William Ruto received the envoy Lena Marsh on Monday.", graph.Meeting, "Nairobi|Kenya"},
		{"not that of another's words", "In Nairobi, President William Ruto said that Lena Marsh had met Idris Tavares on Monday.", graph.Meeting, ""},
		{"there", "Lena Marsh flew to Lima on Monday. Idris Tavares received her there on Tuesday.", graph.Meeting, "Lima|Peru"},
		{"where a journey leads", "Lena Marsh flew to Lima on Monday to meet Idris Tavares.", graph.Meeting, "Lima|Peru"},
		{"where one is sent", "Chile sent Lena Marsh to Lima on Monday to meet Idris Tavares.", graph.Meeting, "Lima|Peru"},
		{"talks on a place", "Lena Marsh and Idris Tavares held talks on Gaza on Monday.", graph.Meeting, ""},
		{"what is planned for it", "A second meeting between Lena Marsh and Idris Tavares, planned for Lima, was cancelled on Monday.", graph.Meeting, "Lima|Peru"},
		{"the capital", "Lena Marsh landed in Lima on Monday. She met Idris Tavares in the Peruvian capital on Tuesday.", graph.Meeting, "Lima|Peru"},
		{"the city", "Lena Marsh landed in Arequipa on Monday. She met Idris Tavares in the city on Tuesday.", graph.Meeting, "Arequipa|Peru"},
		{"the same hotel", "Lena Marsh met Idris Tavares at the Hotel Bolivar on Monday. Rulf Haverdine met Tamsin Okorokwo at the same hotel on Tuesday.", graph.Meeting, "Hotel Bolivar"},
		{"a palace without a name", "Lena Marsh met Kenya's President William Ruto at the presidential palace on Monday.", graph.Meeting, "presidential palace|Nairobi|Kenya"},
		{"a ministry", "Lena Marsh met Idris Tavares at the Kenyan Foreign Ministry on Monday.", graph.Meeting, "Kenyan Foreign Ministry|Nairobi|Kenya"},
		{"no ministry of officials", "An official at the Kenyan Foreign Ministry met Lena Marsh on Monday.", graph.Meeting, ""},
		{"both deeds at one place", "Lena Marsh and Idris Tavares sat down together in Lima on Monday and signed the accord.", graph.Agreement, "Lima|Peru"},
		{"told to those there", "Lena Marsh met Idris Tavares in Lima on Monday. Marsh told reporters on Monday that she was pleased.", graph.Statement, "Lima|Peru"},
		{"posted from anywhere", "Lena Marsh met Idris Tavares in Lima on Monday. Marsh wrote on X on Monday that she was pleased.", graph.Statement, ""},
		{"of another day", "Lena Marsh met Idris Tavares in Lima on Monday. Marsh told reporters on Wednesday that she was pleased.", graph.Statement, ""},
		{"of another man", "Lena Marsh met Idris Tavares in Lima on Monday. Rulf Haverdine told reporters on Monday that he was pleased.", graph.Statement, ""},
		{"of the host", "Norway hosted talks between Chile and Peru on Monday.", graph.Meeting, "Norway"},
		{"of two hosts", "Norway and Qatar hosted talks between Chile and Peru on Monday.", graph.Meeting, ""},
		{"of the dateline", "VIENNA, March 12 - Talks between Chile and Peru were adjourned on Wednesday.", graph.Meeting, "Vienna|Austria"},
		{"of two datelines", "VIENNA/LIMA, March 12 - Talks between Chile and Peru were adjourned on Wednesday.", graph.Meeting, ""},
		{"of the dateline, told reporters", "NAIROBI, March 11 - Rain fell. Trucks stood still. Shops were shut. Kenya's President William Ruto told reporters on Wednesday that he was pleased.", graph.Statement, "Nairobi|Kenya"},
		{"not of the dateline, by a stranger", "VIENNA, March 11 - Rain fell. Trucks stood still. Shops were shut. Kenya's President William Ruto told reporters on Wednesday that he was pleased.", graph.Statement, ""},
		{"said where one was", "Lena Marsh met Idris Tavares in Lima on Monday. \"We are pleased,\" Marsh said.", graph.Statement, "Lima|Peru"},
		{"written from anywhere", "Lena Marsh met Idris Tavares in Lima on Monday. In a letter Marsh said on Monday that she was pleased.", graph.Statement, ""},
		{"where one stood", "Lena Marsh and Idris Tavares stood side by side in Lima on Monday. \"We are pleased,\" Marsh said.", graph.Statement, "Lima|Peru"},
		{"where one has arrived", "Lena Marsh has arrived at the Karmelhof in Vienna. \"We are pleased,\" Marsh said.", graph.Statement, "Karmelhof|Vienna|Austria"},
		{"where one was to be", "Lena Marsh would have been in Lima on Monday. \"We are pleased,\" Marsh said.", graph.Statement, ""},
		{"where a journey began", "Lena Marsh left for Lima on Monday. \"We are pleased,\" Marsh said.", graph.Statement, ""},
		{"as one left", "\"A serious offer\", Lena Marsh said as she left Lima on Monday.", graph.Statement, "Lima|Peru"},
		{"a house in the town of before", "Lena Marsh flew to Asmara on Monday. She met Idris Tavares at the State House on Tuesday.", graph.Meeting, "State House|Asmara|Eritrea"},
		{"what is struck", "Warplanes of Chile struck Arequipa on Monday.", graph.Attack, "Arequipa|Peru"},
		{"a capital that is struck", "Chile's air strike on Lima killed nine people on Monday.", graph.Attack, "Lima|Peru"},
		{"marched through", "Teachers marched through Lima on Monday.", graph.Protest, "Lima|Peru"},
		{"of those who protest", "Teachers in Arequipa walked out on Monday.", graph.Protest, "Arequipa|Peru"},
		{"told later where it was", "Lena Marsh rejected the draft on Monday. Idris Tavares was furious. Marsh had met Tavares in Lima on Monday.", graph.Rejection, "Lima|Peru"},
		{"told later of two places", "Lena Marsh rejected the draft on Monday. Idris Tavares was furious. Marsh had met Tavares in Lima on Monday. She received Rulf Haverdine in Arequipa on Monday.", graph.Rejection, ""},
		{"before leaving", "Before taking off from Lima on Monday, Lena Marsh told reporters that she was pleased.", graph.Statement, "Lima|Peru"},
	} {
		t.Run(tc.what, func(t *testing.T) {
			a, mentions := read(tc.text, day(t, "2026-03-12"))
			check(t, &a, mentions)
			got, found := "", false
			for _, m := range mentions {
				if m.Type != tc.kind {
					continue
				}
				var path []string
				if m.Place != nil {
					for _, p := range m.Place.Path() {
						path = append(path, p.Name)
					}
				}
				got, found = strings.Join(path, "|"), true
			}
			if !found || got != tc.want {
				t.Errorf("%q: got %q, want %q: %s", tc.text, got, tc.want, describe(mentions))
			}
		})
	}
}
