package neo4j

import (
	"strings"

	"github.com/parley-events/parley/graph"
)

// span is a part of a list, between two keys in the order of the list; an
// empty key bounds nothing.
type span struct {
	after, before               string
	includeAfter, includeBefore bool
}

// stretch is a span of a list in ascending order of its keys: from lo
// (included) to hi (excluded).
type stretch struct{ lo, hi string }

// lastKey sorts after every key.
const lastKey = "\U0010ffff"

// justAfter is the bound between a key and the next one. Keys end in ids,
// which have no character below this.
func justAfter(key string) string { return key + "!" }

// ascending returns the keys of the span.
func (s span) ascending() stretch {
	k := stretch{s.after, s.before}
	if s.after != "" && !s.includeAfter {
		k.lo = justAfter(s.after)
	}
	if s.before == "" {
		k.hi = lastKey
	} else if s.includeBefore {
		k.hi = justAfter(s.before)
	}
	return k
}

// descending does so for a list in descending order.
func (s span) descending() stretch {
	return span{s.before, s.after, s.includeBefore, s.includeAfter}.ascending()
}

// item is one element of a list with its key.
type item[T any] struct {
	key   string
	value T
}

// lists are lists of one kind, one a parent, that are read together.
type lists[T any] struct {
	names   []string // for cursors
	compare func(a, b string) int
	// read returns for each parent the first items of its span, at most limit,
	// from the end of it where backward.
	read func(spans []span, backward bool, limit int) ([][]item[T], error)
	// count returns the lengths of the whole lists.
	count func() ([]int, error)
}

// pages returns the page of each list.
func (l lists[T]) pages(page graph.Page) ([]graph.List[T], error) {
	spans := make([]span, len(l.names))
	for i, name := range l.names {
		after, before, err := page.Keys(name)
		if err != nil {
			return nil, err
		}
		spans[i] = span{after: after, before: before}
	}
	if len(spans) == 0 {
		return nil, nil
	}
	found, err := l.read(spans, page.Backward(), page.Size()+1)
	if err != nil {
		return nil, err
	}
	pages := make([]graph.List[T], len(spans))
	for i, items := range found {
		pages[i] = pageOf(l.names[i], page, items)
	}
	if err := l.lookAround(pages, spans); err != nil || !page.Total {
		return pages, err
	}
	totals, err := l.count()
	if err != nil {
		return nil, err
	}
	for i, n := range totals {
		pages[i].Total = n
	}
	return pages, nil
}

// pageOf makes a page of up to one item more than its size.
func pageOf[T any](name string, page graph.Page, items []item[T]) graph.List[T] {
	more := len(items) > page.Size()
	if more {
		items = items[:page.Size()]
	}
	list := graph.List[T]{
		Items: make([]T, len(items)), Cursors: make([]graph.Cursor, len(items)), Total: -1,
		HasNext: more && !page.Backward(), HasPrevious: more && page.Backward(),
	}
	for i, it := range items {
		if page.Backward() {
			i = len(items) - 1 - i
		}
		list.Items[i], list.Cursors[i] = it.value, graph.NewCursor(name, it.key)
	}
	return list
}

// lookAround finds out whether the lists go on beyond their cursors. All
// parents have the same cursors, or there are none.
func (l lists[T]) lookAround(pages []graph.List[T], spans []span) error {
	previous, next := make([]span, len(spans)), make([]span, len(spans))
	for i, s := range spans {
		previous[i] = span{before: s.after, includeBefore: true}
		next[i] = span{after: s.before, includeAfter: true}
		if s.after != "" && s.before != "" && l.compare(s.before, s.after) <= 0 {
			next[i] = span{after: s.after}
		}
	}
	if spans[0].after != "" {
		found, err := l.read(previous, true, 1)
		if err != nil {
			return err
		}
		for i := range pages {
			pages[i].HasPrevious = pages[i].HasPrevious || len(found[i]) > 0
		}
	}
	if spans[0].before != "" {
		found, err := l.read(next, false, 1)
		if err != nil {
			return err
		}
		for i := range pages {
			pages[i].HasNext = pages[i].HasNext || len(found[i]) > 0
		}
	}
	return nil
}

// list is one list in ascending order of its keys.
func list[T any](name string, page graph.Page, read func(keys stretch, descending bool, limit int) ([]item[T], error), count func() (int, error)) (graph.List[T], error) {
	pages, err := lists[T]{
		names: []string{name}, compare: strings.Compare,
		read: func(spans []span, backward bool, limit int) ([][]item[T], error) {
			items, err := read(spans[0].ascending(), backward, limit)
			return [][]item[T]{items}, err
		},
		count: func() ([]int, error) {
			n, err := count()
			return []int{n}, err
		},
	}.pages(page)
	if err != nil {
		return graph.List[T]{}, err
	}
	return pages[0], nil
}
