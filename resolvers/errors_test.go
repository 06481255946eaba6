package resolvers_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers"
)

// What the caller can mend is said with a code.
func TestInvalidInput(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	var cursor struct{ Actors page }
	ask(t, h, `{ actors(first: 1) `+pageFields+` }`, nil).into(t, &cursor)
	for _, c := range []struct{ query, code, message string }{
		{`{ events(first: 101) { totalCount } }`, "INVALID", "maximum of 100"},
		{`{ events(first: -1) { totalCount } }`, "INVALID", "negative"},
		{`{ events(first: 1, last: 1) { totalCount } }`, "INVALID", "not both"},
		{`{ events(first: 0, last: 1) { totalCount } }`, "INVALID", "not both"},
		{`{ events(first: 3000000000) { totalCount } }`, "INVALID", "32 bits"},
		{`{ events(first: 99999999999999999999) { totalCount } }`, "GRAPHQL_VALIDATION_FAILED", "32-bit"},
		{`{ events(filter: {minConfidence: 1e400}) { totalCount } }`, "GRAPHQL_VALIDATION_FAILED", ""},
		{`{ events(after: "x") { totalCount } }`, "INVALID", "cursor"},
		{`{ events(after: "` + *cursor.Actors.PageInfo.EndCursor + `") { totalCount } }`, "INVALID", "another filter or order"},
		{`{ events { nodes { participations(after: "x") { totalCount } } } }`, "INVALID", "cursor"},
		{`{ events(filter: {date: {from: "yesterday"}}) { totalCount } }`, "INVALID", "yesterday"},
		{`{ events(filter: {date: {from: "2025-13"}}) { totalCount } }`, "INVALID", "2025-13"},
		{`{ events(filter: {date: {from: "2025", to: "2024"}}) { totalCount } }`, "INVALID", "before it begins"},
		{`{ events(filter: {minConfidence: 1.1}) { totalCount } }`, "INVALID", "want 0 to 1"},
		{`{ events(filter: {minConfidence: -0.1}) { totalCount } }`, "INVALID", "want 0 to 1"},
		{`{ events(filter: {minSources: -1}) { totalCount } }`, "INVALID", "negative"},
		{`{ events(filter: {date: {from: "2025", edtf: "2024"}}) { totalCount } }`, "INVALID", "give edtf, or"},
		{`{ meetings(filter: {type: ATTACK}) { totalCount } }`, "INVALID", "no meeting"},
		{`{ article(is: {url: "example.org/x"}) { id } }`, "INVALID", "absolute"},
		{`{ actor(is: {name: "A", side: "B"}) { id } }`, "GRAPHQL_VALIDATION_FAILED", ""},
		{`{ actor(is: {}) { id } }`, "GRAPHQL_VALIDATION_FAILED", ""},
		{`{ meetings(between: [{name: "Putin"}, {name: "Nobody"}]) { totalCount } }`, "NOT_FOUND", `actor "Nobody": not found: try search(query: "Nobody")`},
		{`{ actor(is: {name: ""}) { id } }`, "INVALID", "the name is empty"},
		{`{ actor(is: {name: "🙂"}) { id } }`, "INVALID", "the name is empty"},
		{`{ actor(is: {side: " "}) { id } }`, "INVALID", "the name is empty"},
		{`{ actor(is: {side: "Nobody"}) { id } }`, "NOT_FOUND", `try search(query: "Nobody")`},
		{`{ actor(is: {wikidata: "7747"}) { id } }`, "INVALID", "want Q7747"},
		{`{ actor(is: {wikidata: "Q07747"}) { id } }`, "INVALID", "want Q7747"},
		{`{ events(filter: {placeWithin: {name: "?"}}) { totalCount } }`, "INVALID", "the name is empty"},
		{`{ events(filter: {placeWithin: {name: "Nowhere"}}) { totalCount } }`, "NOT_FOUND", `try search(query: "Nowhere")`},
		{`{ events(filter: {placeWithin: {name: "Moscow"}}) { totalCount } }`, "AMBIGUOUS", "ask by id"},
		{`{ meetings(with: {name: "Russia"}) { totalCount } }`, "NOT_FOUND", `as a side it is {side: "RU"}`},
		{`{ events(filter: {actors: {any: {id: "act-x"}}}) { totalCount } }`, "NOT_FOUND", "act-x"},
		{`{ events(filter: {actors: {any: {wikidata: "Q1"}}}) { totalCount } }`, "NOT_FOUND", "Q1"},
		{`{ nosuch }`, "GRAPHQL_VALIDATION_FAILED", "nosuch"},
		{`{ events(`, "GRAPHQL_PARSE_FAILED", ""},
		{`query A { __typename } query B { __typename }`, "GRAPHQL_VALIDATION_FAILED", ""},
		{strings.Repeat("{ nodes", 20), "", ""},
	} {
		a := ask(t, h, c.query, nil)
		if len(a.Errors) == 0 {
			t.Errorf("%s: no error", c.query)
			continue
		}
		if slices.Contains(a.codes(), "INTERNAL") || slices.Contains(a.codes(), "") {
			t.Errorf("%s: %+v", c.query, a.Errors)
		}
		if c.code != "" && (a.codes()[0] != c.code || !strings.Contains(a.Errors[0].Message, c.message)) {
			t.Errorf("%s: %+v, want %s with %q", c.query, a.Errors, c.code, c.message)
		}
	}
}

// A variable may hold what the text of a query may not.
func TestInvalidVariables(t *testing.T) {
	h := newHandler(t, newStore(t, week()...), resolvers.Options{})
	for _, is := range []map[string]any{
		{}, {"name": "Putin", "side": "RU"}, {"name": nil}, {"name": 3}, {"nosuch": "x"},
	} {
		a := ask(t, h, `query($is: ActorRef!) { actor(is: $is) { id } }`, map[string]any{"is": is})
		if len(a.Errors) == 0 || slices.Contains(a.codes(), "INTERNAL") || slices.Contains(a.codes(), "") {
			t.Errorf("%v: %s %+v", is, a.Data, a.Errors)
		}
	}
	for _, first := range []any{3_000_000_000, 1e30, "many", 1.5, true, []int{1}} {
		a := ask(t, h, `query($n: Int) { events(first: $n) { nodes { id } } }`, map[string]any{"n": first})
		if len(a.Errors) == 0 || slices.Contains(a.codes(), "INTERNAL") || slices.Contains(a.codes(), "") {
			t.Errorf("%v: %s %+v", first, a.Data, a.Errors)
		}
	}
	a := ask(t, h, `query($d: EDTF) { events(filter: {date: {edtf: $d}}) { totalCount } }`, map[string]any{"d": 2025})
	if len(a.Errors) > 0 {
		t.Errorf("a year without quotation marks: %+v", a.Errors)
	}
}

// failing fails, or panics, on every list of events and mentions.
type failing struct {
	graph.Reader
	err   error
	panic any
}

func (f failing) fail() error {
	if f.panic != nil {
		panic(f.panic)
	}
	return f.err
}

func (f failing) Mentions(context.Context, graph.MentionParents, graph.Page) ([]graph.List[graph.MentionOf], error) {
	return nil, f.fail()
}

func (f failing) ActorsNamed(context.Context, []string) ([][]graph.Actor, error) {
	return nil, f.fail()
}

// Nothing of what a driver says reaches a client; it reaches the log, once.
func TestErrorsAreMasked(t *testing.T) {
	store := newStore(t, week()...)
	const secret = "SELECT password FROM users"
	for name, c := range map[string]struct {
		store  failing
		code   string
		logged int
	}{
		"driver":      {failing{err: errors.New(secret)}, "INTERNAL", 1},
		"unavailable": {failing{err: fmt.Errorf("%w: "+secret, graph.ErrUnavailable)}, "UNAVAILABLE", 1},
		"deadline":    {failing{err: fmt.Errorf(secret+": %w", context.DeadlineExceeded)}, "TIMEOUT", 0},
		"cancelled":   {failing{err: fmt.Errorf(secret+": %w", context.Canceled)}, "CANCELLED", 0},
		"panic":       {failing{panic: secret}, "INTERNAL", -1},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			c.store.Reader = store
			h := newHandler(t, c.store, resolvers.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
			for _, query := range []string{
				`{ actor(is: {name: "Putin"}) { name } }`,
				`{ events { nodes { mentions { nodes { id } } } } }`,
			} {
				log.Reset()
				body := string(post(t, h, query, nil))
				if strings.Contains(body, "SELECT") || !strings.Contains(body, `"code":"`+c.code+`"`) {
					t.Errorf("%s: %s", query, body)
				}
				logged := strings.Count(log.String(), "SELECT")
				if c.logged >= 0 && logged != c.logged || c.logged < 0 && logged == 0 {
					t.Errorf("%s: logged %d times: %s", query, logged, log.String())
				}
			}
		})
	}
}

// waiting answers when the request has ended.
type waiting struct{ graph.Reader }

func (waiting) Statistics(ctx context.Context) (graph.Statistics, error) {
	<-ctx.Done()
	return graph.Statistics{}, ctx.Err()
}

func TestTimeout(t *testing.T) {
	h := newHandler(t, waiting{newStore(t)}, resolvers.Options{Timeout: time.Millisecond})
	a := ask(t, h, `{ statistics { events } }`, nil)
	if got := a.codes(); !slices.Equal(got, []string{"TIMEOUT"}) {
		t.Errorf("codes %v", got)
	}
}

// A page of another site cannot make a browser ask.
func TestOtherSites(t *testing.T) {
	h := newHandler(t, newStore(t), resolvers.Options{})
	for site, want := range map[string]int{"same-origin": http.StatusOK, "cross-site": http.StatusForbidden} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ __typename }"}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Sec-Fetch-Site", site)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", site, w.Code, want)
		}
	}
}
