// Package examples runs the examples of rules: sentences that a rule must read
// (yes) and that it must not (no), taken through the whole pipeline.
package examples
