package extract

import (
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// Reader reads articles. Observe, where set, is told what became of every word
// that could tell of an event, in the order of reading. Evidence, where set, is
// told what the confidence of each occasion rests on.
type Reader struct {
	Rules    *rules.Rules
	Observe  func(Note)
	Evidence func(Evidence)
}

// Mentions returns what the article says of events by the rules that parley
// brings, in text order.
func Mentions(a *graph.Article, sents []syntax.Sentence, times [][]timex.Expression, cast *actors.Cast) []graph.Mention {
	return Reader{Rules: rules.English()}.Mentions(a, sents, times, cast)
}

// Note is one decision about a word that could tell of an event.
type Note struct {
	Sentence int        // index of the sentence
	Word     graph.Span // the word
	Frame    *rules.Frame
	Pattern  string // of the frame, as its rule file has it
	Outcome  Outcome
	Why      string       // of what was rejected, or weighed
	Slots    []FilledSlot // of a frame that was met
}

// Outcome is what a note says.
type Outcome byte

// The outcomes.
const (
	// Unfit: the words around do not fit the pattern.
	Unfit Outcome = iota
	// Met: the frame fits, and its slots are filled.
	Met
	// Dropped: a frame that was met tells of no event after all. Where no such
	// note follows, the mention with this trigger came of it.
	Dropped
	// Weighed says what makes a mention more and less probable.
	Weighed
)

// FilledSlot is the phrase in a slot of a frame.
type FilledSlot struct {
	Slot string
	Head graph.Span // its first word in the tree
	// Actors are the fullest names of those it stands for.
	Actors []string
}

// note tells the observer, if there is one, of a word of the sentence.
func (t *tree) note(at int, n Note) {
	n.Sentence, n.Word = t.s.Index, graph.Span{Start: t.tok[at].Start, End: t.tok[at].End}
	t.observe(n)
}

// unfit notes a pattern that does not fit word i.
func (t *tree) unfit(i int, p *rules.Pattern, why string) {
	if t.observe != nil {
		if why == noActor {
			why += ": " + needs(p.Frame)
		}
		t.note(i, Note{Frame: p.Frame, Pattern: p.Text, Outcome: Unfit, Why: why})
	}
}

// needs names the slots that a frame wants filled: "subject or with; object".
func needs(f *rules.Frame) string {
	var list []string
	for _, alternatives := range f.Need {
		list = append(list, strings.Join(alternatives, " or "))
	}
	if list == nil {
		return "any"
	}
	return strings.Join(list, "; ")
}

// whyUnreal says that an event did not happen, and by which word.
func (t *tree) whyUnreal(m mood) string {
	const why = "it did not happen and is not planned"
	if t.observe == nil || m.by == "" {
		return why
	}
	return why + ", as the text says by “" + m.by + "”"
}

// met notes a trigger with its slots.
func (t *tree) met(g *trigger) {
	if t.observe == nil {
		return
	}
	n := Note{Frame: g.frame, Outcome: Met}
	seen := map[string]bool{}
	for _, r := range g.frame.Roles {
		if seen[r.Slot] {
			continue
		}
		seen[r.Slot] = true
		for _, h := range g.slots.named(r.Slot) {
			f := FilledSlot{Slot: r.Slot, Head: graph.Span{Start: t.tok[h].Start, End: t.tok[h].End}}
			for _, k := range t.actorsAt(h) {
				f.Actors = append(f.Actors, t.namings[k].entity.Actor.FullestName())
			}
			n.Slots = append(n.Slots, f)
		}
	}
	t.note(g.at, n)
}

// dropped notes a trigger that tells of no event.
func (t *tree) dropped(g *trigger, why string) {
	if t.observe != nil {
		t.note(g.at, Note{Frame: g.frame, Outcome: Dropped, Why: why})
	}
}
