package resolvers

import (
	"context"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/model"
)

type mentionResolver struct{ *resolver }

// mentionsUnder lists mentions, one list a parent, in one store call.
func (r *resolver) mentionsUnder(ctx context.Context, under graph.MentionParents, w window) ([]*model.MentionConnection, error) {
	lists, err := r.store.Mentions(ctx, under, w.Page)
	if err != nil {
		return nil, err
	}
	id := func(m *graph.MentionOf) graph.MentionID { return m.ID }
	return connect(w, lists, id, newMention), nil
}

func (r mentionResolver) Article(ctx context.Context, m *model.Mention) (*model.Article, error) {
	return r.articleOf(ctx, m)
}

// articleOf is asked by every field that counts in the article's text.
func (r *resolver) articleOf(ctx context.Context, m *model.Mention) (*model.Article, error) {
	return model.Together(m, "article", func(all []*model.Mention) ([]*model.Article, error) {
		articles, err := r.articlesByID(ctx, each(all, func(m *model.Mention) graph.ArticleID { return m.MentionOf.Article }))
		if err != nil {
			return nil, err
		}
		return complete(articles)
	})
}

// textOf returns the text that the mention's spans count in; false where the
// article has a newer version by now, or the mention no span.
func (r *resolver) textOf(ctx context.Context, m *model.Mention) (string, bool, error) {
	if m.Span.Empty() {
		return "", false, nil
	}
	a, err := r.articleOf(ctx, m)
	if err != nil {
		return "", false, err
	}
	return a.Text, a.Version == m.Version && m.Span.Of(a.Text) != "", nil
}

func (r mentionResolver) Event(ctx context.Context, m *model.Mention) (*model.Event, error) {
	return together(ctx, m, func(all []*model.Mention) ([]*model.Event, error) {
		return r.eventsByID(ctx, each(all, func(m *model.Mention) graph.EventID { return m.MentionOf.Event }))
	})
}

func (r mentionResolver) Start(ctx context.Context, m *model.Mention) (*int, error) {
	return r.codePoints(ctx, m, m.Span.Start)
}

func (r mentionResolver) End(ctx context.Context, m *model.Mention) (*int, error) {
	return r.codePoints(ctx, m, m.Span.End)
}

// codePoints turns a byte offset in the mention's text into one that counts
// Unicode code points, as the Web Annotation model wants it.
func (r *resolver) codePoints(ctx context.Context, m *model.Mention, offset int) (*int, error) {
	text, ok, err := r.textOf(ctx, m)
	if err != nil || !ok {
		return nil, err
	}
	n := utf8.RuneCountInString(text[:offset])
	return &n, nil
}

func (r mentionResolver) Participants(ctx context.Context, m *model.Mention) ([]*model.ObservedParticipant, error) {
	return together(ctx, m, func(all []*model.Mention) ([][]*model.ObservedParticipant, error) {
		return children(all, func(m *model.Mention) []*model.ObservedParticipant {
			return each(m.MentionOf.Participants, func(p graph.Participant) *model.ObservedParticipant {
				return &model.ObservedParticipant{Participant: &p}
			})
		}), nil
	})
}

func (r mentionResolver) AssertedBy(ctx context.Context, m *model.Mention) ([]*model.ObservedActor, error) {
	return together(ctx, m, func(all []*model.Mention) ([][]*model.ObservedActor, error) {
		return children(all, func(m *model.Mention) []*model.ObservedActor {
			return each(m.MentionOf.AssertedBy, func(a graph.ActorObserved) *model.ObservedActor {
				return &model.ObservedActor{ActorObserved: &a}
			})
		}), nil
	})
}

func (r mentionResolver) Place(ctx context.Context, m *model.Mention) (*model.ObservedPlace, error) {
	return together(ctx, m, func(all []*model.Mention) ([]*model.ObservedPlace, error) {
		return child(all, func(m *model.Mention) *model.ObservedPlace {
			if m.MentionOf.Place == nil {
				return nil
			}
			return &model.ObservedPlace{PlaceObserved: m.MentionOf.Place}
		}), nil
	})
}

type textQuoteResolver struct{ *resolver }

// quoteContext is how many code points are shown around a quote.
const quoteContext = 32

func (r textQuoteResolver) Prefix(ctx context.Context, q *model.TextQuote) (*string, error) {
	text, ok, err := r.textOf(ctx, q.Mention)
	if err != nil || !ok {
		return nil, err
	}
	text = text[:q.Mention.Span.Start]
	from := len(text)
	for range quoteContext {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	prefix := text[from:]
	return &prefix, nil
}

func (r textQuoteResolver) Suffix(ctx context.Context, q *model.TextQuote) (*string, error) {
	text, ok, err := r.textOf(ctx, q.Mention)
	if err != nil || !ok {
		return nil, err
	}
	text = text[q.Mention.Span.End:]
	to := 0
	for range quoteContext {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	suffix := text[:to]
	return &suffix, nil
}

type observedActorResolver struct{ *resolver }

func (r observedActorResolver) Actor(ctx context.Context, a *model.ObservedActor) (*model.Actor, error) {
	return together(ctx, a, func(all []*model.ObservedActor) ([]*model.Actor, error) {
		return r.actorsByID(ctx, each(all, func(a *model.ObservedActor) graph.ActorID { return a.ActorObserved.ID() }))
	})
}

type observedParticipantResolver struct{ *resolver }

func (r observedParticipantResolver) Actor(ctx context.Context, p *model.ObservedParticipant) (*model.Actor, error) {
	return together(ctx, p, func(all []*model.ObservedParticipant) ([]*model.Actor, error) {
		return r.actorsByID(ctx, each(all, func(p *model.ObservedParticipant) graph.ActorID { return p.ActorObserved.ID() }))
	})
}

func (r observedParticipantResolver) Side(ctx context.Context, p *model.ObservedParticipant) (*model.Side, error) {
	return together(ctx, p, func(all []*model.ObservedParticipant) ([]*model.Side, error) {
		return child(all, func(p *model.ObservedParticipant) *model.Side { return newSide(p.Participant.Side) }), nil
	})
}

type observedPlaceResolver struct{ *resolver }

func (r observedPlaceResolver) Place(ctx context.Context, p *model.ObservedPlace) (*model.Place, error) {
	return together(ctx, p, func(all []*model.ObservedPlace) ([]*model.Place, error) {
		return r.placesByID(ctx, each(all, func(p *model.ObservedPlace) graph.PlaceID { return p.PlaceObserved.ID() }))
	})
}
