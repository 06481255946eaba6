package rules

import "go.yaml.in/yaml/v3"

// Channel is a way statements are made. Words are phrases of folded words that
// show it, Named those that are names and count only with their capitals.
type Channel struct {
	ID    string
	Words []string
	Named []string
}

func readChannels(r *Rules, f *file) error {
	return each(f, "channels", []string{"id", "words", "named"}, func(c Channel, n *yaml.Node) error {
		if c.ID == "" || len(c.Words)+len(c.Named) == 0 {
			return f.broken(n, c.ID, "want an id and words")
		}
		r.Channels = append(r.Channels, c)
		return nil
	})
}

// Topic is what an event was about. Words are phrases of lemmas.
type Topic struct {
	ID    string
	Words []string
}

func readTopics(r *Rules, f *file) error {
	return each(f, "topics", []string{"id", "words"}, func(t Topic, n *yaml.Node) error {
		if t.ID == "" || len(t.Words) == 0 {
			return f.broken(n, t.ID, "want an id and words")
		}
		r.Topics = append(r.Topics, t)
		return nil
	})
}

// each decodes the entries of a list.
func each[T any](f *file, key string, keys []string, do func(T, *yaml.Node) error) error {
	list := at(f.root, key)
	if list == nil || list.Kind != yaml.SequenceNode {
		return f.broken(f.root, "", "no %s", key)
	}
	for _, n := range list.Content {
		id := ""
		if v := at(n, "id"); v != nil {
			id = v.Value
		}
		var t T
		if err := f.decode(n, id, &t, keys...); err != nil {
			return err
		}
		if err := do(t, n); err != nil {
			return err
		}
	}
	return nil
}
