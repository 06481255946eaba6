package actors

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
)

// builder fills a gazetteer from files and knows where it is in them.
type builder struct {
	g     *Gazetteer
	file  string
	line  int
	entry string
	// later holds what can be linked only when all entries are known: the sides
	// of terms and organisations.
	later []func() error
}

func (b *builder) errorf(format string, args ...any) error {
	where := fmt.Sprintf("%s:%d", b.file, b.line)
	if b.entry != "" {
		where += ": " + b.entry
	}
	return fmt.Errorf("%s: %w", where, fmt.Errorf(format, args...))
}

// parseEmbedded reads the data in the order in which it refers to itself.
func parseEmbedded() (*Gazetteer, error) {
	words, err := parseVocabulary()
	if err != nil {
		return nil, err
	}
	b := &builder{g: &Gazetteer{byKey: map[string]int{}, names: newTrie[sense](), words: words, seats: map[string]int{}}}
	for _, step := range []struct {
		file string
		read func(text []byte) error
	}{
		{"countries.tsv", b.countries},
		{"cities.tsv", b.cities},
		{"venues.yaml", b.venues},
		{"organizations.yaml", b.organizations},
		{"bodies.yaml", b.bodies},
		{"people.yaml", b.people},
	} {
		text, err := data.ReadFile("data/" + step.file)
		if err != nil {
			return nil, err
		}
		b.file = step.file
		if err := step.read(text); err != nil {
			return nil, err
		}
	}
	return b.finish()
}

// finish links what waited for all entries and builds the indexes.
func (b *builder) finish() (*Gazetteer, error) {
	for _, link := range b.later {
		if err := link(); err != nil {
			return nil, err
		}
	}
	g := b.g
	g.spelling, g.holders, g.bySide = map[string]int{}, map[string][]int{}, map[string]int{}
	for i := range g.entries {
		e := &g.entries[i]
		if k := e.actor.Kind; k == graph.Country || k == graph.Organization && e.side.Key == string(organizationSide(e.key, "").Key) {
			g.bySide[e.side.Key] = i
		}
		if e.actor.Kind != graph.Person {
			continue
		}
		for _, name := range append([]string{e.actor.FullName}, e.actor.Aliases...) {
			s := spelling(newPattern(name).path)
			if s == "" {
				continue
			}
			if other, taken := g.spelling[s]; taken && other != i {
				g.spelling[s] = -1
			} else {
				g.spelling[s] = i
			}
		}
		for _, t := range e.terms {
			if held := g.holders[t.Side.Key]; len(held) == 0 || held[len(held)-1] != i {
				g.holders[t.Side.Key] = append(held, i)
			}
		}
	}
	return g, nil
}

// add stores the entry, or replaces the one with its key, and returns its index.
func (b *builder) add(e entry) (int, error) {
	if i, there := b.g.byKey[e.key]; there {
		if b.g.entries[i].actor.Gazetteer != "" && !b.replaces() {
			return 0, b.errorf("id %q is taken", e.key)
		}
		b.g.entries[i] = e
		return i, nil
	}
	i := len(b.g.entries)
	b.g.entries = append(b.g.entries, e)
	b.g.byKey[e.key] = i
	return i, nil
}

func (b *builder) replaces() bool { return b.g.spelling != nil } // a finished gazetteer is extended

func (b *builder) name(name string, s sense) error {
	s.pattern = newPattern(name)
	if len(s.pattern.path) == 0 {
		return b.errorf("empty name")
	}
	b.g.names.add(s.pattern.path, s)
	return nil
}

func (b *builder) namesOf(entry int, of senseOf, names ...string) error {
	for _, n := range names {
		if err := b.name(n, sense{entry: entry, of: of}); err != nil {
			return err
		}
	}
	return nil
}

// rows calls read with the columns of every line that is no comment.
func (b *builder) rows(text []byte, columns int, read func(col []string) error) error {
	b.line, b.entry = 0, ""
	for line := range strings.Lines(string(text)) {
		b.line++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != columns {
			return b.errorf("%d columns, want %d", len(col), columns)
		}
		b.entry = col[0]
		if err := read(col); err != nil {
			return err
		}
	}
	return nil
}

func list(s string) []string {
	var items []string
	for item := range strings.SplitSeq(s, ";") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

var isoCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (b *builder) countries(text []byte) error {
	return b.rows(text, 7, func(col []string) error {
		code, name, aliases, adjectives, peoples, capitals, unsure := col[0], col[1], list(col[2]), list(col[3]), list(col[4]), list(col[5]), list(col[6])
		if !isoCode.MatchString(code) {
			return b.errorf("country code %q", code)
		}
		var seats []string // the capitals that stand for the country
		for i, c := range capitals {
			if c[0] == '(' {
				capitals[i] = strings.Trim(c, "()")
			} else {
				seats = append(seats, c)
			}
		}
		key := graph.CountryKey(code)
		e := entry{
			key:   key,
			actor: graph.ActorObserved{Name: name, FullName: name, Kind: graph.Country, Country: code, Gazetteer: key, Aliases: aliases},
			place: &graph.PlaceObserved{Name: name, Kind: graph.CountryPlace, Country: code, Gazetteer: key},
			side:  graph.Side{Key: code, Name: name},
		}
		if len(adjectives) > 0 {
			e.adjective = adjectives[0]
		}
		if len(capitals) > 0 {
			e.capital = capitals[0]
		}
		i, err := b.add(e)
		if err != nil {
			return err
		}
		for _, n := range append([]string{name}, aliases...) {
			if !contains(unsure, n) {
				err = errors.Join(err, b.namesOf(i, fullName, n))
			}
		}
		for _, n := range unsure {
			err = errors.Join(err, b.name(n, sense{entry: i, of: fullName, ambiguous: true}))
		}
		return errors.Join(err, b.namesOf(i, adjective, append(adjectives, oneOf(peoples, adjectives)...)...), b.namesOf(i, people, peoples...), b.namesOf(i, metonym, seats...))
	})
}

// oneOf returns the nouns for one of a people: "Dane" of "Danes", where that is no
// adjective.
func oneOf(peoples, adjectives []string) []string {
	var nouns []string
	for _, p := range peoples {
		if one, plural := strings.CutSuffix(p, "s"); plural && !contains(adjectives, one) {
			nouns = append(nouns, one)
		}
		if one, plural := strings.CutSuffix(p, "men"); plural {
			nouns = append(nouns, one+"man", one+"woman")
		}
	}
	return nouns
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (b *builder) cities(text []byte) error {
	largest := map[string]int{} // name -> population: of two cities of one name the larger is meant
	type row struct {
		entry      entry
		names      []string
		population int
	}
	var cities []row
	err := b.rows(text, 7, func(col []string) error {
		lat, errLat := strconv.ParseFloat(col[3], 64)
		lon, errLon := strconv.ParseFloat(col[4], 64)
		population, errPop := strconv.Atoi(col[5])
		if err := errors.Join(errLat, errLon, errPop); err != nil {
			return b.errorf("%w", err)
		}
		country := b.g.country(col[2])
		if country == nil {
			return b.errorf("no country %q", col[2])
		}
		names := append([]string{col[0]}, list(col[1])...)
		cities = append(cities, row{
			entry: entry{
				key:  "geonames/" + col[6],
				side: country.side,
				place: &graph.PlaceObserved{
					Name: col[0], Kind: graph.City, Country: col[2], Gazetteer: "geonames/" + col[6], GeoNames: col[6],
					Latitude: &lat, Longitude: &lon, Within: country.place,
				},
			},
			names: names, population: population,
		})
		for _, n := range names {
			largest[graph.Fold(n)] = max(largest[graph.Fold(n)], population)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, c := range cities {
		i, err := b.add(c.entry)
		if err != nil {
			return err
		}
		if country := b.g.country(c.entry.place.Country); contains(c.names, country.capital) {
			b.g.seats[c.entry.place.Country] = i
		}
		for _, n := range c.names {
			if largest[graph.Fold(n)] == c.population {
				if err := b.namesOf(i, fullName, n); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// each calls read with every entry of a YAML list.
func (b *builder) each(text []byte, read func(r record) error) error {
	list, err := b.records(text)
	if err != nil {
		return err
	}
	for k, r := range list {
		b.line, b.entry = r.line, "entry "+strconv.Itoa(k+1)
		if len(r.fields) == 0 {
			return b.errorf("want an entry with id and name")
		}
		if err := read(r); err != nil {
			return err
		}
	}
	return nil
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): `)

// yamlError moves the line that a YAML error names to where ours has it.
func (b *builder) yamlError(err error) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(msg); m != nil {
		b.line, _ = strconv.Atoi(m[1])
		msg = strings.TrimPrefix(msg, m[0])
	}
	return b.errorf("%s", msg)
}

// decode fills what dest names by key and refuses other fields: a misspelt one
// would be lost without a word. A *string, *bool, **float64, *[]string or
// *[]record takes the value.
func (b *builder) decode(r record, dest map[string]any) error {
	for _, f := range r.fields {
		to, known := dest[f.key]
		if !known {
			b.line = f.line
			return b.errorf("unknown field %q", f.key)
		}
		if f.key == "id" || f.key == "name" && !strings.HasPrefix(b.entry, `"`) {
			b.entry = strconv.Quote(f.text)
		}
		ok := f.kind == noValue
		switch to := to.(type) {
		case *string:
			if f.kind == textValue {
				*to, ok = f.text, true
			}
		case *bool:
			if f.kind == textValue && (f.text == "true" || f.text == "false") {
				*to, ok = f.text == "true", true
			}
		case **float64:
			if x, err := strconv.ParseFloat(f.text, 64); err == nil {
				*to, ok = &x, true
			}
		case *[]string:
			if f.kind == listValue {
				*to, ok = f.list, true
			}
		case *[]record:
			if f.kind == recordsValue || f.kind == recordValue || f.kind == listValue && len(f.list) == 0 {
				*to, ok = f.records, true
			}
		}
		if !ok {
			b.line = f.line
			return b.errorf("%s: cannot be %s", f.key, f.kind)
		}
	}
	return nil
}

type venueEntry struct {
	ID, Name            string
	Aliases, Ambiguous  []string
	Kind, City, Country string
	StandsFor           string
	Latitude, Longitude *float64
	Wikidata            string
}

func (b *builder) venues(text []byte) error {
	return b.each(text, func(r record) error {
		var v venueEntry
		if err := b.decode(r, map[string]any{
			"id": &v.ID, "name": &v.Name, "aliases": &v.Aliases, "ambiguous": &v.Ambiguous, "kind": &v.Kind, "city": &v.City,
			"country": &v.Country, "stands_for": &v.StandsFor, "latitude": &v.Latitude, "longitude": &v.Longitude, "wikidata": &v.Wikidata,
		}); err != nil {
			return err
		}
		kind := graph.PlaceKind(v.Kind)
		if v.ID == "" || v.Name == "" {
			return b.errorf("want id and name")
		}
		if kind != graph.Venue && kind != graph.City && kind != graph.Region {
			return b.errorf("kind %q: want VENUE, CITY or REGION", v.Kind)
		}
		key := "place/" + v.ID
		e := entry{key: key, place: &graph.PlaceObserved{
			Name: v.Name, Kind: kind, Country: v.Country, Gazetteer: key, Wikidata: v.Wikidata, Latitude: v.Latitude, Longitude: v.Longitude,
		}}
		if v.Country != "" {
			country := b.g.country(v.Country)
			if country == nil {
				return b.errorf("no country %q", v.Country)
			}
			e.side, e.place.Within = country.side, country.place
		}
		if v.City != "" {
			city := b.city(v.City, v.Country)
			if city == nil {
				return b.errorf("no city %q in %q", v.City, v.Country)
			}
			e.place.Within = city
		}
		i, err := b.add(e)
		if err != nil {
			return err
		}
		if v.StandsFor != "" {
			c, ok := b.g.byKey[graph.CountryKey(v.StandsFor)]
			if !ok {
				return b.errorf("stands_for: no country %q", v.StandsFor)
			}
			err = b.namesOf(c, metonym, append([]string{v.Name}, v.Aliases...)...)
		}
		for _, n := range append([]string{v.Name}, v.Aliases...) {
			err = errors.Join(err, b.name(n, sense{entry: i, of: fullName, ambiguous: contains(v.Ambiguous, n)}))
		}
		return err
	})
}

// city returns the city of the name; an empty country is any.
func (b *builder) city(name, country string) *graph.PlaceObserved {
	p := newPattern(name)
	node := int32(0)
	for _, w := range p.path {
		node = b.g.names.next[step{node, w}]
		if node == 0 {
			return nil
		}
	}
	for _, s := range b.g.names.at[node] {
		if e := &b.g.entries[s.entry]; s.of == fullName && e.place != nil && e.place.Kind == graph.City && (country == "" || e.place.Country == country) {
			return e.place
		}
	}
	return nil
}

type organizationEntry struct {
	ID, Name                     string
	Kind                         string
	Aliases, Adjective, Metonyms []string
	Country, Side, Wikidata      string
	Outlet                       bool
}

func (b *builder) organizations(text []byte) error { return b.each(text, b.organization) }

func (b *builder) organization(r record) error {
	var o organizationEntry
	if err := b.decode(r, map[string]any{
		"id": &o.ID, "name": &o.Name, "kind": &o.Kind, "aliases": &o.Aliases, "adjective": &o.Adjective, "metonyms": &o.Metonyms,
		"country": &o.Country, "side": &o.Side, "wikidata": &o.Wikidata, "outlet": &o.Outlet,
	}); err != nil {
		return err
	}
	if o.ID == "" || o.Name == "" {
		return b.errorf("want id and name")
	}
	e := entry{
		key: o.ID, outlet: o.Outlet,
		actor: graph.ActorObserved{Name: o.Name, FullName: o.Name, Kind: graph.Organization, Country: o.Country, Gazetteer: o.ID, Wikidata: o.Wikidata, Aliases: o.Aliases},
		side:  organizationSide(o.ID, o.Name),
	}
	if len(o.Adjective) > 0 {
		e.adjective = o.Adjective[0]
	}
	if err := b.checkWikidata(o.Wikidata); err != nil {
		return err
	}
	if o.Country != "" {
		if b.g.country(o.Country) == nil {
			return b.errorf("no country %q", o.Country)
		}
	}
	i, err := b.add(e)
	if err != nil {
		return err
	}
	if o.Side != "" {
		b.linkSide(o.Side, func(s graph.Side) { b.g.entries[i].side = s })
	}
	return errors.Join(
		b.namesOf(i, fullName, append([]string{o.Name}, o.Aliases...)...),
		b.namesOf(i, adjective, o.Adjective...), b.namesOf(i, metonym, o.Metonyms...))
}

// linkSide sets a side given as a country code or an organisation's id, once all
// entries are known.
func (b *builder) linkSide(side string, set func(graph.Side)) {
	at := *b
	b.later = append(b.later, func() error {
		s, ok := b.g.sideOf(side)
		if !ok {
			s, ok = b.g.sideOf(graph.CountryKey(side))
		}
		if !ok {
			return at.errorf("side: no organisation or country %q", side)
		}
		set(s)
		return nil
	})
}

var wikidataID = regexp.MustCompile(`^Q[1-9][0-9]*$`)

func (b *builder) checkWikidata(id string) error {
	if id != "" && !wikidataID.MatchString(id) {
		return b.errorf("wikidata %q: want Q and a number", id)
	}
	return nil
}

func (b *builder) bodies(text []byte) error {
	return b.each(text, func(r record) error {
		var v struct {
			ID    string
			Names []string
			Own   []record
		}
		if err := b.decode(r, map[string]any{"id": &v.ID, "names": &v.Names, "own": &v.Own}); err != nil {
			return err
		}
		if v.ID == "" || len(v.Names) == 0 {
			return b.errorf("want id and names")
		}
		at := body{id: v.ID, name: v.Names[0], own: map[string]string{}}
		var own []field // one a country
		for _, r := range v.Own {
			own = append(own, r.fields...)
		}
		for _, f := range own {
			if b.g.country(f.key) == nil || len(f.list) == 0 {
				return b.errorf("own: no country %q with a list of names", f.key)
			}
			at.own[f.key] = f.list[0]
		}
		index := len(b.g.bodies)
		b.g.bodies = append(b.g.bodies, at)
		for _, f := range own {
			i, err := b.add(b.g.bodyEntry(index, f.key))
			if err != nil {
				return err
			}
			if err := b.namesOf(i, fullName, f.list...); err != nil {
				return err
			}
		}
		for _, name := range v.Names {
			s := sense{entry: index, of: bodyName, pattern: newPattern(name)}
			s.pattern.capital, s.pattern.allCaps = 0, 0 // "Iran's foreign ministry" too
			if inCapitals(name) {
				s.pattern.allCaps = 1
			}
			b.g.names.add(s.pattern.path, s)
		}
		return nil
	})
}

// bodyEntry makes the entry of a country's body.
func (g *Gazetteer) bodyEntry(index int, code string) entry {
	at := g.bodies[index]
	country := g.country(code)
	name := at.own[code]
	formal := cmp.Or(country.adjective, country.actor.Name) + " " + at.name
	e := entry{key: at.id + "/" + strings.ToLower(code), side: country.side}
	e.actor = graph.ActorObserved{Kind: graph.Organization, Country: code, Gazetteer: e.key, FullName: cmp.Or(name, formal)}
	if name != "" {
		e.actor.Aliases = []string{formal}
	}
	e.actor.Name = e.actor.FullName
	return e
}

type personEntry struct {
	ID, Name, Country, Sex, Family string
	Kind                           string
	Short, Aliases, Ambiguous      []string
	Wikidata                       string
	Terms                          []record
}

func (b *builder) people(text []byte) error { return b.each(text, b.person) }

// ownActors reads an analyst's file, where bodies may stand among people.
func (b *builder) ownActors(text []byte) error {
	return b.each(text, func(r record) error {
		for _, f := range r.fields {
			if f.key == "kind" {
				switch f.text {
				case string(graph.Organization):
					return b.organization(r)
				case string(graph.Person):
				default:
					b.line = f.line
					return b.errorf("kind %q: want PERSON or ORGANIZATION", f.text)
				}
			}
		}
		return b.person(r)
	})
}

func (b *builder) person(r record) error {
	var p personEntry
	if err := b.decode(r, map[string]any{
		"id": &p.ID, "name": &p.Name, "country": &p.Country, "sex": &p.Sex, "family": &p.Family, "kind": &p.Kind, "short": &p.Short,
		"aliases": &p.Aliases, "ambiguous": &p.Ambiguous, "wikidata": &p.Wikidata, "terms": &p.Terms,
	}); err != nil {
		return err
	}
	if p.ID == "" || p.Name == "" {
		return b.errorf("want id and name")
	}
	if err := b.checkWikidata(p.Wikidata); err != nil {
		return err
	}
	e := entry{
		key:    p.ID,
		actor:  graph.ActorObserved{Name: p.Name, FullName: p.Name, Kind: graph.Person, Country: p.Country, Gazetteer: p.ID, Wikidata: p.Wikidata, Aliases: p.Aliases},
		tokens: newPattern(p.Name).path,
	}
	switch p.Sex {
	case "m", "f":
		e.sex = p.Sex[0]
	case "":
	default:
		return b.errorf("sex %q: want m or f", p.Sex)
	}
	e.family = familyName(e.tokens, b.g.words)
	if p.Family != "" {
		e.family = newPattern(p.Family).path
	}
	if p.Country != "" {
		country := b.g.country(p.Country)
		if country == nil {
			return b.errorf("no country %q", p.Country)
		}
		e.side = country.side
	}
	// A family name that several people share is asked for by the others.
	for _, n := range p.Short {
		if !contains(p.Ambiguous, n) && !contains(e.actor.Aliases, n) {
			e.actor.Aliases = append(e.actor.Aliases[:len(e.actor.Aliases):len(e.actor.Aliases)], n)
		}
	}
	for k, r := range p.Terms {
		var t struct{ Title, Side, Level, From, To string }
		if err := b.decode(r, map[string]any{"title": &t.Title, "side": &t.Side, "level": &t.Level, "from": &t.From, "to": &t.To}); err != nil {
			return err
		}
		held, err := b.term(t.Title, t.Level, t.From, t.To)
		if err != nil {
			return err
		}
		held.Side = e.side
		e.terms = append(e.terms, held)
		if t.Side != "" {
			b.linkSide(t.Side, func(s graph.Side) { b.g.entries[b.g.byKey[p.ID]].terms[k].Side = s })
		}
	}
	i, err := b.add(e)
	if err != nil {
		return err
	}
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		err = errors.Join(err, b.name(n, sense{entry: i, of: fullName, ambiguous: contains(p.Ambiguous, n)}))
	}
	for _, n := range p.Short {
		err = errors.Join(err, b.name(n, sense{entry: i, of: shortName, ambiguous: contains(p.Ambiguous, n)}))
	}
	return err
}

func (b *builder) term(title, level, from, to string) (Held, error) {
	h := Held{Title: title, Level: graph.Level(level)}
	if title == "" {
		return h, b.errorf("a term without title")
	}
	switch h.Level {
	case "":
		h.Level = b.g.words.levelOf(newPattern(title).path)
		if h.Level == "" {
			return h, b.errorf("title %q: give its level", title)
		}
	case graph.LevelHead, graph.LevelMinister, graph.LevelEnvoy, graph.LevelOfficial:
	default:
		return h, b.errorf("level %q: want HEAD, MINISTER, ENVOY or OFFICIAL", level)
	}
	var err error
	if h.From, err = dayBound(from, "-01-01", "-01"); err != nil {
		return h, b.errorf("from: %w", err)
	}
	if h.To, err = dayBound(to, "-12-31", "-31"); err != nil {
		return h, b.errorf("to: %w", err)
	}
	if h.To != "" && h.To < h.From {
		return h, b.errorf("term %q ends (%s) before it begins (%s)", title, to, from)
	}
	return h, nil
}

// dayBound completes a year or month to a day. Days sort as strings, so the
// 31st of a shorter month will do.
func dayBound(s, restOfYear, restOfMonth string) (graph.Day, error) {
	switch len(s) {
	case 0:
		return "", nil
	case 4:
		s += restOfYear
	case 7:
		if _, err := graph.ParseDay(s + "-01"); err != nil {
			return "", err
		}
		return graph.Day(s + restOfMonth), nil
	}
	return graph.ParseDay(s)
}
