// Command train-confidence makes loader/extract/confidence.txt: the weights from
// which parley works out how probable it is that what it read is an event.
//
//	go run ./cmd/train-confidence -out loader/extract/confidence.txt GOLD...
//	go run ./cmd/train-confidence -score GOLD...
//
// GOLD is a file NAME.json that says which events the article NAME.txt beside it
// tells of (see: parley help eval), or a folder of such files; -texts names
// the folder of the articles where they lie elsewhere. Articles that rules were
// written from are read better than others; given by -fitted, they are learned
// from all the same, but the probabilities are those of the others. With -score
// the weights in use are held against the articles, and nothing is trained. Which
// articles parley is trained on is in the Makefile: make confidence.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/extract/train"
)

func main() {
	out := flag.String("out", "", "`file` to write the weights to")
	score := flag.Bool("score", false, "hold the weights in use against the articles instead of training")
	texts := flag.String("texts", "", "`folder` of articles that do not lie beside their gold")
	fitted := flag.String("fitted", "", "`folder` of further gold: of articles that rules were written from")
	flag.Parse()
	if err := run(*out, *score, *texts, *fitted, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train-confidence:", err)
		os.Exit(1)
	}
}

func run(out string, score bool, texts, fitted string, gold []string) error {
	switch {
	case len(gold) == 0:
		return fmt.Errorf("name the files NAME.json or the folders that say which events the articles tell of")
	case out == "" && !score:
		return fmt.Errorf("-out is missing: the file to write the weights to")
	}
	k := loader.BuiltIn()
	var set set
	if err := set.read(k, gold, texts, false); err != nil {
		return err
	}
	if score {
		fmt.Print(set.report("", extract.Trained().Threshold, set.probabilities(extract.Trained())))
		return nil
	}
	all := set
	if fitted != "" {
		if err := all.read(k, []string{fitted}, texts, true); err != nil {
			return err
		}
	}
	o := train.Train(all.examples, set.events)
	header := "How probable it is that an occasion is an event: see CONFIDENCE.md. Made by\n" +
		"make confidence; do not edit.\n\n" +
		fmt.Sprintf("From %d occasions of %d articles, with a penalty of %g. Cross-validated on those\n", len(all.examples), len(all.names), o.Penalty) +
		"articles that no rules were written from:\n\n" + set.report("", o.Weights.Threshold, o.Held[:len(set.examples)]) + "\n"
	fmt.Print(header)
	var b strings.Builder
	for line := range strings.Lines(header + "Articles: " + strings.Join(all.names, ", ") + "\n") {
		b.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
	return os.WriteFile(out, []byte(b.String()+o.Weights.String()), 0o644)
}

// probabilities of the examples by the weights.
func (s *set) probabilities(w *extract.Weights) []float64 {
	var p []float64
	for _, e := range s.examples {
		p = append(p, w.Probability(e.Evidence))
	}
	return p
}

// report says how the probabilities of the examples bear up.
func (s *set) report(how string, threshold float64, p []float64) string {
	var b strings.Builder
	events := 0
	brier := 0.0
	for i, e := range s.examples {
		truth := 0.0
		if e.Event {
			events++
			truth = 1
		}
		brier += (p[i] - truth) * (p[i] - truth)
	}
	n := float64(max(1, len(s.examples)))
	rate := float64(events) / n
	fmt.Fprintf(&b, "%d articles, %d occasions, %.1f %% of them events\n", len(s.names), len(s.examples), 100*rate)
	fmt.Fprintf(&b, "%slog loss %.3f (of the mere share %.3f), Brier %.3f (%.3f), AUC %.2f\n", how,
		train.LogLoss(s.examples, p), train.LogLoss(s.examples, slices.Repeat([]float64{rate}, len(p))), brier/n, rate*(1-rate), train.Ranking(s.examples, p))
	fmt.Fprintf(&b, "%sF1 of events %.1f, with what is under %.2f dropped %.1f\n", how,
		100*train.F1(s.examples, p, 0, s.events), threshold, 100*train.F1(s.examples, p, threshold, s.events))
	fmt.Fprintf(&b, "| probability | occasions | mean said | events |\n|---|---|---|---|\n")
	for _, bin := range train.Bins(s.examples, p, 0.5, 0.7, 0.8, 0.9, 1) {
		fmt.Fprintf(&b, "| %.1f–%.1f | %d | %.1f %% | %.1f %% |\n", bin.From, bin.To, bin.Count, 100*bin.Said, 100*bin.Events)
	}
	return b.String()
}
