// Package measure holds the reading of articles against public corpora, one file
// a measure:
//
//	Expressions  TIMEX3 spans and values, by the definitions of TempEval-3 (MEANTIME, WikiWars)
//	EventDates   the day of an event whose word is given (MEANTIME)
//	Coded        PLOVER type and actor countries of coded sentences (PETRARCH2 records)
//
// The corpora are JSON lines and are not part of the project. See cmd/measure.
package measure
