package resolve

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-events/parley/graph"
)

// name is a name with what makes it better than another. Choosing the better
// of two is commutative and associative, so names do not depend on the order
// in which articles come.
type name struct {
	text    string
	curated bool // a gazetteer's
}

func nameOf(o *graph.ActorObserved) name { return name{o.FullestName(), o.Gazetteer != ""} }

// or returns the better of two names: a gazetteer's; not all in capitals; the
// longer; with more of its diacritics; the first in byte order.
func (n name) or(o name) name {
	if n.text == "" || o.text != "" && compareNames(o, n) < 0 {
		return o
	}
	return n
}

func compareNames(a, b name) int {
	return cmp.Or(
		truthFirst(a.curated, b.curated),
		truthFirst(!shouting(a.text), !shouting(b.text)),
		-cmp.Compare(utf8.RuneCountInString(a.text), utf8.RuneCountInString(b.text)),
		-cmp.Compare(len(a.text), len(b.text)),
		strings.Compare(a.text, b.text),
	)
}

func truthFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// shouting reports whether the name is a longer one in capitals: "PUTIN", not
// "NATO".
func shouting(s string) bool {
	return utf8.RuneCountInString(s) > 5 && strings.IndexFunc(s, unicode.IsLower) < 0
}
