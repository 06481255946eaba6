package sqlite

import (
	"database/sql"
	"encoding/json"
	"strings"

	"github.com/parley-events/parley/graph"
)

var (
	readStoredActors = sqlOf("stored actors", "SELECT a.id, a.number, a.names, a.keys FROM json_each(?1) j CROSS JOIN actor a ON a.id = j.value")
	readStoredPlaces = sqlOf("stored places with names", "SELECT p.id, p.number, p.names, '[]' FROM json_each(?1) j CROSS JOIN place p ON p.id = j.value")
	lastActor        = sqlOf("last actor", "SELECT coalesce(max(number), 0) FROM actor")
	lastPlace        = sqlOf("last place", "SELECT coalesce(max(number), 0) FROM place")
	saveActor        = sqlOf("save actor", `INSERT INTO actor (number, id, name, kind, country, wikidata, names, keys, json)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (number) DO UPDATE SET name = ?3, kind = ?4, country = ?5, wikidata = ?6, names = ?7, keys = ?8, json = ?9`)
	savePlace = sqlOf("save place", `INSERT INTO place (number, id, name, kind, country, names, json)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (number) DO UPDATE SET name = ?3, kind = ?4, country = ?5, names = ?6, json = ?7`)
	insertKey = sqlOf("insert actor key", "INSERT OR REPLACE INTO actor_key (key, actor) VALUES (?1, ?2)")
	deleteKey = sqlOf("delete actor key", "DELETE FROM actor_key WHERE key = ?1 AND actor = ?2")
	actorRows = namedRows("actor")
	placeRows = namedRows("place")
)

// namesOf are the statements that keep the names of actors or of places.
type namesOf struct{ insert, remove, insertText, removeText, remove1 *statement }

func namedRows(table string) namesOf {
	return namesOf{
		insert:     sqlOf("insert name of "+table, "INSERT OR IGNORE INTO "+table+"_name (name, "+table+") VALUES (?1, ?2)"),
		remove:     sqlOf("delete name of "+table, "DELETE FROM "+table+"_name WHERE name = ?1 AND "+table+" = ?2"),
		insertText: sqlOf("insert text of "+table, "INSERT INTO "+table+"_text (rowid, words) VALUES (?1, ?2)"),
		removeText: sqlOf("delete text of "+table, "DELETE FROM "+table+"_text WHERE rowid = ?1"),
		remove1:    sqlOf("delete "+table, "DELETE FROM "+table+" WHERE number = ?1"),
	}
}

// nameRow is what is stored of an actor or place beside the record.
type nameRow struct {
	number      int64
	names, keys []string
}

func storedNames(t tx, st *statement, ids []string) (map[string]nameRow, error) {
	stored := map[string]nameRow{}
	err := t.each(st, func(rows *sql.Rows) error {
		var (
			id          string
			n           nameRow
			names, keys sql.RawBytes
		)
		if err := rows.Scan(&id, &n.number, &names, &keys); err != nil {
			return err
		}
		if err := json.Unmarshal(names, &n.names); err != nil {
			return errStored("names of %s: %v", id, err)
		}
		err := json.Unmarshal(keys, &n.keys)
		stored[id] = n
		return err
	}, listOf(ids))
	return stored, err
}

// replace keeps the names of one record in step; the first is its name.
func (s namesOf) replace(t tx, number int64, was, is []string) error {
	if strings.Join(was, "\x00") == strings.Join(is, "\x00") {
		return nil
	}
	for _, name := range was {
		if err := t.exec(s.remove, name, number); err != nil {
			return err
		}
	}
	for _, name := range is {
		if name == "" {
			continue
		}
		if err := t.exec(s.insert, name, number); err != nil {
			return err
		}
	}
	if was != nil {
		if err := t.exec(s.removeText, number); err != nil {
			return err
		}
	}
	if is == nil {
		return nil
	}
	words := unique(strings.Fields(strings.Join(is, " ")))
	return t.exec(s.insertText, number, strings.Join(words, " "))
}

// foldedNames returns the name and then the aliases, each form once.
func foldedNames(name string, aliases []string) []string {
	return unique(folded(append([]string{name}, aliases...)))
}

// nameKey is the order of lists by name: the folded name, then the id.
func nameKey(folded, id string) string { return folded + "\x1f" + id }

func saveActors(t tx, actors []graph.Actor, gone []graph.ActorID) error {
	ids := texts(gone)
	for i := range actors {
		ids = append(ids, string(actors[i].ID))
	}
	stored, err := storedNames(t, readStoredActors, ids)
	if err != nil {
		return err
	}
	for _, id := range gone {
		if err := deleteActor(t, stored[string(id)]); err != nil {
			return err
		}
	}
	var last int64
	if err := t.one(lastActor, &last); err != nil {
		return err
	}
	for i := range actors {
		a := &actors[i]
		was := stored[string(a.ID)]
		if was.number == 0 {
			last++
			was.number = last
		}
		if err := writeActor(t, a, was); err != nil {
			return err
		}
	}
	return nil
}

func writeActor(t tx, a *graph.Actor, was nameRow) error {
	names := foldedNames(a.Name, a.Aliases)
	keys := make([]string, len(a.Keys))
	for i, k := range a.Keys {
		keys[i] = string(graph.NewActorID(k))
	}
	err := t.exec(saveActor, was.number, string(a.ID), nameKey(names[0], string(a.ID)), string(a.Kind), a.Country, a.Wikidata,
		listOf(names), listOf(keys), encode(a))
	if err != nil {
		return err
	}
	if err := replaceActorKeys(t, was.number, was.keys, keys); err != nil {
		return err
	}
	return actorRows.replace(t, was.number, was.names, names)
}

// replaceActorKeys takes a key away only where it is still this actor's: a
// merge may have given it to another in the same write.
func replaceActorKeys(t tx, number int64, was, is []string) error {
	if strings.Join(was, " ") == strings.Join(is, " ") {
		return nil
	}
	for _, k := range was {
		if err := t.exec(deleteKey, k, number); err != nil {
			return err
		}
	}
	for _, k := range is {
		if err := t.exec(insertKey, k, number); err != nil {
			return err
		}
	}
	return nil
}

func deleteActor(t tx, was nameRow) error {
	if was.number == 0 {
		return nil
	}
	if err := replaceActorKeys(t, was.number, was.keys, nil); err != nil {
		return err
	}
	if err := actorRows.replace(t, was.number, was.names, nil); err != nil {
		return err
	}
	return t.exec(actorRows.remove1, was.number)
}

func savePlaces(t tx, places []graph.Place, gone []graph.PlaceID) error {
	ids := texts(gone)
	for i := range places {
		ids = append(ids, string(places[i].ID))
	}
	stored, err := storedNames(t, readStoredPlaces, ids)
	if err != nil {
		return err
	}
	for _, id := range gone {
		was := stored[string(id)]
		if err := placeRows.replace(t, was.number, was.names, nil); err != nil {
			return err
		}
		if err := t.exec(placeRows.remove1, was.number); err != nil {
			return err
		}
	}
	var last int64
	if err := t.one(lastPlace, &last); err != nil {
		return err
	}
	for i := range places {
		p := &places[i]
		was := stored[string(p.ID)]
		if was.number == 0 {
			last++
			was.number = last
		}
		names := foldedNames(p.Name, p.Aliases)
		err := t.exec(savePlace, was.number, string(p.ID), nameKey(names[0], string(p.ID)), string(p.Kind), p.Country, listOf(names), encode(p))
		if err != nil {
			return err
		}
		if err := placeRows.replace(t, was.number, was.names, names); err != nil {
			return err
		}
	}
	return nil
}
