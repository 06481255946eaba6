package timex

import (
	"fmt"
	"strings"
	"unicode"
)

// A pattern is compiled to a small program that a backtracking matcher runs.
// There are no loops in the language, so a run is bounded by its length.
type program []instr

type opcode int

const (
	opWord  opcode = iota // the word is text
	opClass               // a class or list matches; kept as name
	opSplit               // go on at x, then at y
	opJump                // go on at x
	opOpen                // the expression starts here
	opClose               // the expression ended here
	opDone
)

type instr struct {
	op    opcode
	text  string // opWord: the normal form
	class class  // opClass
	name  string // opClass
	x, y  int
}

// compile reads the pattern language described in rules.yaml. classOf looks a
// {name} up.
func compile(pattern string, classOf func(string) (class, bool)) (program, error) {
	p := &patternParser{in: lexPattern(pattern), classOf: classOf}
	if err := p.alternatives(); err != nil {
		return nil, err
	}
	if p.at < len(p.in) {
		return nil, fmt.Errorf("%q has a stray %q", pattern, p.in[p.at])
	}
	p.emit(instr{op: opDone})
	return p.out, nil
}

type patternParser struct {
	in      []string
	at      int
	out     program
	classOf func(string) (class, bool)
}

func (p *patternParser) emit(i instr) int {
	p.out = append(p.out, i)
	return len(p.out) - 1
}

func (p *patternParser) peek() string {
	if p.at < len(p.in) {
		return p.in[p.at]
	}
	return ""
}

// alternatives reads "a b | c" up to a closing bracket or the end.
func (p *patternParser) alternatives() error {
	var jumps []int
	for {
		split := p.emit(instr{op: opSplit})
		p.out[split].x = len(p.out)
		if err := p.sequence(); err != nil {
			return err
		}
		if p.peek() != "|" {
			p.out[split].y = -1 // the last: nothing else to try
			break
		}
		p.at++
		jumps = append(jumps, p.emit(instr{op: opJump}))
		p.out[split].y = len(p.out)
	}
	for _, j := range jumps {
		p.out[j].x = len(p.out)
	}
	return nil
}

func (p *patternParser) sequence() error {
	empty := true
	for {
		switch p.peek() {
		case "", "|", ")":
			if empty {
				return fmt.Errorf("the pattern has an empty part")
			}
			return nil
		}
		empty = false
		if err := p.item(); err != nil {
			return err
		}
	}
}

func (p *patternParser) item() error {
	start := len(p.out)
	word := p.peek()
	p.at++
	switch {
	case word == "(":
		p.emit(instr{op: opSplit}) // filled in if the group is optional
		p.out[start].x, p.out[start].y = start+1, -1
		if err := p.alternatives(); err != nil {
			return err
		}
		if p.peek() != ")" {
			return fmt.Errorf("the pattern lacks a )")
		}
		p.at++
		if p.peek() == "?" {
			p.at++
			p.out[start].y = len(p.out)
		}
		return nil
	case word == "<":
		p.emit(instr{op: opOpen})
		return nil
	case word == ">":
		p.emit(instr{op: opClose})
		return nil
	case word == "?":
		return fmt.Errorf("a ? goes after a bracket: (the)?")
	case strings.HasPrefix(word, "{"):
		return p.class(strings.Trim(word, "{}"))
	}
	p.emit(instr{op: opWord, text: normal(word)})
	if p.peek() == "?" {
		return fmt.Errorf("write (%s)? instead of %s?", word, word)
	}
	return nil
}

func (p *patternParser) class(word string) error {
	list, name, named := strings.Cut(word, ":")
	if !named {
		name = list
	}
	c, ok := p.classOf(list)
	if !ok {
		return fmt.Errorf("{%s} is no list", list)
	}
	p.emit(instr{op: opClass, class: c, name: name})
	return nil
}

// lexPattern splits a pattern into words, {classes}, brackets and marks.
func lexPattern(s string) []string {
	var out []string
	for _, field := range strings.Fields(s) {
		for field != "" {
			n := strings.IndexAny(field, "()|<>?")
			switch {
			case field[0] == '{':
				n = strings.IndexByte(field, '}') + 1
				if n == 0 {
					n = len(field)
				}
			case n == 0:
				n = 1
			case n < 0:
				n = len(field)
			}
			out = append(out, field[:n])
			field = field[n:]
		}
	}
	return out
}

// normal is the form in which words are compared: lower case, straight
// apostrophe, and without the full stops of abbreviations.
func normal(word string) string {
	if strings.IndexFunc(word, unicode.IsLetter) >= 0 {
		word = strings.ReplaceAll(word, ".", "")
	}
	return strings.ReplaceAll(strings.ToLower(word), "’", "'")
}

// match is one way in which a program matched.
type match struct {
	start, end int // of all that matched: words, end excluded
	open, shut int // of the expression within
	caps       []capture
}

// capture is what a class of a pattern stood on.
type capture struct {
	name  string
	at    int // first word
	value value
}

func (m *match) get(name string) (value, bool) {
	for i := range m.caps {
		if m.caps[i].name == name {
			return m.caps[i].value, true
		}
	}
	return value{}, false
}

// run collects every way in which the program matches from word i on.
func (s *scan) run(p program, i int) []match {
	r := runner{scan: s, prog: p, start: i}
	r.step(0, i, i, -1)
	return r.out
}

type runner struct {
	*scan
	prog  program
	start int
	caps  []capture
	out   []match

	// probe asks only whether there is a match, one that ends at until where that
	// is not 0.
	probe bool
	until int
	hit   bool
}

func (r *runner) step(pc, i, open, shut int) {
	for pc >= 0 && !r.hit {
		in := &r.prog[pc]
		switch in.op {
		case opWord:
			if i >= len(r.words) || r.words[i].normal != in.text {
				return
			}
			i++
			pc++
		case opClass:
			v, n := r.class(in.class, i)
			if n < 0 {
				return
			}
			r.caps = append(r.caps, capture{in.name, i, v})
			r.step(pc+1, i+n, open, shut)
			r.caps = r.caps[:len(r.caps)-1]
			return
		case opSplit:
			if in.y >= 0 {
				r.step(in.x, i, open, shut)
				pc = in.y
			} else {
				pc = in.x
			}
		case opJump:
			pc = in.x
		case opOpen:
			open = i
			pc++
		case opClose:
			shut = i
			pc++
		case opDone:
			if shut < 0 {
				shut = i
			}
			switch {
			case i <= r.start:
			case r.probe:
				r.hit = r.until == 0 || i == r.until
			default:
				r.out = append(r.out, match{r.start, i, open, shut, append([]capture(nil), r.caps...)})
			}
			return
		}
	}
}

// matchesAt reports whether the program matches from word i on.
func (s *scan) matchesAt(p program, i int) bool {
	r := runner{scan: s, prog: p, start: i, probe: true}
	r.step(0, i, i, -1)
	return r.hit
}

// matchesBefore reports whether the program matches the words up to word i.
func (s *scan) matchesBefore(p program, i int) bool {
	const longest = 5
	for start := max(0, i-longest); start < i; start++ {
		r := runner{scan: s, prog: p, start: start, probe: true, until: i}
		if r.step(0, start, start, -1); r.hit {
			return true
		}
	}
	return false
}
