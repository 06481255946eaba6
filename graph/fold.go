package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxToken is the longest token indexed, in bytes; longer ones are cut. Both
// full-text engines take it.
const MaxToken = 64

// Fold returns the form names are compared in: lower case, without
// diacritics, possessive "'s" and punctuation, single spaces. It is done here,
// once, so that both stores compare alike whatever their collation.
func Fold(s string) string { return strings.Join(Tokens(s), " ") }

// Tokens splits text into the folded words that full-text search matches, in
// order of appearance. A word is a run of letters and digits.
func Tokens(s string) []string {
	var (
		folded = make([]byte, 0, len(s)) // the words, run together
		ends   []int                     // of each word
		start  int                       // of the word at hand
	)
	flush := func() {
		if len(folded) > start {
			start = len(folded)
			ends = append(ends, start)
		}
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case isApostrophe(r):
			if len(folded) > start && possessive(s[i:]) {
				i++ // the s of "Russia's"
			} else if len(folded) == start || !letterAt(s[i:]) {
				flush()
			} // within a word ("O'Brien", "Sana'a") it is dropped
		case isLetter(r):
			folded = appendFolded(folded, r)
		case unicode.In(r, unicode.Mn, unicode.Cf):
			// a combining mark or a soft hyphen: within the word, not kept
		default:
			flush()
		}
	}
	flush()
	return words(string(folded), ends)
}

// words cuts text after each of the ends.
func words(text string, ends []int) []string {
	if len(ends) == 0 {
		return nil
	}
	list := make([]string, len(ends))
	start := 0
	for i, end := range ends {
		list[i], start = cutToken(text[start:end]), end
	}
	return list
}

func cutToken(s string) string {
	if len(s) <= MaxToken {
		return s
	}
	cut := MaxToken
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut]
}

// isApostrophe: also those that transliterations write for a glottal stop or a
// soft sign ("Qurʻan", "Rusʹ").
func isApostrophe(r rune) bool {
	return r == '\'' || r >= utf8.RuneSelf && strings.ContainsRune("’‘ʼʻʾʿʹ′", r) || r == '`'
}

// possessive reports whether rest begins with an s that ends the word.
func possessive(rest string) bool {
	return rest != "" && (rest[0] == 's' || rest[0] == 'S') && !letterAt(rest[1:])
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r)
}

// isLetter: also digits, and the vowel signs of Indic scripts that stand beside
// their consonant.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r)
}

// appendFolded appends the letter in lower case, without its accent.
func appendFolded(word []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(word, byte(r))
	}
	r = unicode.ToLower(r)
	if base, ok := baseLetters[r]; ok {
		return append(word, base...)
	}
	return utf8.AppendRune(word, r)
}

// baseLetters maps accented letters to their base, as dropping the combining
// marks of their decomposed form does. The standard library has no
// decomposition, and this package has no other.
var baseLetters = func() map[rune]string {
	m := map[rune]string{}
	for base, variants := range map[string]string{
		"a":  "àáâãäåāăąǎǟǡǻȁȃȧⱥḁẚạảấầẩẫậắằẳẵặə",
		"ae": "æǣǽ",
		"b":  "ƀɓḃḅḇ",
		"c":  "çćĉċčƈȼḉ",
		"d":  "ďđðɖɗḋḍḏḑḓ",
		"e":  "èéêëēĕėęěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệ",
		"f":  "ƒḟ",
		"g":  "ĝğġģǥǧǵḡɠ",
		"h":  "ĥħȟḣḥḧḩḫẖ",
		"i":  "ìíîïĩīĭįıǐȉȋɨḭḯỉị",
		"ij": "ĳ",
		"j":  "ĵǰɉ",
		"k":  "ķĸǩḱḳḵƙ",
		"l":  "ĺļľŀłƚḷḹḻḽ",
		"m":  "ḿṁṃ",
		"n":  "ñńņňŉŋǹṅṇṉṋɲ",
		"o":  "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
		"oe": "œ",
		"p":  "ṕṗƥ",
		"r":  "ŕŗřȑȓɍṙṛṝṟ",
		"s":  "śŝşšșſṡṣṥṧṩ",
		"ss": "ß",
		"t":  "ţťŧțⱦṫṭṯṱẗƭ",
		"th": "þ",
		"u":  "ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự",
		"v":  "ṽṿ",
		"w":  "ŵẁẃẅẇẉẘ",
		"x":  "ẋẍ",
		"y":  "ýÿŷȳɏẏẙỳỵỷỹƴ",
		"z":  "źżžƶȥẑẓẕ",
		"dz": "ǆǳ",
		"lj": "ǉ",
		"nj": "ǌ",
		"fi": "ﬁ",
		"fl": "ﬂ",
		"ff": "ﬀ",

		"г": "ѓ", "е": "ёѐ", "и": "йѝ", "і": "ї", "к": "ќ", "у": "ў",
		"α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "σ": "ς", "υ": "ύϋΰ", "ω": "ώ",
		"ا": "آأإ", "و": "ؤ", "ي": "ئ",
	} {
		for _, r := range variants {
			m[r] = base
		}
	}
	return m
}()
