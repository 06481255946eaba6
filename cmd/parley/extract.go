package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
)

func newExtract(s streams) *cobra.Command {
	var (
		in  input
		out string
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
			failed := false
			for item, err := range items {
				if c.Context().Err() != nil {
					return c.Context().Err()
				}
				if err == nil {
					err = extractOne(item, o, out, s)
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
		},
	}
	in.flags(c.Flags())
	c.Flags().StringVar(&out, "out", "", "folder to write NAME.json into for each input NAME.txt or NAME.html")
	return c
}

// extractOne writes one article's events, to standard output as one line, or
// into the folder.
func extractOne(item source.Item, o loader.Options, dir string, s streams) error {
	if item.Document == nil {
		return &source.Error{Name: item.Name, Reason: "it holds mentions that were read already", Do: "load it"}
	}
	a, problems := clean.Article(*item.Document, o.Clean)
	for _, p := range problems {
		if p.Fatal {
			return &source.Error{Name: item.Name, Reason: p.Message}
		}
		fmt.Fprintf(s.err, "warning: %s: %s\n", item.Name, p.Message)
	}
	p, err := loader.Predict(loader.Read(a, o.Steps))
	if err != nil {
		return &source.Error{Name: item.Name, Reason: err.Error(), Err: err}
	}
	if dir == "" {
		return json.NewEncoder(s.out).Encode(p)
	}
	b, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, outName(item.Name)), append(b, '\n'), 0o644)
}

// outName is the name of an input's result: NAME.json for NAME.txt.
func outName(name string) string {
	base := strings.NewReplacer(":", "-", "[", "-", "]", "").Replace(filepath.Base(name))
	base = strings.TrimSuffix(base, ".gz")
	if base == "-" {
		return "stdin.json"
	}
	return strings.TrimSuffix(base, filepath.Ext(base)) + ".json"
}
