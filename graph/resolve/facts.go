package resolve

import "github.com/parley-events/parley/graph"

// Facts is what a store lends to Apply: reads inside its write transaction,
// after it took the store's lock. Results come in any order and without
// repeats; what is not there is left out. "Current" mentions are those read
// from the current version of their article.
type Facts interface {
	// Articles returns every stored version of the articles.
	Articles(ids []graph.ArticleID) ([]graph.Article, error)
	// Mentions returns every stored reading with one of the ids, of any version.
	Mentions(ids []graph.MentionID) ([]graph.Mention, error)
	// MentionsOfArticles returns every stored mention of the articles, of any version.
	MentionsOfArticles(ids []graph.ArticleID) ([]graph.Mention, error)
	// MentionsIn returns the current mentions of the occasions.
	MentionsIn(ids []graph.OccasionID) ([]graph.Mention, error)
	// Occasions returns the occasions stored under any of the block keys, or
	// under a key in any of the ranges.
	Occasions(keys []string, ranges []KeyRange) ([]graph.OccasionID, error)
	// Events returns the stored events that hold any of the mentions.
	Events(ids []graph.MentionID) ([]graph.Event, error)
	// Decisions returns the whole journal.
	Decisions() ([]graph.Decision, error)
	// Actors returns the stored actors that hold any of the keys, each given
	// as the id of the key.
	Actors(keys []graph.ActorID) ([]graph.Actor, error)
	// MentionsOfActors returns the current mentions of the events in which one
	// of the actors participates or which one of them asserts.
	MentionsOfActors(ids []graph.ActorID) ([]graph.Mention, error)
	// Places returns the stored places.
	Places(ids []graph.PlaceID) ([]graph.Place, error)
	// MentionsAtPlaces returns the current mentions of the events that have
	// one of the places among theirs.
	MentionsAtPlaces(ids []graph.PlaceID) ([]graph.Mention, error)
}

// KeyRange is a range of block keys in byte order, both ends included.
type KeyRange struct{ From, To string }

// Update is what a store has to write after Apply, all in one transaction.
type Update struct {
	// Articles are versions not stored before, or to replace by (ID, Version).
	Articles []graph.Article
	// Current names the current version of every article whose current version
	// is another than before; mentions of its other versions are retired now,
	// and those of the current one are not.
	Current []CurrentVersion
	// Mentions are to insert, or to replace by (ID, Version).
	Mentions []graph.Mention
	// Decisions are to add to the journal.
	Decisions []graph.Decision
	// Blocks gives the keys each occasion stands under from now on: none where
	// the occasion is gone.
	Blocks []Block
	// Created are events that were not there; Changed replace the stored event
	// of their id; Gone are ids to remove. Each event holds all its mentions;
	// a mention belongs to the one event that lists it. Tokens is filled.
	Created, Changed []graph.Event
	Gone             []graph.EventID
	// Actors and Places are to insert or replace by id, GoneActors and
	// GonePlaces to remove.
	Actors     []graph.Actor
	GoneActors []graph.ActorID
	Places     []graph.Place
	GonePlaces []graph.PlaceID
	// Changes go into the change log; the store fills in the revision.
	Changes []graph.Change
	// Summary counts the above; the store fills in the revision.
	Summary graph.Summary
}

// CurrentVersion is the version of an article that counts.
type CurrentVersion struct {
	Article graph.ArticleID
	Version string
}

// Block is an occasion and the keys it stands under.
type Block struct {
	Occasion graph.OccasionID
	Keys     []string
	// Fresh says the occasion stood under no key before.
	Fresh bool
}

// Empty reports whether there is nothing to write.
func (u *Update) Empty() bool {
	return len(u.Articles) == 0 && len(u.Mentions) == 0 && len(u.Decisions) == 0 && len(u.Current) == 0
}
