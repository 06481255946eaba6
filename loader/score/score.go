package score

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// Counts are those found, those predicted in excess and those missed.
type Counts struct{ Found, Extra, Missed int }

func (c *Counts) add(o Counts) {
	c.Found, c.Extra, c.Missed = c.Found+o.Found, c.Extra+o.Extra, c.Missed+o.Missed
}

// Precision is the share of what was predicted that is right, 0 for nothing.
func (c Counts) Precision() float64 { return share(c.Found, c.Found+c.Extra) }

// Recall is the share of the gold that was found.
func (c Counts) Recall() float64 { return share(c.Found, c.Found+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Share is how many of how many.
type Share struct{ Right, Of int }

// Percent is 100 where all are right, 0 where there are none.
func (s Share) Percent() float64 { return 100 * share(s.Right, s.Of) }

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Report holds the figures of any number of articles; the package comment says
// what each measures.
type Report struct {
	Gold, Predicted int // events that count
	Events          Counts
	Participants    Counts
	Met             Counts
	complete        int
	// Of the pairs.
	DateExact, DateCompatible, DateInvented, Place, Status Share
	ByType                                                 map[graph.EventType]Counts
}

// Complete counts events in which everything is right.
func (r *Report) Complete() Counts {
	return Counts{r.complete, r.Predicted - r.complete, r.Gold - r.complete}
}

// Error is one thing that a prediction has wrong.
type Error struct {
	Kind ErrorKind
	// Gold is nil for what is extra, Predicted for what was missed.
	Gold, Predicted *Event
}

// ErrorKind says what is wrong.
type ErrorKind string

// The kinds of errors.
const (
	Missed    ErrorKind = "MISS"
	Extra     ErrorKind = "EXTRA"
	WrongDate ErrorKind = "DATE"
)

// Add holds the events predicted for an article against its gold, and returns
// what is wrong: missed, extra, wrong dates, each in the order of the article.
func (r *Report) Add(gold, predicted []Event) []Error {
	if r.ByType == nil {
		r.ByType = map[graph.EventType]Counts{}
	}
	matched := pairs(gold, predicted)
	paired, foreseen := map[int]bool{}, map[int]bool{}
	var errors, dates []Error
	r.Predicted += len(predicted)
	for _, m := range matched {
		g, p := &gold[m.gold], &predicted[m.predicted]
		paired[m.gold], foreseen[m.predicted] = true, true
		if g.Optional {
			r.Predicted--
			r.count(g.Type, Counts{})
			continue
		}
		r.count(g.Type, Counts{Found: 1})
		r.judge(g, p)
		if rel := relate(g.Date, p.Date); rel != exact && rel != bothNone {
			dates = append(dates, Error{WrongDate, g, p})
		}
	}
	for i := range gold {
		if gold[i].Optional {
			continue
		}
		r.Gold++
		if !paired[i] {
			r.count(gold[i].Type, Counts{Missed: 1})
			r.Participants.Missed += gold[i].named()
			errors = append(errors, Error{Missed, &gold[i], nil})
		}
	}
	for j := range predicted {
		switch p := &predicted[j]; {
		case foreseen[j]:
		case ofOptional(gold, p):
			r.Predicted--
		default:
			r.count(p.Type, Counts{Extra: 1})
			r.Participants.Extra += len(p.Participants)
			errors = append(errors, Error{Extra, nil, p})
		}
	}
	r.Met.add(countMet(gold, predicted))
	return append(errors, dates...)
}

// ofOptional reports whether a prediction without a pair rests on the sentence
// of an optional event of its type.
func ofOptional(gold []Event, p *Event) bool {
	for i := range gold {
		if gold[i].Optional && gold[i].Type == p.Type && sharesQuote(&gold[i], p) {
			return true
		}
	}
	return false
}

func (r *Report) count(t graph.EventType, c Counts) {
	r.Events.add(c)
	sum := r.ByType[t]
	sum.add(c)
	r.ByType[t] = sum
}

// judge looks at what a pair has right beyond type and who.
func (r *Report) judge(g, p *Event) {
	shared := sharedActors(g, p)
	right, named := 0, 0
	for _, s := range shared {
		a, b := &g.Participants[s.gold], &p.Participants[s.predicted]
		if roleClass(a.Role) == roleClass(b.Role) {
			right++
			if a.Kind != graph.Group {
				named++
			}
		}
	}
	extra := len(p.Participants) - len(shared)
	r.Participants.add(Counts{Found: right, Extra: len(p.Participants) - right, Missed: g.named() - named})

	rel := relate(g.Date, p.Date)
	dateRight := g.Date == "" || rel == exact
	if g.Date != "" {
		r.DateExact.count(rel == exact)
		r.DateCompatible.count(rel == exact || rel == overlapping)
	} else {
		r.DateInvented.count(p.Date != "" && !strings.Contains(p.Date, "/"))
	}
	placeRight := g.Place == nil || placeFits(g.Place, p.Place)
	if g.Place != nil {
		r.Place.count(placeRight)
	}
	r.Status.count(g.Status == p.Status)
	if dateRight && placeRight && g.Status == p.Status && named == g.named() && extra == 0 {
		r.complete++
	}
}
