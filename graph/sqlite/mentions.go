package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

var (
	mentionsOfEvents = sqlOf("mentions of events", `SELECT m.event, m.number, m.id, a.id, a.published, m.sentence, m.word
FROM json_each(?1) j CROSS JOIN mention m ON m.event = j.value CROSS JOIN article a ON a.number = m.article`)
	mentionsOfArticles = sqlOf("mentions of articles", `SELECT a.id, m.number, m.id, a.id, a.published, m.sentence, m.word
FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value AND a.current CROSS JOIN mention m ON m.article = a.number`)
	mentionsNumbered = sqlOf("mentions by number", `SELECT m.id, m.number, a.number, a.current, a.published, e.id, m.json
FROM json_each(?1) j CROSS JOIN mention m ON m.number = j.value CROSS JOIN article a ON a.number = m.article
LEFT JOIN event e ON e.number = m.event`)
)

// Mentions implements graph.Reader.
func (s *Store) Mentions(ctx context.Context, under graph.MentionParents, page graph.Page) ([]graph.List[graph.MentionOf], error) {
	var lists []graph.List[graph.MentionOf]
	err := s.read(ctx, func(t tx) (err error) {
		names, numbers, err := numbersUnder(t, under)
		if err == nil {
			lists, err = listMentions(t, names, numbers, page)
		}
		return err
	})
	return lists, err
}

// numbersUnder returns for each parent its name and its mentions, by key.
func numbersUnder(t tx, under graph.MentionParents) (names []string, numbers [][]entry[int64], err error) {
	holders, err := holdersOf(t, under.Events)
	if err != nil {
		return nil, nil, err
	}
	var events []int64
	for _, n := range holders {
		events = append(events, n)
	}
	slices.Sort(events)
	ofEvents, err := positions[int64](t, mentionsOfEvents, slices.Compact(events))
	if err != nil {
		return nil, nil, err
	}
	articles := slices.Clone(under.Articles)
	slices.Sort(articles)
	ofArticles, err := positions[graph.ArticleID](t, mentionsOfArticles, slices.Compact(articles))
	for _, id := range under.Events {
		names = append(names, string(id))
		var of []entry[int64]
		if n, ok := holders[id]; ok {
			of = ofEvents[n]
		}
		numbers = append(numbers, of)
	}
	for _, id := range under.Articles {
		names, numbers = append(names, string(id)), append(numbers, ofArticles[id])
	}
	return names, numbers, err
}

// positions returns the numbers of the mentions of each parent, sorted by
// (publication, article, position, id).
func positions[K comparable](t tx, st *statement, parents []K) (map[K][]entry[int64], error) {
	of := map[K][]entry[int64]{}
	err := t.each(st, func(rows *sql.Rows) error {
		var (
			parent                 K
			number, sentence, word int64
			id, article, published string
		)
		if err := rows.Scan(&parent, &number, &id, &article, &published, &sentence, &word); err != nil {
			return err
		}
		p, err := graph.ParsePublication(published)
		key := fmt.Sprintf("%s\x00%s\x00%09d\x00%09d\x00%s", instantKey(p), article, sentence, word, id)
		of[parent] = append(of[parent], entry[int64]{key, number})
		return err
	}, listOf(parents))
	for _, list := range of {
		sortEntries(list)
	}
	return of, err
}

// instantKey sorts as the instant of publication does, an unknown one last.
func instantKey(p graph.Publication) string {
	if p.IsZero() {
		return "1"
	}
	return "0" + timeKey(p.Time)
}

func listMentions(t tx, names []string, numbers [][]entry[int64], page graph.Page) ([]graph.List[graph.MentionOf], error) {
	pages := make([]graph.List[int64], len(names))
	var wanted []int64
	for i := range names {
		count := func() (int, error) { return len(numbers[i]), nil }
		var err error
		pages[i], err = pageOf(graph.ListName("mentions", names[i], nil, ""), page, strings.Compare, sortedList(numbers[i]), count)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, pages[i].Items...)
	}
	slices.Sort(wanted)
	found := map[int64]graph.MentionOf{}
	err := t.each(mentionsNumbered, func(rows *sql.Rows) error {
		_, r, err := scanReading(rows)
		found[r.number] = r.MentionOf
		return err
	}, listOf(slices.Compact(wanted)))
	lists := make([]graph.List[graph.MentionOf], len(pages))
	for i, p := range pages {
		lists[i] = graph.List[graph.MentionOf]{Cursors: p.Cursors, HasNext: p.HasNext, HasPrevious: p.HasPrevious, Total: p.Total}
		for _, n := range p.Items {
			lists[i].Items = append(lists[i].Items, found[n])
		}
	}
	return lists, err
}
