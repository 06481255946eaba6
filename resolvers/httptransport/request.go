package httptransport

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

const (
	// maxNesting is how deep lists and objects of a body may nest; filters
	// nest a handful.
	maxNesting = 64
	// maxNumber is how long a number may be written, in bytes. Every float64
	// fits in 24.
	maxNumber = 64
)

func paramsFromURL(r *http.Request, maxBody int64) (*graphql.RawParams, *refusal) {
	if int64(len(r.URL.RawQuery)) > maxBody {
		return nil, refuse(http.StatusRequestURITooLong, CodePayloadTooLarge,
			"the URL is longer than %d bytes: send the query by POST", maxBody)
	}
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest("the URL is not percent-encoded correctly")
	}
	for _, name := range []string{"query", "operationName", "variables", "extensions"} {
		if len(values[name]) > 1 {
			return nil, badRequest("parameter %s is given %d times", name, len(values[name]))
		}
		if !utf8.ValidString(values.Get(name)) {
			return nil, badRequest("parameter %s is not valid UTF-8", name)
		}
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	if params.Variables, err = decodeObject(values.Get("variables")); err != nil {
		return nil, badRequest("parameter variables %v", err)
	}
	if params.Extensions, err = decodeObject(values.Get("extensions")); err != nil {
		return nil, badRequest("parameter extensions %v", err)
	}
	return params, requireQuery(params)
}

// decodeObject reads a JSON object written in a URL parameter.
func decodeObject(text string) (map[string]any, error) {
	if text == "" {
		return nil, nil
	}
	if err := checkNesting([]byte(text)); err != nil {
		return nil, err
	}
	dec := newDecoder([]byte(text))
	value, err := decodeValue(dec)
	if err != nil {
		return nil, err
	}
	if err := expectEnd(dec); err != nil {
		return nil, err
	}
	return asObject(value)
}

func paramsFromBody(w http.ResponseWriter, r *http.Request, maxBody int64) (*graphql.RawParams, *refusal) {
	if refused := checkContentType(r.Header); refused != nil {
		return nil, refused
	}
	tooLarge := refuse(http.StatusRequestEntityTooLarge, CodePayloadTooLarge,
		"the request body is larger than %d bytes: ask for less in one request", maxBody)
	if r.ContentLength > maxBody {
		return nil, tooLarge
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if maxBytes := (*http.MaxBytesError)(nil); errors.As(err, &maxBytes) {
		return nil, tooLarge
	} else if err != nil {
		return nil, badRequest("the request body could not be read to its end")
	}
	params, err := decodeBody(body)
	if err != nil {
		return nil, badRequest("the request body %v", err)
	}
	return params, requireQuery(params)
}

func checkContentType(header http.Header) *refusal {
	mediaType, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || mediaType != mediaJSON {
		return refuse(http.StatusUnsupportedMediaType, CodeUnsupportedMediaType, "send Content-Type: %s", mediaJSON)
	}
	if charset, given := parameters["charset"]; given && !strings.EqualFold(charset, "utf-8") {
		return refuse(http.StatusUnsupportedMediaType, CodeUnsupportedMediaType, "send the body in UTF-8")
	}
	if encoding := header.Get("Content-Encoding"); encoding != "" && !strings.EqualFold(encoding, "identity") {
		return refuse(http.StatusUnsupportedMediaType, CodeUnsupportedMediaType, "send the body uncompressed")
	}
	return nil
}

// requireQuery refuses a request without a query, unless it is one that a
// persisted-query extension may complete.
func requireQuery(params *graphql.RawParams) *refusal {
	if params.Query == "" && params.Extensions["persistedQuery"] == nil {
		return badRequest(`query is missing: send {"query": "{ __typename }"}`)
	}
	return nil
}

// decodeBody reads a request object. It knows its four members by their exact
// names and only once each, which encoding/json into a struct does not. The
// errors complete the sentence "the request body …" and do not quote the body.
func decodeBody(body []byte) (*graphql.RawParams, error) {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	switch {
	case len(body) == 0:
		return nil, errors.New(`is empty: send {"query": "{ __typename }"}`)
	case body[0] == '[':
		return nil, errors.New("is a list: batches are not supported, send one request at a time")
	case body[0] != '{':
		return nil, errors.New("must be a JSON object")
	case !utf8.Valid(body):
		return nil, errors.New("is not valid UTF-8")
	}
	if err := checkNesting(body); err != nil {
		return nil, err
	}
	dec := newDecoder(body)
	if _, err := dec.Token(); err != nil {
		return nil, syntaxError(err)
	}
	var params graphql.RawParams
	seen := map[string]bool{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, syntaxError(err)
		}
		name, _ := key.(string)
		if seen[name] {
			return nil, fmt.Errorf("gives %s twice", memberName(name))
		}
		seen[name] = true
		value, err := decodeValue(dec)
		if err != nil {
			return nil, err
		}
		if err := setMember(&params, name, value); err != nil {
			return nil, err
		}
	}
	if _, err := dec.Token(); err != nil {
		return nil, syntaxError(err)
	}
	return &params, expectEnd(dec)
}

func setMember(params *graphql.RawParams, name string, value any) (err error) {
	switch name {
	case "query":
		params.Query, err = asString(value)
	case "operationName":
		params.OperationName, err = asString(value)
	case "variables":
		params.Variables, err = asObject(value)
	case "extensions":
		params.Extensions, err = asObject(value)
	default:
		return fmt.Errorf("has an unknown member %s: known are query, operationName, variables, extensions", memberName(name))
	}
	if err != nil {
		return fmt.Errorf("is not understood: %s %w", name, err)
	}
	return nil
}

// memberName shows the name of a member if it looks like a slip of the pen.
func memberName(name string) string {
	if name == "" || len(name) > 32 {
		return "(name not shown)"
	}
	for _, r := range name {
		if r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return "(name not shown)"
		}
	}
	return name
}

func asString(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	}
	return "", errors.New("must be a string")
}

func asObject(value any) (map[string]any, error) {
	switch v := value.(type) {
	case nil:
		return nil, nil
	case map[string]any:
		return v, nil
	}
	return nil, errors.New("must be a JSON object")
}

func newDecoder(text []byte) *json.Decoder {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber() // ids and counts beyond 2^53 stay what they are
	return dec
}

func decodeValue(dec *json.Decoder) (any, error) {
	var value any
	if err := dec.Decode(&value); err != nil {
		return nil, syntaxError(err)
	}
	return value, checkNumbers(value)
}

func expectEnd(dec *json.Decoder) error {
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("goes on after its end: send one JSON object")
	}
	return nil
}

func syntaxError(err error) error {
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return fmt.Errorf("is not valid JSON: %w near byte %d", err, syntax.Offset)
	}
	return errors.New("is not valid JSON: it ends too early")
}

// checkNumbers refuses numbers that no GraphQL scalar holds: further on they
// would be parsed again and quoted in full.
func checkNumbers(value any) error {
	switch v := value.(type) {
	case json.Number:
		if len(v) > maxNumber {
			return fmt.Errorf("has a number longer than %d characters", maxNumber)
		}
		if _, err := strconv.ParseFloat(string(v), 64); err != nil {
			return errors.New("has a number beyond the range of a Float")
		}
	case []any:
		for _, item := range v {
			if err := checkNumbers(item); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, item := range v {
			if err := checkNumbers(item); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkNesting counts brackets outside strings, before anything recurses.
func checkNesting(text []byte) error {
	depth, inString, escaped := 0, false, false
	for _, c := range text {
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped = c == '\\'
			inString = c != '"'
		case c == '"':
			inString = true
		case c == '{' || c == '[':
			if depth++; depth > maxNesting {
				return fmt.Errorf("nests deeper than %d levels", maxNesting)
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}
