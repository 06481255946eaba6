package tagging

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/loader/syntax/internal/lexicon"
	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// Word is a word of a sentence with all that features are made of, computed
// once. Fields of type uint32 are atoms (see package linear).
type Word struct {
	Form  string // normalised: see Normalise
	Lower string
	Lemma string // of Lower; set by Lemmatise

	Shape   uint32 // letters, digits, marks, capitals; bit First: first in the sentence
	Suffix3 uint32

	form, lower                        uint32
	prefix1, prefix2, prefix3          uint32
	suffix1, suffix2, suffix4, suffix5 uint32
	forms                              uint32 // what the word list says
	ambiguity, lowerAmbiguity          uint32
	finiteAhead                        uint32 // is a certainly finite verb further right, behind a comma
	entry                              *Entry
}

// edge stands for the words before the first and behind the last.
var edge = Word{form: 1, lower: 1}

func at(words []Word, i int) *Word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}

// Words prepares the forms of a sentence for tagging.
func (m *Model) Words(forms []string) []Word {
	shouting := mostlyCapitals(forms)
	words := make([]Word, len(forms))
	first := true
	for i, form := range forms {
		words[i] = m.word(form, first, shouting)
		first = first && opening[words[i].Form]
	}
	lookAhead(words)
	return words
}

// opening marks do not count as the first word.
var opening = map[string]bool{"\"": true, "'": true, "(": true, "[": true, "-": true, "*": true, "•": true, "...": true}

// word makes a Word. Where case says little, the form in lower case is looked up
// too.
func (m *Model) word(form string, first, shouting bool) Word {
	w := Word{Form: Normalise(form)}
	w.Lower = strings.ToLower(w.Form)
	w.form, w.lower = linear.Hash(w.Form), linear.Hash(w.Lower)
	w.Shape = shape(w.Form, first)
	for n, to := range []*uint32{&w.prefix1, &w.prefix2, &w.prefix3} {
		*to = linear.Hash(prefix(w.Lower, n+1))
	}
	for n, to := range []*uint32{&w.suffix1, &w.suffix2, &w.Suffix3, &w.suffix4, &w.suffix5} {
		*to = linear.Hash(suffix(w.Lower, n+1))
	}
	w.forms = uint32(lexicon.Forms(w.Lower)) + 1
	w.entry = m.Dictionary[w.Form]
	lower := m.Dictionary[w.Lower]
	if w.entry == nil && (first || shouting) {
		w.entry = lower
	}
	if w.entry != nil {
		w.ambiguity = w.entry.ambiguity
	}
	if lower != nil && w.Lower != w.Form {
		w.lowerAmbiguity = lower.ambiguity
	}
	return w
}

func mostlyCapitals(forms []string) bool {
	n := 0
	for _, form := range forms {
		if form == strings.ToUpper(form) {
			n++
		}
	}
	return n*2 > len(forms)
}

// lookAhead sets finiteAhead.
func lookAhead(words []Word) {
	const found, comma = 1, 2
	ahead := uint32(0)
	for i := len(words) - 1; i >= 0; i-- {
		w := &words[i]
		w.finiteAhead = ahead
		if w.Form == "," || w.Form == ";" {
			ahead |= comma
		}
		if w.entry != nil && w.entry.finite {
			ahead = found
		}
	}
}

// Normalise writes every digit as 0 and curly quotes and dashes in ASCII, so
// that forms that behave alike share their weights.
func Normalise(form string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case r == '’' || r == '‘':
			return '\''
		case r == '“' || r == '”' || r == '„':
			return '"'
		case r == '–' || r == '—':
			return '-'
		}
		return r
	}, form)
}

// First is the bit of Word.Shape that marks the first word of a sentence.
const First = 1 << 7

func shape(form string, first bool) uint32 {
	const upper, lower, digit, hyphen, other, allUpper, capital = 1, 2, 4, 8, 16, 32, 64
	var bits uint32
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			bits |= upper
			if i == 0 {
				bits |= capital
			}
		case unicode.IsLower(r):
			bits |= lower
		case unicode.IsDigit(r):
			bits |= digit
		case r == '-':
			bits |= hyphen
		default:
			bits |= other
		}
	}
	if bits&upper != 0 && bits&lower == 0 {
		bits |= allUpper
	}
	if first {
		bits |= First
	}
	return bits
}

// prefix returns the first n characters of s.
func prefix(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// suffix returns the last n characters of s.
func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}
