package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/extract"
	"github.com/parley-events/parley/loader/extract/train"
	"github.com/parley-events/parley/loader/score"
)

// set is what the articles give to learn from.
type set struct {
	names    []string
	examples []train.Example
	events   int // of the gold, without optional ones
}

// read adds the articles of the gold in the order of their names.
func (s *set) read(k loader.Knowledge, gold []string, texts string, fitted bool) error {
	files, err := goldFiles(gold)
	if err != nil {
		return err
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		s.names = append(s.names, name)
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if os.IsNotExist(err) && texts != "" {
			text, err = os.ReadFile(filepath.Join(texts, name+".txt"))
		}
		if err != nil {
			return fmt.Errorf("the article of %s: %w", file, err)
		}
		if err := s.add(k, file, text, fitted); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// goldFiles lists the files, and those in the folders, by name.
func goldFiles(paths []string) ([]string, error) {
	var files []string
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			return nil, err
		case info.IsDir():
			in, err := filepath.Glob(filepath.Join(p, "*.json"))
			if err != nil {
				return nil, err
			}
			files = append(files, in...)
		default:
			files = append(files, p)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no NAME.json in %s", strings.Join(paths, ", "))
	}
	slices.SortFunc(files, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) })
	return files, nil
}

// add reads an article and holds what was read against its gold.
func (s *set) add(k loader.Knowledge, file string, text []byte, fitted bool) error {
	gold, err := score.ReadGold(file)
	if err != nil {
		return err
	}
	a, problems := clean.Article(clean.Document{Format: clean.Text, Data: text}, clean.Options{})
	for _, p := range problems {
		if p.Fatal {
			return fmt.Errorf("%s", p.Message)
		}
	}
	evidence := map[int]extract.Evidence{}
	reader := extract.Reader{Rules: k.Rules, Evidence: func(e extract.Evidence) { evidence[e.Occasion] = e }}
	r := loader.Read(a, loader.UpTo(k, "actors"))
	r.Mentions = reader.Mentions(&r.Article, r.Sentences, r.Times, &r.Cast)
	p, err := loader.Predict(r)
	if err != nil {
		return err
	}
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	predicted, err := score.Predicted(b)
	if err != nil {
		return err
	}
	occasion := map[graph.EventID]int{} // an event has the id of its first mention
	for _, m := range r.Mentions {
		occasion[graph.EventOf(m.ID)] = m.Occasion
	}
	for i, v := range score.Verdicts(gold, predicted) {
		s.examples = append(s.examples, train.Example{
			Article: len(s.names), Evidence: evidence[occasion[p.Events[i].ID]], Event: v != score.Excess, Counts: v != score.Optional, Fitted: fitted,
		})
	}
	for i := range gold {
		if !gold[i].Optional {
			s.events++
		}
	}
	return nil
}
