package rules

import "go.yaml.in/yaml/v3"

// Topic is what an event was about. Words are phrases of lemmas.
type Topic struct {
	ID      string
	At      Position
	Words   []string
	Yes, No []Example
}

func readTopics(r *Rules, f *file) error {
	return entries(f, "topics", func(id string, n *yaml.Node) error {
		var in struct {
			ID      string
			Words   []string
			Yes, No []yaml.Node
			Off     bool
		}
		err := f.decode(n, id, &in, "id", "off", "words", "yes", "no")
		if err != nil {
			return err
		}
		t := &Topic{ID: id, At: f.position(n), Words: in.Words}
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
