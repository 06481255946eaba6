package sqlite

import (
	"fmt"

	"github.com/parley-events/parley/graph"
)

// failure is an error of the store that tells what to do, and keeps what the
// driver said out of its text: errors.As still finds it.
type failure struct {
	kind    error // a sentinel of package graph
	message string
	cause   error
}

func (f *failure) Error() string { return fmt.Sprintf("%v: %s", f.kind, f.message) }

func (f *failure) Unwrap() []error { return []error{f.kind, f.cause} }

// explain turns an error of the driver into one of package graph. Errors of
// ours and of the context pass as they are.
func (s *Store) explain(err error) error {
	code := resultCode(err)
	if err == nil || code == 0 || isContext(err) {
		return err
	}
	fail := func(kind error, format string, args ...any) error {
		return &failure{kind, fmt.Sprintf(format, args...), err}
	}
	switch code {
	case codeBusy, codeLocked:
		return fail(graph.ErrUnavailable, "another process is writing to %s and did not finish in time; try again", s.path)
	case codeReadOnly:
		return fail(graph.ErrReadOnly, "%s may not be written to", s.path)
	case codeNotADB:
		return fail(graph.ErrInvalid, "%s is not a parley store", s.path)
	case codeCorrupt:
		return fail(graph.ErrUnavailable, "%s is damaged; restore it from a backup, or load the articles again into a new file", s.path)
	case codeFull:
		return fail(graph.ErrUnavailable, "there is no space left for %s", s.path)
	case codeCantOpen, codePerm:
		return fail(graph.ErrUnavailable, "cannot open %s; check that its folder exists and may be written to", s.path)
	case codeIOErr:
		return fail(graph.ErrUnavailable, "the disk failed under %s", s.path)
	}
	return fail(graph.ErrUnavailable, "%s failed with SQLite's code %d", s.path, code)
}

// errStored says that the store contradicts itself.
func errStored(format string, args ...any) error {
	return fmt.Errorf("%w: the store is damaged: "+format, append([]any{graph.ErrUnavailable}, args...)...)
}
