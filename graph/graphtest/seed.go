package graphtest

import (
	"flag"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

var seedFlag = flag.Uint64("graphtest.seed", 0, "replay the random tests of the store contract with this seed")

// seed returns the seed to use: the one asked for, else a new one. A test that
// fails prints it, with how to run it again.
func seed(t testing.TB) uint64 {
	t.Helper()
	s := *seedFlag
	if env := os.Getenv("GRAPHTEST_SEED"); s == 0 && env != "" {
		n, err := strconv.ParseUint(env, 10, 64)
		if err != nil {
			t.Fatalf("GRAPHTEST_SEED=%q is no seed: want a number", env)
		}
		s = n
	}
	if s == 0 {
		s = uint64(time.Now().UnixNano()) & (1<<32 - 1)
	}
	t.Logf("seed %d; replay with -run '^%s$' -graphtest.seed=%d", s, t.Name(), s)
	return s
}

// random returns the source of all that is random in a test.
func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }
