// Package neo4j keeps the graph in a Neo4j server or cluster, 5.26 or later.
//
// Nodes carry two sorts of properties: readable ones, for people who look at
// the graph with Cypher and for indexes, and `data`, the whole element as
// JSON, which is what readers of the Go contract get. GRAPH.md describes the
// labels, relationships and properties.
//
// Every write first sets a property of the one Store node, which locks it to
// the end of the transaction, and only then reads: writers of all processes
// follow each other, and what graph/resolve derives is derived from all that
// was committed before.
//
// All Cypher stands in cypher/*.cypher. What a list asks for is compiled to
// one anchor (what the statement starts from) and parameters, so the set of
// statements is fixed; Warm has the server compile it.
package neo4j
