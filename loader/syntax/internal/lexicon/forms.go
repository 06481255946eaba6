package lexicon

import "strings"

// Form is a set of inflected forms, as bits.
type Form uint32

// What a word may be by its shape and the word list.
const (
	Noun Form = 1 << iota
	Plural
	Verb
	ThirdPerson
	Gerund
	Past
	Adjective
	Comparative
	Superlative
	Adverb
)

var baseForms = []struct {
	pos  byte
	form Form
}{{noun, Noun}, {verb, Verb}, {adjective, Adjective}, {adverb, Adverb}}

var endings = []struct {
	suffix string
	pos    byte
	form   Form
}{
	{"s", noun, Plural},
	{"s", verb, ThirdPerson},
	{"ed", verb, Past},
	{"ing", verb, Gerund},
	{"er", adjective, Comparative},
	{"est", adjective, Superlative},
}

// Forms returns all forms word may be, 0 if it is not known.
func Forms(word string) Form {
	l := words()
	var forms Form
	for _, b := range baseForms {
		if l.lemmas[word]&b.pos != 0 {
			forms |= b.form
		}
	}
	for _, irr := range l.irregular[word] {
		forms |= irregularForm(word, irr.pos)
	}
	for _, e := range endings {
		for _, stem := range stems(word, e.suffix) {
			if l.lemmas[stem]&e.pos != 0 {
				forms |= e.form
			}
		}
	}
	return forms
}

func irregularForm(word string, pos byte) Form {
	switch {
	case pos == noun:
		return Plural
	case pos == verb && strings.HasSuffix(word, "ing"):
		return Gerund
	case pos == verb:
		return Past
	case pos == adjective && strings.HasSuffix(word, "r"):
		return Comparative
	case pos == adjective:
		return Superlative
	}
	return 0
}

// stems returns what word may have been before suffix was added, the likeliest
// first.
func stems(word, suffix string) []string {
	if stem, found := strings.CutSuffix(word, "men"); found && suffix == "s" {
		return []string{stem + "man"} // spokesmen
	}
	stem, found := strings.CutSuffix(word, suffix)
	if !found || len(stem) < 2 || stem[len(stem)-1] <= '9' { // "1990s" is no plural
		return nil
	}
	if suffix == "s" {
		return stemsOfS(stem)
	}
	n := len(stem)
	var out []string
	if stem[n-1] == 'i' && suffix[0] == 'e' {
		out = append(out, stem[:n-1]+"y") // denied
	}
	if short := !vowel(stem[n-1]) && vowel(stem[n-2]) && (n == 2 || !vowel(stem[n-3])); short {
		out = append(out, stem+"e", stem) // named before visited
	} else {
		out = append(out, stem, stem+"e")
	}
	if stem[n-1] == stem[n-2] {
		out = append(out, stem[:n-1]) // stopped
	}
	return out
}

func stemsOfS(stem string) []string {
	n := len(stem)
	switch {
	case stem[n-1] == 's': // "address" is no plural
		return nil
	case strings.HasSuffix(stem, "ie"):
		return []string{stem[:n-2] + "y", stem}
	case stem[n-1] == 'e':
		return []string{stem, stem[:n-1]}
	}
	return []string{stem}
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
