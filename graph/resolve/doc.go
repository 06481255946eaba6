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

import (
	"github.com/parley-events/parley/graph"
)

// Apply returns what the batch changes, given the stored facts. Its result
// does not depend on the order within the batch. ErrInvalid: a mention whose
// article version is neither stored nor in the batch, or a record without the
// fields that identify it.
func Apply(b graph.Batch, facts Facts) (Update, error) { return Update{}, nil }

// Derived is everything that follows from a set of facts, sorted by id.
type Derived struct {
	Events []graph.Event
	Actors []graph.Actor
	Places []graph.Place
}
