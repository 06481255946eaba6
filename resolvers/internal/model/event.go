package model

import (
	"time"

	"github.com/parley-events/parley/graph"
)

// Event is an event on a level of a query.
type Event struct {
	*graph.Event
	Member[*Event]
}

// Date is null where no source gives one.
func (e *Event) Date() *EventDate { return newEventDate(e.Event.Date) }

// CameoCode is null where there is none.
func (e *Event) CameoCode() *string { return optional(e.CAMEO) }

// PloverType is null where there is none.
func (e *Event) PloverType() *string { return optional(e.Type.PLOVER()) }

// Channel is null where there is none.
func (e *Event) Channel() *string { return optional(e.Event.Channel) }

// Duration is null where unknown.
func (e *Event) Duration() *string { return optional(e.Event.Duration) }

// Participation is an actor's part in an event, on a level of a query.
type Participation struct {
	*graph.Participation
	Event *Event
	Member[*Participation]
}

// Position is null where no source names one.
func (p *Participation) Position() *string { return optional(p.Participation.Position) }

// Level is null where unknown.
func (p *Participation) Level() *graph.Level { return optional(p.Participation.Level) }

// StatusChange is a step of an event's history, on a level of a query.
type StatusChange struct {
	*graph.StatusChange
	Member[*StatusChange]
}

// DatePublished is null where only the day is known.
func (c *StatusChange) DatePublished() *time.Time { return instant(c.Published) }

// PublishedOn is empty where unknown.
func (c *StatusChange) PublishedOn() graph.Day { return c.Published.Day() }

// Utterance is what a mention says that somebody said.
type Utterance struct {
	*graph.Utterance
	Mention *Mention
}

func instant(p graph.Publication) *time.Time {
	if p.IsZero() || p.DayOnly {
		return nil
	}
	return &p.Time
}
