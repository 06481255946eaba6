package train_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/syntax/train"
)

const small = `# sent_id = a
# text = He won't go.
1	He	he	PRON	PRP	_	4	nsubj	_	_
2-3	won't	_	_	_	_	_	_	_	_
2	wo	will	AUX	MD	_	4	aux	_	SpaceAfter=No
3	n't	not	PART	RB	_	4	advmod	_	_
3.1	ghost	_	_	_	_	_	_	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = She left
1	She	she	PRON	PRP	_	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	_
`

func TestReadConllu(t *testing.T) {
	sentences, err := train.ReadConllu(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	if len(sentences) != 2 || sentences[0].ID != "a" || len(sentences[0].Words) != 5 || len(sentences[1].Words) != 2 {
		t.Fatalf("got %+v", sentences)
	}
	for _, s := range sentences {
		for _, w := range s.Words {
			if got := s.Text[w.Start:w.End]; got != w.Form {
				t.Errorf("%s: %q at its place", w.Form, got)
			}
		}
	}
	if got := sentences[0].Words[1]; got.Head != 3 || got.Rel != "aux" || got.XPOS != "MD" {
		t.Errorf("got %+v", got)
	}
	if got := sentences[0].Words[3].Head; got != -1 {
		t.Errorf("head of the root: %d", got)
	}
}

func TestReadConlluErrors(t *testing.T) {
	for line, want := range map[string]string{
		"1\tHe\n":                            "line 1: 2 columns, want 10",
		"# x\n1\tHe\t_\tX\tX\t_\tx\t_\t_\t_": "line 2: head:",
	} {
		_, err := train.ReadConllu(strings.NewReader(line))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", line, err, want)
		}
	}
}

func TestReadTreebanksNamesTheMissing(t *testing.T) {
	_, err := train.ReadTreebanks(t.TempDir(), "ewt-train")
	if err == nil || !strings.Contains(err.Error(), "ewt-train") {
		t.Errorf("error %v", err)
	}
}

// A small training run must learn its data by heart, and twice the same bytes.
func TestTrainIsDeterministic(t *testing.T) {
	text, err := os.ReadFile("testdata/toy.conllu")
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := train.ReadConllu(strings.NewReader(strings.Repeat(string(text), 25)))
	if err != nil {
		t.Fatal(err)
	}
	settings := train.Settings{Seed: 1, TaggerBits: 16, ActionBits: 16, LabelBits: 16, TaggerEpochs: 3, ParserEpochs: 5, BeamWidth: 2, Runs: 2, FewestUpdates: 1}
	quiet := func(string) {}
	model := train.Train(sentences, settings, quiet)
	if again := train.Train(sentences, settings, quiet); !bytes.Equal(model, again) {
		t.Error("two runs differ")
	}
	score, err := train.ScoreModel(model, sentences)
	if err != nil {
		t.Fatal(err)
	}
	if score.LAS != score.Gold || score.UPOS != score.Gold {
		t.Errorf("training data learnt to %v", score)
	}
}

func TestScore(t *testing.T) {
	gold := []train.Word{
		{UPOS: "PRON", Rel: "nsubj", Head: 1, Start: 0, End: 3},
		{UPOS: "VERB", Rel: "root", Head: -1, Start: 4, End: 8},
		{UPOS: "NOUN", Rel: "obl:tmod", Head: 1, Start: 9, End: 14},
		{UPOS: "PUNCT", Rel: "punct", Head: 1, Start: 14, End: 15},
	}
	system := []train.Word{
		{UPOS: "PRON", Rel: "nsubj:pass", Head: 1, Start: 0, End: 3}, // subtype only
		{UPOS: "VERB", Rel: "root", Head: -1, Start: 4, End: 8},
		{UPOS: "NOUN", Rel: "obj", Head: 1, Start: 9, End: 14}, // label
	}
	var s train.Score
	s.Add(gold, system)
	want := train.Score{Gold: 4, System: 3, Words: 3, UPOS: 3, UAS: 3, LAS: 2}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if got := s.F1(s.Words); got < 85.7 || got > 85.8 {
		t.Errorf("F1 %v, want 6/7", got)
	}
}
