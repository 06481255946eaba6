package graph

import (
	"context"
	"iter"
)

// Store is what an engine gives: the small interfaces below, every method
// required of every engine, no optional one. Engines return the same answers
// to the same input; graph/graphtest proves it.
//
// All methods are safe for concurrent use and stop when the context does.
// Errors wrap the sentinels of this package; driver and query text never show.
type Store interface {
	Reader
	Writer
	Decisions
	Changes
	Jobs
	Close() error
}

// Reader answers questions. Hidden events stand in no list and in no count.
type Reader interface {
	// Revision counts the writes that changed something, from 0.
	Revision(ctx context.Context) (int64, error)
	Statistics(ctx context.Context) (Statistics, error)

	// The ...ByID methods return one element for each id, in the order asked,
	// repeats included; nil where the id names nothing.

	// EventsByID returns for each id the event that holds the mention which
	// the id names: after merges and splits an old id still answers. A retired
	// mention leads to the current one of its article that covers it.
	EventsByID(ctx context.Context, ids []EventID) ([]*Event, error)
	// ActorsByID answers to the id of any key of an actor.
	ActorsByID(ctx context.Context, ids []ActorID) ([]*Actor, error)
	PlacesByID(ctx context.Context, ids []PlaceID) ([]*Place, error)
	// ArticlesByID returns the current version of each.
	ArticlesByID(ctx context.Context, ids []ArticleID) ([]*Article, error)
	// MentionsByID returns retired mentions too, each in the newest version of
	// its article that has it.
	MentionsByID(ctx context.Context, ids []MentionID) ([]*MentionOf, error)

	// Events lists events under each parent: one list a parent, the page
	// applied to each, in the order of the parents. It is one call however
	// many parents. Cursors are bound to parent, filter and order.
	Events(ctx context.Context, under EventParents, q EventQuery) ([]List[Event], error)
	// Mentions lists current mentions under each parent, one list a parent,
	// by (publication, article, position, id); an unknown publication last.
	Mentions(ctx context.Context, under MentionParents, page Page) ([]List[MentionOf], error)

	// Actors lists actors by (folded name, id).
	Actors(ctx context.Context, f ActorFilter, page Page) (List[Actor], error)
	// Places lists places by (folded name, id).
	Places(ctx context.Context, f PlaceFilter, page Page) (List[Place], error)
	// Articles lists current versions, newest publication first, then id;
	// those without a publication time last.
	Articles(ctx context.Context, f ArticleFilter, page Page) (List[Article], error)

	// ActorsNamed returns for each name the actors whose name or an alias
	// folds to the same, by (folded name, id); an empty list where none does.
	ActorsNamed(ctx context.Context, names []string) ([][]Actor, error)
	// ActorsByWikidata does so for Wikidata ids.
	ActorsByWikidata(ctx context.Context, ids []string) ([][]Actor, error)
	// PlacesNamed does for places what ActorsNamed does for actors.
	PlacesNamed(ctx context.Context, names []string) ([][]Place, error)

	// Search lists what holds every token of the text: actors and places by
	// name and aliases, events by title and quotes, articles by headline and
	// text. Hits in a name come before hits in a title, those before hits in a
	// quote or text; within one rank newest first, undated last; then by id.
	// A text without any word finds nothing.
	Search(ctx context.Context, q SearchQuery) (List[Hit], error)

	// Export yields the canonical export: every record, by kind and id, the
	// facts first. It reads one consistent state of the store.
	Export(ctx context.Context) iter.Seq2[Record, error]
}

// Writer changes the store.
type Writer interface {
	// Write applies the batch and derives again what it touches, in one
	// transaction: all of it is there afterwards, or nothing. Writing the same
	// batch again, splitting it, or writing batches in another order leaves
	// the same graph. Mentions of an article that is neither stored nor in the
	// batch are refused with ErrInvalid.
	Write(ctx context.Context, b Batch) (Summary, error)
}

// Decisions lists what analysts ruled.
type Decisions interface {
	// Decisions returns the journal by (time, id).
	Decisions(ctx context.Context) ([]Decision, error)
}

// Changes is the change log.
type Changes interface {
	// Changes returns the entries after the revision, by (revision, event),
	// whole revisions only, at most limit entries beyond the first revision.
	Changes(ctx context.Context, since int64, limit int) ([]Change, error)
}

// Jobs keeps the runs of the loader.
type Jobs interface {
	// SaveJob stores the job under its id, replacing what was there.
	SaveJob(ctx context.Context, j Job) error
	// Job returns ErrNotFound for an unknown id.
	Job(ctx context.Context, id JobID) (Job, error)
	// Jobs returns the latest jobs by (started, id), newest first.
	Jobs(ctx context.Context, limit int) ([]Job, error)
}

// Batch is what is written at once: facts only, never events.
type Batch struct {
	Articles  []Article
	Mentions  []Mention
	Decisions []Decision
}

// Summary counts what a write changed.
type Summary struct {
	Revision int64 `json:"revision"` // after the write
	Articles int   `json:"articles"` // new articles or versions
	Mentions int   `json:"mentions"` // new mentions
	// Decisions that were new.
	Decisions int `json:"decisions"`
	Created   int `json:"created"` // events
	Changed   int `json:"changed"` // events: changed, merged, split or hidden
	Deleted   int `json:"deleted"` // events
}

// Add returns the sum of two summaries, at the later revision.
func (s Summary) Add(o Summary) Summary {
	return Summary{
		Revision: max(s.Revision, o.Revision), Articles: s.Articles + o.Articles,
		Mentions: s.Mentions + o.Mentions, Decisions: s.Decisions + o.Decisions,
		Created: s.Created + o.Created, Changed: s.Changed + o.Changed, Deleted: s.Deleted + o.Deleted,
	}
}

// Unchanged reports whether the write found everything there already.
func (s Summary) Unchanged() bool {
	return s.Articles == 0 && s.Mentions == 0 && s.Decisions == 0 && s.Created == 0 && s.Changed == 0 && s.Deleted == 0
}

// Statistics is the size of the graph. Articles are current versions,
// Mentions current mentions.
type Statistics struct {
	Articles, Mentions, Events, Actors, Places int
	// Earliest and Latest are the first and last day any dated event may touch;
	// open ends do not count.
	Earliest, Latest Day
	Revision         int64
}

// EventParents is what events are listed under: the whole graph where every
// field is empty (one list), else each element of the one field that is set.
type EventParents struct {
	Actors   []ActorID
	Places   []PlaceID // at the place or within it
	Articles []ArticleID
}

// Filters returns, for each parent, its name in cursors and the filter that
// selects its events: the definition of a list under a parent.
func (p EventParents) Filters(f EventFilter) (names []string, filters []EventFilter) {
	add := func(name string, f EventFilter) { names, filters = append(names, name), append(filters, f) }
	for _, id := range p.Actors {
		g := f
		g.Actors = append(append([]ActorMatch{}, f.Actors...), ActorMatch{All: []ActorSelector{{Actor: id}}})
		add(string(id), g)
	}
	for _, id := range p.Places {
		g := f
		g.Under = id
		add(string(id), g)
	}
	for _, id := range p.Articles {
		g := f
		g.In = id
		add(string(id), g)
	}
	if names == nil {
		add("", f)
	}
	return names, filters
}

// EventQuery is what to list, in which order, which page of it.
type EventQuery struct {
	Filter EventFilter
	Order  EventOrder // empty is OldestFirst
	Page   Page
}

// MentionParents is what mentions are listed under; exactly one field is set.
type MentionParents struct {
	Events   []EventID // as EventsByID finds them
	Articles []ArticleID
}

// MentionOf is a mention with where it stands.
type MentionOf struct {
	Mention
	// Event that holds it; empty where the mention is retired.
	Event EventID
	// Published is when its article appeared.
	Published Publication
	Retired   bool
}

// SearchQuery is a full-text question over everything.
type SearchQuery struct {
	Text  string
	Kinds []HitKind // empty is all
	Page  Page
}

// HitKind is what a search found.
type HitKind string

// The kinds of hit.
const (
	HitActor   HitKind = "ACTOR"
	HitEvent   HitKind = "EVENT"
	HitPlace   HitKind = "PLACE"
	HitArticle HitKind = "ARTICLE"
)

// Hit is one search result: exactly one of the pointers is set.
type Hit struct {
	Kind    HitKind
	Actor   *Actor
	Event   *Event
	Place   *Place
	Article *Article
}
