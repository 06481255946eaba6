package neo4j

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// transaction runs statements by name. Its errors are the driver's own: inside
// a transaction nothing may wrap them, or the driver does not know what to try
// again.
type transaction struct {
	ctx context.Context
	tx  driver.ManagedTransaction
}

// rows runs a statement and returns all its rows.
func (t transaction) rows(statement string, params map[string]any) ([]*driver.Record, error) {
	result, err := t.tx.Run(t.ctx, statements[statement], packed(params))
	if err != nil {
		return nil, err
	}
	return result.Collect(t.ctx)
}

// run runs a statement for its effect.
func (t transaction) run(statement string, params map[string]any) error {
	result, err := t.tx.Run(t.ctx, statements[statement], packed(params))
	if err != nil {
		return err
	}
	_, err = result.Consume(t.ctx)
	return err
}

// packed makes one parameter of all: the server would compile a statement
// again for every length of list and text it meets in a parameter, but does not
// look into a map. So there is one plan a statement.
func packed(params map[string]any) map[string]any {
	if params == nil {
		return nil
	}
	return map[string]any{"p": params}
}

// state is what the Store node says.
type state struct{ schema, revision int64 }

// lock takes the lock of writers, then reads.
func (t transaction) lock() (state, error) {
	if err := t.run("store_lock", nil); err != nil {
		return state{}, err
	}
	rows, err := t.rows("store_state", nil)
	if err != nil {
		return state{}, err
	}
	if len(rows) != 1 {
		return state{}, fmt.Errorf("neo4j: %w: the Store node is gone; load into an empty database", errDamaged)
	}
	return state{schema: whole(rows[0], "schema"), revision: whole(rows[0], "revision")}, nil
}

// isConflict reports whether a constraint refused what another transaction
// made at the same time; the driver does not try that again.
func isConflict(err error) bool {
	var answer *driver.Neo4jError
	return errors.As(err, &answer) && answer.Code == "Neo.ClientError.Schema.ConstraintValidationFailed"
}

// text and whole read a column; null is the zero value.
func text(row *driver.Record, column string) string {
	v, _ := row.Get(column)
	s, _ := v.(string)
	return s
}

func whole(row *driver.Record, column string) int64 {
	v, _ := row.Get(column)
	n, _ := v.(int64)
	return n
}

func yes(row *driver.Record, column string) bool {
	v, _ := row.Get(column)
	b, _ := v.(bool)
	return b
}

// element decodes the column that holds an element as JSON.
func element[T any](row *driver.Record) (T, error) {
	var v T
	if err := json.Unmarshal([]byte(text(row, "data")), &v); err != nil {
		return v, fmt.Errorf("neo4j: %w: %T cannot be read", errDamaged, v)
	}
	return v, nil
}

func elements[T any](rows []*driver.Record) ([]T, error) {
	all := make([]T, 0, len(rows))
	for _, row := range rows {
		v, err := element[T](row)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}
