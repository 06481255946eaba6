package timex

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// value is what a list or a computed class read in the text.
type value struct {
	key  string  // of the list entry: "3", "SP"; "X" for an unknown number
	num  float64 // of a number
	date *found  // of {date} and {time}
}

// class is one {name} of a pattern.
type class struct {
	list list
	read func(*scan, int) (value, int) // words read, -1 for none; nil for a list

	// What a word must be for read to match there: a number, or the start of
	// an expression up to a level; neither for any word.
	numeric bool
	level   int
}

// list maps the first word of each entry to its entries, longest first.
type list map[string][]entry

type entry struct {
	words   []string // normal forms
	capital []bool
	key     string
}

func newList(entries map[string][]string) list {
	l := list{}
	for key, texts := range entries {
		for _, text := range texts {
			e := entry{key: key}
			for _, w := range wordsOf(text) {
				r, _ := utf8.DecodeRuneInString(w)
				e.words = append(e.words, normal(w))
				e.capital = append(e.capital, unicode.IsUpper(r))
			}
			l[e.words[0]] = append(l[e.words[0]], e)
		}
	}
	for _, es := range l {
		sort.Slice(es, func(i, j int) bool {
			if len(es[i].words) != len(es[j].words) {
				return len(es[i].words) > len(es[j].words)
			}
			return es[i].key < es[j].key
		})
	}
	return l
}

// wordsOf splits an entry as the tokeniser splits text.
func wordsOf(s string) []string {
	s = strings.NewReplacer("’s", " 's", "'s", " 's", "-", " - ").Replace(s)
	return strings.Fields(s)
}

// class reads a class at word i: its value and the number of words, -1 if it
// does not match there.
func (s *scan) class(c class, i int) (value, int) {
	if i >= len(s.words) {
		return value{}, -1
	}
	if c.read != nil {
		return c.read(s, i)
	}
	for _, e := range c.list[s.words[i].normal] {
		if s.hasEntry(e, i) {
			return value{key: e.key}, len(e.words)
		}
	}
	return value{}, -1
}

func (s *scan) hasEntry(e entry, i int) bool {
	if i+len(e.words) > len(s.words) {
		return false
	}
	for k, w := range e.words {
		if got := s.words[i+k]; got.normal != w || e.capital[k] && !got.capital {
			return false
		}
	}
	return true
}

// computed are the classes that are no lists.
var computed = map[string]class{
	"number":  {read: (*scan).number, numeric: true},
	"digits":  {read: (*scan).digits, numeric: true},
	"ordinal": {read: (*scan).ordinal, numeric: true},
	"dom":     {read: (*scan).dayOfMonth, numeric: true},
	"year":    {read: (*scan).year, numeric: true},
	"numeric": {read: (*scan).numeric, numeric: true},
	"decade":  {read: (*scan).decade, numeric: true},
	"clock":   {read: (*scan).clock, numeric: true},
	"hhmm":    {read: (*scan).militaryClock, numeric: true},
	"hours":   {read: (*scan).hours, numeric: true},
	"any":     {read: (*scan).anyWord},
	"stop":    {read: (*scan).stop},
	"lower":   {read: (*scan).lowerWord},
}

var none = value{}

func (s *scan) anyWord(i int) (value, int) {
	if r, _ := utf8.DecodeRuneInString(s.words.at(i)); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return none, 1
	}
	return none, -1
}

func (s *scan) lowerWord(i int) (value, int) {
	if _, n := s.anyWord(i); n > 0 && !s.words[i].capital {
		return none, 1
	}
	return none, -1
}

func (s *scan) stop(i int) (value, int) {
	if _, n := s.anyWord(i); n > 0 {
		return none, -1
	}
	return none, 1
}

// Numbers in words; tens are joined to ones by a hyphen, and begin at twenty.
var (
	ones = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen " +
		"fifteen sixteen seventeen eighteen nineteen")
	tens      = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	ordinals  = strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	cardinal  = numbered(ones, 1)
	multiples = numbered(tens, 10)
	ordinal   = numbered(ordinals, 1)
)

func numbered(words []string, step int) map[string]int {
	m := map[string]int{}
	for i, w := range words {
		m[w] = i * step
	}
	return m
}

func numberValue(n float64) value {
	return value{key: strconv.FormatFloat(n, 'f', -1, 64), num: n}
}

// number reads 5, 2.5, five, twenty-one, a dozen, two and a half, half an, a,
// several.
func (s *scan) number(i int) (value, int) {
	if s.words.at(i) == "half" && (s.words.at(i+1) == "an" || s.words.at(i+1) == "a") {
		return numberValue(0.5), 2
	}
	if whole, ok := strings.CutSuffix(s.words.at(i), "-and-a"); ok && s.words.at(i+1) == "-" && s.words.at(i+2) == "half" {
		if x, ok := cardinal[whole]; ok { // "a two-and-a-half-hour meeting"
			return numberValue(float64(x) + 0.5), 3
		}
	}
	if v, n := s.class(class{list: s.g.lists["many"]}, i); n > 0 {
		return v, n
	}
	v, n := s.plainNumber(i)
	if n < 0 {
		return v, n
	}
	if s.words.at(i+n) == "and" && s.words.at(i+n+1) == "a" && s.words.at(i+n+2) == "half" {
		return numberValue(v.num + 0.5), n + 3
	}
	return v, n
}

func (s *scan) plainNumber(i int) (value, int) {
	if v, n := s.digits(i); n > 0 {
		return v, n
	}
	w := s.words.at(i)
	if x, err := strconv.ParseFloat(w, 64); err == nil && strings.Count(w, ".") == 1 && len(w) < 6 && x > 0 {
		return numberValue(x), 1
	}
	if w == "a" || w == "an" {
		switch s.words.at(i + 1) {
		case "dozen":
			return numberValue(12), 2
		case "hundred":
			return numberValue(100), 2
		}
		return numberValue(1), 1
	}
	if x := multiples[w]; x > 10 {
		if y, ok := cardinal[s.words.at(i+2)]; ok && s.words.at(i+1) == "-" && y > 0 && y < 10 {
			return numberValue(float64(x + y)), 3
		}
		return numberValue(float64(x)), 1
	}
	if x, ok := cardinal[w]; ok && x > 0 {
		if s.words.at(i+1) == "hundred" {
			return numberValue(float64(100 * x)), 2
		}
		return numberValue(float64(x)), 1
	}
	return none, -1
}

// digits reads a whole number of up to four figures.
func (s *scan) digits(i int) (value, int) {
	w := s.words.at(i)
	if n, ok := figures(w); ok && len(w) <= 4 {
		return numberValue(float64(n)), 1
	}
	return none, -1
}

func figures(w string) (int, bool) {
	if w == "" || len(w) > 8 {
		return 0, false
	}
	n := 0
	for _, r := range w {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = 10*n + int(r-'0')
	}
	return n, true
}

// ordinal reads 2nd, third.
func (s *scan) ordinal(i int) (value, int) {
	w := s.words.at(i)
	if n, ok := ordinal[w]; ok && n > 0 {
		return numberValue(float64(n)), 1
	}
	if n, ok := ordinalFigures(w); ok {
		return numberValue(float64(n)), 1
	}
	if x := multiples[w]; x > 10 && s.words.at(i+1) == "-" {
		if y, ok := ordinal[s.words.at(i+2)]; ok && y > 0 && y < 10 {
			return numberValue(float64(x + y)), 3
		}
	}
	return none, -1
}

func ordinalFigures(w string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if body, ok := strings.CutSuffix(w, suffix); ok {
			return figures(body)
		}
	}
	return 0, false
}

// dayOfMonth reads 1 to 31 in figures, also 2nd. Ordinals in words are too
// often something else: "the second May meeting".
func (s *scan) dayOfMonth(i int) (value, int) {
	w := s.words.at(i)
	n, ok := figures(w)
	if !ok {
		n, ok = ordinalFigures(w)
	}
	if !ok || n < 1 || n > 31 || len(w) > 4 {
		return none, -1
	}
	return numberValue(float64(n)), 1
}

func (s *scan) year(i int) (value, int) {
	w := s.words.at(i)
	n, ok := figures(w)
	if !ok || len(w) != 4 || n < 1000 || n > 2199 {
		return none, -1
	}
	return numberValue(float64(n)), 1
}

// decade reads 1990s; the key is its first three figures.
func (s *scan) decade(i int) (value, int) {
	w := s.words.at(i)
	if body, ok := strings.CutSuffix(w, "s"); ok && len(body) == 4 {
		if n, ok := figures(body); ok && n%10 == 0 && n >= 1000 && n < 2200 {
			return value{key: body[:3], num: float64(n)}, 1
		}
	}
	return none, -1
}

// clock reads 15:30 and 3.30; the key is "15:30".
func (s *scan) clock(i int) (value, int) {
	h, m, ok := strings.Cut(s.words.at(i), ":")
	if !ok {
		h, m, ok = strings.Cut(s.words.at(i), ".")
	}
	hour, okH := figures(h)
	minute, okM := figures(m)
	if !ok || !okH || !okM || len(h) > 2 || len(m) != 2 || hour > 23 || minute > 59 {
		return none, -1
	}
	return clockValue(hour, minute), 1
}

// militaryClock reads 1530.
func (s *scan) militaryClock(i int) (value, int) {
	w := s.words.at(i)
	n, ok := figures(w)
	if !ok || len(w) != 4 || n/100 > 23 || n%100 > 59 {
		return none, -1
	}
	return clockValue(n/100, n%100), 1
}

// hours reads 1 to 12, also in words.
func (s *scan) hours(i int) (value, int) {
	w := s.words.at(i)
	n, ok := figures(w)
	if !ok {
		n, ok = cardinal[w]
	}
	if !ok || n < 1 || n > 12 {
		return none, -1
	}
	return clockValue(n, 0), 1
}

func clockValue(hour, minute int) value {
	return value{key: twoDigits(hour) + ":" + twoDigits(minute), num: float64(hour)}
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// numeric reads 2025-12-02, 13/12/2025, 2.12.2025; the key is the day, or "?"
// where day and month could change places.
func (s *scan) numeric(i int) (value, int) {
	w := s.words.at(i)
	if y, ok := s.year(i); ok > 0 && s.glued(i, 5) && s.words.at(i+1) == "-" && s.words.at(i+3) == "-" {
		return numericValue(y.key, s.words.at(i+2), s.words.at(i+4), 5)
	}
	if p := strings.Split(w, "."); len(p) == 3 && len(p[2]) == 4 {
		return numericValue(p[2], p[1], p[0], 1) // written so only where the day comes first
	}
	p := strings.Split(w, "/")
	if len(p) != 3 {
		return none, -1
	}
	if len(p[0]) == 4 {
		return numericValue(p[0], p[1], p[2], 1)
	}
	a, okA := figures(p[0])
	b, okB := figures(p[1])
	_, okY := figures(p[2])
	if !okA || !okB || !okY || len(p[2]) != 4 && len(p[2]) != 2 || a < 1 || b < 1 || a > 31 || b > 31 {
		return none, -1
	}
	switch {
	case a > 12 && b > 12:
		return none, -1
	case a > 12:
		return numericValue(p[2], p[1], p[0], 1)
	case b > 12 || a == b:
		return numericValue(p[2], p[0], p[1], 1)
	}
	return value{key: "?"}, 1
}

func numericValue(year, month, day string, words int) (value, int) {
	y, okY := figures(year)
	m, okM := figures(month)
	d, okD := figures(day)
	if len(year) == 2 {
		y += 2000
		if y > 2050 {
			y -= 100
		}
	}
	v := isoDay(y, m, d)
	if !okY || !okM || !okD || v == "" {
		return none, -1
	}
	return value{key: string(v)}, words
}

// glued reports whether n words from i on stand without space between them.
func (s *scan) glued(i, n int) bool {
	if i+n > len(s.words) {
		return false
	}
	for k := i + 1; k < i+n; k++ {
		if s.words[k].start != s.words[k-1].end {
			return false
		}
	}
	return true
}
