package resolvers

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/parley-events/parley/graph"
)

// isCountryCode reports whether s looks like an ISO 3166-1 alpha-2 code.
func isCountryCode(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// countryCode returns the ISO 3166-1 alpha-2 code of the country with the
// English name, the alpha-3 code or the usual short form (USA, UK); empty where
// there is none.
func countryCode(given string) string {
	if code := countryCodes()[countryName(given)]; code != "" {
		return code
	}
	region, err := language.ParseRegion(strings.ToUpper(strings.TrimSpace(given)))
	if err != nil || !region.IsCountry() {
		return ""
	}
	return region.Canonicalize().String()
}

// isCountryName reports whether given is the English name of a country.
func isCountryName(given string) bool { return countryCodes()[countryName(given)] != "" }

// countryName folds the name of a country as countryCodes has it.
func countryName(s string) string { return strings.TrimPrefix(graph.Fold(s), "the ") }

// countryCodes maps the English names of countries (CLDR), folded, to their
// ISO 3166-1 alpha-2 codes.
var countryCodes = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != code {
				continue
			}
			if name := countryName(names.Name(region)); name != "" { // CLDR has none for YU
				codes[name] = code
			}
		}
	}
	return codes
})
