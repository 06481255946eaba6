package syntax

import "strings"

// MaxTokens is the length of the longest sentence, in words. A longer run
// without an end (a table, a list of names, junk) is cut there into several
// sentences: behind the last semicolon of its second half, else at the last line
// break in it, else behind the last comma or colon, else where it is full. It bounds the work per sentence, here and in all that walks the tree.
const MaxTokens = 256

// Segment returns the sentences of text with their words, without tags and
// tree: cheap. Every Head is -1.
func Segment(text string) []Sentence {
	var out []Sentence
	for p, par := range paragraphs(text) {
		for _, s := range splitSentences(text, par) {
			for tokens := tokenise(text, s); len(tokens) > 0; {
				n := cut(text, tokens)
				out = append(out, Sentence{
					Index: len(out), Paragraph: p,
					Start: tokens[0].Start, End: tokens[n-1].End,
					Tokens: tokens[:n:n],
				})
				tokens = tokens[n:]
			}
		}
	}
	return out
}

// cut returns how many of the words go into one sentence.
func cut(text string, tokens []Token) int {
	if len(tokens) <= MaxTokens {
		return len(tokens)
	}
	behind := func(marks string) func(int) bool {
		return func(n int) bool { return strings.Contains(marks, tokens[n-1].Text) }
	}
	lineBreak := func(n int) bool {
		return strings.ContainsAny(text[tokens[n-1].End:tokens[n].Start], "\n\r\u2029")
	}
	for _, ends := range []func(int) bool{behind(";"), lineBreak, behind(",:")} {
		for n := MaxTokens; n > MaxTokens/2; n-- {
			if ends(n) {
				return n
			}
		}
	}
	return MaxTokens
}
