// Package model holds the objects of the GraphQL schema that are more than a
// type of package graph: a domain object, what the schema shows of it where
// that needs no store, and the level of the query it was reached at.
package model
