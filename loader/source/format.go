package source

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// format is how an input is to be read.
type format int

const (
	unknown format = iota
	htmlPage
	plainText
	jsonArticles
	jsonLines
)

// known names, for messages, what is read.
const known = ".html, .htm, .txt, .md, .json and .jsonl, each also with .gz"

var extensions = map[string]format{
	".html": htmlPage, ".htm": htmlPage, ".xhtml": htmlPage,
	".txt": plainText, ".text": plainText, ".md": plainText,
	".json": jsonArticles, ".jsonl": jsonLines, ".ndjson": jsonLines,
}

// formatOf tells by the name, .gz left aside.
func formatOf(name string) format {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return extensions[filepath.Ext(name)]
}

// sniff tells by the first bytes, for standard input.
func sniff(head []byte) format {
	t := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case len(t) == 0:
		return plainText
	case t[0] == '<':
		return htmlPage
	case t[0] == '[':
		return jsonArticles
	case t[0] == '{':
		return jsonLines // one object is one line, or the first of several
	}
	return plainText
}

// binary reports whether the bytes are no text: they hold a NUL, as pictures,
// archives and PDF files do and texts in UTF-8 do not.
func binary(head []byte) bool {
	return bytes.IndexByte(head, 0) >= 0 && !utf16(head) || bytes.HasPrefix(head, []byte("%PDF-"))
}

// utf16 reports a byte order mark of UTF-16, which HTML may be in.
func utf16(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xFE, 0xFF}) || bytes.HasPrefix(head, []byte{0xFF, 0xFE})
}

// invalidAt returns the offset of the first byte that is no UTF-8, or -1.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
