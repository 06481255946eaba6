package neo4j

import (
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

//go:embed cypher
var cypher embed.FS

// statements are all the statements there are, by name, but for the
// migrations.
var statements = func() map[string]string {
	all := map[string]string{}
	for _, file := range []string{"store", "facts", "write", "read"} {
		for name, text := range named(readCypher("cypher/" + file + ".cypher")) {
			all[name] = text
		}
	}
	for name, text := range listStatements() {
		all[name] = text
	}
	return all
}()

func readCypher(path string) string {
	b, err := fs.ReadFile(cypher, path)
	if err != nil {
		panic(err) // embedded
	}
	return string(b)
}

// named splits a file at its "// name: …" lines.
func named(text string) map[string]string {
	all := map[string]string{}
	for _, part := range strings.Split(text, "// name: ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		all[strings.TrimSpace(name)] = plain(body)
	}
	return all
}

// plain returns the statement without comment lines and the last semicolon.
func plain(body string) string {
	lines := slices.DeleteFunc(strings.Split(body, "\n"), func(l string) bool { return strings.HasPrefix(l, "//") })
	return strings.TrimSuffix(strings.TrimSpace(strings.Join(lines, "\n")), ";")
}

// listKinds are the lists of lists.cypher.tmpl.
var listKinds = []string{
	"events_by_actor", "events_by_side", "events_by_place", "events_by_article", "events_by_type", "events_by_date", "events_by_text",
	"mentions_of_events", "mentions_of_articles",
	"actors", "actors_by_text", "places", "places_by_text", "articles", "articles_by_text", "search",
}

// listStatements returns each list in its three forms: see listing and counting.
func listStatements() map[string]string {
	t := template.Must(template.ParseFS(cypher, "cypher/lists.cypher.tmpl"))
	all := map[string]string{}
	for _, kind := range listKinds {
		for suffix, form := range map[string]struct {
			Order string
			Count bool
		}{
			"_asc": {"ASC", false}, "_desc": {"DESC", false}, "_count": {"ASC", true},
		} {
			var b strings.Builder
			if err := t.ExecuteTemplate(&b, kind, form); err != nil {
				panic(fmt.Sprintf("statement %s: %v", kind, err)) // embedded
			}
			all[kind+suffix] = strings.TrimSpace(b.String())
		}
	}
	return all
}

// listing names the statement that gives a page of a list.
func listing(kind string, descending bool) string {
	if descending {
		return kind + "_desc"
	}
	return kind + "_asc"
}

// counting names the statement that counts a list.
func counting(kind string) string { return kind + "_count" }

// migrations are the statements that bring the schema to version 1, 2, ….
var migrations = func() [][]string {
	files, err := fs.Glob(cypher, "cypher/migrations/*.cypher") // sorted by name
	if err != nil {
		panic(err)
	}
	var all [][]string
	for _, file := range files {
		var steps []string
		for _, s := range strings.Split(readCypher(file), ";\n") {
			if s = plain(s); s != "" {
				steps = append(steps, s)
			}
		}
		all = append(all, steps)
	}
	return all
}()

var createIndex = regexp.MustCompile(`CREATE (?:CONSTRAINT|(?:RANGE|FULLTEXT) INDEX) (\w+) IF NOT EXISTS`)

// indexNames are the indexes and constraints that the migrations make. A
// constraint's index bears its name.
func indexNames() []string {
	var names []string
	for _, steps := range migrations {
		for _, s := range steps {
			if m := createIndex.FindStringSubmatch(s); m != nil {
				names = append(names, m[1])
			}
		}
	}
	return names
}
