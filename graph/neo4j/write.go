package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// rowsAtOnce bounds what one statement gets: the server keeps a statement's
// rows in memory.
const rowsAtOnce = 2000

// Write implements graph.Writer.
func (s *Store) Write(ctx context.Context, b graph.Batch) (graph.Summary, error) {
	var sum graph.Summary
	err := s.locked(ctx, func(tx transaction, now state) error {
		sum = graph.Summary{Revision: now.revision}
		if err := refuseNewer(now.schema); err != nil {
			return err
		}
		facts := &facts{tx: tx}
		update, err := resolve.Apply(b, facts)
		if facts.err != nil {
			return facts.err // the driver's own, whatever was made of it
		}
		if err != nil || update.Empty() {
			return err
		}
		sum = update.Summary
		sum.Revision = now.revision + 1
		return apply(tx, &update, sum.Revision)
	})
	if err != nil {
		return graph.Summary{}, err
	}
	return sum, nil
}

// apply writes an update. Nodes come before what links them, and what links to
// something that goes is cleared before it goes.
func apply(tx transaction, u *resolve.Update, revision int64) error {
	w := &writer{tx: tx, left: map[string]bool{}}
	w.articles(u)
	w.link("write_mentions", rowsOf(u.Mentions, mentionRow))
	w.rows("write_decisions", rowsOf(u.Decisions, decisionRow))
	w.places(u.Places)
	w.actors(u.Actors, u.GoneActors)
	w.events(u)
	w.gone(u)
	w.blocks(u.Blocks)
	w.rows("write_revision", revisionRows(u.Changes, revision))
	w.run("store_set_revision", row{"revision": revision})
	return w.err
}

// writer runs the statements of one update; after the first error it does
// nothing more.
type writer struct {
	tx  transaction
	err error
	// left are the folded names that some actor or place no longer bears.
	left map[string]bool
}

func (w *writer) articles(u *resolve.Update) {
	w.rows("write_articles", rowsOf(u.Articles, articleRow))
	current := make([]row, len(u.Current))
	for i, c := range u.Current {
		current[i] = row{"prefix": string(c.Article) + "/", "key": versionKey(c.Article, c.Version)}
	}
	w.rows("write_retire", current)
	w.rows("write_current", current)
}

func (w *writer) places(places []graph.Place) {
	rows := rowsOf(places, placeRow)
	w.rows("write_places", only(rows, "id", "props"))
	w.rows("write_places_leave", only(rows, "id", "within"))
	w.rows("write_places_within", slices.DeleteFunc(only(rows, "id", "within"), func(r row) bool { return r["within"] == nil }))
	w.leave("write_place_names_leave", only(rows, "id", "folds"))
	w.rows("write_place_names", only(rows, "id", "folds"))
}

// actors takes the keys from those who lose them, the actors that go included,
// before others get them.
func (w *writer) actors(actors []graph.Actor, gone []graph.ActorID) {
	rows := rowsOf(actors, actorRow)
	keys := only(rows, "id", "keys")
	w.rows("write_actor_keys_leave", append(nothing("keys", gone), keys...))
	w.rows("write_actors", only(rows, "id", "props"))
	w.rows("write_actor_keys", keys)
	w.leave("write_actor_names_leave", only(rows, "id", "folds"))
	w.rows("write_actor_names", only(rows, "id", "folds"))
}

func (w *writer) events(u *resolve.Update) {
	before := sorted(u.Gone)
	for i := range u.Changed {
		before = append(before, string(u.Changed[i].ID))
	}
	w.each("write_events_show", "ids", before)
	w.each("write_events_clear", "ids", before)
	w.each("write_events_gone", "ids", sorted(u.Gone))
	w.rows("write_events_created", rowsOf(u.Created, eventRow))
	w.rows("write_events_changed", rowsOf(u.Changed, eventRow))
	events := append(slices.Clone(u.Created), u.Changed...)
	w.links(events)
	w.each("write_events_hide", "ids", hidden(events))
	if len(before) > 0 {
		w.run("write_sides_gone", nil)
	}
}

// links writes what an event brings itself.
func (w *writer) links(events []graph.Event) {
	var evidence, participations, involves, located, asserted, sessions []row
	sides := map[string]row{}
	for i := range events {
		e := &events[i]
		id := string(e.ID)
		sk, _ := e.SortKey()
		dated := string(datedness(e.Date))
		for _, m := range e.Mentions {
			evidence = append(evidence, row{"event": id, "mention": string(m)})
		}
		for j := range e.Participations {
			participations = append(participations, participationRow(e, &e.Participations[j]))
		}
		for _, s := range e.Sides() {
			key := valid(s.Key)
			sides[key] = row{"key": key, "name": given(s.Name)}
			involves = append(involves, row{"event": id, "side": key, "dated": dated, "sk": sk})
		}
		for j, p := range e.Places {
			located = append(located, row{"event": id, "place": string(p), "narrowest": j == 0, "dated": dated, "sk": sk})
		}
		for _, a := range e.AssertedBy {
			asserted = append(asserted, row{"event": id, "actor": string(a)})
		}
		if e.PartOf != "" {
			sessions = append(sessions, row{"event": id, "talks": string(e.PartOf.FirstMention())})
		}
	}
	w.link("write_evidence", evidence)
	w.link("write_participations", participations)
	w.rows("write_sides", byKey(sides))
	w.link("write_involves", involves)
	w.link("write_located", located)
	w.link("write_asserted", asserted)
	w.link("write_sessions", sessions)
}

func hidden(events []graph.Event) []string {
	var ids []string
	for i := range events {
		if events[i].Hidden {
			ids = append(ids, string(events[i].ID))
		}
	}
	return ids
}

// gone removes actors and places, which no event links to any more, and names
// that nobody bears.
func (w *writer) gone(u *resolve.Update) {
	w.leave("write_place_names_leave", nothing("folds", u.GonePlaces))
	w.each("write_places_gone", "ids", sorted(u.GonePlaces))
	w.leave("write_actor_names_leave", nothing("folds", u.GoneActors))
	w.each("write_actors_gone", "ids", sorted(u.GoneActors))
	w.each("write_names_gone", "folds", slices.Sorted(maps.Keys(w.left)))
}

func (w *writer) blocks(blocks []resolve.Block) {
	var stale, gone []string
	var rows []row
	for _, b := range blocks {
		if !b.Fresh {
			stale = append(stale, string(b.Occasion))
		}
		if len(b.Keys) == 0 {
			gone = append(gone, string(b.Occasion))
			continue
		}
		rows = append(rows, row{"id": string(b.Occasion), "keys": texts(b.Keys)})
	}
	w.each("write_blocks_leave", "ids", stale)
	w.each("write_occasions_gone", "ids", gone)
	w.rows("write_occasions", rows)
	w.rows("write_blocks", rows)
}

// run runs one statement.
func (w *writer) run(statement string, params row) {
	if w.err == nil {
		w.err = w.tx.run(statement, params)
	}
}

// each runs the statement over a list of texts, some at a time.
func (w *writer) each(statement, param string, list []string) {
	for some := range slices.Chunk(list, rowsAtOnce) {
		w.run(statement, row{param: some})
	}
}

// rows runs the statement over the rows, some at a time.
func (w *writer) rows(statement string, rows []row) {
	for some := range slices.Chunk(rows, rowsAtOnce) {
		w.run(statement, row{"rows": some})
	}
}

// link does so for a statement that makes one link a row: a row that found no
// end to link would be lost without a word.
func (w *writer) link(statement string, rows []row) {
	for some := range slices.Chunk(rows, rowsAtOnce) {
		if w.err != nil {
			return
		}
		result, err := w.tx.rows(statement, row{"rows": some})
		if err != nil {
			w.err = err
			return
		}
		if made := whole(result[0], "made"); made != int64(len(some)) {
			w.err = fmt.Errorf("neo4j: %w: %s made %d links of %d", errDamaged, statement, made, len(some))
		}
	}
}

// leave runs a statement that takes names away and keeps which.
func (w *writer) leave(statement string, rows []row) {
	for some := range slices.Chunk(rows, rowsAtOnce) {
		if w.err != nil {
			return
		}
		result, err := w.tx.rows(statement, row{"rows": some})
		if err != nil {
			w.err = err
			return
		}
		for _, r := range result {
			w.left[text(r, "fold")] = true
		}
	}
}

func rowsOf[T any](list []T, of func(*T) row) []row {
	rows := make([]row, len(list))
	for i := range list {
		rows[i] = of(&list[i])
	}
	return rows
}

// only returns the rows with these columns alone.
func only(rows []row, columns ...string) []row {
	narrow := make([]row, len(rows))
	for i, r := range rows {
		narrow[i] = row{}
		for _, c := range columns {
			narrow[i][c] = r[c]
		}
	}
	return narrow
}

// nothing returns rows that leave the ids without any of the column's values.
func nothing[ID ~string](column string, ids []ID) []row {
	var rows []row
	for _, id := range sorted(ids) {
		rows = append(rows, row{"id": id, column: []string{}})
	}
	return rows
}

// sorted returns ids in the order in which every writer meets them.
func sorted[ID ~string](ids []ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	slices.Sort(all)
	return all
}

func byKey(m map[string]row) []row {
	var rows []row
	for _, key := range slices.Sorted(maps.Keys(m)) {
		rows = append(rows, m[key])
	}
	return rows
}

// revisionRows keeps the change log in few nodes: one a revision, more where
// a revision is long.
func revisionRows(changes []graph.Change, revision int64) []row {
	changes = slices.Clone(changes)
	for i := range changes {
		changes[i].Revision = revision
	}
	slices.SortFunc(changes, compareChanges)
	var rows []row
	for some := range slices.Chunk(changes, rowsAtOnce) {
		rows = append(rows, row{"revision": revision, "part": len(rows), "entries": len(some), "data": encode(some)})
	}
	return rows
}
