package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"github.com/spf13/pflag"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
	"github.com/parley-events/parley/loader/syntax"
)

// input says how articles are read.
type input struct {
	published, publisher, actorsFile, rulesDir string
	maxBytes                                   int64
}

func (i *input) flags(f *pflag.FlagSet) {
	f.StringVar(&i.published, "published", "", "publication time of the articles: 2025-12-06 or 2025-12-06T07:42:00+01:00")
	f.StringVar(&i.publisher, "publisher", "", "publisher of the articles")
	f.Int64Var(&i.maxBytes, "max-bytes", source.DefaultMaxBytes, "largest article, decompressed")
	i.knowledgeFlags(f)
}

// knowledgeFlags name what articles are read by.
func (i *input) knowledgeFlags(f *pflag.FlagSet) {
	f.StringVar(&i.actorsFile, "actors", "", "YAML file of your own people, bodies and aliases")
	f.StringVar(&i.rulesDir, "rules", "", "folder of your own rules, added to those of parley (see: parley help rules)")
}

// open returns the articles under the paths, and how to read them.
func (i *input) open(ctx context.Context, paths []string, stdin io.Reader) (iter.Seq2[source.Item, error], loader.Options, error) {
	p, err := graph.ParsePublication(i.published)
	if err != nil {
		return nil, loader.Options{}, fmt.Errorf("%w: --published: %v", errUsage, err)
	}
	k, err := i.knowledge()
	if err != nil {
		return nil, loader.Options{}, err
	}
	known := graph.Article{Published: p, Publisher: i.publisher}
	items := source.Read(ctx, paths, stdin, source.Options{MaxBytes: i.maxBytes, Known: known})
	return items, loader.Options{Steps: loader.Steps(k), Clean: clean.Options{Now: time.Now()}}, nil
}

// knowledge is what the articles are read by: parley's own, and the user's.
func (i *input) knowledge() (loader.Knowledge, error) {
	go syntax.Load() // takes longest, so beside the others
	g, err := i.gazetteer()
	if err != nil {
		return loader.Knowledge{}, err
	}
	r, err := i.rules()
	return loader.Knowledge{Gazetteer: g, Rules: r}, err
}

func (i *input) gazetteer() (*actors.Gazetteer, error) {
	if i.actorsFile == "" {
		return actors.Default(), nil
	}
	f, err := os.Open(i.actorsFile)
	if err != nil {
		return nil, fmt.Errorf("--actors: %w", err)
	}
	defer f.Close()
	return actors.Default().With(f, i.actorsFile)
}
