package neo4j

import (
	"bufio"
	"context"
	"io"
	"iter"
	"os"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// Export implements graph.Reader. The server has no snapshots, so the records
// are read into a temporary file under the lock of writers, and yielded from
// there: the lock is held no longer than reading takes, however slow the
// caller is, and the caller may write while it reads.
func (s *Store) Export(ctx context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		spool, err := s.spool(ctx)
		if err != nil {
			yield(graph.Record{}, err)
			return
		}
		defer remove(spool)
		for r, err := range graph.ReadExport(spool) {
			if c := ctx.Err(); c != nil {
				yield(graph.Record{}, s.explain(ctx, c))
				return
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// spool writes the export to a temporary file and returns it, at its start.
func (s *Store) spool(ctx context.Context) (*os.File, error) {
	file, err := os.CreateTemp("", "parley-export-*")
	if err != nil {
		return nil, err
	}
	var broken error // of the file, not of the database
	err = s.locked(ctx, func(tx transaction, _ state) error {
		if broken = restart(file); broken != nil {
			return broken
		}
		out := bufio.NewWriterSize(file, 1<<16)
		for _, part := range exports {
			if err := tx.export(part.kind, part.statement, part.between, out); err != nil {
				return err
			}
		}
		broken = out.Flush() // keeps the first error of writing
		return broken
	})
	if broken == nil {
		_, broken = file.Seek(0, io.SeekStart)
	}
	if broken != nil {
		err = broken
	}
	if err != nil {
		remove(file)
		return nil, err
	}
	return file, nil
}

// exports are the parts of the canonical export in order.
var exports = []struct {
	kind      graph.RecordKind
	statement string
	between   string // elements to put between those of the statement, by id
}{
	{graph.RecordArticle, "export_articles", ""},
	{graph.RecordMention, "export_mentions", ""},
	{graph.RecordDecision, "export_decisions", ""},
	{graph.RecordEvent, "export_events", "export_hidden_events"},
	{graph.RecordActor, "export_actors", ""},
	{graph.RecordPlace, "export_places", ""},
}

// export writes one part, a record a line.
func (t transaction) export(kind graph.RecordKind, statement, between string, out *bufio.Writer) error {
	var few []*driver.Record
	if between != "" {
		var err error
		if few, err = t.rows(between, nil); err != nil {
			return err
		}
	}
	result, err := t.tx.Run(t.ctx, statements[statement], nil)
	if err != nil {
		return err
	}
	for result.Next(t.ctx) {
		r := result.Record()
		for len(few) > 0 && text(few[0], "id") < text(r, "id") {
			writeLine(out, kind, few[0])
			few = few[1:]
		}
		writeLine(out, kind, r)
	}
	for _, r := range few {
		writeLine(out, kind, r)
	}
	return result.Err()
}

// writeLine writes a record as graph.ReadExport reads it. The writer keeps its
// first error for Flush.
func writeLine(out *bufio.Writer, kind graph.RecordKind, r *driver.Record) {
	_, _ = out.WriteString(`{"kind":"` + string(kind) + `","data":` + text(r, "data") + "}\n")
}

func restart(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.Seek(0, io.SeekStart)
	return err
}

// remove deletes the spool; what is left behind is the system's to clean.
func remove(f *os.File) {
	_ = f.Close()
	_ = os.Remove(f.Name())
}
