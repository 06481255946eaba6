// Package rules holds what extraction knows of English as data: which verbs and
// nouns tell of which event (frames.yaml), the words of modality, attribution
// and cancelling (words.yaml), the channels of statements (channels.yaml) and
// the topics (topics.yaml).
//
// Every frame carries sentences it must read (yes) and sentences it must not
// (no); the tests of package extract run them through the whole pipeline. A
// broken file gives an error with file, line and rule.
//
// To add a rule, add an entry and at least one example of each sort. Nothing
// here may name a person or be fitted to one text: a rule says how the language
// works.
package rules
