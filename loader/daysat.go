package loader

import (
	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/extract"
)

// DaysAt returns the dates that an article gives the events told of by the words
// at byte offsets, nil for those it does not date, in the order of the offsets.
// It serves to measure dates apart from the finding of events.
func DaysAt(a graph.Article, words []int, k Knowledge) []*graph.EventDate {
	r := Read(a, Steps(k))
	return extract.Reader{Rules: k.Rules}.Days(&r.Article, r.Sentences, r.Times, &r.Cast, words)
}
