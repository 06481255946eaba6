package actors

import (
	"strings"
	"unicode/utf8"

	"github.com/parley-events/parley/loader/syntax"
)

// word is a token of the text made ready for comparing.
type word struct {
	text, fold string
	start, end int
	sent       int // index in the sentences given
	paragraph  int
	upper      bool // begins with a capital
	caps       bool // is in capitals
	glued      bool // no space before it
	quoted     bool // inside quotation marks
	upos, xpos string
	rel        string
}

// sentenceWords is the range of one sentence in the words of the text.
type sentenceWords struct {
	from, to int
	// titled sentences are headlines in capitals or Title Case: there a capital
	// tells nothing.
	titled bool
}

// flatten returns the words of all sentences.
func flatten(sents []syntax.Sentence) ([]word, []sentenceWords) {
	n := 0
	for i := range sents {
		n += len(sents[i].Tokens)
	}
	words := make([]word, 0, n)
	ranges := make([]sentenceWords, len(sents))
	quoted, paragraph := false, -1
	for i := range sents {
		s := &sents[i]
		if s.Paragraph != paragraph {
			quoted, paragraph = false, s.Paragraph // an unclosed quotation ends with its paragraph
		}
		ranges[i].from = len(words)
		for k := range s.Tokens {
			t := &s.Tokens[k]
			w := word{
				text: t.Text, fold: foldWord(t.Text), start: t.Start, end: t.End, sent: i, paragraph: paragraph,
				upper: startsUpper(t.Text), caps: inCapitals(t.Text), upos: t.UPOS, xpos: t.XPOS, rel: t.Rel,
				glued: len(words) > ranges[i].from && words[len(words)-1].end == t.Start,
			}
			switch t.Text {
			case "“", "«":
				quoted = true
			case "”", "»":
				quoted = false
			case `"`, "``", "''":
				quoted = !quoted
			default:
				w.quoted = quoted
			}
			words = append(words, w)
		}
		ranges[i].to = len(words)
		ranges[i].titled = titled(words[ranges[i].from:])
	}
	return words, ranges
}

// titled tells whether the sentence is written like a headline.
func titled(words []word) bool {
	const fewest = 5 // shorter ones are names as often as headlines
	long, upper, caps, count, last := 0, 0, 0, 0, ""
	for i := range words {
		w := &words[i]
		if w.fold != "" && w.fold != "," {
			count++
			if w.text == strings.ToUpper(w.text) {
				caps++
			}
		}
		if utf8.RuneCountInString(w.text) < 4 || w.fold == "" {
			continue
		}
		long++
		if w.upper {
			upper++
		}
		last = w.text
	}
	ended := len(words) > 0 && strings.ContainsAny(words[len(words)-1].text, ".!?")
	if count > 1 && caps == count && last != "" {
		return true // "A HALTING START"
	}
	return long >= fewest && upper*10 >= long*9 && last != "" && !ended
}

// tagged tells whether the word carries a tag of the tagger.
func (w *word) tagged() bool { return w.upos != "" && w.upos != "X" }

// isNoun tells whether a tagged word is a common noun or adjective; an untagged
// one is not.
func (w *word) isNoun() bool { return w.upos == "NOUN" || w.upos == "ADJ" }

func (w *word) isVerb() bool { return w.upos == "VERB" || w.upos == "AUX" }

func (w *word) isHyphen() bool { return w.text == "-" || w.text == "‐" || w.text == "‑" }

func (w *word) isPossessive() bool {
	return w.text == "'s" || w.text == "’s" || w.glued && (w.text == "'" || w.text == "’")
}
