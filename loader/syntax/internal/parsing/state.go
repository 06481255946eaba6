package parsing

// The transitions.
const (
	Shift uint8 = iota
	Left
	Right
)

// State is a parse in progress. It copies fast: the nodes stand in the chart.
type State struct {
	chart *chart
	stack []int32 // nodes
	front int32   // node of the first word in the buffer
	arcs  int32   // the last arc made
	score int
}

// Reset makes s the start of a parse of x, with a chart of its own.
func (s *State) Reset(x *Sentence) {
	s.chart = &chart{}
	s.chart.reset(x)
	s.begin(s.chart)
}

func (s *State) begin(c *chart) {
	s.chart, s.stack, s.front, s.arcs, s.score = c, s.stack[:0], 1, noArc, 0
}

func (s *State) copyFrom(o *State) {
	s.chart, s.stack, s.front, s.arcs, s.score = o.chart, append(s.stack[:0], o.stack...), o.front, o.arcs, o.score
}

// buffer is the position of the first word in the buffer.
func (s *State) buffer() int { return int(s.chart.nodes[s.front].at) }

// waiting tells whether there are words in the buffer, the root not counted.
func (s *State) waiting() bool { return s.buffer() <= s.chart.n }

// Done tells whether every word has its head.
func (s *State) Done() bool { return len(s.stack) == 0 && !s.waiting() }

// Legal returns the transitions open to s. The root takes its one child last.
func (s *State) Legal() []uint8 {
	switch depth := len(s.stack); {
	case s.waiting() && depth > 1:
		return allActions
	case s.waiting() && depth == 1:
		return allActions[:Right]
	case s.waiting():
		return allActions[:Left]
	case depth > 1:
		return allActions[Right:]
	case depth == 1:
		return allActions[Left:Right]
	}
	return nil
}

var allActions = []uint8{Shift, Left, Right}

// Arc returns the positions of the head and the dependent that a transition
// other than Shift joins.
func (s *State) Arc(action uint8) (head, dependent int) {
	h, d := s.arc(action)
	return int(s.chart.nodes[h].at), int(s.chart.nodes[d].at)
}

// arc is Arc with nodes.
func (s *State) arc(action uint8) (head, dependent int32) {
	if action == Left {
		return s.front, s.top(0)
	}
	return s.top(1), s.top(0)
}

// Apply performs a transition. The label is that of the arc; Shift has none.
func (m *Model) Apply(s *State, action, label uint8) {
	if action == Shift {
		s.shift()
		return
	}
	h, _ := s.arc(action)
	_, dependent := s.Arc(action)
	s.join(action, s.chart.adopt(m, h, dependent, label), label)
}

func (s *State) shift() {
	s.stack = append(s.stack, s.front)
	s.front = int32(s.buffer() + 1)
}

// join makes an arc from the head, which it turns into another node.
func (s *State) join(action uint8, grown int32, label uint8) {
	head, dependent := s.Arc(action)
	s.chart.arcs = append(s.chart.arcs, arc{s.arcs, int32(head), int32(dependent), label})
	s.arcs = int32(len(s.chart.arcs) - 1)
	s.stack = s.stack[:len(s.stack)-1]
	if action == Left {
		s.front = grown
	} else {
		s.stack[len(s.stack)-1] = grown
	}
}

// tree returns the heads of the words, as indexes with -1 for the root, and the
// classes of their labels.
func (s *State) tree() (heads []int, labels []uint8) {
	n := s.chart.n
	heads, labels = make([]int, n), make([]uint8, n)
	for at := s.arcs; at != noArc; at = s.chart.arcs[at].before {
		a := &s.chart.arcs[at]
		heads[a.dependent-1], labels[a.dependent-1] = int(a.head)-1, a.label
		if int(a.head) > n {
			heads[a.dependent-1] = -1
		}
	}
	return heads, labels
}

// top returns the node k below the top of the stack, the one of no word if
// there is none.
func (s *State) top(k int) int32 {
	if k < len(s.stack) {
		return s.stack[len(s.stack)-1-k]
	}
	return 0
}

// beyond returns the position of the first word in the buffer that is not head.
func (s *State) beyond(head int) int {
	if at := s.buffer(); at != head {
		return at
	}
	return min(head+1, s.chart.root())
}

// Buffer, Stack and Len show the state to the training oracle, as positions.

func (s *State) Buffer() int { return s.buffer() }

func (s *State) Stack() []int32 {
	stack := make([]int32, len(s.stack))
	for i, k := range s.stack {
		stack[i] = s.chart.nodes[k].at
	}
	return stack
}

func (s *State) Len() int { return s.chart.n }

// Score is the sum of the scores of the transitions so far.
func (s *State) Score() int { return s.score }

// AddScore adds to it.
func (s *State) AddScore(n int) { s.score += n }
