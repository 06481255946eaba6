package actors_test

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/syntax"
)

// TestDataLint reads the data files as an editor would leave them: what the
// parser cannot refuse must still hold.
func TestDataLint(t *testing.T) {
	var people []struct {
		ID, Name, Wikidata        string
		Aliases, Short, Ambiguous []string
		Terms                     []struct{ Title, From, To string }
	}
	decodeFile(t, "data/people.yaml", &people)
	var bodies []struct {
		ID, Name, Wikidata string
		Aliases            []string
	}
	decodeFile(t, "data/organizations.yaml", &bodies)

	ids, wikidata, owners := map[string]bool{}, map[string]string{}, map[string]string{}
	unique := func(id, q string) {
		if ids[id] {
			t.Errorf("id %q twice", id)
		}
		ids[id] = true
		if id != strings.ToLower(id) || strings.ContainsAny(id, " _") {
			t.Errorf("id %q: want small letters and dashes", id)
		}
		if q != "" && wikidata[q] != "" {
			t.Errorf("%s and %s share %s", wikidata[q], id, q)
		}
		wikidata[q] = id
	}
	own := func(id, name string) {
		folded := graph.Fold(name)
		if strings.HasSuffix(name, "+") {
			folded += "+"
		}
		if other := owners[folded]; other != "" && other != id {
			t.Errorf("%q is %s and %s: list it under `ambiguous` in both", name, other, id)
		}
		owners[folded] = id
	}
	for _, p := range people {
		unique(p.ID, p.Wikidata)
		for _, n := range slices.Concat([]string{p.Name}, p.Aliases, p.Short) {
			if !slices.Contains(p.Ambiguous, n) {
				own(p.ID, n)
			}
		}
		for i := 1; i < len(p.Terms); i++ {
			if p.Terms[i].From < p.Terms[i-1].From {
				t.Errorf("%s: terms are not in order", p.ID)
			}
		}
	}
	for _, b := range bodies {
		unique(b.ID, b.Wikidata)
		for _, n := range slices.Concat([]string{b.Name}, b.Aliases) {
			own(b.ID, n)
		}
	}
}

func decodeFile(t *testing.T, file string, v any) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err == nil {
		err = yaml.Unmarshal(raw, v)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

const own = `
- id: mira-solheim
  name: Mira Solheim
  country: "NO"
  sex: f
  short: [Solheim]
  terms:
    - {title: special envoy, from: 2024-03}
- id: lake-accord-council
  kind: ORGANIZATION
  name: Lake Accord Council
  aliases: [LAC]
`

func TestWith(t *testing.T) {
	base := actors.Default()
	g, err := base.With(strings.NewReader(own), "mine.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := "Solheim briefed the Lake Accord Council. Trump did not."
	read := func(g *actors.Gazetteer) []string {
		cast := actors.Read(text, syntax.Analyse(text), "2025-12-06", g)
		var got []string
		for i := range cast.Entities {
			got = append(got, cast.Entities[i].Actor.Gazetteer)
		}
		return got
	}
	if got, want := read(g), []string{"mira-solheim", "lake-accord-council", "donald-trump"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := read(base); slices.Contains(got, "mira-solheim") {
		t.Errorf("the gazetteer it was made from knows %q too", got)
	}
}

func TestWithReplaces(t *testing.T) {
	g, err := actors.Default().With(strings.NewReader("- {id: donald-trump, name: Donald Trump, country: US, terms: [{title: envoy, from: 2030}]}"), "mine.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := "Donald Trump spoke."
	cast := actors.Read(text, syntax.Analyse(text), "2031-01-01", g)
	if len(cast.Namings) != 1 || cast.Namings[0].Level != graph.LevelEnvoy {
		t.Errorf("got %+v, want the envoy", cast.Namings)
	}
}

func TestWithErrors(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"- {id: a-b, name: A B, country: ZZ}", `mine.yaml:1: "a-b": no country "ZZ"`},
		{"\n- id: a-b\n  name: A B\n  aliasses: [C]", `mine.yaml:4: "a-b": unknown field "aliasses"`},
		{"- {id: a-b}", `mine.yaml:1: "a-b": want id and name`},
		{"- {id: a-b, name: A B, terms: [{title: wizard}]}", `mine.yaml:1: "a-b": title "wizard": give its level`},
		{"- {id: a-b, name: A B, terms: [{title: envoy, from: 2020, to: 2019}]}", `mine.yaml:1: "a-b": term "envoy" ends (2019) before it begins (2020)`},
		{"- {id: a-b, name: A B, terms: [{title: envoy, from: May}]}", `mine.yaml:1: "a-b": from: invalid day "May": want YYYY-MM-DD`},
		{"- {id: a-b, name: A B, terms: [{title: envoy, side: nowhere}]}", `mine.yaml:1: "a-b": side: no organisation or country "nowhere"`},
		{"- {id: a-b, name: A B, wikidata: 12}", `mine.yaml:1: "a-b": wikidata "12": want Q and a number`},
		{"- {id: a-b, name: A B, kind: SHIP}", `mine.yaml:1: entry 1: kind "SHIP": want PERSON or ORGANIZATION`},
		{"people: []", "mine.yaml:1: want a list of entries"},
		{"- {id: a-b\n  name: [", "mine.yaml:1: did not find"},
	} {
		_, err := actors.Default().With(strings.NewReader(tc.text), "mine.yaml")
		if err == nil || !strings.HasPrefix(err.Error(), tc.want) {
			t.Errorf("%q: got error %v, want %s", tc.text, err, tc.want)
		}
	}
}

// FuzzWith holds that no file of an analyst's makes a panic, that an error gives
// file and line, and that what is accepted can be read with.
func FuzzWith(f *testing.F) {
	f.Add(own)
	f.Add("- {id: donald-trump, name: Donald Trump, country: US, terms: [{title: envoy, from: 2030}]}")
	f.Add("- {id: a-b, name: A B, sex: x, outlet: yes, kind: PERSON, wikidata: Q12, aliases: ['', ' ', \"'s\"], short: [B+, '+']}")
	f.Add("- {id: a-b, name: A B, ambiguous: [B], terms: [{title: envoy, side: RU, from: 2020-01-02, to: 2021}]}")
	f.Add("- {id: a, kind: ORGANIZATION, name: A, side: b}\n- {id: b, kind: ORGANIZATION, name: B, side: a, country: US}")
	f.Add("x: &a [*a]\n---\n- []")
	f.Fuzz(func(t *testing.T, file string) {
		g, err := actors.Default().With(strings.NewReader(file), "mine.yaml")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "mine.yaml:") {
				t.Errorf("error %q does not say where", err)
			}
			return
		}
		text := "President A B met Solheim, the envoy, in Russia. Donald Trump and the Lake Accord Council spoke to him. " + file[:min(len(file), 200)]
		checkLaws(t, text, actors.Read(text, syntax.Segment(text), "2025-12-06", g))
	})
}

func TestConcurrentReads(t *testing.T) {
	text := "Putin met Modi in New Delhi. The two leaders spoke."
	sents := syntax.Analyse(text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := len(actors.Read(text, sents, "2025-12-06", actors.Default()).Namings); got != 5 {
				t.Errorf("got %d namings, want 5", got)
			}
		})
	}
	wg.Wait()
}

// TestHugeInputs: text that makes every rule look far must not take a time that
// grows faster than the text. The test's own time limit is the measure.
func TestHugeInputs(t *testing.T) {
	if testing.Short() {
		t.Skip("half a megabyte of junk for every rule")
	}
	var names strings.Builder
	for i := range 20_000 {
		names.WriteString("Mr. Kim" + strings.Repeat("a", i%7) + string(rune('a'+i%26)) + " Zed" + string(rune('a'+i/26%26)) + " met the president. The two sides and he spoke.\n")
	}
	for name, text := range map[string]string{
		"offices":   strings.Repeat("chief President of the ", 20_000),
		"countries": strings.Repeat("Russia and US, ", 30_000),
		"sides":     strings.Repeat("Russia met China and Japan. The two sides and the envoy left. ", 8_000),
		"capitals":  strings.Repeat("Zork Ministry of al-", 25_000),
		"particles": strings.Repeat("De von der la ", 35_000),
		"names":     names.String(),
	} {
		t.Run(name, func(t *testing.T) {
			checkLaws(t, text, actors.Read(text, syntax.Segment(text), "2025-12-06", actors.Default()))
		})
	}
}

func BenchmarkRead(b *testing.B) {
	raw, err := os.ReadFile("testdata/cases.yaml")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(raw), 20)
	sents := syntax.Segment(text)
	actors.Default()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		actors.Read(text, sents, "2025-12-06", actors.Default())
	}
}
