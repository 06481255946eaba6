// Package parsing builds dependency trees.
//
// It is an arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta
// 2011) with beam search. Words wait in a buffer and go over to a stack; an arc
// takes a word off the stack:
//
//	Shift   moves the first word of the buffer onto the stack
//	Left    hangs the top of the stack on the first word of the buffer
//	Right   hangs the top of the stack on the word below it
//
// The root is the last item of the buffer and takes exactly one word, so every
// parse is a tree with one root by construction. One linear model chooses the
// transition, a second the label whenever an arc is made.
package parsing
