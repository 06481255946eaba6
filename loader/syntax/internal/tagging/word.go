package tagging

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/loader/syntax/internal/lexicon"
	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// Word is a word of a sentence with all that features are made of. Fields of type uint32 are atoms (see package linear).
type Word struct {
	Form  string // normalised: see Normalise
	Lower string
	Lemma string // of Lower; set by Lemmatise
	given string // not normalised

	Shape   uint32 // letters, digits, marks, capitals; bit First: first in the sentence
	Suffix3 uint32

	form, lower                        uint32
	prefix1, prefix2, prefix3          uint32
	suffix1, suffix2, suffix4, suffix5 uint32
	forms                              uint32 // what the word list says
	ambiguity, lowerAmbiguity          uint32
	finiteAhead                        uint32 // is a certainly finite verb further right, behind a comma
	entry                              *Entry
	// lowerEntry is that of the form in lower case. It is looked up too where case
	// says little: in the first word, and in headlines.
	lowerEntry *Entry
	capital    bool // has no lower-case letter
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
	words := make([]Word, len(forms))
	for i, form := range forms {
		words[i] = m.word(form)
	}
	m.relate(words)
	return words
}

// relate completes words by what their sentence makes of them.
func (m *Model) relate(words []Word) {
	shouting := mostlyCapitals(words)
	first := true
	for i := range words {
		w := &words[i]
		if first {
			w.Shape |= First
		}
		if w.entry == nil && (first || shouting) {
			w.take(w.lowerEntry)
		}
		first = first && opening[w.Form]
	}
	lookAhead(words)
}

// opening marks do not count as the first word.
var opening = map[string]bool{"\"": true, "'": true, "(": true, "[": true, "-": true, "*": true, "•": true, "...": true}

// word makes a Word of a form within a sentence.
func (m *Model) word(form string) Word {
	w := Word{given: form, Form: Normalise(form)}
	w.Lower = strings.ToLower(w.Form)
	w.form, w.lower = linear.Hash(w.Form), linear.Hash(w.Lower)
	w.Shape = shape(w.Form)
	for n, to := range []*uint32{&w.prefix1, &w.prefix2, &w.prefix3} {
		*to = linear.Hash(prefix(w.Lower, n+1))
	}
	for n, to := range []*uint32{&w.suffix1, &w.suffix2, &w.Suffix3, &w.suffix4, &w.suffix5} {
		*to = linear.Hash(suffix(w.Lower, n+1))
	}
	w.forms = uint32(lexicon.Forms(w.Lower)) + 1
	w.take(m.Dictionary[w.Form])
	w.lowerEntry = m.Dictionary[w.Lower]
	if w.lowerEntry != nil && w.Lower != w.Form {
		w.lowerAmbiguity = w.lowerEntry.ambiguity
	}
	w.capital = form == strings.ToUpper(form)
	return w
}

// take makes e what the dictionary says of the word.
func (w *Word) take(e *Entry) {
	if w.entry = e; e != nil {
		w.ambiguity = e.ambiguity
	}
}

func mostlyCapitals(words []Word) bool {
	n := 0
	for i := range words {
		if words[i].capital {
			n++
		}
	}
	return n*2 > len(words)
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

func shape(form string) uint32 {
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
