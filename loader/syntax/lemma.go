package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/loader/syntax/internal/lexicon"
)

// Lemma returns the dictionary form of word under the Penn Treebank tag xpos:
// the singular, the infinitive, the positive; "be" for "'s" tagged VBZ, "not"
// for "n't". Proper nouns keep their case; the rest comes in lower case, save I.
// A word it does not know comes back as it is.
func Lemma(word, xpos string) string {
	lower := strings.ReplaceAll(strings.ToLower(word), "’", "'")
	return cased(word, lower, lexicon.Lemma(lower, xpos), xpos)
}

// cased gives the lemma of a word the capitals it keeps.
func cased(word, lower, lemma, xpos string) string {
	switch {
	case xpos == "NNP" || xpos == "NNPS":
		return withCaseOf(word, lower, lemma)
	case lemma == "i" && xpos == "PRP":
		return "I"
	}
	return lemma
}

// withCaseOf gives a lemma the capitals of the word it was made from.
func withCaseOf(word, lower, lemma string) string {
	if len(word) == len(lower) && strings.HasPrefix(lower, lemma) {
		return word[:len(lemma)] // Republicans -> Republican, NATO
	}
	first, _ := utf8.DecodeRuneInString(word)
	if lemma == lower {
		return word
	}
	if !unicode.IsUpper(first) {
		return lemma
	}
	_, n := utf8.DecodeRuneInString(lemma)
	return strings.ToUpper(lemma[:n]) + lemma[n:] // Territories -> Territory
}
