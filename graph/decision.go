package graph

import (
	"encoding/json"
	"time"
)

// Decision is what an analyst ruled. Decisions are a journal: none is ever
// changed or removed, an UNDO takes an earlier one back. They bind mentions,
// not events, so they hold when events are derived anew.
type Decision struct {
	ID   DecisionID   `json:"id"`
	Kind DecisionKind `json:"kind"`
	// Mentions the decision speaks of, with enough beside them to find them
	// again after re-extraction. For SPLIT: those that are an event of their own.
	Mentions []MentionAnchor `json:"mentions,omitempty"`
	// Actors are actor keys: for ACTORS_MERGE, the first is kept.
	Actors []string `json:"actors,omitempty"`
	// Field and Value for FIELD: "type", "status", "title", "date" (EDTF).
	Field string `json:"field,omitempty"`
	Value string `json:"value,omitempty"`
	// Undoes is the decision an UNDO takes back.
	Undoes DecisionID `json:"undoes,omitempty"`
	Author string     `json:"author,omitempty"`
	Reason string     `json:"reason,omitempty"`
	// At orders decisions: of two that conflict the later holds.
	At time.Time `json:"at"`
}

// MentionAnchor names a mention and what it stands on.
type MentionAnchor struct {
	Mention MentionID `json:"mention"`
	Article ArticleID `json:"article,omitempty"`
	Quote   string    `json:"quote,omitempty"`
}

// DecisionKind is what a decision rules.
type DecisionKind string

// The kinds of decision.
const (
	// DecideMerge: the events that hold these mentions are one.
	DecideMerge DecisionKind = "MERGE"
	// DecideSplit: these mentions are an event apart from all others.
	DecideSplit DecisionKind = "SPLIT"
	// DecideField: the event that holds the first mention has this value.
	DecideField DecisionKind = "FIELD"
	// DecideHide: the event that holds the first mention is left out of lists.
	DecideHide DecisionKind = "HIDE"
	// DecideActors: the actors with these keys are one.
	DecideActors DecisionKind = "ACTORS_MERGE"
	// DecideUndo takes an earlier decision back.
	DecideUndo DecisionKind = "UNDO"
)

// Identify fills the decision's id from its content.
func (d *Decision) Identify() {
	c := *d
	c.ID = ""
	c.At = c.At.UTC()
	b, _ := json.Marshal(c) // plain fields and a year of four digits: cannot fail
	d.At = c.At
	d.ID = DecisionID(decisionPrefix + Digest("decision", string(b)))
}
