package limits

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// listSizes holds the average length of the lists of introspection, keyed
// "__Type.fields". Introspection has no pages, and the validator's depth rule
// still lets __schema { types { fields { type { fields } } } } through, which
// under thirty aliases is a million values on a schema of 150 types.
type listSizes map[string]int

func introspectionListSizes(schema *ast.Schema) listSizes {
	var fields, args, inputs, interfaces, possible, enums average
	for _, def := range schema.Types {
		switch def.Kind {
		case ast.Object, ast.Interface:
			fields.observe(len(def.Fields))
			for _, f := range def.Fields {
				args.observe(len(f.Arguments))
			}
			interfaces.observe(len(def.Interfaces))
		case ast.InputObject:
			inputs.observe(len(def.Fields))
		case ast.Enum:
			enums.observe(len(def.EnumValues))
		}
		if def.IsAbstractType() {
			possible.observe(len(schema.GetPossibleTypes(def)))
		}
	}
	var directiveArgs average
	for _, d := range schema.Directives {
		directiveArgs.observe(len(d.Arguments))
	}
	return listSizes{
		"__Schema.types":       len(schema.Types),
		"__Schema.directives":  len(schema.Directives),
		"__Directive.args":     directiveArgs.ceil(),
		"__Type.fields":        fields.ceil(),
		"__Type.inputFields":   inputs.ceil(),
		"__Type.interfaces":    interfaces.ceil(),
		"__Type.possibleTypes": possible.ceil(),
		"__Type.enumValues":    enums.ceil(),
		"__Field.args":         args.ceil(),
	}
}

type average struct{ sum, n int }

func (a *average) observe(length int) { a.sum, a.n = a.sum+length, a.n+1 }

// ceil is at least 1, so that a list empty in this schema does not make what
// is asked below it free.
func (a *average) ceil() int {
	if a.sum == 0 {
		return 1
	}
	return (a.sum + a.n - 1) / a.n
}

// standardIntrospection returns the cost of the query every tool sends first.
func (e *Extension) standardIntrospection() (int, error) {
	doc, errs := gqlparser.LoadQueryWithRules(e.schema.Schema(), introspection.Query, rules.NewDefaultRules())
	if len(errs) > 0 {
		return 0, fmt.Errorf("limits: standard introspection query: %w", errs)
	}
	return e.Measure(context.Background(), doc, doc.Operations[0], nil).Introspection, nil
}
