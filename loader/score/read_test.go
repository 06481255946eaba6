package score_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-events/parley/loader/score"
)

const goldEvent = `{"events": [
 {"id": "e1", "type": "CALL", "status": "OCCURRED", "date": "2025-12-02",
  "quote": "They spoke.", "place": null,
  "participants": [{"names": ["Ann Lee"], "kind": "PERSON", "role": "PARTICIPANT"}]}]}`

func TestBrokenGoldSaysWhatToMend(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"no JSON":          {`"quote"`, `quote`, "gold.json:3: this is no JSON"},
		"wrong type":       {`"They spoke."`, `7`, "gold.json:3: events.quote: want string, got a number"},
		"no events":        {`"events"`, `"happenings"`, `write {"events": []}`},
		"unknown type":     {"CALL", "CHAT", `event e1: unknown type "CHAT": want one of [MEETING`},
		"unknown status":   {"OCCURRED", "DONE", `event e1: unknown status "DONE"`},
		"no date":          {"2025-12-02", "Tuesday", `event e1: date "Tuesday" is no EDTF`},
		"no quote":         {"They spoke.", " ", "event e1: it has no quote"},
		"nameless":         {`["Ann Lee"]`, `[]`, "event e1: participant 1 has no names"},
		"unknown role":     {`"role": "PARTICIPANT"`, `"role": "CALLER"`, `event e1: participant Ann Lee has the unknown role "CALLER"`},
		"event without id": {`"id": "e1", "type": "CALL"`, `"type": "CHAT"`, "event number 1: unknown type"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "gold.json")
			if err := os.WriteFile(file, []byte(strings.Replace(goldEvent, c.from, c.to, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := score.ReadGold(file)
			if !errors.Is(err, score.ErrUnreadable) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	if _, err := score.ReadGold("no-such.json"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestErrorsAreListed(t *testing.T) {
	gold := []score.Event{
		{ID: "e1", Type: "CALL", Date: "2025-12-02", DateText: "on Tuesday", Quote: "Ann Lee rang Ola Moe.", Participants: people("Ann Lee", "Ola Moe")},
		{ID: "e2", Type: "VISIT", Quote: "Ann Lee flew to Oslo.", Participants: people("Ann Lee")},
	}
	predicted := []score.Event{
		{Type: "CALL", Date: "2025-12-01/2025-12-02", Quotes: []string{"Ann Lee rang Ola Moe."}, Participants: []score.Actor{{Name: "Lee", Aliases: []string{"Ann Lee"}}}},
		{Type: "PROTEST", Quotes: []string{"A crowd gathered."}, Participants: []score.Actor{{Name: "Crowd"}}},
	}
	var r score.Report
	var got []string
	for _, e := range r.Add(gold, predicted) {
		got = append(got, e.String())
	}
	want := []string{
		"MISS  e2 VISIT undated [Ann Lee] | Ann Lee flew to Oslo.",
		"EXTRA PROTEST undated [Crowd] | A crowd gathered.",
		"DATE  e1 CALL gold 2025-12-02 got 2025-12-01/2025-12-02 | on Tuesday",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r.Events != (score.Counts{Found: 1, Extra: 1, Missed: 1}) || r.Events.F1() != 0.5 {
		t.Errorf("got %+v", r.Events)
	}
}

func people(names ...string) []score.Actor {
	var list []score.Actor
	for _, n := range names {
		list = append(list, score.Actor{Names: []string{n}, Kind: "PERSON", Role: "PARTICIPANT"})
	}
	return list
}
