package actors

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
)

// TestHolders checks ids and terms of office against a table of others, named by
// PARLEY_HOLDERS: a CSV with country, position, person, wikidata, start, end, the
// days as precise as they are known. Tables err too: what was looked into and
// left as it is stands in testdata/holders.txt, with the reason.
func TestHolders(t *testing.T) {
	path := os.Getenv("PARLEY_HOLDERS")
	if path == "" {
		t.Skip("PARLEY_HOLDERS names no table of office holders")
	}
	table, err := readHolders(path)
	if err != nil {
		t.Fatal(err)
	}
	judged := readJudged(t)
	used := map[string]bool{}
	ids, terms := 0, 0
	for i := range Default().entries {
		e := &Default().entries[i]
		if e.actor.Kind != graph.Person {
			continue
		}
		report := func(what, format string, args ...any) {
			key := e.key + " " + what
			used[key] = true
			if judged[key] == "" {
				t.Errorf("%s: "+format, append([]any{key}, args...)...)
			}
		}
		q, same := table.namesakes(e)
		if e.actor.Wikidata != "" {
			if rows := table.byID[e.actor.Wikidata]; len(rows) > 0 {
				ids++
				if !slices.ContainsFunc(rows, func(h holder) bool { return e.called(h.person) }) {
					report("id", "%s is %s there", e.actor.Wikidata, rows[0].person)
				}
			} else if len(same) > 0 {
				report("id", "%s; %s has %q there", e.actor.Wikidata, same[0].person, q)
			} else {
				report("id", "%s is not there", e.actor.Wikidata)
			}
		}
		until := table.until[e.actor.Country]
		for n, h := range e.terms {
			kind := officeKind(h.Title)
			if kind == "" || h.Side.Key != e.side.Key || h.From > until {
				continue
			}
			rows := slices.DeleteFunc(slices.Clone(same), func(r holder) bool { return r.kind != kind || r.start == "" })
			if len(rows) == 0 {
				continue
			}
			terms++
			what := fmt.Sprintf("%s %s", kind, h.From)
			start := slices.IndexFunc(rows, func(r holder) bool { return nearDay(r.start, h.From, "-01-01", "-01") })
			switch {
			case start < 0:
				report(what, "starts %s there", rows[0].start)
			case h.To != "" && h.To < until && !slices.ContainsFunc(rows, func(r holder) bool { return r.end == "" || nearDay(r.end, h.To, "-12-31", "-31") }):
				report(what, "ends %s, there %s", h.To, rows[len(rows)-1].end)
			case h.To == "" && n == len(e.terms)-1 && !slices.ContainsFunc(rows, func(r holder) bool { return r.end == "" }):
				report(what, "is open, ends %s there", rows[len(rows)-1].end)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(judged)) {
		if !used[key] {
			t.Errorf("testdata/holders.txt: %q is no longer a difference", key)
		}
	}
	t.Logf("%d ids and %d terms checked", ids, terms)
}

// readJudged returns the reasons, by "id what".
func readJudged(t *testing.T) map[string]string {
	raw, err := os.ReadFile("testdata/holders.txt")
	if err != nil {
		t.Fatal(err)
	}
	judged := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, why, found := strings.Cut(line, ": ")
		if !found {
			t.Fatalf("testdata/holders.txt: want KEY: REASON in %q", line)
		}
		judged[key] = why
	}
	return judged
}

type holder struct {
	country, person, wikidata, kind, start, end string
}

type holders struct {
	byID, byName map[string][]holder
	until        map[string]graph.Day // the last start in a country: later terms it cannot have
}

func readHolders(path string) (*holders, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	h := &holders{byID: map[string][]holder{}, byName: map[string][]holder{}, until: map[string]graph.Day{}}
	for _, row := range rows[1:] {
		r := holder{country: row[0], kind: positionKind(row[1]), person: row[2], wikidata: row[3], start: row[4], end: row[5]}
		h.byID[r.wikidata] = append(h.byID[r.wikidata], r)
		h.byName[graph.Fold(r.person)] = append(h.byName[graph.Fold(r.person)], r)
		if len(r.start) == len("2006-01-02") {
			h.until[r.country] = max(h.until[r.country], graph.Day(r.start))
		}
	}
	return h, nil
}

// namesakes returns the rows of the person: by the id, else of the same name and
// country where they all have one id.
func (h *holders) namesakes(e *entry) (string, []holder) {
	if rows := h.byID[e.actor.Wikidata]; e.actor.Wikidata != "" && len(rows) > 0 {
		return e.actor.Wikidata, rows
	}
	found := map[string]bool{}
	for _, name := range append([]string{e.actor.FullName}, e.actor.Aliases...) {
		for _, r := range h.byName[graph.Fold(name)] {
			if r.country == e.actor.Country {
				found[r.wikidata] = true
			}
		}
	}
	if len(found) != 1 {
		return "", nil
	}
	for q := range found {
		return q, h.byID[q]
	}
	return "", nil
}

func (e *entry) called(name string) bool {
	if graph.Fold(name) == graph.Fold(e.actor.FullName) {
		return true
	}
	return slices.ContainsFunc(e.actor.Aliases, func(a string) bool { return graph.Fold(a) == graph.Fold(name) })
}

var officeKinds = map[string]string{
	"foreign minister": "foreign", "external affairs minister": "foreign", "foreign secretary": "foreign", "secretary of state": "foreign",
	"defence minister": "defence", "defense secretary": "defence", "defence secretary": "defence",
	"prime minister": "head of government", "premier": "head of government", "chancellor": "head of government", "taoiseach": "head of government",
	"president": "head of state", "supreme leader": "head of state",
	"king": "monarch", "queen": "monarch", "sultan": "monarch", "emir": "monarch",
	"finance minister": "finance", "treasury secretary": "finance", "chancellor of the exchequer": "finance",
}

func officeKind(title string) string { return officeKinds[title] }

// positions are read from top to bottom; an empty kind is none that is checked.
var positions = []struct {
	pattern *regexp.Regexp
	kind    string
}{
	{regexp.MustCompile(`^(united states )?secretary of state$`), "foreign"},
	{regexp.MustCompile(`deputy|vice|assistant|secretary of state for|permanent rep|ambassador|minister of state|shadow|first lady|committee|senate|parliament|assembly|court|bank|board|city|region|state of|province|lagting|commission|party`), ""},
	{regexp.MustCompile(`foreign|external affairs`), "foreign"},
	{regexp.MustCompile(`defen[cs]e`), "defence"},
	{regexp.MustCompile(`prime minister|premier|federal chancellor|chancellor of (germany|austria)|taoiseach|head of government|president of the government|council of ministers|president of the council`), "head of government"},
	{regexp.MustCompile(`^president|president of|supreme leader|head of state`), "head of state"},
	{regexp.MustCompile(`^king|^queen|^sultan|^emir|monarch`), "monarch"},
	{regexp.MustCompile(`financ|treasury|exchequer`), "finance"},
}

func positionKind(position string) string {
	position = strings.ToLower(position)
	for _, p := range positions {
		if p.pattern.MatchString(position) {
			return p.kind
		}
	}
	return ""
}

// nearDay compares as precisely as both are known: whole days may differ by ten,
// as election, oath and first day in office do. A year or month of ours has been
// completed to a day.
func nearDay(theirs string, ours graph.Day, year, month string) bool {
	mine := string(ours)
	a, errA := time.Parse(time.DateOnly, theirs)
	b, errB := time.Parse(time.DateOnly, mine)
	if errA == nil && errB == nil && a.Sub(b).Abs() <= 10*24*time.Hour {
		return true
	}
	switch {
	case strings.HasSuffix(mine, year):
		mine = mine[:4]
	case strings.HasSuffix(mine, month):
		mine = mine[:7]
	}
	n := min(len(theirs), len(mine))
	return n < len("2006-01-02") && theirs[:n] == mine[:n]
}
