package train

import (
	"slices"

	"github.com/parley-events/parley/loader/syntax/internal/parsing"
)

// parserLearner updates the two perceptrons of a parser.
type parserLearner struct {
	parser        parsing.Parser
	actions, arcs *perceptron
	features      []uint32
}

// newParserLearner learns into weights of its own; the rest of m is shared.
func newParserLearner(m *parsing.Model, s Settings) *parserLearner {
	l := &parserLearner{actions: newPerceptron(s.ActionBits), arcs: newPerceptron(s.LabelBits)}
	own := *m
	own.Actions, own.Arcs = l.actions, l.arcs
	l.parser = parsing.Parser{Model: &own}
	return l
}

// path is a sequence of transitions with the scores on the way.
type path []parsing.Step

// learn parses one sentence and corrects the weights.
func (l *parserLearner) learn(t *tree) {
	gold := l.followGold(t)
	if wrong, until := l.violation(t, gold); until > 0 {
		l.reward(t, gold[:until], wrong[:until], 1)
		l.reward(t, wrong[:until], gold[:until], -1)
	}
	l.actions.step++
}

// followGold goes the way of the oracle. On it the labels are learnt: at each
// arc that is right the label chosen is compared with the gold one.
func (l *parserLearner) followGold(t *tree) path {
	var gold path
	var s parsing.State
	s.Reset(t.sentence)
	for !s.Done() {
		step := parsing.Step{Action: oracle(&s, t.heads)}
		if legal := s.Legal(); len(legal) > 1 {
			s.AddScore(int(l.parser.ScoreActions(&s, legal)[step.Action]))
		}
		step.Score = s.Score()
		if step.Action != parsing.Shift {
			step.Label = l.learnLabel(&s, t, step.Action)
		}
		l.parser.Apply(&s, step.Action, step.Label)
		gold = append(gold, step)
	}
	return gold
}

// learnLabel returns the label the model chooses, right or wrong, so that later
// features are those it will meet.
func (l *parserLearner) learnLabel(s *parsing.State, t *tree, action uint8) uint8 {
	head, dependent := s.Arc(action)
	got := l.parser.Label(s, action)
	if want := t.labels[dependent]; t.heads[dependent] == head && got != want {
		l.features = parsing.ArcFeatures(l.features[:0], s, action)
		l.arcs.correct(l.features, want, got)
	}
	l.arcs.step++
	return got
}

// violation parses with the beam and returns the path to the parse that beats
// the gold path by most and the step at which it does (Huang, Fayong and Guo
// 2012). until is 0 if the best parse of the whole sentence is the gold one.
func (l *parserLearner) violation(t *tree, gold path) (wrong path, until int) {
	l.parser.Start(t.sentence)
	taken := make([][]parsing.Step, len(gold))
	largest := 0
	for i := range gold {
		taken[i] = slices.Clone(l.parser.Advance())
		by := l.parser.Best().Score() - gold[i].Score
		if by > largest || by == largest && i == len(gold)-1 && until == 0 {
			largest, until = by, i+1
		}
	}
	if sameActions(pathTo(taken), gold) {
		return nil, 0
	}
	return pathTo(taken[:until]), until
}

// pathTo follows the best state of the last step back to the start.
func pathTo(taken [][]parsing.Step) path {
	p := make(path, len(taken))
	at := 0
	for i := len(taken) - 1; i >= 0; i-- {
		p[i] = taken[i][at]
		at = p[i].From
	}
	return p
}

func sameActions(a, b path) bool {
	return slices.EqualFunc(a, b, func(a, b parsing.Step) bool { return a.Action == b.Action })
}

// reward changes the weights of the transitions of p by some amount, from the
// first on which it differs from other.
func (l *parserLearner) reward(t *tree, p, other path, by int32) {
	var s parsing.State
	s.Reset(t.sentence)
	differs := false
	for i, step := range p {
		differs = differs || step.Action != other[i].Action
		if differs && len(s.Legal()) > 1 {
			l.features = parsing.ActionFeatures(l.features[:0], &s)
			l.actions.add(l.features, step.Action, by)
		}
		l.parser.Apply(&s, step.Action, step.Label)
	}
}
