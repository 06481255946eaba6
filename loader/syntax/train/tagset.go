package train

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

const (
	// mostTags fits linear.MaxClasses and leaves 0xff free for "no tag".
	mostTags = 63

	// fewestOfTag is how often a joint tag must come to be a class of its own.
	fewestOfTag = 20
)

// tagset maps joint tags ("VERB_VBD") to classes.
type tagset struct {
	tags  []string
	class map[string]uint8
}

// newTagset makes classes of the frequent joint tags of the data. A rare one is
// taken for the most frequent with its Penn tag, else with its universal tag.
func newTagset(data []Sentence) tagset {
	count := map[string]int{}
	for _, s := range data {
		for _, w := range s.Words {
			count[jointTag(w)]++
		}
	}
	t := tagset{class: map[string]uint8{}}
	byPenn, byUniversal := map[string]uint8{}, map[string]uint8{}
	for _, tag := range byCount(count) {
		universal, penn, _ := strings.Cut(tag, "_")
		if count[tag] >= fewestOfTag && len(t.tags) < mostTags {
			class := uint8(len(t.tags))
			t.tags = append(t.tags, tag)
			setDefault(byPenn, penn, class)
			setDefault(byUniversal, universal, class)
			t.class[tag] = class
			continue
		}
		if class, found := byPenn[penn]; found {
			t.class[tag] = class
		} else {
			t.class[tag] = byUniversal[universal]
		}
	}
	return t
}

func (t tagset) of(w Word) uint8 { return t.class[jointTag(w)] }

func jointTag(w Word) string { return w.UPOS + "_" + w.XPOS }

func setDefault(m map[string]uint8, key string, value uint8) {
	if _, found := m[key]; !found {
		m[key] = value
	}
}

// byCount returns the keys of count, the most frequent first.
func byCount(count map[string]int) []string {
	return slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	})
}
