package extract

import (
	"slices"
	"strings"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/actors"
)

// sighting is what is known of how a mention was told, apart from what it says.
type sighting struct {
	trust float64 // in the rule, as its file has it
	mood  mood
	src   source
	back  bool
	// Of the trigger: its tag and relation, those of the verb above a noun, and
	// whether a noun has a definite, an indefinite or no article.
	verb, light, auxiliary, perfect, passive, definite, indefinite, plural bool
	tag, relation, above                                                   string
	guessed, inherited                                                     bool
	// How those who took part are named.
	byPronoun, byRole, byDemonym, byMetonym bool
	others                                  int // namings of actors in the sentence
	// Of the other events of the sentence: one is of the same class, one is of
	// the same people.
	sameClass, samePeople bool
	// Of the sentence: how many words and events it has, which it is of the
	// article, and how far down the article it stands, from 0 to 1.
	words, events, number int
	down                  float64
	depth                 int // of the trigger under the root
	question, iffy, habit bool
	colon                 bool
}

// sighted gathers the facts that need the tree, in an article of so many sentences.
func (t *tree) sighted(g *trigger, m mood, src source, sentences int) sighting {
	i := g.at
	s := sighting{
		trust: g.frame.Confidence, mood: m, src: src, back: g.back, colon: g.mark > 0,
		verb: t.verb(i) && !t.nounInDisguise(i), light: g.noun >= 0, tag: t.tok[i].XPOS, relation: plain(t.tok[i].Rel),
		guessed: g.slots.guessed, inherited: g.slots.inherited, passive: g.slots.passive,
		words: len(t.tok), number: t.s.Index,
	}
	if sentences > 1 {
		s.down = float64(t.s.Index) / float64(sentences-1)
	}
	for _, k := range t.kids[i] {
		switch plain(t.tok[k].Rel) {
		case "aux":
			s.auxiliary = true
			s.perfect = s.perfect || t.lemma(k) == "have"
		case "det":
			s.indefinite = s.indefinite || t.lower(k) == "a" || t.lower(k) == "an" || t.lower(k) == "another"
		}
	}
	if !s.verb {
		s.definite = t.definite(i)
		s.plural = t.tok[i].XPOS == "NNS"
	}
	for h := t.head(i); h >= 0 && s.depth < maxDepth; h = t.head(h) {
		if s.above == "" && t.verb(h) {
			s.above = plain(t.tok[h].Rel)
		}
		s.depth++
	}
	for k := range t.tok {
		switch t.lower(k) {
		case "?":
			s.question = true
		case "if", "whether", "unless", "could", "might", "may", "should":
			s.iffy = true
		case "often", "usually", "regularly", "repeatedly", "always", "sometimes", "routinely", "traditionally", "every", "frequently":
			s.habit = true
		}
	}
	for _, r := range g.frame.Roles {
		for _, h := range g.slots.named(r.Slot) {
			for _, n := range t.actorsAt(h) {
				switch t.namings[n].How {
				case actors.ByPronoun:
					s.byPronoun = true
				case actors.ByRole:
					s.byRole = true
				case actors.ByDemonym:
					s.byDemonym = true
				case actors.ByMetonym:
					s.byMetonym = true
				}
			}
		}
	}
	for k := range t.namings {
		if n := &t.namings[k]; n.entity.IsActor() && !n.Place {
			s.others++
		}
	}
	return s
}

// beside tells the sightings of each sentence of one another.
func beside(mentions []graph.Mention, seen map[graph.MentionID]*sighting) {
	for from := 0; from < len(mentions); {
		to := from + 1
		for to < len(mentions) && mentions[to].Sentence == mentions[from].Sentence {
			to++
		}
		const few = 8 // a list of a hundred deeds is no sentence of the news
		for i := from; i < min(to, from+few); i++ {
			for j := from; j < min(to, from+few); j++ {
				if a, b := &mentions[i], &mentions[j]; a.Occasion != b.Occasion {
					s := seen[a.ID]
					s.sameClass = s.sameClass || a.Type.Class() == b.Type.Class()
					s.samePeople = s.samePeople || share(a.Participants, b.Participants)
				}
			}
		}
		from = to
	}
}

// share reports whether all of one list are in the other.
func share(a, b []graph.Participant) bool {
	return !slices.ContainsFunc(a, func(p graph.Participant) bool {
		return !slices.ContainsFunc(b, func(q graph.Participant) bool { return p.FullestName() == q.FullestName() })
	})
}

// plain is a relation without its subtype, save of a relative clause.
func plain(relation string) string {
	if relation == "acl:relcl" {
		return relation
	}
	p, _, _ := strings.Cut(relation, ":")
	return p
}

// feature is a question about a mention that is answered by yes or no.
type feature struct {
	name string
	is   func(s *sighting, m *graph.Mention) bool
}

// features are what the confidence of a mention is worked out from, beside its
// rule. Who adds one or changes its meaning trains the weights anew: see
// CONFIDENCE.md.
var features = func() []feature {
	list := []feature{
		{"status planned", func(s *sighting, m *graph.Mention) bool { return m.Status == graph.Planned }},
		{"status cancelled or denied", func(s *sighting, m *graph.Mention) bool {
			return m.Status == graph.Cancelled || m.Status == graph.Denied
		}},
		{"purpose only", func(s *sighting, m *graph.Mention) bool { return s.mood.implied }},
		{"simple present", func(s *sighting, m *graph.Mention) bool { return s.mood.present }},
		{"quoted", func(s *sighting, m *graph.Mention) bool { return s.src.quoted }},
		{"reported as said", func(s *sighting, m *graph.Mention) bool { return s.src.said && !s.src.quoted }},
		{"credited to somebody named", func(s *sighting, m *graph.Mention) bool { return len(m.AssertedBy) > 0 }},
		{"refers back", func(s *sighting, m *graph.Mention) bool { return s.back }},

		{"verb", func(s *sighting, m *graph.Mention) bool { return s.verb && !s.light }},
		{"verb with a noun", func(s *sighting, m *graph.Mention) bool { return s.verb && s.light }},
		{"noun", func(s *sighting, m *graph.Mention) bool { return !s.verb }},
		{"noun, definite", func(s *sighting, m *graph.Mention) bool { return !s.verb && s.definite }},
		{"noun, indefinite", func(s *sighting, m *graph.Mention) bool { return !s.verb && s.indefinite }},
		{"noun, plural", func(s *sighting, m *graph.Mention) bool { return !s.verb && s.plural }},
		{"colon", func(s *sighting, m *graph.Mention) bool { return s.colon }},
		{"past tense", func(s *sighting, m *graph.Mention) bool { return s.verb && s.tag == "VBD" && !s.auxiliary }},
		{"perfect", func(s *sighting, m *graph.Mention) bool { return s.verb && s.perfect }},
		{"participle", func(s *sighting, m *graph.Mention) bool {
			return s.verb && (s.tag == "VBG" || s.tag == "VBN") && !s.auxiliary && !s.passive
		}},
		{"infinitive", func(s *sighting, m *graph.Mention) bool { return s.verb && s.tag == "VB" }},
		{"passive", func(s *sighting, m *graph.Mention) bool { return s.passive }},

		{"in the main clause", func(s *sighting, m *graph.Mention) bool { return s.verb && s.relation == "root" }},
		{"second verb of a clause", func(s *sighting, m *graph.Mention) bool {
			return s.verb && (s.relation == "conj" || s.relation == "parataxis")
		}},
		{"in a relative clause", func(s *sighting, m *graph.Mention) bool {
			return s.verb && (s.relation == "acl:relcl" || s.relation == "acl") || !s.verb && (s.above == "acl:relcl" || s.above == "acl")
		}},
		{"in an adverbial clause", func(s *sighting, m *graph.Mention) bool {
			return s.verb && s.relation == "advcl" || !s.verb && s.above == "advcl"
		}},
		{"in a complement clause", func(s *sighting, m *graph.Mention) bool {
			return s.verb && (s.relation == "ccomp" || s.relation == "xcomp") || !s.verb && (s.above == "ccomp" || s.above == "xcomp")
		}},
		{"noun, subject", func(s *sighting, m *graph.Mention) bool { return !s.verb && s.relation == "nsubj" }},
		{"noun, object", func(s *sighting, m *graph.Mention) bool { return !s.verb && s.relation == "obj" }},
		{"noun, adverbial", func(s *sighting, m *graph.Mention) bool { return !s.verb && s.relation == "obl" }},
		{"noun, of another noun", func(s *sighting, m *graph.Mention) bool {
			return !s.verb && (s.relation == "nmod" || s.relation == "compound")
		}},
		{"deep in the sentence", func(s *sighting, m *graph.Mention) bool { return s.depth >= 4 }},

		{"subject guessed", func(s *sighting, m *graph.Mention) bool { return s.guessed }},
		{"subject inherited", func(s *sighting, m *graph.Mention) bool { return s.inherited }},
		{"somebody by a pronoun", func(s *sighting, m *graph.Mention) bool { return s.byPronoun }},
		{"somebody by a role", func(s *sighting, m *graph.Mention) bool { return s.byRole }},
		{"somebody by a demonym", func(s *sighting, m *graph.Mention) bool { return s.byDemonym }},
		{"somebody by a metonym", func(s *sighting, m *graph.Mention) bool { return s.byMetonym }},
		{"all of the sentence take part", func(s *sighting, m *graph.Mention) bool { return s.others <= len(m.Participants) }},
		{"most of the sentence do not take part", func(s *sighting, m *graph.Mention) bool { return s.others > 2*len(m.Participants)+1 }},
		{"another of its kind in the sentence", func(s *sighting, m *graph.Mention) bool { return s.sameClass }},
		{"another of its people in the sentence", func(s *sighting, m *graph.Mention) bool { return s.samePeople }},
		{"statement of no person", func(s *sighting, m *graph.Mention) bool {
			return m.Type == graph.Statement && none(m, func(p *graph.Participant) bool { return p.Kind == graph.Person })
		}},
		{"statement in the present", func(s *sighting, m *graph.Mention) bool { return m.Type == graph.Statement && s.mood.present }},
		{"agreement of one", func(s *sighting, m *graph.Mention) bool { return m.Type == graph.Agreement && len(m.Participants) == 1 }},
		{"deed of persons", func(s *sighting, m *graph.Mention) bool {
			return m.Type != graph.Statement && !m.Type.Consult() && !none(m, func(p *graph.Participant) bool { return p.Kind == graph.Person })
		}},
		{"a named and an unnamed", func(s *sighting, m *graph.Mention) bool {
			return !none(m, func(p *graph.Participant) bool { return p.Kind == graph.Group }) && !none(m, func(p *graph.Participant) bool { return p.Kind != graph.Group })
		}},
		{"nobody stated", func(s *sighting, m *graph.Mention) bool {
			return none(m, func(p *graph.Participant) bool { return p.Certainty != graph.Inferred })
		}},
		{"nobody named", func(s *sighting, m *graph.Mention) bool {
			return none(m, func(p *graph.Participant) bool { return p.Kind != graph.Group })
		}},
		{"a person", func(s *sighting, m *graph.Mention) bool {
			return !none(m, func(p *graph.Participant) bool { return p.Kind == graph.Person })
		}},
		{"an organisation", func(s *sighting, m *graph.Mention) bool {
			return !none(m, func(p *graph.Participant) bool { return p.Kind == graph.Organization })
		}},
		{"a country", func(s *sighting, m *graph.Mention) bool {
			return !none(m, func(p *graph.Participant) bool { return p.Kind == graph.Country })
		}},
		{"one takes part", func(s *sighting, m *graph.Mention) bool { return len(m.Participants) == 1 }},
		{"three or more take part", func(s *sighting, m *graph.Mention) bool { return len(m.Participants) >= 3 }},
		{"talks of one", func(s *sighting, m *graph.Mention) bool { return m.Type.Consult() && len(m.Participants) == 1 }},
		{"done to somebody", func(s *sighting, m *graph.Mention) bool {
			return !none(m, func(p *graph.Participant) bool { return p.Role == graph.RoleTarget })
		}},

		{"undated", func(s *sighting, m *graph.Mention) bool { return m.Date == nil }},
		{"dated in full", func(s *sighting, m *graph.Mention) bool { return m.Date != nil && m.Date.Basis == graph.BasisExplicit }},
		{"dated by publication", func(s *sighting, m *graph.Mention) bool {
			return m.Date != nil && m.Date.Basis == graph.BasisPublication
		}},
		{"dated by the story", func(s *sighting, m *graph.Mention) bool { return m.Date != nil && m.Date.Basis == graph.BasisNarrative }},
		{"dated to a month or less", func(s *sighting, m *graph.Mention) bool { return m.Date != nil && span(m.Date) >= 27 }},
		{"placed", func(s *sighting, m *graph.Mention) bool { return m.Place != nil }},
		{"undated deed", func(s *sighting, m *graph.Mention) bool {
			return m.Date == nil && m.Type != graph.Statement && !m.Type.Consult()
		}},
		{"channel known", func(s *sighting, m *graph.Mention) bool { return m.Channel != "" }},
		{"words quoted", func(s *sighting, m *graph.Mention) bool { return m.Content != nil && m.Content.Form != graph.Indirect }},
		{"statement without words", func(s *sighting, m *graph.Mention) bool { return m.Type == graph.Statement && m.Content == nil }},

		{"short sentence", func(s *sighting, m *graph.Mention) bool { return s.words < 15 }},
		{"long sentence", func(s *sighting, m *graph.Mention) bool { return s.words > 40 }},
		{"alone in its sentence", func(s *sighting, m *graph.Mention) bool { return s.events == 1 }},
		{"sentence of many events", func(s *sighting, m *graph.Mention) bool { return s.events > 3 }},
		{"first sentences", func(s *sighting, m *graph.Mention) bool { return s.number < 3 }},
		{"second half", func(s *sighting, m *graph.Mention) bool { return s.down > 0.5 }},
		{"question", func(s *sighting, m *graph.Mention) bool { return s.question }},
		{"words of doubt in the sentence", func(s *sighting, m *graph.Mention) bool { return s.iffy }},
		{"words of habit in the sentence", func(s *sighting, m *graph.Mention) bool { return s.habit }},
		{"much trusted", func(s *sighting, m *graph.Mention) bool { return s.trust >= 0.85 }},
		{"little trusted", func(s *sighting, m *graph.Mention) bool { return s.trust < 0.75 }},
	}
	for _, t := range graph.EventTypes() {
		list = append(list, feature{strings.ToLower(string(t)), func(_ *sighting, m *graph.Mention) bool { return m.Type == t }})
	}
	return list
}()

// none reports whether no participant is so.
func none(m *graph.Mention, so func(*graph.Participant) bool) bool {
	for i := range m.Participants {
		if so(&m.Participants[i]) {
			return false
		}
	}
	return true
}
