// Package graphiql serves GraphiQL, the page to write and run GraphQL queries
// in, from files embedded in the binary: it works without a network, and
// nothing typed in it leaves for another site.
//
// The files in npm are as published on npm, byte for byte (the test holds
// their hashes): graphiql 4.1.2, the last line with a ready script for the
// browser, and react and react-dom 18.2.0. Their licences are beside them and
// served at licenses.txt.
//
//	mux.Handle("/graphiql/", http.StripPrefix("/graphiql", graphiql.Handler("/graphql", nil)))
package graphiql

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed" // the files below
	"encoding/hex"
	"encoding/json"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Example is a query opened as a tab when the page is used for the first
// time; later the page shows what its user left there.
type Example struct {
	// Title is shown as a comment above the query. The tab itself takes the
	// name of the operation.
	Title string
	Query string
}

// contentSecurityPolicy lets the page load its own files and speak to its own
// site, nothing else. GraphiQL sets styles on elements, hence unsafe-inline,
// and carries its fonts and icons as data.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

var (
	//go:embed page.html
	pageHTML string
	//go:embed boot.js
	bootJS []byte
	//go:embed npm/graphiql.min.js
	graphiqlJS []byte
	//go:embed npm/graphiql.min.css
	graphiqlCSS []byte
	//go:embed npm/react.production.min.js
	reactJS []byte
	//go:embed npm/react-dom.production.min.js
	reactDOMJS []byte
	//go:embed npm/LICENSE-graphiql.txt
	licenseGraphiQL []byte
	//go:embed npm/LICENSE-react.txt
	licenseReact []byte
	//go:embed npm/LICENSE-react-dom.txt
	licenseReactDOM []byte
	//go:embed npm/LICENSES-bundled.txt
	licensesBundled []byte
)

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

const (
	typeJS   = "text/javascript; charset=utf-8"
	typeCSS  = "text/css; charset=utf-8"
	typeText = "text/plain; charset=utf-8"
	typeHTML = "text/html; charset=utf-8"
)

var assets = map[string]*file{
	"boot.js":                     newFile(typeJS, bootJS),
	"graphiql.min.js":             newFile(typeJS, graphiqlJS),
	"graphiql.min.css":            newFile(typeCSS, graphiqlCSS),
	"react.production.min.js":     newFile(typeJS, reactJS),
	"react-dom.production.min.js": newFile(typeJS, reactDOMJS),
	"licenses.txt": newFile(typeText, bytes.Join(
		[][]byte{licenseGraphiQL, licenseReact, licenseReactDOM, licensesBundled}, []byte("\n\n"))),
}

// Handler serves the page at "/" and its files beside it, so it is to be
// mounted on a path that ends in a slash. endpoint is the path of the GraphQL
// API on the same site.
func Handler(endpoint string, examples []Example) http.Handler {
	page := newFile(typeHTML, renderPage(endpoint, examples))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", contentSecurityPolicy)
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-cache")
		page.serve(w, r)
	})
	mux.HandleFunc("GET /{name}", func(w http.ResponseWriter, r *http.Request) {
		asset, ok := assets[r.PathValue("name")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if r.URL.Query().Get("v") == asset.version {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "no-cache")
		}
		asset.serve(w, r)
	})
	return mux
}

func renderPage(endpoint string, examples []Example) []byte {
	queries := make([]string, 0, len(examples))
	for _, e := range examples {
		queries = append(queries, tabText(e))
	}
	tabs, err := json.Marshal(queries)
	if err != nil {
		panic(err) // strings are always JSON
	}
	var page bytes.Buffer
	err = pageTemplate.Execute(&page, map[string]any{
		"Endpoint": endpoint,
		"Tabs":     string(tabs),
		"URL":      versionedName,
	})
	if err != nil {
		panic(err) // the template and its data are fixed
	}
	return page.Bytes()
}

func tabText(e Example) string {
	query := strings.TrimSpace(e.Query) + "\n"
	if e.Title == "" {
		return query
	}
	return "# " + strings.ReplaceAll(e.Title, "\n", "\n# ") + "\n\n" + query
}

// versionedName makes an address that changes with the content, so that the
// content may be cached for good.
func versionedName(name string) string { return name + "?v=" + assets[name].version }

// file is content in memory with its compressed form.
type file struct {
	contentType string
	content     []byte
	version     string
	compressed  func() []byte
}

func newFile(contentType string, content []byte) *file {
	sum := sha256.Sum256(content)
	return &file{
		contentType: contentType,
		content:     content,
		version:     hex.EncodeToString(sum[:8]),
		compressed:  sync.OnceValue(func() []byte { return compress(content) }),
	}
}

func compress(content []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(content) // a bytes.Buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Add("Vary", "Accept-Encoding")
	content, tag := f.content, f.version
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		content, tag = f.compressed(), f.version+"-gzip"
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		coding, parameter, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		q, given := strings.CutPrefix(strings.TrimSpace(parameter), "q=")
		if !given {
			return true
		}
		quality, err := strconv.ParseFloat(q, 64)
		return err == nil && quality > 0
	}
	return false
}
