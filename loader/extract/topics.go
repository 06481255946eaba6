package extract

import (
	"slices"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/rules"
)

// topicWord is a word of a sentence that shows a topic.
type topicWord struct {
	id string
	at int
}

// topicWords finds the words of the sentence that show topics, but for those of
// names and offices: "the energy minister", "the Security Council".
func (t *tree) topicWords(r *rules.Rules) []topicWord {
	var found []topicWord
	for i := range t.tok {
		r.TopicsAt(func(k int) string {
			if i+k >= len(t.tok) {
				return ""
			}
			return t.lemma(i + k)
		}, func(topic *rules.Topic, _ string, length int) {
			if last := i + length - 1; !t.ofOffice(last) {
				found = append(found, topicWord{topic.ID, i})
			}
		})
	}
	return found
}

// ofOffice reports whether a word is part of an office or of an actor's name.
func (t *tree) ofOffice(i int) bool {
	for k := i + 1; k < len(t.tok) && k <= i+2; k++ {
		if t.rules.Words.Has("office", t.lemma(k)) {
			return true
		}
		if t.tok[k].UPOS != "NOUN" && t.tok[k].UPOS != "PROPN" && t.tok[k].UPOS != "ADJ" {
			break
		}
	}
	for _, n := range t.cover[i] {
		if m := &t.namings[n]; m.to-m.from > 1 && !m.Place && m.As.Kind != "" && m.As.Kind != graph.Group {
			return true
		}
	}
	return false
}

// topics names what a trigger is about, sorted: the topics of the words below it,
// and of those that stand below no other trigger. What is said around ", X said"
// is below it.
func (t *tree) topics(g *trigger, shown []topicWord, gs []trigger) []string {
	var found []string
	for _, w := range shown {
		if !slices.Contains(found, w.id) && t.concerns(g, w.at, gs) {
			found = append(found, w.id)
		}
	}
	slices.Sort(found)
	return found
}

func (t *tree) concerns(g *trigger, at int, gs []trigger) bool {
	if r := t.reporting(g.at); r != nil && r.holds(at) || g.mark > 0 && at > g.mark {
		return true
	}
	below := false // of some trigger
	for i, n := at, 0; i >= 0 && n <= len(t.tok); i, n = t.head(i), n+1 {
		if i == g.at || i == g.noun {
			return true
		}
		below = below || slices.ContainsFunc(gs, func(o trigger) bool { return o.at == i || o.noun == i })
	}
	return !below
}

// allTopics names what the sentence is about.
func (t *tree) allTopics(r *rules.Rules) []string {
	var found []string
	for _, w := range t.topicWords(r) {
		found = append(found, w.id)
	}
	slices.Sort(found)
	return slices.Compact(found)
}
