package resolvers

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/resolvers/httptransport"
	"github.com/parley-events/parley/resolvers/internal/gql"
	"github.com/parley-events/parley/resolvers/limits"
)

// DefaultTimeout is how long one request may take.
const DefaultTimeout = 10 * time.Second

// parsedQueries is how many query texts are kept parsed and validated.
const parsedQueries = 1000

// Options are the settings of the API; the zero value is ready for use.
type Options struct {
	// Logger gets faults and panics; slog.Default() if nil.
	Logger *slog.Logger
	// Limits bound what one request may ask for; limits.Default() if zero.
	Limits limits.Limits
	// Timeout is how long one request may take; DefaultTimeout if 0.
	Timeout time.Duration
	// MaxBody is the largest request body in bytes; httptransport.DefaultMaxBody if 0.
	MaxBody int64
}

// Handler answers GraphQL over HTTP from the store, at whatever path it is
// mounted. It refuses what other sites make a browser send.
func Handler(store graph.Reader, o Options) (http.Handler, error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Limits == (limits.Limits{}) {
		o.Limits = limits.Default()
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	srv := handler.New(gql.NewExecutableSchema(gql.Config{Resolvers: &resolver{store: store}}))
	srv.SetQueryCache(lru.New[*ast.QueryDocument](parsedQueries))
	srv.SetErrorPresenter(presenter(o.Logger))
	srv.SetRecoverFunc(recovered(o.Logger))
	srv.AroundOperations(rememberFaults)
	srv.AroundResponses(sortErrors)
	srv.Use(extension.Introspection{})
	if err := limits.Apply(srv, o.Limits); err != nil {
		return nil, err
	}
	srv.AddTransport(httptransport.Transport{MaxBody: o.MaxBody})
	return http.NewCrossOriginProtection().Handler(withTimeout(srv, o.Timeout)), nil
}

func withTimeout(next http.Handler, timeout time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
