package actors

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// record is one entry of a data file, or one term within it.
type record struct {
	line   int
	fields []field
}

// field is one "key: value" of a record. The value is a text, a list of texts,
// a record or a list of records.
type field struct {
	key     string
	line    int
	kind    valueKind
	text    string
	list    []string
	records []record
}

type valueKind byte

const (
	noValue valueKind = iota
	textValue
	listValue
	recordValue
	recordsValue
)

func (k valueKind) String() string {
	return [...]string{"nothing", "a text", "a list of texts", "fields", "a list of entries"}[k]
}

// records reads a YAML list of entries.
func (b *builder) records(text []byte) ([]record, error) {
	if list, ok := flowRecords(string(text)); ok {
		return list, nil
	}
	b.line, b.entry = 1, ""
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, b.yamlError(err)
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.SequenceNode {
		b.line = root.Line
		return nil, b.errorf("want a list of entries")
	}
	var list []record
	for _, n := range root.Content {
		list = append(list, nodeRecord(n))
	}
	return list, nil
}

// nodeRecord converts a node. One that is no mapping has no fields.
func nodeRecord(n *yaml.Node) record {
	r := record{line: n.Line}
	if n = resolved(n); n.Kind != yaml.MappingNode {
		return r
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		f := field{key: n.Content[i].Value, line: n.Content[i].Line}
		switch v := resolved(n.Content[i+1]); v.Kind {
		case yaml.ScalarNode:
			if v.Tag != "!!null" {
				f.kind, f.text = textValue, v.Value
			}
		case yaml.MappingNode:
			f.kind, f.records = recordValue, []record{nodeRecord(v)}
		case yaml.SequenceNode:
			f.kind = listValue
			for _, item := range v.Content {
				if item = resolved(item); item.Kind == yaml.ScalarNode {
					f.list = append(f.list, item.Value)
				} else {
					f.kind, f.records = recordsValue, append(f.records, nodeRecord(item))
				}
			}
		}
		r.fields = append(r.fields, f)
	}
	return r
}

func resolved(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

// flowRecords reads the plainest YAML there is, one "- {key: value, …}" a line:
// the large files are written so, and a reader of all of YAML takes ten times as
// long for them. It says false where a line may mean anything more; then YAML's
// own reader must be asked. A test holds that both read the same.
func flowRecords(text string) ([]record, bool) {
	list := make([]record, 0, strings.Count(text, "\n- "))
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, " \r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		s, ok := strings.CutPrefix(line, "- {")
		if !ok {
			return nil, false
		}
		f := flow{s: s, line: n}
		r, ok := f.record()
		if !ok || f.i != len(s) {
			return nil, false
		}
		list = append(list, r)
	}
	return list, true
}

// flow reads one line from s[i] on.
type flow struct {
	s    string
	i    int
	line int
}

func (f *flow) spaces() {
	for f.i < len(f.s) && f.s[f.i] == ' ' {
		f.i++
	}
}

// next takes the byte if it comes next.
func (f *flow) next(c byte) bool {
	f.spaces()
	if f.i < len(f.s) && f.s[f.i] == c {
		f.i++
		return true
	}
	return false
}

// record reads "key: value, key: value}".
func (f *flow) record() (record, bool) {
	r := record{line: f.line, fields: make([]field, 0, 8)}
	for {
		f.spaces()
		colon := strings.IndexByte(f.s[f.i:], ':')
		if colon < 1 || f.i+colon+1 >= len(f.s) || f.s[f.i+colon+1] != ' ' {
			return r, false
		}
		at := field{key: f.s[f.i : f.i+colon], line: f.line}
		if strings.ContainsAny(at.key, " \"'[]{},#&*!|>%@`") {
			return r, false
		}
		f.i += colon + 2
		ok := f.value(&at)
		r.fields = append(r.fields, at)
		switch {
		case !ok:
			return r, false
		case f.next('}'):
			return r, true
		case !f.next(','):
			return r, false
		}
	}
}

func (f *flow) value(at *field) (ok bool) {
	switch {
	case f.next('['):
		return f.sequence(at)
	case f.next('{'):
		r, ok := f.record()
		at.kind, at.records = recordValue, []record{r}
		return ok
	}
	at.kind = textValue
	at.text, ok = f.scalar()
	return ok
}

// sequence reads "a, b]" or "{…}, {…}]".
func (f *flow) sequence(at *field) bool {
	at.kind = listValue
	if f.next(']') {
		return true
	}
	for {
		if f.next('{') {
			r, ok := f.record()
			if !ok {
				return false
			}
			at.kind, at.records = recordsValue, append(at.records, r)
		} else {
			s, ok := f.scalar()
			if !ok {
				return false
			}
			at.list = append(at.list, s)
		}
		switch {
		case f.next(']'):
			return true
		case !f.next(','):
			return false
		}
	}
}

// scalar reads a text, plain or in quotation marks without escapes.
func (f *flow) scalar() (string, bool) {
	f.spaces()
	if f.i < len(f.s) && f.s[f.i] == '"' {
		end := strings.IndexAny(f.s[f.i+1:], `"\`)
		if end < 0 || f.s[f.i+1+end] == '\\' {
			return "", false
		}
		s := f.s[f.i+1 : f.i+1+end]
		f.i += end + 2
		return s, true
	}
	end := strings.IndexAny(f.s[f.i:], ",[]{}")
	if end < 0 {
		return "", false
	}
	s := strings.TrimRight(f.s[f.i:f.i+end], " ")
	f.i += end
	if s == "" || s == "~" || s == "null" || s[len(s)-1] == ':' || strings.Contains(s, ": ") || strings.Contains(s, " #") ||
		strings.IndexByte("'\"#&*!|>%@`?", s[0]) >= 0 || s[0] == '-' && (len(s) == 1 || s[1] == ' ') {
		return "", false
	}
	return s, true
}
