package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/internal/browsertest"
)

func TestExplain(t *testing.T) {
	const text = "Vladimir Putin met Narendra Modi in New Delhi on Friday."
	with := func(args ...string) []string {
		return append([]string{"extract", "--published", "2025-12-06"}, args...)
	}
	parley(t.Context(), nil, text, with("--explain", "-")...).want(t, "text", 0, `date   "Friday" = 2025-12-05`, `word   "met"  rule meet`)
	page := parley(t.Context(), nil, text, with("--explain=html", "-")...)
	page.want(t, "html", 0, "<!doctype html>", "</html>")
	if strings.Count(page.out, "<!doctype") != 1 {
		t.Error("not one page")
	}
	parley(t.Context(), nil, text, with("--explain=pdf", "-")...).want(t, "form", exitUsage, "want --explain=text or --explain=html")
	parley(t.Context(), nil, text, with("--explain", "--out", "x", "-")...).want(t, "out", exitUsage, "leave out --out")
	parley(t.Context(), nil, "", with("--explain", "no-such.txt")...).want(t, "no file", exitFailed, "no-such.txt")
}

// TestExplainShowsInABrowser holds that the page needs nothing from elsewhere and
// shows what it tells.
func TestExplainShowsInABrowser(t *testing.T) {
	r := parley(t.Context(), nil, "", "extract", "--explain=html", filepath.Join(sampleFolder, "week-kremlin-visit.txt"))
	r.want(t, "html", 0)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, r.out)
	}))
	defer server.Close()
	p := browsertest.Open(t, server.URL)
	p.WaitFor("document.querySelector('.sentence mark.word')")
	if got := p.Text("#s1 .sentence mark.word"); got != "met" {
		t.Errorf("got %q", got)
	}
	p.Click("#s1 summary")
	p.WaitFor("document.querySelector('#s1 details[open]')")
	if got := p.Text("#s1 details[open] li"); !strings.Contains(got, "its other words do not stand there") {
		t.Errorf("got %q", got)
	}
	var wide bool
	if p.Eval("document.documentElement.scrollWidth > innerWidth", &wide); wide {
		t.Error("the page is wider than the window")
	}
	if errs := p.Errors(); len(errs) > 0 {
		t.Error(errs)
	}
	if off := p.OffOrigin(server.URL); len(off) > 0 {
		t.Errorf("the page asks for %q", off)
	}
}
