package tagging

import "github.com/parley-events/parley/loader/syntax/internal/linear"

// rare words, seen fewer times than this in training, may also bear a tag they
// were not seen with.
const rare = 12

// Entry is what a model knows of a word form.
type Entry struct {
	// Seen holds the tags the form bore in training, Count how often it came, at
	// most 255.
	Seen  []uint8
	Count uint8

	allowed   []uint8
	ambiguity uint32 // atom of the set of tags seen
	finite    bool   // a finite verb and nothing else
}

// AddEntry puts a word form into the dictionary.
func (m *Model) AddEntry(form string, seen []uint8, count uint8) {
	e := &Entry{Seen: seen, Count: count, allowed: seen, ambiguity: 7, finite: len(seen) > 0}
	has := uint64(0) // as bits: there are MaxClasses tags at most
	for _, tag := range seen {
		has |= 1 << tag
		e.ambiguity = linear.Mix(e.ambiguity, uint32(tag))
		e.finite = e.finite && m.verbs[tag] == finiteVerb
	}
	if count < rare {
		e.allowed = append(make([]uint8, 0, len(seen)+len(m.Open)), seen...)
		for _, tag := range m.Open {
			if has>>tag&1 == 0 {
				e.allowed = append(e.allowed, tag)
			}
		}
	}
	m.Dictionary[form] = e
}
