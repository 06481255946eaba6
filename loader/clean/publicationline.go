package clean

import (
	"regexp"
	"strings"

	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/parley-events/parley/graph"
)

const monthName = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

var (
	// fullDate matches what a line must have to date a page: a day with its
	// year. A year alone is a copyright line.
	fullDate = regexp.MustCompile(`(?i)\b` + monthName + `\b.*(19|20)\d\d|(19|20)\d\d.*\b` + monthName + `\b|(19|20)\d\d[-/.]?[01]\d[-/.]?[0-3]\d|\b\d{1,2}[-/.]\d{1,2}[-/.](\d\d){1,2}\b`)
	// publicationCue matches the beginning of a line that says when a page was
	// published.
	publicationCue = regexp.MustCompile(`(?i)(^|[|•·–—:]\s*)((first|last|originally|article|story)\s+)?(published|posted|updated|modified|issued|released|created|date|dated|by)\b`)
	// dateWords are the words that a date, its time and its cue are made of.
	dateWords = regexp.MustCompile(`(?i)^(\W*|.*\d.*|` + monthName + `|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?|first|last|originally|article|story|published|posted|updated|modified|issued|released|created|dated?|time|on|at|by|of|the|am|pm|[ap]\.m|gmt|utc|[a-z]{1,3}[sd]t|cet)$`)
)

// Words that may stand beside the date of a publication line: a place or a
// section; after a cue a name and a role.
const (
	wordsBeside    = 2
	wordsBesideCue = 5
)

// isPublicationLine says whether a line of a page is there to say when it was
// published. A sentence that has a date is about something else. What is
// marked as a time or says "Published" may say more beside it.
func isPublicationLine(s string, marked bool) bool {
	if !fullDate.MatchString(s) {
		return false
	}
	beside := 0
	for _, w := range strings.Fields(s) {
		if !dateWords.MatchString(strings.Trim(w, `.,;:|•·–—-()[]`)) {
			beside++
		}
	}
	cued := marked || publicationCue.MatchString(s)
	sentence := strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
	switch {
	case cued && !sentence:
		return beside <= wordsBesideCue
	case cued:
		return beside <= wordsBeside
	case sentence:
		return beside == 0
	}
	return beside <= wordsBeside
}

// newYear matches a text that does speak of the first of January.
var newYear = regexp.MustCompile(`(?i)jan|\b0?1[-/. ]0?1\b|0101`)

// dateOptions make the date carry its time and zone, and believe the page
// before its URL.
func dateOptions(o Options) htmldate.Options {
	return htmldate.Options{ExtractTime: true, UseOriginalDate: true, DeferUrlExtractor: true, MaxDate: o.Now}
}

// guessDate looks for a date in the publication lines of the page. A bare
// year, as in a copyright line, becomes the first of January there: that is
// no date.
func guessDate(doc *html.Node, o Options) graph.Publication {
	found, err := htmldate.FromDocument(withoutSentences(doc), dateOptions(o))
	bareYear := found.DateTime.YearDay() == 1 && !found.HasTime && !newYear.MatchString(found.SrcString)
	if err != nil || found.DateTime.IsZero() || bareYear {
		return graph.Publication{}
	}
	return graph.Publication{Time: found.DateTime, DayOnly: !found.HasTime}
}

// withoutSentences copies a page without everything that has dates of other
// things: lines that are no publication lines, links, pictures, scripts,
// descriptions. htmldate searches the whole of what it is given, and in the
// end believes any date.
func withoutSentences(doc *html.Node) *html.Node {
	left := map[*html.Node]bool{}
	for _, l := range linesOf(doc, isCode) {
		marked := false
		for _, n := range l.nodes {
			marked = marked || isTime(n.Parent)
		}
		isDate := isPublicationLine(l.text, marked)
		if isHeading(l.block.DataAtom) {
			isDate = isDate && publicationCue.MatchString(l.text)
		}
		for _, n := range l.nodes {
			if marked && !isDate && isTime(n.Parent) && !timeLine(l) {
				left[n.Parent] = true
			}
			left[n] = !isDate
		}
	}
	return copyWithout(doc, left)
}

// timeLine says whether a line is short enough for the machine-readable date
// of its time element to count, though its text has no full date ("2 hours
// ago", "6 Dec").
func timeLine(l line) bool {
	return !isHeading(l.block.DataAtom) && len(strings.Fields(l.text)) <= 2*wordsBesideCue && !strings.HasSuffix(l.text, ".")
}

func isTime(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Time || n.DataAtom == atom.Abbr)
}

func copyWithout(n *html.Node, left map[*html.Node]bool) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace}
	for _, a := range n.Attr {
		if keepsDate(n, a) {
			c.Attr = append(c.Attr, a)
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if !left[child] && !isCode(child) && child.DataAtom != atom.Nav && child.DataAtom != atom.Aside && child.Type != html.CommentNode {
			c.AppendChild(copyWithout(child, left))
		}
	}
	return c
}

// keepsDate says whether an attribute may say when the page was published.
func keepsDate(n *html.Node, a html.Attribute) bool {
	switch a.Key {
	case "class", "id", "itemprop", "property", "name", "rel", "http-equiv", "datetime", "pubdate", "lang":
		return true
	case "href":
		return n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical")
	case "content":
		about := strings.ToLower(attr(n, "property") + attr(n, "name"))
		return !strings.Contains(about, "image") && (len(strings.Fields(a.Val)) < 2 || isPublicationLine(a.Val, true))
	case "title", "data-utime":
		return isTime(n)
	}
	return false
}
