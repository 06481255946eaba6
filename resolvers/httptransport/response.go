package httptransport

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// refusal is a request that never became an operation.
type refusal struct {
	status  int
	code    string
	message string
	allow   string // the methods to name in the Allow header
}

func refuse(status int, code, format string, args ...any) *refusal {
	return &refusal{status: status, code: code, message: fmt.Sprintf(format, args...)}
}

func badRequest(format string, args ...any) *refusal {
	return refuse(http.StatusBadRequest, CodeBadRequest, format, args...)
}

// writeRefusal sends the same status whatever the media type: no GraphQL
// response was made.
func writeRefusal(w http.ResponseWriter, r *refusal) {
	if r.allow != "" {
		w.Header().Set("Allow", r.allow)
	}
	writeBody(w, r.status, &graphql.Response{Errors: gqlerror.List{{
		Message:    r.message,
		Extensions: map[string]any{"code": r.code},
	}}})
}

func writeResponse(w http.ResponseWriter, mediaType string, resp *graphql.Response) {
	switch {
	case resp == nil: // gqlgen's answer when the context has ended
		writeRefusal(w, refuse(http.StatusServiceUnavailable, CodeTimeout, "the request took too long and was stopped"))
	case resp.Data == nil && mediaType == mediaGraphQL:
		writeBody(w, http.StatusBadRequest, resp)
	default:
		writeBody(w, http.StatusOK, resp)
	}
}

// writeBody sends errors first, so that a reader of a cut answer sees them,
// and no data member where nothing was executed. Data is sent as gqlgen wrote
// it: marshalling it again costs a third of a large answer's time.
func writeBody(w http.ResponseWriter, status int, resp *graphql.Response) {
	parts, err := encode(resp)
	if err != nil {
		// An error or extension holds what JSON cannot, e.g. NaN.
		status = http.StatusInternalServerError
		parts = [][]byte{fmt.Appendf(nil, `{"errors":[{"message":"the answer could not be written","extensions":{"code":%q}}]}`, CodeInternal)}
	}
	length := 0
	for _, p := range parts {
		length += len(p)
	}
	w.Header().Set("Content-Length", strconv.Itoa(length))
	w.WriteHeader(status)
	for _, p := range parts {
		if _, err := w.Write(p); err != nil {
			return // the client has gone
		}
	}
}

func encode(resp *graphql.Response) ([][]byte, error) {
	var parts [][]byte
	member := func(name string, value []byte) {
		separator := ","
		if parts == nil {
			separator = "{"
		}
		parts = append(parts, []byte(separator+`"`+name+`":`), value)
	}
	if len(resp.Errors) > 0 {
		errs, err := json.Marshal(resp.Errors)
		if err != nil {
			return nil, err
		}
		member("errors", errs)
	}
	if resp.Data != nil {
		member("data", resp.Data)
	}
	if len(resp.Extensions) > 0 {
		extensions, err := json.Marshal(resp.Extensions)
		if err != nil {
			return nil, err
		}
		member("extensions", extensions)
	}
	if parts == nil {
		member("data", []byte("null"))
	}
	return append(parts, []byte("}")), nil
}
