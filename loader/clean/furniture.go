package clean

import (
	"regexp"
	"strings"
	"unicode"
)

// furniture are lines of a page that are no part of the article. Each is
// matched against a whole line, so that a sentence about sharing stays.
var furniture = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(share|tweet|print|email|save|copy link|comments?|advertisement|sponsored|listen|watch|home|menu|search|subscribe|sign in|log in|follow us|related|trending|most read|read more|more on this( story)?|back to top|skip to (main )?content)[.:!]?$`),
	regexp.MustCompile(`(?i)^(share|follow|join) (this|us|on)\b.{0,60}$`),
	regexp.MustCompile(`(?i)^(read|see|watch|listen|related|also read|read also|more|further reading)( (more|also|next))?\s*[:|»].*$`),
	regexp.MustCompile(`(?i)^(sign up|subscribe|register|download|get)\b.{0,80}\b(newsletter|briefing|app|alerts|inbox|edition|podcast)\b.*$`),
	regexp.MustCompile(`(?i)^(copyright|©|\(c\)|all rights reserved).*$`),
	regexp.MustCompile(`(?i)^(last updated?|updated|published|posted|first published)( on| at)?\s*:.*$`),
	regexp.MustCompile(`(?i)^[•·|\s]*\d[\d,.]*\s*(views?|shares?|comments?|min(ute)?s? read|reads?)\.?$`),
	regexp.MustCompile(`^\d+\.\s+[A-Z ]{2,20}$`), // "1. HOME"
	regexp.MustCompile(`(?i)^(photo|image|picture|video|file photo|getty images|reuters|ap photo|afp)\s*[:/|].*$`),
	regexp.MustCompile(`(?i)^(we use|this site uses|by continuing).{0,40}\bcookies\b.*$`),
	regexp.MustCompile(`^[\W_]*$`),
}

var byline = regexp.MustCompile(`(?i)^(?:author|written by|reported by)\s*:?\s+(\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){1,3})\.?$`)

// tidy returns the body as paragraphs between blank lines, without furniture
// and odd spaces, and the author where the body names one.
func tidy(text, author string) (string, string) {
	var paragraphs []string
	for _, block := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		line := strings.Join(strings.FieldsFunc(strings.Map(plain, block), unicode.IsSpace), " ")
		if m := byline.FindStringSubmatch(line); m != nil {
			if author == "" {
				author = m[1]
			}
			continue
		}
		if line != "" && !isFurniture(line) {
			paragraphs = append(paragraphs, line)
		}
	}
	return strings.Join(paragraphs, "\n\n"), author
}

func isFurniture(line string) bool {
	for _, f := range furniture {
		if f.MatchString(line) {
			return true
		}
	}
	return false
}

// plain drops what is invisible: zero-width characters, soft hyphens, byte
// order marks and control characters; the odd spaces become spaces.
func plain(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
		return -1
	}
	return r
}
