package limits

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// Cost is what one operation asks for.
type Cost struct {
	Shape
	// Complexity is the number of field values the answer may hold: every
	// field selected counts one, times the page sizes (first, last or the
	// number of ids, else Limits.PageSize) of the connections and the
	// Limits.ListSize of the other lists of objects around it. It is an upper
	// estimate: fields selected twice count twice, and all the branches of a
	// union count. @skip and @include are followed.
	//
	// A cost function of the generated schema (ComplexityRoot) replaces this
	// for its field.
	Complexity int
	// Introspection is the same for what is below __schema and __type, with
	// the true average lengths of the lists of this schema.
	Introspection int
}

// Measure returns the cost of an operation of a validated document. vars are
// the coerced variables.
func (e *Extension) Measure(
	ctx context.Context, doc *ast.QueryDocument, op *ast.OperationDefinition, vars map[string]any,
) Cost {
	m := weightMeter{ctx: ctx, extension: e, vars: vars, measured: map[*ast.FragmentDefinition]weight{}}
	w := m.selections(op.SelectionSet)
	return Cost{
		Shape:         measureShape(doc, op),
		Complexity:    w.times(e.limits.ListSize),
		Introspection: w.introspection,
	}
}

// weight is the cost of a selection as far as it is known without the field
// around it: items holds the lists without a size of their own, whose length
// is set by the connection they belong to (events(first: 50) { nodes }). That
// keeps the weight of a fragment independent of where it is spread.
type weight struct {
	fixed         int
	items         int
	introspection int
}

func (w weight) plus(v weight) weight {
	return weight{add(w.fixed, v.fixed), add(w.items, v.items), add(w.introspection, v.introspection)}
}

func (w weight) times(size int) int { return add(w.fixed, mul(size, w.items)) }

type weightMeter struct {
	ctx       context.Context
	extension *Extension
	vars      map[string]any
	measured  map[*ast.FragmentDefinition]weight
}

func (m *weightMeter) selections(set ast.SelectionSet) weight {
	var sum weight
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if included(s.Directives, m.vars) {
				sum = sum.plus(m.field(s))
			}
		case *ast.InlineFragment:
			if included(s.Directives, m.vars) {
				sum = sum.plus(m.selections(s.SelectionSet))
			}
		case *ast.FragmentSpread:
			if included(s.Directives, m.vars) {
				sum = sum.plus(m.fragment(s.Definition))
			}
		}
	}
	return sum
}

func (m *weightMeter) fragment(def *ast.FragmentDefinition) weight {
	w, ok := m.measured[def]
	if !ok {
		w = m.selections(def.SelectionSet)
		m.measured[def] = w
	}
	return w
}

func (m *weightMeter) field(f *ast.Field) weight {
	inner := m.selections(f.SelectionSet)
	if f.Name == "__schema" || f.Name == "__type" {
		return weight{introspection: add(1, inner.fixed)}
	}
	args := f.ArgumentMap(m.vars)
	size, sized := m.size(f, args)
	isList := len(f.SelectionSet) > 0 && f.Definition.Type.Elem != nil

	var w weight
	switch {
	case isList && sized:
		w.fixed = mul(size, add(1, inner.times(m.extension.limits.ListSize)))
	case isList:
		w.items = add(1, inner.times(m.extension.limits.ListSize))
		size = m.extension.limits.ListSize
	case sized:
		w.fixed = add(1, inner.times(size))
	default:
		size = 1
		w.fixed = add(1, inner.times(m.extension.limits.ListSize))
	}
	// Below a payload that leads back to Query.
	w.introspection = mul(max(size, 1), inner.introspection)

	custom, ok := m.extension.schema.Complexity(
		m.ctx, f.ObjectDefinition.Name, f.Name, inner.times(m.extension.limits.ListSize), args)
	if ok && custom >= 1 {
		w.fixed, w.items = min(custom, ceiling), 0
	}
	return w
}

// size returns how many items a field was asked for, and whether it has a
// size of its own at all.
func (m *weightMeter) size(f *ast.Field, args map[string]any) (size int, sized bool) {
	if n, ok := m.extension.listSizes[f.ObjectDefinition.Name+"."+f.Name]; ok {
		return n, true
	}
	if ids, ok := args["ids"].([]any); ok {
		return min(len(ids), ceiling), true
	}
	defined := f.Definition.Arguments
	if defined.ForName("first") == nil && defined.ForName("last") == nil {
		return 0, false
	}
	first, hasFirst := count(args["first"])
	last, hasLast := count(args["last"])
	if !hasFirst && !hasLast {
		return m.extension.limits.PageSize, true
	}
	return max(first, last), true
}

// count reads an Int argument, which is an int64 from the query text and an
// int64, a number or a numeric string from variables. A value that is no
// whole number is refused later, by the resolver.
func count(value any) (n int, ok bool) {
	switch v := value.(type) {
	case nil:
		return 0, false
	case int:
		return clamp(int64(v)), true
	case int32:
		return clamp(int64(v)), true
	case int64:
		return clamp(v), true
	case float64:
		return clamp(int64(min(v, ceiling))), true
	case json.Number:
		return countText(v.String()), true
	case string:
		return countText(v), true
	default:
		return ceiling, true
	}
}

func countText(s string) int {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return ceiling
	}
	return clamp(n)
}

func clamp(n int64) int { return int(min(max(n, 0), ceiling)) }

func included(directives ast.DirectiveList, vars map[string]any) bool {
	return condition(directives, "include", vars, true) && !condition(directives, "skip", vars, false)
}

func condition(directives ast.DirectiveList, name string, vars map[string]any, otherwise bool) bool {
	d := directives.ForName(name)
	if d == nil {
		return otherwise
	}
	value, ok := d.ArgumentMap(vars)["if"].(bool)
	if !ok {
		return otherwise
	}
	return value
}
