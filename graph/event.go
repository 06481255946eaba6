package graph

// Event is a real-world event: the cluster of mentions that speak of it.
// Derived; every field follows from the mentions and the decisions.
type Event struct {
	ID     EventID   `json:"id"`
	Type   EventType `json:"type"`
	Status Status    `json:"status"`
	Title  string    `json:"title"`
	// Date is nil when no source gives one.
	Date *EventDate `json:"date,omitempty"`
	// Places is the place and the wider ones it lies in, narrow to wide.
	Places   []PlaceID `json:"places,omitempty"`
	CAMEO    string    `json:"cameo,omitempty"`
	Channel  string    `json:"channel,omitempty"`
	Topics   []string  `json:"topics,omitempty"`
	Duration string    `json:"duration,omitempty"`
	// Participations are sorted by role, then name, then actor; one an actor.
	Participations []Participation `json:"participations,omitempty"`
	// AssertedBy lists whom the articles credit, sorted; OwnVoice says that at
	// least one article reports it in its own voice too.
	AssertedBy []ActorID `json:"assertedBy,omitempty"`
	OwnVoice   bool      `json:"ownVoice,omitempty"`
	// Mentions are the evidence, by (publication, article, position).
	Mentions []MentionID `json:"mentions"`
	// History is the status as the sources gave it, in that same order, each
	// change once.
	History []StatusChange `json:"history,omitempty"`
	// Publishers are the names of those who report it, sorted.
	Publishers []string `json:"publishers,omitempty"`
	// Articles it is reported in, sorted, and how many of them are independent
	// (copies of one text count once).
	Articles []ArticleID `json:"articles"`
	Sources  int         `json:"sources"`
	// PartOf are the talks it is a session of.
	PartOf     EventID `json:"partOf,omitempty"`
	Confidence float64 `json:"confidence"`
	// Hidden by a decision: it answers to its id, but stands in no list.
	Hidden bool `json:"hidden,omitempty"`
	// Tokens is the folded text that full-text search matches, sorted.
	Tokens []string `json:"-"`
}

// Participation is an actor's part in an event.
type Participation struct {
	Actor ActorID `json:"actor"`
	// Name of the actor as the event's own sources have it.
	Name       string    `json:"name"`
	Role       Role      `json:"role"`
	Side       Side      `json:"side,omitzero"`
	Position   string    `json:"position,omitempty"`
	Level      Level     `json:"level,omitempty"`
	Certainty  Certainty `json:"certainty"`
	Confidence float64   `json:"confidence"`
}

// StatusChange is one step of an event's history.
type StatusChange struct {
	Status  Status    `json:"status"`
	Mention MentionID `json:"mention"`
	// Published is when the article that says so appeared.
	Published Publication `json:"published,omitzero"`
}

// Place returns the narrowest place, or "".
func (e *Event) Place() PlaceID {
	if len(e.Places) == 0 {
		return ""
	}
	return e.Places[0]
}

// Sides lists the distinct sides that took part, sorted by key.
func (e *Event) Sides() []Side {
	seen := map[string]Side{}
	for _, p := range e.Participations {
		if p.Side.Key != "" {
			seen[p.Side.Key] = p.Side
		}
	}
	return sortedValues(seen)
}

// SortKey orders events by date: (earliest, latest, id), an open end before
// every day at the start and after every day at the end; undated events sort
// by id. Dated reports which of the two parts of a list the event stands in:
// undated events come last in both directions.
func (e *Event) SortKey() (key string, dated bool) {
	if e.Date == nil {
		return string(e.ID), false
	}
	from, to := e.Date.Earliest, e.Date.Latest
	if from == "" {
		from = "0000-00-00"
	}
	if to == "" {
		to = "9999-99-99"
	}
	return string(from) + string(to) + string(e.ID), true
}
