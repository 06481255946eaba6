package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Actors, places and articles are listed by one text key each, the same way.

// keyList is the statements of such a list. Their parameters are: from this
// key on, to before that one, what the filter asks, the full-text question, and
// the limit.
type keyList struct{ up, down, count, textUp, textDown, textCount *statement }

func newKeyList(table, key, where string) keyList {
	const between = " >= ?1 AND "
	bounds := "x." + key + between + "x." + key + " < ?2 AND " + where
	plain := " FROM " + table + " x WHERE " + bounds
	text := " FROM " + table + "_text CROSS JOIN " + table + " x ON x.number = " + table + "_text.rowid & " + textMask +
		" WHERE " + table + "_text MATCH ?5 AND " + bounds
	sel := "SELECT x." + key + ", x.json"
	up, down := " ORDER BY x."+key+" LIMIT ?6", " ORDER BY x."+key+" DESC LIMIT ?6"
	return keyList{
		sqlOf(table+" list", sel+plain+up), sqlOf(table+" list, backwards", sel+plain+down),
		sqlOf("count "+table, "SELECT count(*)"+plain),
		sqlOf(table+" list by text", sel+text+up), sqlOf(table+" list by text, backwards", sel+text+down),
		sqlOf("count "+table+" by text", "SELECT count(*)"+text),
	}
}

const kindAndCountry = `(?3 IS NULL OR x.kind IN (SELECT value FROM json_each(?3)))
AND (?4 IS NULL OR x.country IN (SELECT value FROM json_each(?4)))`

var (
	actorLists   = newKeyList("actor", "name", kindAndCountry)
	placeLists   = newKeyList("place", "name", kindAndCountry)
	articleLists = newKeyList("article", "newest", `x.current
AND (?3 IS NULL OR x.publisher IN (SELECT value FROM json_each(?3)))
AND (?4 IS NULL OR x.day BETWEEN ?4 ->> 0 AND ?4 ->> 1)`)
)

// list reads a page. asked are the two parameters of the filter.
func list[T any](ctx context.Context, s *Store, name string, p graph.Page, l keyList, text string, asked ...any) (graph.List[T], error) {
	up, down, total := l.up, l.down, l.count
	var question any
	if tokens := uniqueTokens(text); len(tokens) > 0 {
		up, down, total = l.textUp, l.textDown, l.textCount
		question = matchAll(tokens)
	}
	var out graph.List[T]
	err := s.read(ctx, func(t tx) (err error) {
		get := func(from, to bound, backward bool, limit int) ([]entry[T], error) {
			st := up
			if backward {
				st = down
			}
			return entries[T](t, st, lowest(from), beyond(to), asked[0], asked[1], question, limit)
		}
		count := func() (n int, err error) {
			err = t.one(total, &n, "", afterAll, asked[0], asked[1], question)
			return n, err
		}
		out, err = pageOf(name, p, strings.Compare, get, count)
		return err
	})
	return out, err
}

func entries[T any](t tx, st *statement, args ...any) ([]entry[T], error) {
	var (
		all []entry[T]
		raw sql.RawBytes
	)
	err := t.each(st, func(rows *sql.Rows) error {
		var e entry[T]
		if err := rows.Scan(&e.key, &raw); err != nil {
			return err
		}
		if err := json.Unmarshal(raw, &e.item); err != nil {
			return errStored("%v", err)
		}
		all = append(all, e)
		return nil
	}, args...)
	return all, err
}

// asked is a parameter: NULL where nothing is asked, else the list.
func asked[T any](values []T) any {
	if len(values) == 0 {
		return nil
	}
	return encode(values)
}

// Actors implements graph.Reader.
func (s *Store) Actors(ctx context.Context, f graph.ActorFilter, page graph.Page) (graph.List[graph.Actor], error) {
	return list[graph.Actor](ctx, s, graph.ListName("actors", "", f, ""), page, actorLists, f.Text, asked(f.Kinds), asked(f.Countries))
}

// Places implements graph.Reader.
func (s *Store) Places(ctx context.Context, f graph.PlaceFilter, page graph.Page) (graph.List[graph.Place], error) {
	return list[graph.Place](ctx, s, graph.ListName("places", "", f, ""), page, placeLists, f.Text, asked(f.Kinds), asked(f.Countries))
}

// Articles implements graph.Reader.
func (s *Store) Articles(ctx context.Context, f graph.ArticleFilter, page graph.Page) (graph.List[graph.Article], error) {
	var days any
	if r := f.Published; r != nil {
		from, to := string(r.From), string(r.To)
		if from == "" {
			from = "0" // after the empty day of an unknown publication
		}
		if to == "" {
			to = "9999-99-99"
		}
		days = encode([]string{from, to})
	}
	return list[graph.Article](ctx, s, graph.ListName("articles", "", f, ""), page, articleLists, f.Text, asked(folded(f.Publishers)), days)
}
