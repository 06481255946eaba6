package rules

import (
	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
)

// Type says what an event type is, for people: the codebook prints it.
type Type struct {
	ID         graph.EventType
	At         Position
	Definition string
	Counts     []string
	Not        []string
}

func readTypes(r *Rules, f *file) error {
	return entries(f, "types", func(id string, n *yaml.Node) error {
		t := &Type{}
		err := f.decode(n, id, t, "id", "definition", "counts", "not")
		if err != nil {
			return err
		}
		t.At = f.position(n)
		switch {
		case !t.ID.Valid():
			return f.broken(at(n, "id"), id, "unknown type: want one of %v", graph.EventTypes())
		case t.Definition == "" || len(t.Counts) == 0 || len(t.Not) == 0:
			return f.broken(n, id, "want a definition, what counts and what does not")
		}
		r.Types, err = put(f, n, r.Types, id, t, func(x *Type) string { return string(x.ID) })
		return err
	})
}
