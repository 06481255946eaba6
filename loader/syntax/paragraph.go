package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a stretch of text, End excluded.
type span struct{ start, end int }

// paragraphs returns the paragraphs of text without surrounding space.
//
// A blank line ends a paragraph. Whether a single line break does depends on
// the block of lines around it: text wrapped at a fixed width is joined, text
// with a line a paragraph (as pages saved from the web have it) is not.
func paragraphs(text string) []span {
	var out []span
	var block []span
	flush := func() {
		out = append(out, joinLines(text, block)...)
		block = block[:0]
	}
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		line := trimSpace(text, span{at, end})
		if line.start == line.end {
			flush()
		} else {
			block = append(block, line)
		}
		at = next
	}
	flush()
	return out
}

// lineEnd returns the end of the line that starts at and the start of the next.
func lineEnd(text string, at int) (end, next int) {
	i := strings.IndexAny(text[at:], "\n\r\u2029")
	if i < 0 {
		return len(text), len(text)
	}
	end = at + i
	switch {
	case strings.HasPrefix(text[end:], "\r\n"):
		return end, end + 2
	case strings.HasPrefix(text[end:], "\u2029"):
		return end, end + len("\u2029")
	}
	return end, end + 1
}

// joinLines makes paragraphs of a block of lines without a blank one.
func joinLines(text string, lines []span) []span {
	if len(lines) == 0 {
		return nil
	}
	wrapped := isWrapped(text, lines)
	var out []span
	cur := lines[0]
	for _, l := range lines[1:] {
		first, _ := utf8.DecodeRuneInString(text[l.start:])
		if !isBullet(text[l.start:l.end]) && (wrapped || unicode.IsLower(first)) {
			cur.end = l.end
			continue
		}
		out = append(out, cur)
		cur = l
	}
	return append(out, cur)
}

// widestWrap is the longest line taken for the work of a wrapping editor.
const widestWrap = 130

// isWrapped tells whether lines were broken to fit a width: then no line has
// room for the first word of the next, and some line ends amid a sentence.
func isWrapped(text string, lines []span) bool {
	width := 0
	for _, l := range lines {
		width = max(width, l.end-l.start)
	}
	if width > widestWrap {
		return false
	}
	amid := false
	for i, l := range lines[:len(lines)-1] {
		next := text[lines[i+1].start:lines[i+1].end]
		word, _, _ := strings.Cut(next, " ")
		if l.end-l.start+1+len(word) <= width {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[l.start:l.end], closers))
		amid = amid || !isTerminator(last)
	}
	return amid
}

// isBullet tells whether a line opens a list item.
func isBullet(line string) bool {
	r, n := utf8.DecodeRuneInString(line)
	return strings.ContainsRune("•‣◦▪●*-–—", r) && n < len(line) && (line[n] == ' ' || line[n] == '\t')
}

// trimSpace narrows s to leave out surrounding space.
func trimSpace(text string, s span) span {
	part := text[s.start:s.end]
	s.start += len(part) - len(strings.TrimLeftFunc(part, isSpace))
	return span{s.start, s.start + len(strings.TrimFunc(part, isSpace))}
}

// isSpace also takes the invisible characters that web pages leave in text.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}
