package main

import (
	"fmt"
	"iter"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/clean"
	"github.com/parley-events/parley/loader/explain"
	"github.com/parley-events/parley/loader/source"
)

// explainAll shows how every article is read. A page is written once all of them
// are.
func explainAll(items iter.Seq2[source.Item, error], k loader.Knowledge, o clean.Options, form string, s streams) error {
	if form != "text" && form != "html" {
		return fmt.Errorf("%w: --explain=%s: want --explain=text or --explain=html", errUsage, form)
	}
	failed := false
	var all []explain.Explanation
	for item, err := range items {
		var e explain.Explanation
		if err == nil {
			e, err = explainItem(item, k, o, s)
		}
		switch {
		case err != nil:
			failed = true
			fmt.Fprintln(s.err, "failed: ", err)
		case form == "html":
			all = append(all, e)
		default:
			if err := e.Text(s.out); err != nil {
				return err
			}
		}
	}
	if len(all) > 0 {
		if err := explain.HTML(s.out, all); err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

func explainItem(item source.Item, k loader.Knowledge, o clean.Options, s streams) (explain.Explanation, error) {
	a, err := cleaned(item, o, s)
	if err != nil {
		return explain.Explanation{}, err
	}
	e, err := explain.Read(a, k)
	if err != nil {
		return e, &source.Error{Name: item.Name, Reason: err.Error(), Err: err}
	}
	return e, nil
}
