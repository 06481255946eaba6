package explain

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
)

// Explanation is how one article was read.
type Explanation struct {
	Article   graph.Article
	Sentences []Sentence
	Events    []loader.PredictedEvent
}

// Sentence is how one sentence was read, each list in the order of the text.
type Sentence struct {
	Number int // from 1
	Text   string
	Dates  []Date
	Actors []Actor
	Open   []Open   // phrases that could name somebody and do not show whom
	Words  []Word   // that tell of an event, or could
	Unread []string // verbs that no rule begins with
	span   graph.Span
}

// Read takes an article through the steps and keeps what they decide.
func Read(a graph.Article, k loader.Knowledge) (Explanation, error) {
	var (
		open     = map[int][]actors.Open{} // by sentence
		notes    = map[int][]extract.Note{}
		mentions = map[int][]graph.Mention{}
	)
	r := loader.Read(a, loader.Observed(k, loader.Observer{
		Open: func(o actors.Open) { open[o.Sentence] = append(open[o.Sentence], o) },
		Note: func(n extract.Note) { notes[n.Sentence] = append(notes[n.Sentence], n) },
	}))
	p, err := loader.Predict(r)
	if err != nil {
		return Explanation{}, err
	}
	for _, m := range r.Mentions {
		mentions[m.Sentence] = append(mentions[m.Sentence], m)
	}
	e := Explanation{Article: r.Article, Events: p.Events}
	for i := range r.Sentences {
		s := &r.Sentences[i]
		span := graph.Span{Start: s.Start, End: s.End}
		out := Sentence{Number: i + 1, Text: span.Of(a.Text), span: span, Unread: unread(s, k.Rules)}
		if i < len(r.Times) {
			for k := range r.Times[i] {
				out.Dates = append(out.Dates, dateOf(&r.Times[i][k], a.Published.Day()))
			}
		}
		for _, n := range r.Cast.At(span) {
			out.Actors = append(out.Actors, actorOf(&n, &r.Cast.Entities[n.Entity]))
		}
		for _, o := range open[s.Index] {
			out.Open = append(out.Open, openOf(&o, a.Text))
		}
		out.Words = words(notes[s.Index], mentions[s.Index], a.Text)
		e.Sentences = append(e.Sentences, out)
	}
	return e, nil
}

// unread lists the verbs of a sentence that no rule begins with.
func unread(s *syntax.Sentence, r *rules.Rules) []string {
	var list []string
	for i := range s.Tokens {
		t := &s.Tokens[i]
		lemma := strings.ToLower(t.Lemma)
		if t.UPOS == "VERB" && len(r.Verb(lemma)) == 0 && !slices.Contains(list, lemma) {
			list = append(list, lemma)
		}
	}
	return list
}
