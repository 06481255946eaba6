package codebook

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
	"github.com/parley-events/parley/loader/score"
)

// Measured are the figures of one set of articles.
type Measured struct {
	Name   string // "kept aside"
	Report score.Report
}

// Write writes the codebook as Markdown. Without figures it has no measures.
func Write(w io.Writer, r *rules.Rules, figures []Measured) error {
	b := &book{r: r, figures: figures}
	b.line("# Codebook")
	b.line("")
	b.line("What parley reads in an article, type by type, and the rules that find it. Written by")
	b.line("`parley rules codebook` from `loader/rules`; to change it, change the rules.")
	b.measures()
	b.types()
	b.words()
	b.channels()
	b.topics()
	_, err := io.WriteString(w, b.text.String())
	return err
}

type book struct {
	text    strings.Builder
	r       *rules.Rules
	figures []Measured
}

func (b *book) line(format string, args ...any) {
	fmt.Fprintf(&b.text, format+"\n", args...)
}

// measures is the table of totals, then the one by type.
func (b *book) measures() {
	if len(b.figures) == 0 {
		return
	}
	b.line("\n## Measured\n")
	b.line("`parley eval` on annotated articles; package `loader/score` says what each figure is.\n")
	b.line("| articles | gold events | event F1 | participants F1 | who met whom F1 | date exact | place | status | complete F1 |")
	b.line("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
	for i := range b.figures {
		m := &b.figures[i].Report
		b.line("| %s | %d | %.1f | %.1f | %.1f | %.1f %% | %.1f %% | %.1f %% | %.1f |", b.figures[i].Name, m.Gold, 100*m.Events.F1(), 100*m.Participants.F1(),
			100*m.Met.F1(), m.DateExact.Percent(), m.Place.Percent(), m.Status.Percent(), 100*m.Complete().F1())
	}
	b.line("\nBy type, F1 (gold events in brackets):\n")
	head, rule := "| type |", "|---|"
	for _, f := range b.figures {
		head += " " + f.Name + " |"
		rule += "---:|"
	}
	b.line("%s\n%s", head, rule)
	for _, t := range graph.EventTypes() {
		b.line("| [%s](#%s) |%s", t, strings.ToLower(string(t)), b.ofType(t, " %s |"))
	}
}

// ofType writes the figures of a type, one after another.
func (b *book) ofType(t graph.EventType, format string) string {
	var out strings.Builder
	for i := range b.figures {
		c := b.figures[i].Report.ByType[t]
		cell := "–"
		if c.Found+c.Missed > 0 {
			cell = fmt.Sprintf("%.0f (%d)", 100*c.F1(), c.Found+c.Missed)
		}
		fmt.Fprintf(&out, format, cell)
	}
	return out.String()
}

func (b *book) types() {
	b.line("\n## Event types\n")
	b.line("Every event has a status: OCCURRED, PLANNED, CANCELLED or DENIED. What is only wished,")
	b.line("feared, possible or refused is no event. An event that the text does not date has no date.")
	b.line("A pattern is a lemma, then the words and slots that must stand beside it; the head of")
	b.line("`loader/rules/frames.yaml` explains them. Examples are read as published on Friday,")
	b.line("5 December 2025.")
	for _, t := range graph.EventTypes() {
		b.line("\n### %s\n", t)
		b.definition(t)
		for _, f := range b.r.Frames {
			if f.Type == t {
				b.frame(f)
			}
		}
	}
}

func (b *book) definition(t graph.EventType) {
	i := slices.IndexFunc(b.r.Types, func(d *rules.Type) bool { return d.ID == t })
	if i >= 0 {
		b.line("%s", b.r.Types[i].Definition)
	}
	var facts []string
	if p := t.PLOVER(); p != "" {
		facts = append(facts, "PLOVER "+p)
	}
	if c := t.CAMEO(); c != "" {
		facts = append(facts, "CAMEO "+c)
	}
	facts = append(facts, "roles "+strings.Join(b.roles(t), ", "))
	b.line("\n%s.", strings.Join(facts, " · "))
	if i < 0 {
		return
	}
	b.list("Counts", b.r.Types[i].Counts)
	b.list("Does not count", b.r.Types[i].Not)
}

func (b *book) list(title string, items []string) {
	b.line("\n%s:\n", title)
	for _, item := range items {
		b.line("- %s", escape(item))
	}
}

// roles are those that the frames of a type give, in their order.
func (b *book) roles(t graph.EventType) []string {
	var list []string
	for _, f := range b.r.Frames {
		if f.Type != t {
			continue
		}
		for _, r := range f.Roles {
			if !slices.Contains(list, string(r.Role)) {
				list = append(list, string(r.Role))
			}
		}
	}
	slices.SortFunc(list, func(x, y string) int {
		return cmp.Compare(slices.Index(roleOrder, graph.Role(x)), slices.Index(roleOrder, graph.Role(y)))
	})
	return list
}

var roleOrder = []graph.Role{
	graph.RoleSource, graph.RoleTarget, graph.RoleVisitor, graph.RoleSpeaker, graph.RoleAddressee, graph.RoleParticipant, graph.RoleHost, graph.RoleMediator,
}

func (b *book) frame(f *rules.Frame) {
	b.line("\n#### `%s`\n", f.ID)
	verbs, nouns, predicates := f.Patterns()
	for _, p := range []struct {
		name  string
		words []string
	}{{"Verbs", verbs}, {"Nouns", nouns}, {"Predicates", predicates}} {
		if len(p.words) > 0 {
			b.line("- %s: %s", p.name, code(p.words))
		}
	}
	var slots []string
	for _, r := range f.Roles {
		slots = append(slots, fmt.Sprintf("%s → %s", r.Slot, r.Role))
	}
	b.line("- Slots: %s", strings.Join(slots, ", "))
	if len(f.Need) > 0 {
		var need []string
		for _, n := range f.Need {
			need = append(need, strings.Join(n, " or "))
		}
		b.line("- Must be filled: %s", strings.Join(need, "; "))
	}
	if f.Status != "" {
		b.line("- Status: %s", f.Status)
	}
	b.examples(f.Yes, f.No)
}

func (b *book) examples(yes, no []rules.Example) {
	for _, e := range yes {
		b.line("- yes: “%s”%s", escape(e.Text), expected(e))
	}
	for _, e := range no {
		b.line("- no: “%s”%s", escape(e.Text), expected(rules.Example{Type: e.Type}))
	}
}

// expected is what an example says must come of it.
func expected(e rules.Example) string {
	var parts []string
	for _, s := range []string{string(e.Type), e.Status, e.Date, strings.Join(e.Who, ", ")} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if e.Place != "" {
		parts = append(parts, "at "+e.Place)
	}
	if len(parts) == 0 {
		return ""
	}
	return " *" + escape(strings.Join(parts, " · ")) + "*"
}

func (b *book) words() {
	b.line("\n## Classes of words\n")
	b.line("Lemmas that extraction asks for by class.")
	for _, class := range b.r.Words.Classes() {
		b.line("\n### %s\n", class)
		if about := b.r.Words.About(class); about != "" {
			b.line("%s\n", escape(about))
		}
		b.line("- %s", code(b.r.Words.List(class)))
		for _, e := range b.r.Words.Examples {
			if e.Class == class {
				b.examples(e.Yes, e.No)
			}
		}
	}
}

func (b *book) channels() {
	b.line("\n## Channels\n")
	b.line("How a statement was made; the first that fits. Names count only with their capitals.")
	for _, c := range b.r.Channels {
		b.line("\n### %s\n", c.ID)
		b.line("- %s", code(slices.Concat(c.Named, c.Words)))
		b.examples(c.Yes, c.No)
	}
}

func (b *book) topics() {
	b.line("\n## Topics\n")
	b.line("What an event was about: phrases of lemmas in what is said, or in the clause that tells of it.")
	for _, t := range b.r.Topics {
		b.line("\n### %s\n", t.ID)
		if t.About != "" {
			b.line("%s.\n", escape(t.About))
		}
		b.line("- %s", code(t.Words))
		b.examples(t.Yes, t.No)
	}
}

// code sets words as code.
func code(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return "`" + strings.Join(words, "`, `") + "`"
}

// escape keeps Markdown from taking text for its own.
var markdown = strings.NewReplacer("*", `\*`, "_", `\_`, "<", "&lt;", "|", `\|`, "`", "\\`")

func escape(s string) string { return markdown.Replace(s) }
