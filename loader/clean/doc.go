// Package clean turns a raw document, HTML or text, into an article: the body
// without page furniture, the headline, and when and by whom it was published.
//
// Every step is total: whatever the bytes, it returns an article, perhaps with
// no text, and the problems it met. It is pure: the only clock is an argument.
// All offsets of later steps count in the text it returns.
package clean
