package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/parley-events/parley/graph"
	"github.com/parley-events/parley/loader/clean"
)

// record is one article as JSON: schema.org's names, or those of front matter.
type record struct {
	URL           string `json:"url"`
	Headline      string `json:"headline"`
	Title         string `json:"title"`
	Publisher     string `json:"publisher"`
	Outlet        string `json:"outlet"`
	Author        string `json:"author"`
	Language      string `json:"language"`
	InLanguage    string `json:"inLanguage"`
	DatePublished string `json:"datePublished"`
	Published     string `json:"published"`
	DateModified  string `json:"dateModified"`
	Modified      string `json:"modified"`
	Text          string `json:"text"`
	ArticleBody   string `json:"articleBody"`
	HTML          string `json:"html"`
}

// articles reads a JSON file: one article, a list of them.
func (r *reader) articles(name string, data []byte) bool {
	var list []json.RawMessage
	if t := bytes.TrimSpace(data); t[0] != '[' {
		list = []json.RawMessage{t}
	} else if err := json.Unmarshal(t, &list); err != nil {
		return r.fail(notJSON(name, err))
	}
	if len(list) == 0 {
		return r.fail(&Error{Name: name, Reason: "the list holds no article"})
	}
	for i, raw := range list {
		each := name
		if len(list) > 1 {
			each = fmt.Sprintf("%s[%d]", name, i)
		}
		if !r.record(each, raw) {
			return false
		}
	}
	return true
}

// batchRecords is how many records of an export go to the store at once.
const batchRecords = 1000

// lines reads JSON Lines: articles, or records of the canonical export, in any
// mixture. Facts are gathered into batches; derived records are left out.
func (r *reader) lines(name string, in *bufio.Reader) bool {
	facts, seen := &graph.Batch{}, false
	flush := func() bool {
		if len(facts.Articles)+len(facts.Mentions)+len(facts.Decisions) == 0 {
			return true
		}
		full := facts
		facts = &graph.Batch{}
		return r.yield(Item{Name: name, Facts: full}, nil)
	}
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			r.yield(Item{Name: name}, err)
			return false
		}
		line, err := r.line(in)
		each := fmt.Sprintf("%s:%d", name, n)
		switch {
		case errors.Is(err, errTooLong):
			return flush() && r.fail(&Error{Name: each, Reason: "the line is longer than " + r.o.limit(), Do: "split it, or raise --max-bytes"})
		case err != nil && !errors.Is(err, io.EOF):
			return flush() && r.fail(damaged(each, err))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			seen = true
			fact, failed := addFact(facts, each, line)
			switch {
			case failed != nil:
				if !r.fail(failed) {
					return false
				}
			case !fact && !r.record(each, line):
				return false
			}
		}
		if len(facts.Mentions)+len(facts.Articles) >= batchRecords && !flush() {
			return false
		}
		if err != nil {
			break
		}
	}
	if !seen {
		return r.fail(&Error{Name: name, Reason: "it is empty"})
	}
	return flush()
}

var errTooLong = errors.New("line too long")

// line reads up to the next line break, within the limit.
func (r *reader) line(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(line)+len(part)) > r.o.maxBytes() {
			return nil, errTooLong
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// addFact adds the record of an export to the batch; false where the line is
// an article to be read.
func addFact(b *graph.Batch, name string, line []byte) (bool, *Error) {
	var kind struct {
		Kind graph.RecordKind `json:"kind"`
	}
	if err := json.Unmarshal(line, &kind); err != nil {
		return false, notJSON(name, err)
	}
	if kind.Kind == "" {
		return false, nil
	}
	var rec graph.Record
	if err := json.Unmarshal(line, &rec); err != nil {
		return false, &Error{Name: name, Reason: err.Error(), Do: "see the canonical export of parley dump", Err: err}
	}
	switch {
	case rec.Article != nil:
		b.Articles = append(b.Articles, *rec.Article)
	case rec.Mention != nil:
		b.Mentions = append(b.Mentions, *rec.Mention)
	case rec.Decision != nil:
		b.Decisions = append(b.Decisions, *rec.Decision)
	}
	return true, nil
}

// record yields one article given as JSON.
func (r *reader) record(name string, raw []byte) bool {
	var rec record
	if err := json.Unmarshal(raw, &rec); err != nil {
		return r.fail(notJSON(name, err))
	}
	d := clean.Document{Format: clean.Text, Data: []byte(cmp.Or(rec.Text, rec.ArticleBody))}
	if rec.HTML != "" && len(d.Data) == 0 {
		d = clean.Document{Format: clean.HTML, Data: []byte(rec.HTML)}
	}
	if len(bytes.TrimSpace(d.Data)) == 0 {
		return r.fail(&Error{Name: name, Reason: `the record has no "text" and no "html"`, Do: "give the article's body in one of them"})
	}
	d.Known = graph.Article{
		URL: rec.URL, Headline: cmp.Or(rec.Headline, rec.Title), Publisher: cmp.Or(rec.Publisher, rec.Outlet),
		Author: rec.Author, Language: cmp.Or(rec.Language, rec.InLanguage),
	}
	var err error
	if d.Known.Published, err = graph.ParsePublication(cmp.Or(rec.DatePublished, rec.Published)); err == nil {
		d.Known.Modified, err = graph.ParsePublication(cmp.Or(rec.DateModified, rec.Modified))
	}
	if err != nil {
		return r.fail(&Error{Name: name, Reason: err.Error(), Err: err})
	}
	if !r.o.Known.Published.IsZero() {
		d.Known.Published = r.o.Known.Published
	}
	return r.yield(Item{Name: name, Document: &d}, nil)
}

func notJSON(name string, err error) *Error {
	reason := "it is no JSON"
	var s *json.SyntaxError
	var t *json.UnmarshalTypeError
	switch {
	case errors.As(err, &s):
		reason = fmt.Sprintf("it is no JSON: %v (byte %d)", s, s.Offset)
	case errors.As(err, &t):
		reason = fmt.Sprintf("the field %q holds a %s, not a text", t.Field, t.Value)
	}
	return &Error{Name: name, Reason: reason, Do: "an article is an object with text, headline, url, publisher, datePublished", Err: err}
}
