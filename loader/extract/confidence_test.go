package extract_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

func TestWeightsAreOfTheseFeatures(t *testing.T) {
	w := extract.Trained()
	if w.Features != extract.FeatureHash() {
		t.Errorf("confidence.txt was made for the features %s, these are %s: run make confidence", w.Features, extract.FeatureHash())
	}
	names := extract.FeatureNames()
	for name := range w.ByFeature {
		if !slices.Contains(names, name) && !strings.HasPrefix(name, "rule ") {
			t.Errorf("there is no feature %q", name)
		}
	}
	slices.Sort(names)
	if n := len(names); len(slices.Compact(names)) != n {
		t.Error("two features have one name")
	}
	if w.Threshold < 0 || w.Threshold > 0.5 {
		t.Errorf("threshold %v", w.Threshold)
	}
}

func TestWeightsAreReadAsWritten(t *testing.T) {
	w, err := extract.ReadWeights(extract.Trained().String())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := w.String(), extract.Trained().String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, broken := range []string{"much\tbias", "threshold\thigh", "NaN\tbias"} {
		if _, err := extract.ReadWeights(broken); err == nil {
			t.Errorf("%q was read", broken)
		}
	}
}

const negotiators = "The Kenyan foreign minister, Musalia Mudavadi, met his Somali counterpart Ahmed Moalim Fiqi in Nairobi on Tuesday. " +
	"Mudavadi said the two sides had agreed to reopen the border. Fiqi flew to Kampala on Wednesday. Somalia expelled the ambassador in May."

// TestConfidenceIsTheProbabilityOfTheEvidence holds that the short way gives what
// the long one does, one number for all mentions of an occasion.
func TestConfidenceIsTheProbabilityOfTheEvidence(t *testing.T) {
	a := graph.Article{Text: negotiators, Published: day(t, "2025-11-20")}
	a.Identify()
	sents := syntax.Analyse(a.Text)
	cast := actors.Read(a.Text, sents, a.Published.Day(), actors.Default())
	evidence := map[int]extract.Evidence{}
	reader := extract.Reader{Rules: rules.English(), Evidence: func(e extract.Evidence) { evidence[e.Occasion] = e }}
	mentions := reader.Mentions(&a, sents, timex.Walk(a.Text, sents, a.Published), &cast)
	if len(mentions) < 3 {
		t.Fatalf("%d mentions", len(mentions))
	}
	for _, m := range mentions {
		want := extract.Trained().Probability(evidence[m.Occasion])
		if m.Confidence <= 0 || m.Confidence >= 1 || math.Abs(m.Confidence-want) > 0.006 {
			t.Errorf("%s: confidence %v, want %.3f", m.Rule, m.Confidence, want)
		}
	}
}

// TestDoubtfulTellingIsLessProbable holds that the signs of a doubtful reading
// count as such, and those of a sound one. A single sign may weigh nothing.
func TestDoubtfulTellingIsLessProbable(t *testing.T) {
	told := func(features ...string) float64 {
		e := extract.Evidence{Features: []extract.Share{{Feature: extract.Bias, Of: 1}}}
		for _, f := range features {
			if !slices.Contains(extract.FeatureNames(), f) {
				t.Errorf("there is no feature %q", f)
			}
			e.Features = append(e.Features, extract.Share{Feature: f, Of: 1})
		}
		return extract.Trained().Probability(e)
	}
	plain := told()
	doubtful := told("nobody named", "subject guessed", "subject inherited", "simple present", "purpose only")
	sound := told("a person", "past tense", "in the main clause", "told in two sentences")
	if doubtful > plain-0.1 || sound < plain+0.02 {
		t.Errorf("doubtful %.2f, plain %.2f, sound %.2f", doubtful, plain, sound)
	}
}

// TestObserversAreToldOfTheEvidence: every mention has a note on what speaks for
// and against it.
func TestObserversAreToldOfTheEvidence(t *testing.T) {
	a := graph.Article{Text: negotiators, Published: day(t, "2025-11-20")}
	a.Identify()
	sents := syntax.Analyse(a.Text)
	cast := actors.Read(a.Text, sents, a.Published.Day(), actors.Default())
	weighed := map[graph.Span]string{}
	reader := extract.Reader{Rules: rules.English(), Observe: func(n extract.Note) {
		if n.Outcome == extract.Weighed {
			weighed[n.Word] = n.Why
		}
	}}
	for _, m := range reader.Mentions(&a, sents, timex.Walk(a.Text, sents, a.Published), &cast) {
		if why := weighed[m.Trigger]; !strings.HasPrefix(why, "+ ") && !strings.HasPrefix(why, "- ") {
			t.Errorf("%s: %q", m.Rule, why)
		}
	}
}

func TestUnlikelyMentionsAreLeftOut(t *testing.T) {
	var notes []extract.Note
	r := extract.Reader{Rules: rules.English(), Observe: func(n extract.Note) { notes = append(notes, n) }}
	id := r.Rules.Frames[0].ID
	kept := r.Likely([]graph.Mention{{Rule: id, Confidence: 0.99}, {Rule: id, Confidence: 0.001, Sentence: 7}})
	if len(kept) != 1 || kept[0].Confidence != 0.99 {
		t.Fatalf("kept %v", kept)
	}
	if len(notes) != 1 || notes[0].Sentence != 7 || notes[0].Outcome != extract.Dropped || !strings.Contains(notes[0].Why, "probability 0.00") {
		t.Errorf("notes %v", notes)
	}
}
