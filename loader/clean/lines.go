package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// line is a run of text that a browser sets as one: it ends where a block
// element begins or ends and at a line break.
type line struct {
	block *html.Node // the innermost block element around it
	nodes []*html.Node
	text  string // with single spaces
	links int    // bytes of the text that are links, before spaces are joined
}

// linesOf returns the lines of a tree in their order, without empty ones and
// without what skip says no to.
func linesOf(root *html.Node, skip func(*html.Node) bool) []line {
	var (
		lines []line
		now   line
		text  strings.Builder
		walk  func(n, block *html.Node, inLink bool)
	)
	end := func(block *html.Node) {
		if now.text = strings.Join(strings.Fields(text.String()), " "); now.text != "" {
			lines = append(lines, now)
		}
		now = line{block: block}
		text.Reset()
	}
	walk = func(n, block *html.Node, inLink bool) {
		switch {
		case n.Type == html.TextNode:
			now.nodes = append(now.nodes, n)
			text.WriteString(n.Data)
			if inLink {
				now.links += len(strings.TrimSpace(n.Data))
			}
			return
		case n.Type == html.ElementNode && skip(n):
			return
		}
		breaks := n.DataAtom == atom.Br || isBlock(n.DataAtom)
		inner := block
		if isBlock(n.DataAtom) {
			inner = n
		}
		if breaks {
			end(inner)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inner, inLink || n.DataAtom == atom.A)
		}
		if breaks {
			end(block)
		}
	}
	now.block = root
	walk(root, root, false)
	end(root)
	return lines
}

// isBlock says whether an element stands on lines of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.Section, atom.Article, atom.Pre, atom.Figure,
		atom.Figcaption, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Hr, atom.Dl, atom.Dt, atom.Dd, atom.Main, atom.Header,
		atom.Footer, atom.Nav, atom.Aside, atom.Form, atom.Address, atom.Body, atom.Head:
		return true
	}
	return isHeading(a)
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.Title, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isCode says whether what is in an element is never shown as text.
func isCode(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe:
		return true
	}
	return false
}
