package graph

import (
	"fmt"
	"strings"
	"time"
)

// ParseEDTF reads an Extended Date/Time Format value (ISO 8601-2) of level 0
// or 1 and returns it with its bounds and precision; Basis, Expression and
// TIMEX3 stay empty for the caller.
//
//	2025  2025-12  2025-12-02      year, month, day
//	2025-21 … 2025-24              spring, summer, autumn, winter
//	201X  20XX  2025-XX  2025-12-XX  2025-XX-XX   unspecified digits
//	2025?  2025-12~  2025-12-02%   uncertain, approximate, both
//	2025-12-02T15:00:00+03:00      a time; seconds and offset may be left out
//	2025-12-04/2025-12-05          an interval; ".." is an open end,
//	2025-21/..  /2025-12           an empty one unknown
//
// Seasons are the meteorological ones of the northern hemisphere: spring is
// March to May, and the winter of a year ends on the last of February of the
// next. A qualifier sets a flag and leaves the bounds as written.
//
// Of level 1 only years outside 0000 to 9999 are refused. The divisions 25 to
// 41 (hemispheric seasons, quarters, halves) are level 2 and refused too:
// quarters and weeks are intervals of days, and the precision of such an
// interval is QUARTER or WEEK when it runs from the first day of one to its
// last. A century (20XX) has the precision INTERVAL. An interval of one day
// becomes that day.
func ParseEDTF(s string) (EventDate, error) {
	from, to, isInterval := strings.Cut(s, "/")
	var (
		d  EventDate
		ok bool
	)
	if isInterval {
		d, ok = parseInterval(from, to)
	} else {
		d, ok = parseInstant(s)
	}
	if !ok {
		return EventDate{}, fmt.Errorf("%w date %q: want 2025, 2025-12, 2025-12-02, 2025-12/.., "+
			"2025-12-04/2025-12-05 or another EDTF value", ErrInvalid, clip(s))
	}
	return d, nil
}

// clip keeps an error message short whatever was typed.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// String returns the EDTF value.
func (d EventDate) String() string { return d.EDTF }

func parseInterval(from, to string) (EventDate, bool) {
	a, okA := parseEnd(from)
	b, okB := parseEnd(to)
	if !okA || !okB {
		return EventDate{}, false
	}
	if a.Earliest == "" && b.Latest == "" {
		return EventDate{}, false // "../.." says nothing
	}
	if a.Earliest != "" && b.Latest != "" && a.Earliest > b.Latest {
		return EventDate{}, false
	}
	if a.Precision == PrecisionDay && a == b {
		return a, true
	}
	d := EventDate{
		EDTF:        a.EDTF + "/" + b.EDTF,
		Earliest:    a.Earliest,
		Latest:      b.Latest,
		Precision:   PrecisionInterval,
		Approximate: a.Approximate || b.Approximate,
		Uncertain:   a.Uncertain || b.Uncertain,
	}
	if a.Precision == PrecisionDay && b.Precision == PrecisionDay {
		d.Precision = precisionOfDays(a.Earliest, b.Latest)
	}
	return d, true
}

// parseEnd reads one end of an interval. Times are not allowed there: EDTF
// has none, and the bounds are days.
func parseEnd(s string) (EventDate, bool) {
	if s == "" || s == ".." {
		return EventDate{EDTF: s}, true
	}
	d, ok := parseInstant(s)
	return d, ok && d.Precision != PrecisionHour
}

func precisionOfDays(from, to Day) Precision {
	switch {
	case from.Weekday() == time.Monday && from.DaysUntil(to) == 6:
		return PrecisionWeek
	case isQuarter(from, to):
		return PrecisionQuarter
	}
	return PrecisionInterval
}

func isQuarter(from, to Day) bool {
	first := from.Time()
	return first.Day() == 1 && first.Month()%3 == 1 && DayOf(first.AddDate(0, 3, -1)) == to
}

// parseInstant reads everything that is not an interval.
func parseInstant(s string) (EventDate, bool) {
	if date, clock, ok := strings.Cut(s, "T"); ok {
		return parseDateTime(date, clock)
	}
	body, approximate, uncertain := cutQualifier(s)
	d, ok := parseDate(body)
	d.EDTF, d.Approximate, d.Uncertain = s, approximate, uncertain
	return d, ok
}

func cutQualifier(s string) (body string, approximate, uncertain bool) {
	if s == "" {
		return "", false, false
	}
	last := len(s) - 1
	switch s[last] {
	case '?':
		return s[:last], false, true
	case '~':
		return s[:last], true, false
	case '%':
		return s[:last], true, true
	}
	return s, false, false
}

// parseDate reads a date without time and qualifier; only its bounds and
// precision are set.
func parseDate(s string) (EventDate, bool) {
	year, rest, hasMonth := strings.Cut(s, "-")
	if !hasMonth {
		return parseYear(year)
	}
	if !allDigits(year, 4) {
		return EventDate{}, false
	}
	month, day, hasDay := strings.Cut(rest, "-")
	switch {
	case hasDay:
		return parseDayOfMonth(year, month, day)
	case month == "XX":
		return parseYear(year)
	case month >= "21" && month <= "24" && len(month) == 2:
		return seasonBounds(year, month)
	}
	return monthBounds(year, month)
}

// parseYear reads 2025, 201X and 20XX.
func parseYear(s string) (EventDate, bool) {
	digits := strings.TrimRight(s, "X")
	unknown := len(s) - len(digits)
	if len(s) != 4 || unknown > 2 || !allDigits(digits, 4-unknown) {
		return EventDate{}, false
	}
	return EventDate{
		Earliest:  Day(digits + "00"[:unknown] + "-01-01"),
		Latest:    Day(digits + "99"[:unknown] + "-12-31"),
		Precision: [...]Precision{PrecisionYear, PrecisionDecade, PrecisionInterval}[unknown],
	}, true
}

func parseDayOfMonth(year, month, day string) (EventDate, bool) {
	switch {
	case month == "XX" && day == "XX":
		return parseYear(year)
	case day == "XX":
		return monthBounds(year, month)
	}
	d, err := ParseDay(year + "-" + month + "-" + day)
	return EventDate{Earliest: d, Latest: d, Precision: PrecisionDay}, err == nil
}

func monthBounds(year, month string) (EventDate, bool) {
	first, err := ParseDay(year + "-" + month + "-01")
	if err != nil {
		return EventDate{}, false
	}
	return EventDate{Earliest: first, Latest: lastBefore(first, 1), Precision: PrecisionMonth}, true
}

func seasonBounds(year, season string) (EventDate, bool) {
	first, err := ParseDay(year + "-" + [...]string{"03", "06", "09", "12"}[season[1]-'1'] + "-01")
	if err != nil {
		return EventDate{}, false
	}
	return EventDate{Earliest: first, Latest: lastBefore(first, 3), Precision: PrecisionSeason}, true
}

// lastBefore returns the day before the first of the month that lies months
// after first, itself the first of a month; held to the year 9999.
func lastBefore(first Day, months int) Day {
	t := first.Time().AddDate(0, months, -1)
	if t.Year() > 9999 {
		return "9999-12-31"
	}
	return DayOf(t)
}

func allDigits(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func parseDateTime(date, clock string) (EventDate, bool) {
	day, err := ParseDay(date)
	if err != nil {
		return EventDate{}, false
	}
	clock, offset, ok := cutOffset(clock)
	if !ok {
		return EventDate{}, false
	}
	for _, layout := range []string{"15:04:05", "15:04", "15"} {
		t, err := time.Parse(layout, clock)
		if err != nil || len(clock) != len(layout) {
			continue
		}
		return EventDate{
			EDTF:      date + "T" + t.Format("15:04:05") + offset,
			Earliest:  day,
			Latest:    day,
			Precision: PrecisionHour,
			Time:      t.Format("15:04"),
			TimeZone:  zoneOfOffset(offset),
		}, true
	}
	return EventDate{}, false
}

// cutOffset splits "15:00:00+3" into the clock and the offset as it is
// printed: "Z" for UTC, else ±hh:mm, empty for local time.
func cutOffset(s string) (clock, offset string, ok bool) {
	if clock, isUTC := strings.CutSuffix(s, "Z"); isUTC {
		return clock, "Z", true
	}
	i := strings.IndexAny(s, "+-")
	if i < 0 {
		return s, "", true
	}
	offset, ok = formatOffset(s[i:])
	return s[:i], offset, ok
}

// formatOffset normalises ±hh and ±hh:mm, up to 14 hours, as the world has.
func formatOffset(s string) (string, bool) {
	if len(s) == 3 {
		s += ":00"
	}
	if len(s) != 6 || (s[0] != '+' && s[0] != '-') || !allDigits(s[1:3], 2) || s[3] != ':' || !allDigits(s[4:], 2) ||
		s[1:] > "14:00" || s[4:] > "59" {
		return "", false
	}
	if s[1:] == "00:00" {
		return "Z", true
	}
	return s, true
}

func zoneOfOffset(offset string) string {
	if offset == "Z" {
		return "UTC"
	}
	return offset
}

// DateOfDay returns the date that is one day; the zero EventDate for the
// empty or a malformed day. Like all DateOf… functions it leaves Basis, TIMEX3
// and Expression to the caller.
func DateOfDay(d Day) EventDate { return parsed(string(d)) }

// DateOfMonth returns a calendar month of the years 0000 to 9999, else the
// zero EventDate.
func DateOfMonth(year int, month time.Month) EventDate {
	if month < time.January || month > time.December {
		return EventDate{} // 21 to 24 would read as seasons
	}
	return parsed(fmt.Sprintf("%04d-%02d", year, int(month)))
}

// DateOfYear returns a calendar year of 0000 to 9999, else the zero EventDate.
func DateOfYear(year int) EventDate { return parsed(fmt.Sprintf("%04d", year)) }

// DateOfDecade returns the ten years that begin with year rounded down to a
// multiple of ten: the 1990s for 1994.
func DateOfDecade(year int) EventDate { return parsed(fmt.Sprintf("%03dX", year/10)) }

// Season is an EDTF season.
type Season int

// The seasons, by their EDTF numbers.
const (
	Spring Season = 21 + iota
	Summer
	Autumn
	Winter
)

// DateOfSeason returns a season of a year; Winter begins in December of it.
func DateOfSeason(year int, s Season) EventDate {
	if s < Spring || s > Winter {
		return EventDate{}
	}
	return parsed(fmt.Sprintf("%04d-%02d", year, int(s)))
}

// DateOfWeek returns the week, Monday to Sunday, that holds the day.
func DateOfWeek(d Day) EventDate {
	monday := d.Add(-(int(d.Weekday()) + 6) % 7)
	return DateOfInterval(monday, monday.Add(6))
}

// DateOfQuarter returns a quarter, 1 to 4, of a year.
func DateOfQuarter(year, quarter int) EventDate {
	if quarter < 1 || quarter > 4 {
		return EventDate{}
	}
	first := DateOfMonth(year, time.Month(3*quarter-2)).Earliest
	if first == "" {
		return EventDate{}
	}
	return DateOfInterval(first, lastBefore(first, 3))
}

// DateOfInterval returns the days from one to another, both included; an
// empty end is open. Its precision is WEEK from a Monday to the Sunday after,
// QUARTER for a calendar quarter, DAY for a single day, else INTERVAL. It is
// the zero EventDate where from is after to, or where both are empty.
func DateOfInterval(from, to Day) EventDate {
	return parsed(openEnd(from) + "/" + openEnd(to))
}

func openEnd(d Day) string {
	if d == "" {
		return ".."
	}
	return string(d)
}

// parsed builds every date through the parser, so that a date and what its
// EDTF says cannot differ.
func parsed(edtf string) EventDate {
	d, err := ParseEDTF(edtf)
	if err != nil {
		return EventDate{}
	}
	return d
}

// Between returns the time from the start of one date to the end of another:
// "since the spring" is Between(spring, nil), "from 2024 to May 2025" has both
// ends. A nil end is open. An end that is itself an interval or a time gives
// its first or last day. It is the zero EventDate where from begins after to
// ends.
func Between(from, to *EventDate) EventDate {
	return parsed(startOf(from) + "/" + endOf(to))
}

func startOf(d *EventDate) string {
	if d == nil {
		return ".."
	}
	if isOneEnd(d) {
		return d.EDTF
	}
	return openEnd(d.Earliest)
}

func endOf(d *EventDate) string {
	if d == nil {
		return ".."
	}
	if isOneEnd(d) {
		return d.EDTF
	}
	return openEnd(d.Latest)
}

func isOneEnd(d *EventDate) bool { return !strings.ContainsAny(d.EDTF, "/T") }

// AtTime returns the date with a time of day, "15:04", in a zone: an offset
// (±hh:mm), "UTC", the name of a zone, or "" where the source gives none. Only
// an offset or UTC stands in the EDTF, which knows no names. A date that is no
// single day, or a time that is none, is returned unchanged.
func (d EventDate) AtTime(clock, zone string) EventDate {
	if d.Earliest == "" || d.Earliest != d.Latest {
		return d
	}
	offset, isOffset := formatOffset(zone)
	if zone == "UTC" {
		offset = "Z"
	}
	t, ok := parseDateTime(string(d.Earliest), clock+offset)
	if !ok {
		return d
	}
	if !isOffset && zone != "" {
		t.TimeZone = zone
	}
	t.Expression, t.TIMEX3, t.Basis = d.Expression, d.TIMEX3, d.Basis
	return t
}

// ParseDateInput reads a date as people type it into a filter (2025, 2025-12,
// 2025-12-02, also 2025-12-2), or any EDTF value, and returns its first and
// last day; an open end is empty.
func ParseDateInput(s string) (from, to Day, err error) {
	d, err := ParseEDTF(padded(strings.TrimSpace(s)))
	if err != nil {
		return "", "", err
	}
	return d.Earliest, d.Latest, nil
}

// padded writes the months and days of one digit with two.
func padded(s string) string {
	ends := strings.Split(s, "/")
	for i, end := range ends {
		parts := strings.Split(strings.TrimSpace(end), "-")
		for j, p := range parts {
			if j > 0 && allDigits(p, 1) {
				parts[j] = "0" + p
			}
		}
		ends[i] = strings.Join(parts, "-")
	}
	return strings.Join(ends, "/")
}
