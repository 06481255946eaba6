package resolvers

import (
	"context"
	"fmt"
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/internal/model"
)

// meetingTypes are the types of events in which people meet or talk.
var meetingTypes = slices.DeleteFunc(graph.EventTypes(), func(t graph.EventType) bool { return !t.Consult() })

func (r queryResolver) Meetings(
	ctx context.Context, with *gql.ActorRef, between []*gql.ActorRef, filter *gql.EventFilter, orderBy *gql.EventOrder,
	first *int, after *string, last *int, before *string,
) (*model.EventConnection, error) {
	w, err := newWindow(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	f, err := r.eventFilter(ctx, filter)
	if err != nil {
		return nil, err
	}
	if f.Types, err = onlyMeetings(f.Types); err != nil {
		return nil, err
	}
	took := slices.Clone(between)
	if with != nil {
		took = append(took, with)
	}
	all, err := r.actorMatches(ctx, []*gql.ActorMatch{{All: took}})
	if err != nil {
		return nil, err
	}
	f.Actors = append(f.Actors, all...)
	pages, err := r.eventsUnder(ctx, graph.EventParents{}, f, orderBy, w)
	if err != nil {
		return nil, err
	}
	return pages[0], nil
}

// onlyMeetings narrows the types asked for to those of meetings.
func onlyMeetings(asked []graph.EventType) ([]graph.EventType, error) {
	if len(asked) == 0 {
		return meetingTypes, nil
	}
	for _, t := range asked {
		if !t.Consult() {
			return nil, fmt.Errorf("%w type: %s is no meeting; ask events for it", graph.ErrInvalid, t)
		}
	}
	return asked, nil
}
