package linear

// Hash returns the atom of a string.
func Hash(s string) uint32 {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>16
}

// Mix joins v into the hash h.
func Mix(h, v uint32) uint32 {
	h = (h ^ v) * 0x9E3779B1
	return h ^ h>>15
}

// One to Four return the feature that template makes of its atoms. Templates are
// numbered so that equal atoms in different places stay different features.

func One(template, a uint32) uint32 { return Mix(start(template, a), last) }

func Two(template, a, b uint32) uint32 { return Mix(Mix(start(template, a), b), last) }

func Three(template, a, b, c uint32) uint32 { return Mix(Mix(Mix(start(template, a), b), c), last) }

func Four(template, a, b, c, d uint32) uint32 { return Mix(Three(template, a, b, c), d) }

func start(template, a uint32) uint32 { return Mix(template*0x85EBCA6B, a) }

const last = 0x27D4EB2F

// Fingerprint joins features into one number, which changes with any of them.
func Fingerprint(h uint32, features []uint32) uint32 {
	for _, f := range features {
		h = Mix(h, f)
	}
	return h
}
