package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/graph/sqlite"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
	"github.com/parley-events/parley/testdata"
)

func newDemo(s streams) *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Load the sample articles into a temporary store and serve them",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			dir, err := os.MkdirTemp("", "parley-demo-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(dir)
			store, err := sqlite.Open(c.Context(), filepath.Join(dir, "demo.db"))
			if err != nil {
				return err
			}
			defer store.Close()
			o := loader.Options{Steps: loader.Steps(loader.BuiltIn()), Clean: clean.Options{Now: time.Now()}}
			items := source.FS(c.Context(), testdata.Articles, source.Options{})
			if err := load(c.Context(), store, items, []string{"sample articles"}, o, s); err != nil {
				return err
			}
			return serve(c.Context(), store, addr, s, func(at string) { tellDemo(s, at) })
		},
	}
	c.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on")
	return c
}

// tellDemo prints where to look and what to try.
func tellDemo(s streams, at string) {
	fmt.Fprintf(s.out, "\nGraphQL   http://%s/graphql\nGraphiQL  http://%s/graphiql/   Ctrl-C stops it\n", at, at)
	for _, e := range queries() {
		fmt.Fprintf(s.out, "\n# %s\n%s", e.Title, e.Query)
	}
}
