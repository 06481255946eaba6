package parsing

import f "github.com/parley-events/parley/loader/syntax/internal/linear"

// Any change to the features below, the numbers included, makes trained models
// useless: Fingerprint then differs and the model is refused.

// ActionFeatures appends to dst those of the next transition. They come in
// groups by what they look at, since the parser meets most of it many times.
func ActionFeatures(dst []uint32, s *State) []uint32 {
	x := s.chart
	s0, s1, b0 := &x.nodes[s.top(0)], &x.nodes[s.top(1)], &x.nodes[s.front]
	dst = topFeatures(dst, s0)
	dst = secondFeatures(dst, s1)
	dst = frontFeatures(dst, b0, x)
	dst = stackFeatures(dst, s1, s0)
	dst = edgeFeatures(dst, s0, b0, x)
	return wideFeatures(dst, s)
}

// topFeatures are those of the top of the stack.
func topFeatures(dst []uint32, s0 *node) []uint32 {
	left, right, left2, right2 := &s0.left, &s0.right, &s0.left2, &s0.right2
	return append(dst,
		f.One(1, s0.both), f.One(2, s0.word), f.One(3, s0.tag),
		f.Two(53, left.word, left.label), f.Two(54, right.word, right.label),
		f.Three(58, s0.tag, left.tag, left.label), f.Three(59, s0.tag, right.tag, right.label),
		f.Two(63, left2.label, left2.tag), f.Two(64, right2.label, right2.tag),
		f.Two(67, s0.both, s0.rights), f.Two(68, s0.tag, s0.rights), f.Two(69, s0.both, s0.lefts), f.Two(70, s0.tag, s0.lefts),
		f.Two(75, s0.word, s0.leftLabels), f.Two(76, s0.tag, s0.leftLabels), f.Two(77, s0.word, s0.rightLabels), f.Two(78, s0.tag, s0.rightLabels),
	)
}

// secondFeatures are those of the word below it.
func secondFeatures(dst []uint32, s1 *node) []uint32 {
	left, right, right2 := &s1.left, &s1.right, &s1.right2
	return append(dst,
		f.One(4, s1.both), f.One(5, s1.word), f.One(6, s1.tag),
		f.Two(56, left.word, left.label), f.Two(57, right.word, right.label),
		f.Three(61, s1.tag, left.tag, left.label), f.Three(62, s1.tag, right.tag, right.label),
		f.Two(66, right2.label, right2.tag),
		f.Two(73, s1.both, s1.rights), f.Two(74, s1.tag, s1.rights),
		f.Two(81, s1.word, s1.rightLabels), f.Two(82, s1.tag, s1.rightLabels),
	)
}

// frontFeatures are those of the first word in the buffer and the two behind it.
func frontFeatures(dst []uint32, b0 *node, x *chart) []uint32 {
	j1, j2 := x.behind(b0, 1), x.behind(b0, 2)
	b1w, b1t, b2w, b2t := x.word[j1], x.tag[j1], x.word[j2], x.tag[j2]
	left, left2 := &b0.left, &b0.left2
	return append(dst,
		f.One(9, b0.both), f.One(10, b0.word), f.One(11, b0.tag), f.One(12, b1w), f.One(13, b1t), f.One(14, b2w), f.One(15, b2t),
		f.Two(21, b0.tag, b1t), f.Three(29, b0.tag, b1t, b2t),
		f.Two(55, left.word, left.label), f.Three(60, b0.tag, left.tag, left.label), f.Two(65, left2.label, left2.tag),
		f.Two(71, b0.word, b0.lefts), f.Two(72, b0.tag, b0.lefts),
		f.Two(79, b0.word, b0.leftLabels), f.Two(80, b0.tag, b0.leftLabels),
	)
}

// stackFeatures join the two words on top of the stack.
func stackFeatures(dst []uint32, s1, s0 *node) []uint32 {
	gap := distance(int(s1.at), int(s0.at))
	return append(dst,
		f.Two(22, s0.tag, s1.tag), f.Two(23, s0.word, s1.word), f.Two(24, s0.both, s1.tag), f.Two(25, s0.tag, s1.both),
		f.Three(47, s1.tag, s1.right.tag, s0.tag), f.Three(48, s1.tag, s1.left.tag, s0.tag),
		f.Three(49, s1.tag, s0.tag, s0.left.tag), f.Three(50, s1.tag, s0.tag, s0.right.tag), f.Four(51, s1.tag, s0.tag, s1.right.tag, s0.left.tag),
		f.Three(83, s1.tag, s0.tag, s1.rightLabels), f.Three(84, s1.tag, s0.tag, s0.rightLabels),
		f.Two(86, s1.word, s0.marker), f.Three(87, s1.tag, s0.marker, s0.tag), f.Three(89, s1.word, s0.marker, s0.word), f.Three(93, s1.marker, s0.marker, s0.tag),
		f.Three(99, s1.tag, s0.tag, gap), f.Three(100, s1.word, s0.word, gap),
		f.Four(105, s1.tag, s1.subject, s0.tag, s0.subject),
	)
}

// edgeFeatures join the top of the stack and the first word in the buffer.
func edgeFeatures(dst []uint32, s0, b0 *node, x *chart) []uint32 {
	i0, j0 := int(s0.at), int(b0.at)
	b1t := x.tag[x.behind(b0, 1)]
	gap, finite := distance(i0, j0), x.finite[j0]
	return append(dst,
		f.Two(16, s0.both, b0.both), f.Two(17, s0.both, b0.tag), f.Two(18, s0.tag, b0.both), f.Two(19, s0.word, b0.word), f.Two(20, s0.tag, b0.tag),
		f.Three(30, s0.tag, b0.tag, b1t), f.Three(35, s0.word, b0.tag, b1t), f.Three(36, s0.tag, b0.word, b1t), f.Three(40, s0.word, s0.tag, b1t),
		f.Four(43, s0.tag, x.tag[max(i0-1, 0)], b0.tag, x.tag[max(j0-1, 0)]),
		f.Three(44, s0.tag, s0.left.tag, b0.tag), f.Three(45, s0.tag, s0.right.tag, b0.tag), f.Three(46, s0.tag, b0.tag, b0.left.tag),
		f.Three(85, s0.tag, b0.tag, b0.leftLabels), f.Three(92, s0.marker, b0.tag, b1t),
		f.Two(94, s0.word, gap), f.Two(95, s0.tag, gap), f.Two(96, b0.word, gap), f.Two(97, b0.tag, gap), f.Three(98, s0.tag, b0.tag, gap),
		f.Three(104, s0.tag, s0.subject, b0.tag), f.Three(108, s0.tag, b0.tag, b0.subject), f.Four(109, s0.word, b0.tag, b0.subject, b1t),
		f.Four(110, s0.left.word, s0.tag, b0.tag, s0.subject), f.Four(111, s0.tag, b0.tag, finite, b0.subject), f.Three(113, s0.both, b0.tag, finite),
	)
}

// wideFeatures join words further apart.
func wideFeatures(dst []uint32, s *State) []uint32 {
	x := s.chart
	s0, s1, s2, b0 := &x.nodes[s.top(0)], &x.nodes[s.top(1)], &x.nodes[s.top(2)], &x.nodes[s.front]
	i0, i1, j0 := int(s0.at), int(s1.at), int(b0.at)
	b1t := x.tag[x.behind(b0, 1)]
	commas, commas1 := x.commasBetween(i0, j0), x.commasBetween(i1, i0)
	gap, finite := distance(i0, j0), x.finite[j0]
	return append(dst,
		f.One(7, s2.word), f.One(8, s2.tag),
		f.Two(26, s1.both, b0.tag), f.Two(27, s1.tag, b0.both), f.Two(28, s1.word, b0.word),
		f.Three(31, s1.tag, s0.tag, b0.tag), f.Three(32, s2.tag, s1.tag, s0.tag),
		f.Four(33, s1.tag, s0.tag, b0.tag, b1t), f.Four(34, s2.tag, s1.tag, s0.tag, b0.tag),
		f.Three(37, s1.word, s0.tag, b0.tag), f.Three(38, s1.tag, s0.word, b0.tag), f.Three(39, s1.tag, s0.tag, b0.word),
		f.Three(41, s1.word, s0.word, b0.tag), f.Three(42, s1.word, s0.tag, b0.word), f.Four(52, s1.tag, s0.tag, s0.left.word, b0.tag),
		f.Three(88, s2.word, s1.tag, s0.marker), f.Three(90, s2.tag, s1.tag, s0.marker), f.Four(91, s1.tag, s0.tag, s0.marker, b0.word),
		f.Four(101, s2.tag, s1.tag, s0.tag, gap), f.Four(102, s0.tag, b0.tag, commas, commas1), f.Four(103, s1.tag, s0.tag, b0.tag, commas),
		f.Four(106, s1.tag, s0.tag, s0.subject, b0.tag), f.Three(107, s2.subject, s1.subject, s0.subject*64+b0.tag),
		f.Four(112, s1.tag, s0.tag, b0.tag, finite), f.Four(114, s1.tag, s0.tag, s0.subject, finite),
	)
}

// ArcFeatures appends to dst those of the label of the arc that a transition is
// about to make.
func ArcFeatures(dst []uint32, s *State, action uint8) []uint32 {
	x := s.chart
	hi, di := s.arc(action)
	h, d := &x.nodes[hi], &x.nodes[di]
	head, dependent := int(h.at), int(d.at)
	direction, sibling, siblings := uint32(0), &h.right, h.rightLabels
	if dependent < head {
		direction, sibling, siblings = 1, &h.left, h.leftLabels
	}
	ht, dt := h.tag*2+direction, d.tag*2+direction
	left, right := &d.left, &d.right
	next, previous := min(dependent+1, x.root()), dependent-1
	other := s.beyond(head)
	span := uint32(min(max(dependent-head, head-dependent), 6))
	commas := x.commasBetween(min(head, dependent), max(head, dependent))

	return append(dst,
		f.Two(1, h.word, direction), f.One(2, ht), f.Two(3, d.word, direction), f.One(4, dt),
		f.Two(5, ht, dt), f.Two(6, h.word, dt), f.Two(7, ht, d.word), f.Three(8, h.word, d.word, direction),
		f.Three(9, ht, dt, span), f.Three(10, ht, dt, commas), f.Four(11, ht, dt, span, commas),
		f.Two(12, d.marker, dt), f.Three(13, d.marker, dt, ht), f.Three(14, d.marker, h.word, direction), f.Three(15, d.marker, d.word, direction), f.Three(16, d.marker, d.word, ht),
		f.Two(17, ht, siblings), f.Three(18, ht, dt, siblings), f.Three(19, h.word, dt, siblings), f.Three(20, ht, dt, sibling.label), f.Three(21, ht, d.word, sibling.label), f.Three(22, d.word, sibling.word, sibling.label),
		f.Two(23, dt, d.leftLabels), f.Three(24, dt, ht, d.leftLabels), f.Two(25, dt, d.rightLabels),
		f.Three(26, dt, left.tag, left.label), f.Three(27, dt, left.word, left.label), f.Three(28, dt, right.tag, right.label),
		f.Four(29, ht, dt, x.tag[next], x.tag[previous]), f.Two(30, dt, x.tag[next]), f.Two(31, dt, x.tag[previous]), f.Two(32, dt, x.word[next]), f.Two(33, dt, x.word[previous]),
		f.Three(34, ht, dt, x.tag[other]), f.Three(35, ht, dt, x.word[other]),
		f.Three(36, ht, x.tag[min(head+1, x.root())], dt), f.Three(37, ht, x.tag[max(head-1, 0)], dt),
		f.Three(38, ht, dt, h.subject), f.Three(39, ht, dt, d.subject), f.Three(40, ht, h.leftLabels, dt), f.Four(41, ht, dt, d.subject, d.leftLabels),
		f.Four(42, ht, dt, h.marker, d.subject), f.Three(43, d.word, ht, h.leftLabels), f.Four(44, h.word, dt, d.subject, d.marker),
	)
}

// distance between two positions, in steps that grow; 0 if one is missing.
func distance(a, b int) uint32 {
	switch d := b - a; {
	case a == 0 || b == 0:
		return 0
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

func (s *Sentence) commasBetween(a, b int) uint32 { return uint32(min(s.commas[b]-s.commas[a], 2)) }
