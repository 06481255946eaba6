package neo4j

import (
	"context"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// Events implements graph.Reader.
func (s *Store) Events(ctx context.Context, under graph.EventParents, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	names, filters := under.Filters(q.Filter)
	for i, name := range names {
		names[i] = graph.ListName("events", name, q.Filter, string(q.Order))
	}
	if len(filters) > 1 && !slices.Contains(parentIDs(under), "") {
		return s.eventsUnder(ctx, under, names, filters, q)
	}
	var lists []graph.List[graph.Event]
	for i, f := range filters {
		question := ask(f)
		anchor, err := s.choose(ctx, question)
		if err != nil {
			return nil, err
		}
		list, err := s.events(ctx, names[i:i+1], question, anchor, [][]string{anchor.keys}, q)
		if err != nil {
			return nil, err
		}
		lists = append(lists, list...)
	}
	return lists, nil
}

// eventsUnder lists under several parents in one statement, which begins at
// each of them. What is asked beside is the same for all.
func (s *Store) eventsUnder(ctx context.Context, under graph.EventParents, names []string, filters []graph.EventFilter, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	question := ask(filters[0])
	keys := make([][]string, len(filters))
	for i, id := range parentIDs(under) {
		keys[i] = []string{valid(id)}
	}
	return s.events(ctx, names, question, question.parent(under), keys, q)
}

func parentIDs(p graph.EventParents) []string {
	return slices.Concat(validAll(p.Actors), validAll(p.Places), validAll(p.Articles))
}

// parent is the anchor that a list under a parent begins at: Filters puts an
// actor behind the other matches, a place and an article stand first.
func (q question) parent(under graph.EventParents) anchor {
	var found anchor
	for _, a := range q.candidates() {
		switch {
		case len(under.Actors) > 0 && a.by == "actor":
			found = a
		case found.by == "" && len(under.Places) > 0 && a.by == "place", found.by == "" && len(under.Articles) > 0 && a.by == "article":
			found = a
		}
	}
	return found
}

// choose picks what to begin at: where there are several, the rarest.
func (s *Store) choose(ctx context.Context, q question) (anchor, error) {
	all := q.candidates()
	if i := slices.IndexFunc(all, func(a anchor) bool { return a.by == "article" }); i >= 0 {
		return all[i], nil // an article has few events
	}
	if len(all) == 0 {
		return q.otherwise(), nil
	}
	if len(all) == 1 && len(q.tokens) == 0 {
		return all[0], nil
	}
	var asked []row
	for n, a := range all {
		for _, key := range a.keys {
			asked = append(asked, row{"n": n, "by": a.by, "key": key})
		}
	}
	rows, err := s.read(ctx, "read_sizes", row{"anchors": asked})
	if err != nil {
		return anchor{}, err
	}
	sizes := make([]int64, len(all))
	for _, r := range rows {
		sizes[whole(r, "n")] += whole(r, "size")
	}
	least := 0
	for i := range all {
		if sizes[i] < sizes[least] {
			least = i
		}
	}
	if len(q.tokens) > 0 && sizes[least] > manyEvents {
		return q.otherwise(), nil
	}
	return all[least], nil
}

// manyEvents are so many that words are asked first: reading the words of each
// of so many events costs more than asking the full-text index.
const manyEvents = 5000

func (s *Store) events(ctx context.Context, names []string, q question, a anchor, keys [][]string, eq graph.EventQuery) ([]graph.List[graph.Event], error) {
	kind := "events_by_" + a.by
	params := func(spans []span, backward bool) row {
		parents := make([]row, len(spans))
		for i, sp := range spans {
			parents[i] = row{"n": i, "keys": keys[i], "lanes": q.stretches(eq.Order, sp, backward)}
		}
		return row{"parents": parents, "f": q.params(a), "query": luceneQuery(q.tokens)}
	}
	return lists[graph.Event]{
		names: names, compare: eventOrder(eq.Order),
		read: func(spans []span, backward bool, limit int) ([][]item[graph.Event], error) {
			p := params(spans, backward)
			p["limit"] = limit
			rows, err := s.read(ctx, listing(kind, (eq.Order == graph.NewestFirst) != backward), p)
			if err != nil {
				return nil, err
			}
			return eventItems(rows, len(names))
		},
		count: func() ([]int, error) {
			return s.totals(ctx, counting(kind), params(make([]span, len(names)), false), len(names))
		},
	}.pages(eq.Page)
}

// eventOrder compares keys in the order of the list.
func eventOrder(o graph.EventOrder) func(a, b string) int {
	return func(a, b string) int {
		if c := strings.Compare(a[:1], b[:1]); c != 0 || o != graph.NewestFirst {
			return strings.Compare(a, b)
		}
		return strings.Compare(b, a)
	}
}

func eventItems(rows []*driver.Record, parents int) ([][]item[graph.Event], error) {
	items := make([][]item[graph.Event], parents)
	for _, r := range rows {
		e, err := element[graph.Event](r)
		if err != nil {
			return nil, err
		}
		key := "0" + text(r, "sk")
		if text(r, "dated") == string(undated) {
			key = "1" + text(r, "sk")
		}
		n := whole(r, "n")
		items[n] = append(items[n], item[graph.Event]{key, e})
	}
	return items, nil
}

// totals runs a counting statement that returns a row for each parent.
func (s *Store) totals(ctx context.Context, statement string, params row, parents int) ([]int, error) {
	rows, err := s.read(ctx, statement, params)
	if err != nil {
		return nil, err
	}
	totals := make([]int, parents)
	for _, r := range rows {
		totals[whole(r, "n")] = int(whole(r, "total"))
	}
	return totals, nil
}
