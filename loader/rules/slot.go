package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// slots are the names that a slot may have, prepositions besides.
var slots = set("subject object indirect possessor modifier complement clausal deed kind date particle addressee place")

// prepositions name the slots of what follows them.
var prepositions = set(`about above across after against ahead aboard along alongside amid because among amongst around as aside at
	before behind below beneath beside besides between beyond by despite down during for from in inside into like near
	next of off on onto opposite out outside over past per round since than through throughout to together toward towards
	under underneath until up upon versus via with within without facing following including regarding concerning`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// unknownSlot says that no slot has the name, "" where one has. A slip in a name
// would make a rule that nothing fits.
func unknownSlot(name string) string {
	first, _, _ := strings.Cut(name, " ") // "ahead of"
	if slots[name] || prepositions[first] {
		return ""
	}
	return fmt.Sprintf("unknown slot %q: want one of %s, or a preposition", name, strings.Join(slices.Sorted(maps.Keys(slots)), ", "))
}
