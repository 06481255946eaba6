package graph

import (
	"cmp"
	"strconv"
	"strings"
)

// Mention is what one frame in one sentence of one article says of one event,
// as observed. It never changes, and it holds everything that rebuilding the
// events needs.
type Mention struct {
	ID      MentionID `json:"id"`
	Article ArticleID `json:"article"`
	// Version is the version of the article it was read from. A mention of a
	// version that is no longer current is retired: kept, but no evidence.
	Version string `json:"version"`
	// Occasion numbers the occasions of the article from 1: mentions with the
	// same number speak of the same event, and two numbers of one article
	// never join. 0 stands alone.
	Occasion int `json:"occasion,omitempty"`
	// SessionOf is the occasion of the talks this is one session of, or 0.
	SessionOf int `json:"sessionOf,omitempty"`

	// Quote is the exact sentence; the spans count in the article's text.
	// Rows imported without a text have no quote and empty spans.
	Quote    string `json:"quote,omitempty"`
	Sentence int    `json:"sentence"` // counts from 0
	Span     Span   `json:"span"`     // of the sentence
	Trigger  Span   `json:"trigger"`
	Clause   Span   `json:"clause"`

	Type         EventType      `json:"type"`
	CAMEO        string         `json:"cameo,omitempty"` // finer than the type's, where known
	Status       Status         `json:"status"`
	Date         *EventDate     `json:"date,omitempty"`
	Place        *PlaceObserved `json:"place,omitempty"`
	Participants []Participant  `json:"participants,omitempty"`
	Channel      string         `json:"channel,omitempty"` // "X", "Telegram", "press conference"
	Content      *Utterance     `json:"content,omitempty"`
	Topics       []string       `json:"topics,omitempty"`   // sorted
	Duration     string         `json:"duration,omitempty"` // ISO 8601, "PT5H"
	// AssertedBy lists the actors or outlets the article credits; empty when
	// it speaks in its own voice.
	AssertedBy []ActorObserved `json:"assertedBy,omitempty"`

	Extractor        string  `json:"extractor"` // "rules", "analyst", "gdelt", …
	ExtractorVersion string  `json:"extractorVersion"`
	Rule             string  `json:"rule,omitempty"` // id of the rule that fired
	Confidence       float64 `json:"confidence"`     // 0 to 1
}

// ActorObserved is an actor as an article shows it.
type ActorObserved struct {
	// Name is as written in the sentence ("Witkoff"), FullName the fullest
	// name in the article, or the gazetteer's ("Steve Witkoff").
	Name      string    `json:"name"`
	FullName  string    `json:"fullName,omitempty"`
	Kind      ActorKind `json:"kind"`
	Country   string    `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Gazetteer string    `json:"gazetteer,omitempty"`
	Wikidata  string    `json:"wikidata,omitempty"`
	// Aliases are further names the gazetteer or the article gives.
	Aliases []string `json:"aliases,omitempty"`
}

// FullestName is FullName, or Name where there is none.
func (o ActorObserved) FullestName() string { return cmp.Or(o.FullName, o.Name) }

// Participant is an actor's part in an event, as observed.
type Participant struct {
	ActorObserved
	Role      Role      `json:"role"`
	Position  string    `json:"position,omitempty"` // as the source names it
	Level     Level     `json:"level,omitempty"`
	Side      Side      `json:"side,omitzero"`
	Certainty Certainty `json:"certainty"`
}

// UtteranceForm says whether the words are the speaker's.
type UtteranceForm string

// Only DIRECT text stands in quotation marks in the source.
const (
	Direct   UtteranceForm = "DIRECT"
	Indirect UtteranceForm = "INDIRECT"
	Mixed    UtteranceForm = "MIXED"
)

// Utterance is what a statement says.
type Utterance struct {
	Text string        `json:"text"`
	Form UtteranceForm `json:"form"`
	Span Span          `json:"span"`
}

// OccasionID names an occasion across articles.
type OccasionID string

// InOccasion returns the id of occasion n of the article.
func InOccasion(a ArticleID, n int) OccasionID {
	return OccasionID(string(a) + "#" + strconv.Itoa(n))
}

// OccasionID returns the occasion of the mention: its article's, or its own.
func (m *Mention) OccasionID() OccasionID {
	if m.Occasion == 0 {
		return OccasionID(m.ID)
	}
	return InOccasion(m.Article, m.Occasion)
}

// ReadAgain decides between two readings of one mention id in one version of
// its article: the later extractor version, then the greater encoding, so that
// the order of loading does not matter. a and b are their JSON encodings.
func ReadAgain(a, b *Mention, jsonA, jsonB string) bool {
	return cmp.Or(CompareVersions(a.ExtractorVersion, b.ExtractorVersion), strings.Compare(jsonA, jsonB)) > 0
}

// CompareVersions orders dotted version numbers by their numbers ("1.10" after
// "1.9"); what is no number is compared as text.
func CompareVersions(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := 0; i < min(len(as), len(bs)); i++ {
		na, ea := strconv.Atoi(as[i])
		nb, eb := strconv.Atoi(bs[i])
		c := strings.Compare(as[i], bs[i])
		if ea == nil && eb == nil {
			c = cmp.Compare(na, nb)
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(as), len(bs))
}
