// Command measure prints how well articles are read, on public corpora.
//
//	go run ./cmd/measure -data DIR [-misses]
//	go run ./cmd/measure -gold DIR [-misses]
//
// DIR holds the corpora as JSON lines, each of which is left out where it is not
// there, and named: meantime_dev.jsonl (MEANTIME), timex_wikiwars.jsonl
// (WikiWars) and events_petr2_validation.jsonl (records of PETRARCH2). With -misses it says what is wrong, too. For the tagger
// and the parser see cmd/train-syntax.
//
// -gold asks "when did these two countries meet?", by side, what articles NAME.txt
// with gold NAME.json answer; `parley eval` has everything else of such a folder.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/measure"
)

func main() {
	data := flag.String("data", "", "`folder` with the corpora")
	gold := flag.String("gold", "", "`folder` with articles and their gold, to ask by side")
	misses := flag.Bool("misses", false, "say what is wrong, too")
	flag.Parse()
	do := func() error { return run(*data, *misses, os.Stdout) }
	if *gold != "" {
		do = func() error { return bySide(*gold, *misses, os.Stdout) }
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// measures are what is measured, on which file.
var measures = []struct {
	name, file string
	do         func(io.Reader, loader.Knowledge, measure.Miss) (fmt.Stringer, error)
}{
	{"time expressions, MEANTIME", "meantime_dev.jsonl", func(r io.Reader, _ loader.Knowledge, m measure.Miss) (fmt.Stringer, error) {
		return measure.MEANTIME(r, m)
	}},
	{"time expressions, WikiWars", "timex_wikiwars.jsonl", func(r io.Reader, _ loader.Knowledge, m measure.Miss) (fmt.Stringer, error) {
		return measure.WikiWars(r, m)
	}},
	{"event dates, MEANTIME", "meantime_dev.jsonl", func(r io.Reader, k loader.Knowledge, m measure.Miss) (fmt.Stringer, error) {
		return measure.Days(r, k, m)
	}},
	{"type and countries, PETRARCH2 validation", "events_petr2_validation.jsonl", coded},
}

func coded(r io.Reader, k loader.Knowledge, m measure.Miss) (fmt.Stringer, error) {
	return measure.Codes(r, k, m)
}

// saying returns what misses are told to; nil where they are not asked for.
func saying(misses bool, out io.Writer) measure.Miss {
	if !misses {
		return nil
	}
	return func(kind, doc, words string) { fmt.Fprintln(out, kind, doc, words) }
}

func bySide(dir string, misses bool, out io.Writer) error {
	got, err := measure.BySide(context.Background(), dir, loader.BuiltIn(), saying(misses, out))
	if err == nil {
		fmt.Fprintf(out, "meetings by side: %s\n", got)
	}
	return err
}

func run(data string, misses bool, out io.Writer) error {
	if data == "" {
		return errors.New("-data is missing: the folder with the corpora; or -gold, one with articles and gold")
	}
	miss := saying(misses, out)
	k, measured := loader.BuiltIn(), 0
	for _, m := range measures {
		f, err := os.Open(filepath.Join(data, m.file))
		if errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(out, "%s: left out, there is no %s\n", m.name, m.file)
			continue
		}
		if err != nil {
			return err
		}
		got, err := m.do(f, k, miss)
		f.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", m.file, err)
		}
		measured++
		fmt.Fprintf(out, "%s: %s\n", m.name, got)
	}
	if measured == 0 {
		return fmt.Errorf("%s holds none of the corpora", data)
	}
	return nil
}
