package rules

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
)

// Frame is one rule of frames.yaml: words that tell of an event of a type, and
// what its slots mean.
type Frame struct {
	ID    string
	At    Position
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
	// Confidence is how far its author trusts the frame with all slots filled: one
	// of the things that the probability of a mention is worked out from.
	Confidence float64
	Yes, No    []Example

	verbs, nouns []Pattern
	predicates   []string
	marks        []string
}

// Patterns returns the ways in which the frame shows, as its file has them.
func (f *Frame) Patterns() (verbs, nouns, predicates []string) {
	for _, p := range f.verbs {
		verbs = append(verbs, p.Text)
	}
	for _, p := range f.nouns {
		nouns = append(nouns, p.Text)
	}
	return verbs, nouns, f.predicates
}

// SlotRole is the role of the actors in a slot.
type SlotRole struct {
	Slot string
	Role graph.Role
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
	Said      bool // only with a quotation, or as ", X said"
	To        bool // only as an infinitive or after "will" and the like
	// Not: only denied, since the denial is the deed: "would not accept".
	Not bool
	// Mandative: only with a clause of what is to be done: "demanded that they
	// leave", "suggested leaving".
	Mandative bool
}

// Words of a slot that stand for more than themselves: an actor, a person, or a
// place, must fill it.
const (
	ActorWord  = "actor"
	PersonWord = "person"
	PlaceWord  = "place"
)

// SlotWords are the lemmas one of which must head a slot.
type SlotWords struct {
	Slot  string
	Words []string
}

// demands counts the conditions of a pattern: the more, the earlier it is tried.
func (p Pattern) demands() int {
	n := 3*len(p.Slots) + len(p.Particles)
	for _, flag := range []bool{p.Passive, p.Bare, p.Clause, p.Alone, p.Said, p.To, p.Not, p.Mandative} {
		if flag {
			n++
		}
	}
	if p.Not {
		n += 3 // before the patterns of the deed that is denied
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
	Marks      []string
	Roles      yaml.Node
	Need       []string
	Unless     map[string][]string
	Pair       bool
	Back       bool
	Confidence float64
	Yes, No    []yaml.Node
	Off        bool
}

var frameKeys = []string{"id", "off", "type", "cameo", "status", "verbs", "nouns", "predicates", "marks", "roles", "need", "unless", "pair", "back", "confidence", "yes", "no"}

// readFrames reads frames.yaml: lists of lemmas, then the frames. A list or a
// frame takes the place of one that has its name.
func readFrames(r *Rules, f *file) error {
	if n := at(f.root, "lists"); n != nil {
		lists := map[string][]string{}
		if err := n.Decode(&lists); err != nil {
			return f.broken(n, "", "lists: %v", err)
		}
		maps.Copy(r.lists, lists)
	}
	return entries(f, "frames", func(id string, n *yaml.Node) error {
		frame, err := readFrame(f, id, n, r.lists)
		if err == nil {
			r.Frames, err = put(f, n, r.Frames, id, frame, func(x *Frame) string { return x.ID })
		}
		return err
	})
}

// readFrame reads one frame; nil is one that is switched off.
func readFrame(f *file, id string, n *yaml.Node, lists map[string][]string) (*Frame, error) {
	var in frameFields
	if err := f.decode(n, id, &in, frameKeys...); err != nil {
		return nil, err
	}
	if in.Off {
		return nil, nil
	}
	frame := &Frame{
		ID: in.ID, At: f.position(n), Type: graph.EventType(in.Type), CAMEO: in.CAMEO, Status: graph.Status(in.Status),
		Unless: map[string][]string{}, Pair: in.Pair, Back: in.Back, Confidence: in.Confidence,
	}
	switch {
	case !frame.Type.Valid():
		return nil, f.broken(or(at(n, "type"), n), id, "unknown type %q: want one of %v", in.Type, graph.EventTypes())
	case frame.Status != "" && !slices.Contains(statuses, frame.Status):
		return nil, f.broken(at(n, "status"), id, "unknown status %q: want one of %v", in.Status, statuses)
	case in.Confidence < 0 || in.Confidence > 1:
		return nil, f.broken(at(n, "confidence"), id, "a confidence of %v: want one from 0 to 1", in.Confidence)
	case len(in.Verbs)+len(in.Nouns)+len(in.Predicates)+len(in.Marks) == 0:
		return nil, f.broken(n, id, "neither verbs nor nouns nor predicates nor marks")
	case len(in.Yes) == 0 || len(in.No) == 0:
		return nil, f.broken(n, id, "want at least one example in yes and one in no")
	}
	if frame.Confidence == 0 {
		frame.Confidence = 0.9
	}
	for slot, words := range in.Unless {
		expanded, fault := expand(words, lists)
		if fault = cmp.Or(fault, unknownSlot(slot)); fault != "" {
			return nil, f.broken(at(n, "unless"), id, "%s", fault)
		}
		frame.Unless[slot] = expanded
	}
	for _, need := range in.Need {
		alternatives := strings.Split(need, "|")
		for _, slot := range alternatives {
			if fault := unknownSlot(slot); fault != "" {
				return nil, f.broken(at(n, "need"), id, "%s", fault)
			}
		}
		frame.Need = append(frame.Need, alternatives)
	}
	if err := readRoles(f, frame, &in); err != nil {
		return nil, err
	}
	var err error
	if frame.Yes, frame.No, err = readExamples(f, id, in.Yes, in.No); err != nil {
		return nil, err
	}
	for _, part := range []struct {
		key   string
		words []string
		into  *[]Pattern
	}{{"verbs", in.Verbs, &frame.verbs}, {"nouns", in.Nouns, &frame.nouns}} {
		for i, text := range part.words {
			p, fault := parsePattern(text, lists)
			if fault != "" {
				return nil, f.broken(at(n, part.key).Content[i], id, "pattern %q: %s", text, fault)
			}
			p.Frame, p.Text = frame, text
			*part.into = append(*part.into, p)
		}
	}
	frame.predicates, frame.marks = in.Predicates, in.Marks
	return frame, nil
}

var statuses = []graph.Status{graph.Planned, graph.Occurred, graph.Cancelled, graph.Denied}

var roles = []graph.Role{
	graph.RoleParticipant, graph.RoleHost, graph.RoleMediator, graph.RoleVisitor,
	graph.RoleSpeaker, graph.RoleAddressee, graph.RoleSource, graph.RoleTarget,
}

func readRoles(f *file, frame *Frame, in *frameFields) error {
	n := in.Roles
	if n.Kind != yaml.MappingNode {
		if n.Line == 0 {
			n.Line = frame.At.Line // there are none
		}
		return f.broken(&n, frame.ID, "roles: want a mapping from slots to roles")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		role := graph.Role(n.Content[i+1].Value)
		if !slices.Contains(roles, role) {
			return f.broken(n.Content[i+1], frame.ID, "unknown role %q: want one of %v", role, roles)
		}
		if fault := unknownSlot(n.Content[i].Value); fault != "" {
			return f.broken(n.Content[i], frame.ID, "%s", fault)
		}
		frame.Roles = append(frame.Roles, SlotRole{n.Content[i].Value, role})
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
			flag := map[string]*bool{
				"passive": &p.Passive, "bare": &p.Bare, "clause": &p.Clause, "alone": &p.Alone, "said": &p.Said, "to": &p.To,
				"not": &p.Not, "mandative": &p.Mandative,
			}[words]
			if flag == nil {
				return p, "unknown flag " + field
			}
			*flag = true
		case isSlot && unknownSlot(slot) != "":
			return p, unknownSlot(slot)
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
