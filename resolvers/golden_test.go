package resolvers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/resolvers"
)

var update = flag.Bool("update", false, "rewrite the expected files in testdata")

// Each testdata/*.graphql is a question to the week, beside it the answer.
func TestGolden(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	queries, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(queries) == 0 {
		t.Fatal(queries, err)
	}
	for _, path := range queries {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".graphql"), func(t *testing.T) {
			query, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := json.Indent(&got, post(t, h, string(query), nil), "", "  "); err != nil {
				t.Fatal(err)
			}
			got.WriteByte('\n')
			expected := strings.TrimSuffix(path, "graphql") + "json"
			if *update {
				if err := os.WriteFile(expected, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("got %s\nwant %s", &got, want)
			}
		})
	}
}
