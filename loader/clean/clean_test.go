package clean_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/clean"
)

const body = `Envoys of the two countries met for five hours on Tuesday and agreed to meet again next week, officials said.`

func page(head, article string) string {
	return `<!doctype html><html lang="en-GB"><head>` + head + `</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys meet in Geneva</h1>` + article + `</article>
<aside><h3>Most read</h3><a href="/1">Ten things</a></aside><footer>© 2025 The Example</footer></body></html>`
}

func paras(n int) string { return strings.Repeat("<p>"+body+"</p>\n", n) }

func TestPageSaysWhoAndWhen(t *testing.T) {
	ld := `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},
	{"@type":"NewsArticle","headline":"Envoys &amp; ministers meet","datePublished":"2025-12-06T07:42:00+01:00","dateModified":"2025-12-06T09:00:00+01:00",
	"author":[{"name":"Ann Example"}],"publisher":{"name":"The Example"},"url":"https://example.org/a?utm_source=x"}]}</script>`
	a, problems := clean.Article(clean.Document{Format: clean.HTML, Data: []byte(page(ld, paras(4)))}, clean.Options{})
	if len(problems) != 0 {
		t.Fatalf("problems: %v", problems)
	}
	for what, pair := range map[string][2]string{
		"headline":  {a.Headline, "Envoys & ministers meet"},
		"publisher": {a.Publisher, "The Example"},
		"author":    {a.Author, "Ann Example"},
		"url":       {a.URL, "https://example.org/a"},
		"published": {a.Published.String(), "2025-12-06T07:42:00+01:00"},
		"day":       {string(a.Published.Day()), "2025-12-06"},
		"modified":  {a.Modified.String(), "2025-12-06T09:00:00+01:00"},
		"language":  {a.Language, "en"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
		}
	}
	if got := strings.Count(a.Text, "\n\n"); got < 3 {
		t.Errorf("paragraphs ran together: %d breaks in %q", got, a.Text)
	}
	for _, junk := range []string{"Most read", "©", "World"} {
		if strings.Contains(a.Text, junk) {
			t.Errorf("%q is in the text: %q", junk, a.Text)
		}
	}
}

func TestDateOfAPage(t *testing.T) {
	for head, want := range map[string]string{
		`<meta property="article:published_time" content="2025-12-06T07:42:00Z">`: "2025-12-06T07:42:00Z",
		`<meta name="date" content="2025-12-06">`:                                 "2025-12-06",
		`<meta name="pubdate" content="2025-12-06T07:42:00">`:                     "2025-12-06",
		``: "", // the footer has a year, no day
		`<meta name="x"><!-- --></head><body><p>Published on 6 December 2025 by the desk</p>`: "2025-12-06",
	} {
		a, _ := clean.Article(clean.Document{Format: clean.HTML, Data: []byte(page(head, paras(3)))}, clean.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
		if got := a.Published.String(); got != want {
			t.Errorf("%s: got %q, want %q", head, got, want)
		}
	}
}

func TestTextWithFrontMatter(t *testing.T) {
	text := "---\r\ntitle: Talks: day two\r\noutlet: Wire\r\nurl: https://Example.org:443/x#top\r\npublished: 2025-12-06\r\nbased_on: https://a https://b\r\n---\r\n" +
		"Author: Aiden Foster\r\n\r\n" + body + "\r\n\r\n1. HOME\r\n\r\n• 945 Views\r\n\r\nShare\r\n\r\n" + body
	a, problems := clean.Article(clean.Document{Format: clean.Text, Data: []byte(text)}, clean.Options{})
	if len(problems) != 0 {
		t.Fatalf("problems: %v", problems)
	}
	if a.Headline != "Talks: day two" || a.Publisher != "Wire" || a.URL != "https://example.org/x" || a.Author != "Aiden Foster" {
		t.Errorf("got %q by %q (%q), %q", a.Headline, a.Publisher, a.Author, a.URL)
	}
	if want := body + "\n\n" + body; a.Text != want {
		t.Errorf("text:\n got %q\nwant %q", a.Text, want)
	}
}

func TestWhatIsKnownWins(t *testing.T) {
	known := graph.Article{Publisher: "Known", Published: graph.Publication{Time: time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC), DayOnly: true}}
	a, _ := clean.Article(clean.Document{Format: clean.Text, Data: []byte("---\npublisher: Read\npublished: 2025-12-06\n---\n" + body), Known: known}, clean.Options{})
	if a.Publisher != "Known" || a.Published.String() != "2025-01-02" {
		t.Errorf("got %q, %v", a.Publisher, a.Published)
	}
}

func TestProblems(t *testing.T) {
	for name, c := range map[string]struct {
		d     clean.Document
		want  string
		fatal bool
	}{
		"no date":        {clean.Document{Format: clean.Text, Data: []byte(body)}, "--published", false},
		"wrong date":     {clean.Document{Format: clean.Text, Data: []byte("---\npublished: 6/12/2025\n---\n" + body)}, `"6/12/2025"`, true},
		"no text":        {clean.Document{Format: clean.HTML, Data: []byte("<html><body><script>render()</script></body></html>")}, "no article text", true},
		"not English":    {clean.Document{Format: clean.Text, Data: []byte(strings.Repeat("Die Außenminister beider Länder trafen sich am Dienstag in Genf zu Gesprächen. ", 4))}, "not English (de)", true},
		"only furniture": {clean.Document{Format: clean.Text, Data: []byte("Share\n\nAdvertisement")}, "no article text", true},
	} {
		_, problems := clean.Article(c.d, clean.Options{})
		if len(problems) != 1 || !strings.Contains(problems[0].Message, c.want) || problems[0].Fatal != c.fatal {
			t.Errorf("%s: got %v, want %q, fatal %v", name, problems, c.want, c.fatal)
		}
	}
}

func FuzzArticle(f *testing.F) {
	f.Add(true, []byte(page("", paras(2))))
	f.Add(false, []byte("---\ntitle: x\n---\n"+body))
	f.Add(true, []byte(strings.Repeat("<div>", 5000)))
	f.Fuzz(func(t *testing.T, isHTML bool, data []byte) {
		format := clean.Text
		if isHTML {
			format = clean.HTML
		}
		a, problems := clean.Article(clean.Document{Format: format, Data: data}, clean.Options{})
		if a.Text == "" && len(problems) == 0 {
			t.Error("no text, and nobody said so")
		}
		if strings.TrimSpace(a.Text) != a.Text || strings.ContainsRune(a.Text, '\r') {
			t.Errorf("untidy text %q", a.Text)
		}
		b := a
		if b.Identify(); a.ID != b.ID && len(problems) == 0 {
			t.Error("not identified")
		}
	})
}
