package measure_test

import (
	"strings"
	"testing"

	"github.com/parley-events/parley/loader"
	"github.com/parley-events/parley/loader/measure"
)

// Words are counted through the document; "in Oslo" is marked in error, so that
// something is missed, and "May 2" is there for the finder to find too much.
const meantime = `{"doc_id": "1", "dct": "2012-05-10", "sents": ["They met in Oslo on Tuesday .", "They had met on May 2 ."],
 "timex": [{"span": {"sent": 0, "tok": [5], "text": "Tuesday"}, "type": "DATE", "value": "2012-05-08"},
  {"span": {"sent": 0, "tok": [2, 3], "text": "in Oslo"}, "type": "DATE", "value": "2012"}],
 "events": [{"span": {"sent": 0, "tok": [1], "text": "met"}, "date": "2012-05-08"}, {"span": {"sent": 1, "tok": [9], "text": "met"}, "date": "2012-05-10"},
  {"span": {"sent": 1, "tok": [9], "text": "met"}, "date": "2012-05-XX"}]}`

func oneLine(s string) *strings.Reader { return strings.NewReader(strings.ReplaceAll(s, "\n", "")) }

func TestMEANTIME(t *testing.T) {
	var missed []string
	got, err := measure.MEANTIME(oneLine(meantime), func(kind, doc, words string) { missed = append(missed, kind+" "+words) })
	if err != nil {
		t.Fatal(err)
	}
	want := measure.Expressions{Gold: 2, Found: 2, Strict: 1, Relaxed: 1, Type: 1, Value: 1}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(missed) != 2 || !strings.HasPrefix(missed[0], `MISS "in Oslo"`) || !strings.HasPrefix(missed[1], `EXTRA "May 2"`) {
		t.Errorf("got %q", missed)
	}
	if f := got.F1(got.Value); f != 50 {
		t.Errorf("got a value F1 of %v, want 50", f)
	}
}

func TestDays(t *testing.T) {
	got, err := measure.Days(oneLine(meantime), loader.BuiltIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := measure.EventDates{Mentions: 2, Dated: 2, Right: 1, Filled: 1, Published: 1}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWikiWars(t *testing.T) {
	got, err := measure.WikiWars(oneLine(`{"id": "w", "dct": "2009-12-19", "text": "Fühmann died. The war began on 1 May 1990.", "timex": [{"start": 31, "end": 41, "value": "1990-05-01", "text": "1 May 1990"}]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := (measure.Expressions{Gold: 1, Found: 1, Strict: 1, Relaxed: 1, Value: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestCodes(t *testing.T) {
	records := `{"id": "1", "date": "20080806", "text": "French President Nicolas Sarkozy met German Chancellor Angela Merkel in Berlin on Tuesday.", "events": [{"eventcode": "043", "sourcecode": "FRAGOV", "targetcode": "DEUGOV"}]}
{"id": "2", "date": "20080806", "text": "It rained.", "events": [{"eventcode": "190", "sourcecode": "GEO", "targetcode": "---"}]}
{"id": "3", "date": "20080806", "text": "It rained.", "events": []}`
	got, err := measure.Codes(strings.NewReader(records), loader.BuiltIn(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := (measure.Coded{Sentences: 2, Typed: 1, Actors: 3, Found: 2, Whole: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestABrokenLineIsNamed(t *testing.T) {
	for text, want := range map[string]string{
		`{"id": 1, "dct": 2012}`:       "line 1: ",
		"{\"dct\": \"2012-05-10\"}\n{": "line 2: unexpected end of JSON input",
		`{"dct": "2012-05-10", "sents": ["a"], "timex": [{"span": {"sent": 0, "tok": [7], "text": "x"}}]}`: "there is no word 7",
	} {
		if _, err := measure.MEANTIME(strings.NewReader(text), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}
