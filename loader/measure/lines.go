package measure

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// lines calls do for every line of a file of JSON lines. The error says which
// line is wrong.
func lines[T any](r io.Reader, do func(T) error) error {
	const longest = 16 << 20
	s := bufio.NewScanner(r)
	s.Buffer(nil, longest)
	for n := 1; s.Scan(); n++ {
		var v T
		err := json.Unmarshal(s.Bytes(), &v)
		if err == nil {
			err = do(v)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return s.Err()
}
