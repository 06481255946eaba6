package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// Article is one version of a published text (schema.org NewsArticle).
type Article struct {
	ID ArticleID `json:"id"`
	// Version names this text under this publication time: see NewVersion.
	Version   string      `json:"version"`
	URL       string      `json:"url,omitempty"` // canonical, RFC 3986
	Headline  string      `json:"headline"`
	Publisher string      `json:"publisher,omitempty"`
	Author    string      `json:"author,omitempty"`
	Language  string      `json:"language,omitempty"` // BCP 47
	Published Publication `json:"published,omitzero"`
	Modified  Publication `json:"modified,omitzero"`
	// Text is the cleaned text every offset counts in; empty for rows that
	// came without one.
	Text string `json:"text"`
}

// ContentHash is the SHA-256 of the cleaned text, in hexadecimal.
func (a *Article) ContentHash() string {
	h := sha256.Sum256([]byte(a.Text))
	return hex.EncodeToString(h[:])
}

// Identify fills ID and Version from the content. It is idempotent.
func (a *Article) Identify() {
	a.ID = NewArticleID(a.URL, a.Text)
	a.Version = NewVersion(a)
}

// NewVersion names a version of an article. The publication time is part of
// it because relative dates in the text were counted from it.
func NewVersion(a *Article) string {
	return Digest(a.ContentHash(), a.Published.String(), a.Modified.String())
}

// Supersedes reports whether a is a newer version of the article than b: the
// greater of (modified, published, content hash), so that load order does not
// matter. Equal in all three, the greater JSON wins, to be total.
func (a *Article) Supersedes(b *Article) bool {
	c := cmp.Or(
		a.Modified.Compare(b.Modified),
		a.Published.Compare(b.Published),
		strings.Compare(a.ContentHash(), b.ContentHash()),
		strings.Compare(a.Version, b.Version),
	)
	if c != 0 {
		return c > 0
	}
	ja, _ := json.Marshal(a)
	jb, _ := json.Marshal(b)
	return string(ja) > string(jb)
}

// Publication is when something was published: an instant in the publisher's
// own offset, or only a day. The zero value is unknown.
type Publication struct {
	Time    time.Time
	DayOnly bool
}

// ParsePublication reads RFC 3339 ("2025-12-06T07:42:00+01:00") or a day
// ("2025-12-06"). An empty string is the unknown publication.
func ParsePublication(s string) (Publication, error) {
	if s == "" {
		return Publication{}, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Publication{Time: t, DayOnly: true}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return Publication{}, fmt.Errorf("%w publication time %q: want 2025-12-06 or 2025-12-06T07:42:00+01:00", ErrInvalid, s)
	}
	return Publication{Time: t}, nil
}

// IsZero reports whether the publication time is unknown.
func (p Publication) IsZero() bool { return p.Time.IsZero() }

// Day is the publication's local calendar day, in its own offset: the day
// relative words count from. Empty when unknown.
func (p Publication) Day() Day {
	if p.IsZero() {
		return ""
	}
	return Day(p.Time.Format(time.DateOnly))
}

// Compare orders publications by instant; the unknown comes first.
func (p Publication) Compare(o Publication) int {
	return cmp.Or(p.Time.Compare(o.Time), strings.Compare(p.String(), o.String()))
}

// String returns the form ParsePublication reads.
func (p Publication) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.DayOnly:
		return p.Time.Format(time.DateOnly)
	}
	return p.Time.Format(time.RFC3339)
}

// MarshalText and UnmarshalText use the form ParsePublication reads.
func (p Publication) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText is the inverse of MarshalText.
func (p *Publication) UnmarshalText(b []byte) (err error) {
	*p, err = ParsePublication(string(b))
	return err
}
