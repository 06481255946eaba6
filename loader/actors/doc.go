// Package actors finds the people, organisations, countries, groups and places
// of a text and says which words name which of them.
//
//	words -> names the gazetteer holds -> names it does not -> roles -> who is meant
//
// A gazetteer of countries, bodies, people with their terms of office, cities
// and venues is data (folder data, one file a kind) and embedded; it helps, but
// nothing rests on it alone: titles, appositions, first names and the heads of
// organisations' names show those it has never heard of.
//
// Reading is total and pure: any text gives a Cast, and the day it is read for
// is an argument. What stays ambiguous (a bare "Kim", "Congo", two people of one
// surname) is left out rather than guessed.
package actors
