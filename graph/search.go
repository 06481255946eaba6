package graph

import (
	"slices"
	"strings"
)

// Rank is how a hit holds the words asked for: in its name, in its title, or
// only in its quotes or text.
type Rank int

// The ranks, best first.
const (
	InName Rank = iota
	InTitle
	InText
)

// SearchKey is the text search results are ordered by, ascending: the rank,
// then the newest day first and what has none last, then the id.
func SearchKey(rank Rank, day Day, id string) string {
	newest := []byte("~~~~~~~~~~") // sorts after every inverted digit
	for i := 0; i < len(day) && i < len(newest); i++ {
		newest[i] = day[i]
		if c := day[i]; c >= '0' && c <= '9' {
			newest[i] = '0' + '9' - c
		}
	}
	return string(rune('0'+rank)) + string(newest) + id
}

// Key returns the hit's place in search results for the tokens.
func (h Hit) Key(tokens []string) string {
	switch h.Kind {
	case HitActor:
		return SearchKey(InName, "", string(h.Actor.ID))
	case HitPlace:
		return SearchKey(InName, "", string(h.Place.ID))
	case HitEvent:
		return SearchKey(titleRank(h.Event.Title, tokens), h.Event.firstDay(), string(h.Event.ID))
	default:
		return SearchKey(titleRank(h.Article.Headline, tokens), h.Article.Published.Day(), string(h.Article.ID))
	}
}

func titleRank(title string, tokens []string) Rank {
	words := Tokens(title)
	if slices.ContainsFunc(tokens, func(t string) bool { return !slices.Contains(words, t) }) {
		return InText
	}
	return InTitle
}

func (e *Event) firstDay() Day {
	if e.Date == nil {
		return ""
	}
	return e.Date.Earliest
}

// EventTokens is the folded text that search matches for an event, sorted:
// its title, the names in it and the quotes it rests on.
func EventTokens(e *Event, mentions []Mention) []string {
	var b strings.Builder
	b.WriteString(e.Title)
	for _, p := range e.Participations {
		b.WriteString(" " + p.Name)
	}
	for i := range mentions {
		b.WriteString(" " + mentions[i].Quote)
		if c := mentions[i].Content; c != nil {
			b.WriteString(" " + c.Text)
		}
	}
	all := Tokens(b.String())
	slices.Sort(all)
	return slices.Compact(all)
}
