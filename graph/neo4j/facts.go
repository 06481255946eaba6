package neo4j

import (
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// facts lends a write transaction's reads to resolve. It keeps the first error
// as the driver gave it.
type facts struct {
	tx  transaction
	err error
}

var _ resolve.Facts = (*facts)(nil)

// Articles implements resolve.Facts.
func (f *facts) Articles(ids []graph.ArticleID) ([]graph.Article, error) {
	return factsOf[graph.Article](f, "fact_articles", ids)
}

// Mentions implements resolve.Facts.
func (f *facts) Mentions(ids []graph.MentionID) ([]graph.Mention, error) {
	return factsOf[graph.Mention](f, "fact_mentions", ids)
}

// MentionsOfArticles implements resolve.Facts.
func (f *facts) MentionsOfArticles(ids []graph.ArticleID) ([]graph.Mention, error) {
	return factsOf[graph.Mention](f, "fact_mentions_of_articles", ids)
}

// MentionsIn implements resolve.Facts.
func (f *facts) MentionsIn(ids []graph.OccasionID) ([]graph.Mention, error) {
	return factsOf[graph.Mention](f, "fact_mentions_in", ids)
}

// Occasions implements resolve.Facts.
func (f *facts) Occasions(keys []string, ranges []resolve.KeyRange) ([]graph.OccasionID, error) {
	var between []row
	for _, r := range ranges {
		between = append(between, row{"lo": valid(r.From), "hi": valid(r.To)})
	}
	found := map[graph.OccasionID]bool{}
	var ids []graph.OccasionID
	for _, q := range []struct {
		statement string
		params    row
		empty     bool
	}{
		{"fact_occasions", row{"keys": texts(keys)}, len(keys) == 0},
		{"fact_occasions_between", row{"ranges": between}, len(ranges) == 0},
	} {
		if q.empty {
			continue
		}
		rows, err := f.rows(q.statement, q.params)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if id := graph.OccasionID(text(r, "id")); !found[id] {
				found[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids, nil
}

// Events implements resolve.Facts.
func (f *facts) Events(ids []graph.MentionID) ([]graph.Event, error) {
	return factsOf[graph.Event](f, "fact_events", ids)
}

// Decisions implements resolve.Facts.
func (f *facts) Decisions() ([]graph.Decision, error) {
	rows, err := f.rows("fact_decisions", nil)
	if err != nil {
		return nil, err
	}
	all, err := elements[graph.Decision](rows)
	return all, f.note(err)
}

// Actors implements resolve.Facts.
func (f *facts) Actors(keys []graph.ActorID) ([]graph.Actor, error) {
	return factsOf[graph.Actor](f, "fact_actors", keys)
}

// MentionsOfActors implements resolve.Facts.
func (f *facts) MentionsOfActors(ids []graph.ActorID) ([]graph.Mention, error) {
	return factsOf[graph.Mention](f, "fact_mentions_of_actors", ids)
}

// Places implements resolve.Facts.
func (f *facts) Places(ids []graph.PlaceID) ([]graph.Place, error) {
	return factsOf[graph.Place](f, "fact_places", ids)
}

// MentionsAtPlaces implements resolve.Facts.
func (f *facts) MentionsAtPlaces(ids []graph.PlaceID) ([]graph.Mention, error) {
	return factsOf[graph.Mention](f, "fact_mentions_at_places", ids)
}

func (f *facts) rows(statement string, params row) ([]*driver.Record, error) {
	rows, err := f.tx.rows(statement, params)
	return rows, f.note(err)
}

func (f *facts) note(err error) error {
	if f.err == nil {
		f.err = err
	}
	return err
}

func factsOf[T any, ID ~string](f *facts, statement string, ids []ID) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := f.rows(statement, row{"ids": validAll(ids)})
	if err != nil {
		return nil, err
	}
	all, err := elements[T](rows)
	return all, f.note(err)
}
