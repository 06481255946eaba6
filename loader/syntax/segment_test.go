package syntax_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/syntax"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "He came. She left! Who stayed? Nobody.", []string{"He came.", "She left!", "Who stayed?", "Nobody."}},
		{"titles", "Gen. Mark A. Milley met Lt. Gen. J. B. Smith and Mr. Brown. They spoke.", []string{"Gen. Mark A. Milley met Lt. Gen. J. B. Smith and Mr. Brown.", "They spoke."}},
		{"initials inside", "U.S. President Donald Trump called. J.F. Kennedy did not.", []string{"U.S. President Donald Trump called.", "J.F. Kennedy did not."}},
		{"initials at the end", "They met in the U.S. The talks failed. It was plan B. He knew.", []string{"They met in the U.S.", "The talks failed.", "It was plan B.", "He knew."}},
		{"clock", "It ends at 5 p.m. Officials said so at 3 p.m. Moscow time and 6 a.m. Friday.", []string{"It ends at 5 p.m.", "Officials said so at 3 p.m. Moscow time and 6 a.m. Friday."}},
		{"clock and bracket", "It began at 3 p.m. (1200 GMT) on Monday.", []string{"It began at 3 p.m. (1200 GMT) on Monday."}},
		{"month and day", "It began on Sept. 1. It will end on Dec. 24, 2025. All agreed.", []string{"It began on Sept. 1.", "It will end on Dec. 24, 2025.", "All agreed."}},
		{"number sign", "He left No. 10. He said no. Then he came back.", []string{"He left No. 10.", "He said no.", "Then he came back."}},
		{"decimals", "It fell 3.5 percent to 1.20. Prices rose.", []string{"It fell 3.5 percent to 1.20.", "Prices rose."}},
		{"company", "Acme Inc. Chief Executive Ann Lee left. She joined Umbra Ltd. It grew.", []string{"Acme Inc. Chief Executive Ann Lee left.", "She joined Umbra Ltd.", "It grew."}},
		{"state", "Sen. Rand Paul (R-Ky.) objected. So did others.", []string{"Sen. Rand Paul (R-Ky.) objected.", "So did others."}},
		{"straight quotes", `"The work is done." He said so twice.`, []string{`"The work is done."`, "He said so twice."}},
		{"curly quotes", "“The work is done.” He said so. “We met. We talked,” he added.", []string{"“The work is done.”", "He said so.", "“We met.", "We talked,” he added."}},
		{"attribution in lower case", `"Why now?" he asked. "Never!" she said.`, []string{`"Why now?" he asked.`, `"Never!" she said.`}},
		{"attribution by name", `"Why now?" Mr. Brown asked. "No!" The crowd left.`, []string{`"Why now?" Mr. Brown asked.`, `"No!"`, "The crowd left."}},
		{"ellipsis", "He waited... and left. Later … he came. Wait... They came.", []string{"He waited... and left.", "Later … he came.", "Wait...", "They came."}},
		{"note mark", "The talks ended.[12] Both sides left.", []string{"The talks ended.[12]", "Both sides left."}},
		{"space lost", "The talks ended.They will resume.", []string{"The talks ended.", "They will resume."}},
		{"addresses", "See www.example.com. Or write to a.b@example.org. Visit Booking.com today.", []string{"See www.example.com.", "Or write to a.b@example.org.", "Visit Booking.com today."}},
		{"other scripts", "Он приехал. Потом уехал.", []string{"Он приехал.", "Потом уехал."}},
		{"no end", "Talks resume in Geneva", []string{"Talks resume in Geneva"}},
		{"nothing", " \n\t\n ", nil},
	} {
		var got []string
		for _, s := range syntax.Segment(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // the sentences of a paragraph joined by |
	}{
		{"blank lines", "One. Two.\n\n\n \nThree.\r\n\r\nFour.", []string{"One.|Two.", "Three.", "Four."}},
		{"a line a paragraph", "Talks resume in Geneva\nEnvoys of both sides met on Monday. They left.\nA third round follows.", []string{"Talks resume in Geneva", "Envoys of both sides met on Monday.|They left.", "A third round follows."}},
		{"wrapped lines", "Envoys of both sides met in the Swiss city on\nMonday for a third round of talks. They left\nGeneva late.", []string{"Envoys of both sides met in the Swiss city on\nMonday for a third round of talks.|They left\nGeneva late."}},
		{"lower case goes on", "Envoys of both sides met in Geneva\non Monday.", []string{"Envoys of both sides met in Geneva\non Monday."}},
		{"list", "The points:\n1. The army leaves.\n2. Prisoners are freed\n• aid\n- trade", []string{"The points:", "1. The army leaves.", "2. Prisoners are freed", "• aid", "- trade"}},
	} {
		var got []string
		for _, s := range syntax.Segment(c.text) {
			if s.Paragraph == len(got) {
				got = append(got, c.text[s.Start:s.End])
			} else {
				got[s.Paragraph] += "|" + c.text[s.Start:s.End]
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Russia's envoy can't go; they won’t.", "Russia 's envoy ca n't go ; they wo n’t ."},
		{"It cannot be the ministers' fault.", "It can not be the ministers ' fault ."},
		{"Trump's son-in-law, a well-known anti-government editor-in-chief", "Trump 's son-in-law , a well - known anti-government editor-in-chief"},
		{"U.S.-led talks in the U.S.", "U.S. - led talks in the U.S."},
		{"$5bn, US$3.2m, 3.5%, 21st, the 1990s, 10:30, 7pm, G20, 3D", "$ 5 bn , US$ 3.2 m , 3.5 % , 21st , the 1990s , 10:30 , 7 pm , G20 , 3D"},
		{"AT&T and O'Brien’s Côte d'Ivoire", "AT&T and O'Brien ’s Côte d'Ivoire"},
		{"(see https://example.org/a?b=1), a.b@example.org.", "( see https://example.org/a?b=1 ) , a.b@example.org ."},
		{"@WhiteHouse on #talks -- well...", "@WhiteHouse on #talks -- well ..."},
		{"“Yes,” he said—twice.", "“ Yes , ” he said — twice ."},
		{"Mr. J. Smith, Ph.D., of Acme Inc.", "Mr. J. Smith , Ph.D. , of Acme Inc."},
		{"on Sept. 1 in the Sun.", "on Sept. 1 in the Sun ."},
		{"\xff\xfe ok", "\xff \xfe ok"},
	} {
		var got []string
		for _, s := range syntax.Segment(c.text) {
			for _, k := range s.Tokens {
				got = append(got, k.Text)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

// A run without an end is cut behind a mark where it has one.
func TestLongSentence(t *testing.T) {
	text := strings.Repeat("Ann Lee of Acme, ", 200) + strings.Repeat("word ", 600)
	for _, s := range syntax.Segment(text) {
		if n := len(s.Tokens); n > syntax.MaxTokens {
			t.Errorf("sentence of %d words", n)
		}
	}
	for _, c := range []struct{ text, end string }{
		{text, ","},
		{strings.Repeat("rice, wheat, oil and natural gas\n", 100), "gas"},
		{strings.Repeat("recalling its resolution;\nnoting with concern, \n", 100), ";"},
		{strings.Repeat("word ", 600), "word"},
	} {
		first := syntax.Segment(c.text)[0]
		if got := first.Tokens[len(first.Tokens)-1].Text; got != c.end {
			t.Errorf("%.30s…: cut behind %q, want %q", c.text, got, c.end)
		}
	}
}
