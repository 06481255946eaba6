// Package tagging gives words their part of speech.
//
// The tagger goes from left to right and takes, at each word, the tag with the
// highest score among those the dictionary allows: a greedy averaged perceptron
// over the joint universal and Penn tags.
package tagging
