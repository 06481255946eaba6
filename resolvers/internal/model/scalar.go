package model

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-events/parley/graph"
)

// Scalars are read strictly, and what cannot be read is graph.ErrInvalid with a
// message that says what can.

// MarshalDateTime writes RFC 3339 with the offset the publisher used.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.MarshalString(t.Format(time.RFC3339))
}

// UnmarshalDateTime reads RFC 3339.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, err := text("DateTime", v)
	if err != nil {
		return time.Time{}, err
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%w DateTime %q: want 2025-12-06T07:42:00+01:00", graph.ErrInvalid, s)
	}
	return t, nil
}

// MarshalDate writes YYYY-MM-DD, or null for the empty day.
func MarshalDate(d graph.Day) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.MarshalString(string(d))
}

// UnmarshalDate reads YYYY-MM-DD.
func UnmarshalDate(v any) (graph.Day, error) {
	s, err := text("Date", v)
	if err != nil {
		return "", err
	}
	return graph.ParseDay(s)
}

// MarshalEDTF writes an EDTF value.
func MarshalEDTF(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalEDTF reads a date as people type it, or any EDTF value of level 1.
func UnmarshalEDTF(v any) (string, error) {
	if n, ok := v.(json.Number); ok { // a year written without quotation marks
		v = n.String()
	}
	if n, ok := v.(int64); ok {
		v = strconv.FormatInt(n, 10)
	}
	s, err := text("EDTF", v)
	if err != nil {
		return "", err
	}
	if _, _, err := graph.ParseDateInput(s); err != nil {
		return "", err
	}
	return s, nil
}

// MarshalURL writes a URL.
func MarshalURL(s string) graphql.Marshaler { return graphql.MarshalString(s) }

// UnmarshalURL reads an absolute URL.
func UnmarshalURL(v any) (string, error) {
	s, err := text("URL", v)
	if err != nil {
		return "", err
	}
	s = strings.TrimSpace(s)
	if u, err := url.Parse(s); err != nil || u.Scheme == "" || u.Host == "" {
		return "", fmt.Errorf("%w URL %q: want an absolute one, https://example.org/news", graph.ErrInvalid, s)
	}
	return s, nil
}

// MarshalInt writes an Int.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads an Int, which GraphQL holds to 32 bits.
func UnmarshalInt(v any) (int, error) {
	n, err := graphql.UnmarshalInt64(v)
	if err != nil || n > math.MaxInt32 || n < math.MinInt32 {
		return 0, fmt.Errorf("%w Int %v: want a whole number of at most 32 bits", graph.ErrInvalid, v)
	}
	return int(n), nil
}

func text(scalar string, v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%w %s: want a string", graph.ErrInvalid, scalar)
	}
	return s, nil
}
