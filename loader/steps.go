package loader

import (
	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// Reading is an article on its way from text to mentions. Each step fills one
// field from those before it.
type Reading struct {
	Article   graph.Article
	Sentences []syntax.Sentence
	Times     [][]timex.Expression // by sentence
	Cast      actors.Cast
	Mentions  []graph.Mention
}

// Step is one step of reading: total and pure.
type Step struct {
	Name string
	Do   func(*Reading)
}

// Steps lists the steps from a cleaned article to its mentions, in order.
func Steps(g *actors.Gazetteer) []Step {
	return []Step{
		{"syntax", func(r *Reading) { r.Sentences = syntax.Analyse(r.Article.Text) }},
		{"timex", func(r *Reading) { r.Times = timex.Walk(r.Article.Text, r.Sentences, r.Article.Published) }},
		{"actors", func(r *Reading) {
			r.Cast = actors.Read(r.Article.Text, r.Sentences, r.Article.Published.Day(), g)
		}},
		{"extract", func(r *Reading) { r.Mentions = extract.Mentions(&r.Article, r.Sentences, r.Times, &r.Cast) }},
	}
}

// Read takes a cleaned article through the steps.
func Read(a graph.Article, steps []Step) Reading {
	r := Reading{Article: a}
	for _, s := range steps {
		s.Do(&r)
	}
	return r
}
