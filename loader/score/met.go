package score

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// encounter is two who came together, by their common names, in the order of
// the alphabet, and when.
type encounter struct {
	a, b string
	days days
	// undated: days is empty.
	undated bool
}

// encounters lists each two of every meeting, call or visit that was not called
// off or denied.
func encounters(events []Event, name func(*Actor) string) map[encounter]bool {
	set := map[encounter]bool{}
	for i := range events {
		e := &events[i]
		if !e.Type.Consult() || e.Status == graph.Cancelled || e.Status == graph.Denied {
			continue
		}
		var who []string
		for k := range e.Participants {
			if p := &e.Participants[k]; p.Kind != graph.Group {
				who = append(who, name(p))
			}
		}
		slices.Sort(who)
		who = slices.Compact(who)
		d, dated := bounds(e.Date)
		for k, a := range who {
			for _, b := range who[k+1:] {
				set[encounter{a, b, d, !dated}] = true
			}
		}
	}
	return set
}

// commonNames gives every actor the main name that the gold of the article has
// for any of its names.
func commonNames(gold []Event) func(*Actor) string {
	main := map[string]string{}
	for i := range gold {
		for k := range gold[i].Participants {
			a := &gold[i].Participants[k]
			for _, n := range a.foldedNames() {
				if _, known := main[n]; !known {
					main[n] = fold(a.Names[0])
				}
			}
		}
	}
	return func(a *Actor) string {
		names := slices.Clone(a.foldedNames())
		slices.Sort(names)
		first := fold(a.main())
		for _, n := range slices.Concat([]string{first}, names) {
			if m, known := main[n]; known {
				return m
			}
		}
		return first
	}
}

// countMet holds predicted encounters against the gold's; those of optional events
// may be predicted.
func countMet(gold, predicted []Event) (n Counts) {
	name := commonNames(gold)
	var needed []Event
	for i := range gold {
		if !gold[i].Optional {
			needed = append(needed, gold[i])
		}
	}
	want, allowed, got := encounters(needed, name), encounters(gold, name), encounters(predicted, name)
	for e := range want {
		if got[e] {
			n.Found++
		} else {
			n.Missed++
		}
	}
	for e := range got {
		if !allowed[e] {
			n.Extra++
		}
	}
	return n
}
