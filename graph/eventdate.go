package graph

// EventDate says when an event took place, as precisely as its source and
// never more: calendar days at the place of the event, without a zone.
// An event whose sources give no date has none (a nil *EventDate).
type EventDate struct {
	// EDTF is the value in Extended Date/Time Format level 1 (ISO 8601-2).
	// Weeks and quarters are intervals.
	EDTF string `json:"edtf"`
	// Earliest and Latest are the first day it may have begun and the last it
	// may have ended; empty where open or unknown.
	Earliest  Day       `json:"earliest,omitempty"`
	Latest    Day       `json:"latest,omitempty"`
	Precision Precision `json:"precision"`
	// Approximate is EDTF's "~", Uncertain its "?".
	Approximate bool `json:"approximate,omitempty"`
	Uncertain   bool `json:"uncertain,omitempty"`
	// Time ("15:04") and TimeZone (IANA or an offset) stand only where a
	// source gives an hour.
	Time     string `json:"time,omitempty"`
	TimeZone string `json:"timeZone,omitempty"`
	// Expression is the source's phrase ("on Tuesday"), TIMEX3 its value as
	// TimeML writes it ("2025-W49-2", "2025-SP").
	Expression string    `json:"expression,omitempty"`
	TIMEX3     string    `json:"timex3,omitempty"`
	Basis      DateBasis `json:"basis"`
}

// Precision is how wide a date is.
type Precision string

// The precisions, narrow to wide. INTERVAL is a range with two written ends,
// or with an open one.
const (
	PrecisionHour     Precision = "HOUR"
	PrecisionDay      Precision = "DAY"
	PrecisionWeek     Precision = "WEEK"
	PrecisionMonth    Precision = "MONTH"
	PrecisionSeason   Precision = "SEASON"
	PrecisionQuarter  Precision = "QUARTER"
	PrecisionYear     Precision = "YEAR"
	PrecisionDecade   Precision = "DECADE"
	PrecisionInterval Precision = "INTERVAL"
)

// DateBasis is how a date was resolved.
type DateBasis string

// A date is written out, counted from the publication day, taken from a date
// or event spoken of before, imported with a row, or decided by an analyst.
const (
	BasisExplicit    DateBasis = "EXPLICIT"
	BasisPublication DateBasis = "PUBLICATION"
	BasisNarrative   DateBasis = "NARRATIVE"
	BasisImported    DateBasis = "IMPORTED"
	BasisDecision    DateBasis = "DECISION"
)

// DateMatch is how an imprecise date is held against a range.
type DateMatch string

const (
	// MatchPossible: the event may fall in the range.
	MatchPossible DateMatch = "POSSIBLE"
	// MatchCertain: the event certainly falls in the range.
	MatchCertain DateMatch = "CERTAIN"
)

// DateRange is a range of days, both included; an empty end is open.
type DateRange struct {
	From  Day       `json:"from,omitempty"`
	To    Day       `json:"to,omitempty"`
	Match DateMatch `json:"match"`
}

// Holds reports whether the date matches the range. An undated event (nil)
// matches none. An open end of the date reaches as far as time does.
func (r DateRange) Holds(d *EventDate) bool {
	if d == nil {
		return false
	}
	if r.Match == MatchCertain {
		return (r.From == "" || d.Earliest != "" && d.Earliest >= r.From) &&
			(r.To == "" || d.Latest != "" && d.Latest <= r.To)
	}
	return (r.From == "" || d.Latest == "" || d.Latest >= r.From) &&
		(r.To == "" || d.Earliest == "" || d.Earliest <= r.To)
}
