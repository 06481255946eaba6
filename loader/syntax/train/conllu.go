package train

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Word is a word of a treebank. Head is an index, -1 for the root. Start and End
// are byte offsets into the text of the sentence.
type Word struct {
	Form, Lemma, UPOS, XPOS, Rel string
	Head, Start, End             int
}

// Sentence is one sentence of a treebank.
type Sentence struct {
	ID, Text string
	Words    []Word
}

// Forms returns the forms of the words.
func (s *Sentence) Forms() []string {
	forms := make([]string, len(s.Words))
	for i, w := range s.Words {
		forms[i] = w.Form
	}
	return forms
}

// ReadTreebanks reads NAME.conllu or NAME.conllu.gz from dir for each name.
func ReadTreebanks(dir string, names ...string) ([]Sentence, error) {
	var all []Sentence
	for _, name := range names {
		sentences, err := readFile(filepath.Join(dir, name+".conllu"))
		if err != nil {
			return nil, fmt.Errorf("treebank %s: %w", name, err)
		}
		all = append(all, sentences...)
	}
	return all, nil
}

func readFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err == nil {
		defer f.Close()
		return ReadConllu(f)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if f, err = os.Open(path + ".gz"); err != nil {
		return nil, err
	}
	defer f.Close()
	unzip, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return ReadConllu(unzip)
}

// ReadConllu reads the basic trees. Empty nodes and the lines of multiword
// tokens, whose words follow on their own, are skipped.
func ReadConllu(r io.Reader) ([]Sentence, error) {
	var all []Sentence
	var s Sentence
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "":
			all = appendSentence(all, &s)
		case strings.HasPrefix(line, "#"):
			key, value, _ := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
			switch key {
			case "sent_id":
				s.ID = value
			case "text":
				s.Text = value
			}
		default:
			w, skip, err := readWord(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			if !skip {
				s.Words = append(s.Words, w)
			}
		}
	}
	return appendSentence(all, &s), lines.Err()
}

func appendSentence(all []Sentence, s *Sentence) []Sentence {
	if len(s.Words) > 0 {
		align(s)
		all = append(all, *s)
	}
	*s = Sentence{}
	return all
}

func readWord(line string) (w Word, skip bool, err error) {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return Word{}, false, fmt.Errorf("%d columns, want 10", len(f))
	}
	if strings.ContainsAny(f[0], "-.") {
		return Word{}, true, nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return Word{}, false, fmt.Errorf("head: %w", err)
	}
	return Word{Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: head - 1, Rel: f[7]}, false, nil
}

// align finds the words in the text. A form that differs from the text (as the
// words of some multiword tokens do) is put where it should be.
func align(s *Sentence) {
	const furthest = 8 // bytes of space and lost text between two words
	at := 0
	for i := range s.Words {
		w := &s.Words[i]
		gap := strings.Index(s.Text[at:], w.Form)
		if gap < 0 || gap > furthest {
			gap = len(s.Text[at:]) - len(strings.TrimLeft(s.Text[at:], " "))
		}
		w.Start = at + gap
		w.End = min(w.Start+len(w.Form), len(s.Text))
		at = w.End
	}
}
