package graph

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// RecordKind is the kind of a record of the canonical export.
type RecordKind string

// The kinds of record, in the order of the export: the facts, then what is
// derived from them.
const (
	RecordArticle  RecordKind = "article"
	RecordMention  RecordKind = "mention"
	RecordDecision RecordKind = "decision"
	RecordEvent    RecordKind = "event"
	RecordActor    RecordKind = "actor"
	RecordPlace    RecordKind = "place"
)

// Derived reports whether records of the kind are derived, not facts.
func (k RecordKind) Derived() bool {
	return k == RecordEvent || k == RecordActor || k == RecordPlace
}

// Record is one line of the canonical export: exactly one pointer is set.
// Articles stand in every version, retired mentions too, both sorted by
// (id, version); all others by id.
type Record struct {
	Article  *Article
	Mention  *Mention
	Decision *Decision
	Event    *Event
	Actor    *Actor
	Place    *Place
}

// line is a record as written: no clocks and no revision in it, so that the
// export of the same facts is the same bytes, whatever the store.
type line struct {
	Kind    RecordKind      `json:"kind"`
	Derived bool            `json:"derived,omitempty"`
	Data    json.RawMessage `json:"data"`
}

// Kind returns the record's kind, "" for the empty record.
func (r Record) Kind() RecordKind {
	kind, _ := r.content()
	return kind
}

func (r Record) content() (RecordKind, any) {
	switch {
	case r.Article != nil:
		return RecordArticle, r.Article
	case r.Mention != nil:
		return RecordMention, r.Mention
	case r.Decision != nil:
		return RecordDecision, r.Decision
	case r.Event != nil:
		return RecordEvent, r.Event
	case r.Actor != nil:
		return RecordActor, r.Actor
	case r.Place != nil:
		return RecordPlace, r.Place
	}
	return "", nil
}

// MarshalJSON writes the record as one object without a line break.
func (r Record) MarshalJSON() ([]byte, error) {
	kind, data := r.content()
	if kind == "" {
		return nil, errors.New("graph: empty record")
	}
	b, err := plainJSON(data)
	if err != nil {
		return nil, err
	}
	return plainJSON(line{Kind: kind, Derived: kind.Derived(), Data: b})
}

// plainJSON leaves <, > and & as they are: texts are full of them, and people
// read and search exports.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON is the inverse of MarshalJSON; an unknown kind is ErrInvalid.
func (r *Record) UnmarshalJSON(b []byte) error {
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return fmt.Errorf("%w record: %v", ErrInvalid, err)
	}
	*r = Record{}
	var into any
	switch l.Kind {
	case RecordArticle:
		r.Article = &Article{}
		into = r.Article
	case RecordMention:
		r.Mention = &Mention{}
		into = r.Mention
	case RecordDecision:
		r.Decision = &Decision{}
		into = r.Decision
	case RecordEvent:
		r.Event = &Event{}
		into = r.Event
	case RecordActor:
		r.Actor = &Actor{}
		into = r.Actor
	case RecordPlace:
		r.Place = &Place{}
		into = r.Place
	default:
		return fmt.Errorf("%w record: unknown kind %q", ErrInvalid, l.Kind)
	}
	if err := json.Unmarshal(l.Data, into); err != nil {
		return fmt.Errorf("%w %s record: %v", ErrInvalid, l.Kind, err)
	}
	return nil
}

// WriteExport writes records as JSON Lines, in the order given.
func WriteExport(w io.Writer, records iter.Seq2[Record, error]) error {
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for r, err := range records {
		if err != nil {
			return err
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return out.Flush()
}

// ReadExport reads JSON Lines of records. An error names the line; reading
// stops there. Empty lines are skipped.
func ReadExport(r io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			b, err := in.ReadBytes('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Record{}, fmt.Errorf("line %d: %w", n, err))
				return
			}
			if text := bytes.TrimSpace(b); len(text) > 0 {
				var rec Record
				if e := json.Unmarshal(text, &rec); e != nil {
					yield(Record{}, fmt.Errorf("line %d: %w", n, e))
					return
				}
				if !yield(rec, nil) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}
