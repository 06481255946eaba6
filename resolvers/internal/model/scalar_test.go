package model_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

func written(m graphql.Marshaler) string {
	var b strings.Builder
	m.MarshalGQL(&b)
	return b.String()
}

// What is read is written back the same; what cannot be read is ErrInvalid.
func TestScalars(t *testing.T) {
	day := func(v any) (string, error) {
		d, err := model.UnmarshalDate(v)
		return written(model.MarshalDate(d)), err
	}
	instant := func(v any) (string, error) {
		at, err := model.UnmarshalDateTime(v)
		return written(model.MarshalDateTime(at)), err
	}
	edtf := func(v any) (string, error) {
		s, err := model.UnmarshalEDTF(v)
		return written(model.MarshalEDTF(s)), err
	}
	address := func(v any) (string, error) {
		s, err := model.UnmarshalURL(v)
		return written(model.MarshalURL(s)), err
	}
	number := func(v any) (string, error) {
		n, err := model.UnmarshalInt(v)
		return written(model.MarshalInt(n)), err
	}
	for _, c := range []struct {
		scalar string
		read   func(any) (string, error)
		in     any
		want   string // empty: invalid
	}{
		{"Date", day, "2025-12-02", `"2025-12-02"`},
		{"Date", day, "2025-12-2", ""},
		{"Date", day, "2025-02-30", ""},
		{"Date", day, 20251202, ""},
		{"DateTime", instant, "2025-12-06T07:42:00+01:00", `"2025-12-06T07:42:00+01:00"`},
		{"DateTime", instant, "2025-12-06T07:42:00Z", `"2025-12-06T07:42:00Z"`},
		{"DateTime", instant, "2025-12-06", ""},
		{"DateTime", instant, true, ""},
		{"EDTF", edtf, "2025-12", `"2025-12"`},
		{"EDTF", edtf, "2025-12-2", `"2025-12-2"`},
		{"EDTF", edtf, json.Number("2025"), `"2025"`},
		{"EDTF", edtf, int64(2025), `"2025"`},
		{"EDTF", edtf, "soon", ""},
		{"EDTF", edtf, 1.5, ""},
		{"URL", address, " https://example.org/a?b=c ", `"https://example.org/a?b=c"`},
		{"URL", address, "example.org", ""},
		{"URL", address, "https://", ""},
		{"URL", address, 7, ""},
		{"Int", number, int64(2147483647), "2147483647"},
		{"Int", number, json.Number("-2147483648"), "-2147483648"},
		{"Int", number, int64(2147483648), ""},
		{"Int", number, json.Number("1.5"), ""},
		{"Int", number, true, ""},
	} {
		got, err := c.read(c.in)
		if c.want == "" {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%s %v: error %v, want ErrInvalid", c.scalar, c.in, err)
			}
		} else if err != nil || got != c.want {
			t.Errorf("%s %v: %s, %v, want %s", c.scalar, c.in, got, err, c.want)
		}
	}
	if got := written(model.MarshalDate("")); got != "null" {
		t.Errorf("the empty day is %s, want null", got)
	}
	east := time.Date(2025, 12, 6, 7, 42, 0, 0, time.FixedZone("", 5*3600+45*60))
	if got := written(model.MarshalDateTime(east)); got != `"2025-12-06T07:42:00+05:45"` {
		t.Errorf("the publisher's offset is lost: %s", got)
	}
}
