package parsing_test

import (
	"testing"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/parsing"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// noise gives scores that mean nothing but are the same every time.
type noise uint32

func (n noise) Score(features []uint32, classes []uint8, out *[linear.MaxClasses]int32) {
	h := linear.Fingerprint(uint32(n), features)
	for _, c := range classes {
		out[c] = int32(linear.Mix(h, uint32(c)) % 1000)
	}
}

// Whatever the weights, a parse is a tree with one root.
func TestAnyWeightsGiveATree(t *testing.T) {
	tags := []string{"NOUN_NN", "VERB_VBD"}
	tagger := tagging.NewModel(tags, []uint8{0, 1})
	for seed := range noise(50) {
		m := parsing.NewModel([]string{"root", "obj", "case", "nsubj"}, tags, 1+int(seed)%8)
		m.Actions, m.Arcs = seed, seed+1000
		p := parsing.Parser{Model: m}
		for n := 1; n < 40; n += 1 + int(seed)%5 {
			classes := make([]uint8, n)
			for i := range classes {
				classes[i] = uint8(linear.Mix(uint32(seed), uint32(i)) % 2)
			}
			words := tagger.Words(make([]string, n))
			heads, labels := p.Parse(words, classes)
			checkTree(t, heads, labels)
		}
	}
}

func checkTree(t *testing.T, heads []int, labels []uint8) {
	t.Helper()
	roots := 0
	for i, head := range heads {
		if (head == -1) != (labels[i] == parsing.RootLabel) {
			t.Fatalf("word %d: head %d, label %d", i, head, labels[i])
		}
		if head == -1 {
			roots++
		}
		steps := 0
		for at := i; at != -1; at = heads[at] {
			if steps++; steps > len(heads) {
				t.Fatalf("cycle above word %d: %v", i, heads)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots: %v", roots, heads)
	}
}
