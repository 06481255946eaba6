package loader

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/resolve"
)

// Prediction is what one article tells, as an analyst would put it on a
// timeline: the shape that extraction is scored by.
type Prediction struct {
	Article PredictedArticle `json:"article"`
	Events  []PredictedEvent `json:"events"`
}

// PredictedArticle names the article.
type PredictedArticle struct {
	ID        graph.ArticleID `json:"id"`
	Title     string          `json:"title"`
	URL       string          `json:"url,omitempty"`
	Published string          `json:"published,omitempty"`
}

// PredictedEvent is one event of the article. Date is EDTF level 1 or null.
type PredictedEvent struct {
	ID           graph.EventID          `json:"id"`
	Type         graph.EventType        `json:"type"`
	Status       graph.Status           `json:"status"`
	Title        string                 `json:"title"`
	Date         *string                `json:"date"`
	DateText     string                 `json:"date_text,omitempty"`
	DateBasis    graph.DateBasis        `json:"date_basis,omitempty"`
	Place        *PredictedPlace        `json:"place"`
	Participants []PredictedParticipant `json:"participants"`
	Channel      *string                `json:"channel"`
	Topics       []string               `json:"topics,omitempty"`
	Content      *graph.Utterance       `json:"content,omitempty"`
	AssertedBy   []string               `json:"assertedBy,omitempty"`
	Quotes       []string               `json:"quotes"`
	Spans        []graph.Span           `json:"spans"`
	Confidence   float64                `json:"confidence"`
	Rule         string                 `json:"rule"`
}

// PredictedPlace is where it was.
type PredictedPlace struct {
	Name    string   `json:"name"`
	Within  []string `json:"within,omitempty"`
	Country string   `json:"country,omitempty"`
}

// PredictedParticipant is who took part.
type PredictedParticipant struct {
	Name     string          `json:"name"`
	Aliases  []string        `json:"aliases,omitempty"`
	Kind     graph.ActorKind `json:"kind"`
	Role     graph.Role      `json:"role"`
	Country  string          `json:"country,omitempty"`
	Side     string          `json:"side,omitempty"`
	Level    graph.Level     `json:"level,omitempty"`
	Position string          `json:"position,omitempty"`
}

// Predict derives the events of one article by itself. Single sessions of
// talks are left out: their talks stand for them.
func Predict(r Reading) (Prediction, error) {
	p := Prediction{
		Article: PredictedArticle{ID: r.Article.ID, Title: r.Article.Headline, URL: r.Article.URL, Published: r.Article.Published.String()},
		Events:  []PredictedEvent{},
	}
	d, err := resolve.All(graph.Batch{Articles: []graph.Article{r.Article}, Mentions: r.Mentions})
	if err != nil {
		return p, err
	}
	v := view{mentions: map[graph.MentionID]*graph.Mention{}, actors: map[graph.ActorID]*graph.Actor{}, places: map[graph.PlaceID]*graph.Place{}}
	for i := range r.Mentions {
		v.mentions[r.Mentions[i].ID] = &r.Mentions[i]
	}
	for i := range d.Actors {
		v.actors[d.Actors[i].ID] = &d.Actors[i]
	}
	for i := range d.Places {
		v.places[d.Places[i].ID] = &d.Places[i]
	}
	slices.SortStableFunc(d.Events, func(a, b graph.Event) int { return v.start(&a) - v.start(&b) })
	for i := range d.Events {
		if d.Events[i].PartOf == "" {
			p.Events = append(p.Events, v.event(&d.Events[i]))
		}
	}
	return p, nil
}

// view looks up what one article's events point to.
type view struct {
	mentions map[graph.MentionID]*graph.Mention
	actors   map[graph.ActorID]*graph.Actor
	places   map[graph.PlaceID]*graph.Place
}

func (v view) start(e *graph.Event) int { return v.mentions[e.Mentions[0]].Span.Start }

func (v view) event(e *graph.Event) PredictedEvent {
	p := PredictedEvent{
		ID: e.ID, Type: e.Type, Status: e.Status, Title: e.Title, Topics: e.Topics, Confidence: e.Confidence,
		Participants: []PredictedParticipant{}, Rule: v.mentions[e.Mentions[0]].Rule,
	}
	if e.Date != nil {
		p.Date, p.DateText, p.DateBasis = &e.Date.EDTF, e.Date.Expression, e.Date.Basis
	}
	if e.Channel != "" {
		p.Channel = &e.Channel
	}
	for _, id := range e.Mentions {
		m := v.mentions[id]
		if !slices.Contains(p.Quotes, m.Quote) {
			p.Quotes, p.Spans = append(p.Quotes, m.Quote), append(p.Spans, m.Span)
		}
		if p.Content == nil {
			p.Content = m.Content
		}
	}
	for _, id := range e.AssertedBy {
		p.AssertedBy = append(p.AssertedBy, v.actors[id].Name)
	}
	for _, q := range e.Participations {
		a := v.actors[q.Actor]
		p.Participants = append(p.Participants, PredictedParticipant{
			Name: a.Name, Aliases: a.Aliases, Kind: a.Kind, Country: a.Country, Role: q.Role,
			Side: q.Side.Key, Level: q.Level, Position: q.Position,
		})
	}
	p.Place = v.place(e.Places)
	return p
}

func (v view) place(path []graph.PlaceID) *PredictedPlace {
	if len(path) == 0 {
		return nil
	}
	p := &PredictedPlace{Name: v.places[path[0]].Name, Country: v.places[path[0]].Country}
	for _, id := range path[1:] {
		p.Within = append(p.Within, v.places[id].Name)
	}
	return p
}
