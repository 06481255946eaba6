package tagging

import f "github.com/parley-events/parley/loader/syntax/internal/linear"

// History is what the tags to the left of a word leave behind.
type History struct {
	last, beforeLast uint32 // tags
	lastVerb         uint32 // tag
	finiteVerbs      uint32 // so far, at most 3
}

// Start is the history of the first word.
func Start() History { return History{last: 255, beforeLast: 255, lastVerb: 255} }

// Next is the history of the word behind one that got tag.
func (m *Model) Next(h History, tag uint8) History {
	h.last, h.beforeLast = uint32(tag), h.last
	if m.verbs[tag] != noVerb {
		h.lastVerb = uint32(tag)
	}
	if m.verbs[tag] == finiteVerb {
		h.finiteVerbs = min(h.finiteVerbs+1, 3)
	}
	return h
}

// Features appends to dst those of word i. Any change to them, the numbers
// included, makes trained models useless: Fingerprint then differs and the model
// is refused.
func Features(dst []uint32, words []Word, i int, h History) []uint32 {
	w := at(words, i)
	l1, l2, r1, r2 := at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	t1, t2 := h.last, h.beforeLast
	return append(dst,
		// the word itself
		f.One(1, w.form), f.One(2, w.lower),
		f.One(3, w.suffix1), f.One(4, w.suffix2), f.One(5, w.Suffix3), f.One(6, w.suffix4), f.One(7, w.suffix5),
		f.One(8, w.prefix1), f.One(9, w.prefix2), f.One(10, w.prefix3),
		f.One(11, w.Shape), f.Two(12, w.Shape, w.suffix2), f.Two(13, w.Shape, w.Suffix3),
		f.One(14, w.lowerAmbiguity), f.Two(15, w.lowerAmbiguity, w.Shape),

		// with the tags before it
		f.One(16, t1), f.Two(17, t1, t2), f.Two(18, t1, w.lower), f.Two(19, t1, w.Suffix3), f.Two(20, t1, w.ambiguity),
		f.Two(21, w.Shape, t1), f.Three(22, t1, t2, w.ambiguity), f.Two(23, w.lowerAmbiguity, t1),

		// its neighbours
		f.One(24, l1.lower), f.One(25, l2.lower), f.One(26, r1.lower), f.One(27, r2.lower),
		f.Two(28, l1.lower, w.lower), f.Two(29, w.lower, r1.lower), f.Two(30, l1.lower, l2.lower), f.Two(31, r1.lower, r2.lower),
		f.Three(32, l1.lower, w.lower, r1.lower),
		f.One(33, r1.ambiguity), f.Two(34, w.ambiguity, r1.ambiguity), f.Three(35, w.ambiguity, r1.ambiguity, r2.ambiguity),
		f.Three(36, t1, w.ambiguity, r1.ambiguity), f.Two(37, w.lower, r1.ambiguity), f.Two(38, w.suffix2, r1.ambiguity),
		f.One(39, r1.Suffix3), f.One(40, r2.Suffix3), f.One(41, l1.Suffix3),
		f.Two(42, w.Shape, r1.Shape), f.Two(43, w.Shape, l1.Shape), f.Three(44, w.Shape, l1.Shape, r1.Shape),
		f.Two(45, t1, r1.lower), f.Three(46, t1, w.Shape, r1.ambiguity), f.Three(47, w.Suffix3, t1, r1.ambiguity),

		// what the word list says
		f.One(48, w.forms), f.Two(49, w.forms, t1), f.Two(50, w.forms, r1.forms), f.Two(51, w.forms, w.Shape),
		f.Three(52, w.forms, t1, r1.forms), f.Three(53, w.forms, t1, t2), f.One(54, r1.forms), f.Two(55, w.ambiguity, r1.forms),

		// the verbs of the sentence: tells "accused" the past from the participle
		f.Three(56, w.ambiguity, h.lastVerb, h.finiteVerbs), f.Three(57, w.forms, h.lastVerb, h.finiteVerbs),
		f.Four(58, w.forms, h.lastVerb, h.finiteVerbs, w.finiteAhead),
	)
}
