package parsing

import (
	"strings"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Model is a trained parser. It does not change once made and may be shared.
type Model struct {
	// Labels holds the relations. The first is "root".
	Labels []string

	// Allowed holds the labels seen for a kind of arc; see State.ArcKind.
	Allowed map[uint32][]uint8

	// Vocabulary holds the lemmas that features tell apart.
	Vocabulary map[string]bool

	// Width is the number of parses kept at each step.
	Width int

	Actions, Arcs linear.Scorer

	nonRoot []uint8
	marker  [linear.MaxClasses]bool // by label: case and mark
	subject [linear.MaxClasses]bool
	finite  [linear.MaxClasses]bool // by tag
}

// RootLabel is the class of the label "root".
const RootLabel = 0

var rootOnly = []uint8{RootLabel}

// NewModel returns a model without weights. tags are those of the tagger.
func NewModel(labels, tags []string, width int) *Model {
	m := &Model{Labels: labels, Allowed: map[uint32][]uint8{}, Vocabulary: map[string]bool{}, Width: width}
	for i, label := range labels {
		m.marker[i] = label == "case" || label == "mark"
		m.subject[i] = strings.HasPrefix(label, "nsubj") || strings.HasPrefix(label, "csubj")
		if i != RootLabel {
			m.nonRoot = append(m.nonRoot, uint8(i))
		}
	}
	for i, tag := range tags {
		_, penn, _ := strings.Cut(tag, "_")
		m.finite[i] = tagging.Finite(penn)
	}
	return m
}

// labels returns those the arc may have that a transition is about to make.
func (m *Model) labels(s *State, action uint8) []uint8 {
	head, dependent := s.Arc(action)
	if head == s.chart.root() {
		return rootOnly
	}
	if allowed := m.Allowed[s.chart.ArcKind(head, dependent)]; allowed != nil {
		return allowed
	}
	return m.nonRoot
}
