package resolvers

import (
	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/internal/gql"
)

// resolver holds what all resolvers need.
type resolver struct {
	store graph.Reader
}

var _ gql.ResolverRoot = (*resolver)(nil)

func (r *resolver) Query() gql.QueryResolver                 { return queryResolver{r} }
func (r *resolver) Statistics() gql.StatisticsResolver       { return statisticsResolver{r} }
func (r *resolver) Actor() gql.ActorResolver                 { return actorResolver{r} }
func (r *resolver) Position() gql.PositionResolver           { return positionResolver{r} }
func (r *resolver) Side() gql.SideResolver                   { return sideResolver{r} }
func (r *resolver) Event() gql.EventResolver                 { return eventResolver{r} }
func (r *resolver) Participation() gql.ParticipationResolver { return participationResolver{r} }
func (r *resolver) StatusChange() gql.StatusChangeResolver   { return statusChangeResolver{r} }
func (r *resolver) Place() gql.PlaceResolver                 { return placeResolver{r} }
func (r *resolver) Article() gql.ArticleResolver             { return articleResolver{r} }
func (r *resolver) Mention() gql.MentionResolver             { return mentionResolver{r} }
func (r *resolver) TextQuote() gql.TextQuoteResolver         { return textQuoteResolver{r} }
func (r *resolver) ObservedActor() gql.ObservedActorResolver { return observedActorResolver{r} }
func (r *resolver) ObservedPlace() gql.ObservedPlaceResolver { return observedPlaceResolver{r} }
func (r *resolver) ObservedParticipant() gql.ObservedParticipantResolver {
	return observedParticipantResolver{r}
}
