package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// file is a parsed rule file: yaml nodes, which know their lines.
type file struct {
	name string
	root *yaml.Node
}

func parseFile(name string, text []byte) (*file, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrBroken, name, err)
	}
	if len(doc.Content) != 1 {
		return nil, fmt.Errorf("%w: %s: empty", ErrBroken, name)
	}
	f := &file{name: name, root: doc.Content[0]}
	return f, f.plain(f.root)
}

// plain refuses the aliases of YAML: lists of lemmas have names of their own.
func (f *file) plain(n *yaml.Node) error {
	if n.Kind == yaml.AliasNode {
		return f.broken(n, "", "*%s is not understood: write it out, or name it under lists and write @%s", n.Value, n.Value)
	}
	for _, c := range n.Content {
		if err := f.plain(c); err != nil {
			return err
		}
	}
	return nil
}

// Position is where a rule file has something.
type Position struct {
	File string
	Line int
}

func (p Position) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

func (f *file) position(n *yaml.Node) Position { return Position{f.name, n.Line} }

// entries reads a list of rules with ids, each one once, and goes on after a
// fault, so that one look shows all of them.
func entries(f *file, key string, read func(id string, n *yaml.Node) error) error {
	list := at(f.root, key)
	if list == nil || list.Kind != yaml.SequenceNode {
		return f.broken(f.root, "", "no %s", key)
	}
	seen := map[string]int{} // line by id
	var faults []error
	for _, n := range list.Content {
		v := at(n, "id")
		switch {
		case v == nil || v.Value == "":
			faults = append(faults, f.broken(n, "", "a rule without an id"))
			continue
		case seen[v.Value] > 0:
			faults = append(faults, f.broken(n, v.Value, "a second rule of this id, the first is in line %d", seen[v.Value]))
			continue
		}
		seen[v.Value] = n.Line
		if err := read(v.Value, n); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// put adds an entry to a list, in the place of one with its id; nil takes that
// one out.
func put[T any](f *file, n *yaml.Node, list []*T, id string, entry *T, idOf func(*T) string) ([]*T, error) {
	at := slices.IndexFunc(list, func(x *T) bool { return idOf(x) == id })
	switch {
	case entry == nil && at < 0:
		return list, f.broken(n, id, "there is no rule of this id to switch off; parley rules list shows them")
	case entry == nil:
		return slices.Delete(slices.Clone(list), at, at+1), nil
	case at >= 0:
		list = slices.Clone(list)
		list[at] = entry
		return list, nil
	}
	return append(slices.Clip(list), entry), nil
}

// or is the first node that is there.
func or(a, b *yaml.Node) *yaml.Node {
	if a != nil {
		return a
	}
	return b
}

// broken names the place of a fault.
func (f *file) broken(n *yaml.Node, rule, format string, args ...any) error {
	if rule != "" {
		rule = " rule " + rule + ":"
	}
	return fmt.Errorf("%w: %s:%d:%s %s", ErrBroken, f.name, n.Line, rule, fmt.Sprintf(format, args...))
}

// decode reads a node into a struct and refuses keys the struct lacks.
func (f *file) decode(n *yaml.Node, rule string, into any, keys ...string) error {
	if n.Kind != yaml.MappingNode {
		return f.broken(n, rule, "want a mapping")
	}
	for i := 0; i < len(n.Content); i += 2 {
		if !slices.Contains(keys, n.Content[i].Value) {
			return f.broken(n.Content[i], rule, "unknown key %q: want one of %s", n.Content[i].Value, strings.Join(keys, ", "))
		}
	}
	if err := n.Decode(into); err != nil {
		return f.broken(n, rule, "%v", err)
	}
	return nil
}

// at returns the value of a key of a mapping, nil without one.
func at(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
