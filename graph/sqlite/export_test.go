package sqlite

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"github.com/parley-events/parley/graph"
)

// Plans explains every statement: the lines of its plan by its name.
func Plans(s *Store) (map[string][]string, error) {
	plans := map[string][]string{}
	err := s.read(context.Background(), func(t tx) error {
		for _, st := range statements {
			if strings.HasPrefix(st.sql, "PRAGMA") || !strings.Contains(st.sql, " ") || strings.HasPrefix(st.sql, "BEGIN") {
				continue
			}
			explain := &statement{"explain " + st.name, "EXPLAIN QUERY PLAN " + st.sql}
			err := t.each(explain, func(rows *sql.Rows) error {
				var id, parent, unused int
				var line string
				err := rows.Scan(&id, &parent, &unused, &line)
				plans[st.name] = append(plans[st.name], line)
				return err
			}, make([]any, 20*manyRows)...) // NULL for every parameter
			if err != nil {
				return err
			}
		}
		return nil
	})
	return plans, err
}

// Walked returns the name of the term whose listing the filter walks, or
// "text", and how many events stand under it.
func Walked(s *Store, f graph.EventFilter) (name string, events int64, err error) {
	err = s.read(context.Background(), func(t tx) error {
		c := criteriaOf(f)
		terms, err := termsNamed(t, c.terms())
		if err != nil {
			return err
		}
		p, err := newPlan(t, c, terms)
		if err != nil {
			return err
		}
		for n, v := range terms {
			if v.number == p.walked[0][0] {
				name, events = n, p.total
			}
		}
		if p.walk == walkText {
			name = "text"
		}
		return nil
	})
	return name, events, err
}

// Migrations is how many there are: the version of the schema.
var Migrations = len(migrations)

// OpenAndHang makes the schema, calls inside before it is committed, and stays
// there.
func OpenAndHang(path string, inside func()) error {
	s := &Store{path: path, patience: time.Minute}
	if err := s.openSessions(); err != nil {
		return err
	}
	c := <-s.writer
	return c.transact(context.Background(), beginImmediate, func(t tx) error {
		if err := s.migrate(t); err != nil {
			return err
		}
		inside()
		select {}
	})
}
