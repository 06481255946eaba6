package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/codebook"
	"github.com/parley-events/parley/loader/score"
)

func newCodebook(in *input, s streams) *cobra.Command {
	var out, gold, aside string
	c := &cobra.Command{
		Use:   "codebook",
		Short: "Write the codebook: event types, rules, examples and how well they do",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			k, err := in.knowledge()
			if err != nil {
				return err
			}
			if _, err := path.Match(aside, ""); err != nil {
				return fmt.Errorf("%w: --aside %s: %v", errUsage, aside, err)
			}
			var figures []codebook.Measured
			if gold != "" {
				if figures, err = figuresOf(c.Context(), gold, aside, k, in, s); err != nil {
					return err
				}
			}
			var b bytes.Buffer
			if err := codebook.Write(&b, k.Rules, figures); err != nil {
				return err
			}
			if out == "" {
				_, err := s.out.Write(b.Bytes())
				return err
			}
			return os.WriteFile(out, b.Bytes(), 0o644)
		},
	}
	c.Flags().StringVar(&out, "out", "", "file to write, instead of standard output")
	c.Flags().StringVar(&gold, "gold", "", "folder of articles with their events, as of parley eval, to measure the rules on")
	c.Flags().StringVar(&aside, "aside", "", "pattern of names of articles that no rule was written for, measured apart")
	return c
}

// figuresOf measures the rules on the articles of a folder, those kept aside
// apart.
func figuresOf(ctx context.Context, gold, aside string, k loader.Knowledge, in *input, s streams) ([]codebook.Measured, error) {
	e := evaluation{gold: gold, texts: gold, steps: loader.Steps(k)}
	articles := []int{0, 0}
	reports := make([]score.Report, 2)
	err := e.measure(ctx, in, s, func(name string, gold, predicted []score.Event) {
		i := 0
		if apart, _ := path.Match(aside, name); apart {
			i = 1
		}
		articles[i]++
		reports[i].Add(gold, predicted)
	})
	if err != nil {
		return nil, err
	}
	var figures []codebook.Measured
	for i, name := range []string{"seen", "kept aside"} {
		if articles[i] > 0 {
			figures = append(figures, codebook.Measured{Name: fmt.Sprintf("%s (%d)", name, articles[i]), Report: reports[i]})
		}
	}
	return figures, nil
}
