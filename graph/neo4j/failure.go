package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// failure is an error as a user sees it: what happened and what to do, without
// the text of driver or query. Those who debug find the cause by errors.As.
type failure struct {
	message string
	kind    error // a sentinel of package graph or context
	cause   error
}

func (f *failure) Error() string   { return f.message }
func (f *failure) Unwrap() []error { return []error{f.kind, f.cause} }

// errDamaged: what is stored does not fit together, or cannot be read.
var errDamaged = errors.New("the graph is damaged")

// explain turns an error of the driver into one for the caller. It is called
// outside of transactions only: inside, the driver must see its own errors to
// know what to try again.
func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if c := ctx.Err(); c != nil {
		return &failure{"neo4j: " + c.Error(), c, err}
	}
	for _, ours := range []error{graph.ErrInvalid, graph.ErrNotFound, graph.ErrNewerSchema, graph.ErrUnavailable, errDamaged} {
		if errors.Is(err, ours) {
			return err
		}
	}
	var limit *driver.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		return s.explain(ctx, limit.Errors[len(limit.Errors)-1])
	}
	var usage *driver.UsageError
	if errors.As(err, &usage) {
		return &failure{"neo4j: a request could not be made", errDamaged, err}
	}
	var answer *driver.Neo4jError
	if errors.As(err, &answer) {
		return s.explainCode(ctx, answer.Code, err)
	}
	return s.unavailable(err, "cannot be reached; check that it runs, and the address")
}

func (s *Store) explainCode(ctx context.Context, code string, err error) error {
	switch {
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		return s.unavailable(err, "refuses the user name or the password; check both")
	case strings.HasPrefix(code, "Neo.ClientError.Database."):
		return s.unavailable(err, fmt.Sprintf("has no database %q that is ready; check the name", s.database))
	case strings.Contains(code, "TransactionTimedOut"):
		if _, limited := ctx.Deadline(); limited { // the server was first to see it
			return &failure{"neo4j: " + context.DeadlineExceeded.Error(), context.DeadlineExceeded, err}
		}
		return s.unavailable(err, "stopped a request that took too long; raise db.transaction.timeout, or ask for less")
	case strings.HasPrefix(code, "Neo.TransientError."), strings.HasPrefix(code, "Neo.ClientError.Cluster."):
		return s.unavailable(err, "is busy or starting; try again")
	}
	return s.unavailable(err, "failed at a request ("+code+"); its log says why")
}

func (s *Store) unavailable(cause error, what string) error {
	return &failure{fmt.Sprintf("%v: Neo4j at %s %s", graph.ErrUnavailable, s.address, what), graph.ErrUnavailable, cause}
}
