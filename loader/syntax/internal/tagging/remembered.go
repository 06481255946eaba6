package tagging

import (
	"strings"

	"github.com/parley-events/parley/loader/syntax/internal/linear"
)

// remembered keeps the words met last, so that those of every sentence are not
// looked up each time. One may be lost to another in its place.
type remembered [1 << 12]Word

// longestRemembered keeps an address of a thousand letters out.
const longestRemembered = 32 // bytes

// word returns Model.word of a form.
func (r *remembered) word(m *Model, form string) Word {
	if len(form) == 0 || len(form) > longestRemembered {
		return m.word(form)
	}
	w := &r[linear.Hash(form)%uint32(len(r))]
	if w.given != form {
		// A copy: a part of the text would keep all of it in memory.
		*w = m.word(strings.Clone(form))
	}
	return *w
}
