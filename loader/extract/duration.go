package extract

import (
	"math"
	"strconv"
	"strings"

	"github.com/parley-events/parley/loader/timex"
)

// duration finds how long the talks of a trigger took: "a five-hour meeting",
// "met for two hours". ISO 8601, or "".
func (t *tree) duration(g *trigger) string {
	for k := range t.times {
		e := &t.times[k]
		if e.Type != timex.TypeDuration || !strings.HasPrefix(e.Value, "P") || strings.Contains(e.Value, "X") {
			continue
		}
		i := t.timeHead(k)
		if t.head(g.at) == i && t.prep(g.at) == "of" { // "after five hours of talks"
			return wholeUnits(e.Value)
		}
		for n := 0; i >= 0 && n < maxDepth; n++ {
			if i == g.at || i == g.noun {
				return wholeUnits(e.Value)
			}
			if t.predicate(i) && i != g.at && !t.lasting(i) {
				break
			}
			if t.lasting(i) && t.below(g.at, i) {
				return wholeUnits(e.Value)
			}
			i = t.head(i)
		}
	}
	return ""
}

// lasting: "the meeting lasted five hours".
func (t *tree) lasting(i int) bool {
	switch t.lemma(i) {
	case "last", "take", "run", "go", "drag", "stretch":
		return t.tok[i].UPOS == "VERB"
	}
	return false
}

// wholeUnits writes hours and days with a fraction in the units below: "PT6.5H" is
// "PT6H30M".
func wholeUnits(iso string) string {
	number, unit := strings.TrimPrefix(strings.TrimPrefix(iso, "P"), "T"), iso[len(iso)-1:]
	n, err := strconv.ParseFloat(strings.TrimSuffix(number, unit), 64)
	if err != nil || n == math.Trunc(n) {
		return iso
	}
	whole := int(n)
	switch timed := strings.HasPrefix(iso, "PT"); {
	case timed && unit == "H":
		if minutes := int(math.Round((n - float64(whole)) * 60)); whole == 0 {
			return "PT" + strconv.Itoa(minutes) + "M"
		} else if minutes > 0 {
			return "PT" + strconv.Itoa(whole) + "H" + strconv.Itoa(minutes) + "M"
		}
	case !timed && unit == "D":
		if hours := int(math.Round((n - float64(whole)) * 24)); whole == 0 {
			return "PT" + strconv.Itoa(hours) + "H"
		} else if hours > 0 {
			return "P" + strconv.Itoa(whole) + "DT" + strconv.Itoa(hours) + "H"
		}
	}
	return iso
}
