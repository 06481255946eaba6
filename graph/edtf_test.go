package graph_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/parley-events/parley/graph"
)

func TestParseEDTF(t *testing.T) {
	tests := []struct {
		in               string
		edtf             string // "" when as written
		earliest, latest graph.Day
		precision        graph.Precision
	}{
		{in: "2025", earliest: "2025-01-01", latest: "2025-12-31", precision: graph.PrecisionYear},
		{in: "0000", earliest: "0000-01-01", latest: "0000-12-31", precision: graph.PrecisionYear},
		{in: "2025-12", earliest: "2025-12-01", latest: "2025-12-31", precision: graph.PrecisionMonth},
		{in: "2024-02", earliest: "2024-02-01", latest: "2024-02-29", precision: graph.PrecisionMonth},
		{in: "1900-02", earliest: "1900-02-01", latest: "1900-02-28", precision: graph.PrecisionMonth},
		{in: "2025-12-02", earliest: "2025-12-02", latest: "2025-12-02", precision: graph.PrecisionDay},

		{in: "2025-21", earliest: "2025-03-01", latest: "2025-05-31", precision: graph.PrecisionSeason},
		{in: "2025-22", earliest: "2025-06-01", latest: "2025-08-31", precision: graph.PrecisionSeason},
		{in: "2025-23", earliest: "2025-09-01", latest: "2025-11-30", precision: graph.PrecisionSeason},
		{in: "2025-24", earliest: "2025-12-01", latest: "2026-02-28", precision: graph.PrecisionSeason},
		{in: "2023-24", earliest: "2023-12-01", latest: "2024-02-29", precision: graph.PrecisionSeason},
		{in: "9999-24", earliest: "9999-12-01", latest: "9999-12-31", precision: graph.PrecisionSeason},

		{in: "201X", earliest: "2010-01-01", latest: "2019-12-31", precision: graph.PrecisionDecade},
		{in: "20XX", earliest: "2000-01-01", latest: "2099-12-31", precision: graph.PrecisionInterval},
		{in: "2025-XX", earliest: "2025-01-01", latest: "2025-12-31", precision: graph.PrecisionYear},
		{in: "2025-XX-XX", earliest: "2025-01-01", latest: "2025-12-31", precision: graph.PrecisionYear},
		{in: "2025-12-XX", earliest: "2025-12-01", latest: "2025-12-31", precision: graph.PrecisionMonth},

		{in: "2025-12-04/2025-12-05", earliest: "2025-12-04", latest: "2025-12-05", precision: graph.PrecisionInterval},
		{in: "2025-12-31/2026-01-02", earliest: "2025-12-31", latest: "2026-01-02", precision: graph.PrecisionInterval},
		{in: "2025-12-01/2025-12-07", earliest: "2025-12-01", latest: "2025-12-07", precision: graph.PrecisionWeek},
		{in: "2025-12-02/2025-12-08", earliest: "2025-12-02", latest: "2025-12-08", precision: graph.PrecisionInterval},
		{in: "2025-10-01/2025-12-31", earliest: "2025-10-01", latest: "2025-12-31", precision: graph.PrecisionQuarter},
		{in: "2025-11-01/2026-01-31", earliest: "2025-11-01", latest: "2026-01-31", precision: graph.PrecisionInterval},
		{in: "2025-12-02/2025-12-02", edtf: "2025-12-02", earliest: "2025-12-02", latest: "2025-12-02", precision: graph.PrecisionDay},
		{in: "2024/2025-03", earliest: "2024-01-01", latest: "2025-03-31", precision: graph.PrecisionInterval},
		{in: "2025-21/..", earliest: "2025-03-01", precision: graph.PrecisionInterval},
		{in: "2025-12/", earliest: "2025-12-01", precision: graph.PrecisionInterval},
		{in: "../2025-12-02", latest: "2025-12-02", precision: graph.PrecisionInterval},
		{in: "/2025-24", latest: "2026-02-28", precision: graph.PrecisionInterval},
	}
	for _, tt := range tests {
		got, err := graph.ParseEDTF(tt.in)
		want := graph.EventDate{EDTF: tt.in, Earliest: tt.earliest, Latest: tt.latest, Precision: tt.precision}
		if tt.edtf != "" {
			want.EDTF = tt.edtf
		}
		if err != nil || got != want {
			t.Errorf("ParseEDTF(%q) = %+v, %v, want %+v", tt.in, got, err, want)
		}
	}
}

func TestParseEDTFQualifiers(t *testing.T) {
	tests := []struct {
		in                     string
		approximate, uncertain bool
	}{
		{in: "2025?", uncertain: true},
		{in: "2025-12~", approximate: true},
		{in: "2025-21~", approximate: true},
		{in: "2025-12-02%", approximate: true, uncertain: true},
		{in: "201X~", approximate: true},
		{in: "2025-11~/2025-12", approximate: true},
		{in: "2025-11/2025-12?", uncertain: true},
		{in: "2025-11~/2025-12?", approximate: true, uncertain: true},
		{in: "2025-03~/..", approximate: true},
		{in: "2025-12-02~/2025-12-02", approximate: true},
	}
	for _, tt := range tests {
		got, err := graph.ParseEDTF(tt.in)
		if err != nil || got.EDTF != tt.in || got.Approximate != tt.approximate || got.Uncertain != tt.uncertain {
			t.Errorf("ParseEDTF(%q) = %+v, %v, want approximate %v, uncertain %v", tt.in, got, err, tt.approximate, tt.uncertain)
		}
	}
}

func TestParseEDTFTimes(t *testing.T) {
	tests := []struct{ in, edtf, clock, zone string }{
		{"2025-12-02T15:04:05+03:00", "2025-12-02T15:04:05+03:00", "15:04", "+03:00"},
		{"2025-12-02T15:04:05Z", "2025-12-02T15:04:05Z", "15:04", "UTC"},
		{"2025-12-02T15:04+00:00", "2025-12-02T15:04:00Z", "15:04", "UTC"},
		{"2025-12-02T15:04-05", "2025-12-02T15:04:00-05:00", "15:04", "-05:00"},
		{"2025-12-02T00:00:00", "2025-12-02T00:00:00", "00:00", ""},
		{"2025-12-02T15", "2025-12-02T15:00:00", "15:00", ""},
	}
	for _, tt := range tests {
		got, err := graph.ParseEDTF(tt.in)
		want := graph.EventDate{
			EDTF: tt.edtf, Earliest: "2025-12-02", Latest: "2025-12-02",
			Precision: graph.PrecisionHour, Time: tt.clock, TimeZone: tt.zone,
		}
		if err != nil || got != want {
			t.Errorf("ParseEDTF(%q) = %+v, %v, want %+v", tt.in, got, err, want)
		}
	}
}

func TestParseEDTFRefuses(t *testing.T) {
	for _, in := range []string{
		"", " ", "today", "25", "20255", "-2025", "Y12025", "2025-", "2025-1", "2025-13", "2025-00", "2025-20",
		"2025-25", "2025-33", "2025-41", "2025-02-29", "2025-11-31", "2025-12-2", "2025-12-02-", "2025-XX-02",
		"2XXX", "XXXX", "X025", "20X5", "201X-12", "2025-1X", "2025??", "?", "2025-12-02?T10:00", "2025-?12",
		"/", "../..", "..", "../", "/..", "2025/2024", "2025-12-05/2025-12-04", "2025/2026/2027", "2025 /2026",
		"2025-12-02T", "2025-12-02T24:00", "2025-12-02T15:60", "2025-12-02T3:00", "2025-12T15:00", "T15:00",
		"2025-12-02T15:00+15:00", "2025-12-02T15:00+3", "2025-12-02T15:00Z+01:00", "2025-12-02T15:00/2025-12-03",
		"２０２５", "2025-21-01", strings.Repeat("2", 1000),
	} {
		got, err := graph.ParseEDTF(in)
		if !errors.Is(err, graph.ErrInvalid) || got != (graph.EventDate{}) {
			t.Errorf("ParseEDTF(%q) = %+v, %v, want ErrInvalid", in, got, err)
			continue
		}
		if len(err.Error()) > 300 || !strings.Contains(err.Error(), "2025-12-04/2025-12-05") {
			t.Errorf("ParseEDTF(%q): the message does not say briefly what is wanted: %v", in, err)
		}
	}
}

func TestDateOf(t *testing.T) {
	spring := graph.DateOfSeason(2025, graph.Spring)
	year := graph.DateOfYear(2024)
	week := graph.DateOfWeek("2025-12-03")
	tests := []struct {
		name      string
		got       graph.EventDate
		edtf      string
		precision graph.Precision
	}{
		{"day", graph.DateOfDay("2025-12-02"), "2025-12-02", graph.PrecisionDay},
		{"no day", graph.DateOfDay(""), "", ""},
		{"month", graph.DateOfMonth(2025, time.March), "2025-03", graph.PrecisionMonth},
		{"no month", graph.DateOfMonth(2025, 21), "", ""},
		{"year", graph.DateOfYear(987), "0987", graph.PrecisionYear},
		{"year out of reach", graph.DateOfYear(10000), "", ""},
		{"negative year", graph.DateOfYear(-1), "", ""},
		{"decade", graph.DateOfDecade(1994), "199X", graph.PrecisionDecade},
		{"season", graph.DateOfSeason(2025, graph.Winter), "2025-24", graph.PrecisionSeason},
		{"no season", graph.DateOfSeason(2025, 12), "", ""},
		{"week from a Wednesday", week, "2025-12-01/2025-12-07", graph.PrecisionWeek},
		{"week from its Monday", graph.DateOfWeek("2025-12-01"), "2025-12-01/2025-12-07", graph.PrecisionWeek},
		{"week from its Sunday", graph.DateOfWeek("2025-12-07"), "2025-12-01/2025-12-07", graph.PrecisionWeek},
		{"week over new year", graph.DateOfWeek("2026-01-01"), "2025-12-29/2026-01-04", graph.PrecisionWeek},
		{"quarter", graph.DateOfQuarter(2024, 1), "2024-01-01/2024-03-31", graph.PrecisionQuarter},
		{"last quarter", graph.DateOfQuarter(9999, 4), "9999-10-01/9999-12-31", graph.PrecisionQuarter},
		{"no quarter", graph.DateOfQuarter(2024, 5), "", ""},
		{"interval", graph.DateOfInterval("2025-12-04", "2025-12-05"), "2025-12-04/2025-12-05", graph.PrecisionInterval},
		{"interval of a day", graph.DateOfInterval("2025-12-04", "2025-12-04"), "2025-12-04", graph.PrecisionDay},
		{"open start", graph.DateOfInterval("", "2025-12-05"), "../2025-12-05", graph.PrecisionInterval},
		{"backwards", graph.DateOfInterval("2025-12-05", "2025-12-04"), "", ""},
		{"no ends", graph.DateOfInterval("", ""), "", ""},
		{"since a season", graph.Between(&spring, nil), "2025-21/..", graph.PrecisionInterval},
		{"between precisions", graph.Between(&year, &spring), "2024/2025-21", graph.PrecisionInterval},
		{"between ends that are intervals", graph.Between(&year, &week), "2024/2025-12-07", graph.PrecisionInterval},
		{"since a week", graph.Between(&week, nil), "2025-12-01/..", graph.PrecisionInterval},
		{"until a week", graph.Between(nil, &week), "../2025-12-07", graph.PrecisionInterval},
	}
	for _, tt := range tests {
		if tt.got.EDTF != tt.edtf || tt.got.Precision != tt.precision || tt.got.Basis != "" {
			t.Errorf("%s = %+v, want %s %s", tt.name, tt.got, tt.edtf, tt.precision)
		}
	}
}

func TestAtTime(t *testing.T) {
	day := graph.DateOfDay("2025-12-02")
	day.Basis, day.Expression = graph.BasisExplicit, "Dec. 2 at 3 p.m."
	tests := []struct{ clock, zone, edtf, wantZone string }{
		{"15:00", "", "2025-12-02T15:00:00", ""},
		{"15:00", "UTC", "2025-12-02T15:00:00Z", "UTC"},
		{"15:00", "+03:00", "2025-12-02T15:00:00+03:00", "+03:00"},
		{"15:00", "+00:00", "2025-12-02T15:00:00Z", "UTC"},
		{"15:00", "Europe/Kyiv", "2025-12-02T15:00:00", "Europe/Kyiv"},
		{"25:00", "", "2025-12-02", ""},
	}
	for _, tt := range tests {
		got := day.AtTime(tt.clock, tt.zone)
		if got.EDTF != tt.edtf || got.TimeZone != tt.wantZone || got.Basis != day.Basis || got.Expression != day.Expression {
			t.Errorf("AtTime(%q, %q) = %+v, want %s in %q", tt.clock, tt.zone, got, tt.edtf, tt.wantZone)
		}
	}
	if month := graph.DateOfMonth(2025, 12); month.AtTime("15:00", "") != month {
		t.Error("a month has got a time of day")
	}
}

// TestRoundTrip holds parse(print(x)) == x for every kind of date that the
// constructors build, over days drawn at random.
func TestRoundTrip(t *testing.T) {
	law := func(d graph.EventDate) error {
		if d == (graph.EventDate{}) {
			return nil // out of reach
		}
		got, err := graph.ParseEDTF(d.String())
		if err != nil || got != d {
			return fmt.Errorf("ParseEDTF(%q) = %+v, %v, want %+v", d.String(), got, err, d)
		}
		return nil
	}
	check := func(n, width uint32, hour, minute, offset uint8) bool {
		day := graph.Day("0000-01-01").Add(int(n % 3652059)) // up to 9999-12-31
		at := day.Time()
		zone := fmt.Sprintf("%+03d:%02d", int(offset)%28-14, 0)
		later := graph.DateOfDay(day.Add(int(width % 4000)))
		month := graph.DateOfMonth(at.Year(), at.Month())
		for _, d := range []graph.EventDate{
			graph.DateOfDay(day), month, graph.DateOfYear(at.Year()), graph.DateOfDecade(at.Year()),
			graph.DateOfSeason(at.Year(), graph.Season(21+n%4)), graph.DateOfWeek(day),
			graph.DateOfQuarter(at.Year(), int(n%4)+1),
			graph.DateOfInterval(day, later.Latest), graph.DateOfInterval(day, ""), graph.DateOfInterval("", day),
			graph.Between(&month, &later), graph.Between(&month, nil), graph.Between(nil, &month),
			graph.DateOfDay(day).AtTime(fmt.Sprintf("%02d:%02d", hour%24, minute%60), zone),
		} {
			if err := law(d); err != nil {
				t.Error(err)
				return false
			}
		}
		return true
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

func TestParseDateInput(t *testing.T) {
	tests := []struct {
		in       string
		from, to graph.Day
	}{
		{"2025", "2025-01-01", "2025-12-31"},
		{" 2025-12 ", "2025-12-01", "2025-12-31"},
		{"2025-12-02", "2025-12-02", "2025-12-02"},
		{"2025-2", "2025-02-01", "2025-02-28"},
		{"2025-12-2", "2025-12-02", "2025-12-02"},
		{"2025-12-4 / 2025-12-5", "2025-12-04", "2025-12-05"},
		{"2025-21", "2025-03-01", "2025-05-31"},
		{"201X", "2010-01-01", "2019-12-31"},
		{"2025-12/..", "2025-12-01", ""},
		{"../2025-12", "", "2025-12-31"},
		{"2025-12-02T15:00Z", "2025-12-02", "2025-12-02"},
	}
	for _, tt := range tests {
		from, to, err := graph.ParseDateInput(tt.in)
		if err != nil || from != tt.from || to != tt.to {
			t.Errorf("ParseDateInput(%q) = %q, %q, %v, want %q, %q", tt.in, from, to, err, tt.from, tt.to)
		}
	}
	for _, in := range []string{"", "Dec 2025", "02.12.2025", "2025-13", "2025-12-02..2025-12-05"} {
		if _, _, err := graph.ParseDateInput(in); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("ParseDateInput(%q) = %v, want ErrInvalid", in, err)
		}
	}
}

func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2025", "2025-12-02", "2025-24", "201X~", "2025-12-04/..", "2025-12-02T15:00:00+03:00", "/2025%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := graph.ParseEDTF(s)
		if err != nil {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("ParseEDTF(%q): %v is not ErrInvalid", s, err)
			}
			return
		}
		if again, err := graph.ParseEDTF(d.String()); err != nil || again != d {
			t.Fatalf("ParseEDTF(%q) prints as %q, which reads as %+v, %v", s, d, again, err)
		}
		for _, day := range []graph.Day{d.Earliest, d.Latest} {
			if _, err := graph.ParseDay(string(day)); day != "" && err != nil {
				t.Fatalf("ParseEDTF(%q) has the bound %q", s, day)
			}
		}
		if d.Earliest == "" && d.Latest == "" || d.Latest != "" && d.Earliest > d.Latest {
			t.Fatalf("ParseEDTF(%q) runs from %q to %q", s, d.Earliest, d.Latest)
		}
	})
}
