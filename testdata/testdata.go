// Package testdata embeds the sample articles that the demo loads and the
// tests read. Their publishers are invented and their addresses lead nowhere.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed articles/*.txt
var files embed.FS

// Articles holds the sample articles as NAME.txt.
var Articles = func() fs.FS {
	sub, err := fs.Sub(files, "articles")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}()
