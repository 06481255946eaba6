package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// Mentions implements graph.Reader.
func (s *Store) Mentions(ctx context.Context, under graph.MentionParents, page graph.Page) ([]graph.List[graph.MentionOf], error) {
	kind, keys := "mentions_of_articles", validAll(under.Articles)
	if len(under.Events) > 0 {
		kind = "mentions_of_events"
		for _, id := range under.Events {
			keys = append(keys, valid(string(id.FirstMention())))
		}
	}
	l := lists[graph.MentionOf]{
		compare: strings.Compare,
		read: func(spans []span, backward bool, limit int) ([][]item[graph.MentionOf], error) {
			rows, err := s.read(ctx, listing(kind, backward), row{"parents": mentionParents(keys, spans), "limit": limit})
			if err != nil {
				return nil, err
			}
			return mentionItems(rows, len(keys))
		},
		count: func() ([]int, error) {
			return s.totals(ctx, counting(kind), row{"parents": mentionParents(keys, make([]span, len(keys)))}, len(keys))
		},
	}
	for _, id := range slices.Concat(validAll(under.Events), validAll(under.Articles)) {
		l.names = append(l.names, graph.ListName("mentions", id, nil, ""))
	}
	if len(under.Events) > 0 {
		if err := s.succeed(ctx, keys); err != nil {
			return nil, err
		}
	}
	return l.pages(page)
}

func mentionParents(keys []string, spans []span) []row {
	parents := make([]row, len(keys))
	for i, key := range keys {
		in := spans[i].ascending()
		parents[i] = row{"n": i, "key": key, "lo": in.lo, "hi": in.hi}
	}
	return parents
}

func mentionItems(rows []*driver.Record, parents int) ([][]item[graph.MentionOf], error) {
	items := make([][]item[graph.MentionOf], parents)
	for _, r := range rows {
		m, err := mentionOf(r)
		if err != nil {
			return nil, err
		}
		n := whole(r, "n")
		items[n] = append(items[n], item[graph.MentionOf]{text(r, "sk"), m})
	}
	return items, nil
}

// mentionOf reads a row with a mention, its event and its publication.
func mentionOf(r *driver.Record) (graph.MentionOf, error) {
	m, err := element[graph.Mention](r)
	if err != nil {
		return graph.MentionOf{}, err
	}
	published, err := graph.ParsePublication(text(r, "published"))
	if err != nil {
		return graph.MentionOf{}, fmt.Errorf("neo4j: %w: a publication time cannot be read", errDamaged)
	}
	return graph.MentionOf{Mention: m, Event: graph.EventID(text(r, "event")), Published: published}, nil
}

// succeed puts, in place of mentions that are retired, those that now stand
// where they stood.
func (s *Store) succeed(ctx context.Context, ids []string) error {
	rows, err := s.read(ctx, "read_current", row{"ids": ids})
	if err != nil {
		return err
	}
	current := map[string]bool{}
	for _, r := range rows {
		current[text(r, "id")] = true
	}
	var missing []graph.MentionID
	for _, id := range ids {
		if !current[id] {
			missing = append(missing, graph.MentionID(id))
		}
	}
	heirs, err := s.successors(ctx, missing)
	if err != nil {
		return err
	}
	for i, id := range ids {
		if heir, ok := heirs[graph.MentionID(id)]; ok {
			ids[i] = string(heir)
		}
	}
	return nil
}

// successors finds, for mentions that are retired, the current ones that stand
// where they stood; those that have none are left out.
func (s *Store) successors(ctx context.Context, ids []graph.MentionID) (map[graph.MentionID]graph.MentionID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := s.MentionsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(m *graph.MentionOf) bool { return m == nil })
	var articles []graph.ArticleID
	for _, m := range found {
		articles = append(articles, m.Article)
	}
	if len(articles) == 0 {
		return nil, nil
	}
	rows, err := s.read(ctx, "read_mentions_of_articles", row{"ids": distinct(articles)})
	if err != nil {
		return nil, err
	}
	current, err := elements[graph.Mention](rows)
	if err != nil {
		return nil, err
	}
	heirs := map[graph.MentionID]graph.MentionID{}
	for _, m := range found {
		if heir, ok := graph.Successor(m.Mention, current); ok { // it looks at its own article only
			heirs[m.ID] = heir
		}
	}
	return heirs, nil
}

// MentionsByID implements graph.Reader.
func (s *Store) MentionsByID(ctx context.Context, ids []graph.MentionID) ([]*graph.MentionOf, error) {
	rows, err := s.read(ctx, "read_mentions", row{"ids": distinct(ids)})
	if err != nil {
		return nil, err
	}
	readings := map[graph.MentionID][]graph.MentionOf{}
	for _, r := range rows {
		m, err := mentionOf(r)
		if err != nil {
			return nil, err
		}
		m.Retired = !yes(r, "current")
		readings[m.ID] = append(readings[m.ID], m)
	}
	found := make([]*graph.MentionOf, len(ids))
	for i, id := range ids {
		if len(readings[id]) == 0 {
			continue
		}
		m, err := s.latest(ctx, readings[id])
		if err != nil {
			return nil, err
		}
		found[i] = &m
	}
	return found, nil
}

// latest picks the reading that counts: the current one, else that of the
// newest version.
func (s *Store) latest(ctx context.Context, readings []graph.MentionOf) (graph.MentionOf, error) {
	if i := slices.IndexFunc(readings, func(m graph.MentionOf) bool { return !m.Retired }); i >= 0 {
		return readings[i], nil
	}
	if len(readings) == 1 {
		return readings[0], nil
	}
	rows, err := s.read(ctx, "read_versions", row{"ids": []string{string(readings[0].Article)}})
	if err != nil {
		return graph.MentionOf{}, err
	}
	articles, err := elements[graph.Article](rows)
	if err != nil {
		return graph.MentionOf{}, err
	}
	versions := map[string]*graph.Article{}
	for i := range articles {
		versions[articles[i].Version] = &articles[i]
	}
	best := readings[0]
	for _, m := range readings[1:] {
		if versions[m.Version].Supersedes(versions[best.Version]) {
			best = m
		}
	}
	return best, nil
}
