// Package resolve derives events, actors and places from mentions and
// decisions. It is pure: a store lends it the facts it asks for, and writes
// what it returns.
//
// Apply does so for a batch, reading only what the batch can touch; All does
// so for everything at once. Both give the same graph: that is the law the
// whole design rests on, and the tests hold it.
//
// The mentions of one article are grouped into occasions first. Occasions of
// several articles become one event in two stages:
//
//   - Stage 1 links occasions dated to at most three days that are of one type
//     class, share a day and an actor, and fit.
//   - Stage 2 attaches wider or undated occasions, as leaves, to the one event
//     that fits them; where several fit, or none, each is an event of its own.
package resolve
