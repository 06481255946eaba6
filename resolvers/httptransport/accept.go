package httptransport

import (
	"mime"
	"strconv"
	"strings"
)

const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// negotiate picks the media type of the answer from the Accept headers. Of two
// types wanted equally the one named outright wins over a wildcard; both named,
// or no header: application/graphql-response+json is what new clients name, and
// application/json what everybody who names nothing understands. If neither is
// acceptable ok is false, and the refusal is to be sent as JSON.
func negotiate(accept []string) (mediaType string, ok bool) {
	graphQL, json, any := preference{}, preference{}, false
	for _, header := range accept {
		for part := range strings.SplitSeq(header, ",") {
			name, q, valid := acceptRange(part)
			if !valid {
				continue
			}
			any = true
			graphQL.observe(mediaGraphQL, name, q)
			json.observe(mediaJSON, name, q)
		}
	}
	switch {
	case !any:
		return mediaJSON, strings.TrimSpace(strings.Join(accept, "")) == ""
	case graphQL.q == 0 && json.q == 0:
		return mediaJSON, false
	case graphQL.q != json.q:
		if graphQL.q > json.q {
			return mediaGraphQL, true
		}
		return mediaJSON, true
	case graphQL.specific == exact:
		return mediaGraphQL, true
	default:
		return mediaJSON, true
	}
}

// How closely a range of the Accept header names a media type.
const (
	unnamed = iota
	anything
	anyApplication
	exact
)

// preference is the quality that the closest range gives to a media type
// (RFC 9110, 12.5.1).
type preference struct {
	q        float64
	specific int
}

func (p *preference) observe(mediaType, name string, q float64) {
	specific := unnamed
	switch name {
	case "*/*":
		specific = anything
	case "application/*":
		specific = anyApplication
	case mediaType:
		specific = exact
	}
	if specific > p.specific || specific == p.specific && specific > unnamed && q > p.q {
		*p = preference{q, specific}
	}
}

// acceptRange reads one range; one that is malformed counts as absent.
func acceptRange(part string) (name string, q float64, ok bool) {
	if strings.TrimSpace(part) == "" {
		return "", 0, false
	}
	name, parameters, err := mime.ParseMediaType(part)
	if err != nil {
		return "", 0, false
	}
	quality, given := parameters["q"]
	if !given {
		return name, 1, true
	}
	q, err = strconv.ParseFloat(quality, 64)
	if err != nil || !(q >= 0 && q <= 1) {
		return "", 0, false
	}
	return name, q, true
}
