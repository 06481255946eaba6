package train

import (
	"fmt"

	"github.com/parley-events/parley/loader/syntax/internal/modelfile"
)

// Settings of a training run. Bits are the sizes of the weight tables, as powers
// of two.
type Settings struct {
	Seed                              uint64
	TaggerBits, ActionBits, LabelBits int
	TaggerEpochs, ParserEpochs        int
	BeamWidth                         int

	// Runs over the data in different orders, whose weights are averaged. They
	// take a core each.
	Runs int

	// FewestUpdates a weight must have seen a run to be kept. In a real treebank those
	// changed once are half of all and carry next to nothing.
	FewestUpdates int
}

// DefaultSettings are those of the model that ships.
var DefaultSettings = Settings{
	Seed:       1,
	TaggerBits: 21, ActionBits: 22, LabelBits: 21,
	TaggerEpochs: 6, ParserEpochs: 12,
	BeamWidth:     8,
	Runs:          2,
	FewestUpdates: 2,
}

// Train makes a model and returns its file. It reports what it does to log, a
// line a step.
func Train(data []Sentence, s Settings, log func(string)) []byte {
	tags := newTagset(data)
	tagger := trainTagger(data, tags, s)
	log(fmt.Sprintf("tagger: %d classes, %d forms", len(tagger.Tags), len(tagger.Dictionary)))
	predicted := jackknife(data, tags, s)
	log("tags for the parser: done")
	parser := trainParser(data, predicted, tagger, s, func(epoch int) {
		log(fmt.Sprintf("parser: epoch %d of %d", epoch, s.ParserEpochs))
	})
	return modelfile.Encode(modelfile.Model{Tagger: tagger, Parser: parser})
}
