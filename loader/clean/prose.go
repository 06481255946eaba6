package clean

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// shortPage is the length in bytes of the prose up to which a page is read
// element by element. The extractor weighs the elements of a page against each
// other; with two or three paragraphs it has too little to weigh, and repeats
// the page or runs its paragraphs together.
const shortPage = 1000

// soundText is the text of the extractor, mended by the prose of the page, or
// the prose alone where the page is short and the extractor found little else.
func soundText(extracted string, prose []string) string {
	length := 0
	for _, p := range prose {
		length += len(p)
	}
	if 0 < length && length < shortPage && lengthWithout(extracted, prose) <= length/2 {
		return strings.Join(prose, "\n")
	}
	return mend(extracted, prose)
}

// lengthWithout is the length in bytes of what a text has beside the prose.
func lengthWithout(text string, prose []string) int {
	longestFirst := slices.SortedFunc(slices.Values(prose), func(p, q string) int { return len(q) - len(p) })
	text = strings.Join(strings.Fields(text), " ")
	for _, p := range longestFirst {
		text = strings.ReplaceAll(text, p, "")
	}
	return len(text)
}

const (
	// tellingLength is the length in bytes from which a paragraph is not by
	// chance also a part of another.
	tellingLength = 40
	// comparedParagraphs bounds the work on very long pages.
	comparedParagraphs = 300
)

// mend parts the paragraphs of the page that stand in one line of the text,
// and drops those that the text has more often than the page.
func mend(text string, prose []string) string {
	onPage, seen := map[string]int{}, map[string]int{}
	for _, p := range prose {
		onPage[p]++
	}
	var mended []string
	for _, l := range strings.Split(text, "\n") {
		l = strings.Join(strings.Fields(l), " ")
		if parts := within(l, prose); onPage[l] == 0 && len(parts) > 1 {
			for _, p := range parts {
				l = strings.ReplaceAll(l, p, "\n"+p+"\n")
			}
		}
		for _, p := range strings.Split(l, "\n") {
			p = strings.TrimSpace(p)
			seen[p]++
			if onPage[p] == 0 || len(p) < tellingLength || seen[p] <= onPage[p] {
				mended = append(mended, p)
			}
		}
	}
	return strings.Join(mended, "\n")
}

// within returns the long paragraphs that are part of a line, without those
// that are part of another.
func within(line string, prose []string) []string {
	var parts []string
	for _, p := range prose[:min(len(prose), comparedParagraphs)] {
		in := func(q string) bool { return strings.Contains(q, p) }
		if len(p) < tellingLength || !in(line) || slices.ContainsFunc(parts, in) {
			continue
		}
		parts = slices.DeleteFunc(parts, func(q string) bool { return strings.Contains(p, q) })
		parts = append(parts, p)
	}
	return parts
}

// proseOf returns the paragraphs and subheadings of the article in a page, as
// the page has them. What is in the page's frame,
// says when it was published, or is only a link is left out.
func proseOf(doc *html.Node, headline string) []string {
	var prose []string
	lastHeading := 0 // headings at the end, which head nothing
	for _, l := range linesOf(articleElement(doc), isFrame) {
		switch {
		case !isProse(l), l.text == headline, 5*l.links >= 4*len(l.text), isPublicationLine(l.text, false):
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

var endOfSentence = regexp.MustCompile(`[.!?…]["'”’)]*$`)

// isProse says whether a line is of a paragraph, a list item, a quotation or a
// subheading, or is a sentence in an element that says nothing of its content.
func isProse(l line) bool {
	switch l.block.DataAtom {
	case atom.P, atom.Li, atom.Blockquote, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Body:
		return len(l.text) >= tellingLength && endOfSentence.MatchString(l.text)
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
