package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/loader/rules"
)

// topics names what a sentence is about, sorted.
func (t *tree) topics(r *rules.Rules) []string {
	var b strings.Builder
	b.WriteByte(' ')
	for i := range t.tok {
		b.WriteString(t.lemma(i))
		b.WriteByte(' ')
	}
	text := b.String()
	var found []string
	for _, topic := range r.Topics {
		if slices.ContainsFunc(topic.Words, func(w string) bool { return strings.Contains(text, " "+w+" ") }) {
			found = append(found, topic.ID)
		}
	}
	slices.Sort(found)
	return found
}
