package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/pflag"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
)

// input says how articles are read.
type input struct {
	published, publisher, actorsFile string
	maxBytes                         int64
}

func (i *input) flags(f *pflag.FlagSet) {
	f.StringVar(&i.published, "published", "", "publication time of the articles: 2025-12-06 or 2025-12-06T07:42:00+01:00")
	f.StringVar(&i.publisher, "publisher", "", "publisher of the articles")
	f.StringVar(&i.actorsFile, "actors", "", "YAML file of your own people, bodies and aliases")
	f.Int64Var(&i.maxBytes, "max-bytes", source.DefaultMaxBytes, "largest article, decompressed")
}

func (i *input) source() (source.Options, error) {
	p, err := graph.ParsePublication(i.published)
	if err != nil {
		return source.Options{}, fmt.Errorf("%w: --published: %v", errUsage, err)
	}
	return source.Options{MaxBytes: i.maxBytes, Known: graph.Article{Published: p, Publisher: i.publisher}}, nil
}

// loader returns the options of the loader, as of now.
func (i *input) loader(now time.Time) (loader.Options, error) {
	g := actors.Default()
	if i.actorsFile != "" {
		f, err := os.Open(i.actorsFile)
		if err != nil {
			return loader.Options{}, fmt.Errorf("--actors: %w", err)
		}
		defer f.Close()
		if g, err = g.With(f, i.actorsFile); err != nil {
			return loader.Options{}, err
		}
	}
	return loader.Options{Steps: loader.Steps(g), Clean: clean.Options{Now: now}}, nil
}
