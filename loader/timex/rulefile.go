package timex

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed rules.yaml
var rulesYAML []byte

// english is the embedded grammar, compiled on first use. Its tests parse it,
// so that it cannot be broken in a build that passed.
var english = sync.OnceValue(func() *grammar {
	g, err := parseGrammar("rules.yaml", rulesYAML)
	if err != nil {
		panic(err)
	}
	return g
})

// grammar is a rule file, compiled.
type grammar struct {
	lists map[string]list
	rules []*rule // simple, then compound, then range
	index index[*rule]
	cues  clauseCues
}

// Levels of rules: a {date} of a rule is an expression of a level below.
const (
	levelSimple = 1 + iota
	levelCompound
	levelRange
	levelTop // all levels, without the rules that do not stand alone
)

// rule is one entry of the rule file.
type rule struct {
	id     string
	line   int
	level  int
	alone  bool
	when   program
	with   map[string]string
	starts starts
	sides  sides
	as     resolver
	asName string
	yes    []example
	no     []string
}

// sides are the patterns for the words around a match.
type sides struct{ after, notAfter, before, notBefore program }

// example is a sentence with its expression in [brackets].
type example struct {
	Say    string `yaml:"say"`
	On     string `yaml:"on"`
	Told   string `yaml:"told"`
	TIMEX3 string `yaml:"timex3"`
	EDTF   string `yaml:"edtf"`
	Type   string `yaml:"type"`
	Line   int    `yaml:"-"`
}

type clauseCues struct {
	boundaries, timetable, agenda, calledOff, reporting, comparing map[string]bool
	future                                                         index[program]
}

// ruleText is a rule as it is written.
type ruleText struct {
	ID        string            `yaml:"id"`
	When      string            `yaml:"when"`
	As        string            `yaml:"as"`
	With      map[string]string `yaml:"with"`
	After     string            `yaml:"after"`
	NotAfter  string            `yaml:"not after"`
	Before    string            `yaml:"before"`
	NotBefore string            `yaml:"not before"`
	Alone     *bool             `yaml:"alone"`
	Yes       []yaml.Node       `yaml:"yes"`
	No        []string          `yaml:"no"`
}

var ruleKeys = map[string]bool{
	"id": true, "when": true, "as": true, "with": true, "after": true, "not after": true,
	"before": true, "not before": true, "alone": true, "yes": true, "no": true,
}

// parseGrammar reads a rule file. An error names the file, the line and the
// rule.
func parseGrammar(name string, data []byte) (*grammar, error) {
	var file struct {
		Lists  map[string]map[string][]string `yaml:"lists"`
		Clause struct {
			Boundaries []string `yaml:"boundaries"`
			Future     []string `yaml:"future"`
			Timetable  []string `yaml:"timetable"`
			Agenda     []string `yaml:"agenda"`
			CalledOff  []string `yaml:"calledoff"`
			Reporting  []string `yaml:"reporting"`
			Comparing  []string `yaml:"comparing"`
		} `yaml:"clause"`
		Simple   []yaml.Node `yaml:"simple"`
		Compound []yaml.Node `yaml:"compound"`
		Range    []yaml.Node `yaml:"range"`
	}
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(&file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	g := &grammar{lists: map[string]list{}}
	for n, entries := range file.Lists {
		for key, texts := range entries {
			for _, t := range texts {
				if len(wordsOf(t)) == 0 {
					return nil, fmt.Errorf("%s: list %s: %s has an empty entry", name, n, key)
				}
			}
		}
		g.lists[n] = newList(entries)
	}
	g.cues = clauseCues{boundaries: set(file.Clause.Boundaries), timetable: set(file.Clause.Timetable), agenda: set(file.Clause.Agenda), calledOff: set(file.Clause.CalledOff), reporting: set(file.Clause.Reporting), comparing: set(file.Clause.Comparing)}
	var cues []program
	for _, pattern := range file.Clause.Future {
		p, err := compile(pattern, g.classNamed(levelSimple))
		if err != nil {
			return nil, fmt.Errorf("%s: clause: future: %w", name, err)
		}
		cues = append(cues, p)
	}
	g.cues.future = newIndex(cues, g.startsOf)
	ids := map[string]bool{}
	for i, nodes := range [][]yaml.Node{file.Simple, file.Compound, file.Range} {
		level := levelSimple + i
		for i := range nodes {
			r, err := g.parseRule(&nodes[i], level)
			if err == nil && ids[r.id] {
				err = fmt.Errorf("a rule with this id stands above")
			}
			if err != nil {
				return nil, fmt.Errorf("%s:%d: rule %s: %w", name, nodes[i].Line, ruleID(&nodes[i]), err)
			}
			ids[r.id] = true
			g.rules = append(g.rules, r)
		}
	}
	g.index = newIndex(g.rules, func(r *rule) starts { return r.starts })
	g.index.divide(func(first string) func(*rule) starts {
		x := seconds{g, first, map[int]second{}}
		return func(r *rule) starts {
			next := x.of(r.when)
			next.starts.any = next.starts.any || next.ends
			return next.starts
		}
	})
	return g, nil
}

func set(words []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[normal(w)] = true
	}
	return m
}

// ruleID reads the id even of a rule that is otherwise broken.
func ruleID(n *yaml.Node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "id" {
			return n.Content[i+1].Value
		}
	}
	return "without id"
}

func (g *grammar) parseRule(n *yaml.Node, level int) (*rule, error) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := n.Content[i]; !ruleKeys[key.Value] {
			return nil, fmt.Errorf("line %d: %q is no part of a rule", key.Line, key.Value)
		}
	}
	var t ruleText
	if err := n.Decode(&t); err != nil {
		return nil, err
	}
	if t.ID == "" || t.When == "" {
		return nil, fmt.Errorf("it needs an id and a when")
	}
	as, ok := resolvers[t.As]
	if !ok {
		return nil, fmt.Errorf("as: %q is none of %s", t.As, strings.Join(resolverNames(), ", "))
	}
	r := &rule{id: t.ID, line: n.Line, level: level, alone: t.Alone == nil || *t.Alone, with: t.With, as: as, asName: t.As, no: t.No}
	classes := g.classNamed(level)
	for _, p := range []struct {
		to   *program
		text string
	}{
		{&r.when, t.When}, {&r.sides.after, t.After}, {&r.sides.notAfter, t.NotAfter},
		{&r.sides.before, t.Before}, {&r.sides.notBefore, t.NotBefore},
	} {
		if p.text == "" {
			continue
		}
		prog, err := compile(p.text, classes)
		if err != nil {
			return nil, err
		}
		*p.to = prog
	}
	r.starts = g.startsOf(r.when)
	for i := range t.Yes {
		e := example{Line: t.Yes[i].Line}
		if err := t.Yes[i].Decode(&e); err != nil {
			return nil, err
		}
		r.yes = append(r.yes, e)
	}
	if len(r.yes) == 0 && r.alone {
		return nil, fmt.Errorf("it needs an example under yes")
	}
	return r, nil
}

// classNamed returns the look-up of {names} for the rules of a level.
func (g *grammar) classNamed(level int) func(string) (class, bool) {
	return func(name string) (class, bool) {
		switch name {
		case "date", "time":
			if level == levelSimple {
				return class{}, false
			}
			read := func(s *scan, i int) (value, int) { return s.inner(i, level-1, name == "time") }
			return class{read: read, level: level - 1}, true
		}
		if c, ok := computed[name]; ok {
			return c, true
		}
		l, ok := g.lists[name]
		return class{list: l}, ok
	}
}
