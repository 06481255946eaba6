package rules

import "go.yaml.in/yaml/v3"

// Channel is a way statements are made. Words are phrases of folded words that
// show it, Named those that are names and count only with their capitals.
type Channel struct {
	ID      string
	At      Position
	Words   []string
	Named   []string
	Yes, No []Example
}

func readChannels(r *Rules, f *file) error {
	return entries(f, "channels", func(id string, n *yaml.Node) error {
		var in struct {
			ID           string
			Words, Named []string
			Yes, No      []yaml.Node
			Off          bool
		}
		err := f.decode(n, id, &in, "id", "off", "words", "named", "yes", "no")
		if err != nil {
			return err
		}
		c := &Channel{ID: id, At: f.position(n), Words: in.Words, Named: in.Named}
		if in.Off {
			c = nil
		} else if len(c.Words)+len(c.Named) == 0 {
			return f.broken(n, id, "want words or named, phrases that show the channel")
		} else if c.Yes, c.No, err = readExamples(f, id, in.Yes, in.No); err != nil {
			return err
		}
		r.Channels, err = put(f, n, r.Channels, id, c, func(x *Channel) string { return x.ID })
		return err
	})
}
