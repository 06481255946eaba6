package neo4j_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/graph/graphtest"
	"github.com/parley-events/parley/graph/neo4j"
	"github.com/parley-events/parley/internal/neo4jtest"
)

// TestGraphAgreesWithItself holds what people see in the graph against the
// elements that the contract answers with.
func TestGraphAgreesWithItself(t *testing.T) {
	const links = `
		MATCH (e) WHERE e:Event OR e:HiddenEvent
		RETURN e.data AS data,
			COLLECT { MATCH (m:Mention)-[:OF]->(e) RETURN m.id ORDER BY m.sk } AS mentions,
			COLLECT { MATCH (a:Actor)-[p:PARTICIPATED_IN]->(e) WHERE p.actor = a.id AND p.sk = e.sk RETURN a.id ORDER BY a.id } AS actors,
			COLLECT { MATCH (e)-[i:INVOLVES]->(s:Side) WHERE i.side = s.key AND i.sk = e.sk RETURN s.key ORDER BY s.key } AS sides,
			COLLECT { MATCH (e)-[:AT]->(p:Place) RETURN p.id } AS at,
			COLLECT { MATCH (e)-[l:LOCATED_IN]->(p:Place) WHERE l.place = p.id AND l.sk = e.sk RETURN p.id ORDER BY p.id } AS places,
			COLLECT { MATCH (e)-[:ASSERTED_BY]->(a:Actor) RETURN a.id ORDER BY a.id } AS asserted,
			COLLECT { MATCH (e)-[:PART_OF]->(t) RETURN t.id } AS talks,
			e:HiddenEvent AS hidden`
	onEach(t, func(t *testing.T, server neo4jtest.Server) {
		store := open(t, server)
		writeNews(t, store)
		events := recordsOf(t, server, links)
		if len(events) < 20 {
			t.Fatalf("%d events say little", len(events))
		}
		for _, r := range events {
			checkLinks(t, r)
		}
		for what, query := range map[string]string{
			"names that nobody bears":               "MATCH (n:Name) WHERE NOT EXISTS { (n)<-[:NAMED]-() } RETURN n.fold",
			"sides that nothing involves":           "MATCH (s:Side) WHERE NOT EXISTS { (s)<-[:INVOLVES]-() } RETURN s.key",
			"keys of no actor":                      "MATCH (k:ActorKey) WHERE NOT EXISTS { (k)-[:KEY_OF]->(:Actor) } RETURN k.id",
			"actors in no event":                    "MATCH (a:Actor) WHERE NOT EXISTS { (a)--(e) WHERE e:Event OR e:HiddenEvent } RETURN a.name",
			"blocks of no occasion":                 "MATCH (b:Block) WHERE NOT EXISTS { MATCH (o:Occasion {id: b.occasion}) WHERE b.key IN o.keys } RETURN b.key",
			"occasions without their blocks":        "MATCH (o:Occasion) WHERE COUNT { MATCH (b:Block {occasion: o.id}) } <> size(o.keys) RETURN o.id",
			"current mentions in retired articles":  "MATCH (m:Mention)-[:IN]->(v) WHERE NOT v:Article RETURN m.id",
			"retired mentions in current articles":  "MATCH (r:Reading)-[:IN]->(:Article) WHERE NOT r:Mention RETURN r.key",
			"current mentions of no or many events": "MATCH (m:Mention) WHERE COUNT { (m)-[:OF]->() } <> 1 RETURN m.id",
			"retired mentions of events":            "MATCH (r:Reading)-[:OF]->() WHERE NOT r:Mention RETURN r.key",
			"articles of no or many versions":       "MATCH (v:ArticleVersion) WITH v.id AS id, count(*) AS versions WHERE COUNT { (:Article {id: id}) } <> 1 RETURN id, versions",
		} {
			if got := rowsOf(t, server, query); len(got) > 0 {
				t.Errorf("%d %s: %s", len(got), what, got[0])
			}
		}
	})
}

func recordsOf(t testing.TB, server neo4jtest.Server, query string) []*driver.Record {
	t.Helper()
	d, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(context.Background()) }()
	result, err := driver.ExecuteQuery(testContext(t), d, query, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return result.Records
}

// writeNews writes random news, all that can change of it included.
func writeNews(t *testing.T, store *neo4j.Store) {
	t.Helper()
	news := graphtest.NewNewsroom(rand.New(rand.NewPCG(7, 11)))
	for _, b := range append(news.Batches(40), week()) {
		if _, err := store.Write(testContext(t), b); err != nil {
			t.Fatal(err)
		}
	}
}

func checkLinks(t *testing.T, r *driver.Record) {
	t.Helper()
	var e graph.Event
	if err := json.Unmarshal([]byte(fmt.Sprint(value(r, "data"))), &e); err != nil {
		t.Fatal(err)
	}
	var actors, sides, at, talks []string
	for _, p := range e.Participations {
		actors = append(actors, string(p.Actor))
	}
	for _, s := range e.Sides() {
		sides = append(sides, s.Key)
	}
	if p := e.Place(); p != "" {
		at = append(at, string(p))
	}
	if e.PartOf != "" {
		talks = append(talks, string(e.PartOf))
	}
	for column, want := range map[string][]string{
		"mentions": texts(e.Mentions), "actors": sorted(actors), "sides": sides, "at": at,
		"places": sorted(texts(e.Places)), "asserted": texts(e.AssertedBy), "talks": talks,
	} {
		if got := fmt.Sprint(value(r, column)); got != fmt.Sprint(want) {
			t.Errorf("%s of %s: got %s, want %s", column, e.ID, got, want)
		}
	}
	if got := value(r, "hidden"); got != e.Hidden {
		t.Errorf("%s: hidden %v, want %v", e.ID, got, e.Hidden)
	}
}

func value(r *driver.Record, column string) any {
	v, _ := r.Get(column)
	return v
}

func texts[S ~string](list []S) []string {
	all := make([]string, len(list))
	for i, s := range list {
		all[i] = string(s)
	}
	return all
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}
