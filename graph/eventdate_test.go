package graph_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestDateRangeHolds(t *testing.T) {
	tests := []struct {
		edtf              string
		from, to          graph.Day
		possible, certain bool
	}{
		// A day is in or out.
		{"2025-12-02", "2025-12-01", "2025-12-31", true, true},
		{"2025-12-02", "2025-12-02", "2025-12-02", true, true},
		{"2025-12-02", "2025-12-03", "2025-12-31", false, false},
		// Ends of the range are included; its open ends reach everywhere.
		{"2025-12-02", "2025-12-02", "", true, true},
		{"2025-12-02", "", "2025-12-02", true, true},
		{"2025-12-02", "", "2025-12-01", false, false},
		{"2025-12-02", "", "", true, true},
		// A wider date may fall in a range that does not hold all of it.
		{"2025-12", "2025-12-02", "2025-12-02", true, false},
		{"2025-12", "2025-12-01", "2025-12-31", true, true},
		{"2025", "2025-12-31", "2026-01-31", true, false},
		{"201X", "2019-12-31", "", true, false},
		// Winter runs to the end of February of the next year.
		{"2025-24", "2026-02-28", "2026-03-31", true, false},
		{"2025-24", "2026-03-01", "", false, false},
		{"2025-24", "2025-12-01", "2026-02-28", true, true},
		{"2025-24", "2025-01-01", "2025-11-30", false, false},
		{"2023-24", "2023-12-01", "2024-02-28", true, false}, // 2024 has a 29th
		{"2023-24", "2023-12-01", "2024-02-29", true, true},
		// Intervals over new year.
		{"2025-12-31/2026-01-02", "2026-01-01", "2026-12-31", true, false},
		{"2025-12-31/2026-01-02", "2025-12-31", "2026-01-02", true, true},
		// An open end of the date reaches as far as time does.
		{"2025-21/..", "2030-01-01", "2030-12-31", true, false},
		{"2025-21/..", "2025-01-01", "2025-02-28", false, false},
		{"2025-21/..", "2025-03-01", "", true, true},
		{"2025-21/..", "2025-03-02", "", true, false},
		{"../2025-12-02", "", "2025-12-02", true, true},
		{"../2025-12-02", "1900-01-01", "2025-12-31", true, false},
		{"../2025-12-02", "2025-12-03", "", false, false},
		{"/2025-12-02", "1900-01-01", "2025-12-31", true, false},
	}
	for _, tt := range tests {
		d, err := graph.ParseEDTF(tt.edtf)
		if err != nil {
			t.Fatal(err)
		}
		possible := graph.DateRange{From: tt.from, To: tt.to, Match: graph.MatchPossible}.Holds(&d)
		certain := graph.DateRange{From: tt.from, To: tt.to, Match: graph.MatchCertain}.Holds(&d)
		if possible != tt.possible || certain != tt.certain {
			t.Errorf("%s in %q to %q: possible %v, certain %v, want %v, %v",
				tt.edtf, tt.from, tt.to, possible, certain, tt.possible, tt.certain)
		}
	}
}

func TestDateRangeHoldsNoUndatedEvent(t *testing.T) {
	for _, match := range []graph.DateMatch{graph.MatchPossible, graph.MatchCertain} {
		if (graph.DateRange{Match: match}).Holds(nil) {
			t.Errorf("an undated event matches %s", match)
		}
	}
}
