package rules_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

func TestEveryTypeHasFrames(t *testing.T) {
	has := map[graph.EventType]bool{}
	for _, f := range rules.English().Frames {
		has[f.Type] = true
	}
	for _, kind := range graph.EventTypes() {
		if !has[kind] {
			t.Errorf("no frame tells of %s", kind)
		}
	}
}

func TestDemandingPatternsComeFirst(t *testing.T) {
	patterns := rules.English().Verb("hold")
	if len(patterns) < 2 || len(patterns[0].Slots) < len(patterns[len(patterns)-1].Slots) {
		t.Errorf("patterns of hold: %+v", patterns)
	}
}

// good is a frame file that only lacks what a case breaks.
const good = `lists: {talks: [talk]}
frames:
  - id: meet
    type: MEETING
    verbs: [meet, "hold object:@talks"]
    roles: {subject: PARTICIPANT}
    yes: [They met.]
    no: [They slept.]
`

func TestBrokenFramesSayWhere(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"unknown type":  {"type: MEETING", "type: MEET", `frames.yaml:4: rule meet: unknown type "MEET"`},
		"unknown key":   {"roles:", "rolls:", `frames.yaml:6: rule meet: unknown key "rolls"`},
		"unknown role":  {"PARTICIPANT", "GUEST", `frames.yaml:6: rule meet: unknown role "GUEST"`},
		"unknown list":  {"@talks", "@talk", `frames.yaml:5: rule meet: pattern "hold object:@talk": no list talk`},
		"unknown flag":  {`"hold object:@talks"`, `"hold :often"`, `frames.yaml:5: rule meet: pattern "hold :often": unknown flag :often`},
		"no lemma":      {`"hold object:@talks"`, `"object:@talks"`, `frames.yaml:5: rule meet: pattern "object:@talks": begins without a lemma`},
		"no example":    {"    yes: [They met.]\n", "", "frames.yaml:3: rule meet: want at least one example in yes and one in no"},
		"no words":      {`    verbs: [meet, "hold object:@talks"]` + "\n", "", "frames.yaml:3: rule meet: neither verbs nor nouns nor predicates nor marks"},
		"no id":         {"id: meet\n    type", "type", "frames.yaml:3: a rule without an id"},
		"no frames":     {"frames:", "frame:", "frames.yaml:1: no frames"},
		"no yaml":       {"frames:", "frames: [", "frames.yaml"},
		"wrong example": {"[They met.]", "[{say: They met.}]", `frames.yaml:7: rule meet: unknown key "say"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rules.Parse(with(t, "frames.yaml", strings.Replace(good, c.from, c.to, 1)))
			if !errors.Is(err, rules.ErrBroken) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestOtherBrokenFilesSayWhere(t *testing.T) {
	for file, c := range map[string]struct{ text, want string }{
		"words.yaml":    {"plan: [plan]", "words.yaml:1: rule plan: unknown class"},
		"channels.yaml": {"channels:\n  - {id: X}", "channels.yaml:2: rule X: want words or named"},
		"types.yaml":    {"types:\n  - {id: TEA}", "types.yaml:2: rule TEA: unknown type: want one of [MEETING"},
		"topics.yaml":   {"topics:\n  - {words: [tea]}", "topics.yaml:2: a rule without an id"},
	} {
		_, err := rules.Parse(with(t, file, c.text))
		if !errors.Is(err, rules.ErrBroken) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", file, err, c.want)
		}
	}
	if _, err := rules.Parse(fstest.MapFS{}); !errors.Is(err, rules.ErrBroken) {
		t.Errorf("without files: got %v", err)
	}
}

// with is the folder of rule files with one replaced.
func with(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	dir := fstest.MapFS{}
	for _, f := range []string{"frames.yaml", "words.yaml", "channels.yaml", "topics.yaml", "types.yaml"} {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		dir[f] = &fstest.MapFile{Data: b}
	}
	dir[name] = &fstest.MapFile{Data: []byte(text)}
	return dir
}

// TestTopicsAreInTheSchema holds the list that the API documents.
func TestTopicsAreInTheSchema(t *testing.T) {
	schema, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(schema), "Extraction knows these topics")
	list, _, _ = strings.Cut(list, `"""`)
	list = " " + strings.Join(strings.Fields(list), " ")
	for _, topic := range rules.English().Topics {
		if !strings.Contains(list, " "+topic.ID+",") && !strings.Contains(list, " "+topic.ID+".") {
			t.Errorf("schema.graphqls does not tell of the topic %q", topic.ID)
		}
		if topic.About == "" {
			t.Errorf("topics.yaml does not say what %q is about", topic.ID)
		}
	}
}
