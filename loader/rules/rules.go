package rules

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

// ErrBroken is wrapped by every error about a rule file.
var ErrBroken = errors.New("broken rule file")

//go:embed *.yaml
var files embed.FS

// Rules is everything the rule files hold, compiled. It is immutable and safe
// for concurrent use.
type Rules struct {
	Frames   []*Frame
	Words    Words
	Channels []Channel
	Topics   []Topic

	verbs, nouns map[string][]Pattern // by first lemma
	predicates   map[string]*Frame
}

var english = sync.OnceValue(func() *Rules {
	r, err := Parse(files)
	if err != nil {
		panic(err) // a test holds that the embedded files parse
	}
	return r
})

// English returns the embedded rules, parsed on first use.
func English() *Rules { return english() }

// Parse reads frames.yaml, words.yaml, channels.yaml and topics.yaml.
func Parse(dir fs.FS) (*Rules, error) {
	r := &Rules{verbs: map[string][]Pattern{}, nouns: map[string][]Pattern{}, predicates: map[string]*Frame{}}
	for _, f := range []struct {
		name string
		into func(*Rules, *file) error
	}{
		{"words.yaml", readWords},
		{"frames.yaml", readFrames},
		{"channels.yaml", readChannels},
		{"topics.yaml", readTopics},
	} {
		text, err := fs.ReadFile(dir, f.name)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		parsed, err := parseFile(f.name, text)
		if err != nil {
			return nil, err
		}
		if err := f.into(r, parsed); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Verb returns the patterns that begin with the lemma of a verb, the more
// demanding first.
func (r *Rules) Verb(lemma string) []Pattern { return r.verbs[lemma] }

// Noun is Verb for nouns.
func (r *Rules) Noun(lemma string) []Pattern { return r.nouns[lemma] }

// Predicate returns the frame of what stands between "be" and a place: "in",
// "due in"; nil without one.
func (r *Rules) Predicate(words string) *Frame { return r.predicates[words] }

// Frame returns the frame with the id, nil without one.
func (r *Rules) Frame(id string) *Frame {
	for _, f := range r.Frames {
		if f.ID == id {
			return f
		}
	}
	return nil
}
