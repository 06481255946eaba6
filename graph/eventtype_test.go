package graph_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestEventTypes(t *testing.T) {
	types := graph.EventTypes()
	if len(types) != 19 {
		t.Errorf("%d types, want 19", len(types))
	}
	for _, et := range types {
		if !et.Valid() {
			t.Errorf("%s is not valid", et)
		}
		if c := et.CAMEO(); c != "" && len(c) != 3 {
			t.Errorf("%s has the CAMEO code %q", et, c)
		}
	}
	for _, et := range []graph.EventType{"", "meeting", "WAR"} {
		if et.Valid() || et.CAMEO() != "" || et.PLOVER() != "" {
			t.Errorf("%q is a type", et)
		}
	}
}

func TestEventTypeCodes(t *testing.T) {
	for _, tt := range []struct {
		et            graph.EventType
		plover, cameo string
		class         graph.EventType
		consult       bool
	}{
		{graph.Meeting, "CONSULT", "040", graph.Meeting, true},
		{graph.Visit, "CONSULT", "042", graph.Meeting, true},
		{graph.Call, "CONSULT", "041", graph.Call, true},
		{graph.Statement, "", "010", graph.Statement, false},
		{graph.Attack, "ASSAULT", "190", graph.Attack, false},
		{graph.Appointment, "", "", graph.Appointment, false},
	} {
		if p, c := tt.et.PLOVER(), tt.et.CAMEO(); p != tt.plover || c != tt.cameo {
			t.Errorf("%s: PLOVER %q, CAMEO %q, want %q, %q", tt.et, p, c, tt.plover, tt.cameo)
		}
		if tt.et.Class() != tt.class || tt.et.Consult() != tt.consult {
			t.Errorf("%s: class %s, consult %v", tt.et, tt.et.Class(), tt.et.Consult())
		}
	}
}
