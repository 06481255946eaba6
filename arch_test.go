package parley_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/parley-events/parley/"

// arrows says which of our packages each part may import, by prefix; a part is
// named by the longest prefix that fits. Parts that are not named may import
// nothing of ours.
var arrows = map[string][]string{
	"graph":                  {},
	"graph/resolve":          {"graph"},
	"graph/sqlite":           {"graph", "graph/resolve"},
	"graph/neo4j":            {"graph", "graph/resolve"},
	"graph/graphtest":        {"graph", "graph/resolve"},
	"loader/source":          {"graph", "loader/clean"},
	"loader/clean":           {"graph"},
	"loader/syntax":          {"loader/syntax"},
	"loader/timex":           {"graph", "loader/syntax"},
	"loader/actors":          {"graph", "loader/syntax", "loader/actors"},
	"loader/rules":           {"graph"},
	"loader/extract":         {"graph", "loader/syntax", "loader/timex", "loader/actors", "loader/rules"},
	"loader":                 {"graph", "graph/resolve", "loader"},
	"resolvers":              {"graph", "analysis", "timeline", "export", "resolvers"},
	"web":                    {"graph", "analysis", "timeline", "export", "web"},
	"internal":               {"graph", "internal"},
	"testdata":               {},
	"cmd/parley":             {"graph", "loader", "resolvers", "web", "testdata"},
	"cmd/measure":            {"loader"},
	"cmd/train-syntax":       {"loader/syntax"},
	"cmd/train-confidence":   {"graph", "loader"},
	"loader/actors/citylist": {"graph"},
}

// standardOnly are the parts that import nothing but the standard library
// besides what their arrows allow.
var standardOnly = []string{"graph", "graph/resolve", "loader/syntax"}

// TestArrows parses every file of the module, so that the answer can never
// come from a cache.
func TestArrows(t *testing.T) {
	for path, imports := range importsOf(t) {
		dir := filepath.ToSlash(filepath.Dir(path))
		part := partOf(dir)
		for _, imp := range imports {
			ours, isOurs := strings.CutPrefix(imp, module)
			switch {
			case isOurs && partOf(ours) == part && strings.HasPrefix(ours, part):
			case isOurs && !slices.ContainsFunc(arrows[part], func(allowed string) bool { return within(ours, allowed, part) }):
				t.Errorf("%s: %s may not import %s", path, dir, ours)
			case !isOurs && strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") && slices.Contains(standardOnly, part):
				t.Errorf("%s: %s keeps to the standard library, but imports %s", path, dir, imp)
			}
		}
	}
}

// within reports whether an import lies in an allowed part. "graph" means the
// package alone, save for cmd, which may import all; other parts stand for
// what is below them too.
func within(ours, allowed, part string) bool {
	if allowed == "graph" && !strings.HasPrefix(part, "cmd/") {
		return ours == "graph"
	}
	return ours == allowed || strings.HasPrefix(ours, allowed+"/")
}

// partOf returns the longest name in arrows that dir is or lies in.
func partOf(dir string) string {
	best := ""
	for name := range arrows {
		if (dir == name || strings.HasPrefix(dir, name+"/")) && len(name) > len(best) {
			best = name
		}
	}
	return best
}

// importsOf returns the imports of every file that is no test, by path.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	walkGo(t, func(path string) {
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = nil
		for _, i := range f.Imports {
			files[path] = append(files[path], strings.Trim(i.Path.Value, `"`))
		}
	})
	if len(files) < 50 {
		t.Fatalf("only %d files found: the walk is broken", len(files))
	}
	return files
}

// packageComment is what a package comment begins with.
var packageComment = regexp.MustCompile(`^(Package|Command) \S+ \S+`)

// TestEveryPackageSaysWhatItIs holds that each package has a package comment.
func TestEveryPackageSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	walkGo(t, func(path string) {
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		said[dir] = said[dir] || f.Doc != nil && packageComment.MatchString(f.Doc.Text()) || strings.Contains(dir, "internal/gql")
	})
	for dir, ok := range said {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

func walkGo(t *testing.T, visit func(path string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			visit(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
