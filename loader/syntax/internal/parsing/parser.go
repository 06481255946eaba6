package parsing

import (
	"github.com/parley-events/parley/loader/syntax/internal/linear"
	"github.com/parley-events/parley/loader/syntax/internal/tagging"
)

// Parser is a model with working memory, for one goroutine.
type Parser struct {
	*Model
	chart    chart
	memory   memory
	beam     [2][]State // the states of this step and of the next
	used     int        // number of states in beam[0]
	steps    []Step     // to the next states, the best first
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
	return p.Best().tree()
}

// Start sets the beam to the one parse of x that has not begun. The weights must
// not change until the sentence is done.
func (p *Parser) Start(x *Sentence) {
	p.memory.forget()
	p.chart.reset(x)
	for k := range p.beam {
		if len(p.beam[k]) != p.Width {
			p.beam[k] = make([]State, p.Width)
		}
	}
	p.beam[0][0].begin(&p.chart)
	p.used = 1
}

// Best returns the best parse in the beam. It is valid until the next call.
func (p *Parser) Best() *State { return &p.beam[0][0] }

// Advance moves every parse in the beam one transition on and keeps the best. It
// returns the steps it took, the best first; they are valid until the next call.
func (p *Parser) Advance() []Step {
	p.expand()
	p.used = len(p.steps)
	for i := range p.steps {
		step, next := &p.steps[i], &p.beam[1][i]
		next.copyFrom(&p.beam[0][step.From])
		next.score = step.Score
		if step.Action == Shift {
			next.shift()
			continue
		}
		step.Label = p.label(next, step.Action)
		next.join(step.Action, p.grown(next, step.Action, step.Label), step.Label)
	}
	p.beam[0], p.beam[1] = p.beam[1], p.beam[0]
	return p.steps
}

// expand lists the best successors of the beam.
func (p *Parser) expand() {
	p.steps = p.steps[:0]
	for i := range p.beam[0][:p.used] {
		s := &p.beam[0][i]
		legal := s.Legal()
		if len(legal) == 1 {
			p.offer(Step{From: i, Action: legal[0], Score: s.score})
			continue
		}
		scores := p.actionScores(s)
		for _, a := range legal {
			p.offer(Step{From: i, Action: a, Score: s.score + int(scores[a])})
		}
	}
}

// offer puts a step in its place among the best so far, behind its equals.
func (p *Parser) offer(step Step) {
	at := len(p.steps)
	for at > 0 && p.steps[at-1].Score < step.Score {
		at--
	}
	if at == p.Width {
		return
	}
	if len(p.steps) < p.Width {
		p.steps = append(p.steps, Step{})
	}
	copy(p.steps[at+1:], p.steps[at:])
	p.steps[at] = step
}

// actionScores returns the scores of the transitions, legal or not.
func (p *Parser) actionScores(s *State) *[3]int32 {
	third := &p.chart.nodes[s.top(2)]
	key := stateKey{s.top(0), s.top(1), third.at<<1 | int32(third.subject), s.front}
	known := p.memory.ofState(key)
	if known.sentence != p.memory.sentence || known.key != key {
		known.sentence, known.key = p.memory.sentence, key
		known.scores = p.addUp(s)
	}
	return &known.scores
}

// addUp sums the scores of the transitions from the groups of ActionFeatures.
func (p *Parser) addUp(s *State) [3]int32 {
	i0, i1 := s.top(0), s.top(1)
	x, top, second, front := s.chart, &s.chart.parts[i0].top, &s.chart.parts[i1].second, &s.chart.parts[s.front].front
	s0, s1, b0 := &x.nodes[i0], &x.nodes[i1], &x.nodes[s.front]
	if !top.known {
		*top = part{true, p.sum(topFeatures(p.features[:0], s0))}
	}
	if !second.known {
		*second = part{true, p.sum(secondFeatures(p.features[:0], s1))}
	}
	if !front.known {
		*front = part{true, p.sum(frontFeatures(p.features[:0], b0, x))}
	}
	key := [2]int32{i1, i0}
	stack := ofPair(&p.memory.stack, key)
	if stack.sentence != p.memory.sentence || stack.key != key {
		*stack = pairScores{p.memory.sentence, key, p.sum(stackFeatures(p.features[:0], s1, s0))}
	}
	key = [2]int32{i0, s.front}
	edge := ofPair(&p.memory.edge, key)
	if edge.sentence != p.memory.sentence || edge.key != key {
		*edge = pairScores{p.memory.sentence, key, p.sum(edgeFeatures(p.features[:0], s0, b0, x))}
	}
	scores := p.sum(wideFeatures(p.features[:0], s))
	for a := range scores {
		scores[a] += top.scores[a] + second.scores[a] + front.scores[a] + stack.scores[a] + edge.scores[a]
	}
	return scores
}

// sum scores the transitions by some of their features.
func (p *Parser) sum(features []uint32) [3]int32 {
	p.features = features
	p.Actions.Score(features, allActions, &p.scores)
	return [3]int32(p.scores[:])
}

// label is Label from memory where it can be.
func (p *Parser) label(s *State, action uint8) uint8 {
	head, dependent := s.arc(action)
	key := arcKey{head, dependent, int32(s.beyond(int(p.chart.nodes[head].at)))}
	known := p.memory.ofArc(key)
	if known.sentence != p.memory.sentence || known.key != key {
		known.sentence, known.key, known.label = p.memory.sentence, key, p.Label(s, action)
	}
	return known.label
}

// grown returns the node that the head of an arc becomes.
func (p *Parser) grown(s *State, action, label uint8) int32 {
	head, dependent := s.arc(action)
	at := p.chart.nodes[dependent].at
	key := childKey{head, at, label}
	known := p.memory.ofChild(key)
	if known.sentence != p.memory.sentence || known.key != key {
		known.sentence, known.key, known.node = p.memory.sentence, key, p.chart.adopt(p.Model, head, int(at), label)
	}
	return known.node
}

// ScoreActions returns the scores of the legal transitions, by transition. They
// are valid until the next call.
func (p *Parser) ScoreActions(s *State, legal []uint8) *[linear.MaxClasses]int32 {
	p.features = ActionFeatures(p.features[:0], s)
	p.Actions.Score(p.features, legal, &p.scores)
	return &p.scores
}

// Label returns the best label of the arc that a transition is about to make.
func (p *Parser) Label(s *State, action uint8) uint8 {
	labels := p.labels(s, action)
	if len(labels) == 1 {
		return labels[0]
	}
	p.features = ArcFeatures(p.features[:0], s, action)
	p.Arcs.Score(p.features, labels, &p.scores)
	return linear.Best(labels, &p.scores)
}
