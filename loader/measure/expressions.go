package measure

import (
	"fmt"
	"io"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// Expressions counts time expressions by the definitions of TempEval-3, task A: a
// found expression is Relaxed where it overlaps one of gold, Strict where the
// extents are equal, and of the relaxed ones Type and Value count those with
// equal attribute.
type Expressions struct{ Gold, Found, Strict, Relaxed, Type, Value int }

// F1 is the harmonic mean of precision and recall of hits, in per cent.
func (e Expressions) F1(hits int) float64 {
	if e.Gold+e.Found == 0 {
		return 0
	}
	return 200 * float64(hits) / float64(e.Gold+e.Found)
}

func (e Expressions) String() string {
	return fmt.Sprintf("gold %d, found %d; F1 strict %.1f, relaxed %.1f, type %.1f, value %.1f",
		e.Gold, e.Found, e.F1(e.Strict), e.F1(e.Relaxed), e.F1(e.Type), e.F1(e.Value))
}

// GoldExpression is an annotated time expression, its span in bytes.
type GoldExpression struct {
	Span              graph.Span
	Type, Text, Value string
}

// Miss is told of what is wrong: MISS, VALUE or EXTRA, the document, and words.
type Miss func(kind, doc, words string)

// add counts one document.
func (e *Expressions) add(doc string, gold []GoldExpression, got []timex.Expression, miss Miss) {
	used := make([]bool, len(got))
	e.Gold += len(gold)
	e.Found += len(got)
	for _, g := range gold {
		k := widestOverlap(g, got, used)
		if k < 0 {
			miss("MISS", doc, fmt.Sprintf("%q %s", g.Text, g.Value))
			continue
		}
		used[k] = true
		x := got[k]
		e.Relaxed++
		if x.Span == g.Span {
			e.Strict++
		}
		if x.Type == g.Type {
			e.Type++
		}
		if x.Value == g.Value {
			e.Value++
			continue
		}
		miss("VALUE", doc, fmt.Sprintf("%q want %s got %q %s by %s", g.Text, g.Value, x.Text, x.Value, x.Rule))
	}
	for k, x := range got {
		if !used[k] {
			miss("EXTRA", doc, fmt.Sprintf("%q %s by %s", x.Text, x.Value, x.Rule))
		}
	}
}

func widestOverlap(g GoldExpression, got []timex.Expression, used []bool) int {
	best, overlap := -1, 0
	for i, x := range got {
		n := min(g.Span.End, x.Span.End) - max(g.Span.Start, x.Span.Start)
		if !used[i] && n > overlap {
			best, overlap = i, n
		}
	}
	return best
}

// expressionsOf lists those of a text, the two ends of a range apart, as TimeML
// marks them.
func expressionsOf(text string, published graph.Publication) []timex.Expression {
	var out []timex.Expression
	for _, sentence := range timex.Walk(text, syntax.Analyse(text), published) {
		for _, x := range sentence {
			if len(x.Parts) > 0 {
				out = append(out, x.Parts...)
			} else {
				out = append(out, x)
			}
		}
	}
	return out
}

// annotatedSentences of a document of MEANTIME carry time expressions; the rest
// of it has none marked.
const annotatedSentences = 6

// MEANTIME measures time expressions on a file of MEANTIME documents. miss may be
// nil.
func MEANTIME(r io.Reader, miss Miss) (Expressions, error) {
	var e Expressions
	err := lines(r, func(d meantime) error {
		published, err := graph.ParsePublication(d.DCT)
		if err != nil {
			return err
		}
		text, starts := d.text(annotatedSentences)
		var gold []GoldExpression
		for _, x := range d.Timex {
			if x.Span == nil || x.Span.Sent >= annotatedSentences || len(x.Span.Tok) == 0 {
				continue
			}
			if x.Span.Tok[0] >= len(starts) {
				return fmt.Errorf("document %s: there is no word %d", d.ID, x.Span.Tok[0])
			}
			from := starts[x.Span.Tok[0]]
			gold = append(gold, GoldExpression{graph.Span{Start: from, End: from + len(x.Span.Text)}, x.Type, x.Span.Text, x.Value})
		}
		e.add(d.ID, gold, expressionsOf(text, published), orSilent(miss))
		return nil
	})
	return e, err
}

// WikiWars measures time expressions on histories, where a day counts from the
// story and not from the publication. Values are TIMEX2, and types are not
// marked. miss may be nil.
func WikiWars(r io.Reader, miss Miss) (Expressions, error) {
	type history struct {
		ID, DCT, Text string
		Timex         []struct {
			Start, End  int // code points
			Value, Text string
		}
	}
	var e Expressions
	err := lines(r, func(d history) error {
		published, err := graph.ParsePublication(d.DCT)
		if err != nil {
			return err
		}
		var at []int // byte offset of each code point
		for i := range d.Text {
			at = append(at, i)
		}
		at = append(at, len(d.Text))
		var gold []GoldExpression
		for _, x := range d.Timex {
			if x.Start < 0 || x.End >= len(at) || x.Start > x.End {
				return fmt.Errorf("document %s: no text at %d to %d", d.ID, x.Start, x.End)
			}
			gold = append(gold, GoldExpression{graph.Span{Start: at[x.Start], End: at[x.End]}, "", x.Text, x.Value})
		}
		e.add(d.ID, gold, expressionsOf(d.Text, published), orSilent(miss))
		return nil
	})
	return e, err
}

func orSilent(miss Miss) Miss {
	if miss == nil {
		return func(string, string, string) {}
	}
	return miss
}
