// Package train works out the weights of loader/extract/confidence.txt: a
// logistic regression over the evidence of occasions, with an L2 penalty, fitted
// by Newton's method. It is deterministic: the same examples in the same order
// give the same bytes.
//
// How strong the penalty is and from which probability on an occasion is kept
// are chosen by cross-validation over articles, since occasions of one article
// are alike.
package train
