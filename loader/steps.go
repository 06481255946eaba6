package loader

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/rules"
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

// Knowledge is what the steps read by.
type Knowledge struct {
	Gazetteer *actors.Gazetteer
	Rules     *rules.Rules
}

// BuiltIn is the knowledge that parley brings.
func BuiltIn() Knowledge {
	go syntax.Load() // takes longest, so beside the others
	return Knowledge{actors.Default(), rules.English()}
}

// Observer is told what the steps decide, one article at a time. What is nil
// observes nothing, and costs nothing.
type Observer struct {
	Open func(actors.Open)
	Note func(extract.Note)
}

// Steps lists the steps from a cleaned article to its mentions, in order.
func Steps(k Knowledge) []Step { return Observed(k, Observer{}) }

// Observed is Steps under the eyes of an observer.
func Observed(k Knowledge, o Observer) []Step {
	cast := actors.Reader{Gazetteer: k.Gazetteer, Open: o.Open}
	events := extract.Reader{Rules: k.Rules, Observe: o.Note}
	return []Step{
		{"syntax", func(r *Reading) { r.Sentences = syntax.Analyse(r.Article.Text) }},
		{"timex", func(r *Reading) { r.Times = timex.Walk(r.Article.Text, r.Sentences, r.Article.Published) }},
		{"actors", func(r *Reading) {
			r.Cast = cast.Read(r.Article.Text, r.Sentences, r.Article.Published.Day())
		}},
		{"extract", func(r *Reading) { r.Mentions = events.Mentions(&r.Article, r.Sentences, r.Times, &r.Cast) }},
		{"likely", func(r *Reading) { r.Mentions = events.Likely(r.Mentions) }},
	}
}

// UpTo lists the steps as far as the one of this name.
func UpTo(k Knowledge, name string) []Step {
	steps := Steps(k)
	return steps[:1+slices.IndexFunc(steps, func(s Step) bool { return s.Name == name })]
}

// Read takes a cleaned article through the steps.
func Read(a graph.Article, steps []Step) Reading {
	r := Reading{Article: a}
	for _, s := range steps {
		s.Do(&r)
	}
	return r
}
