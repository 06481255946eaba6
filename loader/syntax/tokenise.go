package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenise returns the words of one sentence in the manner of the English UD
// treebanks, except that words like "son-in-law" stay whole: in pieces, their
// "in" and "law" pass for a prepositional phrase.
func tokenise(text string, sentence span) []Token {
	tokens := make([]Token, 0, (sentence.end-sentence.start)/5+1)
	s := scanner{text: text[:sentence.end]}
	s.lastWord = sentence.start + len(strings.TrimRight(s.text[sentence.start:], closers+" "))
	for at := skipSpace(s.text, sentence.start); at < len(s.text); at = skipSpace(s.text, at) {
		n := s.length(at)
		for _, part := range clitics(s.text[at : at+n]) {
			tokens = append(tokens, Token{Text: part, Start: at, End: at + len(part), Head: -1})
			at += len(part)
		}
	}
	return tokens
}

// scanner finds where words end. Its look-ahead is bounded or consumed, so that
// a page of junk without a space takes linear time too.
type scanner struct {
	text     string
	lastWord int // end of the last word, its full stop included
}

// wordRules are tried in order; each returns the length of the word at the start
// of s, 0 if it is not of its kind.
var wordRules = []func(s string) int{
	webAddress,
	mailAddress,
	handle,
	dottedLetters,
	number,
	dotsOrDashes,
	clitic,
	currency,
	linkedCompound,
	prefixedWord,
	plainWord,
}

// length of the word at the offset, at least one character.
func (s scanner) length(at int) int {
	rest := s.text[at:]
	if n := s.abbreviation(at); n > 0 {
		return n
	}
	for _, rule := range wordRules {
		if n := rule(rest); n > 0 {
			return n
		}
	}
	_, n := utf8.DecodeRuneInString(rest)
	return n
}

// abbreviation finds "Mr." and, in "J. Smith", "J." At the end of the sentence
// the full stop is a word of its own, save for abbreviations that may stand
// there: "Acme Inc."
func (s scanner) abbreviation(at int) int {
	rest := s.text[at:]
	if strings.HasPrefix(strings.ToLower(rest[:min(len(rest), 5)]), "ph.d.") {
		return 5
	}
	word := leadingWord(rest)
	n := len(word) + 1
	if word == "" || n > len(rest) || rest[n-1] != '.' || strings.HasPrefix(rest[n:], ".") {
		return 0
	}
	kind, last := abbreviation(word), at+n >= s.lastWord
	initial := isInitials(word) && dottedLetters(rest) == 0
	if kind == trailing || !last && (initial || kind == title || kind == counted && nextIsDigit(rest[n:])) {
		return n
	}
	return 0
}

func nextIsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[:min(len(s), 4)], isSpace))
	return unicode.IsDigit(r)
}

// webAddress leaves out punctuation behind the address.
func webAddress(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return 0
	}
	end := strings.IndexFunc(s, func(r rune) bool { return isSpace(r) || strings.ContainsRune(`<>"”)]`, r) })
	if end < 0 {
		end = len(s)
	}
	n := len(strings.TrimRight(s[:end], ".,;:!?'’"))
	if n <= len("www.") {
		return 0
	}
	return n
}

func mailAddress(s string) int {
	const longest = 64 // of the part before the @, by the standard
	i := 0
	for i < len(s) && i < longest && isMailByte(s[i]) {
		i++
	}
	if i == 0 || i == len(s) || s[i] != '@' {
		return 0
	}
	j := i + 1
	for j < len(s) && j < i+255 && isMailByte(s[j]) {
		j++
	}
	host := strings.TrimRight(s[i+1:j], ".-")
	if !strings.Contains(host, ".") {
		return 0
	}
	return i + 1 + len(host)
}

func isMailByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("._+-", c) >= 0
}

// handle finds "@name" and "#topic".
func handle(s string) int {
	if s[0] != '@' && s[0] != '#' {
		return 0
	}
	n := 1 + countRunes(s[1:], func(r rune) bool { return isWordRune(r) || r == '_' })
	if n == 1 {
		return 0
	}
	return n
}

// dottedLetters finds "U.S.", "a.m." and "U.S".
func dottedLetters(s string) int {
	letters, end := 0, 0
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(r) || startsWithWord(s[at+n:]) {
			break
		}
		letters++
		at += n
		end = at
		if at >= len(s) || s[at] != '.' {
			break
		}
		at++
		end = at
	}
	if letters < 2 {
		return 0
	}
	return end
}

// number finds figures with their inner marks, and ordinals and decades: "3.5",
// "12:30", "1/2", "21st", "1990s". A unit glued on is a word of its own.
func number(s string) int {
	at := digits(s)
	if at == 0 {
		return 0
	}
	before := 0 // length without the last group
	for at < len(s) && strings.IndexByte(".,:/", s[at]) >= 0 {
		d := digits(s[at+1:])
		if d == 0 {
			break
		}
		before = at
		at += 1 + d
	}
	if !startsWithWord(s[at:]) {
		return at
	}
	tail := leadingWord(s[at:])
	switch low := strings.ToLower(tail); {
	case startsWithWord(s[at+len(tail):]):
	case low == "st" || low == "nd" || low == "rd" || low == "th" || tail == "s":
		return at + len(tail)
	case units[low]:
		return at
	}
	return before // the last group begins a word like "3D"
}

var units = wordSet("am pm km cm mm kg mph kph bn mn tn trn m")

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func dotsOrDashes(s string) int {
	for _, mark := range []byte{'.', '-'} {
		n := 0
		for n < len(s) && s[n] == mark {
			n++
		}
		if n > 1 {
			return n
		}
	}
	return 0
}

// clitic finds one that stands alone, as behind a closing quote.
func clitic(s string) int {
	n := apostrophe(s)
	if n == 0 {
		return 0
	}
	word := leadingWord(s[n:])
	if !cliticWords[strings.ToLower(word)] || startsWithWord(s[n+len(word):]) {
		return 0
	}
	return n + len(word)
}

var cliticWords = wordSet("s re ve ll m d")

// clitics cuts the clitic off a word: "Russia's", "won't", "cannot".
func clitics(word string) []string {
	low := strings.ToLower(word)
	if fused[low] {
		return []string{word[:3], word[3:]}
	}
	for i := len(word) - 1; i > 0 && len(word)-i < 6; i-- {
		n := apostrophe(word[i:])
		if n == 0 {
			continue
		}
		tail := low[len(low)-(len(word)-i-n):]
		switch {
		case tail == "t" && (word[i-1] == 'n' || word[i-1] == 'N') && i > 1:
			return []string{word[:i-1], word[i-1:]}
		case cliticWords[tail]:
			return []string{word[:i], word[i:]}
		}
	}
	return []string{word}
}

var fused = wordSet("cannot gonna wanna gotta gimme lemme")

// apostrophe returns the length of the apostrophe s begins with, 0 without one.
func apostrophe(s string) int {
	switch {
	case strings.HasPrefix(s, "'"):
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// currency finds "US$".
func currency(s string) int {
	for _, c := range []string{"US$", "HK$", "NZ$", "CA$", "AU$", "A$", "C$", "R$", "S$"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

// linkedCompound finds "son-in-law", "commander-in-chief", "Stratford-upon-Avon".
func linkedCompound(s string) int {
	const mostLinks = 3
	at := len(leadingLetters(s))
	if at == 0 {
		return 0
	}
	linked := false
	for range mostLinks + 1 {
		if at >= len(s) || s[at] != '-' {
			return 0
		}
		part := leadingLetters(s[at+1:])
		switch {
		case part == "":
			return 0
		case links[strings.ToLower(part)] && strings.HasPrefix(s[at+1+len(part):], "-"):
			linked = true
		case linked:
			return at + 1 + len(part)
		default:
			return 0
		}
		at += 1 + len(part)
	}
	return 0
}

var links = wordSet("in of to the at by on upon for and up out off")

// prefixedWord finds "anti-government": UD keeps prefixes that are no words.
func prefixedWord(s string) int {
	prefix := leadingLetters(s)
	if !prefixes[strings.ToLower(prefix)] || !strings.HasPrefix(s[len(prefix):], "-") {
		return 0
	}
	at := len(prefix) + 1
	n := countRunes(s[at:], unicode.IsLower)
	if n == 0 {
		return 0
	}
	return at + n
}

var prefixes = wordSet("non e anti re co pre pro mid cross post over semi multi ex sub counter un inter neo socio mini")

// plainWord finds letters and digits with inner apostrophes and ampersands:
// "O'Brien", "AT&T", "G20".
func plainWord(s string) int {
	at := countRunes(s, isWordRune)
	for at > 0 && at < len(s) {
		mark := apostrophe(s[at:])
		if s[at] == '&' {
			mark = 1
		}
		n := countRunes(s[at+mark:], isLetterRune)
		if mark == 0 || n == 0 {
			break
		}
		at += mark + n
	}
	return at
}

func isLetterRune(r rune) bool {
	const softHyphen = '\u00ad'
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == softHyphen
}

func isWordRune(r rune) bool { return isLetterRune(r) || unicode.IsDigit(r) }

// startsWithWord tells whether a letter or digit comes next.
func startsWithWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r)
}

// leadingLetters is leadingWord for words of any length.
func leadingLetters(s string) string { return s[:countRunes(s, isLetterRune)] }

// countRunes returns the length in bytes of the run of characters at the start
// of s for which is holds.
func countRunes(s string, is func(rune) bool) int {
	for i, r := range s {
		if !is(r) {
			return i
		}
	}
	return len(s)
}
