package syntax_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/parley-events/parley/loader/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// testdata/sentences.golden holds news sentences, each with a line a word: form,
// lemma, tags, number of the head, relation. The parser is not always right in
// it; a retrained model may change it, and the changes are to be read.
func TestAnalyseGolden(t *testing.T) {
	const path = "testdata/sentences.golden"
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		if text, found := strings.CutPrefix(line, "# "); found {
			writeSentence(&got, strings.TrimSpace(text))
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	wantLines, gotLines := strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")
	for i := range min(len(wantLines), len(gotLines)) {
		if wantLines[i] != gotLines[i] {
			t.Fatalf("%s:%d:\n got %s\nwant %s", path, i+1, gotLines[i], wantLines[i])
		}
	}
	if len(wantLines) != len(gotLines) {
		t.Fatalf("%s: %d lines, got %d", path, len(wantLines), len(gotLines))
	}
}

func writeSentence(w *strings.Builder, text string) {
	fmt.Fprintf(w, "# %s\n", text)
	for _, s := range syntax.Analyse(text) {
		for i, k := range s.Tokens {
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", i+1, k.Text, k.Lemma, k.UPOS, k.XPOS, k.Head+1, k.Rel)
		}
	}
	w.WriteString("\n")
}

// Who did what to whom: arcs of simple clauses that any model must get right.
func TestRelations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // dependent relation head
	}{
		{"Sergei Lavrov met Marco Rubio in Riyadh on Tuesday.", []string{"Sergei nsubj met", "Lavrov flat Sergei", "Marco obj met", "Rubio flat Marco", "Tuesday obl met", "on case Tuesday", "met root -"}},
		{"The talks between Israel and Hamas were mediated by Qatar.", []string{"talks nsubj:pass mediated", "Israel nmod talks", "Hamas conj Israel", "Qatar obl:agent mediated", "were aux:pass mediated"}},
		{"Kim will not attend the summit, his spokesman said.", []string{"Kim nsubj attend", "not advmod attend", "summit obj attend", "spokesman nsubj said", "his nmod:poss spokesman"}},
		{"The ministers agreed to hold a second round of talks in May.", []string{"ministers nsubj agreed", "hold xcomp agreed", "round obj hold", "talks nmod round"}},
		{"Putin said that Russia's army had taken the town.", []string{"Putin nsubj said", "taken ccomp said", "that mark taken", "army nsubj taken", "Russia nmod:poss army", "town obj taken"}},
		{"Ann Lee, the envoy who led the talks, resigned.", []string{"Ann nsubj resigned", "led acl:relcl envoy", "talks obj led"}},
		{"Ukraine is a member of the group.", []string{"Ukraine nsubj member", "is cop member", "group nmod member", "member root -"}},
	} {
		s := syntax.Analyse(c.text)[0]
		has := map[string]bool{}
		for _, k := range s.Tokens {
			head := "-"
			if k.Head >= 0 {
				head = s.Tokens[k.Head].Text
			}
			has[k.Text+" "+k.Rel+" "+head] = true
		}
		for _, want := range c.want {
			if !has[want] {
				t.Errorf("%s: no %q in %v", c.text, want, has)
			}
		}
	}
}

func TestAnalyseIsSafeForConcurrentUse(t *testing.T) {
	texts := goldenTexts(t)
	want := make([][]syntax.Sentence, len(texts))
	for i, text := range texts {
		want[i] = syntax.Analyse(text)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, text := range texts {
				if got := syntax.Analyse(text); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%s: another result beside others", text)
				}
			}
		})
	}
	wg.Wait()
}

func goldenTexts(t testing.TB) []string {
	t.Helper()
	golden, err := os.ReadFile("testdata/sentences.golden")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(golden)) {
		if text, found := strings.CutPrefix(line, "# "); found {
			texts = append(texts, strings.TrimSpace(text))
		}
	}
	return texts
}

// A sentence made by hand may be too long to parse; it still gets one tree.
func TestParseBeyondMaxTokens(t *testing.T) {
	var s syntax.Sentence
	for range 5_000 {
		at := 5 * len(s.Tokens)
		s.Tokens = append(s.Tokens, syntax.Token{Text: "word", Start: at, End: at + 4})
	}
	syntax.Parse(&s)
	checkTree(t, &s)
	if got := s.Tokens[4_999].Rel; got != "dep" {
		t.Errorf("relation of the last word: %s", got)
	}
	syntax.Parse(&syntax.Sentence{}) // nothing to do
}

func TestHugeTexts(t *testing.T) {
	const size = 1 << 19
	for _, unit := range []string{"word ", "a", ". ", "a.", "\n", "(", "1.", "http://", "son-in-", "a'", "“", "\xff", ".)", "Mr. ", "@a", "é-"} {
		text := strings.Repeat(unit, size/len(unit))
		sentences := syntax.Segment(text)
		checkOffsets(t, text, sentences)
	}
	text := strings.Repeat("the envoys met ", 2_000)
	checkLaws(t, text)
}

func FuzzAnalyse(f *testing.F) {
	for _, text := range goldenTexts(f) {
		f.Add(text)
	}
	f.Add("“We met.\r\n\r\n• One…\u2029U.S. a@b.c http://x.y/'s 12:30pm")
	f.Add("\xff.\xc3 \u200b'’s")
	f.Fuzz(func(t *testing.T, text string) {
		checkLaws(t, text[:min(len(text), 4_000)])
	})
}

// FuzzSegment holds that sentences, words and paragraphs cover any text. It asks
// for no tags and trees, and so tries some hundred times as many texts as FuzzAnalyse.
func FuzzSegment(f *testing.F) {
	for _, text := range goldenTexts(f) {
		f.Add(text)
	}
	f.Add("“We met.\r\n\r\n• One…\u2029U.S. a@b.c http://x.y/'s 12:30pm")
	f.Add("\xff.\xc3 \u200b'’s Mr. J. R. von Q. said: “(No.) 5 a.m. …”—‘Who?’")
	f.Fuzz(func(t *testing.T, text string) {
		checkOffsets(t, text, syntax.Segment(text))
	})
}

func checkLaws(t *testing.T, text string) {
	t.Helper()
	sentences := syntax.Analyse(text)
	checkOffsets(t, text, sentences)
	for i := range sentences {
		checkTree(t, &sentences[i])
	}
}

// checkOffsets checks that words cover all but space, in order.
func checkOffsets(t *testing.T, text string, sentences []syntax.Sentence) {
	t.Helper()
	at, paragraph := 0, 0
	for i, s := range sentences {
		if s.Index != i || s.Paragraph < paragraph || s.Paragraph > paragraph+1 || len(s.Tokens) == 0 {
			t.Fatalf("sentence %d: index %d, paragraph %d after %d, %d words", i, s.Index, s.Paragraph, paragraph, len(s.Tokens))
		}
		paragraph = s.Paragraph
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d: %d-%d, words %d-%d", i, s.Start, s.End, s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End)
		}
		for _, k := range s.Tokens {
			if k.Start < at || k.End <= k.Start || k.End > s.End || text[k.Start:k.End] != k.Text {
				t.Fatalf("sentence %d: word %q at %d-%d behind %d", i, k.Text, k.Start, k.End, at)
			}
			if lost := strings.Trim(text[at:k.Start], " \t\n\v\f\r\u0085\u00a0\u200b\ufeff\u2060\u2028\u2029\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u1680"); lost != "" {
				t.Fatalf("sentence %d: %q in no word", i, lost)
			}
			at = k.End
		}
	}
}

// checkTree checks that there is one root and every word hangs below it.
func checkTree(t *testing.T, s *syntax.Sentence) {
	t.Helper()
	roots := 0
	for i, k := range s.Tokens {
		if k.UPOS == "" || k.XPOS == "" || k.Lemma == "" || k.Rel == "" {
			t.Fatalf("word %d lacks something: %+v", i, k)
		}
		if (k.Head < 0) != (k.Rel == "root") {
			t.Fatalf("word %d: head %d, relation %s", i, k.Head, k.Rel)
		}
		if k.Head < 0 {
			roots++
			if n := len(s.Subtree(i)); n != len(s.Tokens) {
				t.Fatalf("%d of %d words below the root", n, len(s.Tokens))
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}

func BenchmarkAnalyse(b *testing.B) {
	text := strings.Join(goldenTexts(b), " ")
	n := len(syntax.Analyse(text)) // loads the model too
	for b.Loop() {
		syntax.Analyse(text)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkSegment(b *testing.B) {
	text := strings.Join(goldenTexts(b), " ")
	n := len(syntax.Segment(text))
	for b.Loop() {
		syntax.Segment(text)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
