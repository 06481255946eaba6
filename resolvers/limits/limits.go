// Package limits bounds what one GraphQL request may cost before anything of
// it is executed.
//
// gqlgen itself limits neither depth nor aliases, directives or fields; its
// complexity extension walks a fragment once for every path that leads to it,
// so that 24 fragments spreading each other twice (under 1 kB of text) keep it
// busy for seconds; and the validation of a flat selection is quadratic, so
// that 22 kB of __typename cost a quarter of a second. Here a fragment is
// measured once however often it is spread, and the shape of a long query is
// judged before it is validated.
//
//	srv := handler.New(schema)
//	err := limits.Apply(srv, limits.Default())
//
// A request over a limit is refused with one error that names the limit, what
// was asked and what to do, with extensions.code (LIMIT_DEPTH, …),
// extensions.limit and extensions.actual.
package limits

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"
)

// The values of extensions.code in the error of a refused request.
const (
	CodeTokens     = "LIMIT_TOKENS"
	CodeDepth      = "LIMIT_DEPTH"
	CodeAliases    = "LIMIT_ALIASES"
	CodeDirectives = "LIMIT_DIRECTIVES"
	CodeFields     = "LIMIT_FIELDS"
	CodeRootFields = "LIMIT_ROOT_FIELDS"
	CodeComplexity = "LIMIT_COMPLEXITY"
)

// Limits is the most that one operation may ask for. Each value must be at
// least 1. Depth, Aliases, Directives, Fields and RootFields count a fragment
// as often as it is spread, as if the query were written out in full.
type Limits struct {
	// Tokens bounds the words and marks of the query text, comments included.
	// It is also given to the parser (SetParserTokenLimit, unlimited by default).
	Tokens int
	// Depth bounds how deep fields nest. The standard introspection query
	// nests 15 deep, the deepest query of people less than 10.
	Depth int
	// Aliases bounds the fields given another name than their own: the usual
	// way to ask for the same expensive field many times.
	Aliases int
	// Directives bounds the directives of the operation, its variables,
	// fields and fragments.
	Directives int
	// Fields bounds the fields selected. The standard introspection query
	// selects about 180.
	Fields int
	// RootFields bounds the fields selected on the root: each is at least one
	// query of the store.
	RootFields int
	// Complexity bounds the field values of the answer, estimated from the
	// page sizes before execution; see Cost.
	Complexity int
	// PageSize is taken for a connection asked without first and last. It is
	// to equal the default page of the schema.
	PageSize int
	// ListSize is taken for a list of objects that has no page size.
	ListSize int
}

// Default returns the limits parley serves with.
//
// Complexity counts values, not only objects, because a value is what gqlgen
// spends its time on: about 3 µs and 25 bytes of JSON each. 25,000 of them are
// under 0.1 s of CPU and some 600 kB, and leave room for the largest page the
// timeline asks for: 100 events, each with a page of 25 participants and a page
// of 25 quoted mentions, is about 18,000.
func Default() Limits {
	return Limits{
		Tokens:     2000,
		Depth:      15,
		Aliases:    30,
		Directives: 50,
		Fields:     500,
		RootFields: 20,
		Complexity: 25_000,
		PageSize:   25,
		ListSize:   5,
	}
}

// Check reports the first limit that is less than 1.
func (l Limits) Check() error {
	for _, v := range []struct {
		name  string
		value int
	}{
		{"Tokens", l.Tokens},
		{"Depth", l.Depth},
		{"Aliases", l.Aliases},
		{"Directives", l.Directives},
		{"Fields", l.Fields},
		{"RootFields", l.RootFields},
		{"Complexity", l.Complexity},
		{"PageSize", l.PageSize},
		{"ListSize", l.ListSize},
	} {
		if v.value < 1 {
			return fmt.Errorf("limits: %s is %d, it must be at least 1", v.name, v.value)
		}
	}
	return nil
}

// Apply makes srv refuse what is over l. It belongs after an extension that
// fills in the query text (persisted queries) and instead of
// extension.ComplexityLimit.
func Apply(srv *handler.Server, l Limits) error {
	if err := l.Check(); err != nil {
		return err
	}
	// A second wall: the query is counted with a clearer message before it
	// reaches the parser, unless a later extension puts it there.
	srv.SetParserTokenLimit(l.Tokens)
	srv.Use(New(l))
	return nil
}

// Extension is the gqlgen handler extension that holds requests to Limits.
type Extension struct {
	limits        Limits
	schema        graphql.ExecutableSchema
	listSizes     listSizes
	introspection int
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = (*Extension)(nil)

// New returns the extension for l; gqlgen calls its Validate before use.
func New(l Limits) *Extension { return &Extension{limits: l} }

// ExtensionName implements graphql.HandlerExtension.
func (e *Extension) ExtensionName() string { return "Limits" }

// Validate implements graphql.HandlerExtension: it refuses limits below 1 and
// measures the standard introspection query of the schema, the yardstick for
// introspection.
func (e *Extension) Validate(es graphql.ExecutableSchema) error {
	if err := e.limits.Check(); err != nil {
		return err
	}
	e.schema = es
	e.listSizes = introspectionListSizes(es.Schema())
	standard, err := e.standardIntrospection()
	if err != nil {
		return err
	}
	e.introspection = max(2*standard, e.limits.Complexity)
	return nil
}

// MutateOperationParameters implements graphql.OperationParameterMutator: it
// judges the text and shape of a long query before the parser's and the
// validator's work is spent on it. A token takes at least one byte and a field
// two, so that a short query cannot be over and costs nothing here.
func (e *Extension) MutateOperationParameters(_ context.Context, request *graphql.RawParams) *gqlerror.Error {
	if len(request.Query) > e.limits.Tokens {
		if n := countTokens(request.Query); n > e.limits.Tokens {
			return exceeded(CodeTokens, "the query has %s tokens (words and marks)", n, e.limits.Tokens,
				"send a shorter query, or split it into several requests")
		}
	}
	if len(request.Query) <= 2*e.limits.Fields {
		return nil
	}
	doc, err := parser.ParseQuery(&ast.Source{Input: request.Query})
	if err != nil {
		return nil // gqlgen parses it again and reports it
	}
	if op := doc.Operations.ForName(request.OperationName); op != nil {
		if err := e.judgeShape(measureShape(doc, op)); err != nil {
			return err
		}
	}
	// Operations and fragments that are not run are validated all the same.
	if n := writtenFields(doc); n > e.limits.Fields {
		return exceeded(CodeFields, "the document selects %s fields", n, e.limits.Fields,
			"leave out the operations and fragments that are not used")
	}
	return nil
}

// MutateOperationContext implements graphql.OperationContextMutator: it judges
// the parsed and validated operation with its variables.
func (e *Extension) MutateOperationContext(ctx context.Context, opCtx *graphql.OperationContext) *gqlerror.Error {
	cost := e.Measure(ctx, opCtx.Doc, opCtx.Operation, opCtx.Variables)
	opCtx.Stats.SetExtension(e.ExtensionName(), cost)
	if err := e.judgeShape(cost.Shape); err != nil {
		return err
	}
	if cost.Complexity > e.limits.Complexity {
		return exceeded(CodeComplexity, "the query may return %s values", cost.Complexity, e.limits.Complexity,
			"ask for smaller pages (first or last), fewer nested lists or fewer fields")
	}
	if cost.Introspection > e.introspection {
		return exceeded(CodeComplexity, "the introspection may return %s values", cost.Introspection, e.introspection,
			"use the standard introspection query")
	}
	return nil
}

// CostOf returns the cost of the operation running in ctx, for logs and for
// quotas by cost; false outside an operation or without the extension.
func CostOf(ctx context.Context) (Cost, bool) {
	if !graphql.HasOperationContext(ctx) {
		return Cost{}, false
	}
	cost, ok := graphql.GetOperationContext(ctx).Stats.GetExtension((*Extension)(nil).ExtensionName()).(Cost)
	return cost, ok
}

func (e *Extension) judgeShape(s Shape) *gqlerror.Error {
	l := e.limits
	switch {
	case s.Depth > l.Depth:
		return exceeded(CodeDepth, "the query nests fields %s deep", s.Depth, l.Depth,
			"ask for less nesting, and follow up with node(id:)")
	case s.RootFields > l.RootFields:
		return exceeded(CodeRootFields, "the query selects %s fields on the root", s.RootFields, l.RootFields,
			"split it into several requests")
	case s.Aliases > l.Aliases:
		return exceeded(CodeAliases, "the query uses %s aliases", s.Aliases, l.Aliases,
			"split it into several requests")
	case s.Directives > l.Directives:
		return exceeded(CodeDirectives, "the query uses %s directives", s.Directives, l.Directives,
			"use fewer @skip and @include")
	case s.Fields > l.Fields:
		return exceeded(CodeFields, "the query selects %s fields, fragments written out", s.Fields, l.Fields,
			"select fewer fields, or split it into several requests")
	}
	return nil
}

func exceeded(code, asked string, actual, limit int, advice string) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf(asked+", the limit is %d: %s", figure(actual), limit, advice),
		Extensions: map[string]any{"code": code, "limit": limit, "actual": actual},
	}
}

func countTokens(query string) int {
	lex := lexer.New(&ast.Source{Input: query})
	for n := 0; ; n++ {
		token, err := lex.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			return n
		}
	}
}
