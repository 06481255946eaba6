package modelfile

import (
	"errors"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/parsing"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Model is a tagger and the parser trained on its tags.
type Model struct {
	Tagger *tagging.Model
	Parser *parsing.Model
}

// Format is the number of the file format.
const Format = 2

const magic = "parley-syntax"

const headerSize = len(magic) + 1 + 4 + 4

// Reasons for which a file is refused.
var (
	ErrNoModel  = errors.New("not a syntax model")
	ErrFormat   = errors.New("syntax model of another format")
	ErrFeatures = errors.New("syntax model trained with other features; train it again with cmd/train-syntax")
	ErrDamaged  = errors.New("damaged syntax model")
)

// fingerprint identifies the features of tagger and parser.
func fingerprint() uint32 { return linear.Mix(tagging.Fingerprint(), parsing.Fingerprint()) }
