package graph

import (
	"cmp"
)

// Successor finds, among the current mentions of its article, the one that
// stands where the retired mention stood: one with the same quote, else the
// one whose sentence overlaps the retired one's the most. The spans count in
// two versions of the text, so the quote is trusted first. Of several that fit
// alike it takes one of the same type, then the first in the text.
func Successor(retired Mention, current []Mention) (MentionID, bool) {
	var best *Mention
	for i := range current {
		m := &current[i]
		if m.Article != retired.Article || !retired.sameQuote(m) && retired.overlap(m) <= 0 {
			continue
		}
		if best == nil || retired.compareHeirs(m, best) < 0 {
			best = m
		}
	}
	if best == nil {
		return "", false
	}
	return best.ID, true
}

// compareHeirs says which of two mentions succeeds m rather: a (< 0) or b.
func (m *Mention) compareHeirs(a, b *Mention) int {
	if c := compareTrue(m.sameQuote(a), m.sameQuote(b)); c != 0 {
		return c
	}
	if !m.sameQuote(a) {
		if c := cmp.Compare(m.overlap(b), m.overlap(a)); c != 0 {
			return c
		}
	}
	return cmp.Or(compareTrue(m.Type == a.Type, m.Type == b.Type), comparePositions(*a, *b))
}

func (m *Mention) sameQuote(o *Mention) bool { return m.Quote != "" && m.Quote == o.Quote }

// overlap counts the bytes that the sentences of two mentions share.
func (m *Mention) overlap(o *Mention) int {
	return min(m.Span.End, o.Span.End) - max(m.Span.Start, o.Span.Start)
}

// compareTrue puts what holds before what does not.
func compareTrue(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func comparePositions(a, b Mention) int {
	return cmp.Or(a.Span.Start-b.Span.Start, a.Trigger.Start-b.Trigger.Start, cmp.Compare(a.ID, b.ID))
}
