package tagging_test

import (
	"slices"
	"testing"

	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

func TestNormalise(t *testing.T) {
	for form, want := range map[string]string{"1990s": "0000s", "’s": "'s", "“": `"`, "—": "-", "Kyiv": "Kyiv"} {
		if got := tagging.Normalise(form); got != want {
			t.Errorf("Normalise(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestCandidates(t *testing.T) {
	m := tagging.NewModel([]string{"NOUN_NN", "VERB_VBD", "DET_DT"}, []uint8{0, 1})
	m.AddEntry("the", []uint8{2}, 200)
	m.AddEntry("zorb", []uint8{2}, 3) // rare: open classes too
	for _, c := range []struct {
		forms []string
		want  []uint8 // of the last
	}{
		{[]string{"see", "the"}, []uint8{2}},
		{[]string{"see", "zorb"}, []uint8{2, 0, 1}},
		{[]string{"see", "unseen"}, []uint8{0, 1}},
		{[]string{"see", "The"}, []uint8{0, 1}}, // a name, it seems
		{[]string{"The"}, []uint8{2}},           // first in the sentence
		{[]string{"“", "The"}, []uint8{2}},
		{[]string{"SEE", "THE"}, []uint8{2}}, // a headline
	} {
		words := m.Words(c.forms)
		if got := m.Candidates(&words[len(words)-1]); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.forms, got, c.want)
		}
	}
}

func TestFinite(t *testing.T) {
	for tag, want := range map[string]bool{"VBD": true, "MD": true, "VBN": false, "VB": false, "NN": false} {
		if got := tagging.Finite(tag); got != want {
			t.Errorf("Finite(%s) = %v", tag, got)
		}
	}
}
