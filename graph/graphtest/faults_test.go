package graphtest_test

import (
	"context"
	"iter"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
)

// A suite that no engine can fail proves nothing. So here are stores that keep
// the contract but for one fault, each of a kind that engines have had.

// faultEnv names the fault of the store that this process runs the suite on.
const faultEnv = "GRAPHTEST_FAULT"

// broken is the oracle with faults.
type broken struct {
	*graphtest.Oracle
	events  func([]graph.List[graph.Event], graph.EventQuery) []graph.List[graph.Event]
	query   func(graph.EventParents, graph.EventQuery) graph.EventQuery
	write   func(*graphtest.Oracle, context.Context, graph.Batch) (graph.Summary, error)
	byID    func([]*graph.Event) []*graph.Event
	named   func([]string, [][]graph.Actor) [][]graph.Actor
	search  func(graph.SearchQuery) graph.SearchQuery
	changes func([]graph.Change) []graph.Change
	records func(graph.Record) graph.Record
	context func(context.Context) context.Context
}

func (b broken) Events(ctx context.Context, under graph.EventParents, q graph.EventQuery) ([]graph.List[graph.Event], error) {
	if b.query != nil {
		q = b.query(under, q)
	}
	lists, err := b.Oracle.Events(ctx, under, q)
	if b.events != nil && err == nil {
		lists = b.events(lists, q)
	}
	return lists, err
}

func (b broken) Write(ctx context.Context, batch graph.Batch) (graph.Summary, error) {
	if b.context != nil {
		ctx = b.context(ctx)
	}
	if b.write != nil {
		return b.write(b.Oracle, ctx, batch)
	}
	return b.Oracle.Write(ctx, batch)
}

func (b broken) EventsByID(ctx context.Context, ids []graph.EventID) ([]*graph.Event, error) {
	found, err := b.Oracle.EventsByID(ctx, ids)
	if b.byID != nil {
		found = b.byID(found)
	}
	return found, err
}

func (b broken) ActorsNamed(ctx context.Context, names []string) ([][]graph.Actor, error) {
	found, err := b.Oracle.ActorsNamed(ctx, names)
	if b.named != nil {
		found = b.named(names, found)
	}
	return found, err
}

func (b broken) Search(ctx context.Context, q graph.SearchQuery) (graph.List[graph.Hit], error) {
	if b.search != nil {
		q = b.search(q)
	}
	return b.Oracle.Search(ctx, q)
}

func (b broken) Changes(ctx context.Context, since int64, limit int) ([]graph.Change, error) {
	changes, err := b.Oracle.Changes(ctx, since, limit)
	if b.changes != nil {
		changes = b.changes(changes)
	}
	return changes, err
}

func (b broken) Export(ctx context.Context) iter.Seq2[graph.Record, error] {
	if b.records == nil {
		return b.Oracle.Export(ctx)
	}
	return func(yield func(graph.Record, error) bool) {
		for r, err := range b.Oracle.Export(ctx) {
			if !yield(b.records(r), err) {
				return
			}
		}
	}
}

// faults are the broken stores, and the part of the suite that must notice.
var faults = map[string]struct {
	part  string
	store broken
}{
	"a batch loses its last mention": {"writing", broken{write: func(o *graphtest.Oracle, ctx context.Context, b graph.Batch) (graph.Summary, error) {
		if n := len(b.Mentions); n > 3 {
			b.Mentions = b.Mentions[:n-1]
		}
		return o.Write(ctx, b)
	}}},
	"writing again counts as new": {"writing", broken{write: func(o *graphtest.Oracle, ctx context.Context, b graph.Batch) (graph.Summary, error) {
		sum, err := o.Write(ctx, b)
		sum.Articles = len(b.Articles)
		return sum, err
	}}},
	"a batch is written in two steps": {"concurrency", broken{write: func(o *graphtest.Oracle, ctx context.Context, b graph.Batch) (graph.Summary, error) {
		half := b
		half.Mentions = b.Mentions[:len(b.Mentions)/2]
		if sum, err := o.Write(ctx, half); err != nil {
			return sum, err
		}
		time.Sleep(50 * time.Millisecond) // long enough for the suite's reader to come by
		return o.Write(ctx, b)
	}}},
	"what is refused is written in part": {"writing/refused", broken{write: func(o *graphtest.Oracle, ctx context.Context, b graph.Batch) (graph.Summary, error) {
		sum, err := o.Write(ctx, b)
		if err != nil && len(b.Articles) > 1 {
			_, _ = o.Write(ctx, graph.Batch{Articles: b.Articles[1:]})
		}
		return sum, err
	}}},
	"a write goes on when its context is over": {"interruption", broken{context: context.WithoutCancel}},
	"an offset is exported in UTC": {"writing", broken{records: func(r graph.Record) graph.Record {
		if r.Article != nil {
			a := *r.Article
			a.Published.Time = a.Published.Time.UTC()
			r.Article = &a
		}
		return r
	}}},
	"the limit counts over all parents": {"reading", broken{events: func(lists []graph.List[graph.Event], q graph.EventQuery) []graph.List[graph.Event] {
		left := q.Page.Size()
		for i := range lists {
			n := min(left, len(lists[i].Items))
			lists[i].Items, lists[i].Cursors = lists[i].Items[:n], lists[i].Cursors[:n]
			left -= n
		}
		return lists
	}}},
	"parents given twice are answered once": {"reading", broken{events: func(lists []graph.List[graph.Event], _ graph.EventQuery) []graph.List[graph.Event] {
		if len(lists) > 1 {
			return lists[:len(lists)-1]
		}
		return lists
	}}},
	"certain is taken for possible": {"cases/dates", broken{query: func(_ graph.EventParents, q graph.EventQuery) graph.EventQuery {
		if q.Filter.Date != nil {
			q.Filter.Date = &graph.DateRange{From: q.Filter.Date.From, To: q.Filter.Date.To, Match: graph.MatchPossible}
		}
		return q
	}}},
	"roles are not asked for": {"random", broken{query: func(_ graph.EventParents, q graph.EventQuery) graph.EventQuery {
		actors := append([]graph.ActorMatch{}, q.Filter.Actors...)
		for i := range actors {
			actors[i].Roles = nil
		}
		q.Filter.Actors = actors
		return q
	}}},
	"there is always a next page": {"pages", broken{events: func(lists []graph.List[graph.Event], _ graph.EventQuery) []graph.List[graph.Event] {
		for i := range lists {
			lists[i].HasNext = true
		}
		return lists
	}}},
	"cursors of other lists are taken": {"pages", broken{query: func(_ graph.EventParents, q graph.EventQuery) graph.EventQuery {
		q.Order = graph.OldestFirst
		return q
	}}},
	"ids of nothing are left out": {"lookups", broken{byID: func(found []*graph.Event) []*graph.Event {
		var some []*graph.Event
		for _, e := range found {
			if e != nil {
				some = append(some, e)
			}
		}
		return some
	}}},
	"aliases are no names": {"lookups", broken{named: func(names []string, found [][]graph.Actor) [][]graph.Actor {
		for i := range found {
			var some []graph.Actor
			for _, a := range found[i] {
				if graph.Fold(a.Name) == graph.Fold(names[i]) {
					some = append(some, a)
				}
			}
			found[i] = some
		}
		return found
	}}},
	"one word of several is enough": {"search", broken{search: func(q graph.SearchQuery) graph.SearchQuery {
		if words := strings.Fields(q.Text); len(words) > 0 {
			q.Text = words[0]
		}
		return q
	}}},
	"deleted events are not logged": {"journal", broken{changes: func(changes []graph.Change) []graph.Change {
		var some []graph.Change
		for _, c := range changes {
			if c.Kind != graph.ChangeDeleted {
				some = append(some, c)
			}
		}
		return some
	}}},
}

// runFault runs the suite on a broken store, as a process of its own.
func runFault(name string) {
	engine := graphtest.Engine{
		Name: name,
		Open: func(testing.TB) graph.Store {
			s := faults[name].store
			s.Oracle = graphtest.NewOracle()
			return s
		},
		Reopen: func(_ testing.TB, s graph.Store) graph.Store { return s },
		Locate: func(testing.TB, graph.Store) string { return "nowhere" },
	}
	testing.Main(func(pattern, name string) (bool, error) { return strings.Contains(name, pattern), nil },
		[]testing.InternalTest{{Name: "Fault", F: func(t *testing.T) { graphtest.Run(t, engine) }}}, nil, nil)
}

func TestFaultsAreNoticed(t *testing.T) {
	for name, f := range faults {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=Fault/"+f.part, "-graphtest.seed=1")
			cmd.Env = append(os.Environ(), faultEnv+"="+name)
			out, err := cmd.CombinedOutput()
			if err == nil {
				t.Errorf("the suite passes a store with this fault: %s", out)
			}
			if text := string(out); !strings.Contains(text, "--- FAIL: Fault") {
				t.Errorf("the suite did not fail by a test: %v\n%s", err, text)
			}
		})
	}
}
