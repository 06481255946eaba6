package source

import (
	"fmt"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/clean"
)

// Item is one thing read: a document, or facts. Exactly one is set.
type Item struct {
	// Name is how messages call it: a path, "-" for standard input, with a
	// line number where it is one record of several.
	Name     string
	Document *clean.Document
	// Facts are articles, mentions and decisions that need no reading, in the
	// form of the canonical export.
	Facts *graph.Batch
}

// Error says what is wrong with one input, and what to do.
type Error struct {
	Name   string
	Reason string
	Do     string
	Err    error // the cause, or nil
}

func (e *Error) Error() string {
	if e.Do == "" {
		return fmt.Sprintf("%s: %s", e.Name, e.Reason)
	}
	return fmt.Sprintf("%s: %s; %s", e.Name, e.Reason, e.Do)
}

func (e *Error) Unwrap() error { return e.Err }

// Options bound what is read.
type Options struct {
	// MaxBytes is the largest document, decompressed; 0 is DefaultMaxBytes.
	MaxBytes int64
	// Known is what the user says of every article, such as --published.
	Known graph.Article
}

// DefaultMaxBytes is the largest document read.
const DefaultMaxBytes = 10 << 20

// limit is the largest document in words.
func (o Options) limit() string {
	if n := o.maxBytes(); n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", o.maxBytes()>>20)
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return DefaultMaxBytes
}
