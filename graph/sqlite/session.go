package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
)

// session is one connection with its prepared statements. It is used by one
// call at a time.
type session struct {
	db *sql.DB
	// only says that its data lives and dies with the connection.
	only     bool
	conn     *sql.Conn
	prepared map[*statement]*sql.Stmt
}

// connect opens the connection, unless it is.
func (s *session) connect(ctx context.Context) error {
	if s.conn != nil {
		return nil
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	s.conn, s.prepared = conn, map[*statement]*sql.Stmt{}
	return nil
}

// close gives the connection up. The next call opens another.
func (s *session) close() error {
	if s.conn == nil {
		return nil
	}
	for _, st := range s.prepared {
		_ = st.Close() // closed with the connection at the latest
	}
	err := s.conn.Close()
	s.conn, s.prepared = nil, nil
	return err
}

func (s *session) statement(ctx context.Context, st *statement) (*sql.Stmt, error) {
	if p := s.prepared[st]; p != nil {
		return p, nil
	}
	p, err := s.conn.PrepareContext(ctx, st.sql)
	if err == nil {
		s.prepared[st] = p
	}
	return p, err
}

var (
	begin          = sqlOf("begin", "BEGIN")
	beginImmediate = sqlOf("begin immediate", "BEGIN IMMEDIATE")
	commit         = sqlOf("commit", "COMMIT")
	rollback       = sqlOf("rollback", "ROLLBACK")
)

// transact runs f inside a transaction, which is undone where f fails.
func (s *session) transact(ctx context.Context, start *statement, f func(tx) error) error {
	if err := s.connect(ctx); err != nil {
		return err
	}
	t := tx{ctx, s}
	err := t.exec(start)
	if err == nil {
		err = f(t)
	}
	if err == nil {
		err = ctx.Err()
	}
	// What is decided is carried through, even where the context ends now.
	t.ctx = context.WithoutCancel(ctx)
	if err == nil {
		err = t.exec(commit)
	}
	if err != nil && t.exec(rollback) != nil && !s.only {
		_ = s.close() // it is in no known state
	}
	return err
}

// tx is a transaction under way.
type tx struct {
	ctx context.Context
	*session
}

func (t tx) exec(st *statement, args ...any) error {
	p, err := t.statement(t.ctx, st)
	if err == nil {
		_, err = p.ExecContext(t.ctx, args...)
	}
	return err
}

// each calls scan for every row.
func (t tx) each(st *statement, scan func(*sql.Rows) error, args ...any) error {
	p, err := t.statement(t.ctx, st)
	if err != nil {
		return err
	}
	rows, err := p.QueryContext(t.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the single row of a statement that always has one.
func (t tx) one(st *statement, into any, args ...any) error {
	p, err := t.statement(t.ctx, st)
	if err == nil {
		err = p.QueryRowContext(t.ctx, args...).Scan(into)
	}
	return err
}

// decoded returns the records of a statement whose only column is JSON.
func decoded[T any](t tx, st *statement, args ...any) ([]T, error) {
	var (
		all []T
		raw sql.RawBytes
	)
	err := t.each(st, func(rows *sql.Rows) error {
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		var v T
		if err := json.Unmarshal(raw, &v); err != nil {
			return errStored("%v", err)
		}
		all = append(all, v)
		return nil
	}, args...)
	return all, err
}

// encode writes plain data as JSON, for a column or for json_each.
func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // domain types and lists of them cannot fail, once validated
	}
	return string(b)
}

// listOf is what json_each reads: a list, never null.
func listOf[T any](ids []T) string {
	if len(ids) == 0 {
		return "[]"
	}
	return encode(ids)
}
