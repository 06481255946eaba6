// Package timex finds the time expressions of English news text and resolves
// them to dates.
//
//	words -> expressions (rules.yaml) -> calendar -> graph.EventDate, TIMEX3
//
// What counts as an expression, and how it is to be read, is data: rules.yaml
// holds the patterns with examples that run as tests. Go does the calendar
// arithmetic, one file a kind of date.
//
// Relative words count from the publication day ("on Tuesday", "last month")
// or from the date last spoken of ("the next day", "two weeks later"). A bare
// weekday is the latest such day up to the publication day, and a bare month
// the latest such month, save in a clause that speaks of the future ("are set
// to meet on Saturday"). A date is never made narrower than its words: "a year
// ago" is a year. Where a relative expression has nothing to count from, it
// has a TIMEX3 value with X digits and no date.
//
// Everything here is total, pure and safe for concurrent use.
package timex
