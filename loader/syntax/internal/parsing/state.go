package parsing

// The transitions.
const (
	Shift uint8 = iota
	Left
	Right
)

// State is a parse in progress. It copies fast: two flat slices.
type State struct {
	*Sentence
	nodes  []node
	stack  []int32 // positions; its length is fixed, depth says how much is in use
	depth  int
	buffer int // position of the first word in the buffer
	score  int
}

// node is what features see of a word's place in the tree.
type node struct {
	head          int32
	left, left2   int32 // leftmost child, and the one before it
	right, right2 int32 // rightmost child, and the one before it
	lefts, rights int32 // number of children
	leftLabels    uint32
	rightLabels   uint32 // hashes of the sequences of labels
	marker        uint32 // word of the case or mark child
	hasSubject    uint32
	label         uint8
}

// Reset makes s the start of a parse of x.
func (s *State) Reset(x *Sentence) {
	size := x.n + 2
	if cap(s.nodes) < size {
		s.nodes, s.stack = make([]node, 2*size), make([]int32, 2*size)
	}
	s.nodes, s.stack = s.nodes[:size], s.stack[:size]
	clear(s.nodes)
	s.Sentence, s.depth, s.buffer, s.score = x, 0, 1, 0
}

func (s *State) copyFrom(o *State) {
	copy(s.nodes, o.nodes)
	copy(s.stack[:o.depth], o.stack)
	s.depth, s.buffer, s.score = o.depth, o.buffer, o.score
}

func (s *State) root() int { return s.n + 1 }

// Done tells whether every word has its head.
func (s *State) Done() bool { return s.buffer > s.n && s.depth == 0 }

// Legal returns the transitions open to s. The root takes its one child last.
func (s *State) Legal() []uint8 {
	waiting := s.buffer <= s.n
	switch {
	case waiting && s.depth > 1:
		return allActions
	case waiting && s.depth == 1:
		return allActions[:Right]
	case waiting:
		return allActions[:Left]
	case s.depth > 1:
		return allActions[Right:]
	case s.depth == 1:
		return allActions[Left:Right]
	}
	return nil
}

var allActions = []uint8{Shift, Left, Right}

// Arc returns the head and the dependent that a transition other than Shift
// joins.
func (s *State) Arc(action uint8) (head, dependent int) {
	if action == Left {
		return s.buffer, s.top(0)
	}
	return s.top(1), s.top(0)
}

// Apply performs a transition. The label is that of the arc; Shift has none.
func (m *Model) Apply(s *State, action, label uint8) {
	if action == Shift {
		s.stack[s.depth] = int32(s.buffer)
		s.depth++
		s.buffer++
		return
	}
	head, dependent := s.Arc(action)
	s.depth--
	d, h := &s.nodes[dependent], &s.nodes[head]
	d.head, d.label = int32(head), label
	if dependent < head {
		h.left2, h.left = h.left, int32(dependent)
		h.lefts++
		h.leftLabels = h.leftLabels*31 + uint32(label) + 1
	} else {
		h.right2, h.right = h.right, int32(dependent)
		h.rights++
		h.rightLabels = h.rightLabels*31 + uint32(label) + 1
	}
	if m.marker[label] {
		h.marker = s.word[dependent]
	}
	if m.subject[label] {
		h.hasSubject = 1
	}
}

// top returns the position k below the top of the stack, 0 if there is none.
func (s *State) top(k int) int {
	if k < s.depth {
		return int(s.stack[s.depth-1-k])
	}
	return 0
}

// ahead returns the position k behind the first of the buffer, 0 if there is none.
func (s *State) ahead(k int) int {
	if s.buffer+k <= s.n+1 {
		return s.buffer + k
	}
	return 0
}

// ArcKind is the pair of tags an arc joins and its direction. It is below 1<<17.
func (s *State) ArcKind(head, dependent int) uint32 {
	kind := s.tag[head]<<8 | s.tag[dependent]
	if dependent < head {
		kind |= 1 << 16
	}
	return kind
}

// Buffer, Stack and Len show the state to the training oracle, as positions.

func (s *State) Buffer() int { return s.buffer }

func (s *State) Stack() []int32 { return s.stack[:s.depth] }

func (s *State) Len() int { return s.n }

// Score is the sum of the scores of the transitions so far.
func (s *State) Score() int { return s.score }

// AddScore adds to it.
func (s *State) AddScore(n int) { s.score += n }
