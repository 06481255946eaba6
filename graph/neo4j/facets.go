package neo4j

import (
	"slices"

	"github.com/parley-events/parley/graph"
)

// lane is a part of every list of events. An event stands in one.
type lane string

// Narrow events may have begun at most narrowDays before they ended, so those
// that touch a range begin no earlier than that before it. Wide ones begin
// anywhere.
const (
	narrow  lane = "narrow"
	wide    lane = "wide"
	undated lane = "no"

	narrowDays = 31
)

func datedness(d *graph.EventDate) lane {
	switch {
	case d == nil:
		return undated
	case d.Earliest != "" && d.Latest != "" && d.Earliest.DaysUntil(d.Latest) <= narrowDays:
		return narrow
	}
	return wide
}

// facets are what a filter may ask of an event, as the `keys` property lists
// them: graph.EventFilter.Holds becomes a look into that list.
func facets(e *graph.Event) []string {
	keys := []string{}
	for _, p := range e.Participations {
		keys = append(keys, actorFacet(p.Actor, ""), actorFacet(p.Actor, p.Role))
		if p.Side.Key != "" {
			keys = append(keys, sideFacet(p.Side.Key, ""), sideFacet(p.Side.Key, p.Role))
		}
	}
	for _, id := range e.Places {
		keys = append(keys, placeFacet(id))
	}
	for _, id := range e.Articles {
		keys = append(keys, articleFacet(id))
	}
	for _, t := range e.Topics {
		keys = append(keys, topicFacet(t))
	}
	if e.Channel != "" {
		keys = append(keys, channelFacet(e.Channel))
	}
	for _, p := range e.Publishers {
		if p != "" {
			keys = append(keys, publisherFacet(p))
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func actorFacet(id graph.ActorID, r graph.Role) string { return withRole("actor "+string(id), r) }
func sideFacet(side string, r graph.Role) string       { return withRole("side "+valid(side), r) }
func placeFacet(id graph.PlaceID) string               { return "place " + string(id) }
func articleFacet(id graph.ArticleID) string           { return "article " + string(id) }
func topicFacet(topic string) string                   { return "topic " + valid(topic) }
func channelFacet(channel string) string               { return "channel " + graph.Fold(channel) }
func publisherFacet(publisher string) string           { return "publisher " + graph.Fold(publisher) }

func withRole(key string, r graph.Role) string {
	if r == "" {
		return key
	}
	return key + " as " + valid(string(r))
}
