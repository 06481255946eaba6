package rules

import (
	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
)

// Example is a sentence that a rule must read, or must not. It is read as
// published on Friday, 5 December 2025. What is empty is not compared.
type Example struct {
	Text   string          `yaml:"text"`
	Type   graph.EventType `yaml:"type"` // of examples of a class of words
	Who    []string        `yaml:"who"`
	Status string          `yaml:"status"`
	Date   string          `yaml:"date"`
	Place  string          `yaml:"place"`
	At     Position        `yaml:"-"`
}

// ExampleDay is when the examples are published.
const ExampleDay graph.Day = "2025-12-05"

func readExamples(f *file, rule string, yes, no []yaml.Node) (y, n []Example, err error) {
	for _, part := range []struct {
		nodes []yaml.Node
		into  *[]Example
	}{{yes, &y}, {no, &n}} {
		for i := range part.nodes {
			e, err := readExample(f, rule, &part.nodes[i])
			if err != nil {
				return nil, nil, err
			}
			*part.into = append(*part.into, e)
		}
	}
	return y, n, nil
}

// readExample reads a sentence, or a mapping with the sentence as its text.
func readExample(f *file, rule string, n *yaml.Node) (Example, error) {
	e := Example{At: f.position(n)}
	if n.Kind == yaml.ScalarNode {
		e.Text = n.Value
	} else if err := f.decode(n, rule, &e, "text", "type", "who", "status", "date", "place"); err != nil {
		return e, err
	}
	if e.Text == "" {
		return e, f.broken(n, rule, "an example without text")
	}
	return e, nil
}
