package parsing

// memory keeps what the parser worked out for a sentence, as most of a beam's
// states, and many of later steps, look alike to the features. What is kept may
// be lost to something newer in its place; then it is worked out again.
type memory struct {
	sentence uint32 // number of the sentence; what is older does not count
	actions  [1 << 11]actionScores
	stack    [1 << 10]pairScores // of the two nodes on top of the stack
	edge     [1 << 10]pairScores // of the top of the stack and the front of the buffer
	labels   [1 << 11]labelChoice
	grown    [1 << 11]grownNode
}

// actionScores are the scores of all transitions of states that look alike.
type actionScores struct {
	sentence uint32
	key      stateKey
	scores   [3]int32
}

// stateKey is all that ActionFeatures reads of a state.
type stateKey struct {
	top, below int32 // nodes on the stack
	third      int32 // position of the third, and whether it has a subject
	front      int32 // node
}

// pairScores are the parts of the scores that the features of two nodes make.
type pairScores struct {
	sentence uint32
	key      [2]int32
	scores   [3]int32
}

// labelChoice is the best label of an arc.
type labelChoice struct {
	sentence uint32
	key      arcKey
	label    uint8
}

// arcKey is all that ArcFeatures reads.
type arcKey struct {
	head, dependent int32 // nodes
	other           int32 // position of the first word ahead that is not the head
}

// grownNode is the node that a node became with one child more.
type grownNode struct {
	sentence uint32
	key      childKey
	node     int32
}

type childKey struct {
	head, dependent int32 // node, position
	label           uint8
}

// forget makes room for another sentence.
func (m *memory) forget() {
	m.sentence++
	if m.sentence == 0 { // after 4 billion
		*m = memory{sentence: 1}
	}
}

func (m *memory) ofState(k stateKey) *actionScores {
	return &m.actions[slot(uint32(k.top), uint32(k.below), uint32(k.third), uint32(k.front))%uint32(len(m.actions))]
}

func (m *memory) ofArc(k arcKey) *labelChoice {
	return &m.labels[slot(uint32(k.head), uint32(k.dependent), uint32(k.other), 0)%uint32(len(m.labels))]
}

func (m *memory) ofChild(k childKey) *grownNode {
	return &m.grown[slot(uint32(k.head), uint32(k.dependent), uint32(k.label), 0)%uint32(len(m.grown))]
}

func ofPair(pairs *[1 << 10]pairScores, key [2]int32) *pairScores {
	return &pairs[slot(uint32(key[0]), uint32(key[1]), 0, 0)%uint32(len(pairs))]
}

func slot(a, b, c, d uint32) uint32 {
	h := (a*0x9E3779B1 ^ b) * 0x85EBCA6B
	h = ((h ^ h>>15 ^ c) * 0xC2B2AE35) ^ d*0x27D4EB2F
	return (h ^ h>>15) * 0x9E3779B1 >> 8
}
