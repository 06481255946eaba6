package score

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Write prints the figures.
func (r *Report) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "gold %d  predicted %d\n", r.Gold, r.Predicted)
	complete := r.Complete()
	for _, row := range []struct {
		name string
		c    Counts
		note string
	}{
		{"event (type, who)", r.Events, ""},
		{"participants with role", r.Participants, ""},
		{"who met whom, when", r.Met, fmt.Sprintf("   (%d gold pairs)", r.Met.Found+r.Met.Missed)},
		{"complete event", complete, ""},
	} {
		fmt.Fprintf(&b, "%-23s P %5.1f  R %5.1f  F1 %5.1f%s\n", row.name, 100*row.c.Precision(), 100*row.c.Recall(), 100*row.c.F1(), row.note)
	}
	fmt.Fprintf(&b, "of matched: date exact %.1f%% (compatible %.1f%%) of %d; point date where gold has none %d/%d; place %.1f%% of %d; status %.1f%%\n",
		r.DateExact.Percent(), r.DateCompatible.Percent(), r.DateExact.Of, r.DateInvented.Right, r.DateInvented.Of,
		r.Place.Percent(), r.Place.Of, r.Status.Percent())
	for _, t := range slices.Sorted(maps.Keys(r.ByType)) {
		c := r.ByType[t]
		fmt.Fprintf(&b, "  %-12s found %3d  extra %3d  missed %3d\n", t, c.Found, c.Extra, c.Missed)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String is a line for people who work on an error of an article.
func (e Error) String() string {
	switch e.Kind {
	case Missed:
		return fmt.Sprintf("MISS  %s %s %s %s | %s", e.Gold.ID, e.Gold.Type, orNone(e.Gold.Date), e.Gold.people(), cut(e.Gold.Quote))
	case Extra:
		quote := ""
		if len(e.Predicted.Quotes) > 0 {
			quote = e.Predicted.Quotes[0]
		}
		return fmt.Sprintf("EXTRA %s %s %s | %s", e.Predicted.Type, orNone(e.Predicted.Date), e.Predicted.people(), cut(quote))
	}
	return fmt.Sprintf("DATE  %s %s gold %s got %s | %s", e.Gold.ID, e.Gold.Type, orNone(e.Gold.Date), orNone(e.Predicted.Date), e.Gold.DateText)
}

func (e *Event) people() string {
	names := make([]string, len(e.Participants))
	for i := range e.Participants {
		names[i] = e.Participants[i].main()
	}
	return "[" + strings.Join(names, ", ") + "]"
}

func orNone(s string) string {
	if s == "" {
		return "undated"
	}
	return s
}

// cut keeps the beginning of a quote.
func cut(quote string) string {
	const longest = 110
	runes := []rune(spaced(quote))
	return string(runes[:min(len(runes), longest)])
}
