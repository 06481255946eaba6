package main

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
)

func newExtract(s streams) *cobra.Command {
	var (
		in      input
		out     string
		explain string
	)
	c := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Print the events of each article as JSON, and store nothing",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, paths []string) error {
			items, o, err := in.open(c.Context(), paths, s.in)
			if err != nil {
				return err
			}
			if explain != "" && out != "" {
				return fmt.Errorf("%w: --explain writes to standard output; leave out --out", errUsage)
			}
			if explain != "" {
				k, err := in.knowledge()
				if err != nil {
					return err
				}
				return explainAll(items, k, o.Clean, explain, s)
			}
			// An article that takes long does not hold up Ctrl-C.
			done := make(chan error, 1)
			go func() { done <- extractAll(items, o, &results{dir: out, written: map[string]string{}}, s) }()
			select {
			case err := <-done:
				return err
			case <-c.Context().Done():
				return c.Context().Err()
			}
		},
	}
	in.flags(c.Flags())
	c.Flags().StringVar(&out, "out", "", "folder to write NAME.json into, for each article NAME.txt, NAME.html …")
	c.Flags().StringVar(&explain, "explain", "", "instead, show how each sentence was read: text, or html for a page")
	c.Flags().Lookup("explain").NoOptDefVal = "text"
	return c
}

// extractAll reads every article, and tells of those that cannot be read.
func extractAll(items iter.Seq2[source.Item, error], o loader.Options, to *results, s streams) error {
	failed := false
	for item, err := range items {
		if err == nil {
			err = extractOne(item, o, to, s)
		}
		if err != nil {
			failed = true
			fmt.Fprintln(s.err, "failed: ", err)
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func extractOne(item source.Item, o loader.Options, to *results, s streams) error {
	p, err := predictItem(item, o, s)
	if err != nil {
		return err
	}
	return to.write(item.Name, p, s)
}

// predictItem takes one article through every step.
func predictItem(item source.Item, o loader.Options, s streams) (loader.Prediction, error) {
	a, err := cleaned(item, o.Clean, s)
	if err != nil {
		return loader.Prediction{}, err
	}
	p, err := loader.Predict(loader.Read(a, o.Steps))
	if err != nil {
		return p, &source.Error{Name: item.Name, Reason: err.Error(), Err: err}
	}
	return p, nil
}

// cleaned is the article of an item, and tells of what it lacks.
func cleaned(item source.Item, o clean.Options, s streams) (graph.Article, error) {
	if item.Document == nil {
		return graph.Article{}, &source.Error{Name: item.Name, Reason: "it holds mentions that were read already", Do: "load it"}
	}
	a, problems := clean.Article(*item.Document, o)
	for _, p := range problems {
		if p.Fatal {
			return a, &source.Error{Name: item.Name, Reason: p.Message}
		}
		fmt.Fprintf(s.err, "warning: %s: %s\n", item.Name, p.Message)
	}
	return a, nil
}

// results go to standard output, a line an article, or into a folder.
type results struct {
	dir     string
	written map[string]string // the input each file is of
}

func (r *results) write(input string, p loader.Prediction, s streams) error {
	if r.dir == "" {
		return json.NewEncoder(s.out).Encode(p)
	}
	name := outName(input)
	if other, taken := r.written[name]; taken {
		return &source.Error{Name: input, Reason: fmt.Sprintf("its result would overwrite %s, that of %s", name, other), Do: "write it into another folder"}
	}
	r.written[name] = input
	b, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.dir, name), append(b, '\n'), 0o644)
}

// record is what follows the file's name where it holds several articles.
var record = regexp.MustCompile(`(?::(\d+)|\[(\d+)\])$`)

// outName is the name of an input's result: NAME.json for NAME.txt, and
// NAME-2.json for the second line of NAME.jsonl.
func outName(name string) string {
	base, number := filepath.Base(name), ""
	if m := record.FindStringSubmatch(base); m != nil {
		base, number = strings.TrimSuffix(base, m[0]), "-"+m[1]+m[2]
	}
	base = strings.TrimSuffix(base, ".gz")
	if base == "-" {
		base = "stdin"
	}
	return strings.TrimSuffix(base, filepath.Ext(base)) + number + ".json"
}
