package graphtest

import "github.com/parley-events/parley/graph"

// person is somebody of the newsroom's world: invented, with names in several
// scripts, with diacritics, and pairs that are easily confused.
type person struct {
	id       int
	short    string // as most sentences have it
	full     string
	kind     graph.ActorKind
	country  string
	known    string // gazetteer key, "" for those no gazetteer has
	wikidata string
	aliases  []string
	position string
	level    graph.Level
	side     graph.Side
}

func (p person) key() string { return graph.ActorKey(p.observed(false)) }

// observed is the actor as a sentence has it: by the short name, or in full.
func (p person) observed(inFull bool) graph.ActorObserved {
	o := graph.ActorObserved{
		Name: p.short, FullName: p.full, Kind: p.kind, Country: p.country,
		Gazetteer: p.known, Wikidata: p.wikidata, Aliases: p.aliases,
	}
	if inFull {
		o.Name = o.FullestName()
	}
	return o
}

func (p person) participant(r graph.Role, inFull bool) graph.Participant {
	out := graph.Participant{
		ActorObserved: p.observed(inFull), Role: r, Position: p.position, Level: p.level, Side: p.side, Certainty: graph.Stated,
	}
	if p.kind == graph.Group {
		out.Certainty = graph.Inferred
	}
	return out
}

var (
	ruritania = graph.Side{Key: "RR", Name: "Ruritania"}
	borduria  = graph.Side{Key: "BD", Name: "Borduria"}
	zubrowka  = graph.Side{Key: "ZB", Name: "Zubrowka"}
	union     = graph.Side{Key: string(graph.NewActorID("gazetteer:org/union")), Name: "Union of Nations"}
)

// hub takes part in more than anybody else.
var hub = person{short: "Rassendyll", full: "Rudolf Rassendyll", kind: graph.Person, country: "RR", known: "person/rassendyll",
	wikidata: "Q900001", aliases: []string{"King Rudolf"}, position: "President", level: graph.LevelHead, side: ruritania}

var people = numbered([]person{
	hub,
	{short: "Strakencz", full: "Josef Strakencz", kind: graph.Person, country: "RR", known: "person/strakencz", wikidata: "Q900002", position: "Foreign Minister", level: graph.LevelMinister, side: ruritania},
	{short: "Müsstler", full: "Plekszy Müsstler", kind: graph.Person, country: "BD", known: "person/musstler", wikidata: "Q900003", aliases: []string{"Musstler"}, position: "Marshal", level: graph.LevelHead, side: borduria},
	{short: "Sponsz", full: "Colonel Sponsz", kind: graph.Person, country: "BD", position: "envoy", level: graph.LevelEnvoy, side: borduria},
	{short: "Żółkiewski", full: "Łukasz Żółkiewski", kind: graph.Person, country: "ZB", known: "person/zolkiewski", wikidata: "Q900004", side: zubrowka},
	{short: "Nguyễn", full: "Nguyễn Thị Ánh", kind: graph.Person, country: "ZB", level: graph.LevelOfficial, side: union},
	{short: "Їжакевич", full: "Олена Їжакевич", kind: graph.Person, country: "BD", side: borduria},
	{short: "王", full: "王小明", kind: graph.Person, country: "ZB", known: "person/wang", aliases: []string{"Wang Xiaoming"}, side: zubrowka},
	{short: "الحكيم", full: "سمير الحكيم", kind: graph.Person, country: "RR"},
	{short: "O’Brien", full: "Siobhán O’Brien", kind: graph.Person, country: "RR", position: "spokeswoman", side: ruritania},
	{short: "Gregor", full: "Anna Gregor", kind: graph.Person, country: "RR"},
	{short: "Gregor", full: "Anna Gregor", kind: graph.Person, country: "BD"},
	{short: "Gregor", full: "", kind: graph.Person},
	{short: "Ruritania", full: "Ruritania", kind: graph.Country, country: "RR", known: "country/rr", wikidata: "Q900010", aliases: []string{"the Ruritanians", "Strelsau"}, side: ruritania},
	{short: "Borduria", full: "Borduria", kind: graph.Country, country: "BD", known: "country/bd", wikidata: "Q900011", side: borduria},
	{short: "the Union", full: "Union of Nations", kind: graph.Organization, known: "org/union", wikidata: "Q900012", aliases: []string{"UoN"}, side: union},
	{short: "Bordurian officials", full: "Bordurian officials", kind: graph.Group, country: "BD", side: borduria},
})

// numbered gives each person an id.
func numbered(ps []person) []person {
	for i := range ps {
		ps[i].id = i
	}
	return ps
}

func degrees(f float64) *float64 { return &f }

var (
	ruritaniaPlace = &graph.PlaceObserved{Name: "Ruritania", Kind: graph.CountryPlace, Country: "RR", Gazetteer: "place/rr", Wikidata: "Q900010"}
	borduriaPlace  = &graph.PlaceObserved{Name: "Borduria", Kind: graph.CountryPlace, Country: "BD", Gazetteer: "place/bd"}
	strelsau       = &graph.PlaceObserved{Name: "Strelsau", Kind: graph.City, Country: "RR", Gazetteer: "place/strelsau", GeoNames: "900001",
		Latitude: degrees(49.5), Longitude: degrees(15.25), Within: ruritaniaPlace}
	szohod = &graph.PlaceObserved{Name: "Szohôd", Kind: graph.City, Country: "BD", Gazetteer: "place/szohod", Within: borduriaPlace}
)

// places are where things happen; nil is nowhere known.
var places = []*graph.PlaceObserved{
	{Name: "Winter Palace", Kind: graph.Venue, Country: "RR", Gazetteer: "place/winter-palace", Within: strelsau},
	{Name: "Grand Hôtel", Kind: graph.Venue, Within: strelsau},
	strelsau,
	szohod,
	{Name: "Szohod", Kind: graph.City, Country: "ZB", Within: &graph.PlaceObserved{Name: "Zubrowka", Kind: graph.CountryPlace, Country: "ZB"}},
	ruritaniaPlace,
	nil,
	nil,
}

var (
	publishers = []string{"Daily Post", "Le Télégraphe", "Kyiv Herald", "Gazette of Strelsau", ""}
	channels   = []string{"X", "Telegram", "press conference", "Télévision"}
	topics     = []string{"ceasefire", "prisoners", "sanctions", "territory"}
	headlines  = []string{
		"Rassendyll meets envoys in Strelsau", "Talks at the Winter Palace", "Müsstler warns Ruritania",
		"Переговори у Стрельсау", "No deal after five hours", "Russia’s neighbours wait",
	}
	asides  = []string{"a long silence", "weeks of waiting", "the café talks", "Straße and river froze", "another year"}
	sayings = []string{
		"we are ready for peace", "the border is closed", "naïve hopes will not help us", "there is no plan B",
	}
	verbs = map[graph.EventType]string{
		graph.Meeting: "met", graph.Visit: "visited", graph.Call: "telephoned", graph.Statement: "said",
		graph.Attack: "attacked", graph.Sanction: "sanctioned",
	}
)
