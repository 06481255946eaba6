package graph_test

import (
	"testing"

	"github.com/parley-events/parley/graph"
)

func TestCanonicalURL(t *testing.T) {
	for in, want := range map[string]string{
		"HTTPS://Example.ORG:443/A?b=2&utm_source=x&a=1#frag": "https://example.org/A?a=1&b=2",
		"http://example.org":              "http://example.org/",
		"https://user:pw@example.org/x?":  "https://example.org/x",
		"/relative":                       "",
		"ftp://example.org/x":             "",
		"://":                             "",
		"https://example.org/x?fbclid=12": "https://example.org/x",
	} {
		if got := graph.CanonicalURL(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
