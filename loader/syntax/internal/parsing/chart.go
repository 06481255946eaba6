package parsing

// chart holds what the parses of one sentence share. The parses in a beam
// differ in little, so none has a tree of its own: a parse names the nodes on
// its stack, and the last arc it made.
type chart struct {
	*Sentence
	nodes []node  // the first are the words without children, by position
	parts []parts // by node
	arcs  []arc
}

// node is a word with the children it has so far, as features see it. It never
// changes: a word that gets one more child is another node.
type node struct {
	at              int32 // position of the word
	word, tag, both uint32
	left, left2     child // leftmost child, and the one before it
	right, right2   child // rightmost child, and the one before it
	lefts, rights   uint32
	leftLabels      uint32
	rightLabels     uint32 // hashes of the sequences of labels
	marker          uint32 // word of the case or mark child
	subject         uint32 // is 1 if there is one
}

// parts are what a node adds to the scores of the transitions from its own
// features, by where it stands.
type parts struct {
	top, second, front part
}

// part is a part of the scores of the transitions, once it is known.
type part struct {
	known  bool
	scores [3]int32
}

// child is what features see of a child of a word. Its label is the class + 1.
type child struct{ word, tag, label uint32 }

// noChild stands for a child that is missing.
var noChild = child{label: 1}

// arc is one a parse made, and the number of the one it made before.
type arc struct {
	before          int32
	head, dependent int32 // positions
	label           uint8
}

// noArc ends the list of the arcs of a parse.
const noArc = -1

func (c *chart) reset(x *Sentence) {
	c.Sentence = x
	c.nodes, c.arcs = c.nodes[:0], c.arcs[:0]
	c.parts = append(c.parts[:0], make([]parts, len(x.word))...)
	for i := range x.word {
		c.nodes = append(c.nodes, node{
			at: int32(i), word: x.word[i], tag: x.tag[i], both: x.both[i],
			left: noChild, left2: noChild, right: noChild, right2: noChild,
		})
	}
}

// behind returns the position k behind that of the first word in the buffer, 0 if
// there is none.
func (c *chart) behind(front *node, k int) int {
	if at := int(front.at) + k; at <= c.root() {
		return at
	}
	return 0
}

// adopt returns the number of the node that head becomes with one child more.
func (c *chart) adopt(m *Model, head int32, dependent int, label uint8) int32 {
	h := c.nodes[head]
	d := child{c.word[dependent], c.tag[dependent], uint32(label) + 1}
	if dependent < int(h.at) {
		h.left2, h.left = h.left, d
		h.lefts++
		h.leftLabels = h.leftLabels*31 + uint32(label) + 1
	} else {
		h.right2, h.right = h.right, d
		h.rights++
		h.rightLabels = h.rightLabels*31 + uint32(label) + 1
	}
	if m.marker[label] {
		h.marker = d.word
	}
	if m.subject[label] {
		h.subject = 1
	}
	c.nodes = append(c.nodes, h)
	c.parts = append(c.parts, parts{})
	return int32(len(c.nodes) - 1)
}
