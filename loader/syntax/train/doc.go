// Package train makes the model of package syntax from treebanks in CoNLL-U
// format and scores models against treebanks.
//
//	treebanks -> tagger -> jackknifed tags -> parser -> model
//
// Tagger and parser are averaged perceptrons. The same data and settings give
// the same bytes: random numbers come from a fixed generator, maps are read in
// sorted order, and the only floating-point step is rounded explicitly.
package train
