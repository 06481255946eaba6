package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// Search reads hits kind by kind. Actors and places have no date and are read
// by id. Rows of the text of events and articles go by day (see textRow), so
// they are read newest first until there are enough, and sorted within a day.

var (
	searchActors     = nameSearch("actor")
	searchPlaces     = nameSearch("place")
	searchEvents     = textSearch("event")
	searchArticles   = textSearch("article")
	findActorNumbers = sqlOf("actors by number", `SELECT a.number, a.json
FROM json_each(?1) j CROSS JOIN actor a ON a.number = j.value`)
	findPlaceNumbers = sqlOf("places by number", `SELECT p.number, p.json
FROM json_each(?1) j CROSS JOIN place p ON p.number = j.value`)
)

// searches are the statements that find numbers and ids by text.
type searches struct{ up, down, count *statement }

func nameSearch(table string) searches {
	text := table + "_text"
	from := " FROM " + text + " CROSS JOIN " + table + " x ON x.number = " + text + ".rowid WHERE " + text + " MATCH ?1"
	between := " AND x.id >= ?2 AND x.id < ?3"
	return searches{
		sqlOf("search "+table, "SELECT x.number, x.id"+from+between+" ORDER BY x.id LIMIT ?4"),
		sqlOf("search "+table+", backwards", "SELECT x.number, x.id"+from+between+" ORDER BY x.id DESC LIMIT ?4"),
		sqlOf("count hits "+table, "SELECT count(*) FROM "+text+" WHERE "+text+" MATCH ?1"),
	}
}

// textSearch walks rows: its up is the order of hits, from the newest row down.
func textSearch(table string) searches {
	text := table + "_text"
	rows := "SELECT " + text + ".rowid, x.id FROM " + text + " CROSS JOIN " + table + " x ON x.number = " + text + ".rowid & " + textMask +
		" WHERE " + text + " MATCH ?1 AND " + text + ".rowid BETWEEN ?2 AND ?3 ORDER BY " + text + ".rowid"
	return searches{
		sqlOf("search "+table, rows+" DESC"),
		sqlOf("search "+table+", backwards", rows),
		sqlOf("count hits "+table, "SELECT count(*) FROM "+text+" WHERE "+text+" MATCH ?1"),
	}
}

// found is a hit before it is read.
type found struct {
	kind   graph.HitKind
	number int64
}

// Search implements graph.Reader.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery) (graph.List[graph.Hit], error) {
	var out graph.List[graph.Hit]
	err := s.read(ctx, func(t tx) error {
		n := newSearch(t, q)
		page, err := pageOf(graph.ListName("search", q.Text, q.Kinds, ""), q.Page, strings.Compare, n.fetch, n.count)
		if err != nil {
			return err
		}
		out = graph.List[graph.Hit]{Cursors: page.Cursors, HasNext: page.HasNext, HasPrevious: page.HasPrevious, Total: page.Total}
		out.Items, err = readHits(t, page.Items)
		return err
	})
	return out, err
}

// search is a question to the full text, rank by rank.
type search struct {
	t     tx
	ranks [][]source // best first; none where there is nothing to look for
}

// source is where hits of one kind and rank come from.
type source struct {
	kind graph.HitKind
	searches
	question string
	byDay    bool
}

func newSearch(t tx, q graph.SearchQuery) *search {
	s := &search{t: t}
	tokens := uniqueTokens(q.Text)
	if len(tokens) == 0 {
		return s
	}
	all := matchAll(tokens)
	title := "{title} : (" + all + ")"
	text := "(" + all + ") NOT " + title
	for _, rank := range [][]source{
		{{graph.HitActor, searchActors, all, false}, {graph.HitPlace, searchPlaces, all, false}},
		{{graph.HitEvent, searchEvents, title, true}, {graph.HitArticle, searchArticles, title, true}},
		{{graph.HitEvent, searchEvents, text, true}, {graph.HitArticle, searchArticles, text, true}},
	} {
		s.ranks = append(s.ranks, slices.DeleteFunc(rank, func(src source) bool {
			return len(q.Kinds) > 0 && !slices.Contains(q.Kinds, src.kind)
		}))
	}
	return s
}

// fetch implements the fetch of pageOf.
func (s *search) fetch(from, to bound, backward bool, limit int) ([]entry[found], error) {
	var all []entry[found]
	for i := range s.ranks {
		rank := graph.Rank(i)
		if backward {
			rank = graph.Rank(len(s.ranks) - 1 - i)
		}
		some, err := s.ofRank(rank, lowest(from), beyond(to), backward, limit-len(all))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		if len(all) >= limit {
			break
		}
	}
	return all, nil
}

// ofRank returns the first hits of a rank with keys from low on and before
// high; the last ones, in the opposite order, where backward is set.
func (s *search) ofRank(rank graph.Rank, low, high string, backward bool, limit int) ([]entry[found], error) {
	var all []entry[found]
	for _, src := range s.ranks[rank] {
		read := s.byID
		if src.byDay {
			read = s.byDay
		}
		some, err := read(src, rank, low, high, backward, limit)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	sortEntries(all)
	if backward {
		slices.Reverse(all)
	}
	return all[:min(limit, len(all))], nil
}

// byID reads hits without a day, which go by id.
func (s *search) byID(src source, rank graph.Rank, low, high string, backward bool, limit int) ([]entry[found], error) {
	head := graph.SearchKey(rank, "", "")
	if low >= head+afterAll || high <= head {
		return nil, nil
	}
	lowID, highID := "", afterAll
	if rest, ok := strings.CutPrefix(low, head); ok {
		lowID = rest
	}
	if rest, ok := strings.CutPrefix(high, head); ok {
		highID = rest
	}
	st := src.up
	if backward {
		st = src.down
	}
	var all []entry[found]
	err := s.t.each(st, func(rows *sql.Rows) error {
		var (
			id string
			n  int64
		)
		err := rows.Scan(&n, &id)
		all = append(all, entry[found]{head + id, found{src.kind, n}})
		return err
	}, src.question, lowID, highID, limit)
	return all, err
}

// byDay reads hits newest first, or oldest first where backward is set, until
// it has enough and the day is over: within a day rows are in no order.
func (s *search) byDay(src source, rank graph.Rank, low, high string, backward bool, limit int) ([]entry[found], error) {
	if own := byte('0' + rank); low != "" && low[0] > own || high[0] < own {
		return nil, nil
	}
	first, last := int64(0), int64(undatedDay)<<textShift
	if d, ok := dayOfKey(low, rank); ok {
		last = textRow(d, 1<<textShift-1)
	}
	if d, ok := dayOfKey(high, rank); ok {
		first = textRow(d, 0)
	}
	st := src.up
	if backward {
		st = src.down
	}
	var (
		all []entry[found]
		day = int64(-1)
	)
	err := s.t.each(st, func(rows *sql.Rows) error {
		var (
			row int64
			id  string
		)
		if err := rows.Scan(&row, &id); err != nil {
			return err
		}
		if now := row >> textShift; now != day {
			if len(all) >= limit {
				return errStop
			}
			day = now
		}
		key := graph.SearchKey(rank, dayNumbered(day), id)
		if key >= low && key < high {
			all = append(all, entry[found]{key, found{src.kind, row & (1<<textShift - 1)}})
		}
		return nil
	}, src.question, first, last)
	if errors.Is(err, errStop) {
		err = nil
	}
	return all, err
}

// dayOfKey returns the day in a search key, where the key is of the rank.
func dayOfKey(key string, rank graph.Rank) (graph.Day, bool) {
	const dayEnd = 1 + len("2006-01-02")
	if len(key) < dayEnd || key[0] != byte('0'+rank) {
		return "", false
	}
	inverted := graph.SearchKey(rank, graph.Day(key[1:dayEnd]), "")[1:]
	if key[1] == '~' {
		return "", true
	}
	return graph.Day(inverted), true
}

// errStop ends the reading of rows.
var errStop = errors.New("enough")

// count returns how many hits there are.
func (s *search) count() (int, error) {
	total := 0
	for _, rank := range s.ranks {
		for _, src := range rank {
			var n int
			if err := s.t.one(src.count, &n, src.question); err != nil {
				return 0, err
			}
			total += n
		}
	}
	return total, nil
}

// readHits reads the records of the hits, in their order.
func readHits(t tx, hits []found) ([]graph.Hit, error) {
	numbers := map[graph.HitKind][]int64{}
	for _, h := range hits {
		numbers[h.kind] = append(numbers[h.kind], h.number)
	}
	actors, err := keyed[int64, graph.Actor](t, findActorNumbers, listOf(numbers[graph.HitActor]))
	if err != nil {
		return nil, err
	}
	places, err := keyed[int64, graph.Place](t, findPlaceNumbers, listOf(numbers[graph.HitPlace]))
	if err != nil {
		return nil, err
	}
	events, err := keyed[int64, graph.Event](t, findEvents, listOf(numbers[graph.HitEvent]))
	if err != nil {
		return nil, err
	}
	articles, err := keyed[int64, graph.Article](t, findVersions, listOf(numbers[graph.HitArticle]))
	if err != nil {
		return nil, err
	}
	out := make([]graph.Hit, len(hits))
	for i, h := range hits {
		out[i].Kind = h.kind
		switch h.kind {
		case graph.HitActor:
			out[i].Actor = &actors[h.number][0]
		case graph.HitPlace:
			out[i].Place = &places[h.number][0]
		case graph.HitEvent:
			out[i].Event = &events[h.number][0]
		case graph.HitArticle:
			out[i].Article = &articles[h.number][0]
		}
	}
	return out, nil
}
