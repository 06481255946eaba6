package actors

// spelled returns the person whose name the words are in another spelling
// ("Sergueï Lavrow"), -1 where there is none or more than one.
func (g *Gazetteer) spelled(name []string) int {
	i, ok := g.spelling[spelling(name)]
	if !ok || i < 0 {
		return -1
	}
	e := &g.entries[i]
	if alike(name, e.tokens) {
		return i
	}
	for _, alias := range e.actor.Aliases {
		if alike(name, newPattern(alias).path) {
			return i
		}
	}
	return -1
}

// alike tells whether first and last words differ by no more than
// transliterations do: a letter in three. The rough form alone makes Jon Berg of
// Ian Borg.
func alike(a, b []string) bool {
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	return near(a[0], b[0]) && near(a[len(a)-1], b[len(b)-1])
}

func near(a, b string) bool { return distance(a, b)*3 <= min(len(a), len(b)) }

// distance is the number of letters to change, add or drop.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// spelling returns a rough form of first and last name that transliterations of
// one name share, "" for names too short to tell.
func spelling(path []string) string {
	if len(path) < 2 {
		return ""
	}
	first, last := consonants(path[0]), consonants(path[len(path)-1])
	if len(first) < 2 || len(last) < 3 {
		return ""
	}
	return first + " " + last
}

// consonants keeps the first letter and the consonants, with letters that
// transliterations exchange made one.
func consonants(w string) string {
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		c := w[i]
		switch c {
		case 'y', 'j', 'i':
			c = 'i'
		case 'w', 'v':
			c = 'v'
		case 'k', 'q', 'c':
			c = 'k'
		case 'z', 's':
			c = 's'
		}
		if i > 0 && (c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'h') {
			continue
		}
		if len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
