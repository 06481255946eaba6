package loader

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/source"
)

// Options are how to load.
type Options struct {
	Steps []Step
	Clean clean.Options
	// Workers read articles at once; 0 is one a processor.
	Workers int
	// BatchMentions is how many mentions are gathered before they are written;
	// 0 is DefaultBatch. A batch never splits an article.
	BatchMentions int
	// Progress, where set, is told of every item, in the order of the input,
	// once the store has acknowledged it or it has failed.
	Progress func(Progress)
}

// DefaultBatch keeps transactions short and fixed costs small.
const DefaultBatch = 500

// Progress is what became of one item.
type Progress struct {
	Name     string
	Articles int // in the item; 0 where it failed
	Mentions int
	Warnings []string
	Err      error
}

// Report sums up a load.
type Report struct {
	Articles int // acknowledged by the store
	Failed   int
	Warnings []string
	Errors   []error // one an input that failed, in order
	Summary  graph.Summary
}

// Load reads the items and writes what they say into the store. The error is
// the store's or the context's; what an input has wrong with it stands in the
// report, and does not stop the others. Everything reported as loaded is in
// the store, whatever the error.
func Load(ctx context.Context, items iter.Seq2[source.Item, error], w graph.Writer, o Options) (Report, error) {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	queue := make(chan *task, 4*workers) // in input order, for the writer
	work := make(chan *task)
	// Readers are not waited for: when the context ends, the load does, and an
	// article that is being read, or an input that never comes, holds nobody up.
	reading, stop := context.WithCancel(ctx)
	defer stop()
	go feed(reading, items, queue, work)
	for range workers {
		go func() {
			for t := range work {
				t.read(o)
				close(t.done)
			}
		}()
	}
	l := &loading{o: o, w: w}
	err := l.write(ctx, queue)
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return l.report, err
}

// task is one item between the workers and the writer.
type task struct {
	item     source.Item
	err      error
	done     chan struct{}
	batch    graph.Batch
	warnings []string
}

// feed hands each item to the workers and, in the same order, to the writer.
func feed(ctx context.Context, items iter.Seq2[source.Item, error], queue, work chan<- *task) {
	defer close(queue)
	defer close(work)
	for item, err := range items {
		t := &task{item: item, err: err, done: make(chan struct{})}
		for _, to := range []chan<- *task{queue, work} {
			select {
			case to <- t:
			case <-ctx.Done():
				return
			}
		}
	}
}

// read cleans and reads a document, or takes facts as they are.
func (t *task) read(o Options) {
	switch {
	case t.err != nil:
	case t.item.Facts != nil:
		t.batch = *t.item.Facts
	default:
		t.batch, t.warnings, t.err = ReadDocument(t.item.Name, *t.item.Document, o)
	}
}

// ReadDocument takes one document through every step. The error is an
// *source.Error that names it.
func ReadDocument(name string, d clean.Document, o Options) (graph.Batch, []string, error) {
	a, problems := clean.Article(d, o.Clean)
	var warnings []string
	for _, p := range problems {
		if p.Fatal {
			return graph.Batch{}, nil, &source.Error{Name: name, Reason: p.Message}
		}
		warnings = append(warnings, name+": "+p.Message)
	}
	r := Read(a, o.Steps)
	return graph.Batch{Articles: []graph.Article{r.Article}, Mentions: r.Mentions}, warnings, nil
}

// loading is the writer's side: it gathers whole articles into batches.
type loading struct {
	o       Options
	w       graph.Writer
	report  Report
	batch   graph.Batch
	pending []Progress // items in the batch, not yet acknowledged
}

func (l *loading) write(ctx context.Context, queue <-chan *task) error {
	limit := l.o.BatchMentions
	if limit <= 0 {
		limit = DefaultBatch
	}
	for {
		t, err := next(ctx, queue)
		if err != nil {
			return err
		}
		if t == nil {
			return l.flush(ctx)
		}
		l.add(t)
		// An article whose reading was slow should not hold others back from
		// being seen, so a small batch goes out when nothing waits.
		if len(l.batch.Mentions) >= limit || len(l.pending) >= limit || len(queue) == 0 {
			if err := l.flush(ctx); err != nil {
				return err
			}
		}
	}
}

// next waits for the next task and for its reading; nil is the end.
func next(ctx context.Context, queue <-chan *task) (*task, error) {
	select {
	case t, more := <-queue:
		if !more {
			return nil, ctx.Err() // where the end is not that of the input
		}
		select {
		case <-t.done:
			return t, ctx.Err()
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return nil, ctx.Err()
}

func (l *loading) add(t *task) {
	p := Progress{Name: t.item.Name, Warnings: t.warnings, Err: t.err}
	if t.err == nil {
		p.Articles, p.Mentions = len(t.batch.Articles), len(t.batch.Mentions)
		l.batch.Articles = append(l.batch.Articles, t.batch.Articles...)
		l.batch.Mentions = append(l.batch.Mentions, t.batch.Mentions...)
		l.batch.Decisions = append(l.batch.Decisions, t.batch.Decisions...)
	}
	l.pending = append(l.pending, p)
}

// flush writes the batch, and only then says that its items are loaded. Facts
// that the store refuses are the fault of their input, not of the load.
func (l *loading) flush(ctx context.Context) error {
	if len(l.batch.Articles)+len(l.batch.Mentions)+len(l.batch.Decisions) > 0 {
		s, err := l.w.Write(ctx, l.batch)
		switch {
		case errors.Is(err, graph.ErrInvalid):
			l.refuse(err)
		case err != nil:
			return fmt.Errorf("writing to the store: %w", err)
		default:
			l.report.Summary = l.report.Summary.Add(s)
		}
	}
	for _, p := range l.pending {
		l.report.note(p)
		if l.o.Progress != nil {
			l.o.Progress(p)
		}
	}
	l.batch, l.pending = graph.Batch{}, nil
	return nil
}

func (l *loading) refuse(err error) {
	for i := range l.pending {
		if p := &l.pending[i]; p.Err == nil {
			p.Err = &source.Error{Name: p.Name, Reason: "the store refuses it: " + err.Error(), Err: err}
			p.Articles, p.Mentions = 0, 0
		}
	}
}

func (r *Report) note(p Progress) {
	r.Warnings = append(r.Warnings, p.Warnings...)
	if p.Err != nil {
		r.Failed++
		r.Errors = append(r.Errors, p.Err)
		return
	}
	r.Articles += p.Articles
}
