package source

import (
	"context"
	"io/fs"
	"iter"
)

// FS yields the files of a file system, such as the samples in the binary, by
// name, as Read does for a folder.
func FS(ctx context.Context, files fs.FS, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r := &reader{ctx: ctx, o: o, yield: yield}
		err := fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || formatOf(p) == unknown {
				return err
			}
			f, err := files.Open(p)
			if err != nil {
				return err
			}
			defer f.Close()
			if !r.stream(p, f) {
				return fs.SkipAll
			}
			return ctx.Err()
		})
		if err != nil {
			yield(Item{Name: "."}, err)
		}
	}
}
