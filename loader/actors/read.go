package actors

import (
	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// Read returns who and what the text speaks of. sents are the sentences of
// text, tagged and parsed or not; day is the day it is read for, the
// publication's, and may be empty.
func Read(text string, sents []syntax.Sentence, day graph.Day, g *Gazetteer) Cast { return Cast{} }
