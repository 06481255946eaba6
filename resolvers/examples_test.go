package resolvers_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/parley-events/parley/internal/browsertest"
	"github.com/parley-events/parley/resolvers"
	"github.com/parley-events/parley/resolvers/examples"
	"github.com/parley-events/parley/web/graphiql"
)

func TestExamples(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	all := examples.All()
	if len(all) != 3 {
		t.Fatalf("%d examples, want 3", len(all))
	}
	for _, e := range all {
		if e.Title == "" || strings.HasPrefix(e.Query, "#") {
			t.Errorf("title %q of %s", e.Title, e.Query)
		}
		a := ask(t, h, e.Query, nil)
		if len(a.Errors) > 0 || !strings.Contains(string(a.Data), `"title":`) && !strings.Contains(string(a.Data), `"text":`) {
			t.Errorf("%s: %s %+v", e.Title, a.Data, a.Errors)
		}
	}
}

// GraphiQL reads the schema and runs an example, without a word to any other
// site.
func TestGraphiQL(t *testing.T) {
	var tabs []graphiql.Example
	for _, e := range examples.All() {
		tabs = append(tabs, graphiql.Example(e))
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", newHandler(t, newStore(t, week()...), resolvers.Options{}))
	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", graphiql.Handler("/graphql", tabs)))
	ts := httptest.NewServer(mux)
	t.Cleanup(ts.Close)

	p := browsertest.Open(t, ts.URL+"/graphiql/")
	p.WaitFor("document.querySelector('.graphiql-execute-button')")
	p.Click(".graphiql-execute-button")
	p.WaitFor("document.querySelector('.graphiql-response')?.innerText.includes('Kushner')")
	if got := p.Errors(); len(got) != 0 {
		t.Errorf("errors: %q", got)
	}
	if got := p.OffOrigin(ts.URL); len(got) != 0 {
		t.Errorf("requests to other sites: %q", got)
	}
}
