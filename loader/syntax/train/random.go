package train

// random is a xorshift generator: the order of training must not change with
// the Go release.
type random uint64

func newRandom(seed uint64) *random {
	r := random(seed*2862933555777941757 + 3037000493)
	return &r
}

func (r *random) next() uint64 {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return uint64(*r)
}

func shuffle[T any](r *random, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := r.next() % uint64(i+1)
		list[i], list[j] = list[j], list[i]
	}
}
