package examples

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/rules"
)

// Failure is an example that reads otherwise than it says.
type Failure struct {
	At   rules.Position
	Rule string
	Yes  bool // it should be read
	Text string
	Why  string
	Got  []graph.Mention
}

// String is a message with the place in the rule file.
func (f Failure) String() string {
	list := "no"
	if f.Yes {
		list = "yes"
	}
	return fmt.Sprintf("%s: %s: %s: %q: %s\n  got %s", f.At, f.Rule, list, f.Text, f.Why, Describe(f.Got))
}

// Run reads every example of the rules and returns those that fail, in the order
// of the files, and how many there are.
func Run(k loader.Knowledge) (failures []Failure, total int) {
	c := &check{steps: loader.UpTo(k, "extract")} // a sentence alone is no article to judge by
	for _, f := range k.Rules.Frames {
		c.run(f.ID, f.Yes, f.No, func(e rules.Example) rule { return ofType(f.Type) })
	}
	for _, w := range k.Rules.Words.Examples {
		c.run(w.Class, w.Yes, w.No, func(e rules.Example) rule { return ofType(e.Type) })
	}
	for _, channel := range k.Rules.Channels {
		c.run(channel.ID, channel.Yes, channel.No, func(rules.Example) rule {
			return rule{"statement on the channel", func(m *graph.Mention) bool { return m.Channel == channel.ID }}
		})
	}
	for _, topic := range k.Rules.Topics {
		c.run(topic.ID, topic.Yes, topic.No, func(rules.Example) rule {
			return rule{"event on the topic", func(m *graph.Mention) bool { return slices.Contains(m.Topics, topic.ID) }}
		})
	}
	return c.failures, c.total
}

// rule says which mentions a rule is to make.
type rule struct {
	makes string
	made  func(*graph.Mention) bool
}

func ofType(t graph.EventType) rule {
	return rule{string(t), func(m *graph.Mention) bool { return m.Type == t }}
}

type check struct {
	steps    []loader.Step
	failures []Failure
	total    int
}

func (c *check) run(id string, yes, no []rules.Example, of func(rules.Example) rule) {
	c.total += len(yes) + len(no)
	for _, e := range yes {
		got := c.read(e.Text)
		if why := missing(got, e, of(e)); why != "" {
			c.failures = append(c.failures, Failure{e.At, id, true, e.Text, why, got})
		}
	}
	for _, e := range no {
		r, got := of(e), c.read(e.Text)
		if slices.ContainsFunc(got, func(m graph.Mention) bool { return r.made(&m) }) {
			c.failures = append(c.failures, Failure{e.At, id, false, e.Text, "there should be no " + r.makes, got})
		}
	}
}

// read takes a sentence through the steps, as published on the examples' day.
func (c *check) read(text string) []graph.Mention {
	published, err := graph.ParsePublication(string(rules.ExampleDay))
	if err != nil {
		panic(err) // it is a constant
	}
	a := graph.Article{Text: text, Published: published}
	a.Identify()
	return loader.Read(a, c.steps).Mentions
}

// missing says what of an example no occasion of the rule holds.
func missing(mentions []graph.Mention, e rules.Example, r rule) string {
	wrong := "there is no " + r.makes
	for _, occasion := range byOccasion(mentions) {
		if !r.made(&occasion[0]) {
			continue
		}
		if wrong = differs(occasion, e); wrong == "" {
			return ""
		}
	}
	return wrong
}

func byOccasion(mentions []graph.Mention) [][]graph.Mention {
	var list [][]graph.Mention
	for _, m := range mentions {
		i := slices.IndexFunc(list, func(o []graph.Mention) bool { return o[0].Occasion == m.Occasion })
		if i < 0 {
			list, i = append(list, nil), len(list)
		}
		list[i] = append(list[i], m)
	}
	return list
}

// differs says what of an occasion is not as the example has it.
func differs(occasion []graph.Mention, e rules.Example) string {
	var who []string
	date, place, status := "", "", ""
	for _, m := range occasion {
		for _, p := range m.Participants {
			if !slices.Contains(who, p.FullestName()) {
				who = append(who, p.FullestName())
			}
		}
		if m.Date != nil && date == "" {
			date = m.Date.EDTF
		}
		if m.Place != nil && place == "" {
			place = m.Place.Name
		}
		status = string(m.Status)
	}
	want := slices.Clone(e.Who)
	slices.Sort(want)
	slices.Sort(who)
	switch {
	case e.Who != nil && !slices.Equal(want, who):
		return fmt.Sprintf("who: got %q, want %q", who, want)
	case e.Date != "" && e.Date != date:
		return fmt.Sprintf("date: got %q, want %q", date, e.Date)
	case e.Place != "" && e.Place != place:
		return fmt.Sprintf("place: got %q, want %q", place, e.Place)
	case e.Status != "" && e.Status != status:
		return fmt.Sprintf("status: got %q, want %q", status, e.Status)
	}
	return ""
}

// Describe writes what was read, a line a mention.
func Describe(mentions []graph.Mention) string {
	if len(mentions) == 0 {
		return "no event"
	}
	lines := make([]string, len(mentions))
	for i, m := range mentions {
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s by %s", m.Type, m.Status, m.Rule)
		if m.Date != nil {
			fmt.Fprintf(&b, " on %s", m.Date.EDTF)
		}
		if m.Place != nil {
			fmt.Fprintf(&b, " at %s", m.Place.Name)
		}
		for _, p := range m.Participants {
			fmt.Fprintf(&b, ", %s %s", p.Role, p.FullestName())
		}
		if m.Channel != "" {
			fmt.Fprintf(&b, ", channel %s", m.Channel)
		}
		if len(m.Topics) > 0 {
			fmt.Fprintf(&b, ", topics %s", strings.Join(m.Topics, ", "))
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n      ")
}
