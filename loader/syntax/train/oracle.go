package train

import (
	"slices"

	"github.com/parley-events/parley/loader/syntax/internal/parsing"
)

// oracle returns the transition that loses the fewest arcs of the gold tree, for
// arc-hybrid parsing after Goldberg and Nivre (2013). heads holds the gold heads
// by position (see parsing.Sentence). Of equals the later in Legal wins, so that
// arcs are made as soon as possible. With trees that have crossing arcs no
// transition may be free.
func oracle(s *parsing.State, heads []int) uint8 {
	best, lowest := uint8(0), -1
	for _, action := range slices.Backward(s.Legal()) {
		if c := cost(s, heads, action); lowest < 0 || c < lowest {
			best, lowest = action, c
		}
	}
	return best
}

// cost counts the gold arcs that can no longer be made after action.
func cost(s *parsing.State, heads []int, action uint8) int {
	lost := 0
	if action == parsing.Shift {
		b := s.Buffer()
		stack := s.Stack()
		for k, x := range stack {
			if heads[x] == b || heads[b] == int(x) && k < len(stack)-1 {
				lost++
			}
		}
		return lost
	}
	head, d := s.Arc(action)
	gold := heads[d]
	if gold != head && stillPossible(s, gold, action) {
		lost++
	}
	for x := s.Buffer(); x <= s.Len(); x++ {
		if heads[x] == d {
			lost++
		}
	}
	return lost
}

// stillPossible tells whether the top of the stack could get the head gold by
// another transition than action.
func stillPossible(s *parsing.State, gold int, action uint8) bool {
	if gold >= s.Buffer() {
		return true
	}
	stack := s.Stack()
	return action == parsing.Left && len(stack) > 1 && gold == int(stack[len(stack)-2])
}
