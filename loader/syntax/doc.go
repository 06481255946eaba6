// Package syntax turns English text into sentences of tagged words with a
// dependency tree.
//
//	text -> paragraphs -> sentences -> words -> tags -> lemmas -> tree
//
// The conventions are those of Universal Dependencies for English: clitics
// ('s, n't) and the parts of hyphenated words are words of their own,
// prepositions are "case" children of their noun, a copula hangs on the
// predicate, the first conjunct heads the others, and a passive shows in
// nsubj:pass and aux:pass.
//
// Everything here is total: any text gives sentences, none gives an error. All
// arithmetic is on integers, so the same text gives the same result on every
// machine. The model is embedded and read on first use, which takes about a
// tenth of a second; package train makes it.
package syntax
