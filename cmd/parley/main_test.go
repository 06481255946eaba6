package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/internal/neo4jtest"
)

const sampleFolder = "../../testdata/articles"

// asProgram makes the test binary be parley itself, to be killed.
const asProgram = "PARLEY_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(neo4jtest.Main(m))
}

// result is what a run of the program left.
type result struct {
	code     int
	out, err string
}

// parley runs the program in this process.
func parley(ctx context.Context, env map[string]string, in string, args ...string) result {
	var out, errs bytes.Buffer
	lookup := func(name string) (string, bool) { v, ok := env[name]; return v, ok }
	code := run(ctx, args, streams{strings.NewReader(in), &out, &errs}, lookup)
	return result{code, out.String(), errs.String()}
}

func (r result) want(t *testing.T, what string, code int, words ...string) {
	t.Helper()
	if r.code != code {
		t.Errorf("%s: exit code %d, want %d\n%s%s", what, r.code, code, r.out, r.err)
	}
	for _, w := range words {
		if !strings.Contains(r.out+r.err, w) {
			t.Errorf("%s: no %q in\n%s%s", what, w, r.out, r.err)
		}
	}
}

func newDB(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "parley.db") }

func TestLoadTwiceThenDumpAndRestore(t *testing.T) {
	ctx, db := t.Context(), newDB(t)
	parley(ctx, nil, "", "load", "--db", db, sampleFolder).want(t, "first load", 0, "25 articles: ")
	parley(ctx, nil, "", "load", "--db", db, sampleFolder).want(t, "second load", 0, "25 articles: nothing is new, the store is unchanged")

	file := filepath.Join(t.TempDir(), "dump.jsonl")
	parley(ctx, nil, "", "dump", "--db", db, "--out", file).want(t, "dump", 0)
	copied := newDB(t)
	parley(ctx, nil, "", "restore", "--db", copied, file).want(t, "restore", 0, "25 articles and", "derived records compared")
	parley(ctx, nil, "", "restore", "--db", copied, file).want(t, "restore again", 0, "nothing is new")
	first, second := parley(ctx, nil, "", "dump", "--db", db), parley(ctx, nil, "", "dump", "--db", copied)
	if first.out != second.out || first.out == "" {
		t.Error("the restored graph dumps otherwise")
	}

	loaded := newDB(t)
	parley(ctx, nil, first.out, "load", "--db", loaded, "-").want(t, "load a dump", 0)
	if third := parley(ctx, nil, "", "dump", "--db", loaded); third.out != first.out {
		t.Error("a loaded dump dumps otherwise")
	}
}

func TestRestoreTellsWhatDiffers(t *testing.T) {
	ctx, db := t.Context(), newDB(t)
	parley(ctx, nil, "", "load", "--db", db, sampleFolder).want(t, "load", 0)
	dump := parley(ctx, nil, "", "dump", "--db", db).out
	lines := strings.Split(dump, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, `{"kind":"event"`) {
			lines[i] = strings.Replace(l, `"title":"`, `"title":"Not `, 1)
			break
		}
	}
	parley(ctx, nil, strings.Join(lines, "\n"), "restore", "--db", newDB(t), "-").want(t, "changed dump", 1, "differs from the dump: evt-", "1 of ")
	parley(ctx, nil, dump[:len(dump)/2], "restore", "--db", newDB(t), "-").want(t, "cut dump", 1, "a damaged one: line ")
}

func TestExtractWritesAFileForEachArticle(t *testing.T) {
	dir := t.TempDir()
	parley(t.Context(), nil, "", "extract", "--out", dir, filepath.Join(sampleFolder, "week-*.txt")).want(t, "extract", 0)
	files, err := filepath.Glob(filepath.Join(dir, "week-*.json"))
	if err != nil || len(files) != 4 {
		t.Fatalf("%v, %v", files, err)
	}
	var got struct {
		Article struct{ Title, Published string }
		Events  []struct {
			Type, Status string
			Participants []struct{ Name, Role string }
			Quotes       []string
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "week-kremlin-visit.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if got.Article.Title == "" || len(got.Events) == 0 || len(got.Events[0].Quotes) == 0 {
		t.Errorf("got %s", b)
	}
}

func TestExtractOverwritesNoResultOfItsOwn(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Vladimir Putin met Narendra Modi.", "b/a.md": "Vladimir Putin met Xi Jinping.",
		"c.jsonl": `{"text":"Putin met Xi."}` + "\n" + `{"text":"Xi met Modi."}`,
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(in, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	parley(t.Context(), nil, "", "extract", "--published", "2025-12-06", "--out", out, in).want(t, "extract", 1, "would overwrite a.json")
	files, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil || len(files) != 3 {
		t.Errorf("got %q, %v", files, err)
	}
}

func TestExtractPrintsALineAnArticle(t *testing.T) {
	r := parley(t.Context(), nil, "Vladimir Putin met Narendra Modi in New Delhi on Friday.", "extract", "--published", "2025-12-06", "-")
	r.want(t, "extract -", 0, `"type":"MEETING"`, `"date":"2025-12-05"`)
	if strings.Count(r.out, "\n") != 1 {
		t.Errorf("not one line: %q", r.out)
	}
}

func TestBadCommandLines(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"fly"}, exitUsage, "unknown command"},
		{[]string{"load"}, exitUsage, "requires at least 1 arg"},
		{[]string{"load", "--nope", "x"}, exitUsage, "unknown flag: --nope"},
		{[]string{"load", "--db", "mysql://x", sampleFolder}, exitUsage, "unknown kind of store"},
		{[]string{"load", "--db", "sqlite:", sampleFolder}, exitUsage, "names no file"},
		{[]string{"load", "--published", "last week", sampleFolder}, exitUsage, `"last week"`},
		{[]string{"load", "--db", "sqlite:" + os.DevNull + "/x", sampleFolder}, exitFailed, "parley: "},
		{[]string{"load", "--actors", "none.yaml", "--db", "sqlite::memory:", sampleFolder}, exitFailed, "none.yaml"},
		{[]string{"load", "--db", "sqlite::memory:", "no-such-file.txt"}, exitFailed, "no such file"},
		{[]string{"dump", "--db", "sqlite:no-such-store.db"}, exitFailed, "parley load --db sqlite:no-such-store.db"},
		{[]string{"serve", "--db", "sqlite:no-such-store.db"}, exitFailed, "there is no store no-such-store.db"},
		{[]string{"dump", "--db", "sqlite::memory:", "--out", "no-such-folder/x"}, exitFailed, "is its folder there"},
		{[]string{"extract", "--out", os.DevNull, sampleFolder}, exitFailed, "failed: "},
		{[]string{"restore", "--db", "sqlite::memory:", "no-such-file"}, exitFailed, "no-such-file"},
		{[]string{"serve", "--db", "sqlite::memory:", "--addr", "nowhere:-1"}, exitFailed, "--addr"},
	} {
		parley(t.Context(), nil, "", c.args...).want(t, strings.Join(c.args, " "), c.code, c.want)
	}
}

func TestVariablesSetFlags(t *testing.T) {
	env := map[string]string{"PARLEY_DB": "mysql://x"}
	parley(t.Context(), env, "", "dump").want(t, "PARLEY_DB", exitUsage, `"mysql://x"`)
	parley(t.Context(), env, "", "dump", "--db", "sqlite::memory:").want(t, "the flag wins", 0)
	parley(t.Context(), map[string]string{"PARLEY_MAX_BYTES": "many"}, "", "load", "x").want(t, "PARLEY_MAX_BYTES", exitUsage, "PARLEY_MAX_BYTES")
}

func TestAServerThatIsNotThere(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close() // nobody listens there now
	for _, scheme := range []string{"bolt://", "neo4j://"} {
		start := time.Now()
		parley(t.Context(), nil, "", "dump", "--db", scheme+addr).want(t, scheme, exitFailed, "parley: ", addr)
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%s: told after %v", scheme, took)
		}
	}
}

func TestInterruptedLoadKeepsWhatItSaid(t *testing.T) {
	db := newDB(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	parley(ctx, nil, "", "load", "--db", db, sampleFolder).want(t, "cancelled", exitInterrupted, "interrupted")
	parley(t.Context(), nil, "", "load", "--db", db, sampleFolder).want(t, "afterwards", 0, "25 articles: ")
}
