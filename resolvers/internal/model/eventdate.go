package model

import "github.com/parley-events/parley/graph"

// EventDate is the date of an event or mention.
type EventDate struct{ *graph.EventDate }

func newEventDate(d *graph.EventDate) *EventDate {
	if d == nil {
		return nil
	}
	return &EventDate{d}
}

// Time is null where no source gives an hour.
func (d *EventDate) Time() *string { return optional(d.EventDate.Time) }

// TimeZone is null where no source gives an hour.
func (d *EventDate) TimeZone() *string { return optional(d.EventDate.TimeZone) }

// Expression is null where the date has no words in a text.
func (d *EventDate) Expression() *string { return optional(d.EventDate.Expression) }

// Timex3 is null where the date has no words in a text.
func (d *EventDate) Timex3() *string { return optional(d.TIMEX3) }
