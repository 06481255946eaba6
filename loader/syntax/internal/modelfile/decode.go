package modelfile

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/parsing"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Decode reads the file of a model. Errors wrap one of the sentinels of this
// package.
func Decode(file []byte) (Model, error) {
	if len(file) < headerSize || string(file[:len(magic)]) != magic {
		return Model{}, ErrNoModel
	}
	header, body := file[len(magic):headerSize], file[headerSize:]
	if header[0] != Format {
		return Model{}, fmt.Errorf("%w: it has %d, this program reads %d", ErrFormat, header[0], Format)
	}
	if got, want := binary.BigEndian.Uint32(header[1:]), fingerprint(); got != want {
		return Model{}, fmt.Errorf("%w (fingerprint %08x, want %08x)", ErrFeatures, got, want)
	}
	if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(header[5:]) {
		return Model{}, fmt.Errorf("%w: wrong checksum", ErrDamaged)
	}
	d := decoder{rest: body}
	m := d.model()
	if d.err != nil {
		return Model{}, d.err
	}
	return m, nil
}

// decoder takes the body apart. After an error all it returns is empty.
type decoder struct {
	rest []byte
	err  error
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrDamaged, what)
	}
	d.rest = nil
}

func (d *decoder) model() Model {
	tags, open := d.strings(), d.bytes()
	if len(tags) > linear.MaxClasses || !below(open, len(tags)) {
		d.fail("tags")
		return Model{}
	}
	m := Model{Tagger: tagging.NewModel(tags, open)}
	for range d.count() {
		form, count, seen := string(d.bytes()), d.number(), d.bytes()
		if !below(seen, len(tags)) {
			d.fail("dictionary")
		}
		m.Tagger.AddEntry(form, seen, uint8(count))
	}
	labels, width := d.strings(), d.number()
	if len(labels) > linear.MaxClasses || d.err == nil && (len(labels) < 2 || width < 1 || width > 1<<10) {
		d.fail("labels")
		return Model{}
	}
	m.Parser = parsing.NewModel(labels, tags, int(width))
	for _, word := range d.strings() {
		m.Parser.Vocabulary[word] = true
	}
	for range d.count() {
		kind, allowed := d.number(), d.bytes()
		if !below(allowed, len(labels)) {
			d.fail("arcs")
		}
		m.Parser.Allowed[uint32(kind)] = allowed
	}
	m.Tagger.Weights, m.Parser.Actions, m.Parser.Arcs = d.table(), d.table(), d.table()
	if len(d.rest) > 0 {
		d.fail("more data than expected")
	}
	return m
}

// below tells whether classes are not empty and all less than n.
func below(classes []byte, n int) bool {
	for _, c := range classes {
		if int(c) >= n {
			return false
		}
	}
	return len(classes) > 0
}

func (d *decoder) number() uint64 {
	if len(d.rest) > 0 && d.rest[0] < 0x80 { // most numbers, so it is worth the line
		n := d.rest[0]
		d.rest = d.rest[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		d.fail("cut off")
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

// count reads a number of items, each of which takes a byte at least.
func (d *decoder) count() int {
	n := d.number()
	if n > uint64(len(d.rest)) {
		d.fail("cut off")
		return 0
	}
	return int(n)
}

func (d *decoder) bytes() []byte {
	n := d.count()
	b := d.rest[:n:n]
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) strings() []string {
	list := make([]string, d.count())
	for i := range list {
		list[i] = string(d.bytes())
	}
	return list
}

func (d *decoder) table() linear.Table {
	const largest = 1 << 24
	size := d.number()
	gaps, values := decoder{rest: d.bytes()}, d.bytes()
	if size == 0 || size > largest || size&(size-1) != 0 {
		d.fail("size of a weight table")
		return nil
	}
	t := make(linear.Table, size)
	if len(gaps.rest) == 0 && uint64(len(values)) == size {
		for i, v := range values {
			t[i] = int8(v)
		}
		return t
	}
	at := uint64(0)
	for _, v := range values {
		at += gaps.number()
		if gaps.err != nil || at >= size {
			d.fail("weight table")
			return nil
		}
		t[at] = int8(v)
		at++
	}
	return t
}
