package graph

import (
	"maps"
	"slices"
)

// sortedValues returns a map's values by key: maps have no order, results do.
func sortedValues[V any](m map[string]V) []V {
	values := make([]V, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		values = append(values, m[k])
	}
	return values
}
