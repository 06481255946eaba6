package extract_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// marked is a block of testdata/said.txt: a text and what it tells.
type marked struct {
	line   int
	text   string
	events []annotated
}

// annotated is an event as a reader marked it. A field that was left out is
// nil, one marked "-" is empty and not nil.
type annotated struct {
	kind   graph.EventType
	maybe  bool
	fields map[string][]string
}

// readSamples reads the sample file; its first lines say how it is written.
func readSamples(t *testing.T, path string) []marked {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	keys := []string{"to", "words", "form", "channel", "credited to", "topics", "lasted"}
	var (
		list []marked
		open bool
	)
	for i, line := range strings.Split(string(text), "\n") {
		field, isField := strings.CutPrefix(line, "  ")
		key, value, ok := strings.Cut(field, ":")
		value = strings.TrimSpace(value)
		switch {
		case strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "":
			open = false
		case !isField && !open:
			list, open = append(list, marked{line: i + 1, text: line}), true
		case !isField:
			list[len(list)-1].text += " " + line
		case !ok || !open:
			t.Fatalf("%s:%d: want \"key: value\" below a text", path, i+1)
		default:
			s := &list[len(list)-1]
			a := annotated{kind: graph.Statement, fields: map[string][]string{}}
			switch key {
			case "statement by", "maybe statement by":
				a.maybe = key != "statement by"
				a.fields["by"] = splitList(value)
				s.events = append(s.events, a)
				continue
			case "event":
				a.kind = graph.EventType(value)
				if !a.kind.Valid() {
					t.Fatalf("%s:%d: unknown type %q", path, i+1, value)
				}
				s.events = append(s.events, a)
				continue
			}
			if !slices.Contains(keys, key) || len(s.events) == 0 {
				t.Fatalf("%s:%d: unknown key %q", path, i+1, key)
			}
			last := s.events[len(s.events)-1].fields
			switch {
			case value == "-":
				last[key] = []string{}
			case key == "words":
				last[key] = append(last[key], value)
			default:
				last[key] = splitList(value)
			}
		}
	}
	return list
}

func splitList(s string) []string {
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// tally counts what was found, rightly and in all, of what there was.
type tally struct{ right, given, wanted int }

func (c *tally) precision() float64 { return percent(c.right, c.given) }
func (c *tally) recall() float64    { return percent(c.right, c.wanted) }

func percent(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}

// add holds a list against the one wanted; same decides what is alike.
func (c *tally) add(got, want []string, same func(got, want string) bool) bool {
	before := *c
	c.given += len(got)
	c.wanted += len(want)
	left := slices.Clone(want)
	for _, g := range got {
		if i := slices.IndexFunc(left, func(w string) bool { return same(g, w) }); i >= 0 {
			left = slices.Delete(left, i, i+1)
			c.right++
		}
	}
	return c.right-before.right == len(got) && len(got) == len(want)
}

// told is what an occasion was read as.
type told struct {
	kind                                             graph.EventType
	by, to, words, forms, channels, credited, topics []string
	lasted                                           []string
}

func tell(occasion []graph.Mention) told {
	o := told{kind: occasion[0].Type}
	put := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	for _, m := range occasion {
		for _, p := range m.Participants {
			switch names := strings.Join(append([]string{p.FullestName(), p.Name}, p.Aliases...), "|"); p.Role {
			case graph.RoleSpeaker:
				put(&o.by, names)
			case graph.RoleAddressee:
				put(&o.to, names)
			}
		}
		if m.Content != nil {
			put(&o.words, m.Content.Text)
			put(&o.forms, string(m.Content.Form))
		}
		put(&o.channels, m.Channel)
		put(&o.lasted, m.Duration)
		for _, c := range m.AssertedBy {
			put(&o.credited, strings.Join(append([]string{c.FullestName(), c.Name}, c.Aliases...), "|"))
		}
		for _, topic := range m.Topics {
			put(&o.topics, topic)
		}
	}
	if len(o.forms) > 1 { // of parts: "all of it in quotation marks" or not
		o.forms = []string{string(graph.Mixed)}
	}
	return o
}

// named reports whether one of the names got, separated by bars, is the one
// wanted.
func named(got, want string) bool {
	for _, name := range strings.Split(got, "|") {
		if graph.Fold(strings.TrimPrefix(name, "the ")) == graph.Fold(strings.TrimPrefix(want, "the ")) {
			return true
		}
	}
	return false
}

func equal(got, want string) bool { return got == want }

// floors are what the figures may not fall below, in percent: precision and
// recall.
var floors = map[string][2]float64{
	"statement":   {93, 90},
	"addressee":   {90, 50},
	"channel":     {93, 90},
	"content":     {93, 92},
	"form":        {95, 93},
	"credited to": {90, 80},
	"topics":      {85, 80},
	"duration":    {95, 80},
}

func TestWhoSaidWhat(t *testing.T) {
	counts := map[string]*tally{}
	for name := range floors {
		counts[name] = &tally{}
	}
	published := day(t, string(rules.ExampleDay))
	for _, s := range readSamples(t, "testdata/said.txt") {
		a, mentions := read(s.text, published)
		check(t, &a, mentions)
		var found []told
		for _, o := range byOccasion(mentions) {
			found = append(found, tell(o))
		}
		wrong := func(what string, got, want any) {
			t.Logf("said.txt:%d: %s: got %q, want %q", s.line, what, got, want)
		}
		used := make([]bool, len(found))
		for _, want := range s.events {
			i := slices.IndexFunc(found, func(o told) bool {
				return o.kind == want.kind && (o.kind != graph.Statement || slices.ContainsFunc(o.by, func(n string) bool {
					return slices.ContainsFunc(want.fields["by"], func(w string) bool { return named(n, w) })
				}))
			})
			if i < 0 {
				if !want.maybe {
					wrong("missed", want.kind, want.fields["by"])
				}
				if want.kind == graph.Statement && !want.maybe {
					counts["statement"].wanted++
				}
				continue
			}
			used[i] = true
			o := &found[i]
			if want.kind == graph.Statement && !want.maybe {
				counts["statement"].wanted++
				counts["statement"].given++
				var by tally
				if by.add(o.by, want.fields["by"], named) {
					counts["statement"].right++
				} else {
					wrong("speakers", o.by, want.fields["by"])
				}
			}
			for _, f := range []struct {
				count, field string
				got          []string
				same         func(got, want string) bool
			}{
				{"addressee", "to", o.to, named}, {"channel", "channel", o.channels, equal}, {"content", "words", o.words, equal},
				{"form", "form", o.forms, equal}, {"credited to", "credited to", o.credited, named}, {"topics", "topics", o.topics, equal},
				{"duration", "lasted", o.lasted, equal},
			} {
				list := want.fields[f.field]
				if list == nil && (f.count == "addressee" || f.count == "channel") && want.kind == graph.Statement && !want.maybe {
					list = []string{} // those of a statement are always marked
				}
				if list != nil && !counts[f.count].add(f.got, list, f.same) {
					wrong(f.field, f.got, list)
				}
			}
		}
		for i, o := range found {
			if o.kind == graph.Statement && !used[i] {
				counts["statement"].given++
				wrong("extra statement", o.by, "none")
			}
		}
	}
	var report strings.Builder
	for _, name := range []string{"statement", "addressee", "channel", "content", "form", "credited to", "topics", "duration"} {
		c := counts[name]
		fmt.Fprintf(&report, "\n  %-12s precision %5.1f  recall %5.1f  (%d right of %d given, %d there)", name, c.precision(), c.recall(), c.right, c.given, c.wanted)
		if floor := floors[name]; c.precision() < floor[0] || c.recall() < floor[1] {
			t.Errorf("%s: precision %.1f, recall %.1f: below the floor of %.0f and %.0f", name, c.precision(), c.recall(), floor[0], floor[1])
		}
	}
	t.Log(report.String())
}
