package browsertest_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/internal/browsertest"
)

// A page that does everything wrong must be told from one that does not.
const page = `<!doctype html><title>x</title><link rel=icon href=data:,>
<input id=i onkeydown="if (event.key == 'Enter' && event.ctrlKey) { document.title = this.value; window.done = true }">
<button onclick="bad()">Go</button>
<script>
function bad() {
  console.error('wrong', 1, new Error('thing'));
  console.log('fine');
  fetch('http://elsewhere.example/').catch(() => {});
  setTimeout(() => { window.clicked = true; throw new Error('thrown') });
}
</script>`

func newServer(t *testing.T) *httptest.Server {
	t.Helper()
	ts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(ts.Close)
	return ts
}

func TestPage(t *testing.T) {
	ts := newServer(t)
	p := browsertest.Open(t, ts.URL)
	p.WaitFor("document.querySelector('button')")
	if got := p.Errors(); len(got) != 0 {
		t.Errorf("errors before the click: %q", got)
	}
	if got := p.Requests(); !slices.Equal(got, []string{ts.URL + "/"}) {
		t.Errorf("requests before the click: %q", got)
	}

	p.Click("#i")
	p.Type("Grüße")
	p.Press("x")
	p.Press("Control+Enter")
	p.WaitFor("window.done")
	var title string
	p.Eval("Promise.resolve(document.title)", &title)
	if title != "Grüßex" {
		t.Errorf("title %q, want %q", title, "Grüßex")
	}
	if got := p.Text("button"); got != "Go" {
		t.Errorf("text %q", got)
	}
	if got := p.Text("nosuch"); got != "" {
		t.Errorf("text of nothing: %q", got)
	}
	if _, err := png.Decode(bytes.NewReader(p.Screenshot())); err != nil {
		t.Errorf("screenshot: %v", err)
	}

	p.Click("button")
	p.WaitFor("window.clicked")
	errors := strings.Join(p.Errors(), "\n")
	for _, want := range []string{"console: wrong 1 Error: thing", "Error: thrown"} {
		if !strings.Contains(errors, want) {
			t.Errorf("errors %q, want %q", errors, want)
		}
	}
	if strings.Contains(errors, "fine") {
		t.Errorf("errors %q hold what is none", errors)
	}
	if got := p.OffOrigin(ts.URL); !slices.Equal(got, []string{"http://elsewhere.example/"}) {
		t.Errorf("requests elsewhere: %q", got)
	}
}
