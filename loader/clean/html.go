package clean

import (
	"bytes"
	"net/url"
	"strings"

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
		return graph.Article{}, []Problem{{Message: "the HTML cannot be read: " + err.Error() + "; save its text to a .txt file", Fatal: true}}
	}
	flatten(doc, maxDepth)
	a := selfDescription(doc)
	if a.Published.IsZero() { // before the extractor takes the tree apart
		a.Published = guessDate(doc, o)
	}
	title := titleOf(doc)
	prose := proseOf(doc, title)
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL: pageURL(a.URL), ExcludeComments: true, ExcludeTables: true, EnableFallback: true,
		HtmlDateMode: trafilatura.Disabled, // guessDate asks only where nothing says it
	})
	guess := graph.Article{Headline: title}
	var extracted string
	if err == nil && result != nil {
		override(&guess, graph.Article{
			Headline: result.Metadata.Title, Publisher: result.Metadata.Sitename, URL: result.Metadata.URL,
		}) // not its language, a guess that is wrong on short texts
		extracted = paragraphs(result.ContentNode)
	}
	override(&guess, a)
	guess.Text = soundText(extracted, prose)
	if guess.Headline == "" {
		guess.Headline = firstLine(guess.Text)
	}
	return guess, nil
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
