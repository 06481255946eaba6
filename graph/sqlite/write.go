package sqlite

import (
	"context"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

var setRevision = sqlOf("set revision", "UPDATE store SET revision = ?1")

// Write implements graph.Writer.
func (s *Store) Write(ctx context.Context, b graph.Batch) (graph.Summary, error) {
	var sum graph.Summary
	err := s.write(ctx, func(t tx) error {
		u, err := resolve.Apply(b, facts{t})
		if err != nil {
			return err
		}
		var revision int64
		if err := t.one(readRevision, &revision); err != nil {
			return err
		}
		sum = u.Summary
		sum.Revision = revision
		if u.Empty() {
			return nil
		}
		sum.Revision++
		return save(t, &u, sum.Revision)
	})
	if err != nil {
		return graph.Summary{}, err
	}
	return sum, nil
}

// save writes the update as the given revision.
func save(t tx, u *resolve.Update, revision int64) error {
	// What is stored is looked up before anything moves: events are found by
	// their mentions.
	readings, err := storedReadings(t, u.Mentions)
	if err != nil {
		return err
	}
	changes, err := eventChanges(t, u)
	if err != nil {
		return err
	}
	// Encoding takes as long as some of the writing, and runs beside it.
	mentions := make([]string, len(u.Mentions))
	encoded := ahead(func() {
		for _, c := range changes {
			c.encode()
		}
		for i := range u.Mentions {
			mentions[i] = encode(&u.Mentions[i])
		}
	})
	defer encoded()
	versions, err := saveArticles(t, u)
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return freeHeld(t, changes) },
		func() error { return saveListings(t, changes) },
		func() error { encoded(); return saveTexts(t, changes) },
		func() error { return saveEventRows(t, changes) },
		func() error { return saveMentions(t, u.Mentions, mentions, readings, versions, changes) },
		func() error { return saveDecisions(t, u.Decisions) },
		func() error { return saveBlocks(t, u.Blocks) },
		func() error { return saveActors(t, u.Actors, u.GoneActors) },
		func() error { return savePlaces(t, u.Places, u.GonePlaces) },
		func() error { return saveChanges(t, u.Changes, revision) },
		func() error { return t.exec(setRevision, revision) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// ahead runs f beside its caller. It returns what waits for f to end.
func ahead(f func()) (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	return func() { <-done }
}

var (
	insertDecisions = insertInto("INSERT", "decision", "at", "id", "json")
	insertChanges   = insertInto("INSERT", "change", "revision", "event", "kind", "was")
)

func saveDecisions(t tx, ds []graph.Decision) error {
	var rows []any
	for i := range ds {
		rows = append(rows, timeKey(ds[i].At), string(ds[i].ID), encode(ds[i]))
	}
	return t.insert(insertDecisions, rows)
}

func saveChanges(t tx, cs []graph.Change, revision int64) error {
	rows := make([]any, 0, 4*len(cs))
	for i := range cs {
		rows = append(rows, revision, string(cs[i].Event), string(cs[i].Kind), listOf(cs[i].Was))
	}
	return t.insert(insertChanges, rows)
}
