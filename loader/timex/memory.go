package timex

import "github.com/parley-events/parley/graph"

// memory is what of the dates spoken of so far later ones may count from.
type memory struct {
	// last is the date spoken of last, day the last one that is a day: "in
	// 2014" between two sentences does not end the day being told.
	last *graph.EventDate
	day  graph.Day
}

// rememberOnly starts a memory with one date; nil for an empty one.
func rememberOnly(d *graph.EventDate) *memory {
	m := &memory{}
	if d != nil {
		m.remember(d)
	}
	return m
}

func (m *memory) remember(d *graph.EventDate) {
	c := *d
	m.last = &c
	if day, ok := lastDayOf(d); ok {
		m.day = day
	}
}

// lastDayOf returns the day that "the next day" counts from: the day itself,
// or the last of a few days told as one.
func lastDayOf(d *graph.EventDate) (graph.Day, bool) {
	const few = 7
	if d.Earliest == "" {
		return "", false
	}
	if d.Latest == "" {
		if len(d.EDTF) >= len("2006-01-02") && d.EDTF[:10] == string(d.Earliest) {
			return d.Earliest, true // "since Dec. 2"
		}
		return "", false
	}
	narrow := d.Precision == graph.PrecisionDay || d.Precision == graph.PrecisionHour ||
		d.Precision == graph.PrecisionInterval && d.Earliest.DaysUntil(d.Latest) < few
	return d.Latest, narrow
}
