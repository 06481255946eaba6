package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// contents is what a statement says: the clause of the verb of saying, the
// quotation around it, or both. There are two where the sentence stops to say who
// speaks.
func (t *tree) contents(g *trigger, text string) []graph.Utterance {
	var said []graph.Utterance
	for _, words := range t.contentWords(g) {
		if u, ok := t.utterance(words[0], words[1], text); ok {
			said = append(said, u)
		}
	}
	return said
}

// utterance is the words from..to-1 without what only stands around what is said;
// ok is false where nothing is left.
func (t *tree) utterance(from, to int, text string) (u graph.Utterance, ok bool) {
	for from < to && (t.tok[from].UPOS == "PUNCT" && t.tok[from].Text != "(" || t.lower(from) == "that" && t.tok[from].XPOS != "DT") {
		from++
	}
	for to > from && t.tok[to-1].UPOS == "PUNCT" && t.tok[to-1].Text != "?" && t.tok[to-1].Text != "!" && t.tok[to-1].Text != ")" {
		to--
	}
	if from >= to {
		return u, false
	}
	from, to = t.balanced(from, to)
	span := graph.Span{Start: t.tok[from].Start, End: t.tok[to-1].End}
	return graph.Utterance{Text: span.Of(text), Form: t.form(from, to), Span: span}, true
}

// balanced takes in the quotation mark before the first word or after the last
// one whose partner stands among the words: `a "good meeting",`. Where no mark
// stands among them, none is missed.
func (t *tree) balanced(from, to int) (int, int) {
	marks := func(k int) bool { return k >= 0 && k < len(t.tok) && isQuote(t.tok[k].Text) }
	first, last := from, to-1
	for first < to && !marks(first) {
		first++
	}
	if first == to {
		return from, to
	}
	if t.quoted[from] && !marks(from) && marks(from-1) {
		from--
	}
	if t.quoted[last] && !marks(last) {
		switch {
		case marks(to):
			to++
		case marks(to+1) && t.quoted[to]: // "a good meeting,"
			to += 2
		}
	}
	return from, to
}

// form: all, some or none of the words stand in quotation marks.
func (t *tree) form(from, to int) graph.UtteranceForm {
	in, out := 0, 0
	for k := from; k < to; k++ {
		switch {
		case t.tok[k].UPOS == "PUNCT":
		case t.quoted[k]:
			in++
		default:
			out++
		}
	}
	switch {
	case in == 0:
		return graph.Indirect
	case out == 0:
		return graph.Direct
	}
	return graph.Mixed
}

// contentWords returns the stretches from..to-1 that are said: before and after
// ", X said,", else after the verb.
func (t *tree) contentWords(g *trigger) [][2]int {
	if g.mark > 0 {
		return [][2]int{t.afterColon(g.mark)}
	}
	if r := t.reporting(g.at); r != nil {
		return [][2]int{r.left, r.right}
	}
	from, to := t.wordsAfter(g)
	if from < to && t.rules.Words.Has("deny", t.lemma(g.at)) {
		if from > g.at {
			from = g.at // what is denied is not what is said
		} else if !t.quoted[from] {
			return nil
		}
	}
	return [][2]int{{from, to}}
}

// reporting returns the reporting clause with the verb at, nil where it is none.
func (t *tree) reporting(at int) *reporting {
	for k := range t.reports {
		if t.reports[k].verb == at {
			return &t.reports[k]
		}
	}
	return nil
}

// wordsAfter returns what is said in the words after a verb of saying.
func (t *tree) wordsAfter(g *trigger) (from, to int) {
	for _, c := range t.child(g.at, "ccomp", "parataxis") {
		if c > g.at {
			from, to = t.span(c)
			return t.pastTimes(max(from, g.at+1), to), to
		}
	}
	for k := g.at + 1; k < len(t.tok); k++ {
		if t.quoted[k] && !t.quoted[g.at] {
			from, to = k, k
			for to < len(t.tok) && t.quoted[to] {
				to++
			}
			if lo, hi := t.phraseSaid(g); lo <= from && hi >= to {
				return lo, hi
			}
			return from, to
		}
	}
	return t.phraseSaid(g)
}

// phraseSaid returns the phrase that a verb says where no clause or quotation
// does: "promised elections", "called it a trap", "spoke of a first step".
func (t *tree) phraseSaid(g *trigger) (from, to int) {
	lemma := t.lemma(g.at)
	naming := t.rules.Words.Has("describing", lemma)
	if !naming && !t.isSpeech(lemma) && !t.rules.Words.Has("deny", lemma) || t.rules.Words.Has("telling", lemma) && !t.hasChild(g.at, "xcomp") {
		return 0, 0
	}
	put := func(k int) {
		lo, hi := t.span(k)
		if k < g.at || t.inTime[k] || t.rules.Words.Has("audience", t.lemma(k)) {
			return
		}
		if lo = max(lo, g.at+1); from == to {
			from, to = lo, hi
		}
		from, to = min(from, lo), max(to, hi)
	}
	for _, k := range t.child(g.at, "obj", "xcomp") {
		put(k)
	}
	for _, k := range t.child(g.at, "obl", "advcl") {
		switch p := t.prep(k); {
		case naming && p == "as", (lemma == "speak" || lemma == "talk" || lemma == "accuse") && p == "of", lemma == "accuse" && t.hasMark(k, "of"):
			put(k)
		}
	}
	if from < to && t.lower(from) == "of" && (lemma == "speak" || lemma == "talk") {
		from++
	}
	return from, to
}

// pastTimes skips the time expression that the tree took into what is said:
// "told reporters on Sunday it had been".
func (t *tree) pastTimes(from, to int) int {
	k := from
	if k < to && t.tok[k].UPOS == "ADP" {
		k++
	}
	if k >= to || !t.inTime[k] {
		return from
	}
	for k < to && t.inTime[k] {
		k++
	}
	if k >= to || t.tok[k].UPOS == "PUNCT" {
		return from // "said on Monday, they met": the comma says that it is theirs
	}
	return k
}

// span is the stretch of words below word i.
func (t *tree) span(i int) (from, to int) {
	from, to = i, i+1
	for k := range t.tok {
		if t.below(k, i) {
			from, to = min(from, k), max(to, k+1)
		}
	}
	return from, to
}

// channel finds how a statement was made, from the words of its clause outside
// what is said.
func (t *tree) channel(g *trigger, r *rules.Rules) string {
	var b strings.Builder
	b.WriteByte(' ')
	matter := -1 // what is spoken of: "branded the statement a farce"
	if o := t.child(g.at, "obj"); g.noun < 0 && len(o) > 0 && !t.rules.Words.Has("telling", t.lemma(g.at)) && !t.rules.Words.Has("audience", t.lemma(o[0])) && t.prep(o[0]) == "" {
		matter = o[0]
	}
	for k := range t.tok {
		if !t.quoted[k] && t.speaks(k, g.at) && (matter < 0 || !t.below(k, matter)) {
			b.WriteString(t.tok[k].Text)
			b.WriteByte(' ')
		}
	}
	if t.interviewed(g) {
		return "interview"
	}
	text := b.String()
	folded := strings.ToLower(text)
	for _, c := range r.Channels {
		for _, w := range c.Named {
			if strings.Contains(text, " "+w+" ") {
				return c.ID
			}
		}
		for _, w := range c.Words {
			if strings.Contains(folded, " "+w+" ") {
				return c.ID
			}
		}
	}
	return ""
}

// speaks reports whether word k belongs to the clause of the verb at, not to
// what is said, nor to another verb that is not above it.
func (t *tree) speaks(k, at int) bool {
	for n := 0; n < len(t.tok) && k >= 0; n++ {
		if k == at {
			return true
		}
		switch rel, _, _ := strings.Cut(t.tok[k].Rel, ":"); rel {
		case "ccomp", "parataxis":
			return false
		case "conj", "acl":
			if t.tok[k].UPOS == "VERB" {
				return t.below(at, k)
			}
		}
		k = t.head(k)
	}
	return true
}

// whatever: "after what they called a success", "whatever Oslo says".
func (t *tree) whatever(at int) bool {
	if h := t.head(at); h >= 0 && t.lower(h) == "what" {
		return true
	}
	for _, k := range t.kids[at] {
		if k < at && (t.tok[k].XPOS == "WP" || t.tok[k].XPOS == "WDT") && !strings.HasPrefix(t.tok[k].Rel, "nsubj") && t.tok[at].Rel != "root" {
			return t.lower(k) == "whatever" || t.lower(k) == "what"
		}
	}
	return false
}

// reason: "refused to sign, saying the text was void" tells of one deed and why.
func (t *tree) reason(g *trigger, found []trigger) bool {
	if g.frame.Type != graph.Statement || t.tok[g.at].XPOS != "VBG" || t.tok[g.at].Rel != "advcl" {
		return false
	}
	h := t.head(g.at)
	return slices.ContainsFunc(found, func(o trigger) bool { return o.at == h && onlySaid(o.frame.Type) })
}

// stance: countries and bodies say a thing all the time, a person on a day.
func stance(who []graph.Participant) bool {
	for _, p := range who {
		if p.Kind != graph.Country && p.Kind != graph.Organization {
			return false
		}
	}
	return true
}

// outlet reports whether a naming is a newspaper, a channel or an agency, which
// passes on what others say.
func (t *tree) outlet(n *naming) bool {
	if k := n.from - 1; k >= 0 && t.rules.Words.Has("outlet_kind", t.lemma(k)) && t.tok[k].Rel == "compound" && t.head(k) >= n.from && t.head(k) < n.to {
		return true // "the state news agency KUNA"
	}
	if n.As.Kind != graph.Organization {
		return false
	}
	if n.entity != nil && n.entity.Outlet {
		return true
	}
	name := n.As.FullestName()
	if t.rules.Words.Has("outlet_name", graph.Fold(name)) || t.rules.Words.Has("outlet_name", graph.Fold(n.As.Name)) {
		return true
	}
	for _, w := range graph.Tokens(name) {
		if t.rules.Words.Has("outlet", w) {
			return true
		}
	}
	return false
}

// interviewed reports whether those told are a newspaper or a channel.
func (t *tree) interviewed(g *trigger) bool {
	if !t.rules.Words.Has("telling", t.lemma(g.at)) {
		return false
	}
	for _, list := range [][]int{g.slots.indirect, g.slots.object, t.child(g.at, "obj", "iobj")} {
		for _, h := range list {
			if h <= g.at {
				continue
			}
			if t.tok[h].UPOS == "NOUN" && t.rules.Words.Has("outlet_kind", t.lemma(h)) {
				return true
			}
			for _, n := range t.cover[h] {
				if t.outlet(&t.namings[n]) {
					return true
				}
			}
		}
	}
	return false
}
