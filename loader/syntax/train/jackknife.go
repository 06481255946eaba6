package train

import "github.com/parley-events/parley/loader/syntax/internal/tagging"

// jackknife returns tags for each sentence from a tagger that has not seen it.
// Trained on gold tags, or on tags of a tagger that knows the text, the parser
// would trust its tags too much.
func jackknife(data []Sentence, tags tagset, s Settings) [][]uint8 {
	const folds, block = 5, 20 // blocks keep most of a document in one fold
	out := make([][]uint8, len(data))
	for fold := range folds {
		var rest []Sentence
		for i := range data {
			if i/block%folds != fold {
				rest = append(rest, data[i])
			}
		}
		tagger := tagging.Tagger{Model: trainTagger(rest, tags, s)}
		for i := range data {
			if i/block%folds == fold {
				out[i] = tagger.Tag(tagger.Words(data[i].Forms()))
			}
		}
	}
	return out
}
