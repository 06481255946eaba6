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
		"no date":           {clean.Document{Format: clean.Text, Data: []byte(body)}, "--published", false},
		"wrong date":        {clean.Document{Format: clean.Text, Data: []byte("---\npublished: 6/12/2025\n---\n" + body)}, `"6/12/2025"`, true},
		"no text":           {clean.Document{Format: clean.HTML, Data: []byte("<html><body><script>render()</script></body></html>")}, "no article text", true},
		"not English":       {clean.Document{Format: clean.Text, Data: []byte(strings.Repeat("Die Außenminister beider Länder trafen sich am Dienstag in Genf zu Gesprächen. ", 4))}, "not English (de)", true},
		"a quarter English": {clean.Document{Format: clean.Text, Data: []byte("---\npublished: 2025-12-06\n---\n" + strings.Repeat("Envoys of both countries met in Geneva on Tuesday for talks. ", 12) + strings.Repeat("Die Außenminister beider Länder trafen sich am Dienstag in Genf zu Gesprächen. ", 30))}, "not English (de)", true},
		"too deep":          {clean.Document{Format: clean.HTML, Data: []byte(strings.Repeat("<div>", 5000) + body)}, "save its text to a .txt file", true},
		"open matter":       {clean.Document{Format: clean.Text, Data: []byte("---\ntitle: Talks\n\n" + body)}, "the front matter is not closed by a line ---", true},
		"only furniture":    {clean.Document{Format: clean.Text, Data: []byte("Share\n\nAdvertisement")}, "no article text", true},
	} {
		_, problems := clean.Article(c.d, clean.Options{})
		if len(problems) != 1 || !strings.Contains(problems[0].Message, c.want) || problems[0].Fatal != c.fatal {
			t.Errorf("%s: got %v, want %q, fatal %v", name, problems, c.want, c.fatal)
		}
	}
}

const (
	meeting = "Pedro Sanchez met Emmanuel Macron in Malaga on Monday."
	later   = "Macron later met Olaf Scholz in Berlin."
)

func TestNoDateIsReadFromTheBody(t *testing.T) {
	rest := "<p>" + later + " They talked for an hour about trade and industry.</p><p>Scholz said that he was pleased with the talks and would visit Paris next week.</p>"
	long := strings.Repeat("<p>Envoys of the two countries met for five hours and agreed to meet again, officials said.</p>", 12)
	for name, c := range map[string]struct{ head, body, want string }{
		"sentence":          {"<title>Cafe</title>", "<p>Pedro Sanchez met Emmanuel Macron in Malaga on Monday, ahead of a summit on 9 June 2026.</p>" + rest, ""},
		"sentence, long":    {"", "<p>They will meet again at a summit on 9 June 2026.</p>" + long, ""},
		"short sentence":    {"", "<p>The report was published on 9 June 2025.</p>" + rest, ""},
		"sentence in a div": {"", "<div>Talks began on 9 June 2025 in Malaga, officials said<br>and ended on 2025-06-10 without a deal</div>" + rest, ""},
		"headline":          {"<title>Summit on 9 June 2026</title>", "<h1>Summit on 9 June 2026</h1>" + rest, ""},
		"description":       {`<meta name="description" content="A summit is to be held in Malaga on 9 June 2025">`, rest, ""},
		"link and picture":  {"", `<p><a href="/2025/06/09/earlier">They met before</a> <img src="/2025/06/09/a.jpg"></p>` + rest, ""},
		"other event":       {`<script type="application/ld+json">{"@type":"Event","startDate":"2025-06-09"}</script>`, rest, ""},
		"time in sentence":  {"", `<p>They will meet again in Malaga at a summit of the two countries on <time datetime="2025-06-09">9 June 2025</time>.</p>` + rest, ""},
		"date alone":        {"", "<p>6 December 2025</p>" + rest, "2025-12-06"},
		"place and date":    {"", "<p>Malaga, 6 December 2025</p>" + rest, "2025-12-06"},
		"weekday":           {"", "<div>Saturday, December 6, 2025</div>" + rest, "2025-12-06"},
		"byline":            {"", "<p>By Ann Example | 6 December 2025</p>" + rest, "2025-12-06"},
		"posted":            {"", "<p>Posted on December 6, 2025 in World news</p>" + rest, "2025-12-06"},
		"time element":      {"", `<p>Ann Example, <time datetime="2025-12-06">6 Dec</time></p>` + rest, "2025-12-06"},
	} {
		data := "<html><head>" + c.head + "</head><body>" + c.body + "</body></html>"
		a, problems := clean.Article(clean.Document{Format: clean.HTML, Data: []byte(data)}, clean.Options{Now: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)})
		if got := a.Published.String(); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		warned := len(problems) == 1 && strings.Contains(problems[0].Message, "no publication date")
		if warned != (c.want == "") {
			t.Errorf("%s: problems %v", name, problems)
		}
	}
}

func TestShortPage(t *testing.T) {
	both := meeting + "\n\n" + later
	for name, c := range map[string]struct{ page, headline, text string }{
		"title and heading": {"<html><head><title>Talks in Malaga</title></head><body><h1>Talks in Malaga</h1><p>" + meeting + "</p><p>" + later + "</p></body></html>", "Talks in Malaga", both},
		"title":             {"<title>Talks in Malaga</title><p>" + meeting + "</p><p>" + later + "</p>", "Talks in Malaga", both},
		"heading":           {"<h1>Talks in <i>Malaga</i></h1><p>" + meeting + "</p><p>" + later + "</p>", "Talks in Malaga", both},
		"bare":              {"<p>" + meeting + "</p><p>" + later + "</p>", meeting, both},
		"one paragraph":     {"<h1>Talks</h1><p>" + meeting + "</p>", "Talks", meeting},
		"subheading, list": {"<h1>Talks</h1><main><h2>Monday</h2><blockquote>" + meeting + "</blockquote><h2>Later</h2><ul><li>" + later + "</li></ul><h2>See also</h2></main>",
			"Talks", "Monday\n\n" + meeting + "\n\nLater\n\n" + later},
		"line break": {"<h1>Talks</h1><p>" + meeting + "<br>" + later + "</p>", "Talks", both},
		"frame": {`<header><p>The Example</p></header><ul class="site-menu"><li>World</li></ul><h1>Talks</h1><ul><li><a href="/">Start</a></li></ul><p>6 December 2025</p><p>` + meeting +
			`</p><div id="newsletter"><p>Get our letter</p></div><p>` + later + `</p><form><p>Name</p></form><aside><p>Most read</p></aside><footer><p>Imprint</p></footer>`, "Talks", both},
		"div": {"<h1>Talks</h1><div>" + meeting + " It was their first meeting.</div><div><div>Menu</div></div><p>" + later + "</p>", "Talks",
			meeting + " It was their first meeting.\n\n" + later},
		"said twice": {"<h1>Talks</h1><p>" + meeting + "</p><p>" + later + "</p><p>" + meeting + "</p>", "Talks", both + "\n\n" + meeting},
	} {
		a, problems := clean.Article(clean.Document{Format: clean.HTML, Data: []byte(c.page)}, clean.Options{})
		if a.Headline != c.headline || a.Text != c.text {
			t.Errorf("%s:\n got %q, %q\nwant %q, %q", name, a.Headline, a.Text, c.headline, c.text)
		}
		for _, p := range problems {
			if p.Fatal {
				t.Errorf("%s: %v", name, p)
			}
		}
	}
}

// A page of a usual length is the extractor's: it knows frames that no name
// gives away.
func TestLongPageIsExtracted(t *testing.T) {
	var article strings.Builder
	for _, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		article.WriteString("<p>On " + day + " envoys of the two countries met for five hours, and agreed after long talks about trade, industry and the border to meet again within the week, officials said.</p>")
	}
	data := page("", article.String()+`<div class="teaser-list"><ul><li><a href="/1">Ten things to know about Geneva</a></li></ul></div>`)
	a, _ := clean.Article(clean.Document{Format: clean.HTML, Data: []byte(data)}, clean.Options{})
	if got := strings.Count(a.Text, "envoys of the two countries"); got != 7 {
		t.Errorf("%d of 7 paragraphs in %q", got, a.Text)
	}
	if strings.Contains(a.Text, "Ten things") || a.Headline != "Envoys meet in Geneva" {
		t.Errorf("got %q, %q", a.Headline, a.Text)
	}
}

func TestFrontMatterWithoutBodyOrFields(t *testing.T) {
	for text, want := range map[string][2]string{
		"---\n---\n" + body:                  {body, body},
		"--- \ntitle: Talks\n---\t\n" + body: {"Talks", body},
		"---\ntitle: Talks\n---":             {"Talks", ""},
		"--- a dash\n\n" + body:              {"--- a dash", "--- a dash\n\n" + body},
	} {
		a, _ := clean.Article(clean.Document{Format: clean.Text, Data: []byte(text)}, clean.Options{})
		if got := [2]string{a.Headline, a.Text}; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
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
