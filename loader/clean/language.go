package clean

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"github.com/parley-events/parley/graph"
)

// enoughLetters are needed before the text is asked: on short ones the detector
// is wrong and sure of it.
const enoughLetters = 200

// language returns the language of the text as a BCP 47 code: what the
// document says and, against it, only a reliable reading of a long body.
func language(a *graph.Article) string {
	said, _, _ := strings.Cut(strings.ToLower(a.Language), "-")
	said, _, _ = strings.Cut(said, "_")
	if len(a.Text) >= enoughLetters {
		if plainlyEnglish(a.Text) {
			return "en"
		}
		info := whatlanggo.Detect(a.Text)
		if code := info.Lang.Iso6391(); info.IsReliable() && code != "" {
			return code
		}
	}
	if len(said) == 2 {
		return said
	}
	return "en"
}

// plainlyEnglish says whether every tenth word is one of the small words that
// English has and other languages have not; in English prose it is every fifth.
// The detector takes ten times as long as the rest of cleaning, and is asked about
// the others only.
func plainlyEnglish(text string) bool {
	const share = 10
	words, small := 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if smallEnglish[w] {
			small++
		}
	}
	return words > 0 && small*share >= words
}

var smallEnglish = map[string]bool{
	"the": true, "The": true, "of": true, "and": true, "to": true, "that": true, "with": true, "from": true,
	"said": true, "has": true, "have": true, "his": true, "were": true, "which": true, "their": true,
}
