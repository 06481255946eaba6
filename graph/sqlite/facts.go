package sqlite

import (
	"database/sql"
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// facts lends the store's facts to resolve.Apply, inside the transaction that
// writes what comes of it.
type facts struct{ t tx }

var _ resolve.Facts = facts{}

var (
	factArticles = sqlOf("versions of articles", `SELECT a.json
FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value`)
	factMentions = sqlOf("readings of mentions", `SELECT m.json
FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value`)
	factMentionsOfArticles = sqlOf("readings of articles", `SELECT m.json
FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value CROSS JOIN mention m ON m.article = a.number`)
	currentOfArticles = sqlOf("current mentions of articles", `SELECT m.json
FROM (SELECT DISTINCT value FROM json_each(?1)) j CROSS JOIN article a ON a.id = j.value AND a.current
CROSS JOIN mention m ON m.article = a.number`)
	factOccasionsOfArticles = sqlOf("mentions of occasions of articles", `SELECT m.json
FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value ->> 0 AND a.current
CROSS JOIN mention m ON m.article = a.number AND m.occasion = j.value ->> 1`)
	factOccasionsOfOne = sqlOf("mentions of occasions of one", `SELECT m.json
FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value AND m.occasion = 0
CROSS JOIN article a ON a.number = m.article WHERE a.current`)
	factBlocks = sqlOf("occasions by key", `SELECT o.id
FROM json_each(?1) j CROSS JOIN block b ON b.key = j.value CROSS JOIN occasion o ON o.number = b.occasion`)
	factBlockRanges = sqlOf("occasions by range of keys", `SELECT o.id
FROM json_each(?1) j CROSS JOIN block b ON b.key BETWEEN j.value ->> 0 AND j.value ->> 1
CROSS JOIN occasion o ON o.number = b.occasion`)
	factEvents = sqlOf("events that hold mentions", `SELECT e.json
FROM (SELECT DISTINCT m.event AS number FROM json_each(?1) j CROSS JOIN mention m ON m.id = j.value
  WHERE m.event IS NOT NULL) h CROSS JOIN event e ON e.number = h.number`)
	factActors = sqlOf("actors that hold keys", `SELECT a.json
FROM (SELECT DISTINCT k.actor AS number FROM json_each(?1) j CROSS JOIN actor_key k ON k.key = j.value) h
CROSS JOIN actor a ON a.number = h.number`)
	factPlaces          = sqlOf("stored places", "SELECT p.json FROM json_each(?1) j CROSS JOIN place p ON p.id = j.value")
	factMentionsOfTerms = sqlOf("mentions of events under terms", `SELECT m.json
FROM (SELECT DISTINCT l.event AS number FROM json_each(?1) j CROSS JOIN term t ON t.name = j.value
  CROSS JOIN listing l ON l.term = t.number) h CROSS JOIN mention m ON m.event = h.number`)
)

func (f facts) Articles(ids []graph.ArticleID) ([]graph.Article, error) {
	return decoded[graph.Article](f.t, factArticles, listOf(unique(ids)))
}

func (f facts) Mentions(ids []graph.MentionID) ([]graph.Mention, error) {
	return decoded[graph.Mention](f.t, factMentions, listOf(unique(ids)))
}

func (f facts) MentionsOfArticles(ids []graph.ArticleID) ([]graph.Mention, error) {
	return decoded[graph.Mention](f.t, factMentionsOfArticles, listOf(unique(ids)))
}

// MentionsIn finds occasions of articles by their number, and those of a
// mention that stands alone by its id.
func (f facts) MentionsIn(ids []graph.OccasionID) ([]graph.Mention, error) {
	var (
		numbered [][2]any
		alone    []graph.OccasionID
	)
	for _, id := range unique(ids) {
		if article, text, ok := strings.Cut(string(id), "#"); ok {
			if n, err := strconv.Atoi(text); err == nil {
				numbered = append(numbered, [2]any{article, n})
			}
			continue
		}
		alone = append(alone, id)
	}
	ms, err := decoded[graph.Mention](f.t, factOccasionsOfArticles, listOf(numbered))
	if err != nil || len(alone) == 0 {
		return ms, err
	}
	more, err := decoded[graph.Mention](f.t, factOccasionsOfOne, listOf(alone))
	return append(ms, more...), err
}

func (f facts) Occasions(keys []string, ranges []resolve.KeyRange) ([]graph.OccasionID, error) {
	pairs := make([][2]string, len(ranges))
	for i, r := range ranges {
		pairs[i] = [2]string{r.From, r.To}
	}
	seen := map[graph.OccasionID]bool{}
	var ids []graph.OccasionID
	add := func(rows *sql.Rows) error {
		var id graph.OccasionID
		err := rows.Scan(&id)
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
		return err
	}
	if err := f.t.each(factBlocks, add, listOf(keys)); err != nil {
		return nil, err
	}
	err := f.t.each(factBlockRanges, add, listOf(pairs))
	return ids, err
}

func (f facts) Events(ids []graph.MentionID) ([]graph.Event, error) {
	return decoded[graph.Event](f.t, factEvents, listOf(ids))
}

func (f facts) Decisions() ([]graph.Decision, error) {
	return decoded[graph.Decision](f.t, readDecisions)
}

func (f facts) Actors(keys []graph.ActorID) ([]graph.Actor, error) {
	return decoded[graph.Actor](f.t, factActors, listOf(keys))
}

func (f facts) MentionsOfActors(ids []graph.ActorID) ([]graph.Mention, error) {
	var names []string
	for _, id := range ids {
		names = append(names, termActor+string(id), termHiddenActor+string(id), termAsserted+string(id))
	}
	return decoded[graph.Mention](f.t, factMentionsOfTerms, listOf(names))
}

func (f facts) Places(ids []graph.PlaceID) ([]graph.Place, error) {
	return decoded[graph.Place](f.t, factPlaces, listOf(unique(ids)))
}

func (f facts) MentionsAtPlaces(ids []graph.PlaceID) ([]graph.Mention, error) {
	var names []string
	for _, id := range ids {
		names = append(names, termPlace+string(id), termHiddenPlace+string(id))
	}
	return decoded[graph.Mention](f.t, factMentionsOfTerms, listOf(names))
}

// unique returns each value once, in the order of its first appearance.
func unique[T comparable](values []T) []T {
	seen := make(map[T]bool, len(values))
	var out []T
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
