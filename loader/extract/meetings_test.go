package extract_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

// gathering is a meeting, call or visit that a sample text tells of.
type gathering struct {
	kind   graph.EventType
	status graph.Status
	date   string // EDTF; "" is not compared
	who    []string
}

// TestWhoMetWhom holds the texts of testdata/meetings.txt: exactly what stands
// below each is told there.
func TestWhoMetWhom(t *testing.T) {
	b, err := os.ReadFile("testdata/meetings.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(b), "\n\n")
	for _, c := range strings.Split(strings.TrimSpace(cases), "\n\n") {
		lines := strings.Split(c, "\n")
		if len(lines) < 2 {
			t.Fatalf("not a case: %q", c)
		}
		_, mentions := read(lines[1], day(t, lines[0]))
		var told [][]graph.Mention
		for _, o := range byOccasion(mentions) {
			if o[0].Type.Consult() {
				told = append(told, o)
			}
		}
		missing := ""
		for _, line := range lines[2:] {
			w := parseGathering(t, line)
			if i := slices.IndexFunc(told, w.isToldBy); i >= 0 {
				told = slices.Delete(told, i, i+1)
			} else {
				missing += "\n  no " + strings.TrimPrefix(line, "> ")
			}
		}
		for _, o := range told {
			missing += "\n  too much:" + describe(o)
		}
		if missing != "" {
			t.Errorf("%q:%s", lines[1], missing)
		}
	}
}

// parseGathering reads "> MEETING OCCURRED 2025-12-02 | HOST A, B".
func parseGathering(t *testing.T, line string) gathering {
	t.Helper()
	head, people, ok := strings.Cut(strings.TrimPrefix(line, "> "), "|")
	fields := strings.Fields(head)
	if !ok || len(fields) < 2 {
		t.Fatalf("not a meeting: %q", line)
	}
	g := gathering{kind: graph.EventType(fields[0]), status: graph.Status(fields[1])}
	if len(fields) > 2 {
		g.date = fields[2]
	}
	for p := range strings.SplitSeq(people, ",") {
		role, name, found := strings.Cut(strings.TrimSpace(p), " ")
		if !found || role != string(graph.RoleHost) && role != string(graph.RoleMediator) {
			role, name = "", strings.TrimSpace(p)
		}
		if name != "" {
			g.who = append(g.who, fmt.Sprintf("%s %s", role, graph.Fold(name)))
		}
	}
	return g
}

// isToldBy reports whether an occasion is the one wanted.
func (g gathering) isToldBy(occasion []graph.Mention) bool {
	kind, status, date := graph.Visit, occasion[0].Status, ""
	known := map[string][]string{} // by actor: the ways it may be written
	for _, m := range occasion {
		if m.Type != graph.Visit {
			kind = m.Type
		}
		if m.Date != nil && date == "" {
			date = m.Date.EDTF
		}
		for _, p := range m.Participants {
			if p.Kind == graph.Group {
				continue
			}
			role := ""
			if p.Role == graph.RoleHost || p.Role == graph.RoleMediator {
				role = string(p.Role)
			}
			k := graph.ActorKey(p.ActorObserved)
			for _, n := range append([]string{p.Name, p.FullName}, p.Aliases...) {
				known[k] = append(known[k], fmt.Sprintf("%s %s", role, graph.Fold(n)))
			}
		}
	}
	if g.kind != kind || g.status != status || g.date != "" && g.date != date || len(known) != len(g.who) {
		return false
	}
	for _, w := range g.who {
		found := false
		for _, names := range known {
			found = found || slices.Contains(names, w)
		}
		if !found {
			return false
		}
	}
	return true
}
