package syntax

import (
	_ "embed"
	"sync"

	"github.com/parley-events/parley/loader/syntax/internal/analyser"
	"github.com/parley-events/parley/loader/syntax/internal/modelfile"
)

// The model is a work of its own with its own licence: see model/LICENSE.
//
//go:embed model/en.bin
var english []byte

// model is read on first use. The file is part of the program, so one that
// cannot be read is a fault of the build and no input can cause it.
var model = sync.OnceValue(func() modelfile.Model {
	m, err := modelfile.Decode(english)
	if err != nil {
		panic("syntax: embedded model: " + err.Error())
	}
	return m
})

// Load reads the model, which takes about a twentieth of a second and is otherwise
// done at the first Parse. A program that has other things to read calls it
// beside them.
func Load() { model() }

// analysers keeps working memory for reuse.
var analysers = sync.Pool{New: func() any { return analyser.New(model()) }}
