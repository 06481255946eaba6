package clean

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"github.com/parley-events/parley/graph"
)

// letters that the detector needs before its word is taken: on short texts it
// is wrong and sure of it.
const enoughLetters = 200

// language returns the language of the text as a BCP 47 code: what the
// document says and, against it, only a reliable reading of a long body.
func language(a *graph.Article) string {
	said, _, _ := strings.Cut(strings.ToLower(a.Language), "-")
	said, _, _ = strings.Cut(said, "_")
	if len(a.Text) >= enoughLetters {
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
