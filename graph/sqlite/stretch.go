package sqlite

import (
	"fmt"
	"slices"

	"github.com/parley-events/parley/graph"
)

// dates is a date filter in the numbers of a listing.
type dates struct {
	never          bool // nothing can hold
	dated, undated bool // which parts of the list are asked for
	// low and high are the first and last day numbers of the earliest day.
	low, high int64
	// wideBelow: below this, only wide events can hold. 0 where all are read.
	wideBelow            int64
	latest               bool // whether the last day is asked for too
	latestFrom, latestTo int64
}

// datesOf works out which stretches of a listing may hold events of the range.
func datesOf(r *graph.DateRange, dated *bool) dates {
	d := dates{dated: dated == nil || *dated, undated: (dated == nil || !*dated) && r == nil, high: openEnd}
	if r == nil {
		return d
	}
	if !d.dated {
		d.never = true
		return d
	}
	if r.To != "" {
		d.high = dayNumber(r.To)
	}
	d.latest, d.latestFrom, d.latestTo = r.From != "", dayNumber(r.From), openEnd
	if r.Match == graph.MatchCertain {
		d.low = dayNumber(r.From)
		d.latest, d.latestTo = r.To != "", d.high
		return d
	}
	if r.From != "" {
		d.wideBelow = max(dayNumber(r.From)-wideDays, 0)
	}
	return d
}

// stretch is a part of a listing read by one statement: from (low, after) to
// (high, before), the first included and the last not.
type stretch struct {
	part          string // of the cursor key: "0" dated, "1" undated
	newest        bool   // the list runs against the numbers here
	wide          bool   // read the wide events only
	low, high     int64
	after, before string
}

// stretches returns what to read of the list between two bounds, in its order:
// the dated part, then the undated one.
func (p *plan) stretches(from, to bound) ([]stretch, error) {
	var all []stretch
	if p.dates.dated {
		first, last := p.dates.low<<dayShift, (p.dates.high+1)<<dayShift-1
		if below := p.dates.wideBelow << dayShift; below > first {
			all = append(all, stretch{part: "0", wide: true, low: first, high: below - 1})
			first = below
		}
		all = append(all, stretch{part: "0", low: first, high: last})
	}
	if p.newest {
		slices.Reverse(all)
	}
	if p.dates.undated {
		all = append(all, stretch{part: "1", low: undatedDay << dayShift, high: (undatedDay+1)<<dayShift - 1})
	}
	var kept []stretch
	for _, s := range all {
		s.newest, s.before = p.newest, afterAll
		keep, err := s.cut(from, to)
		if err != nil {
			return nil, err
		}
		if keep && s.low <= s.high {
			kept = append(kept, s)
		}
	}
	return kept, nil
}

// cut narrows the stretch to what lies between two bounds of the list, and
// reports whether anything may.
func (s *stretch) cut(from, to bound) (bool, error) {
	// A bound in the other part has all of the stretch on one side of it.
	if from.key != "" && from.key[:1] > s.part || to.key != "" && to.key[:1] < s.part {
		return false, nil
	}
	lower, upper := s.here(from), s.here(to)
	if s.newest {
		lower, upper = upper, lower
	}
	if lower.key != "" {
		number, sk, ok := dayKeyOf(lower.key)
		if !ok || number > s.high {
			return false, errKey(ok)
		}
		if number >= s.low {
			s.low, s.after = number, lowest(bound{sk, lower.inclusive})
		}
	}
	if upper.key != "" {
		number, sk, ok := dayKeyOf(upper.key)
		if !ok || number < s.low {
			return false, errKey(ok)
		}
		if number <= s.high {
			s.high, s.before = number, beyond(bound{sk, upper.inclusive})
		}
	}
	return true, nil
}

// here returns the bound where it lies in the stretch's own part.
func (s *stretch) here(b bound) bound {
	if b.key != "" && b.key[:1] == s.part {
		return b
	}
	return bound{}
}

func errKey(ok bool) error {
	if ok {
		return nil
	}
	return fmt.Errorf("%w cursor: it was not given out by this service; start again without it", graph.ErrInvalid)
}
