package actors

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/syntax"

	"go.yaml.in/yaml/v3"
)

// TestFlowRecords: the quick reader reads the data as YAML's does.
func TestFlowRecords(t *testing.T) {
	for _, file := range []string{"people.yaml", "organizations.yaml", "venues.yaml"} {
		text, err := data.ReadFile("data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		quick, ok := flowRecords(string(text))
		if !ok {
			t.Errorf("%s: not read by the quick reader: one \"- {key: value, …}\" a line, please", file)
			continue
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		if nodes := doc.Content[0].Content; len(nodes) != len(quick) {
			t.Errorf("%s: %d entries, want %d", file, len(quick), len(nodes))
			continue
		}
		for i, n := range doc.Content[0].Content {
			if want := nodeRecord(n); !same(quick[i], want) {
				t.Errorf("%s:%d: got %+v, want %+v", file, n.Line, quick[i], want)
			}
		}
	}
}

func same(a, b record) bool {
	return a.line == b.line && slices.EqualFunc(a.fields, b.fields, func(a, b field) bool {
		return a.key == b.key && a.line == b.line && a.kind == b.kind && a.text == b.text && slices.Equal(a.list, b.list) && slices.EqualFunc(a.records, b.records, same)
	})
}

// TestFlowRefuses: what may mean more in YAML is left to its reader.
func TestFlowRefuses(t *testing.T) {
	for _, text := range []string{
		"- id: a", "- {id: a", "- {id: a} # b", "- {id: 'a'}", `- {id: "a\n"}`, "- {id: &a b}", "- {id: *a}", "- {id: }", "- {id: ~}",
		"- {id: a #b}", "- {id: a: b}", "- {a}", "- {id: [a, [b]]}", "- {\"id\": a}", "- {id: a}}", "- {id: a},", "- {id: | }", "x",
	} {
		if got, ok := flowRecords(text + "\n"); ok {
			t.Errorf("%s: read as %+v", text, got)
		}
	}
}

// TestPlainNames: names are cut into words as the tokeniser cuts the text.
func TestPlainNames(t *testing.T) {
	plain := 0
	check := func(name string) {
		var quick, slow pattern
		if !quick.plain(name) {
			return
		}
		plain++
		for _, s := range syntax.Segment(name) {
			for _, tok := range s.Tokens {
				if f := foldWord(tok.Text); f != "" {
					slow.add(tok.Text, f)
				}
			}
		}
		if !reflect.DeepEqual(quick, slow) {
			t.Errorf("%q: got %+v, want %+v", name, quick, slow)
		}
	}
	for _, e := range Default().entries {
		for _, name := range append([]string{e.actor.FullName, e.adjective, e.capital}, e.actor.Aliases...) {
			check(name)
		}
		if e.place != nil {
			check(e.place.Name)
		}
	}
	for _, name := range strings.Split("Al-Hayya|Jean-Marie Le Pen|Don Pramudwinai|US-led|e-mail|Ex-President|Co-Chair|twenty-first|Ban Ki-moon", "|") {
		check(name)
	}
	if plain < 1000 {
		t.Errorf("%d names are plain, want nearly all", plain)
	}
}
