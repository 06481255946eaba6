package measure_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/measure"
)

// The gold knows of two meetings: one the text tells, and one it does not.
const sidesText = "---\ntitle: Talks\npublished: 2025-12-06\n---\nVladimir Putin met Narendra Modi in New Delhi on Friday.\n"

const sidesGold = `{"events": [
 {"id": "e1", "type": "MEETING", "status": "OCCURRED", "date": "2025-12-05", "quote": "Vladimir Putin met Narendra Modi in New Delhi on Friday.",
  "participants": [{"names": ["Vladimir Putin"], "kind": "PERSON", "role": "PARTICIPANT", "country": "RU"},
                   {"names": ["Narendra Modi"], "kind": "PERSON", "role": "HOST", "country": "IN"}]},
 {"id": "e2", "type": "CALL", "status": "OCCURRED", "date": null, "quote": "Vladimir Putin met Narendra Modi in New Delhi on Friday.",
  "participants": [{"names": ["Vladimir Putin"], "kind": "PERSON", "role": "PARTICIPANT", "country": "RU"},
                   {"names": ["Somebody"], "kind": "PERSON", "role": "PARTICIPANT", "country": "FR"}]},
 {"id": "e3", "type": "MEETING", "status": "CANCELLED", "date": null, "quote": "Vladimir Putin met Narendra Modi in New Delhi on Friday.",
  "participants": [{"names": ["Italy"], "kind": "COUNTRY", "role": "PARTICIPANT", "country": "IT"},
                   {"names": ["France"], "kind": "COUNTRY", "role": "PARTICIPANT", "country": "FR"}]}]}`

func TestBySide(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": sidesText, "a.json": sidesGold, "without-text.json": "{"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var missed []string
	got, err := measure.BySide(t.Context(), dir, loader.BuiltIn(), func(kind, doc, _ string) { missed = append(missed, kind+" "+doc) })
	if err != nil {
		t.Fatal(err)
	}
	if want := (measure.Sides{Asked: 2, Gold: 2, Read: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(missed) != 1 || missed[0] != "READ FR RU " {
		t.Errorf("got %q", missed)
	}
}
