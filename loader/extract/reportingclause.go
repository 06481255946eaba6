package extract

import (
	"strings"

	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/syntax"
	"github.com/parley-events/parley/loader/timex"
)

// reporting is a clause that says who says the rest of its sentence: ", X said",
// "the plan, said X, an envoy, on Monday, is dead". A parser takes its subject
// for a part of what is said, so it is found by its words, and both are parsed
// each by itself.
type reporting struct {
	verb     int
	from, to int // its words; where the sentence goes on after it, with the commas around it
	// subject is its words: from..to-1.
	subjectFrom, subjectTo int
	// left and right are the words said before and after it.
	left, right [2]int
	inverted    bool // "said X"
}

func (r *reporting) holds(i int) bool {
	return i >= r.left[0] && i < r.left[1] || i >= r.right[0] && i < r.right[1]
}

// reader walks the words of a sentence before its tree is to be trusted.
type reader struct {
	tok    []syntax.Token
	quoted []bool
	inTime []bool
	words  *rules.Words
}

// reportingClauses finds the reporting clauses of a sentence, from left to right.
func reportingClauses(words *rules.Words, s *syntax.Sentence, quoted []bool, times []timex.Expression) []reporting {
	r := reader{tok: s.Tokens, quoted: quoted, words: words}
	var found []reporting
	start, spoken := 0, false // spoken: a quotation has ended that its sentence goes on from
	for v := 1; v < len(r.tok); v++ {
		if r.quoted[v] {
			spoken = spoken || r.spokenUntil(v)
			continue
		}
		lemma := strings.ToLower(r.tok[v].Lemma)
		speech := r.words.Has("speech", lemma) || r.misread(v)
		if !speech && !r.words.Has("quoting", lemma) && (!spoken || lemma == "have" || lemma == "be" || lemma == "do") {
			continue
		}
		switch r.tok[v].XPOS {
		case "VBD", "VBZ", "VBN", "VBP":
		default:
			if w := r.lower(v); w != "say" && w != "says" && w != "said" {
				continue // those are mistaken for interjections at the end
			}
		}
		if r.inTime == nil {
			r.inTime = inTimes(s, times)
		}
		c, ok := r.clause(v, start)
		switch {
		case !ok:
			continue
		case speech:
		case r.words.Has("quoting", lemma):
			if !r.quoted[c.from-1] && !r.opening(c.to) && !r.closing(c.from-1) && !(r.asking(lemma) && r.tok[len(r.tok)-1].Text == "?") {
				continue
			}
		case !r.spokenUntil(c.from - 1): // any verb: "\"Perhaps,\" he shrugged"
			continue
		}
		found = append(found, c)
		start, v = c.to, c.to
	}
	return found
}

// asking: what is asked need not stand in quotation marks.
func (r *reader) asking(lemma string) bool {
	return lemma == "ask" || lemma == "inquire" || lemma == "enquire"
}

// spokenUntil reports whether word i ends a quotation from which the sentence goes
// on, as after words that somebody spoke: `…," he`, `…?" he`.
func (r *reader) spokenUntil(i int) bool {
	if i < 1 || !r.closing(i) {
		return false
	}
	switch r.tok[i-1].Text {
	case ",", "?", "!", "…", "...", "—":
		return true
	}
	return i+1 < len(r.tok) && r.tok[i+1].Text == ","
}

// misread: "informed reporters" tagged as a participle has the lemma of an
// adjective.
func (r *reader) misread(v int) bool {
	return r.tok[v].UPOS == "VERB" && r.tok[v].XPOS == "VBN" && r.words.Has("speech", syntax.Lemma(r.tok[v].Text, "VBD"))
}

func inTimes(s *syntax.Sentence, times []timex.Expression) []bool {
	in := make([]bool, len(s.Tokens))
	t := &tree{tok: s.Tokens}
	for k := range times {
		from, to := t.words(times[k].Span.Start, times[k].Span.End)
		for i := from; i < to; i++ {
			in[i] = true
		}
	}
	return in
}

// edge reports whether word i can stand right before a reporting clause.
func (r *reader) edge(i int) bool {
	if i < 0 {
		return false
	}
	switch r.tok[i].Text {
	case ",", "?", "!":
		return !r.quoted[i] || i+1 < len(r.tok) && !r.quoted[i+1]
	case "—", "–", "--":
		return !r.quoted[i]
	}
	return r.closing(i)
}

// closing reports whether word i is a quotation mark that ends a quotation.
func (r *reader) closing(i int) bool {
	return isQuote(r.tok[i].Text) && (r.tok[i].Text == "”" || i > 0 && r.quoted[i-1] && (i+1 >= len(r.tok) || !r.quoted[i+1]))
}

// opening reports whether word i is a quotation mark that begins a quotation.
func (r *reader) opening(i int) bool {
	return i < len(r.tok) && isQuote(r.tok[i].Text) && !r.closing(i)
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.tok) {
		return ""
	}
	return strings.ToLower(r.tok[i].Text)
}

// finite reports whether word i is a verb with a tense, outside quotation marks.
func (r *reader) finite(i int) bool {
	switch r.tok[i].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return !r.quoted[i]
	}
	return false
}

// phraseStart reports whether word i can begin a noun phrase.
func (r *reader) phraseStart(i int) bool {
	if i >= len(r.tok) || r.quoted[i] {
		return false
	}
	switch r.tok[i].UPOS {
	case "DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM":
		return r.tok[i].XPOS != "WDT" && r.tok[i].XPOS != "WP" && r.tok[i].XPOS != "EX"
	}
	return false
}

// relative reports whether a word opens a clause that has its own finite verb.
func (r *reader) relative(i int) bool {
	switch r.tok[i].XPOS {
	case "WP", "WDT", "WRB", "WP$":
		return true
	}
	switch r.lower(i) {
	case "as", "after", "before", "while", "when", "where", "since", "until", "once", "if", "although", "though", "because":
		return true
	}
	return false
}

// clause reads the reporting clause with the verb v, if it is one; the sentence
// before `start` belongs to another.
func (r *reader) clause(v, start int) (c reporting, ok bool) {
	c.verb = v
	before := v - 1
	for before > start && (r.tok[before].UPOS == "ADV" || r.lower(before) == "has" || r.lower(before) == "had" || r.lower(before) == "have") {
		before--
	}
	switch {
	case before < start || r.tok[before].XPOS == "WP" || r.tok[before].XPOS == "WDT" || r.lower(before) == "be" || r.tok[before].XPOS == "TO" || strings.EqualFold(r.tok[before].Lemma, "be"):
		return c, false
	case r.edge(before) && !r.words.Has("telling", strings.ToLower(r.tok[v].Lemma)) && r.phraseStart(v+1) && !r.inTime[v+1]:
		c.inverted, c.from = true, before+1
	default:
		c.subjectFrom, c.subjectTo, ok = r.subjectBefore(before+1, start)
		if !ok {
			return c, false
		}
		c.from = c.subjectFrom
	}
	if !r.rest(&c) {
		return c, false
	}
	return c, r.said(&c, start)
}

// subjectBefore finds the noun phrase that ends before word end, with what is
// set after it between commas ("Ann Lee, an envoy, who had seen it,"), after an
// edge.
func (r *reader) subjectBefore(end, start int) (from, to int, ok bool) {
	const deepest = 4
	if r.tok[end-1].Text != "," || r.quoted[end-1] {
		k, ok := r.edgeBefore(end, start)
		return k + 1, end, ok && k+1 < end && r.phraseStart(k+1) && !r.tensed(k+1, end)
	}
	to = end
	comma := end - 1
	for range deepest {
		k, ok := r.edgeBefore(comma, start)
		if !ok || k <= start || r.tok[k].Text != "," || k == comma-1 || !r.aside(k+1) || r.tensed(k+1, comma) {
			return 0, 0, false
		}
		comma = k
		if k, ok = r.edgeBefore(comma, start); !ok || k+1 >= comma {
			return 0, 0, false
		}
		if r.phraseStart(k+1) && !r.tensed(k+1, comma) && !r.inTime[k+1] {
			if from, ok := r.nameBefore(k, start); ok && !r.name(k+1, comma) {
				return from, to, true // "Ann Lee, the envoy, who had seen it,"
			}
			return k + 1, to, true
		}
	}
	return 0, 0, false
}

// edgeBefore returns the edge before word end, -1 where the sentence begins there;
// false where none is near, or the words up to `start` belong to another clause.
func (r *reader) edgeBefore(end, start int) (k int, ok bool) {
	const longest = 24
	k = end - 1
	for k >= max(start, 0) && k > end-1-longest && !r.edge(k) {
		if t := r.tok[k].Text; t == ";" || t == ":" {
			return k, false
		}
		k--
	}
	return k, k >= start && (k < 0 || r.edge(k))
}

// aside reports whether word i can begin what is set off between commas.
func (r *reader) aside(i int) bool {
	switch r.tok[i].XPOS {
	case "VBG", "VBN", "IN", "RB", "TO":
		return !r.quoted[i]
	}
	return r.phraseStart(i) || r.relative(i)
}

// name reports whether the words from..to-1 are a name and no more.
func (r *reader) name(from, to int) bool {
	const longest = 6
	for i := from; i < to; i++ {
		if r.tok[i].UPOS != "PROPN" && r.tok[i].XPOS != "HYPH" {
			return false
		}
	}
	return from < to && to-from <= longest
}

// nameBefore returns where the name begins that stands before the comma at k.
func (r *reader) nameBefore(k, start int) (from int, ok bool) {
	if k <= start || r.tok[k].Text != "," {
		return 0, false
	}
	edge, ok := r.edgeBefore(k, start)
	return edge + 1, ok && r.name(edge+1, k)
}

// tensed reports whether the words have a finite verb that no relative pronoun
// explains.
func (r *reader) tensed(from, to int) bool {
	for i := from; i < to; i++ {
		if r.relative(i) {
			return false
		}
		if r.finite(i) && !(r.tok[i].XPOS == "VBD" && i > from && i+1 < to && r.tok[i+1].UPOS == "ADP") { // "people briefed on it"
			return true
		}
	}
	return false
}

// rest reads on after the verb to where the clause ends.
func (r *reader) rest(c *reporting) bool {
	i := c.verb + 1
	telling := r.words.Has("telling", strings.ToLower(syntax.Lemma(r.tok[c.verb].Text, "VBD")))
	switch {
	case c.inverted:
		c.subjectFrom = i
		i = r.nounPhrase(i)
		c.subjectTo = i
	case i < len(r.tok) && r.phraseStart(i) && !r.inTime[i] && !telling:
		return false // an object, or the subject of what is said
	}
	explained := false
	for ; i < len(r.tok); i++ {
		switch w := r.lower(i); {
		case r.opening(i):
			c.to = i
			return r.quoted[c.from-1]
		case w == ":":
			c.to = i + 1
			return true
		case w == ";" || w == "." && i >= len(r.tok)-2 || r.closing(i):
			c.to = i
			return true
		case w == "," || w == "—" || w == "–":
			if r.after(c, i+1) {
				explained = r.tok[i+1].XPOS == "VBG" // "adding that" has its own clause
				continue
			}
			c.to = i + 1
			return true
		case w == "that" && !explained, w == "whether" && !explained, r.tok[i].XPOS == "TO" && i+1 < len(r.tok) && r.tok[i+1].XPOS == "VB" && !explained:
			return false
		case r.relative(i):
			explained = true
		case r.finite(i) && !explained:
			return false
		}
	}
	c.to = len(r.tok)
	return true
}

// nounPhrase returns the end of the noun phrase that begins with word i.
func (r *reader) nounPhrase(i int) int {
	for ; i < len(r.tok); i++ {
		switch r.tok[i].UPOS {
		case "DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "PART":
			if r.inTime[i] || r.relative(i) || r.tok[i].XPOS == "TO" {
				return i
			}
		case "ADP":
			if w := r.lower(i); w != "of" && w != "for" {
				return i
			}
		case "CCONJ":
		case "PUNCT":
			if r.tok[i].XPOS != "HYPH" {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// after reports whether the words from i on still belong to the clause, and not
// to what is said.
func (r *reader) after(c *reporting, i int) bool {
	if i >= len(r.tok) || r.opening(i) || r.quoted[i] {
		return false
	}
	end, tensed, explained := i, false, false
	for end < len(r.tok) && !(r.tok[end].Text == "," && !r.quoted[end]) && r.tok[end].Text != ";" && !r.opening(end) {
		if r.relative(end) {
			explained = true
		}
		tensed = tensed || r.finite(end) && !explained
		end++
	}
	switch {
	case r.tok[i].XPOS == "VBG":
		return true
	case r.tok[i].UPOS == "CCONJ" || tensed:
		return false
	case r.tok[i].XPOS == "WP" || r.tok[i].XPOS == "WP$" || r.tok[i].XPOS == "WDT":
		return true
	case r.inTime[i]:
		return true
	case r.lower(i) == "although" || r.lower(i) == "though" || r.lower(i) == "because" || r.lower(i) == "if" || r.lower(i) == "unless":
		return false
	case r.tok[i].UPOS == "ADP" || r.tok[i].UPOS == "SCONJ" || r.tok[i].XPOS == "WRB" || r.tok[i].UPOS == "ADV":
		return true
	}
	return r.phraseStart(i) && c.inverted && end > i
}

// said fills what is said around the clause; false where it says nothing, so
// that the clause is no reporting one.
func (r *reader) said(c *reporting, start int) bool {
	from := start
	for i := c.from - 1; i >= start; i-- {
		if t := r.tok[i].Text; (t == ";" || t == ":") && !r.quoted[i] {
			from = i + 1
			break
		}
	}
	c.left = [2]int{from, c.from}
	end := c.to
	for end < len(r.tok) && !(r.tok[end].Text == ";" && !r.quoted[end]) {
		end++
	}
	c.right = [2]int{c.to, end}
	if !r.wordy(c.right) {
		c.right = [2]int{c.to, c.to}
	}
	if !r.wordy(c.left) {
		return false
	}
	quotation := r.quoted[c.from-1] || r.closing(c.from-1)
	tensed, comma, opened := false, false, false
	for i := from; i < c.from-1; i++ {
		tensed = tensed || r.finite(i)
		comma = comma || r.tok[i].Text == ","
		opened = opened || r.quoted[i]
	}
	if quotation || opened {
		return true
	}
	first := r.tok[from]
	adverbial := first.UPOS == "ADP" || first.UPOS == "SCONJ" || first.XPOS == "VBG" || first.XPOS == "VBN" || first.UPOS == "ADV" || first.XPOS == "TO" || r.inTime[from] || first.XPOS == "WRB"
	if c.right[0] == c.right[1] { // "…, X said."
		return tensed && (!adverbial || comma) || r.exclaimed(c, from)
	}
	return !adverbial || tensed && comma
}

// exclaimed reports whether what is said has no verb: "Not so fast, warned X".
func (r *reader) exclaimed(c *reporting, from int) bool {
	const longest = 8
	if !c.inverted || c.from-from > longest || r.inTime[from] {
		return false
	}
	switch first := r.tok[from]; {
	case first.XPOS == "IN", first.XPOS == "TO", first.UPOS == "DET", first.UPOS == "PROPN", first.UPOS == "PRON", strings.HasPrefix(first.XPOS, "VB"):
		return false
	}
	return r.words.Has("speech", strings.ToLower(r.tok[c.verb].Lemma))
}

func (r *reader) wordy(span [2]int) bool {
	for i := span[0]; i < span[1]; i++ {
		if r.tok[i].UPOS != "PUNCT" {
			return true
		}
	}
	return false
}

// apart parses the reporting clauses and the rest of the sentence each by
// itself. The sentence given is not changed.
func apart(s *syntax.Sentence, clauses []reporting, times []timex.Expression) *syntax.Sentence {
	inside := make([]bool, len(s.Tokens))
	for _, c := range clauses {
		for i := c.from; i < c.to && i < len(inside); i++ {
			inside[i] = true
		}
		if c.right[0] < c.right[1] && s.Tokens[c.from-1].Text == "," {
			inside[c.from-1] = true // "The truce, X said, is over" has no comma of its own
		}
	}
	all := *s
	all.Tokens = append([]syntax.Token(nil), s.Tokens...)
	rest, where := pick(s, 0, len(s.Tokens), func(i int) bool { return !inside[i] })
	root := -1
	if len(where) > 0 {
		syntax.Parse(rest)
		rest = asides(rest, times)
		root = graft(&all, rest, where, -1, "root")
	}
	for _, c := range clauses {
		part, where := pick(s, c.from, c.to, func(int) bool { return true })
		syntax.Parse(part)
		part = asides(part, times)
		graft(&all, part, where, root, "parataxis")
		c.mend(all.Tokens, root)
		if i := c.from - 1; inside[i] && all.Tokens[i].Text == "," {
			all.Tokens[i].Head, all.Tokens[i].Rel = c.verb, "punct"
		}
	}
	return &all
}

// pick copies the words wanted of from..to-1 into a sentence; where says where
// each stood.
func pick(s *syntax.Sentence, from, to int, wanted func(int) bool) (part *syntax.Sentence, where []int) {
	part = &syntax.Sentence{Index: s.Index, Paragraph: s.Paragraph, Start: s.Start, End: s.End}
	for i := from; i < to; i++ {
		if wanted(i) {
			part.Tokens = append(part.Tokens, s.Tokens[i])
			where = append(where, i)
		}
	}
	return part, where
}

// graft puts a part that was parsed by itself back, its root below head, and
// returns the root.
func graft(all *syntax.Sentence, part *syntax.Sentence, where []int, head int, rel string) (root int) {
	for k, i := range where {
		all.Tokens[i] = part.Tokens[k]
		if h := part.Tokens[k].Head; h >= 0 {
			all.Tokens[i].Head = where[h]
			continue
		}
		all.Tokens[i].Head, all.Tokens[i].Rel = head, rel
		if head < 0 {
			all.Tokens[i].Rel = "root"
		}
		root = i
	}
	return root
}

// mend makes the verb of saying the head of its clause, and its subject the one
// that the words show.
func (c *reporting) mend(tok []syntax.Token, head int) {
	v := &tok[c.verb]
	if v.XPOS == "VBN" {
		had := false
		for i := c.from; i < c.verb; i++ {
			had = had || tok[i].Lemma == "have"
		}
		if !had {
			v.XPOS = "VBD"
		}
	}
	if !strings.HasPrefix(v.XPOS, "VB") {
		v.XPOS = "VBP"
	}
	v.UPOS, v.Lemma = "VERB", syntax.Lemma(v.Text, v.XPOS)
	for i := c.subjectFrom; i < c.subjectTo; i++ {
		if tok[i].XPOS == "VBD" && strings.HasPrefix(tok[i].Rel, "acl") {
			tok[i].XPOS = "VBN" // "people briefed on it": the subject has no finite verb
		}
	}
	subject := c.subjectHead(tok)
	for i := c.from; i < c.to; i++ {
		if h := tok[i].Head; i != c.verb && (h < c.from || h >= c.to) {
			tok[i].Head = c.verb
			if tok[i].Rel = "dep"; tok[i].UPOS == "PUNCT" {
				tok[i].Rel = "punct"
			}
		}
	}
	v.Head, v.Rel = head, "parataxis"
	if head < 0 {
		v.Rel = "root"
	}
	if subject < 0 {
		return
	}
	for i := c.from; i < c.to; i++ {
		if tok[i].Head == c.verb && i != subject && strings.HasPrefix(tok[i].Rel, "nsubj") {
			tok[i].Rel = "dep"
		}
	}
	tok[subject].Head, tok[subject].Rel = c.verb, "nsubj"
	joined := false
	for i := c.subjectFrom; i < c.subjectTo; i++ {
		joined = joined || tok[i].UPOS == "CCONJ"
	}
	for i := c.subjectFrom; i < c.subjectTo && !joined; i++ {
		if tok[i].Head == subject && tok[i].Rel == "conj" { // "its minister, Ann Lee, said"
			tok[i].Rel = "appos"
		}
	}
}

// complements hangs "that" clauses on the verb of saying they belong to, where the
// parser took them for a relative clause: "announced on X that France would". The
// sentence given is not changed.
func complements(words *rules.Words, s *syntax.Sentence, times []timex.Expression) *syntax.Sentence {
	timed := func(at int) bool {
		for k := range times {
			if at >= times[k].Span.Start && at < times[k].Span.End {
				return true
			}
		}
		return false
	}
	verb, copied := -1, false
	for i := range s.Tokens {
		k := &s.Tokens[i]
		switch {
		case k.UPOS == "VERB" && words.Has("speech", strings.ToLower(k.Lemma)):
			verb = i
		case verb >= 0 && verb < i-1 && k.Head > i && (k.UPOS == "SCONJ" && strings.EqualFold(k.Text, "that") && k.Rel == "mark" ||
			k.XPOS == "PRP" && k.Rel == "nsubj" && timed(s.Tokens[i-1].Start)): // "said on Wednesday they were"
			c := k.Head
			if !strayed(s.Tokens[c].Rel) || under(s.Tokens, verb, c) || !under(s.Tokens, c, verb) || hasClause(s.Tokens, verb) {
				continue
			}
			if !copied {
				clone := *s
				clone.Tokens = append([]syntax.Token(nil), s.Tokens...)
				s, copied = &clone, true
			}
			s.Tokens[c].Head, s.Tokens[c].Rel = verb, "ccomp"
		}
	}
	return s
}

// promoted makes a verb the root of a sentence whose root is a noun, where the
// parser took it for a participle after an apposition: "The minister, Ann Lee,
// ruled out a vote". The sentence given is not changed.
func promoted(s *syntax.Sentence, quoted []bool, times []timex.Expression) *syntax.Sentence {
	root := -1
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			root = i
		}
	}
	if root < 0 || s.Tokens[root].UPOS != "NOUN" && s.Tokens[root].UPOS != "PROPN" || (&syntax.Sentence{Tokens: s.Tokens}).Child(root, "cop", "nsubj", "nsubj:pass") >= 0 {
		return s
	}
	r := reader{tok: s.Tokens, quoted: quoted}
	for v := 4; v < len(s.Tokens)-1; v++ {
		if k := s.Tokens[v]; k.XPOS != "VBN" || !strings.HasPrefix(k.Rel, "acl") || quoted[v] || s.Tokens[v-1].Text != "," || r.lower(v+1) == "by" {
			continue
		}
		if r.inTime == nil {
			r.inTime = inTimes(s, times)
		}
		from, to, ok := r.subjectBefore(v, -1)
		if !ok {
			continue
		}
		clone := *s
		clone.Tokens = append([]syntax.Token(nil), s.Tokens...)
		c := reporting{verb: v, from: from, to: v + 1, subjectFrom: from, subjectTo: to}
		subject := c.subjectHead(clone.Tokens)
		if subject < 0 {
			continue
		}
		tok := clone.Tokens
		tok[v].Head, tok[v].Rel, tok[v].XPOS = -1, "root", "VBD"
		tok[subject].Head, tok[subject].Rel = v, "nsubj"
		if root != subject {
			tok[root].Head, tok[root].Rel = v, "obl"
		}
		for i := from; i < to; i++ {
			if i != subject && (tok[i].Head < from || tok[i].Head >= to) {
				tok[i].Head = subject
				if tok[i].Rel == "conj" {
					tok[i].Rel = "appos"
				}
			}
		}
		for i := range tok { // what hung on the noun above the verb
			if i > v && tok[i].Head >= 0 && tok[i].Head < v && tok[i].UPOS != "PUNCT" {
				tok[i].Head = v
			}
		}
		return &clone
	}
	return s
}

// strayed: relations that the parser gives to a "that" clause it has misplaced.
func strayed(rel string) bool {
	return strings.HasPrefix(rel, "acl") || rel == "conj" || rel == "advcl" || rel == "dep" || rel == "parataxis"
}

// under reports whether word i depends on anc, at any depth.
func under(tok []syntax.Token, i, anc int) bool {
	for n := 0; i >= 0 && i < len(tok) && n <= len(tok); i, n = tok[i].Head, n+1 {
		if i == anc {
			return true
		}
	}
	return false
}

func hasClause(tok []syntax.Token, verb int) bool {
	for i := verb + 1; i < len(tok); i++ {
		if tok[i].Head == verb && tok[i].Rel == "ccomp" {
			return true
		}
	}
	return false
}

// subjectHead returns the word of the subject that the others hang on, -1
// without any.
func (c *reporting) subjectHead(tok []syntax.Token) int {
	subject := -1
	for i := c.subjectFrom; i < c.subjectTo; i++ {
		if h := tok[i].Head; h >= c.subjectFrom && h < c.subjectTo || tok[i].XPOS == "PRP$" {
			continue
		}
		switch tok[i].UPOS {
		case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "X":
			if strings.HasPrefix(tok[i].Rel, "nsubj") {
				return i
			}
			if subject < 0 {
				subject = i
			}
		case "DET":
			if subject < 0 && c.subjectTo-c.subjectFrom == 1 {
				subject = i
			}
		}
	}
	return subject
}
