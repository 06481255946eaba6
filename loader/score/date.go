package score

import (
	"regexp"
	"strconv"
	"strings"
)

// days are the first and the last day of a date, as text that sorts. Open ends
// lie before and after every day. Months end on a 31st: only the bounds of two
// dates are ever compared.
type days struct{ first, last string }

const farPast, farFuture = "0000-00-00", "9999-99-99"

var (
	unsure   = strings.NewReplacer("~", "", "?", "", "%", "")
	calendar = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$`)
	seasons  = map[string][2]string{"21": {"03", "05"}, "22": {"06", "08"}, "23": {"09", "11"}, "24": {"12", "02"}}
)

// bounds of an EDTF level 1 value; false where it is none.
func bounds(edtf string) (days, bool) {
	if edtf == "" {
		return days{}, false
	}
	e := unsure.Replace(edtf)
	if a, b, interval := strings.Cut(e, "/"); interval {
		d := days{farPast, farFuture}
		if from, ok := bounds(a); ok && a != ".." {
			d.first = from.first
		}
		if to, ok := bounds(b); ok && b != ".." {
			d.last = to.last
		}
		return d, true
	}
	m := calendar.FindStringSubmatch(e)
	if m == nil {
		return days{}, false
	}
	year, month, day := m[1], m[2], m[3]
	season, isSeason := seasons[month]
	switch {
	case day != "":
		d := year + "-" + month + "-" + day
		return days{d, d}, true
	case isSeason:
		end := year
		if y, _ := strconv.Atoi(year); season[1] < season[0] { // winter ends in the next year
			end = strconv.Itoa(y + 1)
		}
		return days{year + "-" + season[0] + "-01", end + "-" + season[1] + "-31"}, true
	case month != "":
		return days{year + "-" + month + "-01", year + "-" + month + "-31"}, true
	}
	return days{year + "-01-01", year + "-12-31"}, true
}

// relation says how two dates lie to each other.
type relation byte

const (
	bothNone relation = iota
	oneNone
	apart
	overlapping
	exact
)

func relate(gold, predicted string) relation {
	g, hasG := bounds(gold)
	p, hasP := bounds(predicted)
	switch {
	case !hasG && !hasP:
		return bothNone
	case !hasG || !hasP:
		return oneNone
	case g == p:
		return exact
	case g.first <= p.last && p.first <= g.last:
		return overlapping
	}
	return apart
}
