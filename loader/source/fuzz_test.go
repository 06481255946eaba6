package source_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parley-events/parley/loader/source"
)

// Whatever a file holds, reading it ends, and gives items that say what they
// are or errors that name it.
func FuzzFormats(f *testing.F) {
	names := []string{"a.txt", "a.html", "a.json", "a.jsonl", "a.md.gz", "a"}
	for i, data := range []string{
		miami, "<html><p>Envoys met.</p>", `[{"title":"Envoys","text":"They met.","published":"2025-12-06"}]`,
		`{"title":"Envoys","text":"They met."}` + "\n\n" + `{"kind":"article","article":{}}` + "\n{", zip(f, miami), "\ufeff{}",
		`[{"text":`, `{"text":{"a":[1,2]}}`, "\x1f\x8b\x08", "\xff\xfeh\x00i\x00", "%PDF-1.4", "[]", `"text"`, "{\"text\":\"\\ud800\"}",
	} {
		f.Add(uint8(i), []byte(data))
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		name := names[int(which)%len(names)]
		files := fstest.MapFS{name: {Data: data}}
		for item, err := range source.FS(t.Context(), files, source.Options{MaxBytes: 1 << 16}) {
			var e *source.Error
			switch {
			case err != nil && (!errors.As(err, &e) || !strings.HasPrefix(e.Error(), name) || e.Reason == ""):
				t.Errorf("error %q does not say what is wrong with %s", err, name)
			case err != nil:
			case !strings.HasPrefix(item.Name, name):
				t.Errorf("item %q of %s", item.Name, name)
			case (item.Document == nil) == (item.Facts == nil):
				t.Errorf("%s is not one of a document and facts", item.Name)
			case item.Document != nil && len(item.Document.Data) > 1<<16:
				t.Errorf("%s is larger than allowed", item.Name)
			}
		}
	})
}
