package syntax

import "strings"

// abbreviationKind says what may follow the full stop of an abbreviation, and
// so whether that full stop can end a sentence as well.
type abbreviationKind int

const (
	notAbbreviation abbreviationKind = iota

	// title stands before a name and never ends a sentence: "Gen. Milley".
	title

	// counted stands before a figure: "Sept. 1", "No. 10". Before anything else
	// it is an ordinary word, so that "He said no. Then" has two sentences.
	counted

	// trailing may end a sentence or not: "Acme Inc.", "the U.S.", "5 p.m."
	trailing
)

// abbreviations holds lower-case forms without the full stop.
var abbreviations = map[string]abbreviationKind{}

func init() {
	for kind, words := range map[abbreviationKind]string{
		title: "mr mrs ms mx dr prof sen rep gov gen lt col sgt cpl pvt capt maj brig adm cmdr cdr rev fr hon st ft mt " +
			"pres amb supt messrs sens reps gens govs profs drs spc det insp atty ph.d vs v",
		counted: "no nos jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun " +
			"fig figs vol vols art arts sec pp ch ca",
		trailing: "jr sr inc ltd co corp bros plc etc ave blvd rd dept univ est approx govt al " +
			"ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa " +
			"tenn tex va vt wash wis wyo",
	} {
		for _, w := range strings.Fields(words) {
			abbreviations[w] = kind
		}
	}
}

// lowerAbbreviation lists those also written without a capital. The others are
// words of their own in lower case: "he sat.", "a rep."
var lowerAbbreviation = wordSet("etc vs v approx govt al no nos pp vol fig dept est ca")

// abbreviation tells of which kind a word is, given without its full stop.
func abbreviation(word string) abbreviationKind {
	if len(word) == 0 || len(word) > 8 {
		return notAbbreviation
	}
	low := strings.ToLower(word)
	kind := abbreviations[low]
	if word == low && !lowerAbbreviation[low] {
		return notAbbreviation
	}
	return kind
}

// wordSet makes a set of the words in s.
func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}
