package modelfile_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/modelfile"
	"github.com/parley-events/parley/loader/syntax/internal/parsing"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

func shipped(t testing.TB) []byte {
	t.Helper()
	file, err := os.ReadFile("../../model/en.bin")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// What is written and read is written again byte for byte, so nothing is lost.
func TestRoundTrip(t *testing.T) {
	tagger := tagging.NewModel([]string{"NOUN_NN", "VERB_VBD"}, []uint8{0})
	tagger.AddEntry("met", []uint8{1}, 40)
	tagger.AddEntry("Čapek", []uint8{0, 1}, 3)
	tagger.Weights = linear.Table{0, 0, -3, 0, 127, -127, 0, 0}
	parser := parsing.NewModel([]string{"root", "obj", "nsubj"}, tagger.Tags, 8)
	parser.Vocabulary["meet"] = true
	parser.Allowed[1<<16|5] = []uint8{1, 2}
	parser.Actions, parser.Arcs = linear.Table{1, 0, -5, 2}, make(linear.Table, 4)

	file := modelfile.Encode(modelfile.Model{Tagger: tagger, Parser: parser})
	m, err := modelfile.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if again := modelfile.Encode(m); !bytes.Equal(again, file) {
		t.Errorf("%d bytes read, other %d written", len(file), len(again))
	}
	if !reflect.DeepEqual(m.Tagger, tagger) || !reflect.DeepEqual(m.Parser, parser) {
		t.Error("read another model than was written")
	}
}

func TestBrokenFiles(t *testing.T) {
	const format, features, body = 13, 14, 22
	file := shipped(t)
	changed := func(at int) []byte {
		c := slices.Clone(file)
		c[at] ^= 0x10
		return c
	}
	// Right checksum over a body that is not what it should be.
	sealed := func(b []byte) []byte {
		c := append(slices.Clone(file[:body]), b...)
		binary.BigEndian.PutUint32(c[body-4:], crc32.ChecksumIEEE(b))
		return c
	}
	for _, c := range []struct {
		name    string
		file    []byte
		want    error
		message string
	}{
		{"empty", nil, modelfile.ErrNoModel, "not a syntax model"},
		{"something else", []byte("\x89PNG\r\n\x1a\n and so on, long enough"), modelfile.ErrNoModel, "not a syntax model"},
		{"header only in part", file[:20], modelfile.ErrNoModel, "not a syntax model"},
		{"other format", changed(format), modelfile.ErrFormat, "it has 18, this program reads 2"},
		{"other features", changed(features), modelfile.ErrFeatures, "train it again with cmd/train-syntax"},
		{"flipped bit", changed(len(file) / 2), modelfile.ErrDamaged, "checksum"},
		{"cut off", file[:len(file)-1], modelfile.ErrDamaged, "checksum"},
		{"no body", sealed(nil), modelfile.ErrDamaged, "damaged"},
		{"another body", sealed([]byte("nonsense")), modelfile.ErrDamaged, "damaged"},
		{"body cut off", sealed(file[body : len(file)*3/4]), modelfile.ErrDamaged, "damaged"},
		{"more than the body", sealed(append(slices.Clone(file[body:]), 0)), modelfile.ErrDamaged, "more data than expected"},
	} {
		_, err := modelfile.Decode(c.file)
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: error %v, want %v with %q", c.name, err, c.want, c.message)
		}
	}
}
