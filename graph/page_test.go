package graph_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestPageSize(t *testing.T) {
	for _, tt := range []struct {
		page     graph.Page
		size     int
		backward bool
	}{
		{graph.Page{}, graph.DefaultPage, false},
		{graph.Page{First: 3}, 3, false},
		{graph.Page{Last: 3}, 3, true},
	} {
		if size, back := tt.page.Size(), tt.page.Backward(); size != tt.size || back != tt.backward {
			t.Errorf("%+v: size %d, backward %v, want %d, %v", tt.page, size, back, tt.size, tt.backward)
		}
	}
}

func TestPageValidate(t *testing.T) {
	for _, p := range []graph.Page{{}, {First: 1}, {Last: graph.MaxPage}} {
		if err := p.Validate(); err != nil {
			t.Errorf("%+v: %v", p, err)
		}
	}
	for _, p := range []graph.Page{{First: -1}, {Last: -1}, {First: 1, Last: 1}, {First: graph.MaxPage + 1}, {Last: graph.MaxPage + 1}} {
		if err := p.Validate(); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: got %v, want ErrInvalid", p, err)
		}
	}
}

func TestListNameTellsListsApart(t *testing.T) {
	names := map[string]bool{}
	for _, name := range []string{
		graph.ListName("events", "", graph.EventFilter{}, "OLDEST_FIRST"),
		graph.ListName("mentions", "", graph.EventFilter{}, "OLDEST_FIRST"),
		graph.ListName("events", "act-x", graph.EventFilter{}, "OLDEST_FIRST"),
		graph.ListName("events", "", graph.EventFilter{Text: "x"}, "OLDEST_FIRST"),
		graph.ListName("events", "", graph.EventFilter{}, "NEWEST_FIRST"),
	} {
		names[name] = true
	}
	if len(names) != 5 {
		t.Errorf("five lists have %d names", len(names))
	}
}

func TestPageKeysRefusesACursorOnEitherSide(t *testing.T) {
	list := graph.ListName("events", "", graph.EventFilter{}, "")
	good := graph.NewCursor(list, "k")
	if after, before, err := (graph.Page{After: good}).Keys(list); after != "k" || before != "" || err != nil {
		t.Errorf("got %q, %q, %v", after, before, err)
	}
	for _, p := range []graph.Page{{After: "x"}, {Before: "x"}, {After: good, First: -1}} {
		if _, _, err := p.Keys(list); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%+v: got %v, want ErrInvalid", p, err)
		}
	}
}

func FuzzCursor(f *testing.F) {
	f.Add("events", "2025-12-022025-12-02evt-x", 3, byte('A'))
	f.Add("a", "with | and \x00", 0, byte('|'))
	f.Add("a", "", 40, byte('='))
	f.Fuzz(func(t *testing.T, what, key string, at int, b byte) {
		list, other := graph.ListName(what, "", nil, ""), graph.ListName(what+"x", "", nil, "")
		c := graph.NewCursor(list, key)
		if got, err := c.Key(list); got != key || err != nil {
			t.Fatalf("key %q came back as %q, %v", key, got, err)
		}
		if got, err := c.Key(other); !errors.Is(err, graph.ErrInvalid) || got != "" {
			t.Errorf("in another list: got %q, %v, want ErrInvalid", got, err)
		}
		if at = at % len(c); at < 0 {
			at = -at
		}
		for _, bad := range []string{string(c[:at]) + string(rune(b)) + string(c[at+1:]), string(c[:at]), string(c) + string(rune(b))} {
			if got, err := graph.Cursor(bad).Key(list); bad != string(c) && bad != "" && err == nil {
				t.Errorf("tampered %q: got %q", bad, got)
			}
		}
	})
}

func TestCursorOfNoList(t *testing.T) {
	for _, c := range []graph.Cursor{"x", "====", "YWJj", graph.Cursor(strings.Repeat("A", 4000)), "\xff"} {
		if _, err := c.Key("list"); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: got %v, want ErrInvalid", c, err)
		}
	}
}
