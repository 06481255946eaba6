package resolve

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
)

// incoming is what a batch brings that the store does not have yet.
type incoming struct {
	articles  []graph.Article
	mentions  []graph.Mention
	decisions []graph.Decision
	// current is the version that counts, of every article of the batch.
	current map[graph.ArticleID]*graph.Article
	// was is the version that counted before; missing for a new article.
	was map[graph.ArticleID]*graph.Article
	// stored are the readings, before the write, of every mention that the
	// batch brings again and of every mention of an article whose current
	// version changes.
	stored map[reading]*graph.Mention
}

// reading is one reading of a mention: that of one version of its article.
type reading struct {
	id      graph.MentionID
	version string
}

func readingOf(m *graph.Mention) reading { return reading{m.ID, m.Version} }

// sift drops what is stored already, and of two readings of one thing keeps
// the one that holds.
func sift(b graph.Batch, facts Facts) (*incoming, error) {
	in := &incoming{
		current: map[graph.ArticleID]*graph.Article{}, was: map[graph.ArticleID]*graph.Article{},
		stored: map[reading]*graph.Mention{},
	}
	versions, err := in.siftArticles(b, facts)
	if err != nil {
		return nil, err
	}
	for i := range b.Mentions {
		m := &b.Mentions[i]
		if !versions[[2]string{string(m.Article), m.Version}] {
			return nil, fmt.Errorf("%w mention %s: version %s of article %s is neither stored nor in the batch", graph.ErrInvalid, m.ID, m.Version, m.Article)
		}
	}
	if err := in.siftMentions(b, facts); err != nil {
		return nil, err
	}
	return in, in.siftDecisions(b, facts)
}

// siftArticles returns the versions there are, stored or incoming.
func (in *incoming) siftArticles(b graph.Batch, facts Facts) (map[[2]string]bool, error) {
	var ids []graph.ArticleID
	for i := range b.Articles {
		ids = append(ids, b.Articles[i].ID)
	}
	for i := range b.Mentions {
		ids = append(ids, b.Mentions[i].Article)
	}
	stored, err := facts.Articles(sorted(ids))
	if err != nil {
		return nil, err
	}
	best := map[[2]string]*graph.Article{}
	have := map[[2]string]bool{}
	for i := range stored {
		a := &stored[i]
		key := [2]string{string(a.ID), a.Version}
		best[key], have[key] = a, true
		if was := in.was[a.ID]; was == nil || a.Supersedes(was) {
			in.was[a.ID], in.current[a.ID] = a, a
		}
	}
	fresh := map[[2]string]*graph.Article{}
	for i := range b.Articles {
		a := &b.Articles[i]
		key := [2]string{string(a.ID), a.Version}
		have[key] = true
		if old := best[key]; old == nil || a.Supersedes(old) {
			best[key], fresh[key] = a, a
		}
		if cur := in.current[a.ID]; cur == nil || a.Supersedes(cur) {
			in.current[a.ID] = a
		}
	}
	for _, a := range fresh {
		in.articles = append(in.articles, *a)
	}
	slices.SortFunc(in.articles, func(x, y graph.Article) int {
		return cmp.Or(strings.Compare(string(x.ID), string(y.ID)), strings.Compare(x.Version, y.Version))
	})
	return have, nil
}

// siftMentions looks up only what can be stored: of a new article, nothing.
func (in *incoming) siftMentions(b graph.Batch, facts Facts) error {
	var ids []graph.MentionID
	for i := range b.Mentions {
		if in.was[b.Mentions[i].Article] != nil {
			ids = append(ids, b.Mentions[i].ID)
		}
	}
	if len(ids) > 0 {
		stored, err := facts.Mentions(sorted(ids))
		if err != nil {
			return err
		}
		in.keep(stored)
	}
	var switched []graph.ArticleID
	for id := range in.current {
		if in.switches(id) {
			switched = append(switched, id)
		}
	}
	if len(switched) > 0 {
		stored, err := facts.MentionsOfArticles(sorted(switched))
		if err != nil {
			return err
		}
		in.keep(stored)
	}
	best := make(map[reading]*graph.Mention, len(b.Mentions))
	for i := range b.Mentions {
		m := &b.Mentions[i]
		k := readingOf(m)
		old := best[k]
		if old == nil {
			old = in.stored[k]
		}
		if old == nil || holdsOver(m, old) {
			best[k] = m
		}
	}
	in.mentions = make([]graph.Mention, 0, len(best))
	for _, m := range best {
		in.mentions = append(in.mentions, *m)
	}
	slices.SortFunc(in.mentions, func(x, y graph.Mention) int {
		return cmp.Or(strings.Compare(string(x.ID), string(y.ID)), strings.Compare(x.Version, y.Version))
	})
	return nil
}

func holdsOver(m, old *graph.Mention) bool {
	a, _ := json.Marshal(m)
	b, _ := json.Marshal(old)
	return graph.ReadAgain(m, old, string(a), string(b))
}

func (in *incoming) keep(ms []graph.Mention) {
	for i := range ms {
		in.stored[readingOf(&ms[i])] = &ms[i]
	}
}

func (in *incoming) siftDecisions(b graph.Batch, facts Facts) error {
	if len(b.Decisions) == 0 {
		return nil
	}
	journal, err := facts.Decisions()
	if err != nil {
		return err
	}
	have := map[graph.DecisionID]bool{}
	for _, d := range journal {
		have[d.ID] = true
	}
	for _, d := range b.Decisions {
		if !have[d.ID] {
			have[d.ID] = true
			in.decisions = append(in.decisions, d)
		}
	}
	slices.SortFunc(in.decisions, byTime)
	return nil
}

// switches reports whether another version of a stored article counts now. Its
// own version with other metadata (a publisher, a headline) counts as well.
func (in *incoming) switches(id graph.ArticleID) bool {
	return in.was[id] != nil && in.was[id] != in.current[id]
}

// isCurrent reports whether the mention is of the version that counts now.
func (in *incoming) isCurrent(m *graph.Mention) bool {
	a := in.current[m.Article]
	return a == nil || a.Version == m.Version
}

// wasCurrent reports whether it was of the version that counted before.
func (in *incoming) wasCurrent(m *graph.Mention) bool {
	a := in.was[m.Article]
	return a != nil && a.Version == m.Version
}

// empty reports whether the batch brings nothing.
func (in *incoming) empty() bool {
	return len(in.articles) == 0 && len(in.mentions) == 0 && len(in.decisions) == 0
}
