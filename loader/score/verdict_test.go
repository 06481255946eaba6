package score_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/score"
)

func TestVerdicts(t *testing.T) {
	who := func(name string) []score.Actor {
		return []score.Actor{{Name: name, Names: []string{name}, Kind: graph.Person, Role: graph.RoleSpeaker}}
	}
	gold := []score.Event{
		{Type: graph.Statement, Participants: who("Ada Nwosu"), Quote: "Nwosu said it."},
		{Type: graph.Statement, Participants: who("Jon Berg"), Quote: "Berg said so, Nwosu told them.", Optional: true},
	}
	predicted := []score.Event{
		{Type: graph.Statement, Participants: who("Jon Berg"), Quotes: []string{"Berg said so, Nwosu told them."}},
		{Type: graph.Visit, Participants: who("Ada Nwosu"), Quotes: []string{"Nwosu said it."}},
		{Type: graph.Statement, Participants: who("Ada Nwosu"), Quotes: []string{"Nwosu said it."}},
		{Type: graph.Statement, Participants: who("Li Wei"), Quotes: []string{"Berg said so, Nwosu told them."}},
	}
	want := []score.Verdict{score.Optional, score.Excess, score.Right, score.Optional}
	if got := score.Verdicts(gold, predicted); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
