// Package extract turns the sentences of an article into mentions of events.
//
//	frames (a verb or a noun that tells of an event)
//	-> slots (its subject, objects, prepositional phrases in the dependency tree)
//	-> who, when, where, status, attribution, words said
//	-> occasions (the mentions of one real event in the article)
//
// Which words tell of which event is data: see package rules. Mentions is total
// and pure: any input gives mentions, the same ones each time.
//
// # Confidence
//
// The confidence of a mention is the probability that its occasion is an event,
// by a logistic regression trained on annotated articles: see CONFIDENCE.md.
package extract
