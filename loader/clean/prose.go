package clean

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortPage is the length in bytes of the prose up to which a page is read
// element by element. The extractor weighs the elements of a page against each
// other; with two or three paragraphs it has too little to weigh, and repeats
// the page or runs its paragraphs together.
const shortPage = 1000

// soundText chooses between the text of the extractor and the prose of the
// page: the prose where the page is short or the extractor spoilt it.
func soundText(extracted string, prose []string) string {
	length := 0
	for _, p := range prose {
		length += len(p)
	}
	switch {
	case length == 0:
		return extracted
	case length < shortPage, spoilt(extracted, prose):
		return strings.Join(prose, "\n")
	}
	return extracted
}

// tellingLength is the length in bytes from which a paragraph is not by
// chance also a part of another.
const tellingLength = 40

// spoilt says whether a text has two paragraphs of the page in one line, or
// one of them more often than the page has it.
func spoilt(text string, prose []string) bool {
	onPage := map[string]int{}
	for _, p := range prose {
		if len(p) >= tellingLength {
			onPage[p]++
		}
	}
	whole := strings.Join(prose, "\n")
	seen := map[string]int{}
	for _, l := range strings.Split(text, "\n") {
		l = strings.Join(strings.Fields(l), " ")
		in := 0
		for p := range onPage {
			if n := strings.Count(l, p); n > 0 {
				seen[p] += n
				in += n
			}
		}
		if in > 1 && !strings.Contains(whole, l) {
			return true
		}
	}
	for p, n := range seen {
		if n > strings.Count(whole, p) {
			return true
		}
	}
	return false
}

// proseOf returns the paragraphs, list items, quotations and subheadings of
// the article in a page, as the page has them. What is in the page's frame,
// says when it was published, or is only a link is left out.
func proseOf(doc *html.Node, headline string) []string {
	var prose []string
	lastHeading := 0 // headings at the end, which head nothing
	for _, l := range linesOf(articleElement(doc), isFrame) {
		switch {
		case !isProse(l.block), l.text == headline, 5*l.links >= 4*len(l.text), isPublicationLine(l.text, false):
			continue
		case isHeading(l.block.DataAtom):
			lastHeading++
		default:
			lastHeading = 0
		}
		prose = append(prose, l.text)
	}
	return prose[:len(prose)-lastHeading]
}

// articleElement is the article element if there is just one (teasers are
// article elements too), else the main part, else the whole page.
func articleElement(doc *html.Node) *html.Node {
	for _, name := range []atom.Atom{atom.Article, atom.Main} {
		var found []*html.Node
		for n := range doc.Descendants() {
			if n.DataAtom == name && n.Type == html.ElementNode {
				found = append(found, n)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
	}
	return doc
}

func isProse(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Blockquote, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// frameName matches the words of a class or id that pages give to what
// surrounds an article.
var frameName = regexp.MustCompile(`(?i)(^|[\s_-])(nav(bar|igation)?|menu|sidebar|breadcrumbs?|cookies?|consent|newsletter|subscri(be|ption)|promo|advert(isement)?|ads?|related|recommended|social|share|sharing|comments?|footer|copyright)($|[\s_-])`)

// isFrame says whether an element belongs to the page and not to the article.
func isFrame(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Nav, atom.Aside, atom.Header, atom.Footer, atom.Form, atom.Button, atom.Select, atom.Table,
		atom.Figure, atom.Dialog:
		return true
	case atom.Html, atom.Body, atom.Article, atom.Main: // "has-sidebar" says nothing about these
		return false
	}
	switch attr(n, "role") {
	case "navigation", "complementary", "banner", "contentinfo", "search", "dialog":
		return true
	}
	return isCode(n) || attr(n, "aria-hidden") == "true" || frameName.MatchString(attr(n, "class")) || frameName.MatchString(attr(n, "id"))
}

// titleOf is the first main heading of a page, else its title.
func titleOf(doc *html.Node) string {
	title := ""
	for _, l := range linesOf(doc, isCode) {
		switch {
		case l.block.DataAtom == atom.H1:
			return l.text
		case l.block.DataAtom == atom.Title && title == "":
			title = l.text
		}
	}
	return title
}
