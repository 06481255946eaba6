package graph_test

import (
	"bytes"
	"errors"
	"iter"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

func records(list ...graph.Record) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func oneOfEach() []graph.Record {
	e := kremlin()
	e.Tokens = nil // derived again when read
	return []graph.Record{
		{Article: &graph.Article{ID: "art-x", Version: "v", Headline: "<Talks> & more\u2028", Text: "line\nline"}},
		{Mention: &graph.Mention{ID: "men-x", Article: "art-x", Version: "v", Quote: "“Peace”", Type: graph.Meeting}},
		{Decision: &graph.Decision{ID: "dec-x", Kind: graph.DecideHide}},
		{Event: &e},
		{Actor: &graph.Actor{ID: "act-x", Keys: []string{"person:x:"}, Name: "X", Kind: graph.Person}},
		{Place: &graph.Place{ID: "plc-x", Key: "city:x:", Name: "X", Kind: graph.City}},
	}
}

func TestExportRoundTrip(t *testing.T) {
	want := oneOfEach()
	var out bytes.Buffer
	if err := graph.WriteExport(&out, records(want...)); err != nil {
		t.Fatal(err)
	}
	if strings.Count(out.String(), "\n") != len(want) {
		t.Errorf("%d lines for %d records", strings.Count(out.String(), "\n"), len(want))
	}
	if strings.Contains(out.String(), `\u003c`) || !strings.Contains(out.String(), "<Talks> & more") {
		t.Errorf("HTML is escaped: %s", out.String())
	}
	i := 0
	for got, err := range graph.ReadExport(&out) {
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want[i]) {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d records came back of %d", i, len(want))
	}
}

func TestExportMarksWhatIsDerived(t *testing.T) {
	for i, r := range oneOfEach() {
		b, err := r.MarshalJSON()
		if derived := bytes.Contains(b, []byte(`"derived":true`)); err != nil || derived != (i >= 3) || derived != r.Kind().Derived() {
			t.Errorf("%s: derived %v, %v", r.Kind(), derived, err)
		}
	}
}

func TestWriteExportEndsAtAnError(t *testing.T) {
	broken := errors.New("broken")
	failing := func(yield func(graph.Record, error) bool) { yield(graph.Record{}, broken) }
	if err := graph.WriteExport(&bytes.Buffer{}, failing); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if err := graph.WriteExport(&bytes.Buffer{}, records(graph.Record{})); err == nil {
		t.Error("an empty record is written")
	}
}

func TestReadExport(t *testing.T) {
	const place = `{"kind":"place","derived":true,"data":{"id":"plc-x","key":"k","name":"X","kind":"CITY"}}`
	long := `{"kind":"article","data":{"id":"art-x","text":"` + strings.Repeat("x", 1<<20) + `"}}`
	for name, tt := range map[string]struct {
		text    string
		records int
		err     string // contained in it
	}{
		"nothing":                      {"", 0, ""},
		"empty lines, Windows endings": {"\r\n" + place + "\r\n\n" + place, 2, ""},
		"a huge line":                  {long + "\n" + place, 2, ""},
		"an unknown kind":              {place + "\n" + `{"kind":"war","data":{}}`, 1, `line 2: invalid record: unknown kind "war"`},
		"a damaged line":               {place + "\n\n" + place[:40] + "\n" + place, 1, "line 3: "},
		"another shape":                {`{"kind":"place","data":[]}`, 0, "line 1: invalid place record"},
		"no record":                    {"[]", 0, "line 1: invalid record"},
		"no data":                      {`{"kind":"place"}`, 0, "line 1: invalid place record"},
	} {
		n := 0
		var failed error
		for _, err := range graph.ReadExport(strings.NewReader(tt.text)) {
			if failed = err; err == nil {
				n++
			}
		}
		if n != tt.records || (failed != nil) != (tt.err != "") || failed != nil && !strings.Contains(failed.Error(), tt.err) {
			t.Errorf("%s: %d records, %v; want %d, %q", name, n, failed, tt.records, tt.err)
		}
	}
}

func TestReadExportNamesWhatIsInvalid(t *testing.T) {
	for _, err := range graph.ReadExport(strings.NewReader(`{"kind":"war","data":{}}`)) {
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err)
		}
	}
}
