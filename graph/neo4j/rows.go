package neo4j

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
)

// row is one row of a statement's $rows, or the properties of a node. A nil
// property is removed from the node.
type row = map[string]any

// encode writes an element as the `data` property holds it.
func encode(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // people read it
	if err := enc.Encode(v); err != nil {
		panic(err) // plain data
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// given is a readable property: nil where there is nothing to read. The server
// takes valid UTF-8 only.
func given[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return valid(string(s))
}

func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

func validAll[S ~string](list []S) []string {
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = valid(string(s))
	}
	return all
}

func texts[S ~string](list []S) any {
	if len(list) == 0 {
		return nil
	}
	return validAll(list)
}

// spaced is folded words as full-text search takes them: between spaces, so
// that a whole word can be looked for within them too.
func spaced(tokens []string) any {
	if len(tokens) == 0 {
		return nil
	}
	return " " + strings.Join(tokens, " ") + " "
}

// versionKey and readingKey name a version of an article and the reading of a
// mention in it. The id comes first: all versions are found by prefix.
func versionKey(a graph.ArticleID, version string) string { return string(a) + "/" + version }
func readingKey(m graph.MentionID, version string) string { return string(m) + "/" + version }

func articleRow(a *graph.Article) row {
	props := row{
		"id": string(a.ID), "version": a.Version, "data": encode(a),
		"headline": given(a.Headline), "publisher": given(a.Publisher), "author": given(a.Author),
		"language": given(a.Language), "url": given(a.URL),
		"published": given(a.Published.String()), "publishedDay": given(a.Published.Day()),
		"publisherFold": nil, "instant": instant(a.Published), "sk": newestFirst(a),
		"tokens": spaced(graph.ArticleTokens(a)), "titleTokens": titleTokens(a.Headline),
		"newest": newestDay(a.Published.Day()),
	}
	if a.Publisher != "" {
		props["publisherFold"] = graph.Fold(a.Publisher)
	}
	return row{"key": versionKey(a.ID, a.Version), "props": props}
}

// instant orders what articles say by their publication, the unknown last.
func instant(p graph.Publication) string {
	if p.IsZero() {
		return "1"
	}
	return "0" + p.Time.UTC().Format("2006-01-02T15:04:05.000000000Z")
}

// newestFirst is the place of an article among all: the latest publication
// first, none last, then by id. The digits are inverted so that an ascending
// index gives that order.
func newestFirst(a *graph.Article) string {
	b := []byte(a.Published.Time.UTC().Format("2006-01-02T15:04:05.000000000"))
	for i, c := range b {
		if '0' <= c && c <= '9' {
			b[i] = '0' + '9' - c
		}
	}
	return string(b) + "|" + string(a.ID)
}

// titleTokens is never nil: its absence marks what has a name, not a title.
func titleTokens(title string) string {
	s, _ := spaced(graph.Tokens(title)).(string)
	return s
}

// newestDay is the part of graph.SearchKey that orders by day.
func newestDay(d graph.Day) string { return graph.SearchKey(0, d, "")[1:] }

func mentionRow(m *graph.Mention) row {
	var names []string
	for _, p := range m.Participants {
		names = append(names, p.FullestName())
	}
	props := row{
		"id": string(m.ID), "occasion": string(m.OccasionID()), "data": encode(m),
		"quote": given(m.Quote), "type": given(m.Type), "status": given(m.Status), "edtf": nil,
		"participants": texts(names), "channel": given(m.Channel), "place": nil, "said": nil,
		"extractor": given(m.Extractor), "rule": given(m.Rule), "confidence": m.Confidence,
	}
	if m.Date != nil {
		props["edtf"] = given(m.Date.EDTF)
	}
	if m.Place != nil {
		props["place"] = given(m.Place.Name)
	}
	if m.Content != nil {
		props["said"] = given(m.Content.Text)
	}
	return row{
		"key": readingKey(m.ID, m.Version), "version": versionKey(m.Article, m.Version), "props": props,
		"place": fmt.Sprintf("|%s|%010d|%010d|%s", m.Article, m.Span.Start, m.Trigger.Start, m.ID),
	}
}

func decisionRow(d *graph.Decision) row {
	return row{"id": string(d.ID), "props": row{
		"kind": given(d.Kind), "field": given(d.Field), "value": given(d.Value), "author": given(d.Author),
		"reason": given(d.Reason), "at": d.At.UTC().Format("2006-01-02T15:04:05Z"), "data": encode(d),
	}}
}

func placeRow(p *graph.Place) row {
	props := row{
		"name": given(p.Name), "kind": given(p.Kind), "country": given(p.Country), "aliases": texts(p.Aliases),
		"wikidata": given(p.Wikidata), "location": nil, "sk": graph.Fold(p.Name) + "\x00" + string(p.ID),
		"tokens": spaced(graph.NameTokens(p.Name, p.Aliases)), "data": encode(p),
	}
	if p.Latitude != nil && p.Longitude != nil {
		props["location"] = driver.Point2D{X: *p.Longitude, Y: *p.Latitude, SpatialRefId: wgs84}
	}
	return row{"id": string(p.ID), "props": props, "folds": folds(p.Name, p.Aliases), "within": given(p.PartOf)}
}

const wgs84 = 4326

func actorRow(a *graph.Actor) row {
	keys := make([]string, len(a.Keys))
	for i, k := range a.Keys {
		keys[i] = string(graph.NewActorID(k))
	}
	var positions []string
	for _, p := range a.Positions {
		positions = append(positions, p.Title)
	}
	return row{"id": string(a.ID), "keys": keys, "folds": folds(a.Name, a.Aliases), "props": row{
		"name": given(a.Name), "kind": given(a.Kind), "country": given(a.Country), "aliases": texts(a.Aliases),
		"wikidata": given(a.Wikidata), "positions": texts(positions), "sk": graph.Fold(a.Name) + "\x00" + string(a.ID),
		"tokens": spaced(graph.NameTokens(a.Name, a.Aliases)), "data": encode(a),
	}}
}

// folds are the distinct forms names are looked up by.
func folds(name string, aliases []string) []string {
	all := []string{}
	for _, n := range append([]string{name}, aliases...) {
		if f := graph.Fold(n); f != "" {
			all = append(all, f)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func eventRow(e *graph.Event) row {
	sk, _ := e.SortKey()
	props := row{
		"title": given(e.Title), "type": given(e.Type), "status": given(e.Status),
		"edtf": nil, "earliest": nil, "latest": nil, "precision": nil, "newest": newestDay(""),
		"dated": string(datedness(e.Date)), "sk": sk,
		"names": texts(names(e)), "topics": texts(e.Topics), "channel": given(e.Channel), "cameo": given(e.CAMEO),
		"publishers": texts(e.Publishers), "sources": e.Sources, "ownVoice": e.OwnVoice, "confidence": e.Confidence,
		"keys": facets(e), "tokens": spaced(e.Tokens), "titleTokens": titleTokens(e.Title), "data": encode(e),
	}
	if d := e.Date; d != nil {
		props["edtf"], props["precision"] = given(d.EDTF), given(d.Precision)
		props["earliest"], props["latest"] = given(d.Earliest), given(d.Latest)
		props["newest"] = newestDay(d.Earliest)
	}
	return row{"id": string(e.ID), "props": props}
}

func names(e *graph.Event) []string {
	var all []string
	for _, p := range e.Participations {
		all = append(all, p.Name)
	}
	return all
}

func participationRow(e *graph.Event, p *graph.Participation) row {
	sk, _ := e.SortKey()
	return row{"event": string(e.ID), "props": row{
		"actor": string(p.Actor), "name": given(p.Name), "role": given(p.Role), "side": given(p.Side.Key), "sideName": given(p.Side.Name),
		"position": given(p.Position), "level": given(p.Level), "certainty": given(p.Certainty), "confidence": p.Confidence,
		"dated": string(datedness(e.Date)), "sk": sk,
	}}
}
