package lexicon_test

import (
	"testing"

	"github.com/parley-events/parley/loader/syntax/internal/lexicon"
)

func TestLemma(t *testing.T) {
	for _, c := range []struct{ word, tag, want string }{
		{"met", "VBD", "meet"}, {"talks", "NNS", "talk"}, {"says", "VBZ", "say"}, {"agreed", "VBD", "agree"},
		{"denied", "VBD", "deny"}, {"stopped", "VBN", "stop"}, {"visiting", "VBG", "visit"}, {"making", "VBG", "make"},
		{"countries", "NNS", "country"}, {"crises", "NNS", "crisis"}, {"sanctions", "NNS", "sanction"}, {"men", "NNS", "man"}, {"spokeswomen", "NNS", "spokeswoman"},
		{"tariffs", "NNS", "tariff"}, {"witnesses", "NNS", "witness"}, {"people", "NNS", "people"}, {"address", "NN", "address"},
		{"is", "VBZ", "be"}, {"'s", "VBZ", "be"}, {"'s", "POS", "'s"}, {"wo", "MD", "will"}, {"n't", "RB", "not"}, {"'d", "MD", "would"}, {"'d", "VBD", "have"},
		{"them", "PRP", "they"}, {"her", "PRP$", "her"}, {"these", "DT", "this"},
		{"better", "JJR", "good"}, {"higher", "JJR", "high"}, {"largest", "JJS", "large"}, {"earlier", "RBR", "early"}, {"further", "RBR", "far"},
		{"netherlands", "NNPS", "netherlands"}, {"republicans", "NNPS", "republican"}, {"zorbs", "NNS", "zorb"}, {"zorbed", "VBD", "zorbed"},
		{"left", "VBN", "leave"}, {"left", "JJ", "left"}, {"ties", "NNS", "tie"}, {"dies", "VBZ", "die"},
		{"2020s", "NNS", "2020s"}, {"", "NN", ""}, {"s", "NNS", "s"},
	} {
		if got := lexicon.Lemma(c.word, c.tag); got != c.want {
			t.Errorf("Lemma(%q, %s) = %q, want %q", c.word, c.tag, got, c.want)
		}
	}
}

func TestForms(t *testing.T) {
	for _, c := range []struct {
		word string
		want lexicon.Form
	}{
		{"talks", lexicon.Plural | lexicon.ThirdPerson},
		{"met", lexicon.Past},
		{"denied", lexicon.Past},
		{"higher", lexicon.Comparative},
		{"largest", lexicon.Superlative},
		{"denying", lexicon.Gerund},
		{"recently", lexicon.Adverb},
		{"qwzx", 0},
	} {
		if got := lexicon.Forms(c.word); got&c.want != c.want || c.want == 0 && got != 0 {
			t.Errorf("Forms(%q) = %b, want at least %b", c.word, got, c.want)
		}
	}
}
