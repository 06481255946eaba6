package rules

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Topic is what an event was about: About says it in one line, Words are phrases
// of lemmas that show it.
type Topic struct {
	ID      string
	About   string
	At      Position
	Words   []string
	Yes, No []Example
}

func readTopics(r *Rules, f *file) error {
	return entries(f, "topics", func(id string, n *yaml.Node) error {
		var in struct {
			ID      string
			About   string
			Words   []string
			Yes, No []yaml.Node
			Off     bool
		}
		err := f.decode(n, id, &in, "id", "off", "about", "words", "yes", "no")
		if err != nil {
			return err
		}
		t := &Topic{ID: id, At: f.position(n), About: in.About, Words: in.Words}
		if in.Off {
			t = nil
		} else if len(t.Words) == 0 {
			return f.broken(n, id, "want words, phrases of lemmas that show the topic")
		} else if t.Yes, t.No, err = readExamples(f, id, in.Yes, in.No); err != nil {
			return err
		}
		r.Topics, err = put(f, n, r.Topics, id, t, func(x *Topic) string { return x.ID })
		return err
	})
}

// phrase is one phrase of a topic, by its lemmas.
type phrase struct {
	topic *Topic
	rest  []string // after the first
	text  string
}

func (r *Rules) indexTopics() {
	r.topics = map[string][]phrase{}
	for _, t := range r.Topics {
		for _, text := range t.Words {
			lemmas := strings.Fields(strings.ToLower(text))
			if len(lemmas) > 0 {
				r.topics[lemmas[0]] = append(r.topics[lemmas[0]], phrase{t, lemmas[1:], text})
			}
		}
	}
}

// TopicsAt calls found with each topic that the lemmas at i begin a phrase of, the
// phrase and the number of its lemmas. lemma(k) is the lemma k words after the
// first, "" past the end.
func (r *Rules) TopicsAt(lemma func(k int) string, found func(t *Topic, phrase string, length int)) {
next:
	for _, p := range r.topics[lemma(0)] {
		for k, want := range p.rest {
			if lemma(k+1) != want {
				continue next
			}
		}
		found(p.topic, p.text, len(p.rest)+1)
	}
}
