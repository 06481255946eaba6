package actors

// openKinds names the phrases that need another to tell whom they mean.
var openKinds = map[refKind]string{
	pronounRef: "pronoun", severalRef: "several", roleRef: "office", nationalRef: "national", bodyRef: "body", personRef: "name",
}

// tellOpen reports the phrases of a sentence that name nobody.
func (r *reader) tellOpen(sentence int, refs []ref, who [][]int, tell func(Open)) {
	for i := range refs {
		if what := openKinds[refs[i].kind]; what != "" && len(who[i]) == 0 {
			tell(Open{Span: r.span(refs[i].from, refs[i].to), Sentence: sentence, What: what})
		}
	}
}
