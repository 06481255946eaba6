// Package graph is parley's domain: articles, the mentions read from them,
// the events, actors and places derived from the mentions, and the contract
// every store keeps. It is the package to read first.
//
// Stored facts are articles, mentions and decisions. Events, actors, places
// and participations are derived from them by graph/resolve, inside the same
// write transaction, so that order, batching and restarts cannot matter.
//
// The package imports the standard library only, and nothing of ours.
package graph
