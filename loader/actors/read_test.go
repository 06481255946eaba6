package actors_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/syntax"
)

type readCase struct {
	Case       string
	Day        string
	Text       string
	Names, Not []string
	People     *[]string
}

func TestRead(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []readCase
	if err := yaml.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, tc := range cases {
		t.Run(tc.Case, func(t *testing.T) {
			cast := actors.Read(tc.Text, syntax.Analyse(tc.Text), graph.Day(tc.Day), actors.Default())
			for _, line := range tc.Names {
				checkNaming(t, tc.Text, &cast, line)
			}
			for _, words := range tc.Not {
				span := find(t, tc.Text, words)
				for _, n := range cast.Namings {
					if n.Span == span {
						t.Errorf("%q names %q, want nobody", words, nameOf(&cast.Entities[n.Entity]))
					}
				}
			}
			if tc.People != nil {
				var people []string
				for i := range cast.Entities {
					if e := &cast.Entities[i]; e.Actor.Kind == graph.Person {
						people = append(people, e.Actor.FullName)
					}
				}
				if !slices.Equal(people, *tc.People) && len(people)+len(*tc.People) > 0 {
					t.Errorf("people %q, want %q", people, *tc.People)
				}
			}
			if t.Failed() {
				for _, n := range cast.Namings {
					t.Logf("%q -> %s | %s | %s | %s place=%v", n.Span.Of(tc.Text), nameOf(&cast.Entities[n.Entity]), n.Side.Key, n.Level, n.How, n.Place)
				}
			}
			checkLaws(t, tc.Text, cast)
		})
	}
}

// checkNaming holds one line of a case against the cast.
func checkNaming(t *testing.T, text string, cast *actors.Cast, line string) {
	t.Helper()
	words, rest, ok := strings.Cut(line, " -> ")
	want := strings.Split(rest, " | ")
	if !ok {
		t.Fatalf("%q: want WORDS -> NAME | …", line)
	}
	span := find(t, text, words)
	wantPlace := want[len(want)-1] == "place"
	for _, n := range cast.Namings {
		inside := n.Span == span || span.Start >= n.Span.Start && span.End == n.Span.End // without its title
		if !inside || nameOf(&cast.Entities[n.Entity]) != want[0] {
			continue
		}
		side := n.Side.Key
		if len(side) > 2 {
			side = n.Side.Name
		}
		got := []string{want[0], side, string(n.Level), string(n.How)}
		for i := 1; i < len(want) && i < len(got); i++ {
			if w := strings.Trim(want[i], `"`); want[i] != "-" && w != got[i] {
				t.Errorf("%s: got %q, want %q", line, got[i], w)
			}
		}
		if n.Place != wantPlace {
			t.Errorf("%s: place %v, want %v", line, n.Place, wantPlace)
		}
		return
	}
	t.Errorf("%s: not found", line)
}

func nameOf(e *actors.Entity) string {
	if e.IsActor() {
		return e.Actor.FullName
	}
	return e.Place.Name
}

// find returns the span of words in text; "he#2" is the second "he".
func find(t *testing.T, text, words string) graph.Span {
	t.Helper()
	words, number, _ := strings.Cut(words, "#")
	n, _ := strconv.Atoi(number)
	at := -1
	for from := 0; n >= 0; n-- {
		i := strings.Index(text[from:], words)
		if i < 0 {
			t.Fatalf("the text has no %q", words)
		}
		at = from + i
		from = at + len(words)
		end := at + len(words)
		letter := func(i int) bool { return i >= 0 && i < len(text) && (text[i]|32 >= 'a' && text[i]|32 <= 'z') }
		if letter(at-1) || letter(end) {
			n++ // part of another word
		} else if n <= 1 {
			break
		}
	}
	return graph.Span{Start: at, End: at + len(words)}
}

// checkLaws holds what must be true of every cast.
func checkLaws(t *testing.T, text string, cast actors.Cast) {
	t.Helper()
	for i := range cast.Entities {
		e := &cast.Entities[i]
		if e.ID != i {
			t.Errorf("entity %d has id %d", i, e.ID)
		}
		if !e.IsActor() && e.Place == nil {
			t.Errorf("entity %d is neither actor nor place", i)
		}
	}
	named := make([]bool, len(cast.Entities))
	for i, n := range cast.Namings {
		if n.Span.Empty() || n.Span.Of(text) == "" {
			t.Fatalf("naming %d: span %v outside the text", i, n.Span)
		}
		if n.Entity < 0 || n.Entity >= len(cast.Entities) {
			t.Fatalf("naming %d: no entity %d", i, n.Entity)
		}
		named[n.Entity] = true
		if n.Place && cast.Entities[n.Entity].Place == nil {
			t.Errorf("naming %d is a place, its entity is none", i)
		}
		if i > 0 {
			last := cast.Namings[i-1].Span
			if n.Span.Start < last.Start || n.Span != last && n.Span.Overlaps(last) {
				t.Errorf("naming %d at %v behind %v", i, n.Span, last)
			}
		}
	}
	for i, ok := range named {
		if !ok {
			t.Errorf("entity %d (%s) is never named", i, nameOf(&cast.Entities[i]))
		}
	}
}

func TestAt(t *testing.T) {
	text := "Putin met Modi in Moscow. Trump did not."
	cast := actors.Read(text, syntax.Analyse(text), "2025-12-06", actors.Default())
	var got []string
	for _, n := range cast.At(graph.Span{Start: 6, End: 24}) {
		got = append(got, n.Span.Of(text))
	}
	if want := []string{"Modi", "Moscow"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSegmentIsEnough: without tags and tree the names are the same.
func TestSegmentIsEnough(t *testing.T) {
	text := "The Peruvian foreign minister, Ximena Quirós, met U.S. envoy Steve Witkoff in Geneva. Quirós thanked him."
	cast := actors.Read(text, syntax.Segment(text), "2025-12-06", actors.Default())
	for _, line := range []string{
		"Ximena Quirós -> Ximena Quirós | PE | MINISTER", "U.S. envoy Steve Witkoff -> Steve Witkoff | US | ENVOY",
		"Geneva -> Geneva | - | - | NAME | place", "him -> Steve Witkoff",
	} {
		checkNaming(t, text, &cast, line)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Russian President Vladimir Putin met U.S. envoy Steve Witkoff, his guest, in the Kremlin.", "2025-12-06")
	f.Add("GENEVA/KYIV, Nov 24 - US and Ukrainian negotiators (NDFP) met. They, the two leaders, \"he\" said.", "")
	f.Add("of the of, and 's ' - – President President of of the the Jr. al- al-X O'", "x")
	f.Add("Mr. Mr. King King Salman, 69, the king of the two countries' 's president, Kim.", "2020-02-30")
	f.Fuzz(func(t *testing.T, text, day string) {
		checkLaws(t, text, actors.Read(text, syntax.Segment(text), graph.Day(day), actors.Default()))
	})
}
