package actors

import (
	"cmp"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
)

// Read returns who and what the text speaks of. sents are the sentences of
// text, tagged and parsed or not; day is the day it is read for, the
// publication's, and may be empty.
func Read(text string, sents []syntax.Sentence, day graph.Day, g *Gazetteer) Cast {
	return Reader{Gazetteer: g}.Read(text, sents, day)
}

// Reader reads texts. Open, where set, is told of every phrase that could name
// somebody and was left open.
type Reader struct {
	Gazetteer *Gazetteer
	Open      func(Open)
}

// Open is a phrase that could name somebody, and a text that does not tell whom.
type Open struct {
	Span     graph.Span
	Sentence int
	What     string // "pronoun", "office", …
}

// Read is the function Read.
func (rd Reader) Read(text string, sents []syntax.Sentence, day graph.Day) Cast {
	words, ranges := flatten(sents)
	r := &reader{
		text: text, g: rd.Gazetteer, day: day, words: words, sents: ranges,
		match: matcher{g: rd.Gazetteer, words: words},
		lower: map[string]bool{},
	}
	for i := range words {
		if w := &words[i]; !w.upper && w.fold != "" {
			r.lower[w.fold] = true
		}
	}
	refs := make([][]ref, len(ranges))
	for i, s := range ranges {
		refs[i] = r.phrases(s)
	}
	c := newCasting(r, refs)
	for i := range refs {
		who := c.sentence(i, refs[i])
		if rd.Open != nil {
			r.tellOpen(sents[i].Index, refs[i], who, rd.Open)
		}
	}
	return c.finish(sents)
}

// reader holds what the steps of one reading share.
type reader struct {
	text  string
	g     *Gazetteer
	day   graph.Day
	words []word
	sents []sentenceWords
	match matcher
	lower map[string]bool // words that the text has in small letters
	// evidence holds the countries of which the text names something unambiguous;
	// nil until it is asked for.
	evidence map[string]bool
}

// span returns the bytes of words [from, to).
func (r *reader) span(from, to int) graph.Span {
	return graph.Span{Start: r.words[from].start, End: r.words[to-1].end}
}

// written returns the text of words [from, to).
func (r *reader) written(from, to int) string { return r.span(from, to).Of(r.text) }

func (r *reader) folds(from, to int) []string {
	var f []string
	for i := from; i < to; i++ {
		if r.words[i].fold != "" && r.words[i].fold != "," {
			f = append(f, r.words[i].fold)
		}
	}
	return f
}

// finish sorts the namings, fills in what other parts of the text tell of each
// and numbers the entities by their first naming.
func (c *casting) finish(sents []syntax.Sentence) Cast {
	slices.SortFunc(c.namings, func(a, b Naming) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Entity, b.Entity))
	})
	c.namings = dropOverlaps(c.namings)
	for i := range c.namings {
		n := &c.namings[i]
		n.Sentence = sents[n.Sentence].Index
		c.complete(n)
	}
	number := map[int]int{}
	var cast Cast
	for i := range c.namings {
		n := &c.namings[i]
		id, seen := number[n.Entity]
		if !seen {
			id = len(cast.Entities)
			number[n.Entity] = id
			cast.Entities = append(cast.Entities, c.entity(n.Entity, id))
		}
		n.Entity = id
	}
	cast.Namings = c.namings
	return cast
}

// dropOverlaps keeps, of sorted namings that overlap without sharing their span,
// the longer.
func dropOverlaps(namings []Naming) []Naming {
	kept := namings[:0]
	for _, n := range namings {
		if len(kept) == 0 || !kept[len(kept)-1].Span.Overlaps(n.Span) || kept[len(kept)-1].Span == n.Span {
			if k := len(kept) - 1; k >= 0 && kept[k].Span == n.Span && kept[k].Entity == n.Entity {
				continue
			}
			kept = append(kept, n)
			continue
		}
		last := kept[len(kept)-1].Span
		if n.Span.End-n.Span.Start > last.End-last.Start {
			for len(kept) > 0 && kept[len(kept)-1].Span.Overlaps(n.Span) {
				kept = kept[:len(kept)-1]
			}
			kept = append(kept, n)
		}
	}
	return kept
}
