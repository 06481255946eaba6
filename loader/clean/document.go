package clean

import (
	"time"

	"github.com/parley-events/parley/graph"
)

// Format is what a document is written in.
type Format string

// The formats. Text may begin with front matter; Markdown is read as text.
const (
	HTML Format = "html"
	Text Format = "text"
)

// Document is what a source read.
type Document struct {
	Format Format
	Data   []byte
	// Known is what is known of the article without reading it: from the
	// command line, a sidecar, or the record it came in. It wins over what the
	// document says.
	Known graph.Article
}

// Options are what cleaning may lean on.
type Options struct {
	// Now bounds the publication dates that are believed. Zero believes all.
	Now time.Time
}

// Problem is something a reader should know about an article: what is wrong
// and what to do. Fatal says that the article cannot be loaded.
type Problem struct {
	Message string
	Fatal   bool
}

// Article cleans a document. The article is identified, unless a problem is
// fatal.
func Article(d Document, o Options) (graph.Article, []Problem) {
	var (
		a        graph.Article
		problems []Problem
	)
	if d.Format == HTML {
		a, problems = fromHTML(d.Data, o)
	} else {
		a, problems = fromText(string(d.Data))
	}
	override(&a, d.Known)
	a.Text, a.Author = tidy(a.Text, a.Author)
	a.URL = graph.CanonicalURL(a.URL)
	if len(problems) == 0 {
		problems = check(&a)
	}
	a.Identify()
	return a, problems
}

// override lets what is known win over what was read.
func override(a *graph.Article, known graph.Article) {
	for _, f := range []struct{ read, known *string }{
		{&a.URL, &known.URL}, {&a.Headline, &known.Headline}, {&a.Publisher, &known.Publisher},
		{&a.Author, &known.Author}, {&a.Language, &known.Language},
	} {
		if *f.known != "" {
			*f.read = *f.known
		}
	}
	if !known.Published.IsZero() {
		a.Published = known.Published
	}
	if !known.Modified.IsZero() {
		a.Modified = known.Modified
	}
}

// check names what stands in the way of reading events, or makes it worse.
func check(a *graph.Article) []Problem {
	var problems []Problem
	switch lang := language(a); {
	case a.Text == "":
		return []Problem{{Message: "no article text found; if it is a page that needs JavaScript or a login, save its text to a .txt file", Fatal: true}}
	case lang != "en":
		return []Problem{{Message: "the text is not English (" + lang + "); parley's rules read English only", Fatal: true}}
	default:
		a.Language = lang
	}
	if a.Published.IsZero() {
		problems = append(problems, Problem{Message: "no publication date found, so \"on Tuesday\" and the like stay undated; give one with --published 2025-12-06"})
	}
	return problems
}
