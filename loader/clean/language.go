package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"github.com/parley-events/parley/graph"
)

const (
	// enoughLetters are needed before the detector's word is taken: on short
	// texts it is wrong and sure of it.
	enoughLetters = 200
	// The detector reads samples of a text that is longer than they are
	// together, in bytes.
	samples, sampleLength = 3, 250
)

// language returns the language of the text as a BCP 47 code: what the
// document says and, against it, only a reliable reading of a long body.
func language(a *graph.Article) string {
	said, _, _ := strings.Cut(strings.ToLower(a.Language), "-")
	said, _, _ = strings.Cut(said, "_")
	if len(a.Text) >= enoughLetters {
		if code, sure := detect(sample(a.Text)); sure && code == "en" {
			return code
		}
		if code, sure := detect(a.Text); sure { // another language by all of the text only
			return code
		}
	}
	if len(said) == 2 {
		return said
	}
	return "en"
}

func detect(text string) (code string, sure bool) {
	info := whatlanggo.Detect(text)
	code = info.Lang.Iso6391()
	return code, info.IsReliable() && code != ""
}

// sample returns stretches of a text from its start, middle and end: the
// detector takes longer than the rest of cleaning.
func sample(text string) string {
	if len(text) <= samples*sampleLength {
		return text
	}
	var out strings.Builder
	for i := range samples {
		from := i * (len(text) - sampleLength) / (samples - 1)
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
		out.WriteString(text[from:min(from+sampleLength, len(text))])
		out.WriteByte('\n')
	}
	return out.String()
}
