package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/source"
)

const miami = "---\ntitle: Envoys meet\npublished: 2025-12-06\n---\nEnvoys met in Miami on Friday.\n"

func zip(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// write puts files, by name, into a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read collects the names of what was read, and the messages of what was not.
func read(t *testing.T, in string, o source.Options, paths ...string) (names, messages []string) {
	t.Helper()
	for item, err := range source.Read(t.Context(), paths, strings.NewReader(in), o) {
		if err != nil {
			var e *source.Error
			if !errors.As(err, &e) {
				t.Fatalf("%v is no *source.Error", err)
			}
			messages = append(messages, err.Error())
			continue
		}
		if item.Document == nil && item.Facts == nil {
			t.Errorf("%s: an item of nothing", item.Name)
		}
		names = append(names, filepath.Base(item.Name))
	}
	return names, messages
}

func TestReadsFoldersByNameAndGlobs(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": miami, "a.html": "<p>x</p>", "sub/c.txt.gz": zip(t, miami), ".hidden/d.txt": miami,
		"notes.pdf": "%PDF-", "e.jsonl": `{"text":"one"}` + "\n" + `{"text":"two"}`, "f.json": `[{"text":"x"},{"text":"y"}]`,
	})
	names, messages := read(t, "", source.Options{}, dir)
	want := []string{"a.html", "b.txt", "e.jsonl:1", "e.jsonl:2", "f.json[0]", "f.json[1]", "c.txt.gz"}
	if !slices.Equal(names, want) || messages != nil {
		t.Errorf("got %q and %q, want %q", names, messages, want)
	}
	if names, _ := read(t, "", source.Options{}, filepath.Join(dir, "*.txt")); !slices.Equal(names, []string{"b.txt"}) {
		t.Errorf("glob: %q", names)
	}
}

func TestReadsStandardInput(t *testing.T) {
	for _, in := range []string{miami, "<html><p>x</p></html>", `{"text":"one"}`, `[{"text":"one"}]`, zip(t, miami)} {
		names, messages := read(t, in, source.Options{}, "-")
		if len(names) != 1 || messages != nil {
			t.Errorf("%.20q: %q and %q", in, names, messages)
		}
	}
}

func TestBadInputSaysWhatToDoAndTheOthersStillLoad(t *testing.T) {
	whole := zip(t, strings.Repeat(miami, 50))
	for name, c := range map[string]struct{ content, want string }{
		"empty.txt":     {"", "it is empty"},
		"blank.txt":     {" \n\n ", "it is empty"},
		"picture.txt":   {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"},
		"big.txt":       {strings.Repeat("word ", 500), "larger than 2000 bytes"},
		"cut.txt.gz":    {whole[:len(whole)/2], "ends too early"},
		"broken.txt.gz": {whole[:12] + strings.Repeat("\xff", 400), "damaged"},
		"latin1.txt":    {"Pr\xe9sident", "not UTF-8 (byte 2)"},
		"utf16.txt":     {"\xff\xfeH\x00i\x00", "it is UTF-16"},
		"bad.json":      {`{"text": `, "no JSON"},
		"empty.json":    {`[]`, "no article"},
		"notext.json":   {`{"title": "x"}`, `no "text"`},
		"number.json":   {`{"text": 3}`, `"text" holds a number`},
		"date.json":     {`{"text": "x", "published": "last week"}`, `"last week"`},
		"kind.jsonl":    {`{"kind":"dragon","data":{}}`, "unknown kind"},
		"gold.jsonl":    {"{\"text\":\"fine\"}\nnonsense", "gold.jsonl:2: it is no JSON"},
		"long.jsonl":    {strings.Repeat("x", 3000), "longer than"},
	} {
		dir := write(t, map[string]string{name: c.content, "good.txt": miami})
		names, messages := read(t, "", source.Options{MaxBytes: 2000}, filepath.Join(dir, name), filepath.Join(dir, "good.txt"))
		if len(messages) != 1 || !strings.Contains(messages[0], c.want) || !strings.Contains(messages[0], name) {
			t.Errorf("%s: got %q, want one message with the name and %q", name, messages, c.want)
		}
		if !slices.Contains(names, "good.txt") {
			t.Errorf("%s: the good file after it was not read: %q", name, names)
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	empty := t.TempDir()
	odd := write(t, map[string]string{"x.docx": "x"})
	for path, want := range map[string]string{
		filepath.Join(empty, "none.txt"): "no such file",
		empty:                            "no articles",
		filepath.Join(odd, "x.docx"):     `end in ".docx"`,
		"https://example.org/a":          "does not fetch",
	} {
		if _, messages := read(t, "", source.Options{}, path); len(messages) != 1 || !strings.Contains(messages[0], want) {
			t.Errorf("%s: got %q, want %q", path, messages, want)
		}
	}
}

func TestStopsWithTheContext(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": miami, "b.txt": miami})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for _, err := range source.Read(ctx, []string{dir}, nil, source.Options{}) {
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want the context's error", err)
			}
			break
		}
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d files after the context was cancelled", n)
	}
}

func TestExportRecordsAreFacts(t *testing.T) {
	dir := write(t, map[string]string{"dump.jsonl": `{"kind":"article","data":{"id":"art-x","version":"v","headline":"h","text":""}}` + "\n" +
		`{"kind":"event","derived":true,"data":{"id":"evt-x"}}` + "\n" + `{"text":"an article between"}`})
	var articles, documents int
	for item, err := range source.Read(t.Context(), []string{dir}, nil, source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if item.Facts != nil {
			articles += len(item.Facts.Articles)
		} else {
			documents++
		}
	}
	if articles != 1 || documents != 1 {
		t.Errorf("got %d articles as facts and %d documents, want 1 and 1", articles, documents)
	}
}
