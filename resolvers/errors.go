package resolvers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-events/parley/graph"
)

// The values of extensions.code in errors of resolvers. Those of requests that
// are refused before are in httptransport and limits.
const (
	CodeInvalid     = "INVALID"
	CodeNotFound    = "NOT_FOUND"
	CodeAmbiguous   = "AMBIGUOUS"
	CodeUnavailable = "UNAVAILABLE"
	CodeTimeout     = "TIMEOUT"
	CodeCancelled   = "CANCELLED"
	CodeInternal    = "INTERNAL"
)

var (
	// errChanged: between two reads of one query a write took away what the
	// second one was for.
	errChanged = fmt.Errorf("%w: the graph was changed while it was read", graph.ErrUnavailable)
	// errPanic stands for a panic that was logged.
	errPanic = errors.New("panic")
)

// verdict is what a client is told of an error.
type verdict struct {
	code string
	// message is empty where the error's own may be shown.
	message string
	// fault says that somebody has to look at it: it is logged.
	fault bool
}

func judge(err error) verdict {
	switch {
	case errors.Is(err, graph.ErrAmbiguous):
		return verdict{code: CodeAmbiguous}
	case errors.Is(err, graph.ErrNotFound):
		return verdict{code: CodeNotFound}
	case errors.Is(err, graph.ErrInvalid):
		return verdict{code: CodeInvalid}
	case errors.Is(err, context.DeadlineExceeded):
		return verdict{code: CodeTimeout, message: "the query took too long and was stopped: ask for less"}
	case errors.Is(err, context.Canceled):
		return verdict{code: CodeCancelled, message: "the request was cancelled"}
	case errors.Is(err, errChanged):
		return verdict{code: CodeUnavailable, message: "the graph was changed while it was read: ask again"}
	case errors.Is(err, graph.ErrUnavailable):
		return verdict{code: CodeUnavailable, message: "the store cannot be reached: try again later", fault: true}
	}
	return verdict{code: CodeInternal, message: "something went wrong here; it is in the log of the server", fault: !errors.Is(err, errPanic)}
}

// presenter turns every error into what a client may see: a coded one, without
// any text of a driver or of a query to the store.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if !errors.As(err, &shown) {
			shown = gqlerror.WrapPath(graphql.GetPath(ctx), err)
		}
		if _, coded := shown.Extensions["code"]; coded && shown.Err == nil {
			return shown // of the parser, the validator or the limits
		}
		v := judge(err)
		if v.code == CodeInternal && argumentsFailed(ctx) {
			v = verdict{code: CodeInvalid}
		}
		message := shown.Message
		if v.message != "" {
			message = v.message
		}
		if v.fault && firstOf(ctx, v.code) {
			log.ErrorContext(ctx, "query failed", "code", v.code, "path", shown.Path.String(), "error", err)
		}
		extensions := map[string]any{"code": v.code}
		if a, ok := errors.AsType[*ambiguity](err); ok {
			extensions["candidates"] = a.candidates[:min(len(a.candidates), maxCandidates)]
		}
		return &gqlerror.Error{Message: message, Path: shown.Path, Locations: shown.Locations, Extensions: extensions}
	}
}

// argumentsFailed reports whether the arguments of the field being resolved
// could not be read: whatever the error says, it is about the request.
func argumentsFailed(ctx context.Context) bool {
	fc := graphql.GetFieldContext(ctx)
	return fc != nil && fc.Field.Field != nil && fc.Field.Definition != nil &&
		len(fc.Field.Definition.Arguments) > 0 && fc.Args == nil
}

// faultsKey finds, in a request's context, the codes it has logged.
type faultsKey struct{}

// rememberFaults gives each operation its own record of what it logged.
func rememberFaults(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(context.WithValue(ctx, faultsKey{}, &sync.Map{}))
}

// firstOf reports whether this request has logged no error of the code yet:
// what fails for a level is given to every object on it, at the same time.
func firstOf(ctx context.Context, code string) bool {
	faults, ok := ctx.Value(faultsKey{}).(*sync.Map)
	if !ok {
		return true
	}
	_, seen := faults.LoadOrStore(code, true)
	return !seen
}

// sortErrors puts errors in the order of their paths: fields are resolved at
// the same time, and the same question is to get the same answer.
func sortErrors(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	resp := next(ctx)
	if resp != nil {
		slices.SortStableFunc(resp.Errors, func(a, b *gqlerror.Error) int {
			return cmp.Or(strings.Compare(a.Path.String(), b.Path.String()), strings.Compare(a.Message, b.Message))
		})
	}
	return resp
}

// recovered logs a panic and gives the error that stands for it.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, panicked any) error {
		log.ErrorContext(ctx, "panic in a resolver", "panic", panicked, "path", graphql.GetPath(ctx).String(), "stack", string(debug.Stack()))
		return errPanic
	}
}
