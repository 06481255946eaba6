package rules

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
)

// Frame is one rule of frames.yaml: words that tell of an event of a type, and
// what its slots mean.
type Frame struct {
	ID    string
	Line  int
	Type  graph.EventType
	CAMEO string
	// Status is set where the words themselves say it: "cancel".
	Status graph.Status
	// Roles gives slots their roles, in the order they are filled.
	Roles []SlotRole
	// Need lists slots that must hold an actor; each is met by one of its
	// alternatives.
	Need [][]string
	// Unless lists lemmas that must not head a slot.
	Unless map[string][]string
	// Pair says that it takes two: with fewer actors it tells of no event ("the
	// two dined", not "the king dined").
	Pair bool
	// Back says that it adds to an event told before, and is none by itself:
	// "also took part".
	Back bool
	// Confidence is how far the frame is to be trusted with all slots filled.
	Confidence float64
	Yes        []Example
	No         []string
}

// SlotRole is the role of the actors in a slot.
type SlotRole struct {
	Slot string
	Role graph.Role
}

// Example is a sentence a frame must read. What is empty is not compared.
type Example struct {
	Text   string   `yaml:"text"`
	Who    []string `yaml:"who"`
	Status string   `yaml:"status"`
	Date   string   `yaml:"date"`
	Place  string   `yaml:"place"`
}

// Pattern is one way a frame shows: a lemma, the particle after it, and
// lemmas that must head its slots.
type Pattern struct {
	Frame *Frame
	Text  string // as the rule file has it
	Lemma string
	// Particles must follow: an adverb ("off") or a preposition ("from").
	Particles []string
	Slots     []SlotWords
	Passive   bool // only in the passive
	Bare      bool // only without a clause as complement
	Clause    bool // only with one
	Alone     bool // only without an object
	To        bool // only as an infinitive or after "will" and the like
}

// ActorWord in a slot's words means that an actor must fill it, PersonWord that
// a person must.
const (
	ActorWord  = "actor"
	PersonWord = "person"
)

// SlotWords are the lemmas one of which must head a slot.
type SlotWords struct {
	Slot  string
	Words []string
}

// demands counts the conditions of a pattern: the more, the earlier it is tried.
func (p Pattern) demands() int {
	n := 2*len(p.Slots) + len(p.Particles)
	for _, flag := range []bool{p.Passive, p.Bare, p.Clause, p.Alone, p.To} {
		if flag {
			n++
		}
	}
	return n
}

// frameFields is a frame as written.
type frameFields struct {
	ID         string
	Type       string
	CAMEO      string
	Status     string
	Verbs      []string
	Nouns      []string
	Predicates []string
	Roles      yaml.Node
	Need       []string
	Unless     map[string][]string
	Pair       bool
	Back       bool
	Confidence float64
	Yes        []yaml.Node
	No         []string
}

var frameKeys = []string{"id", "type", "cameo", "status", "verbs", "nouns", "predicates", "roles", "need", "unless", "pair", "back", "confidence", "yes", "no"}

// readFrames reads frames.yaml: lists of lemmas, then the frames.
func readFrames(r *Rules, f *file) error {
	lists := map[string][]string{}
	if n := at(f.root, "lists"); n != nil {
		if err := n.Decode(&lists); err != nil {
			return f.broken(n, "", "lists: %v", err)
		}
	}
	frames := at(f.root, "frames")
	if frames == nil || frames.Kind != yaml.SequenceNode {
		return f.broken(f.root, "", "no frames")
	}
	seen := map[string]bool{}
	for _, n := range frames.Content {
		frame, err := readFrame(r, f, n, lists)
		if err != nil {
			return err
		}
		if seen[frame.ID] {
			return f.broken(n, frame.ID, "a second rule of this id")
		}
		seen[frame.ID] = true
		r.Frames = append(r.Frames, frame)
	}
	for _, index := range []map[string][]Pattern{r.verbs, r.nouns} {
		for _, patterns := range index {
			slices.SortStableFunc(patterns, func(a, b Pattern) int { return b.demands() - a.demands() })
		}
	}
	return nil
}

func readFrame(r *Rules, f *file, n *yaml.Node, lists map[string][]string) (*Frame, error) {
	id := ""
	if v := at(n, "id"); v != nil {
		id = v.Value
	}
	var in frameFields
	if err := f.decode(n, id, &in, frameKeys...); err != nil {
		return nil, err
	}
	frame := &Frame{
		ID: in.ID, Line: n.Line, Type: graph.EventType(in.Type), CAMEO: in.CAMEO, Status: graph.Status(in.Status),
		Unless: map[string][]string{}, Pair: in.Pair, Back: in.Back, Confidence: in.Confidence, No: in.No,
	}
	switch {
	case id == "":
		return nil, f.broken(n, "", "a rule without an id")
	case !frame.Type.Valid():
		return nil, f.broken(at(n, "type"), id, "unknown type %q", in.Type)
	case len(in.Verbs)+len(in.Nouns)+len(in.Predicates) == 0:
		return nil, f.broken(n, id, "neither verbs nor nouns nor predicates")
	case len(in.Yes) == 0 || len(in.No) == 0:
		return nil, f.broken(n, id, "want at least one example in yes and one in no")
	}
	if frame.Confidence == 0 {
		frame.Confidence = 0.9
	}
	for slot, words := range in.Unless {
		expanded, err := expand(words, lists)
		if err != "" {
			return nil, f.broken(at(n, "unless"), id, "%s", err)
		}
		frame.Unless[slot] = expanded
	}
	for _, need := range in.Need {
		frame.Need = append(frame.Need, strings.Split(need, "|"))
	}
	if err := readRoles(f, frame, &in); err != nil {
		return nil, err
	}
	if err := readExamples(f, frame, in.Yes); err != nil {
		return nil, err
	}
	for _, part := range []struct {
		key   string
		words []string
		index map[string][]Pattern
	}{{"verbs", in.Verbs, r.verbs}, {"nouns", in.Nouns, r.nouns}} {
		for i, text := range part.words {
			p, fault := parsePattern(text, lists)
			if fault != "" {
				return nil, f.broken(at(n, part.key).Content[i], id, "pattern %q: %s", text, fault)
			}
			p.Frame, p.Text = frame, text
			part.index[p.Lemma] = append(part.index[p.Lemma], p)
		}
	}
	for _, words := range in.Predicates {
		r.predicates[words] = frame
	}
	return frame, nil
}

var roles = []graph.Role{
	graph.RoleParticipant, graph.RoleHost, graph.RoleMediator, graph.RoleVisitor,
	graph.RoleSpeaker, graph.RoleAddressee, graph.RoleSource, graph.RoleTarget,
}

func readRoles(f *file, frame *Frame, in *frameFields) error {
	n := in.Roles
	if n.Kind != yaml.MappingNode {
		return f.broken(&n, frame.ID, "roles: want a mapping from slots to roles")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		role := graph.Role(n.Content[i+1].Value)
		if !slices.Contains(roles, role) {
			return f.broken(n.Content[i+1], frame.ID, "unknown role %q", role)
		}
		frame.Roles = append(frame.Roles, SlotRole{n.Content[i].Value, role})
	}
	return nil
}

func readExamples(f *file, frame *Frame, nodes []yaml.Node) error {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind == yaml.ScalarNode {
			frame.Yes = append(frame.Yes, Example{Text: n.Value})
			continue
		}
		var e Example
		if err := f.decode(n, frame.ID, &e, "text", "who", "status", "date", "place"); err != nil {
			return err
		}
		if e.Text == "" {
			return f.broken(n, frame.ID, "an example without text")
		}
		frame.Yes = append(frame.Yes, e)
	}
	return nil
}

// parsePattern reads "lemma", "call off", "take object:office|post",
// "hold object:@talks", "sign :passive". fault is empty where it is well-formed.
func parsePattern(text string, lists map[string][]string) (p Pattern, fault string) {
	for i, field := range strings.Fields(text) {
		slot, words, isSlot := strings.Cut(field, ":")
		switch {
		case i == 0 && isSlot:
			return p, "begins without a lemma"
		case i == 0:
			p.Lemma = field
		case isSlot && slot == "":
			flag := map[string]*bool{"passive": &p.Passive, "bare": &p.Bare, "clause": &p.Clause, "alone": &p.Alone, "to": &p.To}[words]
			if flag == nil {
				return p, "unknown flag " + field
			}
			*flag = true
		case isSlot:
			expanded, fault := expand(strings.Split(words, "|"), lists)
			if fault != "" {
				return p, fault
			}
			p.Slots = append(p.Slots, SlotWords{slot, expanded})
		default:
			p.Particles = append(p.Particles, field)
		}
	}
	if p.Lemma == "" {
		return p, "empty"
	}
	return p, ""
}

// expand replaces @list by its words.
func expand(words []string, lists map[string][]string) (out []string, fault string) {
	for _, w := range words {
		name, isList := strings.CutPrefix(w, "@")
		switch {
		case !isList:
			out = append(out, w)
		case lists[name] == nil:
			return nil, "no list " + name
		default:
			out = append(out, lists[name]...)
		}
	}
	return out, ""
}
