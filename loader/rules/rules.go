package rules

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

// ErrBroken is wrapped by every error about a rule file.
var ErrBroken = errors.New("broken rule file")

//go:embed *.yaml
var embedded embed.FS

// Rules is everything the rule files hold, compiled. It is immutable and safe
// for concurrent use.
type Rules struct {
	Frames   []*Frame
	Words    Words
	Channels []*Channel
	Topics   []*Topic
	Types    []*Type

	lists        map[string][]string
	verbs, nouns map[string][]Pattern // by first lemma
	predicates   map[string]*Frame
	marks        map[string]*Frame
	topics       map[string][]phrase // by first lemma
}

var english = sync.OnceValue(func() *Rules {
	r, err := Parse(embedded)
	if err != nil {
		panic(err) // a test holds that the embedded files parse
	}
	return r
})

// English returns the embedded rules, parsed on first use.
func English() *Rules { return english() }

// readers read the rule files, in this order.
var readers = []struct {
	name string
	into func(*Rules, *file) error
}{
	{"words.yaml", readWords},
	{"frames.yaml", readFrames},
	{"channels.yaml", readChannels},
	{"topics.yaml", readTopics},
	{"types.yaml", readTypes},
}

// Parse reads words.yaml, frames.yaml, channels.yaml, topics.yaml and types.yaml.
// The error tells of every fault it finds, with file, line and rule.
func Parse(dir fs.FS) (*Rules, error) {
	r := &Rules{lists: map[string][]string{}}
	for _, kind := range readers {
		f, err := open(dir, kind.name, "")
		if err != nil {
			return nil, err
		}
		if err := kind.into(r, f); err != nil {
			return nil, err
		}
		if kind.name == "words.yaml" {
			if err := r.Words.complete(f); err != nil {
				return nil, err
			}
		}
	}
	r.index()
	return r, nil
}

// With returns the rules with those of a folder added, which holds some of the
// files that Parse reads. A frame, list, channel or topic takes the place of the
// one with its id, and one that is "off: true" takes it out. name is what errors
// call the folder.
func (r *Rules) With(dir fs.FS, name string) (*Rules, error) {
	own, err := ownFiles(dir, name)
	if err != nil {
		return nil, err
	}
	c := &Rules{Frames: r.Frames, Words: r.Words, Channels: r.Channels, Topics: r.Topics, Types: r.Types, lists: maps.Clone(r.lists)}
	var faults []error
	for _, kind := range readers {
		if !slices.Contains(own, kind.name) {
			continue
		}
		f, err := open(dir, kind.name, name)
		if err == nil {
			err = kind.into(c, f)
		}
		faults = append(faults, err)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	c.index()
	return c, nil
}

// ownFiles lists the rule files of a folder.
func ownFiles(dir fs.FS, name string) ([]string, error) {
	list, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("%s: this is no folder of rules: %w", name, err)
	}
	var known, own []string
	for _, kind := range readers {
		known = append(known, kind.name)
	}
	for _, e := range list {
		switch ext := path.Ext(e.Name()); {
		case slices.Contains(known, e.Name()):
			own = append(own, e.Name())
		case ext == ".yaml" || ext == ".yml":
			return nil, fmt.Errorf("%w: %s: the file is of none of the kinds there are; call it one of %s", ErrBroken, path.Join(name, e.Name()), strings.Join(known, ", "))
		}
	}
	if len(own) == 0 {
		return nil, fmt.Errorf("%w: %s holds none of %s; CONTRIBUTING.md shows what they hold", ErrBroken, name, strings.Join(known, ", "))
	}
	return own, nil
}

// open parses a file of the folder that errors call name.
func open(dir fs.FS, base, name string) (*file, error) {
	text, err := fs.ReadFile(dir, base)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return parseFile(path.Join(name, base), text)
}

// index sorts the patterns of all frames under their first lemmas.
func (r *Rules) index() {
	r.verbs, r.nouns = map[string][]Pattern{}, map[string][]Pattern{}
	r.predicates, r.marks = map[string]*Frame{}, map[string]*Frame{}
	r.indexTopics()
	for _, f := range r.Frames {
		for _, p := range f.verbs {
			r.verbs[p.Lemma] = append(r.verbs[p.Lemma], p)
		}
		for _, p := range f.nouns {
			r.nouns[p.Lemma] = append(r.nouns[p.Lemma], p)
		}
		for _, words := range f.predicates {
			r.predicates[words] = f
		}
		for _, mark := range f.marks {
			r.marks[mark] = f
		}
	}
	for _, index := range []map[string][]Pattern{r.verbs, r.nouns} {
		for _, patterns := range index {
			slices.SortStableFunc(patterns, func(a, b Pattern) int { return b.demands() - a.demands() })
		}
	}
}

// Verb returns the patterns that begin with the lemma of a verb, the more
// demanding first.
func (r *Rules) Verb(lemma string) []Pattern { return r.verbs[lemma] }

// Noun is Verb for nouns.
func (r *Rules) Noun(lemma string) []Pattern { return r.nouns[lemma] }

// Predicate returns the frame of what stands between "be" and a place: "in",
// "due in"; nil without one.
func (r *Rules) Predicate(words string) *Frame { return r.predicates[words] }

// Mark returns the frame of a punctuation mark that introduces words: ":"; nil
// without one.
func (r *Rules) Mark(mark string) *Frame { return r.marks[mark] }

// Frame returns the frame with the id, nil without one.
func (r *Rules) Frame(id string) *Frame {
	for _, f := range r.Frames {
		if f.ID == id {
			return f
		}
	}
	return nil
}
