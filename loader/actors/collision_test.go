package actors

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/parley-events/parley/graph"
)

// TestNamesDoNotCollide: a name that means two entries is told apart by the way it
// is meant (a capital and its country), marked as ambiguous, or known here.
func TestNamesDoNotCollide(t *testing.T) {
	g := Default()
	for _, senses := range g.names.at {
		for i := range senses {
			for j := range i {
				a, b := &senses[i], &senses[j]
				if a.entry == b.entry || a.ambiguous || b.ambiguous || a.of == bodyName || b.of == bodyName ||
					!slices.Equal(a.pattern.path, b.pattern.path) || a.pattern.allCaps != b.pattern.allCaps {
					continue
				}
				ka, kb := g.sort(a), g.sort(b)
				if ka > kb {
					ka, kb = kb, ka
				}
				if mayShare[ka+" "+kb] == "" {
					t.Errorf("%q is %s (%s) and %s (%s)", strings.Join(a.pattern.path, " "), g.entries[a.entry].key, ka, g.entries[b.entry].key, kb)
				}
			}
		}
	}
}

// sort tells in one word what a sense makes of its entry.
func (g *Gazetteer) sort(s *sense) string {
	switch s.of {
	case adjective:
		return "adjective"
	case people:
		return "people"
	case metonym:
		return "metonym"
	}
	e := &g.entries[s.entry]
	if e.actor.Kind == "" {
		return "place"
	}
	return strings.ToLower(string(e.actor.Kind))
}

// mayShare lists the sorts that the reader tells apart by the text.
var mayShare = map[string]string{
	"metonym place":    "Moscow, the town or Russia",
	"country place":    "Singapore, Georgia",
	"adjective people": "the Swiss, a Swiss bank",
}

// TestShortNames: where a family name alone means one person though others of the
// gazetteer bear it, it is one that news would not explain.
func TestShortNames(t *testing.T) {
	g := Default()
	bearers := map[string]map[int]bool{}
	for i := range g.entries {
		if e := &g.entries[i]; e.actor.Kind == graph.Person {
			f := strings.Join(e.family, " ")
			if bearers[f] == nil {
				bearers[f] = map[int]bool{}
			}
			bearers[f][i] = true
		}
	}
	for _, senses := range g.names.at {
		for _, s := range senses {
			if s.of != shortName || s.ambiguous {
				continue
			}
			name := strings.Join(s.pattern.path, " ")
			others := slices.Sorted(maps.Keys(bearers[name]))
			others = slices.DeleteFunc(others, func(i int) bool { return i == s.entry })
			if len(others) > 0 && !theOne[name] {
				t.Errorf("%q alone is %s, but is the family name of %s too: drop it from `short`", name, g.entries[s.entry].key, g.entries[others[0]].key)
			}
			if len(others) == 0 && theOne[name] {
				t.Errorf("%q: nobody else bears it", name)
			}
		}
	}
}

// theOne are the family names that mean one person unless another is named in full.
var theOne = map[string]bool{
	"al bashir": true, "albanese": true, "blair": true, "bolsonaro": true, "dagalo": true, "haftar": true, "herzog": true, "khamenei": true,
	"kushner": true, "mccain": true, "osmani": true, "qassem": true, "sinwar": true, "trump": true, "tshisekedi": true,
}

// TestBreadth holds how much the gazetteer knows.
func TestBreadth(t *testing.T) {
	g := Default()
	people, bodies, outlets, countries := 0, 0, 0, map[string]bool{}
	for i := range g.entries {
		switch e := &g.entries[i]; {
		case e.outlet:
			outlets++
		case e.actor.Kind == graph.Organization && !strings.Contains(e.key, "/"):
			bodies++
		case e.actor.Kind == graph.Person:
			people++
			if len(e.terms) > 0 {
				countries[e.actor.Country] = true
			}
		}
	}
	for _, c := range []struct {
		what        string
		have, least int
	}{
		{"people", people, 2400}, {"bodies", bodies, 500}, {"outlets", outlets, 350}, {"countries with people in office", len(countries), 170}, {"kinds of bodies", len(g.bodies), 25},
	} {
		if c.have < c.least {
			t.Errorf("%d %s, want %d", c.have, c.what, c.least)
		}
		t.Logf("%d %s", c.have, c.what)
	}
	for code := range strings.FieldsSeq(iso3166) {
		switch e := g.country(code); {
		case e == nil:
			t.Errorf("no country %s", code)
		case strings.Contains(" AQ BV GS HM IO TF UM ", " "+code+" "):
			// nobody lives there, or nobody but those sent there
		case e.capital == "":
			t.Errorf("%s has no capital", code)
		case e.adjective == "" && !strings.Contains(" CG DM GG JE SJ VA ", " "+code+" "): // "Congolese" is of the other Congo, "Dominican" of the republic
			t.Errorf("%s has no demonym", code)
		}
	}
}

// iso3166 are the officially assigned alpha-2 codes.
const iso3166 = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI
CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU
GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE
RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA
VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`
