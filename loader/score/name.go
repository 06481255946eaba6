package score

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// fold is the form in which names are compared.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	var kept []string
	words := strings.Split(onlyWords(unpossessed(cases.Fold().String(b.String()))), " ")
	for i := 0; i < len(words); i++ {
		switch w := words[i]; {
		case w == "":
		case slices.Contains([]string{"the", "mr", "mrs", "ms", "dr", "president"}, w):
		case (w == "prime" || w == "foreign") && i+1 < len(words) && words[i+1] == "minister":
			i++
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// unpossessed drops the 's at the end of words.
func unpossessed(s string) string {
	runes := []rune(s)
	var b strings.Builder
	for i := 0; i < len(runes); i++ {
		if (runes[i] == '\'' || runes[i] == '’') && i+1 < len(runes) && runes[i+1] == 's' && (i+2 == len(runes) || !ofWord(runes[i+2])) {
			i++
			continue
		}
		b.WriteRune(runes[i])
	}
	return b.String()
}

// onlyWords puts a space for each run of what is neither word nor space.
func onlyWords(s string) string {
	var b strings.Builder
	out := false
	for _, r := range s {
		switch {
		case ofWord(r) || r == ' ':
			b.WriteRune(r)
			out = false
		case !out:
			b.WriteByte(' ')
			out = true
		}
	}
	return b.String()
}

func ofWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// foldedNames are the names of an actor, main name first, each once.
func (a *Actor) foldedNames() []string {
	if a.folded != nil {
		return a.folded
	}
	a.folded = []string{}
	for _, n := range a.written() {
		if f := fold(n); f != "" && !slices.Contains(a.folded, f) {
			a.folded = append(a.folded, f)
		}
	}
	return a.folded
}

// written are the names as they are given.
func (a *Actor) written() []string {
	if len(a.Names) > 0 {
		return a.Names
	}
	return append([]string{a.Name}, a.Aliases...)
}

// main is the name an actor goes by.
func (a *Actor) main() string {
	if a.Name != "" {
		return a.Name
	}
	if len(a.Names) > 0 {
		return a.Names[0]
	}
	return ""
}

// same reports whether the main name of one is among the names of the other.
func same(gold, predicted *Actor) bool {
	return slices.Contains(gold.foldedNames(), fold(predicted.main())) || slices.Contains(predicted.foldedNames(), fold(gold.Names[0]))
}
