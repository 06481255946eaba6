package extract

import (
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
		for n := 0; i >= 0 && n < maxDepth; n++ {
			if i == g.at || i == g.noun {
				return e.Value
			}
			if t.predicate(i) && i != g.at && !t.lasting(i) {
				break
			}
			if t.lasting(i) && t.below(g.at, i) {
				return e.Value
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
