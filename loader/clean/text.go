package clean

import (
	"fmt"
	"strings"

	"github.com/parley-events/parley/graph"
)

// fromText reads a text with or without front matter:
//
//	---
//	title: Envoys meet in Miami
//	url: https://example.org/miami
//	publisher: The Example
//	published: 2025-12-06
//	---
//	The body …
//
// A text without it has no headline but its first line.
func fromText(s string) (graph.Article, []Problem) {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n")
	opened, matter, body, closed := frontMatter(s)
	switch {
	case !opened:
		return graph.Article{Headline: firstLine(s), Text: s}, nil
	case !closed:
		return graph.Article{}, []Problem{{Message: "the front matter is not closed by a line ---", Fatal: true}}
	}
	a := graph.Article{Text: body}
	var problems []Problem
	for _, line := range strings.Split(matter, "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		if err := set(&a, strings.ToLower(strings.TrimSpace(key)), unquote(strings.TrimSpace(value))); err != nil {
			problems = append(problems, Problem{Message: fmt.Sprintf("front matter: %v", err), Fatal: true})
		}
	}
	if a.Headline == "" {
		a.Headline = firstLine(body)
	}
	return a, problems
}

// set fills one field by the name it has in front matter or in a record.
// Names that parley does not know are left alone.
func set(a *graph.Article, key, value string) (err error) {
	switch key {
	case "title", "headline":
		a.Headline = value
	case "url", "link":
		a.URL = value
	case "publisher", "outlet", "source":
		a.Publisher = value
	case "author", "byline":
		a.Author = value
	case "language", "lang":
		a.Language = value
	case "published", "date", "datepublished":
		a.Published, err = graph.ParsePublication(value)
	case "modified", "updated", "datemodified":
		a.Modified, err = graph.ParsePublication(value)
	}
	return err
}

// frontMatter cuts a text that a line "---" opens at the next such line.
func frontMatter(s string) (opened bool, matter, body string, closed bool) {
	first, rest, _ := strings.Cut(s, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return false, "", s, false
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		end := min(at+len(line)+1, len(rest))
		if strings.TrimRight(line, " \t") == "---" {
			return true, rest[:at], rest[end:], true
		}
		at = end
	}
	return true, rest, "", false
}

// unquote drops one pair of quotation marks around a whole value.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

const headlineRunes = 120

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	if r := []rune(line); len(r) > headlineRunes {
		return strings.TrimSpace(string(r[:headlineRunes])) + "…"
	}
	return strings.TrimSpace(line)
}
