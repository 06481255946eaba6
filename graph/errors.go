package graph

import "errors"

// The few errors a caller tells apart. They are wrapped with %w and a message
// that says what to do, and translated once, at the edge.
var (
	// ErrNotFound: the id or name names nothing that is here.
	ErrNotFound = errors.New("not found")
	// ErrInvalid: the caller's input cannot be understood.
	ErrInvalid = errors.New("invalid")
	// ErrAmbiguous: a name fits several things; the message lists them.
	ErrAmbiguous = errors.New("ambiguous")
	// ErrUnavailable: the store cannot be reached, or refuses the credentials.
	ErrUnavailable = errors.New("store unavailable")
	// ErrNewerSchema: the store was written by a newer parley.
	ErrNewerSchema = errors.New("store written by a newer version of parley")
	// ErrReadOnly: the store was opened for reading.
	ErrReadOnly = errors.New("store is read-only")
)
