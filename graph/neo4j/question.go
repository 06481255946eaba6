package neo4j

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// question is a filter of events as the statements take it.
type question struct {
	types, statuses []string
	// groups: of each, the event must have one facet; none: it may have none.
	groups []group
	none   []string
	tokens []string
	lanes  []lane
	date   *graph.DateRange

	minConfidence float64
	minSources    int
}

// group is facets of which an event must have one. Where a statement can begin
// at them, by says which and keys with what; exact says that all it then finds
// has one of the facets.
type group struct {
	facets []string
	by     string
	keys   []string
	exact  bool
}

// ask compiles a filter.
func ask(f graph.EventFilter) question {
	q := question{
		types: validAll(f.Types), statuses: validAll(f.Statuses), tokens: graph.Tokens(f.Text), date: f.Date,
		minConfidence: f.MinConfidence, minSources: f.MinSources, lanes: lanesOf(f),
	}
	slices.Sort(q.tokens)
	q.tokens = slices.Compact(q.tokens)
	if f.In != "" {
		q.groups = append(q.groups, among("article", []graph.ArticleID{f.In}, articleFacet))
	}
	if len(f.Articles) > 0 {
		q.groups = append(q.groups, among("article", f.Articles, articleFacet))
	}
	for _, m := range f.Actors {
		q.addActors(m)
	}
	if f.Under != "" {
		q.groups = append(q.groups, among("place", []graph.PlaceID{f.Under}, placeFacet))
	}
	if len(f.Within) > 0 {
		q.groups = append(q.groups, among("place", f.Within, placeFacet))
	}
	for _, only := range []struct {
		values []string
		facet  func(string) string
	}{{f.Topics, topicFacet}, {f.Channels, channelFacet}, {f.Publishers, publisherFacet}} {
		if len(only.values) > 0 {
			q.groups = append(q.groups, among("", only.values, only.facet))
		}
	}
	return q
}

func among[S ~string](by string, values []S, facet func(S) string) group {
	g := group{by: by, keys: validAll(values), exact: true}
	for _, v := range values {
		g.facets = append(g.facets, facet(v))
	}
	return g
}

func (q *question) addActors(m graph.ActorMatch) {
	for _, s := range m.All {
		q.groups = append(q.groups, selected([]graph.ActorSelector{s}, m.Roles))
	}
	if len(m.Any) > 0 {
		q.groups = append(q.groups, selected(m.Any, m.Roles))
	}
	q.none = append(q.none, selected(m.None, m.Roles).facets...)
}

// selected is what any of the selectors selects. A selector of nothing selects
// nothing.
func selected(selectors []graph.ActorSelector, roles []graph.Role) group {
	if len(roles) == 0 {
		roles = []graph.Role{""}
	}
	g := group{exact: roles[0] == ""}
	by := map[string]bool{}
	for _, s := range selectors {
		for _, r := range roles {
			switch {
			case s.Actor != "":
				g.facets = append(g.facets, actorFacet(s.Actor, r))
			case s.Side != "":
				g.facets = append(g.facets, sideFacet(s.Side, r))
			}
		}
		switch {
		case s.Actor != "":
			by["actor"] = true
			g.keys = append(g.keys, valid(string(s.Actor)))
		case s.Side != "":
			by["side"] = true
			g.keys = append(g.keys, valid(s.Side))
		}
	}
	if len(by) == 1 { // else it cannot be begun at one index
		for g.by = range by {
		}
	}
	return g
}

// lanesOf are the lanes in which a filter may hold.
func lanesOf(f graph.EventFilter) []lane {
	switch {
	case f.Dated != nil && !*f.Dated && f.Date != nil:
		return nil
	case f.Dated != nil && !*f.Dated:
		return []lane{undated}
	case f.Dated != nil || f.Date != nil:
		return []lane{narrow, wide}
	}
	return []lane{narrow, wide, undated}
}

// params are the parameters all parents share; the group that the statement
// begins at is left out where it holds by that.
func (q question) params(a anchor) row {
	f := row{
		"types": texts(q.types), "statuses": texts(q.statuses), "groups": nil, "none": texts(q.none), "tokens": nil,
		"endsFrom": nil, "endsTo": nil, "minConfidence": nil, "minSources": nil,
	}
	if q.minConfidence > 0 {
		f["minConfidence"] = q.minConfidence
	}
	if q.minSources > 0 {
		f["minSources"] = q.minSources
	}
	if d := q.date; d != nil {
		if d.Match == graph.MatchCertain {
			f["endsTo"] = given(d.To)
		} else {
			f["endsFrom"] = given(d.From)
		}
	}
	if len(q.tokens) > 0 && (a.by != "text" || len(q.tokens) > maxClauses) {
		f["tokens"] = spacedEach(q.tokens)
	}
	var groups [][]string
	for i, g := range q.groups {
		if i != a.group || !g.exact {
			groups = append(groups, append([]string{}, g.facets...))
		}
	}
	if len(groups) > 0 {
		f["groups"] = groups
	}
	return f
}

// maxClauses bounds the words asked of a full-text index, which refuses more
// than 1,024; the others are looked for in what it finds.
const maxClauses = 500

// luceneQuery asks a full-text index for what has every token. Tokens are
// letters and digits in lower case: quoted, nothing in them is an operator.
func luceneQuery(tokens []string) string {
	var b strings.Builder
	for _, t := range tokens[:min(len(tokens), maxClauses)] {
		b.WriteString(` +"` + t + `"`)
	}
	return strings.TrimSpace(b.String())
}

func spacedEach(tokens []string) []string {
	all := make([]string, len(tokens))
	for i, t := range tokens {
		all[i] = " " + t + " "
	}
	return all
}

// anchor is what a statement begins at.
type anchor struct {
	by    string // the suffix of the statement: events_by_…
	group int    // of the question, or -1
	keys  []string
}

// candidates are the groups a statement could begin at.
func (q question) candidates() []anchor {
	var all []anchor
	for i, g := range q.groups {
		if g.by != "" {
			all = append(all, anchor{g.by, i, g.keys})
		}
	}
	return all
}

// otherwise is the anchor of a question without candidates.
func (q question) otherwise() anchor {
	switch {
	case len(q.tokens) > 0:
		return anchor{by: "text", group: -1}
	case len(q.types) > 0:
		return anchor{"type", -1, q.types}
	}
	return anchor{by: "date", group: -1}
}

// stretches are the lanes of a span of the list: {dated, turn, lo, hi} each. A
// key is "0" and the sort key of a dated event, "1" and that of an undated one;
// turn orders the two parts in the direction of reading.
func (q question) stretches(order graph.EventOrder, s span, backward bool) []row {
	rows := []row{}
	for _, l := range q.lanes {
		part := "0"
		if l == undated {
			part = "1"
		}
		in, ok := s.part(part)
		if !ok {
			continue
		}
		keys := in.ascending()
		if order == graph.NewestFirst {
			keys = in.descending()
		}
		keys = q.narrowed(l, keys)
		turn := 0
		if (part == "1") != backward {
			turn = 1
		}
		rows = append(rows, row{"dated": string(l), "turn": turn, "lo": keys.lo, "hi": keys.hi})
	}
	return rows
}

// part returns the span within one part of the list, false where it has none
// of it. The parts follow each other in every order.
func (s span) part(part string) (span, bool) {
	in := s
	switch {
	case s.after == "" || s.after[:1] < part:
		in.after = ""
	case s.after[:1] > part:
		return in, false
	default:
		in.after = s.after[1:]
	}
	switch {
	case s.before == "" || s.before[:1] > part:
		in.before = ""
	case s.before[:1] < part:
		return in, false
	default:
		in.before = s.before[1:]
	}
	return in, true
}

// narrowed cuts a lane to the days in which its events may begin.
func (q question) narrowed(l lane, keys stretch) stretch {
	if q.date == nil {
		return keys
	}
	from := q.date.From
	switch {
	case q.date.Match == graph.MatchCertain:
	case l == narrow:
		from = from.Add(-narrowDays)
	default:
		from = ""
	}
	keys.lo = max(keys.lo, string(from))
	if q.date.To != "" {
		keys.hi = min(keys.hi, string(q.date.To)+"~")
	}
	return keys
}
