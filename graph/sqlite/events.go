package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Lists of events are read by six statements. Each walks the listing of one
// term, the one with the fewest events among those that must hold, in the
// order of the list, and asks of every event on the way whether the rest holds
// too. A text that few events hold is walked instead.

// eventParams are the parameters of the statements of lists, in order.
var eventParams = []string{
	"term",         // whose listing is walked; for counts, a list of terms
	"low", "after", // from this day number, and there from this sort key on
	"high", "before", // to this day number, and there before this sort key
	"types", "statuses", // traits, 0 for any
	"roles",       // traits under the walked term, 0 for any
	"a", "aRoles", // another term that must hold, NULL for none
	"b", "bRoles", //
	"c", "cRoles", //
	"clauses",                // further clauses as JSON, [[[term, roles], …], …]
	"none",                   // terms that may not hold, [[term, roles], …]
	"latestFrom", "latestTo", // numbers of days the last day lies between, or NULL
	"confidence", "sources", // at least
	"text", // full-text question, or NULL
	"limit",
}

const (
	fromTerm = `
FROM listing l CROSS JOIN event e ON e.number = l.event
WHERE l.term = :term:`
	fromTerms = `
FROM json_each(:term:) w CROSS JOIN listing l ON l.term = w.value ->> 0 CROSS JOIN event e ON e.number = l.event
WHERE (w.value ->> 1 = 0 OR l.traits & (w.value ->> 1))`
	fromText = `
FROM event_text CROSS JOIN event e ON e.number = event_text.rowid & ` + textMask + `
CROSS JOIN listing l ON l.term = :term: AND l.day = e.day AND l.event = e.number
WHERE event_text MATCH :text:`
	holdsText = `
AND (:text: IS NULL OR EXISTS (
  SELECT 1 FROM event_text WHERE event_text MATCH :text: AND rowid = e.text_row))`
	textMask = "274877906943" // 2^38 - 1, see textRow

	// residual is what else must hold. Each line asks nothing where its
	// parameter is NULL or 0.
	residual = `
AND l.day >= :low: AND l.day <= :high:
AND (l.day > :low: OR e.sk >= :after:) AND (l.day < :high: OR e.sk < :before:)
AND (:types: = 0 OR l.traits & :types:)
AND (:statuses: = 0 OR l.traits & :statuses:)
AND (:roles: = 0 OR l.traits & :roles:)
AND (:a: IS NULL OR EXISTS (SELECT 1 FROM listing x
  WHERE x.term = :a: AND x.day = l.day AND x.event = l.event AND (:aRoles: = 0 OR x.traits & :aRoles:)))
AND (:b: IS NULL OR EXISTS (SELECT 1 FROM listing x
  WHERE x.term = :b: AND x.day = l.day AND x.event = l.event AND (:bRoles: = 0 OR x.traits & :bRoles:)))
AND (:c: IS NULL OR EXISTS (SELECT 1 FROM listing x
  WHERE x.term = :c: AND x.day = l.day AND x.event = l.event AND (:cRoles: = 0 OR x.traits & :cRoles:)))
AND (:clauses: IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(:clauses:) c
  WHERE NOT EXISTS (SELECT 1 FROM json_each(c.value) t
    CROSS JOIN listing x ON x.term = t.value ->> 0 AND x.day = l.day AND x.event = l.event
    WHERE t.value ->> 1 = 0 OR x.traits & (t.value ->> 1))))
AND (:none: IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(:none:) t
  CROSS JOIN listing x ON x.term = t.value ->> 0 AND x.day = l.day AND x.event = l.event
  WHERE t.value ->> 1 = 0 OR x.traits & (t.value ->> 1)))
AND (:latestFrom: IS NULL OR e.latest BETWEEN :latestFrom: AND :latestTo:)
AND (:confidence: = 0 OR e.confidence >= :confidence:)
AND (:sources: = 0 OR e.sources >= :sources:)`

	selectEvents = "SELECT e.number, e.sk, l.day, e.json"
	ascending    = "\nORDER BY l.day, e.sk LIMIT :limit:"
	descending   = "\nORDER BY l.day DESC, e.sk DESC LIMIT :limit:"
)

func eventsSQL(name, text string) *statement { return sqlOf(name, numbered(text, eventParams)) }

// walk is the statements for one way to walk, oldest and newest first.
type walk struct {
	oldest, newest, count *statement
}

var (
	walkTerm = walk{
		eventsSQL("events by term, oldest first", selectEvents+fromTerm+residual+holdsText+ascending),
		eventsSQL("events by term, newest first", selectEvents+fromTerm+residual+holdsText+descending),
		eventsSQL("count events by term", "SELECT count(DISTINCT l.event)"+fromTerms+residual+holdsText),
	}
	walkText = walk{
		eventsSQL("events by text, oldest first", selectEvents+fromText+residual+ascending),
		eventsSQL("events by text, newest first", selectEvents+fromText+residual+descending),
		eventsSQL("count events by text", "SELECT count(*)"+fromText+residual),
	}
	findTerms = sqlOf("terms", `SELECT t.name, t.number, t.events
FROM json_each(?1) j CROSS JOIN term t ON t.name = j.value`)
	countText = sqlOf("count texts, to a limit", `SELECT count(*)
FROM (SELECT 1 FROM event_text WHERE event_text MATCH ?1 LIMIT ?2)`)
)

// Events implements graph.Reader.
func (s *Store) Events(ctx context.Context, under graph.EventParents, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	var lists []graph.List[graph.Event]
	err := s.read(ctx, func(t tx) (err error) {
		lists, err = listEvents(t, under, q)
		return err
	})
	return lists, err
}

func listEvents(t tx, under graph.EventParents, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	parents, filters := under.Filters(q.Filter)
	all := make([]criteria, len(filters))
	var names []string
	for i, f := range filters {
		all[i] = criteriaOf(f)
		names = append(names, all[i].terms()...)
	}
	terms, err := termsNamed(t, names)
	if err != nil {
		return nil, err
	}
	lists := make([]graph.List[graph.Event], len(filters))
	seen := eventCache{}
	for i := range all {
		p, err := newPlan(t, all[i], terms)
		if err != nil {
			return nil, err
		}
		p.newest, p.seen = q.Order == graph.NewestFirst, seen
		name := graph.ListName("events", parents[i], q.Filter, string(q.Order))
		lists[i], err = pageOf(name, q.Page, p.order, p.fetch, p.count)
		if err != nil {
			return nil, err
		}
	}
	return lists, nil
}

// term is a row of the table.
type term struct{ number, events int64 }

func termsNamed(t tx, names []string) (map[string]term, error) {
	slices.Sort(names)
	names = slices.Compact(names)
	terms := make(map[string]term, len(names))
	err := t.each(findTerms, func(rows *sql.Rows) error {
		var (
			name string
			v    term
		)
		err := rows.Scan(&name, &v.number, &v.events)
		terms[name] = v
		return err
	}, listOf(names))
	return terms, err
}

// eventCache holds the events one call has read, by number: lists under many
// parents share most of them.
type eventCache map[int64]*graph.Event

func (c eventCache) decode(number int64, raw []byte) (*graph.Event, error) {
	if e := c[number]; e != nil {
		return e, nil
	}
	e := &graph.Event{}
	if err := json.Unmarshal(raw, e); err != nil {
		return nil, errStored("event %d: %v", number, err)
	}
	c[number] = e
	return e, nil
}

// plan is how a list is read.
type plan struct {
	t      tx
	seen   eventCache
	newest bool
	never  bool // no event can hold
	walk   walk
	walked []role // the terms whose listings are walked and merged
	total  int64  // events under them, with repeats
	bare   bool   // nothing else has to hold
	args   [22]any
	dates  dates
}

// role is a term by number and the roles that count there, as JSON has it.
type role [2]int64

// Positions in plan.args, as in eventParams.
const (
	argTerm = iota
	argLow
	argAfter
	argHigh
	argBefore
	argTypes
	argStatuses
	argRoles
	argA
	argARoles
	argB
	argBRoles
	argC
	argCRoles
	argClauses
	argNone
	argLatestFrom
	argLatestTo
	argConfidence
	argSources
	argText
	argLimit
)

// newPlan chooses what to walk: the clause with the fewest events.
func newPlan(t tx, c criteria, terms map[string]term) (*plan, error) {
	p := &plan{t: t, walk: walkTerm, dates: datesOf(c.date, c.dated)}
	all, any := terms[termAll]
	p.never = !any || p.dates.never
	p.walked, p.total = []role{{all.number, 0}}, all.events
	clauses, best := p.chooseClause(c.clauses, terms)
	if len(c.typeNames) > 0 {
		known, events := resolveTerms(typeClause(c.typeNames), terms)
		p.never = p.never || len(known) == 0
		if events < p.total {
			p.walked, p.total, best, c.types = known, events, -1, 0
		}
	}
	if p.never {
		return p, nil
	}
	if best >= 0 {
		clauses = slices.Delete(clauses, best, best+1)
	}
	none, _ := resolveTerms(c.none, terms)
	p.bare = len(clauses) == 0 && len(none) == 0 && len(c.tokens) == 0 && c.types == 0 && c.statuses == 0 &&
		c.confidence == 0 && c.sources <= 0 && c.date == nil && c.dated == nil
	p.setResidual(c, clauses, none)
	return p, p.considerText(c.tokens)
}

// chooseClause walks the clause with the fewest events. It returns the clauses
// in numbers, and which of them is walked, or -1.
func (p *plan) chooseClause(named []clause, terms map[string]term) (clauses [][]role, best int) {
	best = -1
	for i, cl := range named {
		known, events := resolveTerms(cl, terms)
		p.never = p.never || len(known) == 0
		if events <= p.total {
			p.walked, p.total, best = known, events, i
		}
		clauses = append(clauses, known)
	}
	return clauses, best
}

func typeClause(names []string) clause {
	var cl clause
	for _, n := range names {
		cl = append(cl, wanted{termType + n, 0})
	}
	return cl
}

// resolveTerms returns those of the clause that exist, and how many events
// they list.
func resolveTerms(cl clause, terms map[string]term) (known []role, events int64) {
	for _, w := range cl {
		if v, ok := terms[w.term]; ok && !slices.Contains(known, role{v.number, w.roles}) {
			known = append(known, role{v.number, w.roles})
			events += v.events
		}
	}
	return known, events
}

func (p *plan) setResidual(c criteria, clauses [][]role, none []role) {
	p.args[argTypes], p.args[argStatuses] = c.types, c.statuses
	p.args[argConfidence], p.args[argSources] = c.confidence, max(c.sources, 0)
	var rest [][]role
	slot := argA
	for _, cl := range clauses {
		if len(cl) == 1 && slot <= argC {
			p.args[slot], p.args[slot+1] = cl[0][0], cl[0][1]
			slot += 2
			continue
		}
		rest = append(rest, cl)
	}
	for ; slot <= argC; slot += 2 {
		p.args[slot], p.args[slot+1] = nil, 0
	}
	if rest != nil {
		p.args[argClauses] = encode(rest)
	}
	if none != nil {
		p.args[argNone] = encode(none)
	}
	if c.date != nil && p.dates.latest {
		p.args[argLatestFrom], p.args[argLatestTo] = p.dates.latestFrom, p.dates.latestTo
	}
}

// considerText walks the text where so few events hold it that sorting them
// costs less than asking along the listing. A question of a text costs about
// three times as much as a row, and a listing has to be walked for as long as
// it takes to find a page: the limit is where the two meet.
func (p *plan) considerText(tokens []string) error {
	if len(tokens) == 0 {
		return nil
	}
	question := matchAll(tokens)
	p.args[argText] = question
	limit := int64(math.Sqrt(float64(64*p.total))) + 1
	var held int64
	if err := p.t.one(countText, &held, question, limit); err != nil {
		return err
	}
	if held < limit {
		p.walk = walkText
	}
	return nil
}

// matchAll asks for records that hold every token. Tokens are letters and
// digits, so they cannot leave the quotes.
func matchAll(tokens []string) string { return `"` + strings.Join(tokens, `" AND "`) + `"` }

// order compares two keys in the order of the list.
func (p *plan) order(a, b string) int {
	if c := strings.Compare(a[:1], b[:1]); c != 0 || !p.newest {
		return cmp.Or(c, strings.Compare(a, b))
	}
	return strings.Compare(b, a)
}

// fetch implements the fetch of pageOf: it reads one stretch of the listing
// after the other until there are enough.
func (p *plan) fetch(from, to bound, backward bool, limit int) ([]entry[graph.Event], error) {
	if p.never {
		return nil, nil
	}
	stretches, err := p.stretches(from, to)
	if err != nil {
		return nil, err
	}
	if backward {
		slices.Reverse(stretches)
	}
	var found []entry[graph.Event]
	for _, s := range stretches {
		some, err := p.walkStretch(s, backward != s.newest, limit-len(found))
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
		if len(found) >= limit {
			break
		}
	}
	return found, nil
}

// walkStretch merges the listings of the walked terms.
func (p *plan) walkStretch(s stretch, newest bool, limit int) ([]entry[graph.Event], error) {
	var rows []eventRow
	for _, w := range p.walked {
		some, err := p.rows(s, w, newest, limit)
		if err != nil {
			return nil, err
		}
		rows = append(rows, some...)
	}
	if len(p.walked) > 1 {
		slices.SortFunc(rows, func(a, b eventRow) int {
			c := cmp.Or(cmp.Compare(a.day, b.day), strings.Compare(a.sk, b.sk))
			if newest {
				return -c
			}
			return c
		})
		rows = slices.CompactFunc(rows, func(a, b eventRow) bool { return a.event == b.event })
		rows = rows[:min(limit, len(rows))]
	}
	entries := make([]entry[graph.Event], len(rows))
	for i, r := range rows {
		entries[i] = entry[graph.Event]{s.part + r.sk, *r.event}
	}
	return entries, nil
}

type eventRow struct {
	day   int64
	sk    string
	event *graph.Event
}

func (p *plan) rows(s stretch, w role, newest bool, limit int) ([]eventRow, error) {
	args := p.args
	args[argTerm], args[argRoles] = w[0], w[1]
	if s.wide {
		args[argTerm] = -w[0]
	}
	args[argLow], args[argAfter], args[argHigh], args[argBefore] = s.low, s.after, s.high, s.before
	args[argLimit] = limit
	st := p.walk.oldest
	if newest {
		st = p.walk.newest
	}
	var (
		rows []eventRow
		raw  sql.RawBytes
	)
	err := p.t.each(st, func(r *sql.Rows) error {
		var (
			number int64
			row    eventRow
		)
		if err := r.Scan(&number, &row.sk, &row.day, &raw); err != nil {
			return err
		}
		e, err := p.seen.decode(number, raw)
		row.event = e
		rows = append(rows, row)
		return err
	}, args[:]...)
	return rows, err
}

// count returns the length of the whole list.
func (p *plan) count() (int, error) {
	if p.never {
		return 0, nil
	}
	if p.bare && len(p.walked) == 1 && p.walked[0][1] == 0 {
		return int(p.total), nil
	}
	stretches, err := p.stretches(bound{}, bound{})
	total := 0
	for _, s := range stretches {
		if err == nil {
			var n int
			n, err = p.countStretch(s)
			total += n
		}
	}
	return total, err
}

func (p *plan) countStretch(s stretch) (int, error) {
	args := p.args
	args[argRoles] = 0
	args[argLow], args[argAfter], args[argHigh], args[argBefore] = s.low, s.after, s.high, s.before
	sign := int64(1)
	if s.wide {
		sign = -1
	}
	walked := make([]role, len(p.walked))
	for i, w := range p.walked {
		walked[i] = role{sign * w[0], w[1]}
	}
	var n int
	if p.walk != walkText {
		args[argTerm] = encode(walked)
		err := p.t.one(p.walk.count, &n, args[:argLimit]...)
		return n, err
	}
	if len(walked) == 1 {
		args[argTerm], args[argRoles] = walked[0][0], walked[0][1]
		err := p.t.one(p.walk.count, &n, args[:argLimit]...)
		return n, err
	}
	// Few hold the text: read them, so that none counts twice.
	entries, err := p.walkStretch(s, false, math.MaxInt32)
	return len(entries), err
}
