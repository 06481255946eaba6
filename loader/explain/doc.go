// Package explain shows how an article was read: sentence by sentence the dates
// with their rules and what they count from, who was recognised and how, which
// frames were tried and filled, and what was rejected and why. It writes text
// and HTML.
package explain
