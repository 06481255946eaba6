package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// The parties of an article are the two or three sides of which it tells most often
// that they talk and agree with each other. "Six rounds in Vienna" and "a session
// on November 7" of which nothing says whose they were are theirs.

// partiesOf returns the parties of an article as participants, nil where it tells
// of none.
func partiesOf(found []candidate, cast *actors.Cast) []graph.Participant {
	const most = 3
	var best []graph.Side
	times := map[string]int{}
	top := 0
	for i := range found {
		c := &found[i]
		if c.back || c.Type != graph.Meeting && c.Type != graph.Call && c.Type != graph.Agreement {
			continue
		}
		sides := sidesOf(c.Participants)
		if len(sides) < 2 || len(sides) > most {
			continue
		}
		keys := make([]string, 0, most)
		for _, s := range sides {
			keys = append(keys, s.Key)
		}
		slices.Sort(keys)
		key := strings.Join(keys, "\x00")
		if times[key]++; times[key] > top {
			best, top = sides, times[key]
		}
	}
	var parties []graph.Participant
	for _, s := range best {
		o, ok := sideActor(s, cast)
		if !ok {
			return nil
		}
		parties = append(parties, graph.Participant{ActorObserved: o, Role: graph.RoleParticipant, Side: s, Certainty: graph.Inferred})
	}
	return parties
}

// sidesOf returns the distinct sides for which people take part, without those who
// receive or mediate.
func sidesOf(list []graph.Participant) []graph.Side {
	var sides []graph.Side
	for _, p := range list {
		if p.Side.Key != "" && p.Role != graph.RoleMediator && p.Role != graph.RoleHost && !slices.ContainsFunc(sides, func(s graph.Side) bool { return s.Key == p.Side.Key }) {
			sides = append(sides, p.Side)
		}
	}
	return sides
}

// sideActor returns a side as an actor: a country, or a body that the text names.
func sideActor(s graph.Side, cast *actors.Cast) (graph.ActorObserved, bool) {
	if len(s.Key) == 2 {
		o := graph.ActorObserved{Name: s.Name, FullName: s.Name, Kind: graph.Country, Country: s.Key, Gazetteer: graph.CountryKey(s.Key)}
		return o, graph.Fold(o.Name) != ""
	}
	for i := range cast.Entities {
		if e := &cast.Entities[i]; e.IsActor() && graph.ActorKey(e.Actor) == s.Key {
			return e.Actor, graph.Fold(e.Actor.Name) != ""
		}
	}
	return graph.ActorObserved{}, false
}

// betweenSides gives talks of which no sentence says whose they are to the parties.
func (c *candidate) betweenSides(parties []graph.Participant) bool {
	if !c.rounds || len(parties) < 2 {
		return false
	}
	c.Participants = slices.Clone(parties)
	return true
}
