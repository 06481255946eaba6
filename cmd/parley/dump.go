package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/graph"
)

func newDump(s streams) *cobra.Command {
	var (
		db  database
		out string
	)
	c := &cobra.Command{
		Use:   "dump",
		Short: "Write the whole graph as JSON Lines: the canonical export",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			store, err := db.openExisting(c.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			if out == "" || out == "-" {
				return graph.WriteExport(s.out, store.Export(c.Context()))
			}
			return writeFile(out, func(w io.Writer) error { return graph.WriteExport(w, store.Export(c.Context())) })
		},
	}
	db.flags(c.Flags())
	c.Flags().StringVar(&out, "out", "", "file to write; standard output without it")
	return c
}

// writeFile writes a file whole or not at all.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".parley-*")
	if err != nil {
		return fmt.Errorf("cannot write %s: is its folder there, and may you write into it?", name)
	}
	defer os.Remove(f.Name()) // gone already where all went well
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	return os.Rename(f.Name(), name)
}
