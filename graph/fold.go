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
		tokens []string
		word   strings.Builder
	)
	flush := func() {
		if word.Len() > 0 {
			tokens = append(tokens, cutToken(word.String()))
			word.Reset()
		}
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.Is(unicode.Mn, r):
			// a combining mark, or the letter apostrophe: part of the word, not kept
		case isApostrophe(r):
			if word.Len() > 0 && possessive(s[i+size:]) {
				size++ // the s of "Russia's"
			} else if word.Len() == 0 || !letterAt(s[i+size:]) {
				flush()
			} // within a word ("O'Brien", "Sana'a") it is dropped
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			foldRune(&word, r)
		default:
			flush()
		}
		i += size
	}
	flush()
	return tokens
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

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

// possessive reports whether rest begins with an s that ends the word.
func possessive(rest string) bool {
	return rest != "" && (rest[0] == 's' || rest[0] == 'S') && !letterAt(rest[1:])
}

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func foldRune(w *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		w.WriteRune(unicode.ToLower(r))
		return
	}
	if base, ok := latinBase[r]; ok {
		w.WriteString(base)
		return
	}
	w.WriteRune(unicode.ToLower(r))
}

// latinBase maps the accented letters of the Latin alphabets to their base.
// The standard library has no decomposition, and this package has no other.
var latinBase = func() map[rune]string {
	m := map[rune]string{}
	for base, variants := range map[string]string{
		"a":  "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺⱥḀḁẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặəƏ",
		"ae": "ÆæǢǣǼǽ",
		"b":  "ƀƁɓɃḂḃḄḅḆḇ",
		"c":  "ÇçĆćĈĉĊċČčƇƈȻȼḈḉ",
		"d":  "ĎďĐđÐðƉƊɖɗḊḋḌḍḎḏḐḑḒḓ",
		"e":  "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩɆɇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ",
		"f":  "ƑƒḞḟ",
		"g":  "ĜĝĞğĠġĢģǤǥǦǧǴǵḠḡƓɠ",
		"h":  "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ",
		"i":  "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋƗɨḬḭḮḯỈỉỊị",
		"ij": "Ĳĳ",
		"j":  "ĴĵǰɈɉ",
		"k":  "ĶķĸǨǩḰḱḲḳḴḵƘƙ",
		"l":  "ĹĺĻļĽľĿŀŁłȽƚḶḷḸḹḺḻḼḽ",
		"m":  "ḾḿṀṁṂṃ",
		"n":  "ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋƝɲ",
		"o":  "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ",
		"oe": "Œœ",
		"p":  "ṔṕṖṗƤƥ",
		"r":  "ŔŕŖŗŘřȐȑȒȓɌɍṘṙṚṛṜṝṞṟ",
		"s":  "ŚśŜŝŞşŠšȘșſṠṡṢṣṤṥṦṧṨṩ",
		"ss": "ßẞ",
		"t":  "ŢţŤťŦŧȚțȾṪṫṬṭṮṯṰṱẗƬƭ",
		"th": "Þþ",
		"u":  "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗɄʉṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự",
		"v":  "ṼṽṾṿ",
		"w":  "ŴŵẀẁẂẃẄẅẆẇẈẉẘ",
		"x":  "ẊẋẌẍ",
		"y":  "ÝýÿŶŷŸȲȳɎɏẎẏẙỲỳỴỵỶỷỸỹƳƴ",
		"z":  "ŹźŻżŽžƵƶȤȥẐẑẒẓẔẕ",
	} {
		for _, r := range variants {
			m[r] = base
		}
	}
	return m
}()
