// Command train-syntax makes the model of package loader/syntax from treebanks.
//
//	go run ./cmd/train-syntax -data DIR -out loader/syntax/model/en.bin
//
// DIR holds the treebanks named in loader/syntax/model/MODEL.md as CoNLL-U
// files, plain or gzipped. Training takes some minutes on one core. With
// -score FILE a model is scored on the test sets and nothing is trained.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/parley-events/parley/loader/syntax/train"
)

var (
	// The dev sets served to choose features and settings; with these fixed, they
	// are better used to train.
	trainingSets = []string{
		"ewt-train", "gum-news-train", "gum-other-train", "gum-extra",
		"ewt-dev", "gum-news-dev", "gum-other-dev", "gum-other-test",
	}
	testSets = []string{"ewt-test", "pud-test", "gum-news-test"}
)

func main() {
	data := flag.String("data", "", "`folder` with the treebanks (required)")
	out := flag.String("out", "", "`file` to write the model to")
	score := flag.String("score", "", "score this model `file` instead of training")
	seed := flag.Uint64("seed", train.DefaultSettings.Seed, "seed of the order of the training data")
	flag.Parse()
	if err := run(*data, *out, *score, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "train-syntax:", err)
		os.Exit(1)
	}
}

func run(data, out, score string, seed uint64) error {
	switch {
	case data == "":
		return fmt.Errorf("-data is missing: the folder with %s.conllu and the other treebanks", trainingSets[0])
	case score != "":
		model, err := os.ReadFile(score)
		if err != nil {
			return err
		}
		return printScores(data, model)
	case out == "":
		return fmt.Errorf("-out is missing: the file to write the model to")
	}
	sentences, err := train.ReadTreebanks(data, trainingSets...)
	if err != nil {
		return err
	}
	start := time.Now()
	settings := train.DefaultSettings
	settings.Seed = seed
	model := train.Train(sentences, settings, func(line string) {
		fmt.Printf("%6.0fs  %s\n", time.Since(start).Seconds(), line)
	})
	if err := os.WriteFile(out, model, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %.2f MB, SHA-256 %x\n", out, float64(len(model))/1e6, sha256.Sum256(model))
	return printScores(data, model)
}

// printScores prints scores on gold words. PUD is given whole and for its news
// half, whose sentence ids begin with n.
func printScores(dir string, model []byte) error {
	for _, name := range testSets {
		sentences, err := train.ReadTreebanks(dir, name)
		if err != nil {
			return err
		}
		if err := printScore(name, model, sentences); err != nil {
			return err
		}
		if name == "pud-test" {
			var news []train.Sentence
			for _, s := range sentences {
				if strings.HasPrefix(s.ID, "n") {
					news = append(news, s)
				}
			}
			if err := printScore(name+" news", model, news); err != nil {
				return err
			}
		}
	}
	return nil
}

func printScore(name string, model []byte, sentences []train.Sentence) error {
	score, err := train.ScoreModel(model, sentences)
	if err != nil {
		return err
	}
	fmt.Printf("%-14s %5d sentences  %v\n", name, len(sentences), score)
	return nil
}
