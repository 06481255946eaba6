// Package resolvers answers the GraphQL API of schema.graphqls from a
// graph.Reader: it reads arguments, asks the store, and turns what may be shown
// of an error into a coded one.
//
// A nested field costs one store call for everything its parents' level of the
// query holds, see together. Files are named after the concept they answer for.
// The generated server is in internal/gql ("go tool gqlgen generate"), the
// objects it shows in internal/model.
package resolvers
