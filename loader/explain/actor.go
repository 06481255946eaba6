package explain

import (
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// Actor is a naming of an actor or a place.
type Actor struct {
	Phrase string
	Who    string // the fullest name there is
	Kind   string // PERSON …; for a place the kind of place
	How    string // in which way the words name it
	Known  string // to the gazetteer, or only from the text
	For    string // position and side
	Place  bool   // here it is a place and does not act
	span   graph.Span
}

var ways = map[actors.How]string{
	actors.ByName: "by name", actors.BySurname: "by part of the name, given in full elsewhere or in the gazetteer", actors.ByRole: "by office or description",
	actors.ByPronoun: "by a pronoun", actors.ByGroup: "people without a name", actors.ByMetonym: "the capital or seat for the country",
	actors.ByDemonym: "by the adjective or name of the country",
}

func actorOf(n *actors.Naming, e *actors.Entity) Actor {
	a := Actor{
		Phrase: n.As.Name, Who: e.Actor.FullestName(), Kind: string(e.Actor.Kind), How: ways[n.How],
		Place: n.Place || !e.IsActor(), span: n.Span, Known: "not in the gazetteer",
	}
	if e.Actor.Gazetteer != "" {
		a.Known = "gazetteer " + e.Actor.Gazetteer
	}
	if a.Place && e.Place != nil {
		a.Who, a.Kind = e.Place.Name, string(e.Place.Kind)
		if e.Place.Gazetteer != "" {
			a.Known = "gazetteer " + e.Place.Gazetteer
		}
	}
	if a.Phrase == "" {
		a.Phrase = a.Who
	}
	if n.Position != "" {
		a.For = n.Position
	}
	if n.Side.Name != "" && !a.Place {
		a.For = strings.TrimPrefix(a.For+", for "+n.Side.Name, ", ")
	}
	return a
}

// Open is a phrase that could name somebody.
type Open struct {
	Phrase, Why string
	span        graph.Span
}

var openness = map[string]string{
	"pronoun":  "a pronoun: nobody before it fits, or more than one does",
	"several":  "several people or sides: the text before does not tell which",
	"office":   "an office or description: nobody told of holds it, and no holder is known",
	"national": "a people: nobody of that country was told of",
	"body":     "a body: of which country the text does not tell",
	"name":     "a name that fits nobody or more than one",
}

func openOf(o *actors.Open, text string) Open {
	return Open{Phrase: o.Span.Of(text), Why: openness[o.What], span: o.Span}
}
