package extract

import "github.com/parley-events/parley/graph"

// whereTheyWere gives the occasions that no sentence places the place at which an
// article tells of the same people on the same day, if that is one place: who
// signed in Oslo on Friday refused the rest, and spoke to the hall, in Oslo. The
// sentence that says where may come later, so this is done last.
func whereTheyWere(mentions []graph.Mention) {
	placed := map[int]bool{}
	for i := range mentions {
		if mentions[i].Place != nil {
			placed[mentions[i].Occasion] = true
		}
	}
	for i := range mentions {
		if m := &mentions[i]; !placed[m.Occasion] && inPerson(m) {
			m.Place = onTheDay(m, around(mentions, i))
		}
	}
}

// around are the mentions told within some sentences of mention i.
func around(mentions []graph.Mention, i int) []graph.Mention {
	const far = 40
	from, to := i, i+1
	for from > 0 && mentions[i].Sentence-mentions[from-1].Sentence <= far {
		from--
	}
	for to < len(mentions) && mentions[to].Sentence-mentions[i].Sentence <= far {
		to++
	}
	return mentions[from:to]
}

// inPerson reports whether a mention is of what people do where they are.
func inPerson(m *graph.Mention) bool {
	if m.Date == nil || m.Status != graph.Occurred || fromAnywhere[m.Channel] {
		return false
	}
	switch m.Type {
	case graph.Meeting, graph.Agreement, graph.Proposal, graph.Rejection, graph.Request, graph.Threat, graph.Statement:
		return true
	}
	return false
}

// onTheDay is the one place of those who take part on the day of a mention, nil
// where the text has them at several or at none. A journey may only have begun.
func onTheDay(m *graph.Mention, mentions []graph.Mention) *graph.PlaceObserved {
	var found *graph.PlaceObserved
	for i := range mentions {
		o := &mentions[i]
		if o.Place == nil || o.Date == nil || o.Status != graph.Occurred || o.Type == graph.Attack || o.Type == graph.Visit || o.Place.Kind == graph.CountryPlace || !within(m.Date, o.Date) || !sharesPerson(m, o) {
			continue
		}
		switch {
		case found == nil:
			found = o.Place
		case !placesFit(found, o.Place):
			return nil
		}
	}
	return found
}

// sharesPerson reports whether somebody acts in both of two mentions.
func sharesPerson(a, b *graph.Mention) bool {
	for i := range a.Participants {
		p := &a.Participants[i]
		if p.Role == graph.RoleTarget || p.Role == graph.RoleAddressee {
			continue
		}
		for k := range b.Participants {
			if graph.ActorKey(b.Participants[k].ActorObserved) == graph.ActorKey(p.ActorObserved) {
				return true
			}
		}
	}
	return false
}
