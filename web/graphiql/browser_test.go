package graphiql_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/parley-events/parley/internal/browsertest"
	"github.com/parley-events/parley/web/graphiql"
)

// greetings is a GraphQL endpoint with one field: GraphiQL asks it for the
// schema, and its user for the field.
func greetings(w http.ResponseWriter, r *http.Request) {
	var request struct{ Query, OperationName string }
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	answer := `{"data":{"greeting":"how do you do"}}`
	switch {
	case request.OperationName == "IntrospectionQuery":
		answer = `{"data":{"__schema":{
			"queryType":{"name":"Query"},"mutationType":null,"subscriptionType":null,"directives":[],
			"types":[
				{"kind":"OBJECT","name":"Query","interfaces":[],"fields":[
					{"name":"greeting","description":"What is said first.","args":[],"type":{"kind":"SCALAR","name":"String"},"isDeprecated":false}]},
				{"kind":"SCALAR","name":"String"},
				{"kind":"SCALAR","name":"Boolean"}]}}}`
	case strings.Contains(request.Query, "Second"):
		answer = `{"data":{"greeting":"good-bye"}}`
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte(answer))
}

func TestBrowser(t *testing.T) {
	mux := newMux(
		graphiql.Example{Title: "What is said first?", Query: "query First {\n  greeting\n}"},
		graphiql.Example{Title: "What is said last?", Query: "query Second {\n  greeting\n}"},
	)
	mux.HandleFunc("POST /graphql", greetings)
	ts := httptest.NewServer(mux)
	t.Cleanup(ts.Close)

	page := browsertest.Open(t, ts.URL+"/graphiql/")
	page.WaitFor("document.querySelector('.graphiql-query-editor .CodeMirror')")
	if got := page.Text(".graphiql-query-editor .CodeMirror"); !strings.Contains(got, "# What is said first?") {
		t.Errorf("the first tab shows %q", got)
	}
	if got := page.Text(".graphiql-tabs"); !strings.Contains(got, "First") || !strings.Contains(got, "Second") {
		t.Errorf("the tabs are %q", got)
	}

	page.Click(".graphiql-execute-button")
	page.WaitFor("document.querySelector('.result-window')?.innerText.includes('how do you do')")

	page.Click(".graphiql-tabs li:nth-child(2) button")
	page.WaitFor("document.querySelector('.graphiql-query-editor .CodeMirror').innerText.includes('query Second')")
	page.Click(".graphiql-query-editor .CodeMirror-line")
	page.Press("Control+Enter")
	page.WaitFor("document.querySelector('.result-window')?.innerText.includes('good-bye')")

	// The documentation comes from the schema the endpoint gave.
	page.Click("button[aria-label='Show Documentation Explorer']")
	page.WaitFor("document.querySelector('.graphiql-doc-explorer')?.innerText.includes('Query')")

	if got := page.Errors(); len(got) != 0 {
		t.Errorf("errors in the page: %q", got)
	}
	if got := page.OffOrigin(ts.URL); len(got) != 0 {
		t.Errorf("requests to other sites: %q", got)
	}
}
