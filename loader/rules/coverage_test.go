package rules_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// lexicon is a folder with lists of verbs that are not part of the project:
//
//	go test ./loader/rules -run Coverage -v -args -lexicon DIR
//
// cameo-verb-patterns.txt is the verb dictionary of PETRARCH2, verbnet-classes.tsv
// a table of VerbNet: class, roles, members, syntax.
var lexicon = flag.String("lexicon", "", "folder with lists of verbs to measure the frames against")

// ofCAMEO gives the types of the CAMEO roots, by their first two digits. Those of
// cooperation and of investigation have none.
var ofCAMEO = map[string]graph.EventType{
	"01": graph.Statement, "02": graph.Request, "04": graph.Meeting, "07": graph.Aid, "08": graph.Concession,
	"10": graph.Request, "11": graph.Accusation, "12": graph.Rejection, "13": graph.Threat, "14": graph.Protest,
	"15": graph.Mobilization, "16": graph.Sanction, "17": graph.Coercion, "18": graph.Attack, "19": graph.Attack, "20": graph.Attack,
}

// ofVerbNet gives the types of the VerbNet classes that tell of events.
var ofVerbNet = map[string]graph.EventType{
	"meet-36.3": graph.Meeting, "say-37.7": graph.Statement, "urge-58.1": graph.Request, "beg-58.2": graph.Request,
	"judgment-33.1": graph.Accusation, "reject-77.2": graph.Rejection, "free-10.6.3": graph.Concession, "appoint-29.1": graph.Appointment,
	"resign-10.11": graph.Appointment, "attack-60.1": graph.Attack, "murder-42.1": graph.Attack, "pelt-17.2": graph.Attack,
	"withdraw-82": graph.Withdrawal, "confine-92": graph.Coercion, "forbid-64.4": graph.Sanction, "banish-10.2": graph.Sanction,
	"equip-13.4.2": graph.Aid, "help-72.1": graph.Aid, "fire-10.10": graph.Appointment,
}

// TestCoverageOfVerbLists prints how many of the listed verbs some frame begins
// with, and which have none. It fails at nothing: a list is no goal, since many of
// its verbs are rare, or tell of an event only with the right object.
func TestCoverageOfVerbLists(t *testing.T) {
	if *lexicon == "" {
		t.Skip("no -lexicon DIR given: the lists of verbs are not part of the project")
	}
	for _, list := range []struct {
		file string
		read func(line string, into map[graph.EventType][]string, state *graph.EventType)
	}{{"cameo-verb-patterns.txt", readCAMEO}, {"verbnet-classes.tsv", readVerbNet}} {
		verbs := map[graph.EventType][]string{}
		f, err := os.Open(filepath.Join(*lexicon, list.file))
		if err != nil {
			t.Error(err)
			continue
		}
		var state graph.EventType
		for in := bufio.NewScanner(f); in.Scan(); {
			list.read(in.Text(), verbs, &state)
		}
		f.Close()
		t.Log(list.file + "\n" + coverage(verbs))
	}
}

// readCAMEO reads a heading "--- VERB [code] ---", or a verb that follows it.
func readCAMEO(line string, into map[graph.EventType][]string, state *graph.EventType) {
	if head, ok := strings.CutPrefix(line, "---"); ok {
		verb, code, _ := strings.Cut(strings.TrimSpace(head), "[")
		if *state = ""; len(code) > 2 {
			*state = ofCAMEO[code[:2]]
		}
		line = strings.TrimSpace(verb)
	}
	word, _, _ := strings.Cut(strings.Trim(line, "_ "), " ")
	if *state != "" && word != "" && word[0] >= 'A' && word[0] <= 'Z' && !strings.Contains(word, "_") {
		into[*state] = append(into[*state], strings.ToLower(word))
	}
}

func readVerbNet(line string, into map[graph.EventType][]string, _ *graph.EventType) {
	cell := strings.Split(line, "\t")
	if len(cell) < 3 {
		return
	}
	name, number, _ := strings.Cut(cell[0], "-")
	number, _, _ = strings.Cut(number, "-") // a class inside a class
	if kind := ofVerbNet[name+"-"+number]; kind != "" {
		for _, v := range strings.Fields(cell[2]) {
			if !strings.ContainsAny(v, "_-") {
				into[kind] = append(into[kind], strings.ToLower(v))
			}
		}
	}
}

func coverage(verbs map[graph.EventType][]string) string {
	var b strings.Builder
	listed, met := 0, 0
	for _, kind := range graph.EventTypes() {
		list := slices.Compact(slices.Sorted(slices.Values(verbs[kind])))
		if len(list) == 0 {
			continue
		}
		own := 0
		var missing []string
		for _, v := range list {
			patterns := rules.English().Verb(v)
			if len(patterns) == 0 {
				missing = append(missing, v)
			}
			if slices.ContainsFunc(patterns, func(p rules.Pattern) bool { return p.Frame.Type == kind }) {
				own++
			}
		}
		listed, met = listed+len(list), met+len(list)-len(missing)
		fmt.Fprintf(&b, "  %-13s %3d verbs, %3d have a frame, %3d one of this type; none: %s\n", kind, len(list), len(list)-len(missing), own, strings.Join(missing, " "))
	}
	fmt.Fprintf(&b, "  %d of %d verbs have a frame (%.0f %%)", met, listed, 100*float64(met)/float64(max(listed, 1)))
	return b.String()
}
