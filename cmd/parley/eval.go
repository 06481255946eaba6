package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/score"
	"github.com/parley-events/parley/loader/source"
)

func newEval(s streams) *cobra.Command {
	var (
		in      input
		e       evaluation
		texts   string
		verbose bool
	)
	c := &cobra.Command{
		Use:   "eval GOLD_DIR",
		Short: "Measure extraction on articles whose events you know",
		Long: `GOLD_DIR holds articles as NAME.txt and what an analyst would put on a timeline from
each as NAME.json: {"events": [{"type", "status", "date", "place": {"names"}, "quote",
"participants": [{"names", "kind", "role"}], "optional"}]}. Each article is read as
parley extract reads it, and the events are compared: which were found (type, who),
with what participants, dates, places and status, and who met whom when.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			e.gold, e.texts = args[0], args[0]
			if texts != "" {
				e.texts = texts
			}
			if e.predicted == "" {
				k, err := in.knowledge()
				if err != nil {
					return err
				}
				e.steps = loader.Steps(k)
			}
			return e.run(c.Context(), &in, verbose, s)
		},
	}
	in.flags(c.Flags())
	c.Flags().StringVar(&e.predicted, "pred", "", "folder of predictions NAME.json, as parley extract --out writes them, instead of reading")
	c.Flags().StringVar(&texts, "texts", "", "folder of the NAME.txt, where they are not in GOLD_DIR")
	c.Flags().BoolVar(&verbose, "verbose", false, "also list what was missed, what is extra, and wrong dates")
	return c
}

// evaluation says where gold, articles and predictions are.
type evaluation struct {
	gold, texts, predicted string
	steps                  []loader.Step
}

// run scores every article that has gold, and prints the figures.
func (e *evaluation) run(ctx context.Context, in *input, verbose bool, s streams) error {
	var r score.Report
	err := e.measure(ctx, in, s, func(name string, gold, predicted []score.Event) {
		for _, wrong := range r.Add(gold, predicted) {
			if verbose {
				fmt.Fprintf(s.out, "%s: %s\n", name, wrong)
			}
		}
	})
	if err != nil && !errors.Is(err, errReported) {
		return err
	}
	return errors.Join(r.Write(s.out), err)
}

// measure gives gold and prediction of every article that has gold. An article
// that cannot be read is reported, and is one of which nothing was predicted.
func (e *evaluation) measure(ctx context.Context, in *input, s streams, article func(name string, gold, predicted []score.Event)) error {
	names, err := e.articles(s)
	if err != nil {
		return err
	}
	failed := false
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		gold, err := score.ReadGold(filepath.Join(e.gold, name+".json"))
		if err != nil {
			return err
		}
		predicted, err := e.predict(ctx, name, in, s)
		if err != nil {
			failed = true
			fmt.Fprintln(s.err, "failed: ", err)
		}
		article(name, gold, predicted)
	}
	if failed {
		return errReported
	}
	return nil
}

// articles lists the names with gold and text, and warns of one without the
// other.
func (e *evaluation) articles(s streams) ([]string, error) {
	with := func(dir, ext string) (map[string]bool, []string, error) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, nil, fmt.Errorf("eval: %w; name the folder that holds NAME.txt and NAME.json", err)
		}
		set, list := map[string]bool{}, []string{}
		for _, f := range entries {
			if name, ok := strings.CutSuffix(f.Name(), ext); ok && !f.IsDir() {
				set[name] = true
				list = append(list, name)
			}
		}
		return set, list, nil
	}
	gold, goldNames, err := with(e.gold, ".json")
	if err != nil {
		return nil, err
	}
	texts, textNames, err := with(e.texts, ".txt")
	if err != nil {
		return nil, err
	}
	var both []string
	for _, name := range goldNames {
		if texts[name] {
			both = append(both, name)
			continue
		}
		fmt.Fprintf(s.err, "warning: %s has no article: put %s there, or it is left out\n", filepath.Join(e.gold, name+".json"), filepath.Join(e.texts, name+".txt"))
	}
	for _, name := range textNames {
		if !gold[name] && e.texts == e.gold {
			fmt.Fprintf(s.err, "warning: %s has no gold: write its events into %s.json, or it is left out\n", filepath.Join(e.texts, name+".txt"), name)
		}
	}
	if len(both) == 0 {
		return nil, fmt.Errorf("eval: %s holds no article NAME.txt with its gold NAME.json; parley help eval says what they hold", e.gold)
	}
	return both, nil
}

// predict returns the events of an article, read now or before.
func (e *evaluation) predict(ctx context.Context, name string, in *input, s streams) ([]score.Event, error) {
	if e.predicted != "" {
		file := filepath.Join(e.predicted, name+".json")
		events, err := score.ReadPredicted(file)
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(s.err, "warning: there is no %s: %s counts as an article of which nothing was predicted\n", file, name)
			return nil, nil
		}
		return events, err
	}
	items, o, err := in.open(ctx, []string{filepath.Join(e.texts, name+".txt")}, s.in)
	if err != nil {
		return nil, err
	}
	o.Steps = e.steps
	var events []score.Event
	for item, err := range items {
		if err != nil {
			return nil, err
		}
		p, err := predictItem(item, o, s)
		if err != nil {
			return nil, err
		}
		b, err := json.Marshal(p)
		if err != nil {
			return nil, &source.Error{Name: item.Name, Reason: err.Error(), Err: err}
		}
		if events, err = score.Predicted(b); err != nil {
			return nil, &source.Error{Name: item.Name, Reason: err.Error(), Err: err}
		}
	}
	return events, nil
}
