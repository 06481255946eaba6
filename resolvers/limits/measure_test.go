package limits_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/parley-events/parley/resolvers/limits"
)

func newExtension(t testing.TB) *limits.Extension {
	t.Helper()
	e := limits.New(limits.Default())
	if err := e.Validate(&execution{}); err != nil {
		t.Fatal(err)
	}
	return e
}

// FuzzMeasure holds the cost of a query with fragments against that of the
// same query written out by hand.
func FuzzMeasure(f *testing.F) {
	for _, query := range []string{
		"{ events(first: 3) { ...A nodes { ...B ...B } } } fragment A on EventConnection { totalCount edges { node { ...B } } } fragment B on Event { id x: title date { edtf } participations { nodes { actor { name } } } }",
		"query Q($n: Int @deprecated) @skip(if: true) { latest(first: $n) { ... on Node @include(if: true) { id } } }",
		"{ nodes(ids: [1, 2]) { ... on Event { utterances { text } } ...P } } fragment P on Place { partOf { ...Q } } fragment Q on Place { name }",
		"mutation { noop { query { ...Q } } } fragment Q on Query { __schema { types { name } } world { id } priced { id } }",
		"{ ...A } fragment A on Query { ...A }",
		"{ ...Missing }",
		introspection.Query, doubling(6), nestedDoubling(6), deep(9),
	} {
		f.Add(query)
	}
	e := newExtension(f)
	f.Fuzz(func(t *testing.T, query string) {
		// Any text at all must be answered, before it is known to be a query.
		_ = e.MutateOperationParameters(t.Context(), rawParams(query))

		doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, 300)
		if err != nil || len(doc.Operations) == 0 || len(query) > 2000 ||
			len(validator.ValidateWithRules(schema, doc, rules.NewDefaultRules())) > 0 {
			return
		}
		op := doc.Operations[0]
		vars := map[string]any{}
		for _, v := range op.VariableDefinitions {
			vars[v.Variable] = json.Number("7")
		}
		vars, err = validator.VariableValues(schema, op, vars)
		if err != nil {
			return
		}
		got := e.Measure(t.Context(), doc, op, vars)
		budget := 20_000
		written := writeOut(op.SelectionSet, &budget)
		if budget <= 0 {
			return
		}
		plain := *op
		plain.SelectionSet = written
		want := e.Measure(t.Context(), &ast.QueryDocument{}, &plain, vars)
		// Writing out keeps the directives of spreads on inline fragments, but
		// has no place for those of fragment definitions.
		got.Directives, want.Directives = 0, 0
		if got != want {
			t.Errorf("cost of %q\n     got %+v\nwritten out %+v", query, got, want)
		}
	})
}

// writeOut replaces each fragment spread by an inline fragment.
func writeOut(set ast.SelectionSet, budget *int) ast.SelectionSet {
	var out ast.SelectionSet
	for _, selection := range set {
		if *budget--; *budget <= 0 {
			return out
		}
		switch s := selection.(type) {
		case *ast.Field:
			field := *s
			field.SelectionSet = writeOut(s.SelectionSet, budget)
			out = append(out, &field)
		case *ast.InlineFragment:
			inline := *s
			inline.SelectionSet = writeOut(s.SelectionSet, budget)
			out = append(out, &inline)
		case *ast.FragmentSpread:
			out = append(out, &ast.InlineFragment{
				Directives:   s.Directives,
				SelectionSet: writeOut(s.Definition.SelectionSet, budget),
			})
		}
	}
	return out
}

// Fragments that spread themselves must come back from the judgement that
// runs before validation refuses them.
func TestCycleBeforeValidation(t *testing.T) {
	e := newExtension(t)
	query := "{...A} fragment A on Query{...B world{id}} fragment B on Query{...A} #" + strings.Repeat("x", 2000)
	if err := e.MutateOperationParameters(t.Context(), rawParams(query)); err != nil {
		t.Errorf("got %v, want the validator to refuse it", err)
	}
}

func BenchmarkMeasure(b *testing.B) {
	e := newExtension(b)
	for _, bb := range []struct{ name, query string }{
		{"timeline", "{ events { totalCount nodes { id title date { edtf } participations { nodes { role actor { id name } } } mentions { nodes { quote } } } } }"},
		{"introspection", introspection.Query},
		{"doubling", doubling(24)},
		{"doubling_deeper", nestedDoubling(100)},
	} {
		doc, errs := gqlparser.LoadQueryWithRules(schema, bb.query, rules.NewDefaultRules())
		if len(errs) > 0 {
			b.Fatal(errs)
		}
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Measure(context.Background(), doc, doc.Operations[0], nil)
			}
		})
	}
}

// BenchmarkAttack is one whole refused request, parsing and validation
// included.
func BenchmarkAttack(b *testing.B) {
	for _, bb := range []struct{ name, query string }{
		{"typename_64kB", "{" + strings.Repeat("__typename ", 64<<10/11) + "}"},
		{"typename_2000_tokens", "{" + strings.Repeat("__typename ", 1990) + "}"},
		{"unused_fragment", unusedFragment(1900)},
		{"doubling", doubling(24)},
		{"doubling_deeper", nestedDoubling(100)},
		{"directives", "{ __typename " + strings.Repeat("@skip(if:false)", 300) + "}"},
		{"unknown_fields", "{world{" + strings.Repeat("nosuchfield ", 1900) + "}}"},
		{"aliases", aliases("events{totalCount}", 300)},
		{"introspection", introspectionBomb(28)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				if got := ask(b, limits.Default(), bb.query, nil); len(got.Errors) != 1 {
					b.Fatalf("%d errors, want 1", len(got.Errors))
				}
			}
		})
	}
}
