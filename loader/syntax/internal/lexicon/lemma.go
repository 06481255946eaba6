package lexicon

// Lemma returns the dictionary form of word under the Penn Treebank tag.
func Lemma(word, tag string) string {
	switch tag {
	case "NN", "NNP", "IN", "JJ", "CD", "CC", ",", ".", "TO":
		return word // most words
	}
	if lemma := closedClass[tag][word]; lemma != "" {
		return lemma
	}
	if lemma := auxiliaries[word]; lemma != "" && isVerbal(tag) {
		return lemma
	}
	in, found := inflections[tag]
	if !found {
		return word
	}
	l := words()
	for _, irr := range l.irregular[word] {
		if irr.pos&in.pos != 0 {
			return irr.lemma
		}
	}
	candidates := stems(word, in.suffix)
	for _, stem := range candidates {
		if l.lemmas[stem]&in.pos != 0 {
			return stem
		}
	}
	if len(candidates) > 0 && in.regular {
		return candidates[0]
	}
	return word
}

// inflection says how the words of a tag are made from their lemma. Where it is
// regular the ending is taken off unknown words too.
type inflection struct {
	suffix  string
	pos     byte
	regular bool
}

var inflections = map[string]inflection{
	"VBD":  {"ed", verb, false},
	"VBN":  {"ed", verb, false},
	"VBG":  {"ing", verb, false},
	"VBZ":  {"s", verb, true},
	"NNS":  {"s", noun, true},
	"NNPS": {"s", noun, false}, // "Netherlands" stays
	"JJR":  {"er", adjective, false},
	"JJS":  {"est", adjective, false},
	"RBR":  {"er", adverb | adjective, false},
	"RBS":  {"est", adverb | adjective, false},
}

func isVerbal(tag string) bool {
	return tag == "MD" || tag == "RB" || len(tag) >= 2 && tag[:2] == "VB"
}

// auxiliaries holds the forms of be, have, do and the modals, and n't.
var auxiliaries = map[string]string{
	"'s": "be", "'re": "be", "'m": "be", "am": "be", "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "being": "be",
	"'ve": "have", "has": "have", "had": "have", "having": "have",
	"does": "do", "did": "do", "done": "do", "doing": "do",
	"'ll": "will", "wo": "will", "ca": "can", "sha": "shall", "n't": "not",
}

// closedClass holds the forms of words that rules do not reach, by tag.
var closedClass = map[string]map[string]string{
	"PRP": {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they", "'em": "they", "'s": "we"},
	"DT":  {"an": "a", "these": "this", "those": "that"},
	"MD":  {"'d": "would"},
	"VBD": {"'d": "have"},
	"JJR": {"better": "good", "worse": "bad"},
	"JJS": {"best": "good", "worst": "bad"},
	"RBR": {"better": "well", "worse": "badly"},
	"RBS": {"best": "well", "worst": "badly"},
}
