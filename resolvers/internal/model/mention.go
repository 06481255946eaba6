package model

import (
	"time"

	"github.com/parley-events/parley/graph"
)

// Mention is a mention on a level of a query.
type Mention struct {
	*graph.MentionOf
	Member[*Mention]
}

// Sentence is null for rows imported without a text.
func (m *Mention) Sentence() *int {
	if m.MentionOf.Quote == "" {
		return nil
	}
	return &m.MentionOf.Sentence
}

// Trigger is the text under the trigger's span, null where there is none.
func (m *Mention) Trigger() *string {
	t := m.MentionOf.Trigger
	within := graph.Span{Start: t.Start - m.Span.Start, End: t.End - m.Span.Start}
	return optional(within.Of(m.MentionOf.Quote))
}

// Date is null where the sentence gives none.
func (m *Mention) Date() *EventDate { return newEventDate(m.MentionOf.Date) }

// Channel is null where there is none.
func (m *Mention) Channel() *string { return optional(m.MentionOf.Channel) }

// Rule is null where no rule fired.
func (m *Mention) Rule() *string { return optional(m.MentionOf.Rule) }

// Utterance is null where nothing is said.
func (m *Mention) Utterance() *Utterance {
	if m.Content == nil {
		return nil
	}
	return &Utterance{m.Content, m}
}

// DatePublished is null where only the day is known.
func (m *Mention) DatePublished() *time.Time { return instant(m.Published) }

// PublishedOn is empty where unknown.
func (m *Mention) PublishedOn() graph.Day { return m.Published.Day() }

// TextQuote is the sentence of a mention.
type TextQuote struct {
	Exact   string
	Mention *Mention
}

// Quote is null for rows imported without a text.
func (m *Mention) Quote() *TextQuote {
	if m.MentionOf.Quote == "" {
		return nil
	}
	return &TextQuote{m.MentionOf.Quote, m}
}

// ObservedActor is an actor as a mention shows it, on a level of a query.
type ObservedActor struct {
	*graph.ActorObserved
	Member[*ObservedActor]
}

// FullName is the fullest name known of it.
func (a *ObservedActor) FullName() string { return a.FullestName() }

// CountryCode is null where unknown.
func (a *ObservedActor) CountryCode() *string { return optional(a.Country) }

// ObservedParticipant is a participant as a mention shows it, on a level of a
// query.
type ObservedParticipant struct {
	*graph.Participant
	Member[*ObservedParticipant]
}

// FullName is the fullest name known of it.
func (p *ObservedParticipant) FullName() string { return p.FullestName() }

// CountryCode is null where unknown.
func (p *ObservedParticipant) CountryCode() *string { return optional(p.Country) }

// Position is null where the source names none.
func (p *ObservedParticipant) Position() *string { return optional(p.Participant.Position) }

// Level is null where unknown.
func (p *ObservedParticipant) Level() *graph.Level { return optional(p.Participant.Level) }

// ObservedPlace is a place as a mention shows it, on a level of a query.
type ObservedPlace struct {
	*graph.PlaceObserved
	Member[*ObservedPlace]
}

// Written is null where the text has the same name.
func (p *ObservedPlace) Written() *string { return optional(p.PlaceObserved.Written) }

// CountryCode is null where unknown.
func (p *ObservedPlace) CountryCode() *string { return optional(p.Country) }
