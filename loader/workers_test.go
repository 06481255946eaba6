package loader_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
)

// written keeps what it is told to write, as JSON.
type written struct {
	graph.Writer
	articles, mentions []byte
}

func (w *written) Write(_ context.Context, b graph.Batch) (graph.Summary, error) {
	for _, a := range b.Articles {
		line, err := json.Marshal(a)
		if err != nil {
			return graph.Summary{}, err
		}
		w.articles = append(append(w.articles, line...), '\n')
	}
	for _, m := range b.Mentions {
		line, err := json.Marshal(m)
		if err != nil {
			return graph.Summary{}, err
		}
		w.mentions = append(append(w.mentions, line...), '\n')
	}
	return graph.Summary{}, nil
}

// The same input gives the same bytes, in the same order, however many read it
// and however often. Half of the texts come twice: what was met before must not
// tell.
func TestAnyNumberOfWorkersGivesTheSameBytes(t *testing.T) {
	paragraphs := paragraphsOf(t)
	n := len(paragraphs) + len(paragraphs)/2
	var want written
	for _, workers := range []int{1, 2, 5, 16} {
		var got written
		o := options()
		o.Workers = workers
		if _, err := loader.Load(t.Context(), short(paragraphs, n), &got, o); err != nil {
			t.Fatal(err)
		}
		if want.articles == nil {
			want = got
		}
		if string(got.articles) != string(want.articles) || string(got.mentions) != string(want.mentions) {
			t.Errorf("%d workers gave other bytes", workers)
		}
	}
	if len(want.mentions) == 0 {
		t.Error("no mentions")
	}
}
