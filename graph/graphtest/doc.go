// Package graphtest is the conformance suite of the store contract in graph:
// what it asks, every engine answers, without skips and without a branch for
// any of them. An engine's own test is a call of Run, and in TestMain one of
// ChildMain.
//
// The suite has four parts: golden cases that tell what a user may expect
// (cases/*.yaml), laws of writing, laws of reading, and random facts and
// questions held against the Oracle, which keeps the contract the naive way.
//
// Every random test prints its seed; -graphtest.seed=N, or GRAPHTEST_SEED=N in
// the environment, replays it.
package graphtest
