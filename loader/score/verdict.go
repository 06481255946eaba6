package score

// Verdict is what scoring makes of one predicted event.
type Verdict byte

// The verdicts.
const (
	Excess   Verdict = iota // gold has no such event
	Right                   // it was paired with an event of the gold
	Optional                // it is an event, but one that does not count
)

// Verdicts judges each predicted event of an article.
func Verdicts(gold, predicted []Event) []Verdict {
	v := make([]Verdict, len(predicted))
	for j := range predicted {
		if ofOptional(gold, &predicted[j]) {
			v[j] = Optional
		}
	}
	for _, m := range pairs(gold, predicted) {
		if v[m.predicted] = Right; gold[m.gold].Optional {
			v[m.predicted] = Optional
		}
	}
	return v
}
