package graph

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// MaxPage is the largest page a store returns, DefaultPage the size of a page
// that asks for none.
const (
	MaxPage     = 100
	DefaultPage = 25
)

// Page asks for a slice of a list, as the Relay cursor connections
// specification has it: the First after After, or the Last before Before.
type Page struct {
	First, Last   int
	After, Before Cursor
	// Total asks for the length of the whole list too; it costs a count.
	Total bool
}

// Backward reports whether the page counts from the end.
func (p Page) Backward() bool { return p.Last > 0 && p.First == 0 }

// Size is the number of items asked for.
func (p Page) Size() int {
	switch {
	case p.First > 0:
		return p.First
	case p.Last > 0:
		return p.Last
	}
	return DefaultPage
}

// Validate refuses negative and oversized pages, and both directions at once.
func (p Page) Validate() error {
	switch {
	case p.First < 0 || p.Last < 0:
		return fmt.Errorf("%w page: first and last cannot be negative", ErrInvalid)
	case p.First > 0 && p.Last > 0:
		return fmt.Errorf("%w page: ask for first or last, not both", ErrInvalid)
	case p.Size() > MaxPage:
		return fmt.Errorf("%w page: %d is over the maximum of %d; page on with after or before", ErrInvalid, p.Size(), MaxPage)
	}
	return nil
}

// List is one page of a list.
type List[T any] struct {
	Items []T
	// Cursors stand beside Items, one each.
	Cursors []Cursor
	// HasNext and HasPrevious say whether the list goes on at either end of
	// the page, whichever way it was asked for. An empty page lies where its
	// cursor does: after the last item there is a previous one.
	HasNext, HasPrevious bool
	// Total is the length of the whole list where it was asked for, else -1.
	Total int
}

// Cursor is a position in one list: its key in the order of the list, bound to
// the list it came from. It is opaque to callers.
type Cursor string

// ListName names a list, for its cursors: what is listed, under which
// parent, by which filter, in which order.
func ListName(what, parent string, filter any, order string) string {
	return hash([]any{what, parent, filter, order})
}

// NewCursor returns the cursor of the item with the key in the named list.
// A key is the text the list is ordered by, unique in it.
func NewCursor(list, key string) Cursor {
	plain := list + "|" + key
	return Cursor(base64.RawURLEncoding.EncodeToString([]byte(Digest("cursor", plain)[:8] + "|" + plain)))
}

// Key returns the key the cursor holds, or ErrInvalid where the cursor was
// tampered with or belongs to another list. The empty cursor has none.
func (c Cursor) Key(list string) (string, error) {
	if c == "" {
		return "", nil
	}
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err != nil {
		return "", errCursor()
	}
	sum, plain, ok := strings.Cut(string(b), "|")
	name, key, ok2 := strings.Cut(plain, "|")
	if !ok || !ok2 || sum != Digest("cursor", plain)[:8] || base64.RawURLEncoding.EncodeToString(b) != string(c) {
		return "", errCursor()
	}
	if name != list {
		return "", fmt.Errorf("%w cursor: it belongs to a list with another filter or order; start again without it", ErrInvalid)
	}
	return key, nil
}

func errCursor() error {
	return fmt.Errorf("%w cursor: it was not given out by this service; start again without it", ErrInvalid)
}

// Keys returns the keys of After and Before in the named list.
func (p Page) Keys(list string) (after, before string, err error) {
	if err = p.Validate(); err != nil {
		return "", "", err
	}
	if after, err = p.After.Key(list); err != nil {
		return "", "", err
	}
	before, err = p.Before.Key(list)
	return after, before, err
}
