package limits_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-events/parley/resolvers/limits"
)

// schema has one of everything the cost depends on.
var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	interface Node { id: ID! }
	type PageInfo { hasNextPage: Boolean! endCursor: String }
	type Event implements Node {
		id: ID!
		title: String!
		topics: [String!]!
		date: EventDate
		utterances: [Utterance!]!
		participations(first: Int, after: String): ParticipationConnection!
		mentions(first: Int, after: String): MentionConnection!
	}
	type EventDate { edtf: String! }
	type Utterance { text: String! }
	type Actor implements Node {
		id: ID!
		name: String!
		events(first: Int, last: Int): EventConnection!
	}
	type Participation { role: String! actor: Actor! }
	type ParticipationConnection { nodes: [Participation!]! pageInfo: PageInfo! totalCount: Int! }
	type Mention { quote: String! }
	type MentionConnection { nodes: [Mention!]! pageInfo: PageInfo! }
	type EventEdge { cursor: String! node: Event! }
	type EventConnection { edges: [EventEdge!]! nodes: [Event!]! pageInfo: PageInfo! totalCount: Int! }
	type Place implements Node { id: ID! name: String! partOf: Place }
	type Query {
		world: Place
		node(id: ID!): Node
		nodes(ids: [ID!]!): [Node]!
		events(first: Int, last: Int): EventConnection!
		latest(first: Int = 10): [Event!]!
		priced(first: Int): Event
	}
	type Mutation { noop: Payload }
	type Payload { query: Query! }
`})

// execution stands in for generated code: it prices Query.priced and notes
// which operations were let through.
type execution struct {
	cost limits.Cost
	ran  bool
}

func (x *execution) Schema() *ast.Schema { return schema }

func (x *execution) Complexity(
	_ context.Context, typeName, fieldName string, childComplexity int, _ map[string]any,
) (int, bool) {
	if typeName == "Query" && fieldName == "priced" {
		return 1000 + childComplexity, true
	}
	return 0, false
}

func (x *execution) Exec(ctx context.Context) graphql.ResponseHandler {
	x.ran = true
	x.cost, _ = limits.CostOf(ctx)
	return graphql.OneShot(&graphql.Response{Data: []byte(`{}`)})
}

type answer struct {
	Errors []struct {
		Message    string
		Extensions struct {
			Code          string
			Limit, Actual int
		}
	}
	execution
}

// ask sends one query through a whole gqlgen server.
func ask(t testing.TB, l limits.Limits, query string, variables map[string]any) answer {
	t.Helper()
	var x execution
	srv := handler.New(&x)
	srv.AddTransport(transport.POST{})
	srv.Use(extension.Introspection{})
	if err := limits.Apply(srv, l); err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	srv.ServeHTTP(w, r)
	var got answer
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatalf("answer %q: %v", w.Body, err)
	}
	got.execution = x
	return got
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name, query, code, message string
	}{
		{
			"10,000 typenames", "{" + strings.Repeat("__typename ", 10_000) + "}", limits.CodeTokens,
			"the query has 10002 tokens (words and marks), the limit is 2000: send a shorter query, or split it into several requests",
		},
		{
			"flat selection within the token limit", "{" + strings.Repeat("__typename ", 1990) + "}", limits.CodeRootFields,
			"the query selects 1990 fields on the root, the limit is 20: split it into several requests",
		},
		{
			"24 fragments doubling", doubling(24), limits.CodeRootFields,
			"the query selects 16777216 fields on the root, the limit is 20: split it into several requests",
		},
		{
			"100 fragments doubling one deeper", nestedDoubling(100), limits.CodeDepth,
			"the query nests fields 102 deep, the limit is 15: ask for less nesting, and follow up with node(id:)",
		},
		{
			"13 fragments doubling one deeper", nestedDoubling(13), limits.CodeFields,
			"the query selects 24575 fields, fragments written out, the limit is 500: select fewer fields, or split it into several requests",
		},
		{
			"more paths than can be counted", doubling(90), limits.CodeRootFields,
			"the query selects over 1000000000 fields on the root, the limit is 20: split it into several requests",
		},
		{
			"50,000 directives", "{ __typename " + strings.Repeat("@a", 50_000) + "}", limits.CodeTokens,
			"the query has 100003 tokens (words and marks), the limit is 2000: send a shorter query, or split it into several requests",
		},
		{
			"directives within the token limit", "{ __typename " + strings.Repeat("@skip(if:false)", 100) + "}", limits.CodeDirectives,
			"the query uses 100 directives, the limit is 50: use fewer @skip and @include",
		},
		{
			"20,000 unknown fields", "{" + strings.Repeat("nosuchfield ", 20_000) + "}", limits.CodeTokens,
			"the query has 20002 tokens (words and marks), the limit is 2000: send a shorter query, or split it into several requests",
		},
		{
			"1,000 aliases on the root", aliases("events{totalCount}", 1000), limits.CodeTokens,
			"the query has 6002 tokens (words and marks), the limit is 2000: send a shorter query, or split it into several requests",
		},
		{
			"aliases below the root", `{ node(id:"1") {` + aliases("id", 31) + `} }`, limits.CodeAliases,
			"the query uses 31 aliases, the limit is 30: split it into several requests",
		},
		{
			"fields through a fragment", "{ nodes(ids:[1]) {" + strings.Repeat("...F ", 6) + "} } fragment F on Event {" + strings.Repeat("title ", 100) + "}",
			limits.CodeFields,
			"the query selects 601 fields, fragments written out, the limit is 500: select fewer fields, or split it into several requests",
		},
		{
			"fields of a fragment that is not used", unusedFragment(1900), limits.CodeFields,
			"the document selects 1901 fields, the limit is 500: leave out the operations and fragments that are not used",
		},
		{
			"deep nesting", deep(16), limits.CodeDepth,
			"the query nests fields 16 deep, the limit is 15: ask for less nesting, and follow up with node(id:)",
		},
		{
			"pages in pages", "{ events(first: 100) { nodes { participations(first: 100) { nodes { actor { events(first: 100) { nodes { id } } } } } } } }",
			limits.CodeComplexity,
			"the query may return 2030201 values, the limit is 25000: ask for smaller pages (first or last), fewer nested lists or fewer fields",
		},
		{
			"the largest page", "{ events(first: 2147483647) { nodes { id } } }", limits.CodeComplexity,
			"the query may return over 1000000000 values, the limit is 25000: ask for smaller pages (first or last), fewer nested lists or fewer fields",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ask(t, limits.Default(), tt.query, nil)
			if len(got.Errors) != 1 {
				t.Fatalf("%d errors, want 1: %.300v", len(got.Errors), got.Errors)
			}
			if got.Errors[0].Extensions.Code != tt.code {
				t.Errorf("code %q, want %q", got.Errors[0].Extensions.Code, tt.code)
			}
			if got.Errors[0].Message != tt.message {
				t.Errorf("message\n got %q\nwant %q", got.Errors[0].Message, tt.message)
			}
			if e := got.Errors[0].Extensions; e.Limit < 1 || e.Actual <= e.Limit {
				t.Errorf("limit %d, actual %d", e.Limit, e.Actual)
			}
			if got.ran {
				t.Error("the operation was executed")
			}
		})
	}
}

func TestAllowed(t *testing.T) {
	for _, tt := range []struct {
		name, query string
		variables   map[string]any
		want        limits.Cost
	}{
		{
			"one value", "{ node(id: 1) { id } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 2, RootFields: 1, Fields: 2}, Complexity: 2},
		},
		{
			"the timeline: 100 events with participants and quotes",
			`query Timeline($n: Int!) { events(first: $n) { totalCount pageInfo { hasNextPage endCursor } nodes {
				id title topics date { edtf }
				participations { nodes { role actor { id name } } }
				mentions { nodes { quote } } } } }`,
			map[string]any{"n": 100},
			// 5 for the page, 100 nodes of 8 fields with 25×5 and 25×2 below them.
			limits.Cost{
				Shape:      limits.Shape{Depth: 6, RootFields: 1, Fields: 20},
				Complexity: 5 + 100*(8+25*5+25*2),
			},
		},
		{
			"the default page", "{ events { nodes { id } } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 1, Fields: 3}, Complexity: 1 + 25*2},
		},
		{
			"first: null is the default page", "query($n: Int) { events(first: $n) { nodes { id } } }", map[string]any{"n": nil},
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 1, Fields: 3}, Complexity: 1 + 25*2},
		},
		{
			"the larger of first and last", "{ events(first: 2, last: 4) { nodes { id } } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 1, Fields: 3}, Complexity: 1 + 4*2},
		},
		{
			"a negative page is the resolver's to refuse", "{ events(first: -4) { totalCount nodes { id } } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 1, Fields: 4}, Complexity: 2},
		},
		{
			"the default of the schema", "{ latest { id } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 2, RootFields: 1, Fields: 2}, Complexity: 10 * 2},
		},
		{
			"as many as ids", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", map[string]any{"ids": []string{"a", "b", "c"}},
			limits.Cost{Shape: limits.Shape{Depth: 2, RootFields: 1, Fields: 2}, Complexity: 3 * 2},
		},
		{
			"a list of objects without a size", "{ node(id: 1) { ... on Event { utterances { text } topics } } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 1, Fields: 4}, Complexity: 2 + 5*2},
		},
		{
			"nodes in a fragment are as many as the page around it",
			"{ a: events(first: 10) { ...P } b: events(first: 20) { ...P } } fragment P on EventConnection { nodes { id } totalCount }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 2, Fields: 8, Aliases: 2}, Complexity: 4 + 30*2},
		},
		{
			"skipped selections are free",
			"query($s: Boolean!) { events(first: 10) { totalCount nodes @skip(if: $s) { id } edges @include(if: false) { cursor } ...P @skip(if: true) } } fragment P on EventConnection { nodes { id } }",
			map[string]any{"s": true},
			limits.Cost{Shape: limits.Shape{Depth: 3, RootFields: 1, Fields: 8, Directives: 3}, Complexity: 2},
		},
		{
			"a price of the schema's own", "{ priced(first: 50) { id } }", nil,
			limits.Cost{Shape: limits.Shape{Depth: 2, RootFields: 1, Fields: 2}, Complexity: 1001},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ask(t, limits.Default(), tt.query, tt.variables)
			if len(got.Errors) != 0 || !got.ran {
				t.Fatalf("refused: %v", got.Errors)
			}
			if got.cost != tt.want {
				t.Errorf("cost\n got %+v\nwant %+v", got.cost, tt.want)
			}
		})
	}
}

// What GraphiQL sends before it shows anything, once for each of its ways.
func TestStandardIntrospectionAllowed(t *testing.T) {
	for _, query := range []string{
		introspection.Query,
		introspection.NewQuery(introspection.QueryOptions{OneOf: true}),
		"mutation { noop { query { __schema { types { name } } } } }",
		`{ __type(name: "Event") { name fields { name type { name kind ofType { name kind } } } } }`,
	} {
		got := ask(t, limits.Default(), query, nil)
		if len(got.Errors) != 0 || !got.ran {
			t.Errorf("%.40q… refused: %v", query, got.Errors)
		}
		if got.cost.Introspection == 0 || got.cost.Complexity > 3 {
			t.Errorf("%.40q… cost %+v", query, got.cost)
		}
	}
}

func TestIntrospectionRefused(t *testing.T) {
	got := ask(t, limits.Default(), introspectionBomb(28), nil)
	if len(got.Errors) != 1 || got.Errors[0].Extensions.Code != limits.CodeComplexity || got.ran {
		t.Fatalf("errors %v, executed %t", got.Errors, got.ran)
	}
	e := got.Errors[0]
	want := fmt.Sprintf("the introspection may return %d values, the limit is %d: use the standard introspection query",
		e.Extensions.Actual, e.Extensions.Limit)
	if e.Message != want {
		t.Errorf("message %q, want %q", e.Message, want)
	}
}

// Exactly at a limit is allowed, one more is not.
func TestBoundaries(t *testing.T) {
	for _, tt := range []struct {
		code  string
		query func(n int) string
		limit int
	}{
		{limits.CodeTokens, func(n int) string { return "{" + strings.Repeat(",id ", n-2) + "}" }, 30},
		{limits.CodeDepth, deep, 15},
		{limits.CodeRootFields, func(n int) string { return "{" + strings.Repeat("__typename ", n) + "}" }, 20},
		{limits.CodeAliases, func(n int) string { return `{ node(id:"1") {` + aliases("id", n) + `} }` }, 30},
		{limits.CodeFields, func(n int) string { return `{ node(id:"1") {` + strings.Repeat("id ", n-1) + `} }` }, 500},
		{limits.CodeComplexity, func(n int) string { return fmt.Sprintf("{ latest(first: %d) { id } }", n/2) }, 24_000},
	} {
		l := limits.Default()
		if tt.code == limits.CodeTokens {
			l.Tokens = tt.limit
		}
		if tt.code == limits.CodeComplexity {
			l.Complexity = tt.limit
		}
		at, over := ask(t, l, tt.query(tt.limit), nil), ask(t, l, tt.query(tt.limit+2), nil)
		if len(at.Errors) > 0 && at.Errors[0].Extensions.Code == tt.code {
			t.Errorf("%s: refused at the limit: %v", tt.code, at.Errors)
		}
		if len(over.Errors) == 0 || over.Errors[0].Extensions.Code != tt.code {
			t.Errorf("%s: allowed over the limit: %.300v", tt.code, over.Errors)
		}
	}
}

func TestCheck(t *testing.T) {
	if err := limits.Default().Check(); err != nil {
		t.Errorf("defaults: %v", err)
	}
	l := limits.Default()
	l.Aliases = 0
	want := "limits: Aliases is 0, it must be at least 1"
	if err := limits.Apply(handler.New(&execution{}), l); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestCostOfOutsideAnOperation(t *testing.T) {
	if cost, ok := limits.CostOf(t.Context()); ok {
		t.Errorf("got %+v", cost)
	}
}

// doubling spreads each fragment twice in the one before: 2^n paths lead to
// the last one.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{...F0}")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Query{...F%d ...F%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Query{__typename}", n)
	return b.String()
}

// nestedDoubling does so one field deeper each time.
func nestedDoubling(n int) string {
	var b strings.Builder
	b.WriteString("{world{...F0}}")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Place{partOf{...F%d}partOf{...F%d}}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Place{name}", n)
	return b.String()
}

// unusedFragment costs nothing to run, but is validated.
func unusedFragment(n int) string {
	return "{__typename} fragment F on Query{" + strings.Repeat("__typename ", n) + "}"
}

func aliases(field string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d:%s ", i, field)
	}
	if strings.Contains(field, "{") {
		return "{" + b.String() + "}"
	}
	return b.String()
}

// deep nests n fields; n is at least 2.
func deep(n int) string {
	return "{world{" + strings.Repeat("partOf{", n-2) + "name" + strings.Repeat("}", n)
}

// introspectionBomb asks n times over for the fields of the fields of every
// type, which the validator's rule on introspection lets through.
func introspectionBomb(n int) string {
	inner := strings.ReplaceAll(aliases("fields", n), "fields", "fields{name description args{name description defaultValue type{kind name}}}")
	return "{__schema{types{fields{type{" + inner + "}}}}}"
}

func rawParams(query string) *graphql.RawParams { return &graphql.RawParams{Query: query} }
