// Package score measures extraction: it holds the events predicted for articles
// against those that an analyst would put on a timeline from them (the gold).
//
// # Measures
//
// Predicted and gold events are paired, one to one, the best pairs first. Two
// can only pair if they are of one type, share somebody named, and their dates
// do not lie apart, or rest on the same sentence. An optional gold event is
// neither rewarded nor penalised, and nor is what was predicted for it.
//
//   - Event (type, who): a gold event that was paired is found, one that was not
//     is missed, and a prediction without a pair is extra.
//   - Participants with role: of the pairs, who is named in both in a role of
//     the same sort (doers; those it is done or said to). Unnamed groups may be
//     left out. Those of missed and extra events count as missed and extra.
//   - Who met whom, when: of meetings, calls and visits, each two who took part,
//     with the days: exact or wrong. This is what "when did they meet?" asks.
//   - Complete event: a pair in which everything is right: date, place, status,
//     everybody named and nobody else.
//   - Date exact: of the pairs whose gold has a date, those with the same first
//     and last day; compatible are those that overlap. Dates that gold has not
//     are counted apart.
//   - Place: of the pairs whose gold has a place, those where it, or what it
//     lies in, bears a name that gold has. Status: of all pairs.
//
// P is the share of what was predicted that is right, R the share of the gold
// that was found, F1 their harmonic mean. Figures sum over all articles.
//
// Names are compared in small letters, without diacritics, punctuation,
// possessives and the commonest titles; the main name of one must be among the
// names of the other.
package score
