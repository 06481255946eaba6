// Package codebook writes the codebook: what each type of event is, what counts
// and what does not, the rules that find it with their examples, and how well
// they do. All of it comes from the rules and from measured figures.
package codebook
