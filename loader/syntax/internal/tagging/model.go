package tagging

import (
	"strings"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// Model is a trained tagger. It does not change once made and may be shared.
type Model struct {
	// Tags holds the universal and the Penn tag of each class, as "VERB_VBD".
	Tags []string

	// Open holds the classes that words not in the dictionary may have.
	Open []uint8

	Dictionary map[string]*Entry // by normalised form
	Weights    linear.Scorer

	verbs [linear.MaxClasses]verbKind
	split [linear.MaxClasses]struct{ universal, penn string }
}

type verbKind uint8

const (
	noVerb verbKind = iota
	nonFiniteVerb
	finiteVerb
)

// NewModel returns a model with an empty dictionary and no weights.
func NewModel(tags []string, open []uint8) *Model {
	m := &Model{Tags: tags, Open: open, Dictionary: map[string]*Entry{}}
	for i, tag := range tags {
		universal, penn, _ := strings.Cut(tag, "_")
		m.split[i].universal, m.split[i].penn = universal, penn
		switch {
		case Finite(penn):
			m.verbs[i] = finiteVerb
		case penn == "VB" || penn == "VBN" || penn == "VBG":
			m.verbs[i] = nonFiniteVerb
		}
	}
	return m
}

// Split returns the universal and the Penn tag of a class.
func (m *Model) Split(tag uint8) (universal, penn string) {
	return m.split[tag].universal, m.split[tag].penn
}

// Finite tells whether a Penn tag is that of a finite verb.
func Finite(penn string) bool {
	return penn == "VBD" || penn == "VBZ" || penn == "VBP" || penn == "MD"
}

// Candidates returns the classes word may have.
func (m *Model) Candidates(w *Word) []uint8 {
	if w.entry == nil {
		return m.Open
	}
	return w.entry.allowed
}
