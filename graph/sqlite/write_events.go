package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"hash/fnv"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

var (
	readStoredEvents = sqlOf("stored events", `SELECT e.number, e.id, e.text_row, e.text_hash, e.json
FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value CROSS JOIN event e ON e.number = m.event`)
	lastEvent    = sqlOf("last event", "SELECT coalesce(max(number), 0) FROM event")
	insertEvents = insertInto("INSERT", "event", "number", "id", "day", "sk", "latest", "confidence", "sources", "text_row", "text_hash", "json")
	updateEvent  = sqlOf("update event", `UPDATE event SET day = ?2, sk = ?3, latest = ?4, confidence = ?5, sources = ?6,
text_row = ?7, text_hash = ?8, json = ?9 WHERE number = ?1`)
	deleteEvent     = sqlOf("delete event", "DELETE FROM event WHERE number = ?1")
	deleteEventText = sqlOf("delete event text", "DELETE FROM event_text WHERE rowid = ?1")
	insertEventText = sqlOf("insert event text", "INSERT INTO event_text (rowid, title, words) VALUES (?1, ?2, ?3)")

	lastTerm       = sqlOf("last term", "SELECT coalesce(max(number), 0) FROM term")
	insertTerms    = insertInto("INSERT", "term", "number", "name", "events")
	countTerm      = sqlOf("count under term", "UPDATE term SET events = events + ?2 WHERE number = ?1")
	insertListings = insertInto("INSERT OR REPLACE", "listing", "term", "day", "event", "traits")
	deleteListing  = sqlOf("delete listing", "DELETE FROM listing WHERE term = ?1 AND day = ?2 AND event = ?3")
)

// eventChange is an event as it was and as it is; one of them may be missing.
type eventChange struct {
	number   int64
	was, is  *graph.Event
	oldText  int64 // row in the full text, 0 for none
	oldHash  int64
	textRow  int64
	textHash int64
	// title, words and json are what is written of it; see encode.
	title, words, json string
}

// encode fills what takes its time and needs nothing stored.
func (c *eventChange) encode() {
	if c.is == nil {
		return
	}
	c.json = encode(c.is)
	if c.textRow != 0 {
		c.title, c.words = textColumns(c.is.Title, c.is.Tokens)
	}
}

// eventChanges pairs the events of the update with those stored.
func eventChanges(t tx, u *resolve.Update) ([]*eventChange, error) {
	stored, err := storedEvents(t, u)
	if err != nil {
		return nil, err
	}
	var changes []*eventChange
	for _, id := range u.Gone {
		c := stored[id]
		if c == nil {
			return nil, errStored("event %s is gone twice", id)
		}
		changes = append(changes, c)
	}
	for i := range u.Changed {
		c := stored[u.Changed[i].ID]
		if c == nil {
			return nil, errStored("event %s changed and is not there", u.Changed[i].ID)
		}
		c.is = &u.Changed[i]
		changes = append(changes, c)
	}
	var last int64
	if err := t.one(lastEvent, &last); err != nil {
		return nil, err
	}
	for i := range u.Created {
		last++
		changes = append(changes, &eventChange{number: last, is: &u.Created[i]})
	}
	for _, c := range changes {
		if c.is != nil && !c.is.Hidden {
			var day graph.Day
			if c.is.Date != nil {
				day = c.is.Date.Earliest
			}
			c.textRow, c.textHash = textRow(day, c.number), hashText(c.is)
		}
	}
	return changes, nil
}

// storedEvents reads the events that change or go.
func storedEvents(t tx, u *resolve.Update) (map[graph.EventID]*eventChange, error) {
	wanted := map[graph.EventID]bool{}
	var firsts []graph.MentionID
	for _, id := range u.Gone {
		wanted[id] = true
		firsts = append(firsts, id.FirstMention())
	}
	for i := range u.Changed {
		wanted[u.Changed[i].ID] = true
		firsts = append(firsts, u.Changed[i].ID.FirstMention())
	}
	stored := map[graph.EventID]*eventChange{}
	if len(firsts) == 0 {
		return stored, nil
	}
	var raw sql.RawBytes
	err := t.each(readStoredEvents, func(rows *sql.Rows) error {
		c := &eventChange{was: &graph.Event{}}
		var id graph.EventID
		if err := rows.Scan(&c.number, &id, &c.oldText, &c.oldHash, &raw); err != nil {
			return err
		}
		if !wanted[id] {
			return nil
		}
		if err := json.Unmarshal(raw, c.was); err != nil {
			return errStored("event %s: %v", id, err)
		}
		stored[id] = c
		return nil
	}, listOf(firsts))
	return stored, err
}

// freeHeld takes the mentions away from events that lose some of them; those
// they keep are given back with the new ones.
func freeHeld(t tx, changes []*eventChange) error {
	var losing []int64
	for _, c := range changes {
		if c.was == nil {
			continue
		}
		if c.is == nil || slices.ContainsFunc(c.was.Mentions, func(m graph.MentionID) bool { return !slices.Contains(c.is.Mentions, m) }) {
			losing = append(losing, c.number)
		}
	}
	if len(losing) == 0 {
		return nil
	}
	return t.exec(freeMentions, encode(losing))
}

// listed is a row of a listing.
type listed struct{ term, day, event, traits int64 }

// saveListings replaces what the events are listed under.
func saveListings(t tx, changes []*eventChange) error {
	was, is := make([]map[string]int64, len(changes)), make([]map[string]int64, len(changes))
	counts := map[string]int64{}
	for i, c := range changes {
		was[i], is[i] = postings(c.was), postings(c.is)
		for name := range was[i] {
			counts[name]--
		}
		for name := range is[i] {
			counts[name]++
		}
	}
	terms, err := saveTerms(t, counts)
	if err != nil {
		return err
	}
	fresh := make([]listed, 0, 12*len(changes))
	for i, c := range changes {
		rows := rowsListed(c.is, c.number, is[i], terms)
		if c.was != nil {
			if rows, err = replaceListed(t, rowsListed(c.was, c.number, was[i], terms), rows); err != nil {
				return err
			}
		}
		fresh = append(fresh, rows...)
	}
	slices.SortFunc(fresh, func(a, b listed) int {
		return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.day, b.day), cmp.Compare(a.event, b.event))
	})
	rows := make([]any, 0, 4*len(fresh))
	for _, r := range fresh {
		rows = append(rows, r.term, r.day, r.event, r.traits)
	}
	return t.insert(insertListings, rows)
}

// replaceListed deletes the rows that are no more, and returns those to write.
func replaceListed(t tx, was, is []listed) (fresh []listed, err error) {
	stays := make(map[listed]int64, len(is)) // traits by the row without them
	for _, row := range is {
		stays[row.key()] = row.traits
	}
	there := make(map[listed]bool, len(was))
	for _, row := range was {
		there[row] = true
		if _, ok := stays[row.key()]; ok {
			continue
		}
		if err := t.exec(deleteListing, row.term, row.day, row.event); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(is, func(row listed) bool { return there[row] }), nil
}

func (l listed) key() listed { l.traits = 0; return l }

// rowsListed returns the event's rows. A wide event has two under each term.
func rowsListed(e *graph.Event, number int64, ps map[string]int64, terms map[string]int64) []listed {
	if e == nil {
		return nil
	}
	rows := make([]listed, 0, len(ps))
	day, isWide := dayKey(e.Date, e.ID), wide(e.Date)
	for name, traits := range ps {
		rows = append(rows, listed{terms[name], day, number, traits})
		if isWide {
			rows = append(rows, listed{-terms[name], day, number, traits})
		}
	}
	return rows
}

// saveTerms adds to the counts of the terms, makes those that are new, and
// returns the number of each.
func saveTerms(t tx, counts map[string]int64) (map[string]int64, error) {
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	known, err := termsNamed(t, names)
	if err != nil {
		return nil, err
	}
	var last int64
	if err := t.one(lastTerm, &last); err != nil {
		return nil, err
	}
	numbers := make(map[string]int64, len(names))
	var fresh []any
	for _, name := range names {
		v, ok := known[name]
		if !ok {
			last++
			numbers[name] = last
			fresh = append(fresh, last, name, counts[name])
			continue
		}
		numbers[name] = v.number
		if counts[name] != 0 {
			if err := t.exec(countTerm, v.number, counts[name]); err != nil {
				return nil, err
			}
		}
	}
	return numbers, t.insert(insertTerms, fresh)
}

// saveTexts replaces the full text of the events whose words or day changed.
// Rows go in by number and one at a time: the index is written out whenever a
// number goes back, and before every statement of several rows.
func saveTexts(t tx, changes []*eventChange) error {
	var gone []int64
	var fresh []*eventChange
	for _, c := range changes {
		if c.oldText == c.textRow && c.oldHash == c.textHash {
			continue
		}
		if c.oldText != 0 {
			gone = append(gone, c.oldText)
		}
		if c.textRow != 0 {
			fresh = append(fresh, c)
		}
	}
	slices.Sort(gone)
	for _, row := range gone {
		if err := t.exec(deleteEventText, row); err != nil {
			return err
		}
	}
	slices.SortFunc(fresh, func(a, b *eventChange) int { return cmp.Compare(a.textRow, b.textRow) })
	for _, c := range fresh {
		if err := t.exec(insertEventText, c.textRow, c.title, c.words); err != nil {
			return err
		}
	}
	return nil
}

// hashText tells whether the full text of an event is still that of another.
func hashText(e *graph.Event) int64 {
	h := fnv.New64a()
	for _, s := range append([]string{e.Title, ""}, e.Tokens...) {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return int64(h.Sum64())
}

func saveEventRows(t tx, changes []*eventChange) error {
	var fresh []any
	for _, c := range changes {
		if c.is == nil {
			if err := t.exec(deleteEvent, c.number); err != nil {
				return err
			}
			continue
		}
		e := c.is
		sk, _ := e.SortKey()
		var latest int64
		if e.Date != nil {
			_, latest = spanOf(e.Date)
		}
		values := []any{dayKey(e.Date, e.ID), sk, latest, e.Confidence, e.Sources, c.textRow, c.textHash, c.json}
		if c.was == nil {
			fresh = append(append(fresh, c.number, string(e.ID)), values...)
			continue
		}
		if err := t.exec(updateEvent, append([]any{c.number}, values...)...); err != nil {
			return err
		}
	}
	return t.insert(insertEvents, fresh)
}
