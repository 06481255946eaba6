package rules_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parley-events/parley/loader/rules"
)

// own is a folder of an analyst's rules.
func own(files map[string]string) fstest.MapFS {
	dir := fstest.MapFS{}
	for name, text := range files {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return dir
}

func TestWithAddsAndReplaces(t *testing.T) {
	r, err := rules.English().With(own(map[string]string{
		"frames.yaml": `
lists: {craft: [sampan]}
frames:
  - {id: meet.tea, type: MEETING, verbs: [samovar, "board object:@craft", "hold object:@talks"], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: meet, type: CALL, verbs: [ring], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: say, off: true}
`,
		"words.yaml":    "speech: [burble, -say]\nexamples: {speech: {yes: [{text: A., type: STATEMENT}], no: [{text: B., type: STATEMENT}]}}",
		"channels.yaml": "channels: [{id: carrier pigeon, words: [pigeon]}, {id: X, off: true}]",
		"topics.yaml":   "topics: [{id: trade, words: [barter]}]",
	}), "mine")
	if err != nil {
		t.Fatal(err)
	}
	before := rules.English()
	if got, want := len(r.Frames), len(before.Frames); got != want { // one more, one less
		t.Errorf("got %d frames, want %d", got, want)
	}
	if f := r.Frame("meet"); f.Type != "CALL" || f.At.String() != "mine/frames.yaml:5" {
		t.Errorf("meet: got %s at %s", f.Type, f.At)
	}
	if r.Frame("say") != nil || before.Frame("say") == nil || before.Frame("meet").Type != "MEETING" {
		t.Error("say is there, or the built-in rules were changed")
	}
	if len(r.Verb("samovar")) != 1 || len(r.Verb("ring")) == 0 || r.Verb("sampan") != nil {
		t.Error("the patterns are not found")
	}
	if !r.Words.Has("speech", "burble") || r.Words.Has("speech", "say") || !r.Words.Has("speech", "tell") || before.Words.Has("speech", "burble") {
		t.Error("words: speech is not as it should be")
	}
	id := func(c *rules.Channel) string { return c.ID }
	if !slices.ContainsFunc(r.Channels, func(c *rules.Channel) bool { return id(c) == "carrier pigeon" }) || slices.ContainsFunc(r.Channels, func(c *rules.Channel) bool { return id(c) == "X" }) {
		t.Error("channels are not as they should be")
	}
	if i := slices.IndexFunc(r.Topics, func(x *rules.Topic) bool { return x.ID == "trade" }); r.Topics[i].Words[0] != "barter" || len(r.Topics) != len(before.Topics) {
		t.Error("topics are not as they should be")
	}
}

func TestWithSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"other file": {map[string]string{"verbs.yaml": ""}, []string{"mine/verbs.yaml: the file is of none of the kinds", "frames.yaml"}},
		"no file":    {map[string]string{"notes.txt": ""}, []string{"mine holds none of words.yaml, frames.yaml"}},
		"empty":      {map[string]string{"frames.yaml": ""}, []string{"mine/frames.yaml: empty"}},
		"alias":      {map[string]string{"topics.yaml": "topics:\n  - {id: tea, words: &w [tea]}\n  - {id: mate, words: *w}"}, []string{"mine/topics.yaml:3: *w is not understood: write it out"}},
		"off":        {map[string]string{"topics.yaml": "topics:\n  - {id: tea, off: true}"}, []string{"mine/topics.yaml:2: rule tea: there is no rule of this id to switch off"}},
		"class":      {map[string]string{"words.yaml": "dreaming: [dream]"}, []string{"mine/words.yaml:1: rule dreaming: unknown class: want one of"}},
		"example of a class": {map[string]string{"words.yaml": "examples:\n  speech:\n    yes: [He spoke.]"},
			[]string{"mine/words.yaml:3: rule speech: an example of a class needs the type"}},
		"all faults": {map[string]string{"frames.yaml": `frames:
  - {id: a, type: TEA, verbs: [sip], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: b, type: CALL, verbs: [sip], roles: {subject: GUEST}, yes: [A.], no: [B.]}
  - {id: b, type: CALL, verbs: [sip], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: c, type: CALL, status: SOON, verbs: [sip], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: d, type: CALL, confidence: 7, verbs: [sip], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: e, type: CALL, verbs: [sip], yes: [A.], no: [B.]}
  - {id: f, type: CALL, verbs: ["sip objct:tea"], roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: g, type: CALL, verbs: [sip], roles: {subjct: PARTICIPANT}, yes: [A.], no: [B.]}
  - {id: h, type: CALL, verbs: [sip], roles: {subject: PARTICIPANT}, need: [subject|wth], yes: [A.], no: [B.]}
  - {id: i, type: CALL, verbs: [sip], roles: {subject: PARTICIPANT}, unless: {knd: [tea]}, yes: [A.], no: [B.]}
`, "topics.yaml": "topics: [{id: tea, wordes: [tea]}]"}, []string{
			`mine/frames.yaml:2: rule a: unknown type "TEA": want one of [MEETING`,
			`mine/frames.yaml:3: rule b: unknown role "GUEST": want one of [PARTICIPANT`,
			"mine/frames.yaml:4: rule b: a second rule of this id, the first is in line 3",
			`mine/frames.yaml:5: rule c: unknown status "SOON"`,
			"mine/frames.yaml:6: rule d: a confidence of 7",
			"mine/frames.yaml:7: rule e: roles: want a mapping",
			`mine/frames.yaml:8: rule f: pattern "sip objct:tea": unknown slot "objct": want one of addressee,`,
			`mine/frames.yaml:9: rule g: unknown slot "subjct"`,
			`mine/frames.yaml:10: rule h: unknown slot "wth"`,
			`mine/frames.yaml:11: rule i: unknown slot "knd"`,
			`mine/topics.yaml:1: rule tea: unknown key "wordes": want one of`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rules.English().With(own(c.files), "mine")
			if !errors.Is(err, rules.ErrBroken) {
				t.Fatalf("got %v", err)
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got %v\nwant %s", err, want)
				}
			}
		})
	}
}

// TestEveryRuleHasExamples holds for channels and topics what the format
// demands of frames.
func TestEveryRuleHasExamples(t *testing.T) {
	for _, c := range rules.English().Channels {
		if len(c.Yes) == 0 || len(c.No) == 0 {
			t.Errorf("%s: channel %s lacks examples", c.At, c.ID)
		}
	}
	for _, c := range rules.English().Topics {
		if len(c.Yes) == 0 || len(c.No) == 0 {
			t.Errorf("%s: topic %s lacks examples", c.At, c.ID)
		}
	}
}

// FuzzWith holds that no rule file of a user's makes a panic, and that every
// error is one about a broken file.
func FuzzWith(f *testing.F) {
	for _, text := range []string{
		good, "a: &v [\"x :often\"]\nframes: [{id: a, type: CALL, verbs: *v, roles: {subject: PARTICIPANT}, yes: [A.], no: [B.]}]",
		"frames: [{id: a, type: CALL, verbs: [{}], yes: {}, no: 3}]", "frames: [[], 1, {id: }]", "speech: {a: b}", "examples: {speech: {yes: [1, []]}}",
		"topics: [{id: a, words: [b], yes: [{text: }]}]", "channels: [{id: [a]}]", "types: [{id: CALL}]", "frames: [{id: a, type: CALL, need: [1], unless: 3}]",
		"x: &a {id: b}\nframes: [*a, {<<: *a, type: CALL}]",
	} {
		for _, kind := range []string{"frames.yaml", "words.yaml", "channels.yaml", "topics.yaml", "types.yaml"} {
			f.Add(kind, text)
		}
	}
	f.Fuzz(func(t *testing.T, kind, text string) {
		if !slices.Contains([]string{"frames.yaml", "words.yaml", "channels.yaml", "topics.yaml", "types.yaml"}, kind) {
			t.Skip()
		}
		if _, err := rules.English().With(own(map[string]string{kind: text}), "mine"); err != nil && !errors.Is(err, rules.ErrBroken) {
			t.Error(err)
		}
	})
}
