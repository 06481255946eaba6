package sqlite

import (
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

var (
	readStored = sqlOf("stored readings", `SELECT m.number, m.id, m.article, m.event
FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value`)
	insertMentions = insertInto("INSERT", "mention", "id", "article", "occasion", "event", "sentence", "word", "json")
	replaceMention = sqlOf("replace mention", `UPDATE mention
SET occasion = ?2, event = ?3, sentence = ?4, word = ?5, json = ?6 WHERE number = ?1`)
	moveMentions = sqlOf("move mentions", `UPDATE mention SET event = j.value ->> 1
FROM json_each(?1) j WHERE mention.id = j.value ->> 0 AND mention.event IS NOT j.value ->> 1
AND (SELECT current FROM article WHERE number = mention.article)`)
	freeMentions = sqlOf("free mentions", `UPDATE mention SET event = NULL
WHERE event IN (SELECT value FROM json_each(?1))`)
)

type readingKey struct {
	id      graph.MentionID
	version int64 // number of the article's version
}

// readings are the stored readings of some mentions.
type readings struct {
	numbers map[readingKey]int64
	events  map[graph.MentionID]int64 // that hold them
}

func storedReadings(t tx, ms []graph.Mention) (readings, error) {
	ids := make([]graph.MentionID, len(ms))
	for i := range ms {
		ids[i] = ms[i].ID
	}
	stored := readings{map[readingKey]int64{}, map[graph.MentionID]int64{}}
	err := t.each(readStored, func(rows *sql.Rows) error {
		var (
			n     int64
			key   readingKey
			event sql.NullInt64
		)
		err := rows.Scan(&n, &key.id, &key.version, &event)
		stored.numbers[key] = n
		if event.Valid {
			stored.events[key.id] = event.Int64
		}
		return err
	}, listOf(unique(ids)))
	return stored, err
}

// holders returns the event that each mention stands in after the changes:
// those that hold stored readings, and over them what changed.
func holders(stored readings, changes []*eventChange) map[graph.MentionID]int64 {
	touched := map[int64]bool{}
	held := map[graph.MentionID]int64{}
	for _, c := range changes {
		touched[c.number] = true
		if c.is != nil {
			for _, m := range c.is.Mentions {
				held[m] = c.number
			}
		}
	}
	for id, n := range stored.events {
		if _, ok := held[id]; !ok && !touched[n] {
			held[id] = n
		}
	}
	return held
}

// saveMentions writes the mentions, and under which event each stands now.
// encoded are the mentions as JSON.
func saveMentions(t tx, ms []graph.Mention, encoded []string, stored readings, versions map[versionKey]*version, changes []*eventChange) error {
	held := holders(stored, changes)
	order := make([]int, len(ms))
	for i := range ms {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(string(ms[a].ID), string(ms[b].ID)) })
	rows := make([]any, 0, insertMentions.width*len(order))
	for _, i := range order {
		m := &ms[i]
		v := versions[versionKey{m.Article, m.Version}]
		if v == nil {
			return errStored("mention %s: no version %s of its article", m.ID, m.Version)
		}
		var event any
		if n, ok := held[m.ID]; ok && v.current {
			event = n
			delete(held, m.ID)
		}
		if n, ok := stored.numbers[readingKey{m.ID, v.number}]; ok {
			err := t.exec(replaceMention, n, m.Occasion, event, m.Span.Start, m.Trigger.Start, encoded[i])
			if err != nil {
				return err
			}
			continue
		}
		rows = append(rows, string(m.ID), v.number, m.Occasion, event, m.Span.Start, m.Trigger.Start, encoded[i])
	}
	if err := t.insert(insertMentions, rows); err != nil {
		return err
	}
	var moved [][2]any
	for id, n := range held {
		moved = append(moved, [2]any{id, n})
	}
	if len(moved) == 0 {
		return nil
	}
	return t.exec(moveMentions, encode(moved))
}

var (
	readOccasions   = sqlOf("occasions by id", "SELECT o.number, o.id, o.keys FROM json_each(?1) j CROSS JOIN occasion o ON o.id = j.value")
	lastOccasion    = sqlOf("last occasion", "SELECT coalesce(max(number), 0) FROM occasion")
	insertOccasions = insertInto("INSERT", "occasion", "number", "id", "keys")
	insertBlocks    = insertInto("INSERT OR IGNORE", "block", "key", "occasion")
	deleteBlock     = sqlOf("delete block", "DELETE FROM block WHERE key = ?1 AND occasion = ?2")
	setKeys         = sqlOf("set keys", "UPDATE occasion SET keys = ?2 WHERE number = ?1")
	deleteOccasion  = sqlOf("delete occasion", "DELETE FROM occasion WHERE number = ?1")
)

type occasion struct {
	number int64
	keys   []string
}

// saveBlocks replaces the keys of the occasions.
func saveBlocks(t tx, blocks []resolve.Block) error {
	stored, err := storedOccasions(t, blocks)
	if err != nil {
		return err
	}
	var last int64
	if err := t.one(lastOccasion, &last); err != nil {
		return err
	}
	var occasions, keys []any
	type row struct {
		key      string
		occasion int64
	}
	var fresh []row
	for _, b := range blocks {
		old, known := stored[b.Occasion]
		switch {
		case known:
			if err := replaceKeys(t, old, b.Keys); err != nil {
				return err
			}
		case len(b.Keys) == 0:
			continue
		default:
			last++
			old.number = last
			occasions = append(occasions, last, string(b.Occasion), listOf(b.Keys))
		}
		for _, k := range b.Keys {
			if !slices.Contains(old.keys, k) {
				fresh = append(fresh, row{k, old.number})
			}
		}
	}
	slices.SortFunc(fresh, func(a, b row) int { return strings.Compare(a.key, b.key) })
	for _, r := range fresh {
		keys = append(keys, r.key, r.occasion)
	}
	if err := t.insert(insertOccasions, occasions); err != nil {
		return err
	}
	return t.insert(insertBlocks, keys)
}

func storedOccasions(t tx, blocks []resolve.Block) (map[graph.OccasionID]occasion, error) {
	var ids []graph.OccasionID
	for _, b := range blocks {
		if !b.Fresh {
			ids = append(ids, b.Occasion)
		}
	}
	stored := map[graph.OccasionID]occasion{}
	err := t.each(readOccasions, func(rows *sql.Rows) error {
		var (
			o   occasion
			id  graph.OccasionID
			raw sql.RawBytes
		)
		if err := rows.Scan(&o.number, &id, &raw); err != nil {
			return err
		}
		err := json.Unmarshal(raw, &o.keys)
		stored[id] = o
		return err
	}, listOf(ids))
	return stored, err
}

// replaceKeys takes away what the occasion no longer stands under.
func replaceKeys(t tx, o occasion, keys []string) error {
	for _, k := range o.keys {
		if !slices.Contains(keys, k) {
			if err := t.exec(deleteBlock, k, o.number); err != nil {
				return err
			}
		}
	}
	if len(keys) == 0 {
		return t.exec(deleteOccasion, o.number)
	}
	return t.exec(setKeys, o.number, listOf(keys))
}
