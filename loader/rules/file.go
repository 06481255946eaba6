package rules

import (
	"fmt"
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
	return &file{name: name, root: doc.Content[0]}, nil
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
		if !contains(keys, n.Content[i].Value) {
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

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
