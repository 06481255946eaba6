package resolvers_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parley-events/parley/resolvers"
)

type page struct {
	Nodes []map[string]any
	Edges []struct {
		Cursor string
		Node   map[string]any
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	TotalCount int
}

const pageFields = `{ nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }`

func (p page) ids() []string {
	ids := []string{}
	for _, n := range p.Nodes {
		ids = append(ids, n["id"].(string))
	}
	return ids
}

// Every connection, walked from either end in pages of any size, gives the
// whole list once.
func TestPages(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	for name, list := range map[string]func(args string) string{
		"actors":   func(args string) string { return `{ list: actors(` + args + `) ` + pageFields + ` }` },
		"articles": func(args string) string { return `{ list: articles(` + args + `) ` + pageFields + ` }` },
		"events":   func(args string) string { return `{ list: events(` + args + `) ` + pageFields + ` }` },
		"newest": func(args string) string {
			return `{ list: events(orderBy: {direction: DESC}, ` + args + `) ` + pageFields + ` }`
		},
		"places":   func(args string) string { return `{ list: places(` + args + `) ` + pageFields + ` }` },
		"meetings": func(args string) string { return `{ list: meetings(` + args + `) ` + pageFields + ` }` },
	} {
		t.Run(name, func(t *testing.T) {
			get := func(args string) page {
				t.Helper()
				var got struct{ List page }
				ask(t, h, list(args), nil).into(t, &got)
				return got.List
			}
			whole := get("first: 100")
			all := whole.ids()
			if len(all) < 4 || whole.TotalCount != len(all) || whole.PageInfo.HasNextPage || whole.PageInfo.HasPreviousPage {
				t.Fatalf("whole list: %+v", whole)
			}
			for size := 1; size <= len(all)+1; size++ {
				var forth, back []string
				for after := ""; ; {
					p := get(fmt.Sprintf("first: %d, after: %q", size, after))
					forth = append(forth, p.ids()...)
					checkEdges(t, p)
					if !p.PageInfo.HasNextPage {
						break
					}
					after = *p.PageInfo.EndCursor
				}
				for before := ""; ; {
					p := get(fmt.Sprintf("last: %d, before: %q", size, before))
					back = append(p.ids(), back...)
					if !p.PageInfo.HasPreviousPage {
						break
					}
					before = *p.PageInfo.StartCursor
				}
				if !slices.Equal(forth, all) || !slices.Equal(back, all) {
					t.Fatalf("pages of %d: forth %v, back %v, want %v", size, forth, back, all)
				}
			}
			if none := get("first: 0"); len(none.Nodes) != 0 || !none.PageInfo.HasNextPage || none.PageInfo.EndCursor != nil || none.TotalCount != len(all) {
				t.Errorf("first: 0 gives %+v", none)
			}
			if none := get("last: 0"); len(none.Nodes) != 0 || !none.PageInfo.HasPreviousPage {
				t.Errorf("last: 0 gives %+v", none)
			}
		})
	}
}

func checkEdges(t *testing.T, p page) {
	t.Helper()
	if len(p.Edges) != len(p.Nodes) || *p.PageInfo.StartCursor != p.Edges[0].Cursor || *p.PageInfo.EndCursor != p.Edges[len(p.Edges)-1].Cursor {
		t.Fatalf("edges do not fit the page: %+v", p)
	}
	for i := range p.Edges {
		if p.Edges[i].Node["id"] != p.Nodes[i]["id"] {
			t.Fatalf("edge %d is %v, node %v", i, p.Edges[i].Node, p.Nodes[i])
		}
	}
}

// Lists below an event are walked in the same way.
func TestNestedPages(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	type list struct {
		Edges []struct {
			Cursor string
			Node   map[string]any
		}
		PageInfo   struct{ HasNextPage, HasPreviousPage bool }
		TotalCount int
	}
	get := func(field, args, inner string) list {
		t.Helper()
		var got struct {
			Meetings struct{ Nodes []struct{ List list } }
		}
		query := fmt.Sprintf(`{ meetings(with: {name: "Kushner"}) { nodes { list: %s(%s) { edges { cursor node { %s } } pageInfo { hasNextPage hasPreviousPage } totalCount } } } }`, field, args, inner)
		ask(t, h, query, nil).into(t, &got)
		return got.Meetings.Nodes[0].List
	}
	for field, inner := range map[string]string{"participations": "name", "articles": "headline", "mentions": "id"} {
		whole := get(field, "first: 100", inner)
		if len(whole.Edges) < 2 || whole.TotalCount != len(whole.Edges) {
			t.Fatalf("%s: %+v", field, whole)
		}
		after := whole.Edges[0].Cursor
		rest := get(field, fmt.Sprintf("first: 1, after: %q", after), inner)
		if fmt.Sprint(rest.Edges) != fmt.Sprint(whole.Edges[1:2]) || !rest.PageInfo.HasPreviousPage || rest.PageInfo.HasNextPage != (len(whole.Edges) > 2) {
			t.Errorf("%s after the first: %+v, want %+v", field, rest, whole.Edges[1:2])
		}
		end := get(field, fmt.Sprintf("last: 1, before: %q", whole.Edges[1].Cursor), inner)
		if fmt.Sprint(end.Edges) != fmt.Sprint(whole.Edges[:1]) || end.PageInfo.HasPreviousPage {
			t.Errorf("%s before the second: %+v, want %+v", field, end, whole.Edges[:1])
		}
		if none := get(field, "first: 0", inner); len(none.Edges) != 0 || !none.PageInfo.HasNextPage {
			t.Errorf("%s, first 0: %+v", field, none)
		}
	}
}
