package resolvers_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/99designs/gqlgen/graphql/introspection"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
	"github.com/parley-events/parley/resolvers/limits"
)

func loadSchema(t testing.TB) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// own lists the definitions of the schema by name, without the built-in ones.
func own(schema *ast.Schema) []*ast.Definition {
	var defs []*ast.Definition
	for _, d := range schema.Types {
		if !d.BuiltIn && !strings.HasPrefix(d.Name, "__") {
			defs = append(defs, d)
		}
	}
	slices.SortFunc(defs, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return defs
}

func TestEverythingIsDescribed(t *testing.T) {
	for _, d := range own(loadSchema(t)) {
		check := func(name, description string) {
			if strings.TrimSpace(description) == "" {
				t.Errorf("%s has no description", name)
			}
		}
		check(d.Name, d.Description)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				check(d.Name+"."+f.Name+"("+a.Name+":)", a.Description)
			}
		}
		for _, v := range d.EnumValues {
			check(d.Name+"."+v.Name, v.Description)
		}
	}
}

// Every type can be reached from the root, and every connection has the same
// shape.
func TestSchemaShape(t *testing.T) {
	schema := loadSchema(t)
	used := map[string]bool{"Query": true}
	for _, d := range own(schema) {
		for _, f := range d.Fields {
			used[f.Type.Name()] = true
			for _, a := range f.Arguments {
				used[a.Type.Name()] = true
			}
		}
		for _, name := range d.Types {
			used[name] = true
		}
	}
	for _, d := range own(schema) {
		if !used[d.Name] {
			t.Errorf("nothing uses %s", d.Name)
		}
		name, ok := strings.CutSuffix(d.Name, "Connection")
		if !ok {
			continue
		}
		var got []string
		for _, f := range d.Fields {
			got = append(got, f.Name+": "+f.Type.String())
		}
		want := []string{
			fmt.Sprintf("edges: [%sEdge!]!", name), fmt.Sprintf("nodes: [%s!]!", name),
			"pageInfo: PageInfo!", "totalCount: Int!",
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", d.Name, got, want)
		}
	}
	for _, d := range own(schema) {
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for _, name := range []string{"first", "after", "last", "before"} {
				if f.Arguments.ForName(name) == nil {
					t.Errorf("%s.%s has no argument %s", d.Name, f.Name, name)
				}
			}
		}
	}
}

func TestEnums(t *testing.T) {
	names := func(values ...any) []string {
		var all []string
		for _, v := range values {
			all = append(all, fmt.Sprint(v))
		}
		return all
	}
	types := names()
	for _, v := range graph.EventTypes() {
		types = append(types, string(v))
	}
	schema := loadSchema(t)
	for enum, want := range map[string][]string{
		"EventType":   types,
		"ActorKind":   names(graph.Person, graph.Organization, graph.Country, graph.Group),
		"EventStatus": names(graph.Planned, graph.Occurred, graph.Cancelled, graph.Denied),
		"ParticipationRole": names(graph.RoleParticipant, graph.RoleHost, graph.RoleMediator, graph.RoleVisitor,
			graph.RoleSpeaker, graph.RoleAddressee, graph.RoleSource, graph.RoleTarget),
		"Level":         names(graph.LevelHead, graph.LevelMinister, graph.LevelEnvoy, graph.LevelOfficial),
		"Certainty":     names(graph.Stated, graph.Inferred),
		"UtteranceForm": names(graph.Direct, graph.Indirect, graph.Mixed),
		"DateBasis": names(graph.BasisExplicit, graph.BasisPublication, graph.BasisNarrative,
			graph.BasisImported, graph.BasisDecision),
		"DatePrecision": names(graph.PrecisionHour, graph.PrecisionDay, graph.PrecisionWeek, graph.PrecisionMonth,
			graph.PrecisionSeason, graph.PrecisionQuarter, graph.PrecisionYear, graph.PrecisionDecade, graph.PrecisionInterval),
		"DateMatch":  names(graph.MatchPossible, graph.MatchCertain),
		"PlaceKind":  names(graph.Venue, graph.City, graph.Region, graph.CountryPlace, graph.World),
		"SearchType": names(graph.HitActor, graph.HitEvent, graph.HitPlace, graph.HitArticle),
	} {
		var got []string
		for _, v := range schema.Types[enum].EnumValues {
			got = append(got, v.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", enum, got, want)
		}
	}
	for _, v := range schema.Types["EventType"].EnumValues {
		typ := graph.EventType(v.Name)
		for scheme, code := range map[string]string{"CAMEO": typ.CAMEO(), "PLOVER": typ.PLOVER()} {
			if code != "" && !strings.Contains(v.Description, scheme+" "+code) {
				t.Errorf("%s: %q does not say %s %s", v.Name, v.Description, scheme, code)
			}
		}
	}
}

// The limits let through what GraphiQL and code generators ask first.
func TestIntrospection(t *testing.T) {
	h := newHandler(t, newStore(t), resolvers.Options{})
	var got struct {
		Schema struct {
			QueryType struct{ Name string }
			Types     []struct{ Name string }
		} `json:"__schema"`
	}
	ask(t, h, introspection.Query, nil).into(t, &got)
	if got.Schema.QueryType.Name != "Query" || len(got.Schema.Types) < len(own(loadSchema(t))) {
		t.Errorf("%+v", got)
	}
}

func TestPageSizes(t *testing.T) {
	if got := limits.Default().PageSize; got != graph.DefaultPage {
		t.Errorf("the limits take %d for a page without a size, the store %d", got, graph.DefaultPage)
	}
	for _, d := range own(loadSchema(t)) {
		for _, f := range d.Fields {
			if a := f.Arguments.ForName("first"); a != nil {
				for _, want := range []string{fmt.Sprintf("at most %d", graph.MaxPage), fmt.Sprint(graph.DefaultPage)} {
					if !strings.Contains(a.Description, want) {
						t.Errorf("%s.%s(first:) does not say %q", d.Name, f.Name, want)
					}
				}
			}
		}
	}
}

func TestLimitsAreChecked(t *testing.T) {
	l := limits.Default()
	l.Depth = 0
	if _, err := resolvers.Handler(newStore(t), resolvers.Options{Limits: l}); err == nil {
		t.Error("limits without depth are taken")
	}
}
