package graph

// Change is one entry of a store's change log.
type Change struct {
	// Revision of the store that brought the change, counting from 1.
	Revision int64      `json:"revision"`
	Kind     ChangeKind `json:"kind"`
	// Event is the event after the change; for DELETED, the one that is gone.
	Event EventID `json:"event"`
	// Was are the ids, before the change, of the events its mentions stood in,
	// sorted; empty for CREATED.
	Was []EventID `json:"was,omitempty"`
}

// ChangeKind is what happened to an event.
type ChangeKind string

// MERGED: it holds mentions of more than one earlier event. SPLIT: an earlier
// event of its mentions now lives on in several. CHANGED: it shows otherwise,
// or another reading of one of its mentions counts. HIDDEN wins over all.
const (
	ChangeCreated ChangeKind = "CREATED"
	ChangeChanged ChangeKind = "CHANGED"
	ChangeMerged  ChangeKind = "MERGED"
	ChangeSplit   ChangeKind = "SPLIT"
	ChangeHidden  ChangeKind = "HIDDEN"
	ChangeDeleted ChangeKind = "DELETED"
)
