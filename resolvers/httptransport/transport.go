// Package httptransport answers GraphQL over HTTP: queries by GET, queries and
// mutations by POST with a JSON body.
//
// It takes the place of gqlgen's transport.GET, POST and Options, which read a
// body without limit, send an undecodable body back to the sender, and give
// statuses that fit neither media type. Statuses follow the GraphQL-over-HTTP
// audit (all 61 checks of graphql-http 1.23.1): a request that is not
// understood is a 4xx for everybody; a query that does not parse, validate or
// keep within the limits is 400 for application/graphql-response+json, and 200
// for the older application/json, whose clients read only the body.
//
// There is no form, multipart or batch: what a page of another site can send
// without asking first (a form, text/plain) is not answered, GET cannot
// mutate, and http.CrossOriginProtection may be wrapped around the server.
//
//	srv := handler.New(schema)
//	srv.AddTransport(transport.SSE{})        // streaming transports first
//	srv.AddTransport(httptransport.Transport{}) // last: it answers every other request
package httptransport

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// DefaultMaxBody is enough for a query at the limits of package limits ten
// times over, with its variables.
const DefaultMaxBody = 64 << 10

// The values of extensions.code in the errors of this package.
const (
	CodeBadRequest           = "BAD_REQUEST"
	CodeMethodNotAllowed     = "METHOD_NOT_ALLOWED"
	CodeNotAcceptable        = "NOT_ACCEPTABLE"
	CodePayloadTooLarge      = "PAYLOAD_TOO_LARGE"
	CodeUnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE"
	CodeTimeout              = "TIMEOUT"
	CodeInternal             = "INTERNAL"
)

const (
	// maxErrors is how many errors of one refused query are sent: a query of
	// 500 misspelt fields is not helped by 500 sentences.
	maxErrors = 20
	// maxMessage is how long each of them may be, in bytes: the validator
	// quotes names, which may be as long as the body.
	maxMessage = 400
)

const allowedMethods = "GET, HEAD, OPTIONS, POST"

// Transport is a graphql.Transport. The zero value is ready for use.
type Transport struct {
	// MaxBody is the largest request body, and URL query, in bytes;
	// DefaultMaxBody if 0.
	MaxBody int64
}

var _ graphql.Transport = Transport{}

// Supports implements graphql.Transport. Everything but a protocol upgrade
// (websocket) is answered here, be it with an error.
func (t Transport) Supports(r *http.Request) bool { return r.Header.Get("Upgrade") == "" }

// Do implements graphql.Transport.
func (t Transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	header := w.Header()
	header.Add("Vary", "Accept")
	header.Set("X-Content-Type-Options", "nosniff")
	accepted, ok := negotiate(r.Header.Values("Accept"))
	header.Set("Content-Type", accepted+"; charset=utf-8")
	if !ok {
		writeRefusal(w, refuse(http.StatusNotAcceptable, CodeNotAcceptable,
			"the answer can be sent as %s or %s only", mediaGraphQL, mediaJSON))
		return
	}
	if r.Method == http.MethodOptions {
		header.Set("Allow", allowedMethods)
		header.Del("Content-Type")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	params, refused := t.params(w, r)
	if refused != nil {
		writeRefusal(w, refused)
		return
	}

	ctx := r.Context()
	opCtx, errs := exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		resp := exec.DispatchError(graphql.WithOperationContext(ctx, opCtx), concise(errs))
		writeResponse(w, accepted, resp)
		return
	}
	if refused := unservable(r.Method, opCtx); refused != nil {
		writeRefusal(w, refused)
		return
	}
	responses, ctx := exec.DispatchOperation(ctx, opCtx)
	writeResponse(w, accepted, responses(ctx))
}

func (t Transport) params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	maxBody := t.MaxBody
	if maxBody == 0 {
		maxBody = DefaultMaxBody
	}
	start := graphql.Now()
	var params *graphql.RawParams
	var refused *refusal
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		params, refused = paramsFromURL(r, maxBody)
	case http.MethodPost:
		params, refused = paramsFromBody(w, r, maxBody)
	default:
		refused = refuse(http.StatusMethodNotAllowed, CodeMethodNotAllowed,
			"method not allowed: use POST, or GET for queries")
		refused.allow = allowedMethods
	}
	if refused != nil {
		return nil, refused
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return params, nil
}

// unservable refuses operations that are valid GraphQL but cannot be answered
// by this method, or by one response.
func unservable(method string, opCtx *graphql.OperationContext) *refusal {
	switch op := opCtx.Operation.Operation; {
	case op == ast.Subscription:
		return refuse(http.StatusBadRequest, CodeBadRequest,
			"a subscription cannot be answered by a single response: use a streaming transport")
	case op == ast.Mutation && method != http.MethodPost:
		refused := refuse(http.StatusMethodNotAllowed, CodeMethodNotAllowed, "GET is for queries: send a mutation by POST")
		refused.allow = http.MethodPost
		return refused
	case strings.Contains(opCtx.RawQuery, "defer") && defers(opCtx.Doc):
		// gqlgen would leave out the deferred part, and its goroutines would
		// wait for a reader for ever.
		return refuse(http.StatusBadRequest, CodeBadRequest, "@defer is not supported: leave it out")
	}
	return nil
}

func defers(doc *ast.QueryDocument) bool {
	for _, op := range doc.Operations {
		if selectionDefers(op.SelectionSet) {
			return true
		}
	}
	for _, f := range doc.Fragments {
		if selectionDefers(f.SelectionSet) {
			return true
		}
	}
	return false
}

func selectionDefers(set ast.SelectionSet) bool {
	for _, selection := range set {
		var directives ast.DirectiveList
		var inner ast.SelectionSet
		switch s := selection.(type) {
		case *ast.Field:
			inner = s.SelectionSet
		case *ast.InlineFragment:
			directives, inner = s.Directives, s.SelectionSet
		case *ast.FragmentSpread:
			directives = s.Directives
		}
		if directives.ForName("defer") != nil || selectionDefers(inner) {
			return true
		}
	}
	return false
}

// concise bounds what a query that was refused can make the server send.
func concise(errs gqlerror.List) gqlerror.List {
	left := len(errs) - maxErrors
	if left > 0 {
		errs = errs[:maxErrors:maxErrors]
	}
	for _, err := range errs {
		err.Message = shorten(err.Message)
	}
	if left > 0 {
		errs = append(errs, gqlerror.Errorf("and %d more errors", left))
	}
	return errs
}

func shorten(message string) string {
	if len(message) <= maxMessage {
		return message
	}
	cut := maxMessage
	for cut > 0 && !utf8.RuneStart(message[cut]) {
		cut--
	}
	return message[:cut] + "…"
}
