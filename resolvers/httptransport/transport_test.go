package httptransport_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-events/parley/resolvers/httptransport"
)

// execution stands in for generated code: the answer to a query is its
// variables, the field "fail" answers with an error, and mutations are counted.
type execution struct{ mutations int }

var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	type Query { echo(n: Int, f: Float, s: String, id: ID): String fail: String unwritable: String panic: String self: Query }
	type Mutation { change: String }
	type Subscription { changed: String }
`})

func (x *execution) Schema() *ast.Schema { return schema }

func (x *execution) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (x *execution) Exec(ctx context.Context) graphql.ResponseHandler {
	opCtx := graphql.GetOperationContext(ctx)
	if opCtx.Operation.Operation == ast.Mutation {
		x.mutations++
	}
	field, _ := opCtx.Operation.SelectionSet[0].(*ast.Field)
	return func(ctx context.Context) *graphql.Response {
		switch {
		case field != nil && field.Name == "fail":
			graphql.AddError(ctx, errors.New("it failed"))
			return &graphql.Response{Data: []byte(`{"fail":null}`)}
		case field != nil && field.Name == "unwritable":
			graphql.RegisterExtension(ctx, "x", math.NaN())
			return &graphql.Response{Data: []byte(`{}`)}
		case field != nil && field.Name == "panic":
			panic("lost")
		}
		variables, err := json.Marshal(opCtx.Variables)
		if err != nil {
			panic(err)
		}
		return &graphql.Response{Data: fmt.Appendf(nil, `{"vars":%s}`, variables)}
	}
}

func newServer() (*handler.Server, *execution) {
	x := &execution{}
	srv := handler.New(x)
	srv.AddTransport(httptransport.Transport{})
	return srv, x
}

const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

type request struct {
	method, target, contentType, accept, body string
}

func do(t testing.TB, h http.Handler, req request) *http.Response {
	t.Helper()
	target := req.target
	if target == "" {
		target = "/graphql"
	}
	method := req.method
	if method == "" {
		method = http.MethodPost
	}
	r := httptest.NewRequest(method, target, strings.NewReader(req.body))
	if req.contentType != "" {
		r.Header.Set("Content-Type", req.contentType)
	} else if method == http.MethodPost {
		r.Header.Set("Content-Type", mediaJSON)
	}
	if req.accept != "" {
		r.Header.Set("Accept", req.accept)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func text(t testing.TB, resp *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func get(query string) string { return "/graphql?query=" + url.QueryEscape(query) }

// TestStatus is the GraphQL-over-HTTP audit by groups, each for both media
// types.
func TestStatus(t *testing.T) {
	srv, _ := newServer()
	for _, tt := range []struct {
		name          string
		req           request
		json, graphQL int
	}{
		{"query", request{body: `{"query":"{ __typename }"}`}, 200, 200},
		{"query by GET", request{method: "GET", target: get("{ __typename }")}, 200, 200},
		{"variables by GET", request{method: "GET", target: get("query($n: Int) { echo(n: $n) }") + "&variables=" + url.QueryEscape(`{"n":1}`)}, 200, 200},
		{"HEAD", request{method: "HEAD", target: get("{ __typename }")}, 200, 200},
		{"mutation", request{body: `{"query":"mutation { change }"}`}, 200, 200},
		{"null parameters", request{body: `{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null}`}, 200, 200},
		{"maps", request{body: `{"query":"{ __typename }","variables":{"a":1},"extensions":{"a":1}}`}, 200, 200},
		{"operation by name", request{body: `{"query":"query A { __typename } query B { __typename }","operationName":"B"}`}, 200, 200},
		{"charset", request{contentType: "application/json; charset=UTF-8", body: `{"query":"{ echo(s: \"Run🏃\") }"}`}, 200, 200},
		{"failing field", request{body: `{"query":"{ fail }"}`}, 200, 200},

		{"syntax error", request{body: `{"query":"{"}`}, 200, 400},
		{"unknown field", request{body: `{"query":"{ nosuch }"}`}, 200, 400},
		{"variable coercion", request{body: `{"query":"query($id: ID!) { echo(id: $id) }","variables":{"id":null}}`}, 200, 400},
		{"no such operation", request{body: `{"query":"query A { __typename }","operationName":"B"}`}, 200, 400},

		{"no query", request{body: `{"qeury":"{ __typename }"}`}, 400, 400},
		{"empty query", request{body: `{"query":""}`}, 400, 400},
		{"no query by GET", request{method: "GET"}, 400, 400},
		{"no body", request{}, 400, 400},
		{"not JSON", request{body: `{ "not a JSON`}, 400, 400},
		{"query an object", request{body: `{"query":{"obj":"ect"}}`}, 400, 400},
		{"operationName a number", request{body: `{"query":"{ __typename }","operationName":0}`}, 400, 400},
		{"variables a string", request{body: `{"query":"{ __typename }","variables":"string"}`}, 400, 400},
		{"extensions a list", request{body: `{"query":"{ __typename }","extensions":["array"]}`}, 400, 400},
		{"a batch", request{body: `[{"query":"{ __typename }"}]`}, 400, 400},
		{"a subscription", request{body: `{"query":"subscription { changed }"}`}, 400, 400},

		{"mutation by GET", request{method: "GET", target: get("mutation { change }")}, 405, 405},
		{"mutation by HEAD", request{method: "HEAD", target: get("mutation { change }")}, 405, 405},
		{"PUT", request{method: "PUT", contentType: mediaJSON, body: `{"query":"{ __typename }"}`}, 405, 405},
		{"form", request{contentType: "application/x-www-form-urlencoded", body: "query=mutation{change}"}, 415, 415},
		{"multipart", request{contentType: "multipart/form-data; boundary=x", body: "--x--"}, 415, 415},
		{"text", request{contentType: "text/plain", body: `{"query":"mutation { change }"}`}, 415, 415},
		{"application/graphql", request{contentType: "application/graphql", body: "{ __typename }"}, 415, 415},
		{"no content type", request{contentType: " ", body: `{"query":"{ __typename }"}`}, 415, 415},
		{"another charset", request{contentType: "application/json; charset=utf-16", body: `{}`}, 415, 415},
		{"over the limit", request{body: `{"query":"{ __typename }` + strings.Repeat(" ", 64<<10) + `"}`}, 413, 413},
		{"URL over the limit", request{method: "GET", target: get("{ __typename }") + "&x=" + strings.Repeat("a", 64<<10)}, 414, 414},
	} {
		for accept, want := range map[string]int{mediaJSON: tt.json, mediaGraphQL: tt.graphQL} {
			req := tt.req
			req.accept = accept
			resp := do(t, srv, req)
			if resp.StatusCode != want {
				t.Errorf("%s, %s: status %d, want %d", tt.name, accept, resp.StatusCode, want)
			}
			if got := resp.Header.Get("Content-Type"); got != accept+"; charset=utf-8" {
				t.Errorf("%s, %s: Content-Type %q", tt.name, accept, got)
			}
			body := text(t, resp)
			var members map[string]json.RawMessage
			if err := json.Unmarshal([]byte(body), &members); err != nil {
				t.Errorf("%s, %s: body %.100q: %v", tt.name, accept, body, err)
			}
			_, hasData := members["data"]
			_, hasErrors := members["errors"]
			executed := tt.graphQL == 200
			if hasData != executed || !executed && !hasErrors {
				t.Errorf("%s, %s: body %.100q", tt.name, accept, body)
			}
		}
	}
}

func TestAccept(t *testing.T) {
	srv, _ := newServer()
	for _, tt := range []struct{ accept, want string }{
		{"", mediaJSON},
		{"*/*", mediaJSON},
		{"application/*", mediaJSON},
		{mediaJSON, mediaJSON},
		{mediaGraphQL, mediaGraphQL},
		{mediaGraphQL + "; charset=utf-8, application/json; charset=utf-8", mediaGraphQL},
		{mediaJSON + ", " + mediaGraphQL, mediaGraphQL},
		{mediaGraphQL + ";q=0.5, " + mediaJSON, mediaJSON},
		{mediaJSON + ";q=0.5, " + mediaGraphQL + ";q=0.6", mediaGraphQL},
		{mediaJSON + ";q=0, */*", mediaGraphQL},
		{mediaGraphQL + ";q=0.1, */*", mediaJSON},
		{"application/json, multipart/mixed", mediaJSON},
		{"text/html,application/xhtml+xml,*/*;q=0.8", mediaJSON},
		{"APPLICATION/GRAPHQL-RESPONSE+JSON", mediaGraphQL},
		{"text/html", ""},
		{"application/json;q=0", ""},
		{"*/*;q=0", ""},
		{"application/json;q=2", ""},
		{"garbage", ""},
		{" , ,", ""},
	} {
		resp := do(t, srv, request{accept: tt.accept, body: `{"query":"{ __typename }"}`})
		wantStatus, want := http.StatusOK, tt.want
		if want == "" {
			wantStatus, want = http.StatusNotAcceptable, mediaJSON
		}
		if got := resp.Header.Get("Content-Type"); resp.StatusCode != wantStatus || got != want+"; charset=utf-8" {
			t.Errorf("Accept %q: %d %q, want %d %q", tt.accept, resp.StatusCode, got, wantStatus, want)
		}
		if got := resp.Header.Get("Vary"); got != "Accept" {
			t.Errorf("Accept %q: Vary %q", tt.accept, got)
		}
	}
}

func TestBodies(t *testing.T) {
	srv, _ := newServer()
	var secret = strings.Repeat("s3cret", 20)
	for _, tt := range []struct{ name, body, want string }{
		{"data only", `{"query":"query($n: Int) { echo(n: $n) }","variables":{"n":7}}`, `{"data":{"vars":{"n":7}}}`},
		{"byte order mark", "\xef\xbb\xbf" + `{"query":"{ __typename }"}`, `{"data":{"vars":{}}}`},
		{"persisted query without its text", `{"extensions":{"persistedQuery":{"version":1}}}`,
			`{"errors":[{"message":"no operation provided","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`},
		{"failing field", `{"query":"{ fail }"}`, `{"errors":[{"message":"it failed"}],"data":{"fail":null}}`},
		{"syntax", `{"query":"{"}`,
			`{"errors":[{"message":"Expected Name, found \u003cEOF\u003e","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}`},
		{"empty", " \n", bad(`the request body is empty: send {\"query\": \"{ __typename }\"}`)},
		{"no query", `{"variables":{}}`, bad(`query is missing: send {\"query\": \"{ __typename }\"}`)},
		{"batch", `[]`, bad("the request body is a list: batches are not supported, send one request at a time")},
		{"scalar", `"` + secret + `"`, bad("the request body must be a JSON object")},
		{"cut", `{"query":"` + secret, bad("the request body is not valid JSON: it ends too early")},
		{"cut between members", `{"query":"x"`, bad("the request body is not valid JSON: it ends too early")},
		{"not JSON", `{query:"` + secret + `"}`, bad("the request body is not valid JSON: invalid character 'q' near byte 1")},
		{"garbage after", `{"query":"{ __typename }"} ` + secret, bad("the request body goes on after its end: send one JSON object")},
		{"UTF-8", `{"query":"` + "\xff" + `"}`, bad("the request body is not valid UTF-8")},
		{"typing error", `{"qeury":"{ __typename }"}`,
			bad("the request body has an unknown member qeury: known are query, operationName, variables, extensions")},
		{"another case", `{"Query":"{ __typename }"}`,
			bad("the request body has an unknown member Query: known are query, operationName, variables, extensions")},
		{"unknown member that is not shown", `{"` + secret + `":1}`,
			bad("the request body has an unknown member (name not shown): known are query, operationName, variables, extensions")},
		{"member twice", `{"query":"{ __typename }","query":"mutation { change }"}`, bad("the request body gives query twice")},
		{"type of a member", `{"query":1}`, bad("the request body is not understood: query must be a string")},
		{"nesting", `{"variables":` + strings.Repeat(`{"a":`, 30_000/5) + "1" + strings.Repeat("}", 30_000/5) + `}`,
			bad("the request body nests deeper than 64 levels")},
		{"open brackets", strings.Repeat(`{"a":`, 10_000), bad("the request body nests deeper than 64 levels")},
		{"brackets in a string", `{"query":"{ __typename }","variables":{"a":"\"` + strings.Repeat("[", 100) + `"}}`, `{"data":{"vars":{}}}`},
		{"a long number", `{"query":"{ __typename }","variables":{"n":` + strings.Repeat("9", 60_000) + `}}`,
			bad("the request body has a number longer than 64 characters")},
		{"a large number", `{"query":"{ __typename }","variables":{"n":[{"m":1e400}]}}`,
			bad("the request body has a number beyond the range of a Float")},
		{"defer", `{"query":"{ self { ...F } } fragment F on Query { ... @ defer { echo } }"}`, bad("@defer is not supported: leave it out")},
		{"subscription", `{"query":"subscription { changed }"}`,
			bad("a subscription cannot be answered by a single response: use a streaming transport")},
		{"unwritable extension", `{"query":"{ unwritable }"}`,
			`{"errors":[{"message":"the answer could not be written","extensions":{"code":"INTERNAL"}}]}`},
	} {
		resp := do(t, srv, request{body: tt.body})
		got := text(t, resp)
		if got != tt.want {
			t.Errorf("%s\n got %.300s\nwant %s", tt.name, got, tt.want)
		}
		if strings.Contains(got, "s3cret") {
			t.Errorf("%s: the body is sent back: %s", tt.name, got)
		}
		if resp.ContentLength != int64(len(got)) && resp.Header.Get("Content-Length") != fmt.Sprint(len(got)) {
			t.Errorf("%s: Content-Length %s for %d bytes", tt.name, resp.Header.Get("Content-Length"), len(got))
		}
	}
}

func bad(message string) string {
	return `{"errors":[{"message":"` + message + `","extensions":{"code":"BAD_REQUEST"}}]}`
}

func TestURLParameters(t *testing.T) {
	srv, _ := newServer()
	for _, tt := range []struct{ query, want string }{
		{"query=%7B__typename%7D&utm=1", `{"data":{"vars":{}}}`},
		{"query=%zz", bad("the URL is not percent-encoded correctly")},
		{"query=a&query=b", bad("parameter query is given 2 times")},
		{"query=%ff", bad("parameter query is not valid UTF-8")},
		{"query=%7B__typename%7D&variables=[1]", bad("parameter variables must be a JSON object")},
		{"query=%7B__typename%7D&variables={", bad("parameter variables is not valid JSON: it ends too early")},
		{"query=%7B__typename%7D&variables={}{}", bad("parameter variables goes on after its end: send one JSON object")},
		{"query=%7B__typename%7D&variables={\"a\":1e999}", bad("parameter variables has a number beyond the range of a Float")},
		{"query=%7B__typename%7D&extensions=" + strings.Repeat("[", 100), bad("parameter extensions nests deeper than 64 levels")},
	} {
		r := httptest.NewRequest(http.MethodGet, "/graphql", nil)
		r.URL.RawQuery = tt.query
		w := httptest.NewRecorder()
		srv.ServeHTTP(w, r)
		if got := w.Body.String(); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.query, got, tt.want)
		}
	}
}

func TestMethods(t *testing.T) {
	srv, x := newServer()
	for _, tt := range []struct {
		req    request
		status int
		allow  string
	}{
		{request{method: "OPTIONS"}, 204, "GET, HEAD, OPTIONS, POST"},
		{request{method: "DELETE"}, 405, "GET, HEAD, OPTIONS, POST"},
		{request{method: "GET", target: get("mutation { change }")}, 405, "POST"},
	} {
		resp := do(t, srv, tt.req)
		if got := resp.Header.Get("Allow"); resp.StatusCode != tt.status || got != tt.allow {
			t.Errorf("%s: %d, Allow %q, want %d, %q", tt.req.method, resp.StatusCode, got, tt.status, tt.allow)
		}
	}
	if x.mutations != 0 {
		t.Errorf("%d mutations were executed", x.mutations)
	}
	if r := httptest.NewRequest(http.MethodGet, "/", nil); !(httptransport.Transport{}).Supports(r) {
		t.Error("a plain request is not supported")
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Upgrade", "websocket")
	if (httptransport.Transport{}).Supports(r) {
		t.Error("a websocket is taken from the transports that can serve it")
	}
}

// What a page of another site can make a browser send must not change data.
func TestCrossOrigin(t *testing.T) {
	srv, x := newServer()
	guarded := http.NewCrossOriginProtection().Handler(srv)
	for _, tt := range []struct {
		site string
		want int
		runs int
	}{
		{"cross-site", http.StatusForbidden, 0},
		{"same-origin", http.StatusOK, 1},
		{"", http.StatusOK, 2}, // no browser
	} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"mutation { change }"}`))
		r.Header.Set("Content-Type", mediaJSON)
		if tt.site != "" {
			r.Header.Set("Sec-Fetch-Site", tt.site)
		}
		w := httptest.NewRecorder()
		guarded.ServeHTTP(w, r)
		if w.Code != tt.want || x.mutations != tt.runs {
			t.Errorf("%q: status %d after %d mutations, want %d, %d", tt.site, w.Code, x.mutations, tt.want, tt.runs)
		}
	}
}

// A refused query must not be answered by more than it sent.
func TestErrorsAreConcise(t *testing.T) {
	srv, _ := newServer()
	name := strings.Repeat("ä", 150)
	for _, query := range []string{
		"{" + strings.Repeat("nosuchfield ", 300) + "}",
		`{ echo(s: $` + strings.Repeat("x", 2000) + `) }`,
		`{ echo(n: \"` + strings.Repeat(name, 10) + `\") }`,
	} {
		got := text(t, do(t, srv, request{body: `{"query":"` + query + `"}`}))
		var resp struct{ Errors []struct{ Message string } }
		if err := json.Unmarshal([]byte(got), &resp); err != nil {
			t.Fatal(err)
		}
		if n := len(resp.Errors); n == 0 || n > 21 {
			t.Errorf("%d errors to %.60s", n, query)
		}
		for _, e := range resp.Errors {
			if len(e.Message) > 410 || strings.Contains(e.Message, "\ufffd") {
				t.Errorf("message of %d bytes: %s", len(e.Message), e.Message)
			}
		}
		if len(resp.Errors) == 21 && resp.Errors[20].Message != "and 280 more errors" {
			t.Errorf("last message %q", resp.Errors[20].Message)
		}
	}
}

func TestEndedContext(t *testing.T) {
	srv, _ := newServer()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ __typename }"}`))
	r.Header.Set("Content-Type", mediaJSON)
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, r)
	want := `{"errors":[{"message":"the request took too long and was stopped","extensions":{"code":"TIMEOUT"}}]}`
	if w.Code != http.StatusServiceUnavailable || w.Body.String() != want {
		t.Errorf("got %d %s, want 503 %s", w.Code, w.Body, want)
	}
}

func TestPanicIsJSON(t *testing.T) {
	srv, _ := newServer()
	srv.SetRecoverFunc(func(context.Context, any) error { return errors.New("internal error") })
	resp := do(t, srv, request{body: `{"query":"{ panic }"}`})
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 500 || got != mediaJSON+"; charset=utf-8" {
		t.Errorf("got %d %q", resp.StatusCode, got)
	}
}

func TestCompressedBody(t *testing.T) {
	srv, _ := newServer()
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader("\x1f\x8b"))
	r.Header.Set("Content-Type", mediaJSON)
	r.Header.Set("Content-Encoding", "gzip")
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, r)
	if w.Code != http.StatusUnsupportedMediaType || !strings.Contains(w.Body.String(), "send the body uncompressed") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

// Over a real connection: a body of unknown length is cut off at the limit,
// and one that ends early is an error and not a query.
func TestBodyOverConnection(t *testing.T) {
	srv := handler.New(&execution{})
	srv.AddTransport(httptransport.Transport{MaxBody: 100})
	ts := httptest.NewServer(srv)
	defer ts.Close()
	post := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	for _, tt := range []struct {
		name, request string
		status        int
	}{
		{"chunked, short", post + "Transfer-Encoding: chunked\r\n\r\n1a\r\n{\"query\":\"{ __typename }\"}\r\n0\r\n\r\n", 200},
		{"chunked, long", post + "Transfer-Encoding: chunked\r\n\r\n80\r\n" + strings.Repeat(" ", 128) + "\r\n0\r\n\r\n", 413},
		{"announced too long", post + "Content-Length: 1000000000\r\n\r\n", 413},
		{"ends early", post + "Content-Length: 90\r\n\r\n{\"query\":\"{ __typename }\"}", 400},
	} {
		conn, err := net.Dial("tcp", ts.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, tt.request); err != nil {
			t.Fatal(err)
		}
		if tt.name == "ends early" {
			if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
				t.Fatal(err)
			}
		}
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if body := text(t, resp); resp.StatusCode != tt.status {
			t.Errorf("%s: status %d, want %d: %s", tt.name, resp.StatusCode, tt.status, body)
		}
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
	}
}

// FuzzBody holds that no body makes the transport panic, answer 500, or answer
// with more than a bounded text.
func FuzzBody(f *testing.F) {
	for _, body := range []string{
		`{"query":"{ __typename }"}`, `{"query":"query($n: Int) { echo(n: $n) }","variables":{"n":1e3}}`, `[{}]`, `{"a":"\ud800"}`,
		`{"query":"query($f: Float, $s: String, $id: ID) { echo(f: $f, s: $s, id: $id) }","variables":{"f":-0.0,"s":"x","id":12345678901234567890}}`,
		`{"query":"subscription { changed }"}`, `{"query":"{ self { ... @defer { echo } } }"}`, "{\"query\":\"\xff\"}", `{"query":"{"`, `{"query":null}`,
	} {
		f.Add(body, mediaGraphQL)
	}
	srv, _ := newServer()
	f.Fuzz(func(t *testing.T, body, accept string) {
		if strings.Contains(body, "panic") || strings.Contains(body, "unwritable") {
			return
		}
		resp := do(t, srv, request{body: body, accept: accept})
		got := text(t, resp)
		if !json.Valid([]byte(got)) || resp.StatusCode >= 500 {
			t.Errorf("%d %q for %q", resp.StatusCode, got, body)
		}
		if strings.HasPrefix(got, `{"errors"`) && len(got) > 21*(2*400+600)*3 {
			t.Errorf("%d bytes of errors for %d bytes", len(got), len(body))
		}
	})
}

func BenchmarkLargeAnswer(b *testing.B) {
	srv := handler.New(&graphql.ExecutableSchemaMock{
		SchemaFunc: func() *ast.Schema { return schema },
		ExecFunc: func(context.Context) graphql.ResponseHandler {
			return graphql.OneShot(&graphql.Response{Data: largeAnswer})
		},
	})
	srv.AddTransport(httptransport.Transport{})
	b.SetBytes(int64(len(largeAnswer)))
	for b.Loop() {
		if resp := do(b, srv, request{body: `{"query":"{ echo }"}`}); resp.StatusCode != http.StatusOK {
			b.Fatal(resp.Status)
		}
	}
}

var largeAnswer = []byte(`{"echo":"` + strings.Repeat("x", 1<<20) + `"}`)
