package graph_test

import (
	"errors"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

func TestParseDay(t *testing.T) {
	for _, in := range []string{"2025-12-02", "2024-02-29", "0000-01-01", "9999-12-31"} {
		if got, err := graph.ParseDay(in); err != nil || string(got) != in {
			t.Errorf("ParseDay(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "2025", "2025-12", "2025-12-2", "2025-02-29", "2025-13-01", "2025-12-02T00:00", "10000-01-01", " 2025-12-02"} {
		if got, err := graph.ParseDay(in); !errors.Is(err, graph.ErrInvalid) || got != "" {
			t.Errorf("ParseDay(%q) = %q, %v, want ErrInvalid", in, got, err)
		}
	}
}

func TestDayOfKeepsTheZone(t *testing.T) {
	kyiv := time.FixedZone("", 2*60*60)
	if got := graph.DayOf(time.Date(2025, 12, 6, 0, 30, 0, 0, kyiv)); got != "2025-12-06" {
		t.Errorf("DayOf half past midnight in Kyiv = %s, want the day in Kyiv", got)
	}
}

func TestDayAdd(t *testing.T) {
	tests := []struct {
		day  graph.Day
		n    int
		want graph.Day
	}{
		{"2025-12-31", 1, "2026-01-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2025-03-01", -1, "2025-02-28"},
		{"2025-12-02", 0, "2025-12-02"},
		{"0000-01-01", -1, "0000-01-01"},
		{"9999-12-31", 1, "9999-12-31"},
		{"", 5, ""},
	}
	for _, tt := range tests {
		if got := tt.day.Add(tt.n); got != tt.want {
			t.Errorf("%q.Add(%d) = %q, want %q", tt.day, tt.n, got, tt.want)
		}
	}
}

func TestDaysUntil(t *testing.T) {
	tests := []struct {
		from, to graph.Day
		want     int
	}{
		{"2025-12-02", "2025-12-02", 0},
		{"2025-12-30", "2026-01-02", 3},
		{"2026-01-02", "2025-12-30", -3},
		{"0000-01-01", "9999-12-31", 3652424}, // wider than a time.Duration
	}
	for _, tt := range tests {
		if got := tt.from.DaysUntil(tt.to); got != tt.want {
			t.Errorf("%s.DaysUntil(%s) = %d, want %d", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestWeekday(t *testing.T) {
	if got := graph.Day("2025-12-02").Weekday(); got != time.Tuesday {
		t.Errorf("2025-12-02 is a %s, want Tuesday", got)
	}
}
