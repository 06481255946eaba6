package graphtest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// Oracle keeps the store contract in memory, the naive way: it keeps the
// facts, derives everything from all of them at every write, and answers by
// looking at everything. It has no index to be wrong, so engines are measured
// against it.
type Oracle struct {
	mu        sync.RWMutex
	articles  map[articleVersion]graph.Article
	mentions  map[mentionReading]graph.Mention
	decisions map[graph.DecisionID]graph.Decision
	state     state
	revision  int64
	changes   []graph.Change
	jobs      map[graph.JobID]graph.Job
}

type articleVersion struct {
	id      graph.ArticleID
	version string
}

type mentionReading struct {
	id      graph.MentionID
	version string
}

var _ graph.Store = (*Oracle)(nil)

// NewOracle returns an empty store.
func NewOracle() *Oracle {
	return &Oracle{
		articles:  map[articleVersion]graph.Article{},
		mentions:  map[mentionReading]graph.Mention{},
		decisions: map[graph.DecisionID]graph.Decision{},
		jobs:      map[graph.JobID]graph.Job{},
		state:     newState(graph.Batch{}, derived{}),
	}
}

// Close does nothing: the oracle ends with the test.
func (o *Oracle) Close() error { return nil }

// Revision implements graph.Reader.
func (o *Oracle) Revision(ctx context.Context) (int64, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.revision, ctx.Err()
}

// read returns what a reader sees: one state, whatever is written meanwhile.
func (o *Oracle) read(ctx context.Context) (state, error) {
	if err := ctx.Err(); err != nil {
		return state{}, err
	}
	o.mu.RLock()
	defer o.mu.RUnlock()
	return o.state, nil
}

// Write implements graph.Writer.
func (o *Oracle) Write(ctx context.Context, b graph.Batch) (graph.Summary, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return graph.Summary{}, err
	}
	next := Oracle{
		articles:  maps.Clone(o.articles),
		mentions:  maps.Clone(o.mentions),
		decisions: maps.Clone(o.decisions),
	}
	if err := next.add(b); err != nil {
		return graph.Summary{}, err
	}
	sum := graph.Summary{
		Articles:  len(brought(o.articles, next.articles)),
		Mentions:  len(brought(o.mentions, next.mentions)),
		Decisions: len(brought(o.decisions, next.decisions)),
	}
	if sum.Unchanged() && len(brought(o.mentions, next.mentions)) == 0 {
		return graph.Summary{Revision: o.revision}, nil
	}
	facts := next.facts()
	d, err := resolve.All(facts)
	if err != nil {
		return graph.Summary{}, err
	}
	after := newState(facts, d)
	changes := compare(o.state, after)
	o.articles, o.mentions, o.decisions = next.articles, next.mentions, next.decisions
	o.state = after
	o.revision++
	for i := range changes {
		changes[i].Revision = o.revision
	}
	o.changes = append(o.changes, changes...)
	count(&sum, changes)
	sum.Revision = o.revision
	return sum, nil
}

// brought lists what is new, or another than before.
func brought[K comparable, V any](before, after map[K]V) []K {
	var keys []K
	for k, v := range after {
		if old, ok := before[k]; !ok || encode(old) != encode(v) {
			keys = append(keys, k)
		}
	}
	return keys
}

// add puts the facts of the batch beside those that are there. Of two readings
// of one thing, the one that holds stays.
func (o *Oracle) add(b graph.Batch) error {
	for i := range b.Articles {
		a := &b.Articles[i]
		if a.ID == "" || a.Version == "" {
			return fmt.Errorf("%w article: no id or version", graph.ErrInvalid)
		}
		key := articleVersion{a.ID, a.Version}
		if old, ok := o.articles[key]; !ok || a.Supersedes(&old) {
			o.articles[key] = *a
		}
	}
	for i := range b.Mentions {
		m := &b.Mentions[i]
		if m.ID == "" {
			return fmt.Errorf("%w mention: no id", graph.ErrInvalid)
		}
		if _, ok := o.articles[articleVersion{m.Article, m.Version}]; !ok {
			return fmt.Errorf("%w mention %s: its article is not here", graph.ErrInvalid, m.ID)
		}
		key := mentionReading{m.ID, m.Version}
		if old, ok := o.mentions[key]; !ok || graph.ReadAgain(m, &old, encode(m), encode(old)) {
			o.mentions[key] = *m
		}
	}
	for _, d := range b.Decisions {
		if d.ID == "" {
			return fmt.Errorf("%w decision: no id", graph.ErrInvalid)
		}
		o.decisions[d.ID] = d
	}
	return nil
}

// facts returns everything stored, in the order of the export.
func (o *Oracle) facts() graph.Batch {
	return graph.Batch{
		Articles: slices.SortedFunc(maps.Values(o.articles), func(a, b graph.Article) int {
			return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Version, b.Version))
		}),
		Mentions: slices.SortedFunc(maps.Values(o.mentions), func(a, b graph.Mention) int {
			return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Version, b.Version))
		}),
		Decisions: slices.SortedFunc(maps.Values(o.decisions), func(a, b graph.Decision) int {
			return cmp.Compare(a.ID, b.ID)
		}),
	}
}

func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain data
	}
	return string(b)
}

// Decisions implements graph.Decisions.
func (o *Oracle) Decisions(ctx context.Context) ([]graph.Decision, error) {
	s, err := o.read(ctx)
	if err != nil {
		return nil, err
	}
	return slices.SortedFunc(slices.Values(s.facts.Decisions), func(a, b graph.Decision) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SaveJob implements graph.Jobs.
func (o *Oracle) SaveJob(ctx context.Context, j graph.Job) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	o.jobs[j.ID] = j
	return nil
}

// Job implements graph.Jobs.
func (o *Oracle) Job(ctx context.Context, id graph.JobID) (graph.Job, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return graph.Job{}, err
	}
	j, ok := o.jobs[id]
	if !ok {
		return graph.Job{}, fmt.Errorf("job %s: %w", id, graph.ErrNotFound)
	}
	return j, nil
}

// Jobs implements graph.Jobs.
func (o *Oracle) Jobs(ctx context.Context, limit int) ([]graph.Job, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := slices.SortedFunc(maps.Values(o.jobs), func(a, b graph.Job) int {
		return -cmp.Or(a.Started.Compare(b.Started), strings.Compare(string(a.ID), string(b.ID)))
	})
	return all[:min(limit, len(all))], nil
}

// Changes implements graph.Changes.
func (o *Oracle) Changes(ctx context.Context, since int64, limit int) ([]graph.Change, error) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	from := slices.IndexFunc(o.changes, func(c graph.Change) bool { return c.Revision > since })
	if from < 0 {
		return nil, nil
	}
	rest := o.changes[from:]
	to := endOfRevision(rest, 0)
	most := to + limit
	for to < len(rest) && endOfRevision(rest, to) <= most {
		to = endOfRevision(rest, to)
	}
	return slices.Clone(rest[:to]), nil
}

// endOfRevision returns where the revision that begins at i ends.
func endOfRevision(changes []graph.Change, i int) int {
	end := i
	for end < len(changes) && changes[end].Revision == changes[i].Revision {
		end++
	}
	return end
}
