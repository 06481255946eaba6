package timex_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

func published(t *testing.T, s string) graph.Publication {
	t.Helper()
	p, err := graph.ParsePublication(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// dates lists the dates of a text as "words=EDTF", those without one as
// "words=-".
func dates(t *testing.T, text, day string) []string {
	t.Helper()
	var out []string
	for _, sentence := range timex.Walk(text, syntax.Segment(text), published(t, day)) {
		for _, e := range sentence {
			edtf := "-"
			if e.Date != nil {
				edtf = e.Date.EDTF
			}
			out = append(out, e.Text+"="+edtf)
		}
	}
	return out
}

// TestBareWeekday holds the rule on every weekday from every day of a week: the
// latest such day up to the publication, the first from it on in the future.
func TestBareWeekday(t *testing.T) {
	for n := range 7 {
		day := graph.Day("2025-12-01").Add(n)
		for w := time.Sunday; w <= time.Saturday; w++ {
			back := (int(day.Weekday()) - int(w) + 7) % 7
			ahead := (7 - back) % 7
			past := "They met on " + w.String() + "."
			next := "They will meet on " + w.String() + "."
			if got, want := dates(t, past, string(day))[0], w.String()+"="+string(day.Add(-back)); got != want {
				t.Errorf("%s published %s: got %s, want %s", past, day, got, want)
			}
			if got, want := dates(t, next, string(day))[0], w.String()+"="+string(day.Add(ahead)); got != want {
				t.Errorf("%s published %s: got %s, want %s", next, day, got, want)
			}
		}
	}
}

// TestFutureCueBelongsToItsClause: one sentence, two verbs, two directions.
func TestFutureCueBelongsToItsClause(t *testing.T) {
	tests := []struct{ text, want string }{
		{"They met on Tuesday and will meet again on Sunday.", "Tuesday=2025-12-02 Sunday=2025-12-07"},
		{"Peskov said on Thursday that Putin will meet Modi on Monday.", "Thursday=2025-12-04 Monday=2025-12-08"},
		{"Putin will meet Modi on Monday, Peskov said on Thursday.", "Monday=2025-12-08 Thursday=2025-12-04"},
		{"The talks, which began on Thursday, will resume on Tuesday.", "Thursday=2025-12-04 Tuesday=2025-12-09"},
		{"On Thursday, Putin rejected the plan that he will discuss in Delhi.", "Thursday=2025-12-04"},
		{"Putin was to have met Modi on Friday.", "Friday=2025-12-05"},
		{"The envoy is due in Kyiv on Wednesday.", "Wednesday=2025-12-10"},
		{"Ahead of talks on Wednesday, both sides kept silent.", "Wednesday=2025-12-10"},
	}
	for _, tt := range tests {
		if got := strings.Join(dates(t, tt.text, "2025-12-06"), " "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestStory holds what later sentences count from.
func TestStory(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"the day last spoken of, across sentences",
			"They met on Nov. 20. The next day he resigned. Two days later it was over.",
			"Nov. 20=2025-11-20 The next day=2025-11-21 Two days later=2025-11-23",
		},
		{
			"a year in between does not end the day being told",
			"They met on Tuesday. A deal of 2014 was on the table. The same day they parted.",
			"Tuesday=2025-12-02 2014=2014 The same day=2025-12-02",
		},
		{
			"a story of long ago keeps its year within the paragraph",
			"The accord was signed on July 14, 2015. In October it took effect.\n\nIn October they met.",
			"July 14, 2015=2015-07-14 October=2015-10 October=2025-10",
		},
		{
			"hindsight is not the scene",
			"They met on Tuesday. He had flown in on Monday. In the evening they dined.",
			"Tuesday=2025-12-02 Monday=2025-12-01 the evening=2025-12-02",
		},
		{
			"an offset from an event with the date of the sum",
			"They spoke on Thursday, a day after the strike.",
			"Thursday=2025-12-04 a day=-",
		},
		{
			"nothing to count from",
			"The next day he resigned.",
			"The next day=-",
		},
	}
	for _, tt := range tests {
		if got := strings.Join(dates(t, tt.text, "2025-12-06"), " "); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestHistory: a text that writes out old dates and never says "on Tuesday" is
// told in its own time.
func TestHistory(t *testing.T) {
	const war = "On September 1, 1939, Germany attacked Poland. On September 3, 1939, France declared war. " +
		"On September 17, 1939, the Soviets invaded. On November 30, 1939, they attacked Finland. " +
		"On April 9, 1940, Germany invaded Denmark.\n\nOn May 10 it invaded Belgium. In June France fell."
	got := dates(t, war, "2009-12-19")
	if want := []string{"May 10=1940-05-10", "June=1940-06"}; strings.Join(got[5:], " ") != strings.Join(want, " ") {
		t.Errorf("got %v, want %v", got[5:], want)
	}
}

func TestOffset(t *testing.T) {
	const text = "They spoke on Thursday, two days after the strike."
	found := timex.Walk(text, syntax.Segment(text), published(t, "2025-12-06"))[0]
	o := found[1].Offset
	if o == nil || o.N != 2 || o.Unit != "D" || o.Event == nil || o.Event.EDTF != "2025-12-02" {
		t.Fatalf("got %+v, want two days after 2025-12-02", o)
	}
	strike := graph.DateOfDay("2025-12-10")
	if d, ok := o.From(strike); !ok || d.EDTF != "2025-12-12" {
		t.Errorf("two days after %s is %s, %v", strike, d, ok)
	}
	if d, ok := o.From(graph.DateOfMonth(2025, 12)); ok {
		t.Errorf("two days after a month is %s", d)
	}
}

func TestConsecutive(t *testing.T) {
	const text = "They are set to meet for a third consecutive day in Miami on Saturday."
	found := timex.Walk(text, syntax.Segment(text), published(t, "2025-12-06"))[0]
	if e := found[0]; e.Ordinal != 3 || e.Value != "P1D" || e.Date != nil {
		t.Errorf("got %+v, want the third of days, without a date", e)
	}
}

// TestNoExpression lists what only looks like a date.
func TestNoExpression(t *testing.T) {
	for _, text := range []string{
		"They may meet.", "Theresa May met him.", "It was a march.", "He sat in the sun.", "Wait a second.",
		"He came second of three.", "15 of 27 voted.", "It cost $2,014.", "She is 41 years old.", "The 35-year-old won.",
		"They won 3-2.", "Resolution 1701, adopted unanimously, holds.", "Kabul's fall shocked them.",
		"He flew on a Boeing 747.", "The Sun reported it.", "No. 10 declined to comment.",
	} {
		if got := dates(t, text, "2025-12-06"); len(got) != 0 {
			t.Errorf("%s: found %v", text, got)
		}
	}
}

// TestUndated: without a publication day only what is written out has a date.
func TestUndated(t *testing.T) {
	got := strings.Join(dates(t, "On Tuesday they met. It began on Dec. 2, 2025, and last month it ended.", ""), " ")
	if want := "Tuesday=- Dec. 2, 2025=2025-12-02 last month=-"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPhrase: the span leaves the preposition out, the date's expression has it.
func TestPhrase(t *testing.T) {
	const text = "They met on Tuesday, and have talked since the spring."
	for i, want := range []string{"on Tuesday", "since the spring"} {
		e := timex.Walk(text, syntax.Segment(text), published(t, "2025-12-06"))[0][i]
		if e.Date.Expression != want || e.Span.Of(text) != e.Text || e.Text == want {
			t.Errorf("got %q in %q, want %q", e.Text, e.Date.Expression, want)
		}
	}
}

func FuzzWalk(f *testing.F) {
	for _, s := range []string{
		"They met on Tuesday, Dec. 2, at 3 p.m. GMT.", "since the spring of 2024", "from Nov. 3 to 5", "31/12/99 2025-12-31",
		"two and a half years ago", "the next day the previous century", "Dec 31, 9999. The next day. A year later.",
		"On 0001-01-01 a century earlier", "In 1000. A thousand years ago.", "29 February 1900", "the 31st of June",
		"99 decades ago", "Easter 9999", "overnight into January 1, 1000",
	} {
		f.Add(s, "2025-12-06")
		f.Add(s, "0000-01-01")
		f.Add(s, "9999-12-31")
	}
	f.Fuzz(func(t *testing.T, text, day string) {
		p, err := graph.ParsePublication(day)
		if err != nil {
			p = graph.Publication{}
		}
		for _, sentence := range timex.Walk(text, syntax.Segment(text), p) {
			end := 0
			for _, e := range sentence {
				if e.Span.Start < end || e.Span.Of(text) != e.Text || e.Text == "" || e.Value == "" {
					t.Fatalf("%q: %+v after %d", text, e, end)
				}
				end = e.Span.End
				checkDate(t, text, e)
			}
		}
	})
}

// checkDate: a date says the same as its EDTF.
func checkDate(t *testing.T, text string, e timex.Expression) {
	t.Helper()
	if e.Date == nil {
		return
	}
	d, err := graph.ParseEDTF(e.Date.EDTF)
	if err != nil || d.Earliest != e.Date.Earliest || d.Latest != e.Date.Latest || d.Precision != e.Date.Precision {
		t.Fatalf("%q: %+v, which reads as %+v, %v", text, e.Date, d, err)
	}
	if e.Date.Basis == "" || !strings.Contains(e.Date.Expression, e.Text) {
		t.Fatalf("%q: %+v has no basis or phrase", text, e.Date)
	}
}

func BenchmarkWalk(b *testing.B) {
	const text = "Ukrainian and US officials are set to meet for a third consecutive day of discussions in Miami on Saturday. " +
		"These talks follow a meeting between Witkoff, Kushner and Putin on Tuesday at the Kremlin. " +
		"Since its inception last month, the US plan has undergone several revisions."
	sents := syntax.Segment(text)
	p := graph.Publication{Time: time.Date(2025, 12, 6, 0, 0, 0, 0, time.UTC), DayOnly: true}
	for b.Loop() {
		timex.Walk(text, sents, p)
	}
}
