package rules

import "go.yaml.in/yaml/v3"

// Words are the closed classes of words.yaml, each a set of lemmas.
type Words struct {
	sets map[string]map[string]bool
}

// Has reports whether the lemma is in the class. An unknown class is empty.
func (w Words) Has(class, lemma string) bool { return w.sets[class][lemma] }

// classes are those that extraction asks for; a file that lacks one is broken.
var classes = []string{
	"planning", "planned_adjective", "unreal_verb", "unreal_adjective", "unreal_modal", "unreal_noun", "cancel",
	"deny", "if", "speech", "telling", "speech_noun", "light", "occur", "delegation", "forces",
	"implicative", "asking", "audience", "seem", "outlet", "spokesman", "informant", "scene_noun", "scene_edge", "scene_adverb",
	"remote_means", "remotely", "separately", "jointly", "in_the_room", "mealtime", "stretch", "on_the_line",
}

func readWords(r *Rules, f *file) error {
	if f.root.Kind != yaml.MappingNode {
		return f.broken(f.root, "", "want a mapping from classes to words")
	}
	r.Words.sets = map[string]map[string]bool{}
	for i := 0; i+1 < len(f.root.Content); i += 2 {
		name, n := f.root.Content[i].Value, f.root.Content[i+1]
		if !contains(classes, name) {
			return f.broken(f.root.Content[i], name, "unknown class")
		}
		var list []string
		if err := n.Decode(&list); err != nil {
			return f.broken(n, name, "%v", err)
		}
		r.Words.sets[name] = map[string]bool{}
		for _, w := range list {
			r.Words.sets[name][w] = true
		}
	}
	for _, c := range classes {
		if r.Words.sets[c] == nil {
			return f.broken(f.root, c, "the class is missing")
		}
	}
	return nil
}
