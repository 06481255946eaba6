package timex_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// The tests of this file measure the package on public corpora. They run where
// PARLEY_EVAL names the folder that holds them, and print what is missed where
// PARLEY_MISSES is set.

// goldTimex is one annotated expression, its span in bytes.
type goldTimex struct {
	span             graph.Span
	typ, text, value string
}

// score counts by the definitions of TempEval-3, task A.
type score struct{ gold, predicted, strict, relaxed, typ, value int }

func f1(hits int, s score) float64 { return 200 * float64(hits) / float64(s.gold+s.predicted) }

func (s *score) add(t *testing.T, id string, gold []goldTimex, got []timex.Expression) {
	used := make([]bool, len(got))
	s.gold += len(gold)
	s.predicted += len(got)
	for _, g := range gold {
		best, overlap := -1, 0
		for i, e := range got {
			n := min(g.span.End, e.Span.End) - max(g.span.Start, e.Span.Start)
			if !used[i] && n > overlap {
				best, overlap = i, n
			}
		}
		if best < 0 {
			misses(t, "MISS %s %q %s", id, g.text, g.value)
			continue
		}
		used[best] = true
		e := got[best]
		s.relaxed++
		if e.Span == g.span {
			s.strict++
		}
		if e.Type == g.typ {
			s.typ++
		}
		if e.Value == g.value {
			s.value++
		} else {
			misses(t, "VALUE %s %q gold %s got %q %s by %s", id, g.text, g.value, e.Text, e.Value, e.Rule)
		}
	}
	for i, e := range got {
		if !used[i] {
			misses(t, "EXTRA %s %q %s by %s", id, e.Text, e.Value, e.Rule)
		}
	}
}

func misses(t *testing.T, format string, args ...any) {
	if os.Getenv("PARLEY_MISSES") != "" {
		t.Logf(format, args...)
	}
}

// flat lists the expressions of an article, the two ends of a range apart, as
// TimeML marks them.
func flat(found [][]timex.Expression) []timex.Expression {
	var out []timex.Expression
	for _, sentence := range found {
		for _, e := range sentence {
			if len(e.Parts) > 0 {
				out = append(out, e.Parts...)
			} else {
				out = append(out, e)
			}
		}
	}
	return out
}

func readLines(t *testing.T, name string, each func([]byte)) {
	t.Helper()
	folder := os.Getenv("PARLEY_EVAL")
	if folder == "" {
		t.Skip("PARLEY_EVAL does not name the folder of the evaluation data")
	}
	f, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		each(lines.Bytes())
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// TestMEANTIME holds the score on the development half of MEANTIME, of which
// only the first six sentences of a document are annotated.
func TestMEANTIME(t *testing.T) {
	const annotated = 6
	var total score
	readLines(t, "public/meantime_dev.jsonl", func(line []byte) {
		var doc struct {
			ID    string   `json:"doc_id"`
			DCT   string   `json:"dct"`
			Sents []string `json:"sents"`
			Timex []struct {
				Span *struct {
					Sent int    `json:"sent"`
					Tok  []int  `json:"tok"`
					Text string `json:"text"`
				} `json:"span"`
				Type  string `json:"type"`
				Value string `json:"value"`
			} `json:"timex"`
		}
		if err := json.Unmarshal(line, &doc); err != nil {
			t.Fatal(err)
		}
		text, starts := "", []int{}
		for i, s := range doc.Sents {
			if i == annotated {
				break
			}
			for _, w := range strings.Fields(s) {
				starts = append(starts, len(text))
				text += w + " "
			}
			text += "\n\n"
		}
		var gold []goldTimex
		for _, x := range doc.Timex {
			if x.Span == nil || x.Span.Sent >= annotated {
				continue
			}
			start := starts[x.Span.Tok[0]]
			span := graph.Span{Start: start, End: start + len(x.Span.Text)}
			gold = append(gold, goldTimex{span, x.Type, x.Span.Text, x.Value})
		}
		published, err := graph.ParsePublication(doc.DCT)
		if err != nil {
			t.Fatal(err)
		}
		total.add(t, doc.ID+" "+doc.DCT, gold, flat(timex.Walk(text, syntax.Analyse(text), published)))
	})
	report(t, total, 94, 85)
}

// TestWikiWars holds the score on narrative histories, where a day counts from
// the story and not from the publication. Values are TIMEX2.
func TestWikiWars(t *testing.T) {
	var total score
	readLines(t, "public/timex_wikiwars.jsonl", func(line []byte) {
		var doc struct {
			ID, DCT, Text string
			Timex         []struct {
				Start, End  int
				Value, Text string
			}
		}
		if err := json.Unmarshal(line, &doc); err != nil {
			t.Fatal(err)
		}
		var at []int // byte offset of each code point
		for i := range doc.Text {
			at = append(at, i)
		}
		at = append(at, len(doc.Text))
		var gold []goldTimex
		for _, x := range doc.Timex {
			gold = append(gold, goldTimex{graph.Span{Start: at[x.Start], End: at[x.End]}, "", x.Text, x.Value})
		}
		published, err := graph.ParsePublication(doc.DCT)
		if err != nil {
			t.Fatal(err)
		}
		total.add(t, doc.ID, gold, flat(timex.Walk(doc.Text, syntax.Analyse(doc.Text), published)))
	})
	report(t, total, 91, 79)
}

func report(t *testing.T, s score, relaxed, value float64) {
	t.Helper()
	t.Logf("gold %d predicted %d | strict F1 %.1f | relaxed F1 %.1f | type F1 %.1f | value F1 %.1f",
		s.gold, s.predicted, f1(s.strict, s), f1(s.relaxed, s), f1(s.typ, s), f1(s.value, s))
	if f1(s.relaxed, s) < relaxed || f1(s.value, s) < value {
		t.Errorf("want a relaxed F1 of %.0f and a value F1 of %.0f at least", relaxed, value)
	}
}

// TestNews holds how many dates of hand-labelled news articles are found where
// the label quotes the words they rest on: the words and the right days.
func TestNews(t *testing.T) {
	folder := os.Getenv("PARLEY_EVAL")
	if folder == "" {
		t.Skip("PARLEY_EVAL does not name the folder of the evaluation data")
	}
	texts, err := filepath.Glob(filepath.Join(folder, "dev", "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no articles in %s: %v", folder, err)
	}
	for _, half := range []struct {
		name  string
		blind bool
		least int // per cent
	}{{"open", false, 83}, {"blind", true, 70}} {
		var all, right int
		for _, name := range texts {
			if isBlind(name) == half.blind {
				a, r := newsDates(t, name, half.blind)
				all, right = all+a, right+r
			}
		}
		t.Logf("%s: %d of %d dates with words are right", half.name, right, all)
		if 100*right < half.least*all {
			t.Errorf("%s: want %d %%", half.name, half.least)
		}
	}
}

// isBlind tells the articles kept aside: those of series d with an even number.
func isBlind(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, "d-") && (base[3]-'0')%2 == 0
}

func newsDates(t *testing.T, name string, blind bool) (all, right int) {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(raw), "---\n", 3)
	label, err := os.ReadFile(strings.TrimSuffix(name, ".txt") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Events []struct {
			Date     string `json:"date"`
			DateText string `json:"date_text"`
			Quote    string `json:"quote"`
		} `json:"events"`
	}
	if err := json.Unmarshal(label, &gold); err != nil {
		t.Fatal(err)
	}
	published := graph.Publication{}
	for line := range strings.Lines(parts[1]) {
		if day, ok := strings.CutPrefix(line, "published:"); ok {
			if published, err = graph.ParsePublication(strings.TrimSpace(day)); err != nil {
				t.Fatal(err)
			}
		}
	}
	text := parts[2]
	var found []timex.Expression
	for _, sentence := range timex.Walk(text, syntax.Analyse(text), published) {
		found = append(found, sentence...)
	}
	for _, e := range gold.Events {
		at := dateWords(text, e.DateText, e.Quote)
		if e.Date == "" || at.Empty() {
			continue
		}
		all++
		got := "nothing"
		ok := false
		for _, x := range found {
			d := x.Date
			if d == nil && x.Offset != nil {
				d = x.Offset.Event
			}
			if x.Span.Overlaps(at) && d != nil {
				got = d.EDTF
				want, err := graph.ParseEDTF(e.Date)
				ok = ok || err == nil && want.Earliest == d.Earliest && want.Latest == d.Latest
			}
		}
		if ok {
			right++
		} else if !blind {
			misses(t, "%s %q want %s got %s: %s", filepath.Base(name), e.DateText, e.Date, got, e.Quote)
		}
	}
	return all, right
}

// dateWords finds the quoted words of a date in the sentence they stand in.
func dateWords(text, words, quote string) graph.Span {
	i, j := strings.Index(text, quote), strings.Index(quote, words)
	if words == "" || i < 0 || j < 0 {
		return graph.Span{}
	}
	return graph.Span{Start: i + j, End: i + j + len(words)}
}
