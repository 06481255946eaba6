package extract

// quotes is the state of quotation marks across sentences: a quotation may run
// over several.
type quotes struct{ open bool }

// mark fills tree.quoted. Plain double quotes alternate; typographic ones say
// themselves which they are. A quotation ends with its paragraph at the latest.
func (q *quotes) mark(t *tree, newParagraph bool) {
	if newParagraph {
		q.open = false
	}
	for i := range t.tok {
		switch t.tok[i].Text {
		case "“", "«", "„":
			q.open = true
			t.quoted[i] = true
			continue
		case "”", "»":
			q.open = false
			t.quoted[i] = true
			continue
		case "\"", "``", "''":
			t.quoted[i] = true
			q.open = !q.open
			continue
		}
		t.quoted[i] = q.open
	}
}

func isQuote(s string) bool {
	switch s {
	case "“", "”", "\"", "«", "»", "„", "``", "''":
		return true
	}
	return false
}
