package sqlite

import (
	"fmt"
	"strings"

	"github.com/parley-events/parley/graph"
)

// A listing is ordered by a number that goes with graph.Event.SortKey: where
// the key of one event is less than that of another, its number is not greater.
// Equal numbers are rare; the key itself orders those. From the top:
//
//	22 bits  the earliest day; undatedDay for events without a date
//	10 bits  how many days the date spans, 1023 for as many or more
//	30 bits  the first six characters of the id; where the span is 1023, the
//	         last day instead
//
// An undated event has 40 bits, eight characters, of its id.
const (
	dayShift   = 40
	spanShift  = 30
	openSpan   = 1<<10 - 1
	undatedDay = 1<<22 - 1
	// openEnd is the number of an open end: after every day.
	openEnd = undatedDay - 1
	// wideDays is the span from which an event counts as wide. Listings of a
	// range of days look at wide events apart, so that they need not begin at
	// the beginning of time.
	wideDays = 400
)

// dayNumber counts days in years of twelve months of 31, which sorts as days
// do; 0 for the empty day.
func dayNumber(d graph.Day) int64 {
	if len(d) != len("2006-01-02") {
		return 0
	}
	return (digits(d[:4])*12+digits(d[5:7])-1)*31 + digits(d[8:])
}

func digits(s graph.Day) int64 {
	n := int64(0)
	for i := range len(s) {
		n = n*10 + int64(s[i]-'0')
	}
	return n
}

// spanOf returns the numbers of the first and last day of a dated event.
func spanOf(d *graph.EventDate) (earliest, latest int64) {
	earliest, latest = dayNumber(d.Earliest), dayNumber(d.Latest)
	if d.Latest == "" {
		latest = openEnd
	}
	return earliest, latest
}

// wide reports whether the date spans so much that ranges look for it apart.
func wide(d *graph.EventDate) bool {
	if d == nil {
		return false
	}
	earliest, latest := spanOf(d)
	return latest-earliest >= wideDays
}

// dayKey returns the event's number in the order of listings.
func dayKey(d *graph.EventDate, id graph.EventID) int64 {
	if d == nil {
		return undatedDay<<dayShift | idPrefix(id, 8)
	}
	earliest, latest := spanOf(d)
	span := max(latest-earliest, 0)
	if span >= openSpan {
		return earliest<<dayShift | openSpan<<spanShift | latest<<8
	}
	return earliest<<dayShift | span<<spanShift | idPrefix(id, 6)
}

// dayKeyOf returns the number of the event with the cursor key, which is its
// sort key after "0" for dated, "1" for undated.
func dayKeyOf(key string) (number int64, sk string, ok bool) {
	if len(key) == 0 {
		return 0, "", false
	}
	sk = key[1:]
	if key[0] == '1' {
		return dayKey(nil, graph.EventID(sk)), sk, true
	}
	if len(sk) < 20 {
		return 0, "", false
	}
	d := graph.EventDate{Earliest: graph.Day(sk[:10]), Latest: graph.Day(sk[10:20])}
	if d.Earliest == "0000-00-00" {
		d.Earliest = ""
	}
	if d.Latest == "9999-99-99" {
		d.Latest = ""
	}
	return dayKey(&d, graph.EventID(sk[20:])), sk, true
}

// idAlphabet is the alphabet of ids in the order of its bytes.
const idAlphabet = "234567abcdefghijklmnopqrstuvwxyz"

// idPrefix packs the first n characters of an id, five bits each, in order. A
// character that no id has ends the prefix on the side that keeps the order.
func idPrefix(id graph.EventID, n int) int64 {
	all := int64(1)<<(5*n) - 1
	text, ok := strings.CutPrefix(string(id), string(graph.EventOf("")))
	if !ok {
		if id < graph.EventOf("") {
			return 0
		}
		return all
	}
	packed := int64(0)
	for i := range n {
		rest := all >> (5 * i)
		if i >= len(text) || text[i] < idAlphabet[0] {
			return packed << (5 * (n - i))
		}
		rank := strings.IndexByte(idAlphabet, text[i])
		if rank < 0 {
			for rank = 0; rank+1 < len(idAlphabet) && idAlphabet[rank+1] < text[i]; {
				rank++
			}
			packed = packed<<5 | int64(rank)
			return packed<<(5*(n-i-1)) | rest>>5
		}
		packed = packed<<5 | int64(rank)
	}
	return packed
}

// textRow is the row of a record in a full-text table: rows go by day, so that
// a search reads the newest first without sorting. Undated records and those
// with an open beginning come first, which is last.
func textRow(d graph.Day, number int64) int64 { return dayNumber(d)<<textShift | number }

// textShift leaves room for 2^38 records.
const textShift = 38

// dayNumbered is the inverse of dayNumber.
func dayNumbered(n int64) graph.Day {
	if n <= 0 {
		return ""
	}
	months := (n - 1) / 31
	return graph.Day(fmt.Sprintf("%04d-%02d-%02d", months/12, months%12+1, (n-1)%31+1))
}
