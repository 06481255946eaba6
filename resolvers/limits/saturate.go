package limits

import "strconv"

// ceiling is where counting stops. 90 fragments that double each other write
// out to 2^90 fields; sums must not wrap round to something small.
const ceiling = 1_000_000_000

func add(a, b int) int { return min(a+b, ceiling) }

func mul(a, b int) int { return int(min(int64(a)*int64(b), ceiling)) }

// figure prints a count that may have hit the ceiling.
func figure(n int) string {
	if n >= ceiling {
		return "over " + strconv.Itoa(ceiling)
	}
	return strconv.Itoa(n)
}
