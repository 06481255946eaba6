package extract_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/examples"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// read takes a text through the steps before extraction and through it.
func read(text string, published graph.Publication) (graph.Article, []graph.Mention) {
	a := graph.Article{Text: text, Published: published}
	a.Identify()
	sents := syntax.Analyse(a.Text)
	times := timex.Walk(a.Text, sents, a.Published)
	cast := actors.Read(a.Text, sents, a.Published.Day(), actors.Default())
	return a, extract.Mentions(&a, sents, times, &cast)
}

var describe = examples.Describe

func byOccasion(mentions []graph.Mention) [][]graph.Mention {
	var list [][]graph.Mention
	for _, m := range mentions {
		i := slices.IndexFunc(list, func(o []graph.Mention) bool { return o[0].Occasion == m.Occasion })
		if i < 0 {
			list, i = append(list, nil), len(list)
		}
		list[i] = append(list[i], m)
	}
	return list
}

func day(t testing.TB, s string) graph.Publication {
	t.Helper()
	p, err := graph.ParsePublication(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
