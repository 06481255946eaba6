package explain

import (
	_ "embed"
	"html/template"
	"io"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"event":     func(e loader.PredictedEvent) string { return eventLine(&e) },
	"published": published,
}).Parse(pageText))

// HTML writes a page of its own with the explanations, one after another.
func HTML(w io.Writer, list []Explanation) error {
	pointers := make([]*Explanation, len(list))
	for i := range list {
		pointers[i] = &list[i]
	}
	return page.Execute(w, pointers)
}

// Piece is a stretch of a sentence; Class says what it is: date, actor, place,
// word, open, or "" for nothing.
type Piece struct{ Text, Class, Title string }

// Pieces cuts the sentence for colouring. Where two things overlap, the one that
// begins first is shown.
func (s *Sentence) Pieces() []Piece {
	type mark struct {
		span         graph.Span
		class, title string
	}
	var marks []mark
	for _, d := range s.Dates {
		marks = append(marks, mark{d.span, "date", d.EDTF})
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		marks = append(marks, mark{a.span, a.label(), a.Who})
	}
	for _, w := range s.Words {
		class := "word"
		if len(w.Mentions) == 0 {
			class = "rejected"
		}
		marks = append(marks, mark{w.span, class, w.Frame})
	}
	for _, o := range s.Open {
		marks = append(marks, mark{o.span, "open", o.Why})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.span.Start - b.span.Start })
	var pieces []Piece
	at := s.span.Start
	plain := func(to int) {
		if to > at {
			pieces = append(pieces, Piece{Text: s.Text[at-s.span.Start : to-s.span.Start]})
			at = to
		}
	}
	for _, m := range marks {
		if m.span.Start < at || m.span.End > s.span.End {
			continue
		}
		plain(m.span.Start)
		pieces = append(pieces, Piece{s.Text[m.span.Start-s.span.Start : m.span.End-s.span.Start], m.class, m.title})
		at = m.span.End
	}
	plain(s.span.End)
	return pieces
}

// Label and Detail are for the page.
func (a Actor) Label() string { return a.label() }

// Detail says how the actor was recognised.
func (a Actor) Detail() string { return a.detail() }
