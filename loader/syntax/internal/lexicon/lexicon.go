// Package lexicon knows the words of WordNet: which inflected forms a word may
// be, and its lemma. All words are given and returned in lower case.
package lexicon

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strconv"
	"strings"
	"sync"
)

// The parts of speech of a lemma, as bits.
const (
	noun = 1 << iota
	verb
	adjective
	adverb
)

// irregular is what an irregular form stands for.
type irregular struct {
	lemma string
	pos   byte
}

type lexicon struct {
	lemmas    map[string]byte
	irregular map[string][]irregular
}

// words.txt.gz has a line a lemma: its parts of speech as a hexadecimal digit,
// the number of bytes it shares with the line before (counted up from '0'), the
// rest of it. An empty line follows, then the irregular forms: form, lemma, part
// of speech.
//
//go:embed wordnet/words.txt.gz
var compressed []byte

var words = sync.OnceValue(func() *lexicon {
	unzip, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		panic("lexicon: word list: " + err.Error())
	}
	list, err := io.ReadAll(unzip)
	if err != nil {
		panic("lexicon: word list: " + err.Error())
	}
	return read(string(list))
})

func read(list string) *lexicon {
	l := &lexicon{lemmas: make(map[string]byte, 80_000), irregular: make(map[string][]irregular, 6_000)}
	regular, rest, _ := strings.Cut(list, "\n\n")
	var (
		letters []byte // of all words, one behind the other: one string for all is quicker made
		ends    []int
		pos     []byte
	)
	previous := 0 // where the word before starts
	for line := range strings.SplitSeq(regular, "\n") {
		p, _ := strconv.ParseUint(line[:1], 16, 8)
		shared, start := int(line[1]-'0'), len(letters)
		letters = append(letters, letters[previous:previous+shared]...)
		letters = append(letters, line[2:]...)
		pos, ends, previous = append(pos, byte(p)), append(ends, len(letters)), start
	}
	all, start := string(letters), 0
	for i, end := range ends {
		l.lemmas[all[start:end]] = pos[i]
		start = end
	}
	for line := range strings.Lines(rest) {
		f := strings.Fields(line)
		l.irregular[f[0]] = append(l.irregular[f[0]], irregular{f[1], f[2][0] - '0'})
	}
	return l
}
