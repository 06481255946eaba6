package sqlite

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-events/parley/graph"
)

// bound is an end of a stretch of a list: the item with the key, or where it
// would stand. The zero bound is the list's own end.
type bound struct {
	key string
	// inclusive says the item with the key belongs to the stretch.
	inclusive bool
}

// fetch returns the first limit items between the bounds, in the order of the
// list; where backward is set the last ones, in the opposite order.
type fetch[T any] func(from, to bound, backward bool, limit int) ([]entry[T], error)

// entry is an item and its key, the text it is ordered by.
type entry[T any] struct {
	key  string
	item T
}

// pageOf returns a page of the named list. order compares two keys in the
// order of the list; count is asked only for a total.
func pageOf[T any](list string, p graph.Page, order func(a, b string) int, get fetch[T], count func() (int, error)) (graph.List[T], error) {
	out := graph.List[T]{Total: -1}
	after, before, err := p.Keys(list)
	if err != nil {
		return out, err
	}
	var entries []entry[T]
	crossed := after != "" && before != "" && order(after, before) >= 0
	more := false
	if !crossed {
		entries, err = get(bound{key: after}, bound{key: before}, p.Backward(), p.Size()+1)
		if err != nil {
			return out, err
		}
		more = len(entries) > p.Size()
		entries = entries[:min(len(entries), p.Size())]
		if p.Backward() {
			slices.Reverse(entries)
		}
	}
	exists := func(from, to bound, backward bool) (found bool) {
		if err == nil {
			var some []entry[T]
			some, err = get(from, to, backward, 1)
			found = len(some) > 0
		}
		return found
	}
	out.HasPrevious = more && p.Backward() || after != "" && exists(bound{}, bound{after, true}, true)
	switch {
	case crossed:
		out.HasNext = exists(bound{key: after}, bound{}, false)
	default:
		out.HasNext = more && !p.Backward() || before != "" && exists(bound{before, true}, bound{}, false)
	}
	if p.Total && err == nil {
		out.Total, err = count()
	}
	for _, e := range entries {
		out.Items = append(out.Items, e.item)
		out.Cursors = append(out.Cursors, graph.NewCursor(list, e.key))
	}
	return out, err
}

// Keys compare as text. From and to are turned into a half-open stretch: what
// follows a key directly is the key with a byte after it that is less than any
// in a key.

const (
	justAfter = "\x01"             // no key holds it
	afterAll  = "\xf4\x8f\xbf\xbf" // the greatest letter there is
)

func lowest(from bound) string {
	if from.key != "" && !from.inclusive {
		return from.key + justAfter
	}
	return from.key
}

func beyond(to bound) string {
	switch {
	case to.key == "":
		return afterAll
	case to.inclusive:
		return to.key + justAfter
	}
	return to.key
}

// sortedList is a fetch over entries that are sorted by key as text.
func sortedList[T any](all []entry[T]) fetch[T] {
	return func(from, to bound, backward bool, limit int) ([]entry[T], error) {
		find := func(key string) int {
			return sort.Search(len(all), func(i int) bool { return all[i].key >= key })
		}
		some := all[find(lowest(from)):]
		if end := find(beyond(to)) - (len(all) - len(some)); end < len(some) {
			some = some[:max(end, 0)]
		}
		some = slices.Clone(some)
		if backward {
			slices.Reverse(some)
		}
		return some[:min(limit, len(some))], nil
	}
}

func sortEntries[T any](all []entry[T]) {
	slices.SortFunc(all, func(a, b entry[T]) int { return strings.Compare(a.key, b.key) })
}
