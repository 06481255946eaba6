package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// Ids are a kind, a dash and 26 characters of base32: the first 128 bits of
// a SHA-256 over the content that makes the thing what it is. They are opaque,
// stable across reloads and stores, and globally unique (Relay Node ids).
type (
	// ArticleID hashes the canonical URL, or the cleaned text where there is none.
	ArticleID string
	// MentionID hashes article, sentence text, its repeat number and the
	// position of the trigger: see MentionKey.
	MentionID string
	// EventID names a mention, the first of the event's mentions.
	EventID string
	// ActorID hashes the actor key: see ActorKey.
	ActorID string
	// PlaceID hashes the place key: see PlaceKey.
	PlaceID string
	// DecisionID hashes the decision's content and time.
	DecisionID string
	// JobID is random: a job is a run, not content.
	JobID string
)

const (
	articlePrefix  = "art-"
	mentionPrefix  = "men-"
	eventPrefix    = "evt-"
	actorPrefix    = "act-"
	placePrefix    = "plc-"
	decisionPrefix = "dec-"
)

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// Digest is the content hash ids are made of: 26 characters over the parts,
// each length-prefixed so that no two lists of parts run together.
func Digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return idEncoding.EncodeToString(h.Sum(nil)[:16])
}

// NewArticleID returns the id of an article: by its canonical URL, else by
// its cleaned text.
func NewArticleID(canonicalURL, text string) ArticleID {
	if canonicalURL != "" {
		return ArticleID(articlePrefix + Digest("url", canonicalURL))
	}
	return ArticleID(articlePrefix + Digest("text", text))
}

// MentionKey is what makes a mention itself. It holds no offset into the
// article, so a mention keeps its id when text before its sentence changes.
type MentionKey struct {
	Article ArticleID
	// Sentence is the exact text of the sentence, Repeat how many sentences
	// of the same text stand before it in the article.
	Sentence string
	Repeat   int
	// Trigger is the byte offset of the trigger within the sentence, Part the
	// ordinal among mentions of one trigger ("met separately with A and B").
	Trigger, Part int
	// Extractor keeps what two extractors read from one sentence apart.
	Extractor string
}

// ID returns the mention's id.
func (k MentionKey) ID() MentionID {
	return MentionID(mentionPrefix + Digest(string(k.Article), k.Sentence,
		strconv.Itoa(k.Repeat), strconv.Itoa(k.Trigger), strconv.Itoa(k.Part), k.Extractor))
}

// EventOf returns the id of the event that a mention is the first of.
func EventOf(m MentionID) EventID {
	return EventID(eventPrefix + strings.TrimPrefix(string(m), mentionPrefix))
}

// FirstMention returns the mention an event id names.
func (id EventID) FirstMention() MentionID {
	return MentionID(mentionPrefix + strings.TrimPrefix(string(id), eventPrefix))
}

// Kind says what sort of thing an id names: "article", "mention", "event",
// "actor", "place", "decision", or "" for what is no id of ours.
func Kind(id string) string {
	if len(id) != len(articlePrefix)+26 {
		return ""
	}
	switch id[:len(articlePrefix)] {
	case articlePrefix:
		return "article"
	case mentionPrefix:
		return "mention"
	case eventPrefix:
		return "event"
	case actorPrefix:
		return "actor"
	case placePrefix:
		return "place"
	case decisionPrefix:
		return "decision"
	}
	return ""
}
