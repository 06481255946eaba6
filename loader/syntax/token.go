package syntax

// Token is one word of a sentence.
type Token struct {
	Text string

	// Start and End are byte offsets into the text given to Analyse:
	// text[Start:End] == Text.
	Start, End int

	// Lemma is the dictionary form. It is in lower case save for proper nouns,
	// which keep their case, and the pronoun I.
	Lemma string

	// UPOS is the universal part of speech ("VERB"), XPOS the Penn Treebank tag
	// ("VBD").
	UPOS, XPOS string

	// Head is the index in Sentence.Tokens of the word this one depends on, -1
	// for the root of the sentence.
	Head int

	// Rel is the Universal Dependencies relation to the head, with its subtype
	// ("nsubj:pass").
	Rel string
}
