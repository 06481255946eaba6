package resolvers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
)

// window is the page arguments of a connection. empty is first: 0 or last: 0,
// which the store has no page for: one item is asked for and left out, to know
// whether there is more.
type window struct {
	graph.Page
	empty bool
}

func newWindow(ctx context.Context, first *int, after *string, last *int, before *string) (window, error) {
	w := window{Page: graph.Page{Total: asksTotal(ctx)}}
	if first != nil && last != nil {
		return w, fmt.Errorf("%w page: ask for first or last, not both", graph.ErrInvalid)
	}
	size := func(n *int) int {
		if n != nil && *n == 0 {
			w.empty = true
			return 1
		}
		return value(n)
	}
	w.First, w.Last = size(first), size(last)
	w.After, w.Before = graph.Cursor(value(after)), graph.Cursor(value(before))
	return w, w.Validate()
}

// cut leaves out the item that an empty page did not ask for.
func cut[T any](w window, l graph.List[T]) graph.List[T] {
	if !w.empty || len(l.Items) == 0 {
		return l
	}
	l.Items, l.Cursors = nil, nil
	if w.Backward() {
		l.HasPrevious = true
	} else {
		l.HasNext = true
	}
	return l
}

// pageOf returns a page of a list that is held as a whole, such as the
// participations of an event. A cursor holds the place of an item and its id,
// so that a page goes on at the same item when others came or went before it,
// and at the same place when the item itself went.
func pageOf[T any](name string, all []T, id func(*T) string, p graph.Page) (graph.List[T], error) {
	after, before, err := p.Keys(name)
	if err != nil {
		return graph.List[T]{}, err
	}
	from, to := 0, len(all)
	if after != "" {
		i, here := placeOf(after, all, id)
		if from = i; here {
			from++
		}
	}
	if before != "" {
		i, _ := placeOf(before, all, id)
		to = max(from, i)
	}
	if p.Backward() {
		from = max(from, to-p.Size())
	} else {
		to = min(to, from+p.Size())
	}
	list := graph.List[T]{Items: all[from:to], HasPrevious: from > 0, HasNext: to < len(all), Total: len(all)}
	for i := range list.Items {
		key := strconv.Itoa(from+i) + " " + id(&list.Items[i])
		list.Cursors = append(list.Cursors, graph.NewCursor(name, key))
	}
	return list, nil
}

func placeOf[T any](key string, all []T, id func(*T) string) (place int, here bool) {
	number, want, _ := strings.Cut(key, " ")
	if i := slices.IndexFunc(all, func(v T) bool { return id(&v) == want }); i >= 0 {
		return i, true
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return len(all), false
	}
	return min(n, len(all)), false
}

func value[T any](v *T) T {
	if v == nil {
		var zero T
		return zero
	}
	return *v
}
