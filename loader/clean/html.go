package clean

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/parley-events/parley/graph"
)

// deepest nesting of elements that the extractor is given: its walks recurse.
const maxDepth = 150

// fromHTML finds the article in a page. What the page says of itself in
// JSON-LD and meta elements wins over what is guessed from its looks.
func fromHTML(data []byte, o Options) (graph.Article, []Problem) {
	r, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		r = bytes.NewReader(data)
	}
	doc, err := html.Parse(r)
	if err != nil {
		return graph.Article{}, []Problem{{Message: "the HTML cannot be read: " + err.Error(), Fatal: true}}
	}
	flatten(doc, maxDepth)
	a := selfDescription(doc)
	if a.Published.IsZero() { // before the extractor takes the tree apart
		a.Published = guessDate(doc, o)
	}
	page := pageURL(a.URL)
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL: page, ExcludeComments: true, ExcludeTables: true, EnableFallback: true,
		HtmlDateMode: trafilatura.Disabled, // guessDate asks only where nothing says it
	})
	if err != nil || result == nil {
		return a, nil
	}
	a.Text = paragraphs(result.ContentNode)
	guess := graph.Article{
		Headline: result.Metadata.Title, Publisher: result.Metadata.Sitename,
		Language: result.Metadata.Language, URL: result.Metadata.URL,
	}
	override(&guess, a)
	guess.Text = a.Text
	return guess, nil
}

// newYear matches a text that does speak of the first of January.
var newYear = regexp.MustCompile(`(?i)jan|\b0?1[-/. ]0?1\b|0101`)

// dateOptions make the date carry its time and zone, and believe the page
// before its URL.
func dateOptions(o Options) htmldate.Options {
	return htmldate.Options{ExtractTime: true, UseOriginalDate: true, DeferUrlExtractor: true, MaxDate: o.Now}
}

// guessDate looks for a date anywhere on the page. A bare year, as in a
// copyright line, becomes the first of January there: that is no date.
func guessDate(doc *html.Node, o Options) graph.Publication {
	found, err := htmldate.FromDocument(doc, dateOptions(o))
	bareYear := found.DateTime.YearDay() == 1 && !found.HasTime && !newYear.MatchString(found.SrcString)
	if err != nil || found.DateTime.IsZero() || bareYear {
		return graph.Publication{}
	}
	return graph.Publication{Time: found.DateTime, DayOnly: !found.HasTime}
}

func pageURL(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		return nil
	}
	return u
}

// paragraphs writes each block element's text on a line of its own. The
// extractor's own plain text runs all paragraphs together.
func paragraphs(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
			return
		case html.ElementNode:
			if n.DataAtom == atom.Br || isBlock(n.DataAtom) {
				b.WriteByte('\n')
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && isBlock(n.DataAtom) {
			b.WriteByte('\n')
		}
	}
	if n != nil {
		walk(n)
	}
	return b.String()
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Section, atom.Article, atom.Pre, atom.Figure, atom.Figcaption, atom.Table, atom.Tr, atom.Td, atom.Hr:
		return true
	}
	return false
}

// flatten cuts the tree at a depth no real page has.
func flatten(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if depth == 0 {
			n.RemoveChild(c)
		} else {
			flatten(c, depth-1)
		}
		c = next
	}
}
