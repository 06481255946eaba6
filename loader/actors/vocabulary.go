package actors

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parley-events/parley/graph"
)

// vocabulary is what is known of words, not of single actors.
type vocabulary struct {
	titles  *trie[*title]
	address map[string]byte // "mr" -> 'm'; 0 for both
	before  map[string]bool // may stand between the country and the office
	deputy  map[string]bool
	former  map[string]bool
	current map[string]bool
	groups  *trie[groupNoun]
	bare    map[string]bool // group nouns that need no country before them

	given    map[string]byte // given name -> 'm', 'f' or 'u'
	clan     map[string]bool // family names that stand first
	common   map[string]bool
	heads    map[string]bool
	places   map[string]bool
	things   map[string]bool
	suffix   map[string]bool
	inner    map[string]bool // particles of names
	speech   map[string]bool
	locate   map[string]bool
	function map[string]bool
}

// title is a word for an office or task.
type title struct {
	class  string
	level  graph.Level
	sex    byte
	refers map[string]bool // classes a bare use may point back to
	words  []string
	plural bool
}

// groupNoun is a plural noun for people who act together.
type groupNoun byte

const (
	countryNoun groupNoun = iota + 1 // "side": the country itself
	forcesNoun                       // "troops"
	peopleNoun                       // "officials"
)

func parseVocabulary() (*vocabulary, error) {
	v := &vocabulary{
		titles: newTrie[*title](), groups: newTrie[groupNoun](),
		address: map[string]byte{}, given: map[string]byte{}, clan: map[string]bool{},
		speech: wordSet("said says saying told tells added adds wrote writes posted announced announces warned warns asked asks " +
			"replied insisted insists argued argues noted stressed stated declared claimed accused urged confirmed denied denies " +
			"called vowed pledged promised complained explained predicted acknowledged conceded remarked observed tweeted reported " +
			"commented maintained suggested described signalled signaled indicated reiterated praised hailed welcomed condemned " +
			"dismissed rejected thanked met telephoned"),
		locate:   wordSet("in at near outside inside across around throughout into toward towards via through from over above within beyond"),
		function: wordSet("the a an of in on at to for from by with and or but nor as that which who whom whose when while where if because than then so not is are was were be been being has have had do does did will would can could may might must shall should it he she they we i you his her its their our this these those there after before during since until about against between into through over under up down out off also only just even still yet both either neither all any some no more most such very too what how why"),
	}
	if err := v.parseTitles(); err != nil {
		return nil, err
	}
	words, err := parseLists("words.txt")
	if err != nil {
		return nil, err
	}
	for name, set := range map[string]*map[string]bool{
		"common": &v.common, "heads": &v.heads, "places": &v.places, "things": &v.things, "suffixes": &v.suffix, "particles": &v.inner,
	} {
		if *set = foldedSet(words[name]); len(*set) == 0 {
			return nil, fmt.Errorf("words.txt: no list %q", name)
		}
	}
	names, err := parseLists("firstnames.txt")
	if err != nil {
		return nil, err
	}
	for _, sex := range []string{"m", "f", "u"} {
		for _, n := range names[sex] {
			f := foldWord(n)
			if v.given[f] != 0 && v.given[f] != sex[0] {
				v.given[f] = 'u' // Andrea
				continue
			}
			v.given[f] = sex[0]
		}
	}
	v.clan = foldedSet(names["family"])
	return v, nil
}

func wordSet(words string) map[string]bool { return foldedSet(strings.Fields(words)) }

func foldedSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[foldWord(w)] = true
	}
	return set
}

// parseLists reads lines "name: word word".
func parseLists(file string) (map[string][]string, error) {
	text, err := data.ReadFile("data/" + file)
	if err != nil {
		return nil, err
	}
	lists := map[string][]string{}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, found := strings.Cut(line, ":")
		if !found {
			return nil, fmt.Errorf("%s:%d: want NAME: WORDS", file, n)
		}
		lists[name] = append(lists[name], strings.Fields(words)...)
	}
	return lists, nil
}

func (v *vocabulary) parseTitles() error {
	text, err := data.ReadFile("data/titles.yaml")
	if err != nil {
		return err
	}
	var file struct {
		Titles []struct {
			Words, Refers []string
			Class, Sex    string
			Level         graph.Level
		}
		Address                         map[string][]string
		Before, Deputy, Former, Current []string
		Groups                          map[string][]string
	}
	if err := yaml.Unmarshal(text, &file); err != nil {
		return fmt.Errorf("titles.yaml: %w", err)
	}
	for _, t := range file.Titles {
		refers := map[string]bool{t.Class: true}
		for _, c := range t.Refers {
			refers[c] = true
		}
		var sex byte
		if t.Sex != "" {
			sex = t.Sex[0]
		}
		for _, words := range t.Words {
			path := newPattern(words).path
			entry := title{class: t.Class, level: t.Level, sex: sex, refers: refers, words: path}
			v.titles.add(path, &entry)
			many := entry
			many.plural = true
			if plural := pluralOf(path); plural != nil {
				v.titles.add(plural, &many)
			}
		}
	}
	for sex, words := range file.Address {
		var s byte
		if sex != "any" {
			s = sex[0]
		}
		for _, w := range words {
			v.address[foldWord(w)] = s
		}
	}
	v.before, v.deputy, v.former, v.current = foldedSet(file.Before), foldedSet(file.Deputy), foldedSet(file.Former), foldedSet(file.Current)
	v.bare = foldedSet(file.Groups["bare"])
	for kind, noun := range map[string]groupNoun{"country": countryNoun, "forces": forcesNoun, "people": peopleNoun} {
		for _, words := range file.Groups[kind] {
			v.groups.add(newPattern(words).path, noun)
		}
	}
	return nil
}

// pluralOf returns the plural of an office, nil where there is none: the head is
// the word before "of" ("secretaries of state"), else the last.
func pluralOf(path []string) []string {
	head := len(path) - 1
	for i, w := range path {
		if (w == "of" || w == "for") && i > 0 {
			head = i - 1
			break
		}
	}
	if path[len(path)-1] == "general" && len(path) > 1 {
		head = len(path) - 2
	}
	w := path[head]
	switch {
	case strings.HasSuffix(w, "man"):
		w = strings.TrimSuffix(w, "man") + "men"
	case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ey") && !strings.HasSuffix(w, "oy"):
		w = strings.TrimSuffix(w, "y") + "ies"
	case strings.HasSuffix(w, "s"):
		return nil
	default:
		w += "s"
	}
	plural := append([]string(nil), path...)
	plural[head] = w
	return plural
}

// levelOf returns the level of a title given in full, "" where its words tell none.
func (v *vocabulary) levelOf(path []string) graph.Level {
	t, before := v.officeIn(path)
	if t == nil {
		return ""
	}
	return v.lowered(t, before)
}

// lowered is the level of an office behind words such as "deputy".
func (v *vocabulary) lowered(t *title, before []string) graph.Level {
	for _, w := range before {
		if v.deputy[w] {
			switch t.level {
			case graph.LevelHead:
				return graph.LevelMinister
			case "":
				return ""
			}
			return graph.LevelOfficial
		}
	}
	return t.level
}

// longFamilyName is the length from which a last word is a family name even behind
// what looks like a Chinese or Korean one ("Sun Castellanos").
const longFamilyName = 9

// familyName returns the part of a name that stands for the whole: with
// particles ("von der Leyen"), without "Jr.", and first where the name is
// Chinese or Korean.
func familyName(tokens []string, v *vocabulary) []string {
	end := len(tokens)
	for end > 1 && v.suffix[tokens[end-1]] {
		end--
	}
	if end < 2 {
		return tokens[:end]
	}
	if v.clan[tokens[0]] && v.given[tokens[0]] == 0 && len(tokens[end-1]) < longFamilyName {
		return tokens[:1]
	}
	from := end - 1
	for from > 1 && v.inner[tokens[from-1]] {
		from--
	}
	return tokens[from:end]
}
