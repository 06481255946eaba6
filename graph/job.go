package graph

import "time"

// Job is a run of the loader. Jobs are the store's own records: they carry
// clocks and stand in no export.
type Job struct {
	ID       JobID     `json:"id"`
	State    JobState  `json:"state"`
	Sources  []string  `json:"sources,omitempty"` // what it was asked to load
	Articles int       `json:"articles"`          // acknowledged by the store
	Failed   int       `json:"failed"`
	Errors   []string  `json:"errors,omitempty"` // at most 100, oldest first
	Summary  Summary   `json:"summary"`
	Started  time.Time `json:"started"`
	Finished time.Time `json:"finished,omitzero"`
}

// JobState is where a job stands.
type JobState string

// The job states.
const (
	JobRunning   JobState = "RUNNING"
	JobSucceeded JobState = "SUCCEEDED"
	JobFailed    JobState = "FAILED"
	JobCancelled JobState = "CANCELLED"
)
