package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"github.com/parley-events/parley/graph"
)

func newRestore(s streams) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Read a dump into the store, and check what is derived from it",
		Long: `Reads the articles, mentions and decisions of a dump ("-" is standard input, .gz is fine),
derives the events anew, and compares them with those of the dump. A store that held
something before keeps it; then only what the dump has is compared.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			in, closer, err := openDump(args[0], s.in)
			if err != nil {
				return err
			}
			defer closer()
			store, err := db.open(c.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			return restore(c.Context(), store, graph.ReadExport(in), db.bulk(), s)
		},
	}
	db.flags(c.Flags())
	return c
}

func openDump(name string, stdin io.Reader) (io.Reader, func() error, error) {
	in, closer := stdin, func() error { return nil }
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, fmt.Errorf("cannot read the dump: %w", err)
		}
		in, closer = f, f.Close
	}
	buffered := bufio.NewReaderSize(in, 1<<20)
	if head, _ := buffered.Peek(2); len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b {
		z, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, nil, fmt.Errorf("cannot read %s: the compressed file is damaged", name)
		}
		return z, closer, nil
	}
	return buffered, closer, nil
}

// restore writes the facts of a dump, then holds what the store derived
// against what the dump says was derived.
func restore(ctx context.Context, store graph.Store, records iter.Seq2[graph.Record, error], bulk int, s streams) error {
	var (
		b       graph.Batch
		total   graph.Summary
		checked check
	)
	flush := func() error {
		sum, err := store.Write(ctx, b)
		total, b = total.Add(sum), graph.Batch{}
		return err
	}
	for r, err := range records {
		if err != nil {
			return fmt.Errorf("this is no dump of parley, or a damaged one: %w; what came before is restored", err)
		}
		switch {
		case r.Article != nil:
			b.Articles = append(b.Articles, *r.Article)
		case r.Mention != nil:
			b.Mentions = append(b.Mentions, *r.Mention)
		case r.Decision != nil:
			b.Decisions = append(b.Decisions, *r.Decision)
		}
		derived := r.Kind().Derived()
		if n := len(b.Articles) + len(b.Mentions) + len(b.Decisions); n >= bulk || derived && n > 0 {
			if err := flush(); err != nil {
				return err
			}
		}
		if derived {
			if err := checked.add(ctx, store, r); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if err := checked.flush(ctx, store); err != nil {
		return err
	}
	return tellRestore(s, total, &checked)
}

func tellRestore(s streams, total graph.Summary, c *check) error {
	if total.Unchanged() {
		fmt.Fprintf(s.out, "nothing is new, the store is unchanged; %d derived records compared\n", c.compared)
	} else {
		fmt.Fprintf(s.out, "%s and %s restored, %s; %d derived records compared\n",
			count(total.Articles, "article"), count(total.Mentions, "mention"), count(total.Created, "event"), c.compared)
	}
	if c.compared == 0 && total.Articles+total.Mentions > 0 {
		fmt.Fprintln(s.err, "warning: the dump holds no events to compare with: is it cut short?")
	}
	if len(c.differ) == 0 {
		return nil
	}
	for _, id := range c.differ[:min(len(c.differ), 20)] {
		fmt.Fprintln(s.err, "differs from the dump:", id)
	}
	fmt.Fprintf(s.err, "%d of %d derived records differ: the dump comes from another version of parley, or the store held more before\n", len(c.differ), c.compared)
	return errReported
}

// check compares derived records with what the store derived.
type check struct {
	compared int
	differ   []string
	events   []graph.Event
	actors   []graph.Actor
	places   []graph.Place
}

const checkBatch = 1000

func (c *check) add(ctx context.Context, store graph.Reader, r graph.Record) error {
	switch {
	case r.Event != nil:
		c.events = append(c.events, *r.Event)
	case r.Actor != nil:
		c.actors = append(c.actors, *r.Actor)
	case r.Place != nil:
		c.places = append(c.places, *r.Place)
	}
	if len(c.events)+len(c.actors)+len(c.places) < checkBatch {
		return nil
	}
	return c.flush(ctx, store)
}

func (c *check) flush(ctx context.Context, store graph.Reader) error {
	err := compare(c, c.events, func(e graph.Event) graph.EventID { return e.ID },
		func(ids []graph.EventID) ([]*graph.Event, error) { return store.EventsByID(ctx, ids) })
	if err == nil {
		err = compare(c, c.actors, func(a graph.Actor) graph.ActorID { return a.ID },
			func(ids []graph.ActorID) ([]*graph.Actor, error) { return store.ActorsByID(ctx, ids) })
	}
	if err == nil {
		err = compare(c, c.places, func(p graph.Place) graph.PlaceID { return p.ID },
			func(ids []graph.PlaceID) ([]*graph.Place, error) { return store.PlacesByID(ctx, ids) })
	}
	c.events, c.actors, c.places = nil, nil, nil
	return err
}

func compare[ID ~string, T any](c *check, want []T, id func(T) ID, get func([]ID) ([]*T, error)) error {
	if len(want) == 0 {
		return nil
	}
	ids := make([]ID, len(want))
	for i, w := range want {
		ids[i] = id(w)
	}
	got, err := get(ids)
	if err != nil {
		return err
	}
	for i, w := range want {
		c.compared++
		a, _ := json.Marshal(w)
		b, _ := json.Marshal(got[i])
		if string(a) != string(b) {
			c.differ = append(c.differ, string(ids[i]))
		}
	}
	return nil
}
