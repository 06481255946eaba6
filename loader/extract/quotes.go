package extract

import "github.com/parley-events/parley/loader/syntax"

// quotes is the state of quotation marks across sentences: a quotation may run
// over several.
type quotes struct{ open bool }

// mark says which words of a sentence stand between quotation marks, the marks
// included. Plain double quotes alternate; typographic ones say themselves which
// they are. A quotation ends with its paragraph at the latest.
func (q *quotes) mark(s *syntax.Sentence, newParagraph bool) []bool {
	quoted := make([]bool, len(s.Tokens))
	if newParagraph {
		q.open = false
	}
	for i := range s.Tokens {
		switch s.Tokens[i].Text {
		case "“", "«", "„":
			q.open = true
			quoted[i] = true
			continue
		case "”", "»":
			q.open = false
			quoted[i] = true
			continue
		case "\"", "``", "''":
			quoted[i] = true
			q.open = !q.open
			continue
		}
		quoted[i] = q.open
	}
	return quoted
}

func isQuote(s string) bool {
	switch s {
	case "“", "”", "\"", "«", "»", "„", "``", "''":
		return true
	}
	return false
}
