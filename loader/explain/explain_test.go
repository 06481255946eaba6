package explain_test

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/explain"
	"github.com/parley-events/parley/testdata"
)

func article(t *testing.T, text, published string) graph.Article {
	t.Helper()
	p, err := graph.ParsePublication(published)
	if err != nil {
		t.Fatal(err)
	}
	a := graph.Article{Headline: "Talks <in> Oslo", Text: text, Published: p}
	a.Identify()
	return a
}

func read(t *testing.T, text, published string) explain.Explanation {
	t.Helper()
	e, err := explain.Read(article(t, text, published), loader.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const talks = `Foreign Minister Anna Weber of Austria met Norway's Jon Berg in Oslo on Tuesday for two hours. ` +
	`The next day she flew to Paris. Weber and Berg may meet again. Berg sipped juice & left.`

func TestTextTellsWhatWasDecided(t *testing.T) {
	e := read(t, talks, "2025-12-05")
	var b bytes.Buffer
	if err := e.Text(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"[1] Foreign Minister Anna Weber",
		`date   "Tuesday" = 2025-12-02  rule weekday.bare; counts from the publication day, Friday 2025-12-05`,
		`date   "two hours" = PT2H`, "a length of time, no date",
		`date   "The next day" = 2025-12-03`, "counts from what was told before: 2025-12-02",
		`actor  "Anna Weber" = Anna Weber  PERSON; by name; not in the gazetteer; Foreign Minister, for Austria`,
		`place  "Oslo" = Oslo  CITY`,
		`actor  "she" = Anna Weber`, "by a pronoun",
		`word   "met"  rule meet (frames.yaml:`, "slot subject: ",
		`-> event 1: MEETING OCCURRED, 2025-12-02 ("on Tuesday", PUBLICATION), at Oslo; PARTICIPANT Anna Weber, PARTICIPANT Jon Berg`,
		`word   "meet"  REJECTED MEETING by rule meet`, "it did not happen and is not planned, as the text says by “may”",
		"; confidence 0.", "confidence: + ",
		"no rule begins with: sip",
		"2025-12-02 MEETING OCCURRED: ",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestAnchors(t *testing.T) {
	for text, want := range map[string]string{
		"They met on 2 December 2025.":               "as it is written",
		"They met on Tuesday.":                       "there is no publication day to count from: give --published",
		"They meet every week.":                      "something repeated, no date",
		"They met recently.":                         "too vague for a date",
		"It was the first meeting since March 2021.": "the date of another event, compared with",
	} {
		published := ""
		if strings.Contains(text, "March") {
			published = "2025-12-05"
		}
		e := read(t, text, published)
		if len(e.Sentences[0].Dates) != 1 || !strings.Contains(e.Sentences[0].Dates[0].Anchor, want) {
			t.Errorf("%s: got %+v, want %s", text, e.Sentences[0].Dates, want)
		}
	}
}

// TestPagesHoldTheText reads every sample article: the pieces of a sentence make
// up its text, and the observer changes nothing.
func TestPagesHoldTheText(t *testing.T) {
	files, err := fs.Glob(testdata.Articles, "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	steps := loader.Steps(loader.BuiltIn())
	for _, name := range files {
		b, err := fs.ReadFile(testdata.Articles, name)
		if err != nil {
			t.Fatal(err)
		}
		a := article(t, string(b), "2025-12-05")
		e, err := explain.Read(a, loader.BuiltIn())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range e.Sentences {
			var text strings.Builder
			for _, p := range s.Pieces() {
				text.WriteString(p.Text)
			}
			if text.String() != s.Text {
				t.Errorf("%s: got %q, want %q", name, text.String(), s.Text)
			}
		}
		p, err := loader.Predict(loader.Read(a, steps))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(p.Events, e.Events) {
			t.Errorf("%s: other events are read under the eyes of an observer", name)
		}
	}
}

// FuzzRead holds that any text can be explained, and that the pieces of its
// sentences make up their text.
func FuzzRead(f *testing.F) {
	f.Add(talks)
	f.Add("“They met,” he said — twice; on Monday\n\nÉva’s envoy\x00 left.")
	f.Fuzz(func(t *testing.T, text string) {
		e := read(t, text, "2025-12-05")
		for _, s := range e.Sentences {
			var pieces strings.Builder
			for _, p := range s.Pieces() {
				pieces.WriteString(p.Text)
			}
			if pieces.String() != s.Text {
				t.Errorf("got %q, want %q", pieces.String(), s.Text)
			}
		}
	})
}

func TestPageEscapes(t *testing.T) {
	var b bytes.Buffer
	if err := explain.HTML(&b, []explain.Explanation{read(t, talks, "2025-12-05"), read(t, "Nothing.", "")}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<h1>Talks &lt;in&gt; Oslo</h1>", "juice &amp; ", `<mark class="word" title="meet">met</mark>`,
		`<mark class="date" title="2025-12-02">Tuesday</mark>`, "give --published", "</html>",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
