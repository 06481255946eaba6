package source

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/parley-events/parley/loader/clean"
)

// sniffBytes are enough to tell formats and binary files apart.
const sniffBytes = 4096

// stream reads one input, decompressing it where it is gzip, whatever its name.
func (r *reader) stream(name string, in io.Reader) bool {
	buffered := bufio.NewReaderSize(in, 1<<16)
	if head, _ := buffered.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		zipped, err := gzip.NewReader(buffered)
		if err != nil {
			return r.fail(damaged(name, err))
		}
		buffered = bufio.NewReaderSize(zipped, 1<<16)
	}
	head, err := buffered.Peek(sniffBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return r.fail(damaged(name, err))
	}
	f := formatOf(name)
	if f == unknown {
		f = sniff(head)
	}
	if f == jsonLines {
		return r.lines(name, buffered)
	}
	data, failed := r.whole(name, buffered)
	if failed != nil {
		return r.fail(failed)
	}
	switch f {
	case htmlPage:
		return r.document(name, clean.HTML, data)
	case jsonArticles:
		return r.articles(name, data)
	}
	if utf16(data) {
		return r.fail(&Error{Name: name, Reason: "it is UTF-16", Do: "convert it, for instance with: iconv -f UTF-16 -t UTF-8"})
	}
	if at := invalidAt(data); at >= 0 {
		return r.fail(&Error{Name: name, Reason: fmt.Sprintf("it is not UTF-8 (byte %d)", at), Do: "convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"})
	}
	return r.document(name, clean.Text, data)
}

func (r *reader) document(name string, f clean.Format, data []byte) bool {
	return r.yield(Item{Name: name, Document: &clean.Document{Format: f, Data: data, Known: r.o.Known}}, nil)
}

// whole reads a document, and refuses what is empty, binary or too large.
func (r *reader) whole(name string, in io.Reader) ([]byte, *Error) {
	limit := r.o.maxBytes()
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		return nil, damaged(name, err)
	case int64(len(data)) > limit:
		return nil, &Error{Name: name, Reason: "it is larger than " + r.o.limit(), Do: "split it, or raise --max-bytes"}
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{Name: name, Reason: "it is empty"}
	case binary(data[:min(len(data), sniffBytes)]):
		return nil, &Error{Name: name, Reason: "it is a binary file, not a text", Do: "save the article as .html or .txt"}
	}
	return data, nil
}

// damaged tells a cut or broken archive from a file that cannot be read.
func damaged(name string, err error) *Error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Name: name, Reason: "the compressed file ends too early", Do: "fetch or copy it again", Err: err}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return &Error{Name: name, Reason: "the compressed file is damaged", Do: "fetch or copy it again", Err: err}
	}
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) {
		return &Error{Name: name, Reason: "the compressed file is damaged", Do: "fetch or copy it again", Err: err}
	}
	return unreadable(name, err)
}
