// Command citylist makes data/cities.tsv of package actors from GeoNames'
// cities500.txt (CC BY 4.0): capitals, cities of half a million people and those
// of wanted.tsv.
//
//	go run ./loader/actors/citylist -from cities500.txt > loader/actors/data/cities.tsv
package main

import (
	"bufio"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-events/parley/graph"
)

//go:embed wanted.tsv
var wantedList string

// large is the population from which a city is listed unasked.
const large = 500_000

// words are names of large cities that are more often something else. Behind
// "in" they are still read as places.
var words = map[string]bool{
	"austin": true, "charlotte": true, "phoenix": true, "columbus": true, "victoria": true, "mobile": true,
	"orange": true, "split": true, "nice": true, "reading": true, "batman": true, "man": true, "aurora": true,
	"jackson": true, "lincoln": true, "madison": true, "independence": true, "bay": true, "soledad": true,
	"natal": true, "merida": true, "leon": true, "george": true, "victor": true, "surat": true, "anda": true,
	"ankang": true, "guadalupe": true, "san jose": true, "el paso": true, "fort worth": true, "nasr": true,
	"union": true, "salem": true, "kota": true, "concepcion": true, "trujillo": true, "cordoba": true,
	"nelson mandela bay": true, "aba": true, "ila": true, "ado": true, "oyo": true, "bo": true, "linyi": true,
	"santiago": true, "suleja": true, "hamilton": true, "medina estates": true,
}

type city struct {
	name, country, id, lat, lon string
	names                       []string // all that GeoNames has
	population                  int
	capital, listed             bool
	aliases                     []string
}

func main() {
	log.SetFlags(0)
	from := flag.String("from", "cities500.txt", "GeoNames file `cities500.txt`")
	countries := flag.String("countries", "loader/actors/data/countries.tsv", "the gazetteer's `countries`: cities of others are left out")
	flag.Parse()
	codes, err := os.ReadFile(*countries)
	if err != nil {
		log.Fatal(err)
	}
	f, err := os.Open(*from)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	cities, err := read(f)
	if err != nil {
		log.Fatalf("%s: %v", *from, err)
	}
	cities = slices.DeleteFunc(cities, func(c *city) bool { return !strings.Contains("\n"+string(codes), "\n"+c.country+"\t") })
	list(cities)
	write(os.Stdout, cities)
}

func read(r io.Reader) ([]*city, error) {
	var cities []*city
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		col := strings.Split(lines.Text(), "\t")
		if len(col) < 15 {
			return nil, fmt.Errorf("line %d: %d columns, want 19", n, len(col))
		}
		population, err := strconv.Atoi(col[14])
		if err != nil {
			return nil, fmt.Errorf("line %d: population %q", n, col[14])
		}
		if col[7] == "PPLX" { // a part of a city
			continue
		}
		cities = append(cities, &city{
			id: col[0], name: col[1], names: append([]string{col[1], col[2]}, strings.Split(col[3], ",")...),
			lat: col[4], lon: col[5], country: col[8], population: population, capital: col[7] == "PPLC",
		})
	}
	return cities, lines.Err()
}

// list marks the cities of wanted.tsv: of several of one name in a country, the
// largest.
func list(cities []*city) {
	for line := range strings.Lines(wantedList) {
		col := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(col) < 2 {
			continue
		}
		var best *city
		for _, c := range cities {
			if c.country == col[1] && (best == nil || c.population > best.population) && slices.Contains(c.names, col[0]) {
				best = c
			}
		}
		if best == nil {
			log.Printf("wanted.tsv: no %s in %s", col[0], col[1])
			continue
		}
		best.listed, best.name = true, col[0]
		if len(col) > 2 && col[2] != "" {
			best.aliases = strings.Split(col[2], "; ")
		}
	}
}

func write(w io.Writer, cities []*city) {
	fmt.Fprint(w, "# Cities, from GeoNames (https://www.geonames.org), CC BY 4.0; made by command citylist.\n"+
		"# name\taliases\tcountry\tlatitude\tlongitude\tpopulation\tgeonames\n")
	slices.SortFunc(cities, func(a, b *city) int {
		if a.country != b.country {
			return strings.Compare(a.country, b.country)
		}
		return strings.Compare(a.name+a.id, b.name+b.id)
	})
	seen := map[string]bool{}
	for _, c := range cities {
		wanted := c.listed || c.capital || c.population >= large && !words[graph.Fold(c.name)]
		if !wanted || seen[c.country+c.name] {
			continue
		}
		seen[c.country+c.name] = true
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", c.name, strings.Join(c.aliases, "; "), c.country, c.lat, c.lon, c.population, c.id)
	}
}
