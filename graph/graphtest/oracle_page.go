package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// pageOf returns one page of the items in the order of their keys, as the
// Relay cursor connections specification has it.
func pageOf[T any](list string, items []T, key func(*T) string, order func(a, b string) int, p graph.Page) (graph.List[T], error) {
	after, before, err := p.Keys(list)
	if err != nil {
		return graph.List[T]{}, err
	}
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b T) int { return order(key(&a), key(&b)) })
	from, to := 0, len(items)
	if after != "" {
		from = len(filtered(items, func(v *T) bool { return order(key(v), after) <= 0 }))
	}
	if before != "" {
		to = max(from, len(filtered(items, func(v *T) bool { return order(key(v), before) < 0 })))
	}
	if p.Backward() {
		from = max(from, to-p.Size())
	} else {
		to = min(to, from+p.Size())
	}
	out := graph.List[T]{Items: items[from:to], HasPrevious: from > 0, HasNext: to < len(items), Total: -1}
	for i := range out.Items {
		out.Cursors = append(out.Cursors, graph.NewCursor(list, key(&out.Items[i])))
	}
	if p.Total {
		out.Total = len(items)
	}
	return out, nil
}

// eventKey is the part of the list an event stands in, dated or not, and its
// place in it.
func eventKey(e *graph.Event) string {
	key, dated := e.SortKey()
	if dated {
		return "0" + key
	}
	return "1" + key
}

// eventOrder compares event keys. Newest first turns each part around; the
// undated part stays the last.
func eventOrder(o graph.EventOrder) func(a, b string) int {
	if o != graph.NewestFirst {
		return strings.Compare
	}
	return func(a, b string) int {
		if c := strings.Compare(a[:1], b[:1]); c != 0 {
			return c
		}
		return strings.Compare(b, a)
	}
}

// The parts of a key end in the lowest byte, so that a shorter name comes
// before the longer ones it begins.

func actorKey(a *graph.Actor) string { return graph.Fold(a.Name) + "\x00" + string(a.ID) }
func placeKey(p *graph.Place) string { return graph.Fold(p.Name) + "\x00" + string(p.ID) }

func articleKey(a *graph.Article) string {
	return instant(a.Published) + "\x00" + string(a.ID)
}

// newestArticle compares article keys: the latest publication first, then the
// id. The unknown publication is before all others, so here it comes last.
func newestArticle(a, b string) int {
	timeA, idA, _ := strings.Cut(a, "\x00")
	timeB, idB, _ := strings.Cut(b, "\x00")
	if c := strings.Compare(timeB, timeA); c != 0 {
		return c
	}
	return strings.Compare(idA, idB)
}

// mentionKey is the order evidence has everywhere, an unknown publication last.
func mentionKey(m *graph.MentionOf) string {
	published := "0" + instant(m.Published)
	if m.Published.IsZero() {
		published = "1"
	}
	return fmt.Sprintf("%s\x00%s\x00%09d\x00%09d\x00%s", published, m.Article, m.Span.Start, m.Trigger.Start, m.ID)
}

// instant sorts as the time of publication does.
func instant(p graph.Publication) string { return p.Time.UTC().Format("2006-01-02T15:04:05.000000000") }
