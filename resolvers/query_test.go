package resolvers_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/resolvers"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/limits"
)

// The generated server serves schema.graphqls as it is.
func TestGeneratedIsCurrent(t *testing.T) {
	text := func(s *ast.Schema) string {
		var b strings.Builder
		formatter.NewFormatter(&b).FormatSchema(s)
		return b.String()
	}
	served := gql.NewExecutableSchema(gql.Config{}).Schema()
	if text(served) != text(loadSchema(t)) {
		t.Error("resolvers/internal/gql is older than schema.graphqls: go tool gqlgen generate")
	}
}

// world is a store with the week and random news, and the ids in it.
type world struct {
	store   *graphtest.Oracle
	ids     map[string][]string // by kind
	cursors []string
}

func newWorld(t testing.TB) world {
	t.Helper()
	news := graphtest.NewNewsroom(rand.New(rand.NewPCG(1, 2)))
	w := world{store: newStore(t, append(week(), news.Batches(12)...)...), ids: map[string][]string{}}
	for r, err := range w.store.Export(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case r.Actor != nil:
			w.ids["actor"] = append(w.ids["actor"], string(r.Actor.ID))
		case r.Article != nil:
			w.ids["article"] = append(w.ids["article"], string(r.Article.ID))
		case r.Event != nil:
			w.ids["event"] = append(w.ids["event"], string(r.Event.ID))
		case r.Mention != nil:
			w.ids["mention"] = append(w.ids["mention"], string(r.Mention.ID))
		case r.Place != nil:
			w.ids["place"] = append(w.ids["place"], string(r.Place.ID))
		}
	}
	lists, err := w.store.Events(t.Context(), graph.EventParents{}, graph.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range lists[0].Cursors {
		w.cursors = append(w.cursors, string(c))
	}
	return w
}

// unlimited lets any query through.
func unlimited() limits.Limits {
	const much = 1 << 30
	return limits.Limits{
		Tokens: much, Depth: much, Aliases: much, Directives: much, Fields: much,
		RootFields: much, Complexity: much, PageSize: 25, ListSize: 5,
	}
}

// everyField selects all fields of the type, nested to the depth.
func everyField(schema *ast.Schema, typeName string, depth int, seen map[string]bool) string {
	def := schema.Types[typeName]
	if def.Kind == ast.Scalar || def.Kind == ast.Enum {
		return ""
	}
	var b strings.Builder
	b.WriteString(" { __typename")
	if def.Kind == ast.Interface || def.Kind == ast.Union {
		for _, p := range schema.GetPossibleTypes(def) {
			b.WriteString(" ... on " + p.Name + everyField(schema, p.Name, depth, seen))
		}
		return b.String() + " }"
	}
	for _, f := range def.Fields {
		inner := schema.Types[f.Type.Name()]
		leaf := inner.Kind == ast.Scalar || inner.Kind == ast.Enum
		if strings.HasPrefix(f.Name, "__") || !leaf && depth == 0 {
			continue
		}
		seen[typeName+"."+f.Name] = true
		// Fields of one name differ in nullability between the types of a
		// union, so each is asked for under its own.
		alias := strings.ToLower(typeName) + "_" + f.Name
		args := ""
		if f.Arguments.ForName("first") != nil {
			args = "(first: 2)"
		}
		down := depth - 1
		if isPart(inner.Name) {
			down = depth // a page and an edge are no level
		}
		b.WriteString(" " + alias + ": " + f.Name + args + everyField(schema, inner.Name, down, seen))
	}
	return b.String() + " }"
}

func isPart(name string) bool {
	return strings.HasSuffix(name, "Connection") || strings.HasSuffix(name, "Edge") || name == "PageInfo"
}

// Every field of every type answers without an error, wherever it stands.
func TestEveryField(t *testing.T) {
	w := newWorld(t)
	h := newHandler(t, w.store, resolvers.Options{Limits: unlimited(), MaxBody: 1 << 24})
	schema := loadSchema(t)
	roots := map[string][]string{
		"node":       nil,
		"nodes":      {fmt.Sprintf("ids: [%q, %q, %q, %q, %q]", w.ids["actor"][0], w.ids["article"][0], w.ids["event"][0], w.ids["mention"][0], w.ids["place"][0])},
		"actor":      {`is: {name: "Vladimir Putin"}`, `is: {side: "GB"}`},
		"actors":     {"first: 3"},
		"event":      {fmt.Sprintf("id: %q", w.ids["event"][1])},
		"events":     {"first: 3", "last: 3"},
		"meetings":   {`first: 3, with: {name: "Putin"}`},
		"place":      {`is: {name: "Kremlin"}`},
		"places":     {"first: 3"},
		"article":    {`is: {url: "https://example.org/daily-example-london-acts"}`},
		"articles":   {"first: 3"},
		"search":     {`query: "Putin", first: 3`, `query: "kremlin", first: 4`},
		"statistics": {""},
	}
	for kind := range w.ids { // retired mentions and hidden events among them
		for _, id := range w.ids[kind] {
			roots["node"] = append(roots["node"], fmt.Sprintf("id: %q", id))
		}
	}
	seen := map[string]bool{}
	for _, f := range schema.Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		if roots[f.Name] == nil {
			t.Errorf("%s is not asked", f.Name)
		}
		seen["Query."+f.Name] = true
		depth := 2 // with the root three
		if f.Name == "node" {
			depth = 0
		}
		selection := everyField(schema, f.Type.Name(), depth, seen)
		for _, args := range roots[f.Name] {
			if args != "" {
				args = "(" + args + ")"
			}
			query := "{ " + f.Name + args + selection + " }"
			for _, e := range ask(t, h, query, nil).Errors {
				if code := e.Extensions["code"]; code != "NOT_FOUND" || f.Name != "node" {
					t.Errorf("%s%s: %s %v at %v", f.Name, args, code, e.Message, e.Path)
				}
			}
		}
	}
	for _, d := range own(schema) {
		for _, f := range d.Fields {
			if d.Kind == ast.Object && !strings.HasPrefix(f.Name, "__") && !seen[d.Name+"."+f.Name] {
				t.Errorf("%s.%s is not asked", d.Name, f.Name)
			}
		}
	}
}

// asker writes random valid queries.
type asker struct {
	rng     *rand.Rand
	schema  *ast.Schema
	world   world
	aliases int
}

func (a *asker) chance(p float64) bool { return a.rng.Float64() < p }

func pick[T any](a *asker, from []T) T { return from[a.rng.IntN(len(from))] }

func (a *asker) query() string {
	return "query" + a.selection("Query", 1+a.rng.IntN(4))
}

func (a *asker) selection(typeName string, depth int) string {
	def := a.schema.Types[typeName]
	if def.Kind == ast.Scalar || def.Kind == ast.Enum {
		return ""
	}
	var b strings.Builder
	b.WriteString(" {")
	if def.Kind == ast.Interface || def.Kind == ast.Union {
		b.WriteString(" __typename")
		for _, p := range a.schema.GetPossibleTypes(def) {
			if a.chance(0.6) {
				b.WriteString(" ... on " + p.Name + a.selection(p.Name, depth))
			}
		}
		return b.String() + " }"
	}
	few := 4 / float64(len(def.Fields))
	if isPart(typeName) {
		few = 0.7
	}
	wrote := false
	for _, f := range def.Fields {
		inner := a.schema.Types[f.Type.Name()]
		leaf := inner.Kind == ast.Scalar || inner.Kind == ast.Enum
		if strings.HasPrefix(f.Name, "__") || !leaf && depth == 0 || !a.chance(few) {
			continue
		}
		down := depth - 1
		if isPart(inner.Name) {
			down = depth
		}
		a.aliases++
		field := fmt.Sprintf("a%d: %s%s%s", a.aliases, f.Name, a.arguments(f), a.selection(inner.Name, down))
		switch {
		case a.chance(0.1):
			field = "... { " + field + " }"
		case a.chance(0.1):
			field = "... on " + typeName + " @include(if: true) { " + field + " }"
		}
		b.WriteString(" " + field)
		wrote = true
	}
	if !wrote {
		b.WriteString(" __typename")
	}
	return b.String() + " }"
}

func (a *asker) arguments(f *ast.FieldDefinition) string {
	var args []string
	for _, arg := range f.Arguments {
		often := 0.2
		switch arg.Name {
		case "first":
			often = 0.9
		case "last", "after", "before":
			often = 0.03
		}
		if arg.Type.NonNull || a.chance(often) {
			args = append(args, arg.Name+": "+a.value(f.Name, arg.Name, arg.Type))
		}
	}
	if args == nil {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}

// value writes a value of the type for a field of in, which is a type or the
// name of the field the argument belongs to. Most values mean something.
func (a *asker) value(in, name string, typ *ast.Type) string {
	if !typ.NonNull && a.chance(0.05) {
		return "null"
	}
	if typ.Elem != nil {
		var items []string
		for range a.rng.IntN(4) {
			items = append(items, a.value(in, name, typ.Elem))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	def := a.schema.Types[typ.Name()]
	switch {
	case def.Kind == ast.Enum:
		return pick(a, def.EnumValues).Name
	case def.Kind == ast.InputObject && def.Directives.ForName("oneOf") != nil:
		f := pick(a, def.Fields)
		t := *f.Type
		t.NonNull = true
		return "{" + f.Name + ": " + a.value(def.Name, f.Name, &t) + "}"
	case def.Kind == ast.InputObject:
		var fields []string
		for _, f := range def.Fields {
			if a.chance(0.2) {
				fields = append(fields, f.Name+": "+a.value(def.Name, f.Name, f.Type))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	}
	odd := a.chance(0.05)
	switch typ.Name() {
	case "Int":
		return a.choose(odd, "1 2 3 5", "0 100 -1 101 2147483648")
	case "Float":
		return a.choose(odd, "0 0.5 2.5e-3", "1 -1")
	case "Boolean":
		return strconv.FormatBool(a.chance(0.5))
	case "ID":
		return strconv.Quote(a.id(odd, in+"."+name))
	case "EDTF":
		return strconv.Quote(a.choose(odd, "2025 2025-12 2025-12-2 2025-12-02 2025-12-30/2026-01-04 ../2026 2025-21", "nonsense 0000 9999-12-31 2025-02-30"))
	case "URL":
		return strconv.Quote(a.choose(odd, "https://example.org/daily-example-london-acts", "https://example.org/ no-url http://[::1"))
	}
	return strconv.Quote(a.text(odd, in+"."+name))
}

// choose picks a word of one list or the other.
func (a *asker) choose(odd bool, plain, strange string) string {
	if odd {
		plain = strange
	}
	return pick(a, strings.Fields(plain))
}

func (a *asker) id(odd bool, field string) string {
	if odd {
		return pick(a, []string{"", "x", "evt-aaaaaaaaaaaaaaaaaaaaaaaaaa"})
	}
	kinds := map[string]string{
		"ActorRef.id": "actor", "PlaceRef.id": "place", "ArticleRef.id": "article", "EventFilter.articleId": "article", "event.id": "event",
	}
	kind, ok := kinds[field]
	if !ok {
		kind = pick(a, []string{"actor", "article", "event", "mention", "place"})
	}
	return pick(a, a.world.ids[kind])
}

func (a *asker) text(odd bool, field string) string {
	if strings.HasSuffix(field, ".after") || strings.HasSuffix(field, ".before") {
		return pick(a, append([]string{"", "x", "%%"}, a.world.cursors...))
	}
	if odd {
		return pick(a, []string{"", " ", "“Zürich”", "' OR 1=1 --", "*", "é", "Moscow", "alexander smirnov", strings.Repeat("long ", 100)})
	}
	switch field {
	case "ActorRef.name":
		return pick(a, []string{"Putin", "steve witkoff", "UMEROV", "GRU", "Britain"})
	case "ActorRef.side":
		return pick(a, []string{"RU", "us", "Russia", "the United States", "UK", "GRU"})
	case "ActorRef.wikidata":
		return pick(a, []string{"Q7747", "Q1058"})
	case "PlaceRef.name":
		return pick(a, []string{"Kremlin", "miami", "New Delhi"})
	}
	return pick(a, []string{"Putin", "Kremlin", "X", "RU", "US", "peace plan", "Example Wire", "daily example", "talks"})
}

// Whatever is asked, no answer is an internal error, or an error without code.
func FuzzQueries(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	w := newWorld(f)
	schema := loadSchema(f)
	l := unlimited() // every field has an alias here
	l.Complexity = limits.Default().Complexity
	h := newHandler(f, w.store, resolvers.Options{Limits: l})
	f.Fuzz(func(t *testing.T, seed uint64) {
		a := &asker{rng: rand.New(rand.NewPCG(seed, 0)), schema: schema, world: w}
		query := a.query()
		got := ask(t, h, query, nil)
		for _, e := range got.Errors {
			switch code, _ := e.Extensions["code"].(string); code {
			case "INVALID", "NOT_FOUND", "AMBIGUOUS", "LIMIT_COMPLEXITY":
			default:
				t.Errorf("%s\n%s: %s at %v", query, code, e.Message, e.Path)
			}
		}
	})
}
