// Package source reads what a user points at: files, folders, globs, standard
// input, compressed or not. It holds everything of the loader that can fail by
// I/O, and yields documents to clean, or facts that are mentions already.
//
// One bad input never stops the others: each item carries its own error, which
// names the input, the reason and what to do.
package source
