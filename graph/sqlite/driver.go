package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// driverName is the driver's name in database/sql. This file is the only one
// that knows the driver.
const driverName = "sqlite"

// Result codes of SQLite (sqlite.org/rescode.html), without the extension.
const (
	codePerm     = 3
	codeBusy     = 5
	codeLocked   = 6
	codeReadOnly = 8
	codeIOErr    = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

// resultCode returns the primary result code of a driver's error, or 0.
func resultCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// openDB returns a handle whose connections have the pragmas set. Nothing is
// opened yet.
func openDB(path string, params url.Values, pragmas ...string) (*sql.DB, error) {
	for _, p := range pragmas {
		params.Add("_pragma", p)
	}
	name := "file::memory:"
	if path != Memory {
		name = "file:" + escapePath(path)
	}
	db, err := sql.Open(driverName, name+"?"+params.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(0) // sessions hold the connections, and close them
	return db, nil
}

// escapePath keeps what has a meaning in a URI filename out of it.
func escapePath(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

func busyTimeout(d time.Duration) string {
	return "busy_timeout(" + strconv.FormatInt(d.Milliseconds(), 10) + ")"
}

// isContext reports whether the error is that of a context that is over.
func isContext(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
