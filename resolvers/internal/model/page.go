package model

import "github.com/parley-events/parley/graph"

// PageInfo is where a page stands in its list.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// Edge is an item with its position in a list.
type Edge[N any] struct {
	Cursor string
	Node   N
}

// Connection is a page of a list. TotalCount is -1 where nobody asked for it.
type Connection[N any] struct {
	Edges      []*Edge[N]
	Nodes      []N
	PageInfo   *PageInfo
	TotalCount int
}

// The connections and edges of the schema.
type (
	ActorConnection         = Connection[*Actor]
	ActorEdge               = Edge[*Actor]
	ArticleConnection       = Connection[*Article]
	ArticleEdge             = Edge[*Article]
	EventConnection         = Connection[*Event]
	EventEdge               = Edge[*Event]
	MentionConnection       = Connection[*Mention]
	MentionEdge             = Edge[*Mention]
	ParticipationConnection = Connection[*Participation]
	ParticipationEdge       = Edge[*Participation]
	PlaceConnection         = Connection[*Place]
	PlaceEdge               = Edge[*Place]
	SearchResultConnection  = Connection[SearchResult]
	SearchResultEdge        = Edge[SearchResult]
)

// Connect returns the page of a list whose items are shown as nodes, one each.
func Connect[T, N any](list graph.List[T], nodes []N) *Connection[N] {
	c := &Connection[N]{
		Edges: make([]*Edge[N], len(nodes)),
		Nodes: nodes,
		PageInfo: &PageInfo{
			HasNextPage: list.HasNext, HasPreviousPage: list.HasPrevious,
		},
		TotalCount: list.Total,
	}
	for i, n := range nodes {
		c.Edges[i] = &Edge[N]{Cursor: string(list.Cursors[i]), Node: n}
	}
	if n := len(nodes); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	return c
}
