package actors

import (
	"embed"
	"fmt"
	"io"
	"maps"
	"sync"

	"github.com/parley-events/parley/graph"
)

// Gazetteer is what is known of actors and places before a text is read. It is
// immutable and safe for concurrent use.
type Gazetteer struct {
	entries []entry
	byKey   map[string]int
	names   *trie[sense]
	// people by a rough spelling of first and last name: "Sergei Lavrow" finds
	// Sergey Lavrov. -1 where two people share it.
	spelling map[string]int
	// holders lists the people with a term for a side, by the key of the side.
	holders map[string][]int
	bySide  map[string]int // the country or organisation that a side is
	seats   map[string]int // country code -> its capital city
	bodies  []body
	words   *vocabulary
}

// entry is one actor or place.
type entry struct {
	key    string
	actor  graph.ActorObserved
	place  *graph.PlaceObserved
	side   graph.Side // it acts for
	terms  []Held
	sex    byte     // 'm', 'f' or 0
	tokens []string // of a person's name, folded
	family []string // the part of it that stands for it
	outlet bool
	// adjective is the demonym of a country ("Russian"), capital its seat.
	adjective string
	capital   string
}

// body is a kind of organisation that every country has.
type body struct {
	id, name string
	own      map[string]string // country -> its own name there
}

// senseOf tells in which way a name means its entry.
type senseOf byte

const (
	fullName  senseOf = iota
	shortName         // a person by the family name alone
	adjective         // "Russian"
	people            // "Russians"
	metonym           // "Moscow", for the country
	bodyName          // "Foreign Ministry": of whom, the text must say
)

// sense is one meaning of a name.
type sense struct {
	entry     int // body: index in Gazetteer.bodies
	of        senseOf
	pattern   pattern
	ambiguous bool
}

//go:embed data
var data embed.FS

var defaultGazetteer = sync.OnceValue(func() *Gazetteer {
	g, err := parseEmbedded()
	if err != nil {
		panic("actors: embedded data: " + err.Error()) // a test holds that it parses
	}
	return g
})

// Default returns the embedded gazetteer, parsed on first use.
func Default() *Gazetteer { return defaultGazetteer() }

// With returns the gazetteer with an analyst's own people and bodies added, in
// the form of data/people.yaml (an entry with `kind: ORGANIZATION` is a body in
// the form of data/organizations.yaml). An entry whose id is there already
// replaces it. name stands for the source in errors, which give line and entry.
func (g *Gazetteer) With(r io.Reader, name string) (*Gazetteer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	b := &builder{g: g.clone(), file: name}
	if err := b.ownActors(text); err != nil {
		return nil, err
	}
	return b.finish()
}

func (g *Gazetteer) clone() *Gazetteer {
	c := *g
	c.entries = append([]entry(nil), g.entries...)
	c.byKey = maps.Clone(g.byKey)
	c.names = g.names.clone()
	return &c
}

// sideOf returns the side of the country or organisation with the key.
func (g *Gazetteer) sideOf(key string) (graph.Side, bool) {
	i, ok := g.byKey[key]
	if !ok {
		return graph.Side{}, false
	}
	return g.entries[i].side, true
}

// country returns the entry of the country with the ISO code, nil without one.
func (g *Gazetteer) country(code string) *entry {
	if i, ok := g.byKey[graph.CountryKey(code)]; ok {
		return &g.entries[i]
	}
	return nil
}

// organizationSide is the side that an organisation is.
func organizationSide(key, name string) graph.Side {
	return graph.Side{Key: string(graph.NewActorID("gazetteer:" + key)), Name: name}
}

// heldAt returns the term that holds on the day.
func (e *entry) heldAt(day graph.Day) (Held, bool) {
	if day == "" {
		return Held{}, false
	}
	var at Held
	found := false
	for _, t := range e.terms {
		if t.From <= day && (t.To == "" || day <= t.To) {
			// the office taken last counts: a minister who became president
			if !found || t.From >= at.From {
				at, found = t, true
			}
		}
	}
	return at, found
}
