package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// closers may stand between a full stop and the end of its sentence.
const closers = `"'”’“)]»`

// openers may stand before the first word of a sentence.
const openers = `"'“‘([«`

// splitSentences returns the sentences of one paragraph.
func splitSentences(text string, par span) []span {
	var out []span
	start := par.start
	for at := par.start; at < par.end; {
		r, n := utf8.DecodeRuneInString(text[at:par.end])
		if !isTerminator(r) {
			at += n
			continue
		}
		stop := terminator{text: text[:par.end], sentence: start, at: at}
		stop.end = skipTerminators(stop.text, at)
		stop.after = skipClosers(stop.text, stop.end)
		at = stop.after
		if stop.endsSentence() {
			out = append(out, trimSpace(text, span{start, at}))
			start = skipSpace(stop.text, at)
			at = start
		}
	}
	if start < par.end {
		out = append(out, trimSpace(text, span{start, par.end}))
	}
	return out
}

// terminator is a run of full stops, question or exclamation marks.
type terminator struct {
	text     string // up to the end of the paragraph
	sentence int    // where the sentence so far starts
	at       int    // first mark
	end      int    // behind the last mark
	after    int    // behind the closing quotes and brackets too
}

func (t terminator) endsSentence() bool {
	if t.after >= len(t.text) {
		return false // the paragraph ends here anyway
	}
	if next, _ := utf8.DecodeRuneInString(t.text[t.after:]); !isSpace(next) {
		return t.missingSpace()
	}
	rest := t.text[skipSpace(t.text, t.after):]
	if !canOpen(rest) {
		return false
	}
	if t.text[t.at] == '.' && t.end == t.at+1 {
		return t.fullStopEnds(rest)
	}
	return t.end == t.after || !attribution(rest)
}

// missingSpace finds a sentence glued to the one before it, as pages lose the
// space between two elements: "ended.The".
func (t terminator) missingSpace() bool {
	before, _ := utf8.DecodeLastRuneInString(t.text[:t.at])
	word := wordBefore(t.text, t.at)
	next := leadingWord(t.text[t.after:])
	if len(word) < 2 || word != strings.ToLower(word) || !unicode.IsLower(before) {
		return false
	}
	first, n := utf8.DecodeRuneInString(next)
	second, _ := utf8.DecodeRuneInString(next[n:])
	return unicode.IsUpper(first) && (unicode.IsLower(second) || starters[strings.ToLower(next)])
}

// fullStopEnds decides for a single full stop with rest behind the space.
func (t terminator) fullStopEnds(rest string) bool {
	word := wordBefore(t.text, t.at)
	next := strings.TrimLeft(rest, openers)
	first, _ := utf8.DecodeRuneInString(next)
	starter := starters[strings.ToLower(leadingWord(next))]
	switch kind := abbreviation(word); {
	case isListNumber(t.text[t.sentence:t.at]), kind == title:
		return false
	case isClock(word):
		return rest[0] != '(' && !clockZone(next)
	case kind == counted && word == strings.ToLower(word):
		return !unicode.IsDigit(first) // "no. 10", but "He said no. Then"
	case kind != notAbbreviation, isInitials(word):
		return rest[0] != '(' && starter
	}
	return true
}

// isListNumber tells whether the sentence so far is nothing but a number:
// "1. The parties agree".
func isListNumber(sentence string) bool {
	return len(sentence) <= 3 && strings.Trim(sentence, "0123456789") == ""
}

// isInitials finds "J", "J.F" and "U.S", that is, single letters, the last full
// stop left out.
func isInitials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return strings.Contains(word, ".") || word != strings.ToLower(word)
}

func isClock(word string) bool {
	low := strings.ToLower(word)
	return low == "a.m" || low == "p.m"
}

// clockZone tells whether next, which follows "5 p.m.", belongs to the time:
// "Friday", "GMT", "Moscow time".
func clockZone(next string) bool {
	word := leadingWord(next)
	second := leadingWord(strings.TrimLeft(next[len(word):], " "))
	return zones[strings.ToLower(word)] || strings.ToLower(second) == "time"
}

var zones = wordSet("et est edt ct cst cdt pt pst pdt gmt utc bst cet cest eet eest msk ist jst aest eastern " +
	"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august " +
	"september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun")

// starters are closed-class words. In capitals behind an abbreviation or an
// initial they show a new sentence: no name begins with them.
var starters = wordSet("the a an this that these those he she it they we i you his her its their our my there here " +
	"in on at by for from with as after before during since until while when where if although though because " +
	"but and or so yet nor however meanwhile also both some many most all no not none what who why how " +
	"neither either another other such then now later earlier despite under over about among between")

// attribution tells whether rest goes on about who spoke: '"Why?" Mr Brown
// asked.' is one sentence.
func attribution(rest string) bool {
	for range 5 {
		w := leadingWord(rest)
		if w == "" {
			return false
		}
		if speech[w] {
			return true
		}
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) || starters[strings.ToLower(w)] && !pronouns[w] {
			return false
		}
		rest = strings.TrimLeft(rest[len(w):], " .")
	}
	return false
}

var (
	speech   = wordSet("said says asked asks told wrote writes added adds replied shouted cried exclaimed wondered tweeted posted demanded")
	pronouns = wordSet("He She They We I It")
)

// canOpen tells whether a sentence may begin with s: not in lower case and not
// with a mark that goes on.
func canOpen(s string) bool {
	s = strings.TrimLeft(s, openers+" ")
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "", unicode.IsLower(r):
		return false
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return true
	}
	return strings.ContainsRune("$€£¥@#•‣◦▪●*-–—…", r)
}

// wordBefore returns the letters and inner full stops that end at.
func wordBefore(text string, at int) string {
	const longest = 16
	i := at
	for i > 0 && at-i < longest {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsLetter(r) && (r != '.' || i == at) {
			break
		}
		i -= n
	}
	return strings.TrimLeft(text[i:at], ".")
}

// leadingWord returns the letters s begins with.
func leadingWord(s string) string {
	const longest = 40
	for i, r := range s {
		if !unicode.IsLetter(r) || i > longest {
			return s[:i]
		}
	}
	return s
}

func isTerminator(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func skipTerminators(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isTerminator(r) {
			break
		}
		at += n
	}
	return at
}

// skipClosers also passes over a note mark: "talks.[12] The".
func skipClosers(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if note := noteMark(text[at:]); note > 0 {
			n = note
		} else if !strings.ContainsRune(closers, r) {
			break
		}
		at += n
	}
	return at
}

// noteMark returns the length of a "[12]" at the start of s, 0 if there is none.
func noteMark(s string) int {
	const longest = 3
	if s[0] != '[' {
		return 0
	}
	for i := 1; i < len(s) && i <= longest+1; i++ {
		switch {
		case s[i] == ']' && i > 1:
			return i + 1
		case s[i] < '0' || s[i] > '9':
			return 0
		}
	}
	return 0
}

func skipSpace(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !isSpace(r) {
			break
		}
		at += n
	}
	return at
}
