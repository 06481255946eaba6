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
// A mention starts with the confidence of its rule. It is multiplied by 0.8
// where the subject is only the nearest name, by 0.9 where the subject is
// inherited from another verb, by 0.9 where the event stands in a quotation,
// and by 0.9 where the source merely implies it (an infinitive of purpose).
package extract
