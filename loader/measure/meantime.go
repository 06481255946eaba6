package measure

import "strings"

// meantime is a document of MEANTIME. Sentences are words with a space between;
// Tok counts the words of the document.
type meantime struct {
	ID    string   `json:"doc_id"`
	DCT   string   `json:"dct"`
	Sents []string `json:"sents"`
	Timex []struct {
		Span  *meantimeSpan `json:"span"`
		Type  string        `json:"type"`
		Value string        `json:"value"`
	} `json:"timex"`
	Events []struct {
		Span *meantimeSpan `json:"span"`
		Date string        `json:"date"` // of the event: "2008-02-XX"
	} `json:"events"`
}

type meantimeSpan struct {
	Sent int    `json:"sent"`
	Tok  []int  `json:"tok"`
	Text string `json:"text"`
}

// text returns the first sentences as paragraphs, with the offset of every word.
func (d *meantime) text(sentences int) (text string, starts []int) {
	var b strings.Builder
	for _, s := range d.Sents[:min(sentences, len(d.Sents))] {
		for _, w := range strings.Fields(s) {
			starts = append(starts, b.Len())
			b.WriteString(w + " ")
		}
		b.WriteString("\n\n")
	}
	return b.String(), starts
}
