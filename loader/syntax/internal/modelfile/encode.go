package modelfile

import (
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// Encode returns the file of a model. The same model always gives the same
// bytes. The weights must be tables.
func Encode(m Model) []byte {
	var e encoder
	e.model(m)
	file := append([]byte(magic), Format)
	file = binary.BigEndian.AppendUint32(file, fingerprint())
	file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(e))
	return append(file, e...)
}

// encoder collects the body.
type encoder []byte

func (e *encoder) model(m Model) {
	t, p := m.Tagger, m.Parser
	e.strings(t.Tags)
	e.bytes(t.Open)
	e.number(len(t.Dictionary))
	for _, form := range slices.Sorted(maps.Keys(t.Dictionary)) {
		entry := t.Dictionary[form]
		e.bytes([]byte(form))
		e.number(int(entry.Count))
		e.bytes(entry.Seen)
	}
	e.strings(p.Labels)
	e.number(p.Width)
	e.strings(slices.Sorted(maps.Keys(p.Vocabulary)))
	e.number(len(p.Allowed))
	for _, kind := range slices.Sorted(maps.Keys(p.Allowed)) {
		e.number(int(kind))
		e.bytes(p.Allowed[kind])
	}
	for _, weights := range []linear.Scorer{t.Weights, p.Actions, p.Arcs} {
		e.table(weights.(linear.Table))
	}
}

func (e *encoder) number(n int) { *e = binary.AppendUvarint(*e, uint64(n)) }

func (e *encoder) bytes(b []byte) {
	e.number(len(b))
	*e = append(*e, b...)
}

func (e *encoder) strings(list []string) {
	e.number(len(list))
	for _, s := range list {
		e.bytes([]byte(s))
	}
}

// table writes the size and the weights: all of them where most are not zero, else
// the gaps between those that are not, then their values.
func (e *encoder) table(t linear.Table) {
	var gaps, values, all encoder
	gap := 0
	for _, w := range t {
		all = append(all, byte(w))
		if w == 0 {
			gap++
			continue
		}
		gaps.number(gap)
		values = append(values, byte(w))
		gap = 0
	}
	e.number(len(t))
	if len(gaps)+len(values) >= len(all) {
		gaps, values = nil, all
	}
	e.bytes(gaps)
	e.bytes(values)
}
