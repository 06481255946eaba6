package model

// optional returns nil for the zero value, which the domain uses for "unknown"
// and the schema shows as null.
func optional[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
