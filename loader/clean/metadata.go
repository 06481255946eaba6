package clean

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/parley-events/parley/graph"
)

// metaNames maps the names of meta elements (OpenGraph, article:*, Dublin
// Core, schema.org microdata) to fields; the first that is there counts.
var metaNames = map[string]string{
	"og:title": "headline", "og:url": "url", "og:site_name": "publisher", "og:locale": "language",
	"article:published_time": "published", "article:modified_time": "modified",
	"author": "author", "article:author": "author", "parsely-pub-date": "published", "dc.date.issued": "published",
	"datepublished": "published", "datemodified": "modified", "date": "published", "pubdate": "published",
}

// selfDescription reads what a page says of itself: JSON-LD first, then meta
// elements, the canonical link and the language of the page.
func selfDescription(doc *html.Node) graph.Article {
	var linked, meta graph.Article
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				override(&linked, readJSONLD(n.FirstChild.Data))
			}
		case atom.Meta:
			readMeta(&meta, n)
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				meta.URL = attr(n, "href")
			}
		case atom.Html:
			if meta.Language == "" {
				meta.Language = attr(n, "lang")
			}
		case atom.Time:
			if strings.EqualFold(attr(n, "itemprop"), "datePublished") && meta.Published.IsZero() {
				meta.Published = publication(attr(n, "datetime"))
			}
		}
	}
	override(&meta, linked)
	return meta
}

func readMeta(a *graph.Article, n *html.Node) {
	for _, k := range []string{"property", "name", "itemprop"} {
		field, ok := metaNames[strings.ToLower(attr(n, k))]
		if !ok {
			continue
		}
		var one graph.Article
		fill(&one, field, attr(n, "content"))
		override(&one, *a) // the first one counts
		*a = one
		return
	}
}

// fill sets a field from a page; pages write dates in more ways than users may.
func fill(a *graph.Article, field, value string) {
	value = strings.TrimSpace(html.UnescapeString(value))
	switch field {
	case "published":
		a.Published = publication(value)
	case "modified":
		a.Modified = publication(value)
	case "author":
		if !strings.Contains(value, "://") {
			a.Author = value
		}
	default:
		_ = set(a, field, value) // only dates can fail
	}
}

// publication reads the date forms pages use; what it cannot read is unknown.
func publication(s string) graph.Publication {
	s = strings.TrimSpace(s)
	if p, err := graph.ParsePublication(s); err == nil {
		return p
	}
	for _, layout := range []string{
		"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.RFC1123Z, time.RFC1123,
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return graph.Publication{Time: t}
		}
	}
	if len(s) > 10 { // a local time without a zone: only its day is sure
		if p, err := graph.ParsePublication(s[:10]); err == nil {
			return p
		}
	}
	return graph.Publication{}
}

// readJSONLD reads the first article of a JSON-LD block, alone, in a list or
// in an @graph. What is no JSON, or no article, gives the empty article.
func readJSONLD(s string) graph.Article {
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return graph.Article{}
	}
	node := findArticle(v, 8)
	if node == nil {
		return graph.Article{}
	}
	a := graph.Article{
		Headline: str(node["headline"]), Language: str(node["inLanguage"]), URL: str(node["url"]),
		Publisher: nameOf(node["publisher"]), Author: nameOf(node["author"]),
		Published: publication(str(node["datePublished"])), Modified: publication(str(node["dateModified"])),
	}
	if id, ok := node["mainEntityOfPage"].(map[string]any); ok && a.URL == "" {
		a.URL = str(id["@id"])
	}
	a.Headline = html.UnescapeString(a.Headline)
	return a
}

func findArticle(v any, depth int) map[string]any {
	if depth == 0 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if found := findArticle(e, depth-1); found != nil {
				return found
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			return v
		}
		return findArticle(v["@graph"], depth-1)
	}
	return nil
}

func isArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || t == "BlogPosting" || t == "LiveBlogPosting" || t == "Report"
	case []any:
		for _, e := range t {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func str(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}

// nameOf reads a person or organisation, or a list of them, by name.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case map[string]any:
		return str(v["name"])
	case []any:
		var names []string
		for _, e := range v {
			if n := nameOf(e); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, key) {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
