package graph_test

import (
	"reflect"
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestSides(t *testing.T) {
	e := kremlin()
	want := []graph.Side{{Key: "RU", Name: "Russia"}, {Key: "US", Name: "United States"}}
	if got := e.Sides(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := (&graph.Event{}).Sides(); len(got) != 0 {
		t.Errorf("an event of nobody has sides %v", got)
	}
}

func TestPlaceIsTheNarrowest(t *testing.T) {
	e := kremlin()
	if got := e.Place(); got != "kremlin" {
		t.Errorf("got %q", got)
	}
	if got := (&graph.Event{}).Place(); got != "" {
		t.Errorf("nowhere: got %q", got)
	}
}

func TestSortKeyOrder(t *testing.T) {
	key := func(edtf, id string) string {
		e := graph.Event{ID: graph.EventID(id)}
		if edtf != "" {
			d, err := graph.ParseEDTF(edtf)
			if err != nil {
				t.Fatal(err)
			}
			e.Date = &d
		}
		k, dated := e.SortKey()
		if dated != (edtf != "") {
			t.Errorf("%q: dated %v", edtf, dated)
		}
		return k
	}
	order := []string{
		key("../2025-12-02", "evt-z"), key("2025-12-01", "evt-z"), key("2025-12-01/2025-12-07", "evt-a"), key("2025-12", "evt-a"),
		key("2025-12-01/..", "evt-a"), key("2025-12-02", "evt-a"), key("2025-12-02", "evt-b"),
	}
	for i := 1; i < len(order); i++ {
		if order[i-1] >= order[i] {
			t.Errorf("%q is not before %q", order[i-1], order[i])
		}
	}
	if key("", "evt-a") != "evt-a" {
		t.Error("undated events sort by id")
	}
}
