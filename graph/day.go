package graph

import (
	"fmt"
	"time"
)

// Day is a calendar day, YYYY-MM-DD of the proleptic Gregorian calendar,
// years 0000 to 9999; empty is unknown or open. Days sort as strings.
type Day string

// ParseDay reads YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%w day %q: want YYYY-MM-DD", ErrInvalid, s)
	}
	return Day(s), nil
}

// DayOf returns the calendar day of t in t's own zone.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Time returns midnight UTC of the day; the zero time for the empty or a
// malformed day.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add returns the day n days later (earlier where n is negative), held to the
// years 0000 to 9999. The empty day stays empty.
func (d Day) Add(n int) Day {
	if d == "" {
		return ""
	}
	t := d.Time().AddDate(0, 0, n)
	switch {
	case t.Year() < 0:
		return "0000-01-01"
	case t.Year() > 9999:
		return "9999-12-31"
	}
	return DayOf(t)
}

// DaysUntil counts the days from d to o; negative where o is earlier. It
// counts in seconds: a time.Duration ends at 292 years.
func (d Day) DaysUntil(o Day) int { return int((o.Time().Unix() - d.Time().Unix()) / 86400) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }
