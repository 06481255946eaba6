package rules

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
)

// Words are the closed classes of words.yaml, each a set of lemmas.
type Words struct {
	sets  map[string]map[string]bool
	about map[string]string // the comment above the class
	// Examples are those of the classes, in the order of the files.
	Examples []ClassExamples
}

// ClassExamples are sentences whose reading rests on the words of a class. In
// each, Type names the event that is read (yes) or is none (no).
type ClassExamples struct {
	Class   string
	At      Position
	Yes, No []Example
}

// Classes lists the names of the classes.
func (w Words) Classes() []string { return slices.Sorted(maps.Keys(w.sets)) }

// List returns the lemmas of a class.
func (w Words) List(class string) []string { return slices.Sorted(maps.Keys(w.sets[class])) }

// About says what a class is, "" where its file does not.
func (w Words) About(class string) string { return w.about[class] }

// Has reports whether the lemma is in the class. An unknown class is empty.
func (w Words) Has(class, lemma string) bool { return w.sets[class][lemma] }

// classes are those that extraction asks for; a file that lacks one is broken.
var classes = []string{
	"alleging", "terms", "armed", "wish", "parties", "party_person", "people_of", "crowd", "doer", "struck", "weapon", "ceasing", "stretch_of_time",
	"planning", "planned_adjective", "unreal_verb", "unreal_adjective", "unreal_modal", "unreal_noun", "cancel",
	"deny", "if", "speech", "quoting", "telling", "speech_noun", "light", "occur", "delegation", "forces",
	"implicative", "asking", "audience", "seem", "informant_body", "office", "describing", "outlet", "outlet_kind", "outlet_name", "spokesman", "informant", "scene_noun", "scene_edge", "scene_adverb",
	"remote_means", "remotely", "separately", "jointly", "in_the_room", "several", "arrange", "convening", "mealtime", "rounds", "sent", "stretch", "on_the_line", "reaction", "finishing", "opening", "being_there", "spoke_out", "titling", "present_audience", "moving", "sending", "leaving", "arranging", "happening", "telephoning", "daytime",
}

// readWords reads words.yaml: a list of lemmas a class, and examples. To classes
// that are there already, words are added, and "-word" is taken out.
func readWords(r *Rules, f *file) error {
	if f.root.Kind != yaml.MappingNode {
		return f.broken(f.root, "", "want a mapping from classes to words")
	}
	r.Words = r.Words.clone()
	var faults []error
	for i := 0; i+1 < len(f.root.Content); i += 2 {
		key, n := f.root.Content[i], f.root.Content[i+1]
		if key.Value == "examples" {
			faults = append(faults, r.Words.readExamples(f, n))
			continue
		}
		faults = append(faults, r.Words.readClass(f, key, n))
	}
	return errors.Join(faults...)
}

func (w *Words) readClass(f *file, key, n *yaml.Node) error {
	name := key.Value
	if !slices.Contains(classes, name) {
		return f.broken(key, name, "unknown class: want one of %s", strings.Join(classes, ", "))
	}
	var list []string
	if err := n.Decode(&list); err != nil {
		return f.broken(n, name, "%v", err)
	}
	if w.sets[name] == nil {
		w.sets[name] = map[string]bool{}
	}
	for _, word := range list {
		if without, out := strings.CutPrefix(word, "-"); out && without != "" {
			delete(w.sets[name], without)
			continue
		}
		w.sets[name][word] = true
	}
	if about := strings.Fields(strings.ReplaceAll(key.HeadComment, "#", " ")); len(about) > 0 {
		w.about[name] = strings.Join(about, " ")
	}
	return nil
}

func (w *Words) readExamples(f *file, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return f.broken(n, "examples", "want a mapping from classes to yes and no")
	}
	var faults []error
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		var in struct{ Yes, No []yaml.Node }
		err := f.decode(n.Content[i+1], key.Value, &in, "yes", "no")
		if err == nil && !slices.Contains(classes, key.Value) {
			err = f.broken(key, key.Value, "examples of an unknown class")
		}
		c := ClassExamples{Class: key.Value, At: f.position(key)}
		if err == nil {
			c.Yes, c.No, err = readExamples(f, key.Value, in.Yes, in.No)
		}
		for _, e := range slices.Concat(c.Yes, c.No) {
			if err == nil && !e.Type.Valid() {
				err = f.broken(&yaml.Node{Line: e.At.Line}, key.Value, "an example of a class needs the type of the event, one of %v", graph.EventTypes())
			}
		}
		faults = append(faults, err)
		w.Examples = append(w.Examples, c)
	}
	return errors.Join(faults...)
}

// complete says which class the files have left out.
func (w Words) complete(f *file) error {
	for _, c := range classes {
		if w.sets[c] == nil {
			return f.broken(f.root, c, "the class is missing")
		}
	}
	return nil
}

func (w Words) clone() Words {
	c := Words{sets: map[string]map[string]bool{}, about: map[string]string{}, Examples: slices.Clip(w.Examples)}
	for name, set := range w.sets {
		c.sets[name] = maps.Clone(set)
	}
	maps.Copy(c.about, w.about)
	return c
}
