package sqlite

import (
	"strconv"
	"strings"
)

// statement is one SQL text. All there are is known when the program starts:
// values are parameters, nothing is put together for a question.
type statement struct {
	name string
	sql  string
}

// statements lists them all.
var statements []*statement

// sqlOf registers a statement. Its parameters are ?1, ?2, …
func sqlOf(name, text string) *statement {
	s := &statement{name, text}
	statements = append(statements, s)
	return s
}

// numbered replaces :name by ?N, its place among names.
func numbered(text string, names []string) string {
	pairs := make([]string, 0, 2*len(names))
	for i, n := range names {
		pairs = append(pairs, ":"+n+":", "?"+strconv.Itoa(i+1))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// insertion writes rows of one shape, many at a time.
type insertion struct {
	width     int
	one, many *statement
}

// manyRows is how many rows one statement inserts: enough that the cost of a
// call does not count.
const manyRows = 32

func insertInto(verb, table string, columns ...string) *insertion {
	row := "(" + strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ") + ")"
	head := verb + " INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES "
	return &insertion{
		width: len(columns),
		one:   sqlOf("write "+table, head+row),
		many:  sqlOf("write many "+table, head+row+strings.Repeat(", "+row, manyRows-1)),
	}
}

// insert writes the rows, given as one list of values.
func (t tx) insert(in *insertion, values []any) error {
	st, step := in.many, in.width*manyRows
	for len(values) > 0 {
		if len(values) < step {
			st, step = in.one, in.width
		}
		if err := t.exec(st, values[:step]...); err != nil {
			return err
		}
		values = values[step:]
	}
	return nil
}
