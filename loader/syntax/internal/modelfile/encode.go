package modelfile

import (
	"bytes"
	"compress/flate"
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
	var body bytes.Buffer
	z, _ := flate.NewWriter(&body, flate.BestCompression) // fails for an unknown level only
	z.Write(e)                                            // to memory: cannot fail
	z.Close()

	file := append([]byte(magic), Format)
	file = binary.BigEndian.AppendUint32(file, fingerprint())
	file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(body.Bytes()))
	return append(file, body.Bytes()...)
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

// table writes the size, then the gaps between the weights that are not zero,
// then their values: apart, the two compress better.
func (e *encoder) table(t linear.Table) {
	var gaps, values encoder
	gap := 0
	for _, w := range t {
		if w == 0 {
			gap++
			continue
		}
		gaps.number(gap)
		values = append(values, byte(w))
		gap = 0
	}
	e.number(len(t))
	e.bytes(gaps)
	e.bytes(values)
}
