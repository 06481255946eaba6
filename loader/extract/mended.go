package extract

import (
	"strings"

	"github.com/parley-events/parley/loader/syntax"
)

// mended puts right what the parser often gets wrong in sentences on talks. The
// sentence given is not changed.
func mended(s *syntax.Sentence) *syntax.Sentence {
	return participleRoot(ownersInARow(namesInARow(s)))
}

// namesInARow: of "France's Ann Lee and Kenya's Jon Berg" the parser makes one long
// name, whose "and" hangs on its end.
func namesInARow(s *syntax.Sentence) *syntax.Sentence {
	var clone *syntax.Sentence
	tok := s.Tokens
	for k := 1; k < len(tok)-1; k++ {
		x, h := k-1, tok[k].Head
		if tok[k].Rel != "cc" || h <= k || h >= len(tok) || tok[x].Head != h || tok[x].Rel != "compound" || tok[x].UPOS != "PROPN" || tok[h].UPOS != "PROPN" || !ownsItself(tok, k) {
			continue
		}
		if clone == nil {
			c := *s
			c.Tokens = append([]syntax.Token(nil), tok...)
			clone, tok = &c, c.Tokens
		}
		tok[x].Head, tok[x].Rel = tok[h].Head, tok[h].Rel
		tok[h].Head, tok[h].Rel = x, "conj"
		for i := range x {
			if tok[i].Head == h {
				tok[i].Head = x
			}
		}
	}
	if clone == nil {
		return s
	}
	return clone
}

// ownersInARow: in "Serbia's Ann Lee and Kosovo's Jon Berg" the parser takes Lee
// and Kosovo for one owner, whose Berg is.
func ownersInARow(s *syntax.Sentence) *syntax.Sentence {
	var clone *syntax.Sentence
	tok := s.Tokens
	for k := 1; k < len(tok); k++ {
		if tok[k].XPOS != "POS" {
			continue
		}
		x, owner := tok[k].Head, k-1
		if x < 0 || x >= owner || tok[x].Rel != "nmod:poss" || tok[owner].Head != x || tok[owner].Rel != "conj" {
			continue
		}
		h := tok[x].Head
		for h > k && h < len(tok) && (tok[h].Rel == "compound" || tok[h].Rel == "nmod:desc") && tok[h].Head > h { // "Jon" of "Jon Berg"
			h = tok[h].Head
		}
		if h <= k || h >= len(tok) || !ownsItself(tok, x) {
			continue
		}
		if clone == nil {
			c := *s
			c.Tokens = append([]syntax.Token(nil), tok...)
			clone, tok = &c, c.Tokens
		}
		tok[x].Head, tok[x].Rel = tok[h].Head, tok[h].Rel
		tok[h].Head, tok[h].Rel = x, "conj"
		tok[owner].Head, tok[owner].Rel = h, "nmod:poss"
		tok[k].Head = owner
		for i := range tok {
			switch {
			case i < x && tok[i].Head == h && (tok[i].Rel == "case" || tok[i].Rel == "nmod:poss"): // "between", "Serbia"
				tok[i].Head = x
			case i > x && i < owner && tok[i].Head == owner && (tok[i].Rel == "cc" || tok[i].Rel == "punct"):
				tok[i].Head = h
			}
		}
	}
	if clone == nil {
		return s
	}
	return clone
}

// ownsItself reports whether an owner stands before word x, as in "Serbia's Ann
// Lee and Kosovo's": else "Lee and Berg's plan" may be theirs.
func ownsItself(tok []syntax.Token, x int) bool {
	for i := x - 1; i >= 0 && x-i < 6; i-- {
		if tok[i].XPOS == "POS" {
			return true
		}
		if tok[i].UPOS != "PROPN" && tok[i].UPOS != "NOUN" && tok[i].UPOS != "ADJ" {
			return false
		}
	}
	return false
}

// participleRoot: of "Talks between A and B, brokered by C, ended in Oslo" the
// parser makes a sentence about brokering.
func participleRoot(s *syntax.Sentence) *syntax.Sentence {
	tok := s.Tokens
	root := -1
	for i := range tok {
		if tok[i].Head < 0 {
			root = i
		}
	}
	if root < 2 || tok[root].XPOS != "VBN" || tok[root-1].Text != "," || s.Child(root, "aux", "aux:pass", "cop") >= 0 {
		return s
	}
	subject := s.Child(root, "nsubj", "nsubj:pass")
	if subject < 0 || subject > root {
		return s
	}
	for v := root + 2; v < len(tok)-1; v++ {
		if tok[v].XPOS != "VBD" && (tok[v].XPOS != "VBN" || s.Child(v, "aux", "aux:pass") >= 0) || tok[v].Head != root || tok[v].Rel != "conj" || tok[v-1].Text != "," && !strings.HasSuffix(tok[v-1].Text, "ly") {
			continue
		}
		c := *s
		c.Tokens = append([]syntax.Token(nil), tok...)
		tok = c.Tokens
		tok[v].Head, tok[v].Rel = -1, "root"
		tok[root].Head, tok[root].Rel = subject, "acl"
		tok[subject].Head, tok[subject].Rel = v, "nsubj"
		for i := range tok {
			if i > v && tok[i].Head == root {
				tok[i].Head = v
			}
		}
		return &c
	}
	return s
}
