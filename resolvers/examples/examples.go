// Package examples holds the queries that GraphiQL opens with: one file each,
// its title in the comment on the first line.
package examples

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.graphql
var files embed.FS

// Example is a query and what it asks, in words.
type Example struct{ Title, Query string }

// All lists the examples by file name.
func All() []Example {
	names, err := fs.Glob(files, "*.graphql")
	if err != nil {
		panic(err) // the pattern is fixed
	}
	var all []Example
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(err) // it is embedded
		}
		title, query, _ := strings.Cut(string(text), "\n")
		all = append(all, Example{
			Title: strings.TrimSpace(strings.TrimPrefix(title, "#")),
			Query: strings.TrimSpace(query) + "\n",
		})
	}
	return all
}
