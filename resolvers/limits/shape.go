package limits

import "github.com/vektah/gqlparser/v2/ast"

// Shape is what the text of an operation shows without schema or variables,
// with every fragment counted as often as it is spread. Counts stop at 10^9.
type Shape struct {
	Depth      int
	RootFields int
	Fields     int
	Aliases    int
	Directives int
}

// measureShape takes documents that are not validated yet: fragments may be
// missing or spread themselves.
func measureShape(doc *ast.QueryDocument, op *ast.OperationDefinition) Shape {
	m := shapeMeter{fragments: doc.Fragments, measured: map[string]Shape{}}
	s := m.selections(op.SelectionSet)
	s.Directives = add(s.Directives, len(op.Directives))
	for _, v := range op.VariableDefinitions {
		s.Directives = add(s.Directives, len(v.Directives))
	}
	return s
}

type shapeMeter struct {
	fragments ast.FragmentDefinitionList
	measured  map[string]Shape
}

func (m *shapeMeter) selections(set ast.SelectionSet) Shape {
	var sum Shape
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			sum = sum.plus(m.field(s))
		case *ast.InlineFragment:
			sum = sum.plus(m.selections(s.SelectionSet))
			sum.Directives = add(sum.Directives, len(s.Directives))
		case *ast.FragmentSpread:
			sum = sum.plus(m.fragment(s.Name))
			sum.Directives = add(sum.Directives, len(s.Directives))
		}
	}
	return sum
}

func (m *shapeMeter) field(f *ast.Field) Shape {
	s := m.selections(f.SelectionSet)
	s.Depth++
	s.RootFields = 1
	s.Fields = add(s.Fields, 1)
	s.Directives = add(s.Directives, len(f.Directives))
	if f.Alias != f.Name {
		s.Aliases = add(s.Aliases, 1)
	}
	return s
}

func (m *shapeMeter) fragment(name string) Shape {
	if s, ok := m.measured[name]; ok {
		return s
	}
	def := m.fragments.ForName(name)
	if def == nil {
		return Shape{}
	}
	m.measured[name] = Shape{} // what a fragment that spreads itself finds; validation refuses it
	s := m.selections(def.SelectionSet)
	s.Directives = add(s.Directives, len(def.Directives))
	m.measured[name] = s
	return s
}

// plus joins two selections that stand side by side.
func (s Shape) plus(t Shape) Shape {
	return Shape{
		Depth:      max(s.Depth, t.Depth),
		RootFields: add(s.RootFields, t.RootFields),
		Fields:     add(s.Fields, t.Fields),
		Aliases:    add(s.Aliases, t.Aliases),
		Directives: add(s.Directives, t.Directives),
	}
}

// writtenFields counts the fields of every operation and fragment as they
// stand in the text.
func writtenFields(doc *ast.QueryDocument) int {
	n := 0
	for _, op := range doc.Operations {
		n += fieldsIn(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		n += fieldsIn(f.SelectionSet)
	}
	return n
}

func fieldsIn(set ast.SelectionSet) int {
	n := 0
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			n += 1 + fieldsIn(s.SelectionSet)
		case *ast.InlineFragment:
			n += fieldsIn(s.SelectionSet)
		}
	}
	return n
}
