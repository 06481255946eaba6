package model

import (
	"time"

	"github.com/parley-events/parley/graph"
)

// Article is an article on a level of a query.
type Article struct {
	*graph.Article
	Member[*Article]
}

// URL is null where there is none.
func (a *Article) URL() *string { return optional(a.Article.URL) }

// Publisher is null where unknown.
func (a *Article) Publisher() *string { return optional(a.Article.Publisher) }

// Author is null where unknown.
func (a *Article) Author() *string { return optional(a.Article.Author) }

// Language is null where unknown.
func (a *Article) Language() *string { return optional(a.Article.Language) }

// DatePublished is null where only the day is known.
func (a *Article) DatePublished() *time.Time { return instant(a.Published) }

// PublishedOn is empty where unknown.
func (a *Article) PublishedOn() graph.Day { return a.Published.Day() }
