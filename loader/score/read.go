package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/parley-events/parley/graph"
)

// ErrUnreadable is wrapped by every error about a file of gold or predictions;
// the message names the file and says what to do.
var ErrUnreadable = errors.New("cannot be scored")

// ReadGold reads the gold of one article: {"events": […]}.
func ReadGold(file string) ([]Event, error) {
	events, err := read(file)
	if err != nil {
		return nil, err
	}
	for i := range events {
		if fault := events[i].faultOfGold(); fault != "" {
			return nil, fmt.Errorf("%w: %s: event %s: %s", ErrUnreadable, file, events[i].called(i), fault)
		}
	}
	return events, nil
}

// ReadPredicted reads what was predicted for one article, in the shape that
// `parley extract` prints.
func ReadPredicted(file string) ([]Event, error) { return read(file) }

// Predicted reads a prediction in that shape.
func Predicted(extracted []byte) ([]Event, error) {
	var a struct {
		Events []Event `json:"events"`
	}
	err := json.Unmarshal(extracted, &a)
	return a.Events, err
}

func read(file string) ([]Event, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	var a struct {
		Events *[]Event `json:"events"`
	}
	err = json.Unmarshal(text, &a)
	var (
		syntax *json.SyntaxError
		typing *json.UnmarshalTypeError
	)
	switch {
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("%w: %s:%d: this is no JSON: %w; mend the line", ErrUnreadable, file, line(text, syntax.Offset), err)
	case errors.As(err, &typing):
		return nil, fmt.Errorf("%w: %s:%d: %s: want %s, got a %s", ErrUnreadable, file, line(text, typing.Offset), typing.Field, typing.Type, typing.Value)
	case err != nil:
		return nil, fmt.Errorf("%w: %s: %w", ErrUnreadable, file, err)
	case a.Events == nil:
		return nil, fmt.Errorf(`%w: %s: it has no "events"; write {"events": []} where the article tells of none`, ErrUnreadable, file)
	}
	return *a.Events, nil
}

// line is the number of the line that holds the byte.
func line(text []byte, offset int64) int {
	return 1 + bytes.Count(text[:min(int(offset), len(text))], []byte("\n"))
}

// called is how messages name the event.
func (e *Event) called(i int) string {
	if e.ID != "" {
		return e.ID
	}
	return fmt.Sprintf("number %d", i+1)
}

var statuses = []graph.Status{graph.Planned, graph.Occurred, graph.Cancelled, graph.Denied}

// faultOfGold says what is wrong with a gold event, "" for nothing: a slip would
// count against the prediction.
func (e *Event) faultOfGold() string {
	switch {
	case !e.Type.Valid():
		return fmt.Sprintf("unknown type %q: want one of %v", e.Type, graph.EventTypes())
	case !slices.Contains(statuses, e.Status):
		return fmt.Sprintf("unknown status %q: want one of %v", e.Status, statuses)
	case spaced(e.Quote) == "":
		return "it has no quote; copy the sentence it rests on from the article"
	}
	if _, ok := bounds(e.Date); e.Date != "" && !ok {
		return fmt.Sprintf("date %q is no EDTF level 1 value, such as 2025-12-02, 2025-12 or 2025-12-02/2025-12-04", e.Date)
	}
	for i := range e.Participants {
		switch p := &e.Participants[i]; {
		case len(p.Names) == 0:
			return fmt.Sprintf("participant %d has no names; the first is the main one", i+1)
		case roleClass(p.Role) == "":
			return fmt.Sprintf("participant %s has the unknown role %q", p.Names[0], p.Role)
		}
	}
	return ""
}
