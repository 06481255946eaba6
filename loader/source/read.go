package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Read yields what the paths lead to, in their order: a file, the files of a
// folder and the folders in it by name, what a glob matches, or "-" for in.
// An item that cannot be read comes as an *Error; the others follow.
func Read(ctx context.Context, paths []string, in io.Reader, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r := &reader{ctx: ctx, in: in, o: o, yield: yield}
		for _, p := range paths {
			if !r.path(p) {
				return
			}
		}
	}
}

// reader walks the inputs; its methods return false once the caller has enough.
type reader struct {
	ctx   context.Context
	in    io.Reader
	o     Options
	yield func(Item, error) bool
}

func (r *reader) fail(e *Error) bool { return r.yield(Item{Name: e.Name}, e) }

func (r *reader) path(p string) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(Item{Name: p}, err)
		return false
	}
	if p == "-" {
		return r.stream("-", r.in)
	}
	if strings.Contains(p, "://") {
		return r.fail(&Error{Name: p, Reason: "parley does not fetch addresses", Do: "save the page as .html and load the file"})
	}
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r.glob(p)
	case err != nil:
		return r.fail(unreadable(p, err))
	case info.IsDir():
		return r.folder(p)
	}
	return r.file(p)
}

func (r *reader) glob(p string) bool {
	if !strings.ContainsAny(p, "*?[") {
		return r.fail(&Error{Name: p, Reason: "there is no such file or folder", Do: "check the path", Err: fs.ErrNotExist})
	}
	matches, err := filepath.Glob(p)
	if err != nil || len(matches) == 0 {
		return r.fail(&Error{Name: p, Reason: "the pattern matches no file", Do: "check the path", Err: fs.ErrNotExist})
	}
	for _, m := range matches {
		if !r.path(m) {
			return false
		}
	}
	return true
}

// folder reads the files in it that parley knows, by name, hidden ones left out.
func (r *reader) folder(dir string) bool {
	var files []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type().IsRegular() && formatOf(p) != unknown:
			files = append(files, p)
		}
		return r.ctx.Err()
	})
	switch {
	case r.ctx.Err() != nil:
		r.yield(Item{Name: dir}, r.ctx.Err())
		return false
	case err != nil:
		return r.fail(unreadable(dir, err))
	case len(files) == 0:
		return r.fail(&Error{Name: dir, Reason: "the folder holds no articles", Do: "parley reads " + known})
	}
	slices.Sort(files)
	for _, f := range files {
		if r.ctx.Err() != nil {
			r.yield(Item{Name: f}, r.ctx.Err())
			return false
		}
		if !r.file(f) {
			return false
		}
	}
	return true
}

func (r *reader) file(p string) bool {
	if formatOf(p) == unknown {
		return r.fail(&Error{Name: p, Reason: fmt.Sprintf("parley does not know files that end in %q", filepath.Ext(p)), Do: "it reads " + known})
	}
	f, err := os.Open(p)
	if err != nil {
		return r.fail(unreadable(p, err))
	}
	defer f.Close()
	return r.stream(p, f)
}

func unreadable(name string, err error) *Error {
	reason := "it cannot be read"
	if errors.Is(err, fs.ErrPermission) {
		reason = "it cannot be read: no permission"
	}
	var p *fs.PathError
	if errors.As(err, &p) && !errors.Is(err, fs.ErrPermission) {
		reason += ": " + p.Err.Error()
	}
	return &Error{Name: name, Reason: reason, Err: err}
}
