package main

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// block returns the first block of the language in a Markdown text.
func block(t *testing.T, text, language string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "```"+language+"\n")
	body, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatalf("no block of %s", language)
	}
	return body
}

// TestReadmeTellsTheTruth holds what the README shows against what happens.
func TestReadmeTellsTheTruth(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme, db := string(b), newDB(t)
	loaded := parley(t.Context(), nil, "", "load", "--db", db, sampleFolder)
	if !strings.Contains(readme, "\n"+loaded.out) {
		t.Errorf("README.md does not show what the demo loads:\n%s", loaded.out)
	}
	server := httptest.NewServer(open(t, []string{"--db", db}))
	defer server.Close()
	got := ask(t, server.URL+"/graphql", block(t, readme, "graphql"))
	var want bytes.Buffer
	if err := json.Indent(&want, []byte(strings.TrimSpace(block(t, readme, "json"))), "", "  "); err != nil {
		t.Fatal(err)
	}
	if string(got) != want.String()+"\n" {
		t.Errorf("README.md shows another answer:\ngot\n%s\nwant\n%s", got, want.String())
	}

	week := parley(t.Context(), nil, "", "load", "--db", newDB(t), sampleFolder+"/week-*.txt")
	if !strings.Contains(readme, "\n"+week.out) {
		t.Errorf("README.md does not show what four articles load:\n%s", week.out)
	}
}
