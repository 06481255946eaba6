package syntax_test

import (
	"os"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/syntax/train"
)

// treebank reads test data from the folder PARLEY_TREEBANK names.
func treebank(t *testing.T, name string) []train.Sentence {
	t.Helper()
	dir := os.Getenv("PARLEY_TREEBANK")
	if dir == "" {
		t.Skip("PARLEY_TREEBANK does not name a folder with treebanks")
	}
	sentences, err := train.ReadTreebanks(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

// Gold words in, tags and tree out.
func TestTreebankFloors(t *testing.T) {
	for _, floor := range []struct {
		name, prefix   string // of the sentence ids
		upos, uas, las float64
	}{
		{"ewt-test", "", 95.2, 86, 82.9},
		{"pud-test", "", 95.8, 85, 82},
		{"pud-test", "n", 95.8, 84, 81},
		{"gum-news-test", "", 95.3, 83.3, 80.8},
	} {
		var score train.Score
		for _, gold := range treebank(t, floor.name) {
			if strings.HasPrefix(gold.ID, floor.prefix) {
				score.Add(gold.Words, parseGold(gold))
			}
		}
		t.Logf("%s %s: %v", floor.name, floor.prefix, score)
		if score.F1(score.UPOS) < floor.upos || score.F1(score.UAS) < floor.uas || score.F1(score.LAS) < floor.las {
			t.Errorf("%s %s: %v, below %v", floor.name, floor.prefix, score, floor)
		}
	}
}

func parseGold(gold train.Sentence) []train.Word {
	s := syntax.Sentence{}
	for _, w := range gold.Words {
		s.Tokens = append(s.Tokens, syntax.Token{Text: w.Form, Start: w.Start, End: w.End})
	}
	syntax.Parse(&s)
	return treebankWords(s.Tokens)
}

func treebankWords(tokens []syntax.Token) []train.Word {
	words := make([]train.Word, len(tokens))
	for i, t := range tokens {
		words[i] = train.Word{Form: t.Text, UPOS: t.UPOS, XPOS: t.XPOS, Rel: t.Rel, Head: t.Head, Start: t.Start, End: t.End}
	}
	return words
}

// Sentences are joined by ten, as a paragraph. Where the floor is low, gold has
// headings and list items as sentences that in one paragraph nothing tells apart.
func TestTreebankSegmentation(t *testing.T) {
	for _, floor := range []struct {
		name             string
		sentences, words float64
	}{
		{"pud-test", 99.5, 99.8},
		{"gum-news-dev", 95, 99.7},
		{"gum-news-test", 92, 99.4},
		{"ewt-test", 76, 96.8},
	} {
		var ends, words overlap
		for data := treebank(t, floor.name); len(data) > 0; {
			n := min(10, len(data))
			goldEnds, goldWords, text := joined(data[:n])
			var gotEnds, gotWords []place
			for _, s := range syntax.Segment(text) {
				gotEnds = append(gotEnds, place{end: s.End})
				for _, k := range s.Tokens {
					gotWords = append(gotWords, place{k.Start, k.End})
				}
			}
			ends.add(goldEnds, gotEnds)
			words.add(goldWords, gotWords)
			data = data[n:]
		}
		t.Logf("%s: sentences F1 %.2f, words F1 %.2f", floor.name, ends.f1(), words.f1())
		if ends.f1() < floor.sentences || words.f1() < floor.words {
			t.Errorf("%s: sentences F1 %.2f, words F1 %.2f, below %v", floor.name, ends.f1(), words.f1(), floor)
		}
	}
}

type place struct{ start, end int }

func joined(sentences []train.Sentence) (ends, words []place, text string) {
	for _, s := range sentences {
		for _, w := range s.Words {
			words = append(words, place{len(text) + w.Start, len(text) + w.End})
		}
		text += s.Text
		ends = append(ends, place{end: len(text)})
		text += " "
	}
	return ends, words, text
}

type overlap struct{ gold, got, same int }

func (o *overlap) add(gold, got []place) {
	in := map[place]bool{}
	for _, g := range gold {
		in[g] = true
	}
	for _, g := range got {
		if in[g] {
			o.same++
		}
	}
	o.gold += len(gold)
	o.got += len(got)
}

func (o *overlap) f1() float64 { return 200 * float64(o.same) / float64(o.gold+o.got) }

func TestTreebankLemmas(t *testing.T) {
	for _, name := range []string{"ewt-dev", "gum-news-dev"} {
		all, right := 0, 0
		for _, s := range treebank(t, name) {
			for _, w := range s.Words {
				if w.UPOS == "VERB" || w.UPOS == "AUX" || w.UPOS == "NOUN" {
					all++
					if syntax.Lemma(w.Form, w.XPOS) == w.Lemma {
						right++
					}
				}
			}
		}
		share := 100 * float64(right) / float64(all)
		t.Logf("%s: %.2f %% of verbs and nouns", name, share)
		if share < 97.4 {
			t.Errorf("%s: %.2f %% of lemmas right", name, share)
		}
	}
}
