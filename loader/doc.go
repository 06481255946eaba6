// Package loader reads events out of articles and hands them to a store:
//
//	source -> clean -> syntax -> timex -> actors -> extract -> store
//
// The text steps, clean to extract, cannot fail, are pure, keep byte offsets
// and take the publication time as an argument. They run in parallel; one
// ordered writer gives whole articles to the store, so that what is
// acknowledged is there, and nothing is ever half loaded.
package loader
