// Package rules holds what extraction knows of English as data: which verbs and
// nouns tell of which event (frames.yaml), the words of modality, attribution
// and cancelling (words.yaml), the channels of statements (channels.yaml) and
// the topics (topics.yaml). types.yaml says what the types of events are.
//
// Rules carry sentences they must read (yes) and sentences they must not (no);
// package examples runs them through the whole pipeline. A broken file gives an
// error that tells of every fault, with file, line and rule. Users add their own
// by Rules.With.
//
// To add a rule, add an entry and at least one example of each sort. Nothing
// here may name a person or be fitted to one text: a rule says how the language
// works.
package rules
