package parsing

import (
	"slices"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Parser is a model with working memory, for one goroutine.
type Parser struct {
	*Model
	beam     [2][]State // the states of this step and of the next
	used     int        // number of states in beam[0]
	steps    []Step
	features []uint32
	scores   [linear.MaxClasses]int32
}

// Step is one way to go on from a state of the beam.
type Step struct {
	From   int // index of the state in the beam before
	Action uint8
	Label  uint8 // of the arc, if the action makes one
	Score  int   // of the whole parse so far
}

// Parse returns the heads of words, tagged and lemmatised, as indexes with -1
// for the root, and the classes of their labels.
func (p *Parser) Parse(words []tagging.Word, tags []uint8) (heads []int, labels []uint8) {
	x := p.NewSentence(words, tags)
	p.Start(x)
	for range 2 * x.n {
		p.Advance()
	}
	best := p.Best()
	heads, labels = make([]int, x.n), make([]uint8, x.n)
	for i := range heads {
		node := &best.nodes[i+1]
		heads[i], labels[i] = int(node.head)-1, node.label
		if heads[i] == x.n {
			heads[i] = -1
		}
	}
	return heads, labels
}

// Start sets the beam to the one parse of x that has not begun.
func (p *Parser) Start(x *Sentence) {
	for k := range p.beam {
		if len(p.beam[k]) != p.Width {
			p.beam[k] = make([]State, p.Width)
		}
		for i := range p.beam[k] {
			p.beam[k][i].Reset(x)
		}
	}
	p.used = 1
}

// Best returns the best parse in the beam. It is valid until the next call.
func (p *Parser) Best() *State { return &p.beam[0][0] }

// Advance moves every parse in the beam one transition on and keeps the best. It
// returns the steps it took, the best first; they are valid until the next call.
func (p *Parser) Advance() []Step {
	p.expand()
	p.used = min(p.Width, len(p.steps))
	kept := p.steps[:p.used]
	for i := range kept {
		step, next := &kept[i], &p.beam[1][i]
		next.copyFrom(&p.beam[0][step.From])
		next.score = step.Score
		if step.Action != Shift {
			head, dependent := next.Arc(step.Action)
			step.Label = p.Label(next, head, dependent)
		}
		p.Apply(next, step.Action, step.Label)
	}
	p.beam[0], p.beam[1] = p.beam[1], p.beam[0]
	return kept
}

// expand lists the successors of the beam, the best first.
func (p *Parser) expand() {
	p.steps = p.steps[:0]
	for i := range p.beam[0][:p.used] {
		s := &p.beam[0][i]
		legal := s.Legal()
		if len(legal) == 1 {
			p.steps = append(p.steps, Step{From: i, Action: legal[0], Score: s.score})
			continue
		}
		scores := p.ScoreActions(s, legal)
		for _, a := range legal {
			p.steps = append(p.steps, Step{From: i, Action: a, Score: s.score + int(scores[a])})
		}
	}
	slices.SortStableFunc(p.steps, func(a, b Step) int { return b.Score - a.Score })
}

// ScoreActions returns the scores of the legal transitions, by transition. They
// are valid until the next call.
func (p *Parser) ScoreActions(s *State, legal []uint8) *[linear.MaxClasses]int32 {
	p.features = ActionFeatures(p.features[:0], s)
	p.Actions.Score(p.features, legal, &p.scores)
	return &p.scores
}

// Label returns the best label of an arc about to be made.
func (p *Parser) Label(s *State, head, dependent int) uint8 {
	labels := p.labels(s, head, dependent)
	if len(labels) == 1 {
		return labels[0]
	}
	p.features = ArcFeatures(p.features[:0], s, head, dependent)
	p.Arcs.Score(p.features, labels, &p.scores)
	return linear.Best(labels, &p.scores)
}
