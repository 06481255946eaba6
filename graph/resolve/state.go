package resolve

import (
	"maps"
	"slices"

	"github.com/parley-events/parley/graph"
)

// state is the current mentions before and after the write, read as they are
// needed.
type state struct {
	facts Facts
	in    *incoming
	// article is the current version of each article met so far.
	article map[graph.ArticleID]*graph.Article
	source  map[graph.ArticleID]string // of article, once
	// arriving are the readings that become current by this write, by occasion;
	// leaving are those that stop being current, or that another replaces.
	arriving map[graph.OccasionID][]*graph.Mention
	arrived  map[graph.MentionID]*graph.Mention
	leaving  map[graph.MentionID]*graph.Mention
}

func newState(in *incoming, facts Facts) *state {
	s := &state{
		facts: facts, in: in, article: maps.Clone(in.current), source: map[graph.ArticleID]string{},
		arriving: map[graph.OccasionID][]*graph.Mention{},
		arrived:  map[graph.MentionID]*graph.Mention{}, leaving: map[graph.MentionID]*graph.Mention{},
	}
	incoming := map[reading]bool{}
	for i := range in.mentions {
		m := &in.mentions[i]
		incoming[readingOf(m)] = true
		if in.isCurrent(m) {
			s.arrived[m.ID] = m
		}
	}
	for k, m := range in.stored {
		// Where another version of the article counts, what stays the same
		// leaves and arrives too: its publication or publisher may differ.
		stays := in.isCurrent(m) && !incoming[k]
		if in.wasCurrent(m) && (!stays || in.switches(m.Article)) {
			s.leaving[m.ID] = m
		}
		if stays && in.switches(m.Article) {
			s.arrived[m.ID] = m
		}
	}
	for _, m := range s.arrived {
		s.arriving[m.OccasionID()] = append(s.arriving[m.OccasionID()], m)
	}
	return s
}

// reread are the mentions of which another reading counts from now on.
func (s *state) reread() map[graph.MentionID]bool {
	ids := map[graph.MentionID]bool{}
	for id, old := range s.leaving {
		if now := s.arrived[id]; now != nil && encode(now) != encode(old) {
			ids[id] = true
		}
	}
	return ids
}

// before returns the current mentions of the occasions as stored.
func (s *state) before(ids []graph.OccasionID) ([]graph.Mention, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return s.facts.MentionsIn(sorted(ids))
}

// after returns the current mentions of the occasions after the write.
func (s *state) after(ids []graph.OccasionID) ([]*graph.Mention, error) {
	stored, err := s.before(filter(ids, s.mayBeStored))
	if err != nil {
		return nil, err
	}
	var list []*graph.Mention
	for i := range stored {
		m := &stored[i]
		if s.leaving[m.ID] == nil && s.arrived[m.ID] == nil {
			list = append(list, m)
		}
	}
	for _, id := range sorted(slices.Clone(ids)) {
		list = append(list, s.arriving[id]...)
	}
	return list, nil
}

// mayBeStored is false for an occasion of an article that is new.
func (s *state) mayBeStored(id graph.OccasionID) bool {
	for _, m := range s.arriving[id] {
		return s.in.was[m.Article] != nil
	}
	return true
}

// evidence adds to mentions when and by whom their articles were published.
func (s *state) evidence(ms []*graph.Mention) ([]*evidence, error) {
	var missing []graph.ArticleID
	for _, m := range ms {
		if s.article[m.Article] == nil {
			missing = append(missing, m.Article)
		}
	}
	if len(missing) > 0 {
		versions, err := s.facts.Articles(sorted(missing))
		if err != nil {
			return nil, err
		}
		for i := range versions {
			a := &versions[i]
			if cur := s.article[a.ID]; cur == nil || a.Supersedes(cur) {
				s.article[a.ID] = a
			}
		}
	}
	list := make([]*evidence, len(ms))
	for i, m := range ms {
		e := &evidence{Mention: m}
		if a := s.article[m.Article]; a != nil {
			e.published, e.publisher = a.Published, a.Publisher
			if s.source[a.ID] == "" {
				s.source[a.ID] = sourceOf(a)
			}
			e.source = s.source[a.ID]
		}
		list[i] = e
	}
	return list, nil
}

// sourceOf names the independent source an article is: copies of one text are
// one; a row without a text is as many sources as it has articles.
func sourceOf(a *graph.Article) string {
	if a.Text == "" {
		return string(a.ID)
	}
	return graph.Digest(a.Text)
}
