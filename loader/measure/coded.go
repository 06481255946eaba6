package measure

import (
	"fmt"
	"io"
	"math"
	"strings"

	"golang.org/x/text/language"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader"
)

// Coded counts sentences coded in CAMEO, with the codes of source and target.
type Coded struct {
	Sentences int
	// Typed are those where an event of the right PLOVER type was found.
	Typed int
	// Actors are the countries of sources and targets, Found those that take part
	// in any event found.
	Actors, Found int
	// Whole are the sentences with the type and every country right.
	Whole int
}

func (c Coded) String() string {
	share := func(n, of int) float64 { return 100 * float64(n) / math.Max(1, float64(of)) }
	return fmt.Sprintf("%d sentences; PLOVER type %.1f %%; actor countries %.1f %% of %d; both %.1f %%",
		c.Sentences, share(c.Typed, c.Sentences), share(c.Found, c.Actors), c.Actors, share(c.Whole, c.Sentences))
}

// ploverOf gives a CAMEO root its PLOVER type, after the manual of 2021. Root 01,
// a public statement, is none there and stands for itself.
var ploverOf = map[string]string{
	"01": "STATEMENT", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
	"09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
	"16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}

// Codes measures a file of coded sentences. miss may be nil.
func Codes(r io.Reader, k loader.Knowledge, miss Miss) (Coded, error) {
	type record struct {
		ID, Date, Text string
		Events         []struct{ EventCode, SourceCode, TargetCode string }
	}
	var c Coded
	steps := loader.Steps(k)
	err := lines(r, func(d record) error {
		if len(d.Events) == 0 || len(d.Date) != len("20080804") {
			return nil
		}
		published, err := graph.ParsePublication(d.Date[:4] + "-" + d.Date[4:6] + "-" + d.Date[6:])
		if err != nil {
			return err
		}
		found := loader.Read(graph.Article{Text: d.Text, Published: published}, steps).Mentions
		types, countries := told(found)
		c.Sentences++
		typed, all := false, true
		for _, e := range d.Events {
			typed = typed || len(e.EventCode) > 1 && types[ploverOf[e.EventCode[:2]]]
			for _, code := range []string{e.SourceCode, e.TargetCode} {
				country := countryCode(code)
				if country == "" {
					continue
				}
				c.Actors++
				if countries[country] {
					c.Found++
				} else {
					all = false
				}
			}
		}
		if typed {
			c.Typed++
			if all {
				c.Whole++
			}
		} else {
			orSilent(miss)("TYPE", d.ID, fmt.Sprintf("want %s got %v: %s", d.Events[0].EventCode, types, d.Text))
		}
		return nil
	})
	return c, err
}

// told are the PLOVER types of mentions and the countries of those in them,
// their speakers and sides included.
func told(mentions []graph.Mention) (types, countries map[string]bool) {
	types, countries = map[string]bool{}, map[string]bool{}
	for _, m := range mentions {
		if m.Type == graph.Statement {
			types["STATEMENT"] = true
		} else {
			types[m.Type.PLOVER()] = true
		}
		if len(m.CAMEO) > 1 {
			types[ploverOf[m.CAMEO[:2]]] = true
		}
		for _, p := range m.Participants {
			countries[p.Country] = true
		}
	}
	delete(countries, "")
	return types, countries
}

// countryCode is the ISO 3166 alpha-2 code of the country an actor code begins
// with, "" for none: "GUYJUD" is GY.
func countryCode(code string) string {
	if len(code) < 3 {
		return ""
	}
	region, err := language.ParseRegion(strings.ToUpper(code[:3]))
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.String()
}
