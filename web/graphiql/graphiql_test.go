package graphiql_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/parley-events/parley/web/graphiql"
)

func newMux(examples ...graphiql.Example) *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", graphiql.Handler("/graphql", examples)))
	return mux
}

func get(t *testing.T, h http.Handler, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) string {
	t.Helper()
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestPage(t *testing.T) {
	mux := newMux(graphiql.Example{Title: `"Who" <met>`, Query: "{ __typename }"})
	resp := get(t, mux, "/graphiql/")
	page := body(t, resp.Body)
	if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Fatalf("%d %q", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
	policy := resp.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy+";", want+";") {
			t.Errorf("policy %q lacks %q", policy, want)
		}
	}
	if strings.Contains(page, "<met>") || !strings.Contains(page, "&lt;met&gt;") && !strings.Contains(page, `\u003cmet\u003e`) {
		t.Error("the example is not escaped")
	}
	if resp := get(t, mux, "/graphiql"); resp.StatusCode/100 != 3 || resp.Header.Get("Location") != "/graphiql/" {
		t.Errorf("without the slash: %d %q", resp.StatusCode, resp.Header.Get("Location"))
	}
}

// Every file the page names is there, kept for good under its versioned name,
// and the same when compressed.
func TestFiles(t *testing.T) {
	mux := newMux()
	page := body(t, get(t, mux, "/graphiql/").Body)
	names := regexp.MustCompile(`(?:src|href)="([^":]+)"`).FindAllStringSubmatch(page, -1)
	if len(names) != 6 {
		t.Fatalf("%d files in the page, want 6: %v", len(names), names)
	}
	for _, match := range names {
		target := "/graphiql/" + match[1]
		plain := get(t, mux, target)
		content := body(t, plain.Body)
		if plain.StatusCode != http.StatusOK || len(content) == 0 {
			t.Errorf("%s: %d, %d bytes", target, plain.StatusCode, len(content))
		}
		if got := plain.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", target, got)
		}
		if got := plain.Header.Get("Content-Encoding"); got != "" {
			t.Errorf("%s: Content-Encoding %q, not asked for", target, got)
		}

		compressed := get(t, mux, target, "Accept-Encoding", "br;q=1.0, gzip;q=0.8")
		if got := compressed.Header.Get("Content-Encoding"); got != "gzip" {
			t.Errorf("%s: Content-Encoding %q", target, got)
			continue
		}
		z, err := gzip.NewReader(compressed.Body)
		if err != nil {
			t.Fatal(err)
		}
		if body(t, z) != content {
			t.Errorf("%s: the compressed form differs", target)
		}
		if plain.Header.Get("ETag") == compressed.Header.Get("ETag") {
			t.Errorf("%s: one ETag for two forms", target)
		}
		for _, r := range []*http.Response{plain, compressed} {
			again := get(t, mux, target, "If-None-Match", r.Header.Get("ETag"),
				"Accept-Encoding", r.Header.Get("Content-Encoding"))
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("%s: %d for what the browser has", target, again.StatusCode)
			}
		}

		name, _, _ := strings.Cut(target, "?")
		if got := get(t, mux, name+"?v=old").Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s of another version: Cache-Control %q", name, got)
		}
	}
}

func TestNoGzip(t *testing.T) {
	mux := newMux()
	for _, accept := range []string{"", "br", "gzip;q=0", "gzip;q=x", "xgzip"} {
		resp := get(t, mux, "/graphiql/boot.js", "Accept-Encoding", accept)
		if got := resp.Header.Get("Content-Encoding"); got != "" {
			t.Errorf("Accept-Encoding %q: Content-Encoding %q", accept, got)
		}
	}
}

func TestNotServed(t *testing.T) {
	mux := newMux()
	for _, target := range []string{"/graphiql/nosuch.js", "/graphiql/npm/graphiql.min.js", "/graphiql/a/b"} {
		if resp := get(t, mux, target); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", target, resp.StatusCode)
		}
	}
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/graphiql/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

// Who receives the binary receives every licence text.
func TestLicences(t *testing.T) {
	served := body(t, get(t, newMux(), "/graphiql/licenses.txt").Body)
	paths, err := filepath.Glob("npm/LICENSE*")
	if err != nil || len(paths) != 4 {
		t.Fatalf("licence files %v, %v", paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(served, string(text)) {
			t.Errorf("%s is not in licenses.txt", path)
		}
	}
}
