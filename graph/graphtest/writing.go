package graphtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parley-events/parley/graph"
)

// sharedBatches are the batches of the laws of writing; child processes write
// the same.
func sharedBatches(seed uint64) []graph.Batch {
	return NewNewsroom(random(seed)).Batches(24)
}

func runWriting(t *testing.T, e Engine) {
	s := seed(t)
	batches := sharedBatches(s)
	want := export(t, oracleOf(t, batches...))
	t.Run("nothing", func(t *testing.T) { testEmpty(t, e.Open(t)) })
	t.Run("one by one, then again", func(t *testing.T) { testAgain(t, e.Open(t), batches, want) })
	for _, way := range []struct {
		name  string
		batch func(*rand.Rand, []graph.Batch) []graph.Batch
	}{
		{"in another order", shuffled},
		{"all at once, turned around", joined},
		{"restored from the export", func(*rand.Rand, []graph.Batch) []graph.Batch {
			return []graph.Batch{must[graph.Batch](t)(factsOf(want))}
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			store := e.Open(t)
			write(t, store, way.batch(random(s), batches)...)
			same(t, "export", export(t, store), want)
		})
	}
	t.Run("split to single facts, shuffled", func(t *testing.T) {
		store, some := e.Open(t), batches[:8]
		write(t, store, split(random(s), some)...)
		same(t, "export", export(t, store), export(t, oracleOf(t, some...)))
	})
	t.Run("refused", func(t *testing.T) { testRefused(t, e.Open(t)) })
}

// testEmpty: an empty store answers every question, with nothing.
func testEmpty(t *testing.T, s graph.Store) {
	same(t, "an empty store", answers(t, s), answers(t, NewOracle()))
	sum := must[graph.Summary](t)(s.Write(testContext(t), graph.Batch{}))
	same(t, "writing nothing", sum, graph.Summary{})
	if got := export(t, s); got != "" {
		t.Errorf("export of an empty store: %q", got)
	}
}

// answers are the answers to one question of each kind.
func answers(t *testing.T, s graph.Store) []any {
	t.Helper()
	ctx := testContext(t)
	lists := must[[]graph.List[graph.Event]](t)(s.Events(ctx, graph.EventParents{}, graph.EventQuery{Page: graph.Page{Total: true}}))
	under := must[[]graph.List[graph.Event]](t)(s.Events(ctx, graph.EventParents{Actors: []graph.ActorID{hub.observed(false).ID()}}, graph.EventQuery{}))
	mentions := must[[]graph.List[graph.MentionOf]](t)(s.Mentions(ctx, graph.MentionParents{Events: []graph.EventID{"evt-of-nothing"}}, graph.Page{}))
	return []any{
		must[int64](t)(s.Revision(ctx)),
		must[graph.Statistics](t)(s.Statistics(ctx)),
		len(lists), withoutCursors(lists[0]),
		len(under), withoutCursors(under[0]),
		len(mentions), withoutCursors(mentions[0]),
		withoutCursors(must[graph.List[graph.Actor]](t)(s.Actors(ctx, graph.ActorFilter{}, graph.Page{Total: true}))),
		withoutCursors(must[graph.List[graph.Place]](t)(s.Places(ctx, graph.PlaceFilter{}, graph.Page{Last: 3}))),
		withoutCursors(must[graph.List[graph.Article]](t)(s.Articles(ctx, graph.ArticleFilter{}, graph.Page{First: 3}))),
		withoutCursors(must[graph.List[graph.Hit]](t)(s.Search(ctx, graph.SearchQuery{Text: "anything"}))),
		len(must[[]graph.Decision](t)(s.Decisions(ctx))),
		len(must[[]graph.Change](t)(s.Changes(ctx, 0, 10))),
		len(must[[]graph.Job](t)(s.Jobs(ctx, 10))),
		must[[]*graph.Event](t)(s.EventsByID(ctx, []graph.EventID{"evt-of-nothing", ""})),
	}
}

// testAgain: the same batch again changes nothing, and says so.
func testAgain(t *testing.T, s graph.Store, batches []graph.Batch, want string) {
	for i, b := range batches {
		before := must[int64](t)(s.Revision(testContext(t)))
		sum := must[graph.Summary](t)(s.Write(testContext(t), b))
		if sum.Revision == before && !sum.Unchanged() || sum.Revision > before+1 {
			t.Errorf("batch %d: revision %d after %d, but the summary is %+v", i, sum.Revision, before, sum)
		}
		again := must[graph.Summary](t)(s.Write(testContext(t), b))
		same(t, fmt.Sprintf("batch %d again", i), again, graph.Summary{Revision: sum.Revision})
	}
	same(t, "export", export(t, s), want)
	revision := must[int64](t)(s.Revision(testContext(t)))
	for i, b := range batches {
		sum := must[graph.Summary](t)(s.Write(testContext(t), b))
		same(t, fmt.Sprintf("batch %d at the end", i), sum, graph.Summary{Revision: revision})
	}
	same(t, "export after writing all again", export(t, s), want)
}

func shuffled(rng *rand.Rand, batches []graph.Batch) []graph.Batch {
	out := slices.Clone(batches)
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// joined is one batch of everything, last things first.
func joined(_ *rand.Rand, batches []graph.Batch) []graph.Batch {
	var all graph.Batch
	for _, b := range batches {
		all.Articles = append(all.Articles, b.Articles...)
		all.Mentions = append(all.Mentions, b.Mentions...)
		all.Decisions = append(all.Decisions, b.Decisions...)
	}
	slices.Reverse(all.Articles)
	slices.Reverse(all.Mentions)
	slices.Reverse(all.Decisions)
	return []graph.Batch{all}
}

// split gives every article, every decision and every mention, with its
// article, a batch of its own.
func split(rng *rand.Rand, batches []graph.Batch) []graph.Batch {
	var out []graph.Batch
	for _, b := range batches {
		versions := map[string]graph.Article{}
		for _, a := range b.Articles {
			versions[a.Version+string(a.ID)] = a
			out = append(out, graph.Batch{Articles: []graph.Article{a}})
		}
		for _, m := range b.Mentions {
			article := versions[m.Version+string(m.Article)]
			out = append(out, graph.Batch{Articles: []graph.Article{article}, Mentions: []graph.Mention{m}})
		}
		for _, d := range b.Decisions {
			out = append(out, graph.Batch{Decisions: []graph.Decision{d}})
		}
	}
	return shuffled(rng, out)
}

// testRefused: what cannot be understood is refused, and nothing beside it is
// written.
func testRefused(t *testing.T, s graph.Store) {
	good := NewNewsroom(rand.New(rand.NewPCG(1, 1))).Batches(3)
	good[0] = joined(nil, good)[0]
	write(t, s, good[0])
	before := export(t, s)
	revision := must[int64](t)(s.Revision(testContext(t)))
	fresh := joined(nil, NewNewsroom(rand.New(rand.NewPCG(2, 2))).Batches(3))[0]
	for _, c := range []struct {
		name  string
		spoil func(*graph.Batch)
	}{
		{"mentions without their article", func(b *graph.Batch) { b.Articles = nil }},
		{"a mention of another version", func(b *graph.Batch) { b.Mentions[0].Version = "another" }},
		{"an article without id", func(b *graph.Batch) { b.Articles[0].ID = "" }},
		{"an article with the id of another", func(b *graph.Batch) { b.Articles[0].ID = good[0].Articles[0].ID }},
		{"a mention without id", func(b *graph.Batch) { b.Mentions[0].ID = "" }},
		{"a mention of no known type", func(b *graph.Batch) { b.Mentions[0].Type = "PARTY" }},
		{"a confidence above 1", func(b *graph.Batch) { b.Mentions[0].Confidence = 1.5 }},
		{"a decision of no known kind", func(b *graph.Batch) {
			d := graph.Decision{Kind: "GUESS", At: firstDay.Time()}
			d.Identify()
			b.Decisions = append(b.Decisions, d)
		}},
		{"a decision that was changed", func(b *graph.Batch) {
			d := graph.Decision{Kind: graph.DecideActors, Actors: []string{"a", "b"}, At: firstDay.Time()}
			d.Identify()
			d.Reason = "another"
			b.Decisions = append(b.Decisions, d)
		}},
		{"a date that cannot be read", func(b *graph.Batch) {
			d := graph.Decision{Kind: graph.DecideField, Field: "date", Value: "soon", At: firstDay.Time(),
				Mentions: []graph.MentionAnchor{{Mention: b.Mentions[0].ID}}}
			d.Identify()
			b.Decisions = append(b.Decisions, d)
		}},
	} {
		b := graph.Batch{Articles: slices.Clone(fresh.Articles), Mentions: slices.Clone(fresh.Mentions)}
		c.spoil(&b)
		if _, err := s.Write(testContext(t), b); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: error %v, want %v", c.name, err, graph.ErrInvalid)
		}
		same(t, c.name+": export", export(t, s), before)
	}
	if now := must[int64](t)(s.Revision(testContext(t))); now != revision {
		t.Errorf("revision %d after refusals, was %d", now, revision)
	}
}
