package resolvers

import (
	"fmt"
	"strings"

	"github.com/parley-events/parley/graph"
)

// candidate is one of the things an ambiguous name may mean.
type candidate struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Kind        string `json:"kind"`
	CountryCode string `json:"countryCode,omitempty"`
}

func (c candidate) String() string {
	if c.CountryCode == "" {
		return fmt.Sprintf("%s (%s, %s)", c.ID, c.Name, c.Kind)
	}
	return fmt.Sprintf("%s (%s, %s, %s)", c.ID, c.Name, c.Kind, c.CountryCode)
}

// ambiguity is graph.ErrAmbiguous with what the name may mean.
type ambiguity struct {
	what, given string
	candidates  []candidate
}

// maxCandidates is how many of them an error lists.
const maxCandidates = 20

func (a *ambiguity) Error() string {
	var list []string
	for _, c := range a.candidates[:min(len(a.candidates), maxCandidates)] {
		list = append(list, c.String())
	}
	if len(a.candidates) > maxCandidates {
		list = append(list, "and more")
	}
	return fmt.Sprintf("%s %s is %v: ask by id for one of %s", a.what, quoted(a.given), graph.ErrAmbiguous, strings.Join(list, ", "))
}

func (a *ambiguity) Unwrap() error { return graph.ErrAmbiguous }

// theOne returns the only thing found, else graph.ErrNotFound or an ambiguity.
func theOne[T any](what, given string, found []T, show func(T) candidate) (*T, error) {
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%s %s: %w", what, quoted(given), graph.ErrNotFound)
	case 1:
		return &found[0], nil
	}
	return nil, &ambiguity{what, given, each(found, show)}
}

// quoted returns what was typed for an error message, cut to a readable length.
func quoted(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
